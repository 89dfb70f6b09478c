"""Finds what is still to be filled in: places in brackets, and fields that were never filled."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import XMLSyntaxError

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle

_MOST_UNPACKED = 50_000_000
_UNREADABLE = (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, XMLSyntaxError)
_TEXT = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|content\.xml|styles\.xml"
)
_PLACE = re.compile(r"\[[^\[\]]+\]|\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPHS = (qn("w:p"), f"{_ODF}p", f"{_ODF}h")
_SPACES = (qn("w:tab"), qn("w:br"), f"{_ODF}tab", f"{_ODF}s", f"{_ODF}line-break")
_REMOVED = (qn("w:del"), f"{_ODF}tracked-changes")  # text that is no longer part of the letter


def open_places(document: bytes) -> tuple[str, ...]:
    """Return the places of a letter or template (DOCX or ODT), each once, in order.

    A place is a text in brackets, or a field as in a template, even if the editor split it into
    several runs. Text that was deleted with tracked changes does not count.

    Raises:
        OfficerCanAct: it is neither kind of document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
                raise OfficerCanAct(Obstacle.LETTER_NOT_READ)
            names = [name for name in parts.namelist() if _TEXT.fullmatch(name)]
            paragraphs = [
                text for name in names for text in _paragraphs(parse_xml(parts.read(name)))
            ]
    except _UNREADABLE as error:
        raise OfficerCanAct(Obstacle.LETTER_NOT_READ) from error
    if not names:
        raise OfficerCanAct(Obstacle.LETTER_NOT_READ)
    places = (" ".join(place.split()) for text in paragraphs for place in _PLACE.findall(text))
    return tuple(dict.fromkeys(places))


def _paragraphs(root: BaseOxmlElement) -> Iterator[str]:
    for paragraph in root.iter(*_PARAGRAPHS):
        yield "".join(_text(paragraph))


def _text(element: BaseOxmlElement) -> Iterator[str]:
    """Yield the text of an element; in Word only what stands in a run is text."""
    is_odf = str(element.tag).startswith(_ODF)
    if element.tag in _SPACES:
        yield " "
    elif element.text and (is_odf or element.tag == qn("w:t")):
        yield element.text
    for child in element:
        if child.tag in _REMOVED:
            continue
        if child.tag not in _PARAGRAPHS:  # one inside another, in a text box, is read by itself
            yield from _text(child)
        if is_odf and child.tail:
            yield child.tail
