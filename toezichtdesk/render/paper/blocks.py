"""What a page is made of: blocks as plain values that a template of Typst sets.

All text is data. `plain` takes out what no page can show: control signs and what has no letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Block = dict[str, Any]

MISSING = "□"
_UNSHOWN = frozenset({"Co", "Cs", "Cn"})  # private use, half a sign, no sign at all


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a table: its heading, its share of the width, and the side it is set to."""

    title: str
    share: float
    side: Literal["left", "right"] = "left"


def plain(text: str) -> str:
    """Return the text as a page can show it: blanks for control signs, a box for unknown signs.

    A page in the archive format has a letter for every sign, so a sign without one is replaced.
    Signs that turn the direction of the text are dropped: they could make it read otherwise.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text)).strip()


def _shown(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in _UNSHOWN:
        return MISSING
    if category == "Cf":
        return ""
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return sign


def heading(text: str, level: int = 2) -> Block:
    """Return the title of a section; level 2 has a rule above it, 3 stands within a section."""
    return {"kind": "heading", "text": plain(text), "level": level}


def text(said: str) -> Block:
    """Return a paragraph."""
    return {"kind": "text", "text": plain(said)}


def strong(said: str) -> Block:
    """Return a paragraph in bold."""
    return {"kind": "strong", "text": plain(said)}


def small(said: str) -> Block:
    """Return a paragraph in small grey letters."""
    return {"kind": "small", "text": plain(said)}


def items(entries: Iterable[tuple[str, str]]) -> Block:
    """Return lines with a mark or a date before each."""
    return {"kind": "items", "entries": [[plain(mark), plain(said)] for mark, said in entries]}


def bullets(entries: Iterable[str]) -> Block:
    """Return a list with dots."""
    return {"kind": "bullets", "entries": [plain(said) for said in entries]}


def numbered(entries: Iterable[str]) -> Block:
    """Return a numbered list."""
    return {"kind": "numbered", "entries": [plain(said) for said in entries]}


def table(
    columns: Sequence[PaperColumn],
    rows: Iterable[Sequence[str]],
    *,
    room: float = 1.6,
    is_lined: bool = False,
) -> Block:
    """Return a table that repeats its headings on every page.

    room: points above and below each line. is_lined: a thin line under each row.
    """
    return {
        "kind": "table",
        "columns": [
            {"title": plain(one.title), "share": one.share, "side": one.side} for one in columns
        ],
        "rows": [[plain(cell) for cell in row] for row in rows],
        "room": room,
        "lined": is_lined,
    }


def chart(svg: str, described: str) -> Block:
    """Return a drawing over the whole width, with what it shows in words."""
    return {"kind": "chart", "svg": svg, "alt": plain(described)}


def notes(title: str) -> Block:
    """Return lines to write on: four at least, and all that is left of the page."""
    return {"kind": "notes", "text": title}


def pair(
    left: Sequence[Block], right: Sequence[Block], shares: tuple[float, float] = (1, 1)
) -> Block:
    """Return two columns beside each other."""
    return {"kind": "pair", "left": list(left), "right": list(right), "shares": list(shares)}


def section(title: str, found: Sequence[Block], otherwise: str) -> list[Block]:
    """Return a titled section, or the title with one sentence when there is nothing in it."""
    return [heading(title), *(found or [text(otherwise)])]
