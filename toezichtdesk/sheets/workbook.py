"""One file to its tables, in this process: what the child process does for the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toezichtdesk.domain.importing import Layout, Refusal
from toezichtdesk.sheets.columns import ColumnTable
from toezichtdesk.sheets.grids import open_book
from toezichtdesk.sheets.header import EXPECTED_HEADINGS
from toezichtdesk.sheets.refusing import Unreadable
from toezichtdesk.sheets.table import read_tables


@dataclass(slots=True)
class Outcome:
    """What was read of one file; with a refusal of the file itself there are no tables."""

    tables: list[ColumnTable] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def read_content(
    content: bytes, file_name: str, layouts: Mapping[str, Layout] | None = None
) -> Outcome:
    """Return the tables in the bytes of a file; what is expected to go wrong is a refusal.

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
        tables = read_tables(grid, layouts)
        if not tables:
            without.append(grid.name)
        outcome.tables.extend(tables)
    if not outcome.tables:
        looked = ", ".join(f"'{name}'" for name in without[:8])
        raise Unreadable(
            f"geen herkenbare kop op blad {looked}" if looked else "geen gevuld zichtbaar blad",
            EXPECTED_HEADINGS,
            "Zet de koppen boven de kolommen, of vraag de afzender om een blad met koppen.",
        )
    if without:
        looked = ", ".join(f"'{name}'" for name in without[:8])
        outcome.warnings.append(f"Geen herkenbare tabel op: {looked}.")
    return outcome
