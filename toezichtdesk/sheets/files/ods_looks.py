"""The looks that an OpenDocument sheet gives its cells: styles that strike through or hide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from toezichtdesk.sheets.files.looks import BLACK, SMALLEST_FONT, WHITE, Look, are_alike
from toezichtdesk.sheets.files.number_formats import SCALES, ZERO_WORDS

_NO_LINE = ("", "none")
_SIZED = {
    "style:table-column-properties": "style:column-width",
    "style:table-row-properties": "style:row-height",
}
_THIN = 1.0  # points
_GROUPED = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]0+)?|\d+(?:[.,]0+)?")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(pt|cm|mm|in)")
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0}


@dataclass(slots=True)
class OdsStyle:
    """What one style says; None is left to its parent.

    is_speck: its text is too small to be seen. is_thin: its row or column is.
    """

    parent: str = ""
    is_struck: bool | None = None
    is_raised: bool | None = None
    is_speck: bool | None = None
    is_thin: bool | None = None
    colour: str | None = None
    ground: str | None = None


class OdsStyles:
    """The styles of a document, by name; those of its two parts together."""

    def __init__(self) -> None:
        self._styles: dict[str, OdsStyle] = {}
        self._now = OdsStyle()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element within the styles."""
        if name == "style:style":
            self._now = OdsStyle(attributes.get("style:parent-style-name", ""))
            self._styles[attributes.get("style:name", "")] = self._now
            # A conditional style is named as it is shown, not as it is written.
            self._styles.setdefault(attributes.get("style:display-name", ""), self._now)
        elif name == "style:text-properties":
            self._take_text(attributes)
        elif name == "style:table-cell-properties" and "fo:background-color" in attributes:
            self._now.ground = _colour(attributes["fo:background-color"], WHITE)
        elif name in _SIZED:
            size = _points(attributes.get(_SIZED[name], ""))
            self._now.is_thin = None if size is None else size < _THIN

    def _take_text(self, attributes: Mapping[str, str]) -> None:
        lines = [
            attributes[name] not in _NO_LINE
            for name in ("style:text-line-through-style", "style:text-line-through-type")
            if name in attributes
        ]
        if lines:
            self._now.is_struck = all(lines)
        if "style:text-position" in attributes:
            place = attributes["style:text-position"].split()[:1]
            self._now.is_raised = place not in ([], ["0%"])
        if "fo:color" in attributes:
            self._now.colour = _colour(attributes["fo:color"], BLACK)
        elif attributes.get("style:use-window-font-color") == "true":
            self._now.colour = BLACK
        size = _points(attributes.get("fo:font-size", ""))
        if size is not None:
            self._now.is_speck = size < SMALLEST_FONT

    def is_struck(self, name: str) -> bool:
        """Return whether text in this style is struck through."""
        return bool(self._property_of(name, "is_struck"))

    def is_raised(self, name: str) -> bool:
        """Return whether text in this style stands above or below the line."""
        return bool(self._property_of(name, "is_raised"))

    def look(self, name: str) -> Look:
        """Return the look of a cell in this style; its number format shows in its text."""
        colour = self._property_of(name, "colour") or BLACK
        is_speck = self._property_of(name, "is_speck") is True
        is_unseen = is_speck or are_alike(str(colour), self.ground(name))
        return Look(is_struck=self.is_struck(name), is_unseen=is_unseen)

    def ground(self, name: str) -> str:
        """Return the colour that this style gives a cell."""
        return str(self._property_of(name, "ground") or WHITE)

    def is_thin(self, name: str) -> bool:
        """Return whether a row or column in this style is too thin to be seen."""
        return bool(self._property_of(name, "is_thin"))

    def _property_of(self, name: str, what: str) -> bool | str | None:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            value: bool | str | None = getattr(self._styles[name], what)
            if value is not None:
                return value
            name = self._styles[name].parent
        return None


def _colour(text: str, otherwise: str) -> str:
    """Return a colour as `are_alike` takes it."""
    digits = text.casefold().removeprefix("#")
    if len(digits) * 2 == len(WHITE):
        digits = "".join(digit * 2 for digit in digits)
    return digits if re.fullmatch(r"[0-9a-f]{6}", digits) else otherwise


def _points(length: str) -> float | None:
    """Return a length in points, None for one in another measure."""
    match = _LENGTH.fullmatch(length)
    return None if match is None else float(match[1]) * _POINTS[match[2]]


def shows_other(value: float, text: str) -> bool:
    """Return whether the text of a cell is not that of its whole number."""
    if value != int(value):
        return False
    shown = text.strip().replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")
    shown = shown.replace("\N{NARROW NO-BREAK SPACE}", " ")
    if value == 0 and shown.casefold() in ZERO_WORDS:
        return False
    digits = re.search(r"\d[\d.,' ]*", shown)
    if digits is None:
        return True
    if any(char in shown for char in "%‰") or SCALES.search(shown.casefold()):
        return True
    number = digits[0].strip(" .,'")
    if _GROUPED.fullmatch(number) is None or any(c.isdigit() for c in shown[digits.end() :]):
        return True
    whole = re.sub(r"[.,]0{1,2}$", "", number)
    is_behind = any(char in shown[: digits.start()] for char in "-(")
    return int(re.sub(r"\D", "", whole)) != abs(value) or is_behind != (value < 0)
