"""Workbooks as they come from the child that reads sheets, made without a file or pytest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toezichtdesk.domain.importing import Column, ReadWorkbook
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.process.wire import packed, unpacked
from toezichtdesk.sheets.process.workbook import Outcome


def table_of(
    names: Sequence[str],
    values: dict[Column, list[int | None]],
    *,
    period: str,
    reference_date: str,
    name: str = "blad.xlsx",
    since: date | None = None,
) -> ReadWorkbook:
    """Return a workbook with one table, as it comes from the child that reads sheets."""
    letters = {column: "BCDEFGH"[place] for place, column in enumerate(values)}
    table = ColumnTable(
        sheet="Cijfers",
        header_row=3,
        columns={column: (column.value, f"{letter}3") for column, letter in letters.items()},
        letters=letters,
        name_letter="A",
        numbers=[*range(4, 4 + len(names))],
        names=[*names],
        codes=[""] * len(names),
        provinces=[""] * len(names),
        values=values,
        period=period,
        reference_date=reference_date,
        sinces=[since.isoformat()] * len(names) if since else None,
    )
    return unpacked(packed(Outcome(tables=[table])), ReadWorkbook(name, "", 0, ()))
