"""What has to be said of a sheet that was read: what was left out, and what nobody sees in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.sheet_warnings import (
    NAMED_AT_MOST,
    SheetWarning,
    WarningCode,
    warn,
)
from toezichtdesk.sheets.cells import Cell, letters, shown
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.halves import HalfYears
from toezichtdesk.sheets.figures.header import Header, Heading
from toezichtdesk.sheets.files.grids import Grid
from toezichtdesk.sheets.numbers import TASKS


def about_unread(grid: Grid, unknown: Iterable[Heading]) -> Iterator[SheetWarning]:
    """Yield which columns have a heading that means nothing here."""
    places = [
        f"{letters(grid.first_column + heading.index)} „{shown(heading.text)}”"
        for heading in unknown
    ]
    if places:
        yield named(WarningCode.COLUMNS_UNKNOWN, places)


def about_unread_figures(
    grid: Grid, header: Header, below: Sequence[Sequence[Cell]]
) -> Iterator[SheetWarning]:
    """Yield which unknown columns with numbers may be the count or the task that is not there.

    below: the first rows under the headings.
    """
    has_count = Column.REALISED in header.columns
    has_task = bool(TASKS & header.columns.keys())
    if has_count == has_task:
        return
    places = [
        f"{letters(grid.first_column + heading.index)} „{shown(heading.text)}”"
        for heading in header.unknown
        if any(isinstance(row[heading.index], float) for row in below)
    ]
    if places:
        yield named(WarningCode.TASK_UNREAD if has_count else WarningCode.COUNT_UNREAD, places)


def about_half_years(
    grid: Grid, halves: HalfYears, tables: Sequence[ColumnTable]
) -> Iterator[SheetWarning]:
    """Yield which half-years the columns were read of, and which columns were left out."""
    if len(tables) > 1:
        yield warn(
            WarningCode.HALF_YEARS_BESIDE, names=tuple(str(table.period) for table in tables)
        )
    if halves.left_out:
        places = [
            f"{letters(grid.first_column + h.index)} „{shown(h.text)}”" for h in halves.left_out
        ]
        yield named(WarningCode.OF_OTHER_HALF_YEAR, places)


def about_hidden(
    grid: Grid, numbers: Collection[int], places: Iterable[str]
) -> Iterator[SheetWarning]:
    """Yield which of the rows and columns that were read are hidden. places: letters."""
    rows = [str(number) for number in grid.hidden_rows if number in numbers]
    if rows:
        yield named(WarningCode.ROWS_HIDDEN, rows)
    hidden = {letters(column) for column in grid.hidden_columns}
    columns = [place for place in places if place in hidden]
    if columns:
        yield named(WarningCode.COLUMNS_HIDDEN, columns)


def about_look(
    grid: Grid, numbers: Collection[int], places: Iterable[str]
) -> Iterator[SheetWarning]:
    """Yield which of the cells that were read may not look as they were read. places: letters."""
    read = set(places)
    zeros = [
        f"{letters(column)}{row}"
        for row, column in grid.unseen
        if row in numbers and letters(column) in read
    ]
    if zeros:
        yield named(WarningCode.ZEROS_UNSEEN, zeros)
    if grid.conditions:
        yield named(WarningCode.CONDITIONAL_LOOK, list(dict.fromkeys(grid.conditions)))


def named(code: WarningCode, names: Sequence[str]) -> SheetWarning:
    """Return the warning about these rows or columns; the first are named, the others counted."""
    return warn(code, names=tuple(names[:NAMED_AT_MOST]), more=len(names[NAMED_AT_MOST:]))
