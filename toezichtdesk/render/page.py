"""Setting blocks of text on one page: each knows its height, and how to become shorter.

A list that is cut off says so (`+3 meer in het dossier`); nothing disappears in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from toezichtdesk.render.canvas import Canvas
from toezichtdesk.render.lettering import LEADING, cut, width, wrap
from toezichtdesk.render.palette import PAPER

BODY = 7.6  # type size of the text, in points; these letters are wide
LINE = BODY * LEADING
GAP = 8.0  # between blocks, in points
_TITLE = LINE + 4.5
_FEW = 3  # entries that are kept before their lines are


class Block(Protocol):
    """A part of a page of a fixed width."""

    @property
    def height(self) -> float:
        """Points that the block takes."""

    def shorter(self) -> Block | None:
        """Return the block with less in it, or None when it is as short as it may be."""

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the block with its upper left corner in this point."""


@dataclass(frozen=True, slots=True)
class Items:
    """A titled list; each entry is a mark (a date, a box, a number) and a text.

    shown: entries set. lines: most lines of an entry. least: entries that are kept at any price.
    """

    title: str
    entries: tuple[tuple[str, str], ...]
    width: float
    shown: int = 99
    lines: int = 2
    least: int = 1
    empty: str = ""

    @property
    def height(self) -> float:
        """Points that the block takes."""
        count = sum(len(lines) for _, lines in self._set())
        return _TITLE + max(1, count + bool(self._hidden)) * LINE

    def shorter(self) -> Items | None:
        """Return the list with an entry less or shorter entries: three, then two lines each."""
        shown = min(self.shown, len(self.entries))
        if self.lines > 2 and shown <= max(self.least, _FEW):
            return replace(self, lines=self.lines - 1)
        if shown > self.least:
            return replace(self, shown=shown - 1)
        return replace(self, lines=self.lines - 1) if self.lines > 1 else None

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw title, entries and what is not shown."""
        y = title(canvas, self.title, left, top, self.width)
        if not self.entries:
            canvas.text(left, y, self.empty, BODY, PAPER.muted)
        for mark, lines in self._set():
            canvas.text(left, y, mark, BODY, PAPER.text)
            for line in lines:
                canvas.text(left + self._indent, y, line, BODY, PAPER.text)
                y -= LINE
        if self._hidden:
            canvas.text(left + self._indent, y, more(self._hidden), BODY, PAPER.muted)

    @property
    def _hidden(self) -> int:
        return max(0, len(self.entries) - self.shown)

    @property
    def _indent(self) -> float:
        marks = [width(mark, BODY) for mark, _ in self.entries]
        return max(marks, default=0.0) + 5 if any(marks) else 0.0

    def _set(self) -> list[tuple[str, tuple[str, ...]]]:
        room = self.width - self._indent
        return [
            (mark, wrap(text, room, BODY, most=self.lines) or ("",))
            for mark, text in self.entries[: self.shown]
        ]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and the side it is set to."""

    heading: str
    share: float
    side: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a line of text above it; a cell that is too long ends in `…`.

    lines: most lines of a cell. least: rows that are kept at any price.
    """

    title: str
    intro: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    width: float
    shown: int = 99
    lines: int = 2
    least: int = 1
    intro_lines: int = 2

    @property
    def height(self) -> float:
        """Points that the block takes."""
        below = sum(max(len(cell) for cell in row) for row in self._set())
        count = len(self._intro()) + self._has_heading + below + bool(self._hidden)
        return _TITLE + max(1, count) * LINE

    def shorter(self) -> Table | None:
        """Return the table with a row less, at last with shorter cells and a shorter intro."""
        shown = min(self.shown, len(self.rows))
        if shown > self.least:
            return replace(self, shown=shown - 1)
        if self.lines > 1 and self.rows:
            return replace(self, lines=self.lines - 1)
        return replace(self, intro_lines=1) if len(self._intro()) > 1 else None

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw title, line, heading and rows."""
        y = title(canvas, self.title, left, top, self.width)
        for line in self._intro():
            canvas.text(left, y, line, BODY, PAPER.text)
            y -= LINE
        if self._has_heading:
            headings = [(column.heading,) for column in self.columns]
            self._row(canvas, left, y, headings, BODY - 1, PAPER.muted)
            canvas.lines([[(left, y - 2.5), (left + self.width, y - 2.5)]], PAPER.grid)
            y -= LINE
        for row in self._set():
            self._row(canvas, left, y, row, BODY, PAPER.text)
            y -= max(len(cell) for cell in row) * LINE
        if self._hidden:
            canvas.text(left, y, more(self._hidden), BODY, PAPER.muted)

    @property
    def _hidden(self) -> int:
        return max(0, len(self.rows) - self.shown)

    @property
    def _has_heading(self) -> bool:
        return bool(self.rows) and any(column.heading for column in self.columns)

    def _set(self) -> list[list[tuple[str, ...]]]:
        return [
            [
                wrap(cell, column.share * self.width - 6, BODY, most=self.lines)
                for column, cell in zip(self.columns, row, strict=True)
            ]
            for row in self.rows[: self.shown]
        ]

    def _intro(self) -> tuple[str, ...]:
        return wrap(self.intro, self.width, BODY, most=self.intro_lines)

    def _row(
        self,
        canvas: Canvas,
        left: float,
        top: float,
        cells: Sequence[tuple[str, ...]],
        size: float,
        colour: str,
    ) -> None:
        for column, lines in zip(self.columns, cells, strict=True):
            room = column.share * self.width
            x = left if column.side == "left" else left + room - 6
            for number, line in enumerate(lines):
                canvas.text(x, top - number * LINE, line, size, colour, across=column.side)
            left += room


@dataclass(frozen=True, slots=True)
class Stacked:
    """Blocks of the same width under each other."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        """Points that the block takes."""
        return total(self.blocks) - GAP

    def shorter(self) -> Stacked | None:
        """Return the stack with its tallest block that can be shortened; None when none can."""
        for block in sorted(self.blocks, key=lambda one: one.height, reverse=True):
            less = block.shorter()
            if less is not None:
                return Stacked(tuple(less if one is block else one for one in self.blocks))
        return None

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw all."""
        for block in self.blocks:
            block.draw(canvas, left, top)
            top -= block.height + GAP


@dataclass(frozen=True, slots=True)
class Beside:
    """Two blocks next to each other; the taller one becomes shorter first."""

    left: Block
    right: Block
    offset: float

    @property
    def height(self) -> float:
        """Points that the block takes."""
        return max(self.left.height, self.right.height)

    def shorter(self) -> Beside | None:
        """Return the pair with the taller one shortened; None when that is not possible."""
        if self.left.height >= self.right.height:
            left = self.left.shorter()
            return None if left is None else replace(self, left=left)
        right = self.right.shorter()
        return None if right is None else replace(self, right=right)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw both."""
        self.left.draw(canvas, left, top)
        self.right.draw(canvas, left + self.offset, top)


def fit(blocks: Sequence[Block], room: float) -> list[Block]:
    """Return the blocks, the tallest made shorter until all fit in `room` points with gaps.

    What is left then goes to the first blocks: a step of the last ones may have saved too much.
    """
    fitted = list(blocks)
    tried = [[block] for block in blocks]
    stiff: set[int] = set()
    while total(fitted) > room and len(stiff) < len(fitted):
        place = max(
            (number for number in range(len(fitted)) if number not in stiff),
            key=lambda number: fitted[number].height,
        )
        less = fitted[place].shorter()
        if less is None:
            stiff.add(place)
        else:
            fitted[place] = less
            tried[place].append(less)
    for place, versions in enumerate(tried):
        left = room - total(fitted) + fitted[place].height
        fitted[place] = next((one for one in versions if one.height <= left), fitted[place])
    return fitted


def total(blocks: Sequence[Block]) -> float:
    """Return the points that the blocks take with a gap after each."""
    return sum(block.height + GAP for block in blocks)


def title(canvas: Canvas, text: str, left: float, top: float, room: float) -> float:
    """Draw the title of a block with a rule above it; return the baseline of the first line."""
    canvas.lines([[(left, top), (left + room, top)]], PAPER.text, thick=0.7)
    words = cut(text, room, BODY, bold=True)
    canvas.text(left, top - LINE, words, BODY, PAPER.text, bold=True, name="heading")
    return top - _TITLE - BODY


def more(count: int) -> str:
    """Return what stands under a list that was cut off."""
    return f"+{count} meer in het dossier"
