"""Which columns belong to the table: it ends at an empty column, as it does to the eye."""

from __future__ import annotations

from collections.abc import Sequence

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.sheets.cells import Cell, is_blank, letters, shown
from toezichtdesk.sheets.figures.header import (
    FIGURES,
    NAMES,
    Header,
    Heading,
    is_header,
)
from toezichtdesk.sheets.figures.headings import meaning_of, words
from toezichtdesk.sheets.files.grids import Grid


def split_columns(
    grid: Grid, rows: Sequence[Sequence[Cell]], first: int, headings: list[Heading]
) -> tuple[list[Heading], list[Heading]]:
    """Return the headings of the table with municipalities, and those beside it.

    rows: the first ones of the sheet; first: the row with the headings, counted from 0.
    """
    width = len(rows[first])
    filled = {heading.index for heading in headings} | _covered(grid, first)
    filled |= {i for row in rows[first:] for i, cell in enumerate(row) if not is_blank(cell)}
    block: list[Heading] = []
    for name in (heading for heading in headings if set(heading.meaning.columns) & set(NAMES)):
        left = right = name.index
        while left - 1 in filled:
            left -= 1
        while right + 1 < width and right + 1 in filled:
            right += 1
        block = [heading for heading in headings if left <= heading.index <= right]
        if is_header(block):
            break
    in_block = {heading.index for heading in block}
    return block, [heading for heading in headings if heading.index not in in_block]


def split_up(grid: Grid, block: list[Heading], beside: list[Heading]) -> list[Refusal]:
    """Refuse columns after an empty one that may belong to the table after all.

    They do not when they are a table of their own: with names, headings that mean nothing here, or
    those that the table has already.
    """
    recognised = {column for heading in block for column in heading.meaning.columns}
    added = [column for heading in beside for column in heading.meaning.columns]
    is_own = any(not heading.meaning.columns for heading in beside) or (
        bool(recognised.intersection(added)) or bool(set(added) & set(NAMES))
    )
    figures = [h for h in beside if set(h.meaning.columns) & set(FIGURES)]
    if not figures or (is_own and is_header(block)):
        return []
    heading = figures[0]
    why = problem(RefusalCode.HEADING_APART, heading=shown(heading.text))
    return [Refusal(grid.name, heading.cell, why)]


def hidden_beside(grid: Grid, header: Header) -> list[Refusal]:
    """Refuse a hidden column of figures beside a visible one that speaks of the same.

    With `Gerealiseerd` hidden and `Gerealiseerd nieuw` in sight, the old one would be read.
    """
    hidden = {column - grid.first_column for column in grid.hidden_columns}
    seen = [heading for heading in header.unknown if heading.index not in hidden]
    refusals: list[Refusal] = []
    for column in FIGURES:
        read = header.columns.get(column)
        if read is None or read.index not in hidden:
            continue
        alike = next((heading for heading in seen if _speaks_of(heading, column)), None)
        if alike is not None:
            why = problem(
                RefusalCode.HEADING_BESIDE_HIDDEN,
                heading=shown(alike.text),
                cell=read.cell,
                column=column.value,
            )
            refusals.append(Refusal(grid.name, alike.cell, why))
    return refusals


def _speaks_of(heading: Heading, column: Column) -> bool:
    spoken = words(heading.text).split()
    some = (
        " ".join(spoken[i:j]) for i in range(len(spoken)) for j in range(i + 1, len(spoken) + 1)
    )
    return any(column in meaning_of(text).columns for text in some)


def named_beside(grid: Grid, beside: Sequence[Heading]) -> list[str]:
    """Return the columns beside the table as a warning names them."""
    return [f"{letters(grid.first_column + h.index)} „{shown(h.text)}”" for h in beside]


def _covered(grid: Grid, first: int) -> set[int]:
    """Return the columns that look filled or are not seen: under a merged block, or hidden."""
    covered = {
        column - grid.first_column
        for (_, left), (bottom, right) in grid.merged
        if bottom >= first
        for column in range(left, min(right, left + 1000) + 1)
        if right > left
    }
    return covered | {column - grid.first_column for column in grid.hidden_columns}
