"""The looks that an OpenDocument sheet gives its cells: styles that strike through or hide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from toezichtdesk.sheets.files.looks import Look
from toezichtdesk.sheets.files.number_formats import SCALES, ZERO_WORDS

_NO_LINE = ("", "none")
_GROUPED = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]0+)?|\d+(?:[.,]0+)?")
_WHITE = ("#ffffff", "#fff")
_BARE = ("", "transparent", *_WHITE)


@dataclass(slots=True)
class OdsStyle:
    """What one style says; None is left to its parent."""

    parent: str = ""
    is_struck: bool | None = None
    is_raised: bool | None = None
    is_white: bool | None = None
    is_filled: bool | None = None


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
            self._now.is_filled = attributes["fo:background-color"].casefold() not in _BARE

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
            self._now.is_white = attributes["fo:color"].casefold() in _WHITE
        elif attributes.get("style:use-window-font-color") == "true":
            self._now.is_white = False

    def is_struck(self, name: str) -> bool:
        """Return whether text in this style is struck through."""
        return bool(self._property_of(name, "is_struck"))

    def is_raised(self, name: str) -> bool:
        """Return whether text in this style stands above or below the line."""
        return bool(self._property_of(name, "is_raised"))

    def look(self, name: str) -> Look:
        """Return the look of a cell in this style; its number format shows in its text."""
        is_unseen = self._property_of(name, "is_white") and not self._property_of(name, "is_filled")
        return Look(is_struck=self.is_struck(name), is_unseen=bool(is_unseen))

    def _property_of(self, name: str, what: str) -> bool | None:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            value: bool | None = getattr(self._styles[name], what)
            if value is not None:
                return value
            name = self._styles[name].parent
        return None


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
    if any(sign in shown for sign in "%‰") or SCALES.search(shown.casefold()):
        return True
    number = digits[0].strip(" .,'")
    if _GROUPED.fullmatch(number) is None or any(c.isdigit() for c in shown[digits.end() :]):
        return True
    whole = re.sub(r"[.,]0{1,2}$", "", number)
    is_behind = any(sign in shown[: digits.start()] for sign in "-(")
    return int(re.sub(r"\D", "", whole)) != abs(value) or is_behind != (value < 0)
