"""The looks that an .xlsx gives its cells: styles that are odd, and texts with odd parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, TypeVar
from xml.parsers import expat

from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.sheets.files.looks import (
    BLACK,
    SMALLEST_FONT,
    WHITE,
    Look,
    Run,
    Runs,
    are_alike,
    marked_texts,
)
from toezichtdesk.sheets.files.unreadable import Unreadable

_PERCENTAGES = {9: "0%", 10: "0.00%"}
_OFF = ("0", "false", "none")
_WHITES, _BLACKS = ("1", "9", "65"), ("0", "8", "64")  # 64, 65: what the window gives
T = TypeVar("T")
_RAISED = ("superscript", "subscript")
_PREFIX = re.compile(rb"(</?)\w+:")


@dataclass(frozen=True, slots=True)
class Looks:
    """What is odd in a workbook: looks by number of the style, runs by number of the text.

    conditional: the numbers of the conditional styles that strike through or hide. grounds: the
    colour that a style gives a cell, by number of the style; white ones are left out.
    """

    styles: Mapping[int, Look] = field(default_factory=dict)
    texts: Mapping[int, Runs] = field(default_factory=dict)
    conditional: frozenset[int] = frozenset()
    grounds: Mapping[int, str] = field(default_factory=dict)


def styles_of(xml: bytes) -> Looks:
    """Return what the styles of a workbook say; there are no texts among it yet.

    Raises:
        Unreadable: the part is no valid xml.
    """
    reader = _Styles()
    if xml:
        _parse(reader, (xml,))
    conditional = frozenset(reader.conditional | reader.unseen)
    return Looks(reader.looks(), {}, conditional, reader.grounds())


def texts_of(pieces: Iterable[bytes]) -> dict[int, Runs]:
    """Return the runs of the shared texts that have a part struck through or raised.

    Raises:
        Unreadable: the part is no valid xml.
    """
    reader = _Texts()
    _parse(reader, pieces)
    return reader.runs


@lru_cache(maxsize=256)
def runs_in(xml: bytes) -> Runs:
    """Return the runs of a text that stands in the cell itself.

    Raises:
        Unreadable: it is no valid xml.
    """
    return texts_of((b"<si>", _PREFIX.sub(rb"\1", xml), b"</si>")).get(0, ())


class _Reader(Protocol):
    """Follows the elements of a part; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str], /) -> None: ...
    def end(self, name: str, /) -> None: ...
    def text(self, text: str, /) -> None: ...


def _parse(reader: _Reader, pieces: Iterable[bytes]) -> None:
    def start(name: str, attributes: dict[str, str]) -> None:
        reader.start(name.rpartition(":")[2], attributes)

    def end(name: str) -> None:
        reader.end(name.rpartition(":")[2])

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.text
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - positional only
    except expat.ExpatError as error:
        raise Unreadable(RefusalCode.DAMAGED_XML) from error


def _is_on(attributes: Mapping[str, str]) -> bool:
    return attributes.get("val", "1") not in _OFF


class _Styles:
    """Collects fonts, fills and number formats, and the styles made of them."""

    def __init__(self) -> None:
        self._formats: dict[int, str] = dict(_PERCENTAGES)
        self._struck: list[bool] = []
        self._colours: list[str] = []
        self._specks: list[bool] = []
        self._grounds: list[str] = []
        self._styles: list[tuple[int, int, int]] = []
        self._within: list[str] = []
        self._conditions = 0
        self.conditional: set[int] = set()
        self.unseen: set[int] = set()

    def looks(self) -> dict[int, Look]:
        """Return the odd styles by their number."""
        looks: dict[tuple[int, int, int], Look] = {}
        by_style: dict[int, Look] = {}
        for number, style in enumerate(self._styles):
            if style not in looks:
                number_format, font, fill = style
                colour, ground = (
                    _at(self._colours, font, otherwise=BLACK),
                    _at(self._grounds, fill, otherwise=WHITE),
                )
                looks[style] = Look(
                    self._formats.get(number_format, "General"),
                    _at(self._struck, font, otherwise=False),
                    _at(self._specks, font, otherwise=False) or are_alike(colour, ground),
                )
            if not looks[style].is_plain:
                by_style[number] = looks[style]
        return by_style

    def grounds(self) -> dict[int, str]:
        """Return the colours of the styles that give a cell one, by their number."""
        colours = (_at(self._grounds, fill, otherwise=WHITE) for _, _, fill in self._styles)
        return {number: one for number, one in enumerate(colours) if one not in ("", WHITE)}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        within = self._within[-1] if self._within else ""
        self._within.append(name)
        if "dxfs" in self._within:
            self._start_conditional(name, attributes)
        elif name == "numFmt":
            self._formats[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")
        elif name == "font" and within == "fonts":
            self._struck.append(False)
            self._specks.append(False)
            self._colours.append(BLACK)
        elif name == "fill" and within == "fills":
            self._grounds.append(WHITE)
        elif within == "font" and self._struck:
            self._take_font(name, attributes)
        elif within in ("fill", "patternFill") and self._grounds:
            self._take_fill(name, attributes)
        elif name == "xf" and within == "cellXfs":
            numbers = (_number(attributes, key) for key in ("numFmtId", "fontId", "fillId"))
            number_format, font, fill = numbers
            self._styles.append((number_format, font, fill))

    def _take_font(self, name: str, attributes: dict[str, str]) -> None:
        if name == "strike":
            self._struck[-1] = self._struck[-1] or _is_on(attributes)
        elif name == "color":
            self._colours[-1] = _colour(attributes)
        elif name == "sz":
            self._specks[-1] = _size(attributes) < SMALLEST_FONT

    def _take_fill(self, name: str, attributes: dict[str, str]) -> None:
        """Note the ground of a fill; one of two colours, or that goes from one to another, hides
        no text.
        """
        if name == "patternFill":
            pattern = attributes.get("patternType", "none")
            self._grounds[-1] = {"none": WHITE, "solid": BLACK}.get(pattern, "")
        elif name == "fgColor" and self._grounds[-1] == BLACK:
            self._grounds[-1] = _colour(attributes)
        elif name == "gradientFill":
            self._grounds[-1] = ""

    def _start_conditional(self, name: str, attributes: dict[str, str]) -> None:
        self._conditions += name == "dxf"
        place = self._conditions - 1
        is_struck = name == "strike" and _is_on(attributes)
        number_format = attributes.get("formatCode", "") if name == "numFmt" else ""
        if is_struck or not Look(number_format).is_plain:
            self.conditional.add(place)
        elif name == "color" and "font" in self._within and _is_white(attributes):
            self.unseen.add(place)
        elif name == "bgColor" and not _is_white(attributes):
            self.unseen.discard(place)

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        self._within.pop()

    def text(self, text: str) -> None:
        """Styles hold no text."""


class _Texts:
    """Collects the runs of each text; phonetic help is no part of it."""

    def __init__(self) -> None:
        self.runs: dict[int, Runs] = {}
        self._count = 0
        self._runs: list[Run] = []
        self._within: list[str] = []
        self._text = ""
        self._is_struck = self._is_raised = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self._within.append(name)
        if name == "r":
            self._is_struck = self._is_raised = False
        elif name == "strike":
            self._is_struck = _is_on(attributes)
        elif name == "vertAlign":
            self._is_raised = attributes.get("val") in _RAISED
        elif name == "t":
            self._text = ""

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self._within.pop()
        if name == "t" and "rPh" not in self._within:
            self._runs.append(Run(self._text, self._is_struck, self._is_raised))
        elif name == "r":
            self._is_struck = self._is_raised = False
        elif name == "si":
            runs = marked_texts(self._runs)
            if runs:
                self.runs[self._count] = runs
            self._count += 1
            self._runs = []

    def text(self, text: str) -> None:
        """Take text."""
        if self._within and self._within[-1] == "t":
            self._text += text


def _at(items: list[T], place: int, *, otherwise: T) -> T:
    return items[place] if 0 <= place < len(items) else otherwise


def _size(attributes: Mapping[str, str]) -> float:
    text = attributes.get("val", "")
    return float(text) if re.fullmatch(r"\d{1,4}(?:\.\d+)?", text) else float(SMALLEST_FONT)


def _number(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _is_white(attributes: Mapping[str, str]) -> bool:
    return _colour(attributes) == WHITE


def _colour(attributes: Mapping[str, str]) -> str:
    """Return a colour as `are_alike` takes it."""
    if "rgb" in attributes:
        return attributes["rgb"].casefold()[-len(WHITE) :]
    if "theme" in attributes:
        theme, tint = attributes["theme"], attributes.get("tint", "").strip("0.")
        if not tint and theme in ("0", "1"):
            return WHITE if theme == "0" else BLACK
        return f"theme{theme} {tint}"
    index = attributes.get("indexed", _BLACKS[0])
    if index in _WHITES:
        return WHITE
    return BLACK if index in _BLACKS else f"index{index}"


def is_marked(piece: bytes) -> bool:
    """Return whether the bytes of texts hold a part that may be struck through or raised."""
    return b"strike" in piece or b"vertAlign" in piece
