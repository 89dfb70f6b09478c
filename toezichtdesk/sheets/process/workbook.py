"""One file to its tables, in this process: what the child process does for the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from toezichtdesk.domain.importing import Layout, Refusal
from toezichtdesk.domain.lists import ReadList
from toezichtdesk.domain.sheet_warnings import NAMED_AT_MOST, SheetWarning, WarningCode, warn
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.header import EXPECTED_HEADINGS, ROWS_SEARCHED
from toezichtdesk.sheets.figures.headings import words
from toezichtdesk.sheets.figures.table import read_tables
from toezichtdesk.sheets.files.grids import Grid, open_book
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.lists.headings import find_lists
from toezichtdesk.sheets.lists.reader import read_lists

_EXPLANATION = "toelichting"  # the name of a sheet of which nobody expects a table


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
    for grid in book.grids:
        if not _read_sheet(grid, layouts, outcome) and words(grid.name) != _EXPLANATION:
            without.append(grid.name)
    if not outcome.tables and not outcome.lists:
        looked = ", ".join(f"'{name}'" for name in without[:NAMED_AT_MOST])
        raise Unreadable(
            f"geen herkenbare kop op blad {looked}" if looked else "geen gevuld zichtbaar blad",
            EXPECTED_HEADINGS,
            "Zet de koppen boven de kolommen, of vraag de afzender om een blad met koppen.",
        )
    if without:
        outcome.warnings.append(warn(WarningCode.NO_TABLE, names=tuple(without[:NAMED_AT_MOST])))
    return outcome


def _read_sheet(grid: Grid, layouts: Mapping[str, Layout], outcome: Outcome) -> bool:
    """Add what a sheet holds to the outcome; return whether it holds anything known."""
    first_rows = list(islice(grid.rows, ROWS_SEARCHED + 1))
    found = find_lists(grid, first_rows, layouts)
    if found is not None:
        outcome.lists.extend(read_lists(grid, first_rows, found))
        return True
    grid.rows = chain(first_rows, grid.rows)
    tables = read_tables(grid, layouts)
    outcome.tables.extend(tables)
    return bool(tables)
