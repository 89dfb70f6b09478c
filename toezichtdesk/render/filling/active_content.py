"""Refuses documents with active content: what could run, load or fetch when opened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle

_MOST_UNPACKED = 50_000_000
_MAIN = "word/document.xml"
_FILLED = re.compile(r"word/(document|header\d*|footer\d*)\.xml|docProps/core\.xml")
_FIELD = re.compile(r"\{\{|\{%")
_ACTIVE = ("vbaproject", "/embeddings/", "/activex/", "/afchunk")
# Word fields that fetch a file, a site or a program when the letter is opened.
_FETCHING = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|MACROBUTTON)\b", re.I
)


def refuse_what_acts(template: bytes) -> None:
    """Refuse a template with active content.

    Raises:
        OfficerCanAct: it is not a document, contains a program or another file, refers to something
            outside, or has a field where none is filled.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as parts:
            names = parts.namelist()
            unpacked = sum(part.file_size for part in parts.infolist())
            if _MAIN not in names or unpacked > _MOST_UNPACKED:
                raise _no_document()
            _refuse_files(names)
            for name in names:
                if name.endswith((".rels", ".xml")):
                    _refuse_part(name, parts.read(name))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise _no_document() from error


def _refuse_files(names: list[str]) -> None:
    if any(part in f"/{name.lower()}" for name in names for part in _ACTIVE):
        raise OfficerCanAct(Obstacle.TEMPLATE_ACTS)


def _refuse_part(name: str, content: bytes) -> None:
    root = parse_xml(content)  # a broken one ends this process, which `filler` reports
    if name.endswith(".rels"):
        if any(map(_is_outside, root.iter())):
            raise OfficerCanAct(Obstacle.TEMPLATE_LEADS_OUTSIDE)
        return
    if _FETCHING.search("".join(_instructions(root))):
        raise OfficerCanAct(Obstacle.TEMPLATE_LEADS_OUTSIDE)
    if not _FILLED.fullmatch(name) and _FIELD.search("".join(root.itertext())):
        raise OfficerCanAct(Obstacle.FIELD_NOT_FILLED, name=name)


def _is_outside(element: BaseOxmlElement) -> bool:
    """Return whether a part is linked to something outside, other than a clickable link."""
    is_link = element.get("Type", "").endswith("/hyperlink")
    return element.get("TargetMode", "").casefold() == "external" and not is_link


def _instructions(root: BaseOxmlElement) -> Iterator[str]:
    """Yield the instructions of Word fields, joined where Word split them."""
    for element in root.iter(qn("w:instrText"), qn("w:fldSimple")):
        yield element.text or "" if element.tag == qn("w:instrText") else ""
        yield element.get(qn("w:instr"), "")


def _no_document() -> OfficerCanAct:
    return OfficerCanAct(Obstacle.NOT_A_TEMPLATE)
