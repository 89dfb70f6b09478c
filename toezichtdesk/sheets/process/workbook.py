"""Reads one file into tables, within this process: what the child process does for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from toezichtdesk.domain.importing import Layout
from toezichtdesk.domain.lists import ReadList
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import NAMED_AT_MOST, SheetWarning, WarningCode, warn
from toezichtdesk.sheets.cells import Cell, is_blank, shown
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.header import (
    NAMES,
    ROWS_SEARCHED,
    half_a_header,
    headings_of,
    is_header,
)
from toezichtdesk.sheets.figures.headings import words
from toezichtdesk.sheets.figures.table import read_tables
from toezichtdesk.sheets.files.grids import Grid, open_book
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.lists.headings import find_lists
from toezichtdesk.sheets.lists.reader import read_lists

_SEPARATORS = (";", ",", "\t", "|")
_EXPLANATION = "toelichting"  # the name of a sheet on which nobody expects a table


@dataclass(slots=True)
class Outcome:
    """What was read of one file; with a refusal of the file itself there is nothing else."""

    tables: list[ColumnTable] = field(default_factory=list)
    lists: list[ReadList] = field(default_factory=list)
    warnings: list[SheetWarning] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def read_content(
    content: bytes, file_name: str, layouts: Mapping[str, Layout] | None = None
) -> Outcome:
    """Return tables and lists in the bytes of a file; what is expected to go wrong is a refusal.

    layouts: what the officer said before, by signature.
    """
    try:
        return _read(content, file_name, layouts or {})
    except Unreadable as unreadable:
        return Outcome(refusals=[unreadable.refusal])


def _read(content: bytes, file_name: str, layouts: Mapping[str, Layout]) -> Outcome:
    book = open_book(content, file_name)
    outcome = Outcome(warnings=book.warnings)
    without: list[str] = []
    in_one_column: list[str] = []
    half: Refusal | None = None
    for grid in book.grids:
        first_rows = list(islice(grid.rows, ROWS_SEARCHED + 1))
        if _read_sheet(grid, first_rows, layouts, outcome):
            continue
        if words(grid.name) != _EXPLANATION:
            without.append(grid.name)
        half = half or _half_a_header(grid, first_rows)
        if is_in_one_column(first_rows):
            in_one_column.append(grid.name)
    if not outcome.tables and not outcome.lists:
        if half is not None and not book.hidden and not in_one_column:
            return Outcome(warnings=outcome.warnings, refusals=[half])
        raise _without_table(without, in_one_column, book.hidden)
    if without:
        outcome.warnings.append(warn(WarningCode.NO_TABLE, names=tuple(without[:NAMED_AT_MOST])))
    return outcome


def _half_a_header(grid: Grid, first_rows: Sequence[Sequence[Cell]]) -> Refusal | None:
    """Return which heading of a sheet was known, and what lacks beside it; None where none was."""
    half = half_a_header(first_rows, grid.first_column)
    if half is None:
        return None
    known, others = half
    heading = shown(known.text)
    if not set(known.meaning.columns) & set(NAMES):
        why = problem(RefusalCode.NO_NAME_HEADING, heading=heading)
        return Refusal(grid.name, known.cell, why)
    headings = tuple(f"„{shown(other.text)}”" for other in others[:NAMED_AT_MOST])
    why = problem(RefusalCode.NO_FIGURE_HEADINGS, heading=heading, headings=headings)
    return Refusal(grid.name, known.cell, why)


def _without_table(
    without: Sequence[str], in_one_column: Sequence[str], hidden: Sequence[str]
) -> Unreadable:
    """Return why a file has no table. hidden: the names of the sheets that nobody sees."""
    if in_one_column:
        return Unreadable(RefusalCode.ALL_IN_ONE_COLUMN, sheet=in_one_column[0])
    sheets, unseen = tuple(without[:NAMED_AT_MOST]), tuple(hidden[:NAMED_AT_MOST])
    if hidden and without:
        return Unreadable(RefusalCode.NO_HEADINGS_BUT_HIDDEN, sheets=sheets, hidden=unseen)
    if hidden:
        return Unreadable(RefusalCode.NO_FILLED_SHEET_BUT_HIDDEN, hidden=unseen)
    if without:
        return Unreadable(RefusalCode.NO_HEADINGS, sheets=sheets)
    return Unreadable(RefusalCode.NO_FILLED_SHEET)


def is_in_one_column(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether a table was pasted or saved as lines of text, all in one column."""
    filled = [[cell for cell in row if not is_blank(cell)] for row in rows]
    lines = [row[0] for row in filled if len(row) == 1 and isinstance(row[0], str)]
    if len(lines) < 2 or any(len(row) > 1 for row in filled):
        return False
    return any(
        is_header(headings_of(list(line.split(separator)), 0, 0))
        for line in lines
        for separator in _SEPARATORS
        if separator in line
    )


def _read_sheet(
    grid: Grid,
    first_rows: list[list[Cell]],
    layouts: Mapping[str, Layout],
    outcome: Outcome,
) -> bool:
    """Add what a sheet holds to the outcome; return whether it holds anything known."""
    headed = find_lists(grid, first_rows, layouts)
    if headed is not None:
        outcome.lists.extend(read_lists(grid, first_rows, headed))
        return True
    grid.rows = chain(first_rows, grid.rows)
    tables = read_tables(grid, layouts)
    outcome.tables.extend(tables)
    return bool(tables)
