"""The building blocks of a page, as plain values for a Typst template.

All text is data. `printable` replaces what cannot be shown: control characters, and characters
that no font has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from toezichtdesk.render.paper.typeface import printable

Block = dict[str, object]


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a table: its heading, share of the width, and alignment."""

    title: str
    share: float
    side: Literal["left", "right"] = "left"


def heading(text: str, level: int = 2) -> Block:
    """Return the title of a section; level 2 has a rule above it, 3 is within a section."""
    return {"kind": "heading", "text": printable(text), "level": level}


def text(words: str) -> Block:
    """Return a paragraph."""
    return {"kind": "text", "text": printable(words)}


def strong(words: str) -> Block:
    """Return a paragraph in bold."""
    return {"kind": "strong", "text": printable(words)}


def said_first(*said: str) -> tuple[Block, ...]:
    """Return what comes before anything else on a paper; nothing for what is empty."""
    return tuple(strong(words) for words in said if words)


def lacking(words: str) -> Block:
    """Return a paragraph in bold that says what did not fit; the window says it too."""
    return {**strong(words), "lacks": words}


def lacks_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what did not fit in these blocks."""
    for block in blocks:
        if isinstance(words := block.get("lacks"), str):
            yield words
        for side in ("left", "right"):
            if isinstance(inner := block.get(side), list):
                yield from lacks_in(inner)


def small(words: str) -> Block:
    """Return a paragraph in small grey letters."""
    return {"kind": "small", "text": printable(words)}


def items(entries: Iterable[tuple[str, str]]) -> Block:
    """Return lines, each with a mark or date in front."""
    return {
        "kind": "items",
        "entries": [[printable(mark), printable(words)] for mark, words in entries],
    }


def bullets(entries: Iterable[str]) -> Block:
    """Return a list with dots."""
    return {"kind": "bullets", "entries": [printable(words) for words in entries]}


def numbered(entries: Iterable[str]) -> Block:
    """Return a numbered list."""
    return {"kind": "numbered", "entries": [printable(words) for words in entries]}


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
            {"title": printable(one.title), "share": one.share, "side": one.side} for one in columns
        ],
        "rows": [[printable(cell) for cell in row] for row in rows],
        "room": room,
        "lined": is_lined,
    }


def chart(svg: str, described: str) -> Block:
    """Return a drawing over the whole width, with its description."""
    return {"kind": "chart", "svg": svg, "alt": printable(described)}


def notes(title: str) -> Block:
    """Return lines to write on: at least four, filling the rest of the page."""
    return {"kind": "notes", "text": title}


def pair(
    left: Sequence[Block], right: Sequence[Block], shares: tuple[float, float] = (1, 1)
) -> Block:
    """Return two columns side by side."""
    return {"kind": "pair", "left": list(left), "right": list(right), "shares": list(shares)}


def section(title: str, blocks: Sequence[Block], otherwise: str) -> list[Block]:
    """Return a titled section; without blocks, the title and one sentence."""
    return [heading(title), *(blocks or [text(otherwise)])]
