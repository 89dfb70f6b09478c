"""Rows of a comma-separated file in which the comma within a number split it in two: `1,040`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.refusals import RefusalCode, problem
from toezichtdesk.sheets.cells import Cell, clean
from toezichtdesk.sheets.figures.column_table import ColumnTable

_NUMBER = re.compile(r"[+-]?\d[\d.]*")


def rows_cut_up(rows: Sequence[Sequence[Cell]], first_number: int, last: int) -> set[int]:
    """Return the numbers of the rows with a number behind the last heading.

    first_number: of the first row. last: the index of the column with the last heading.
    """
    return {
        number
        for number, row in enumerate(rows, first_number)
        if any(isinstance(cell, str) and _NUMBER.fullmatch(clean(cell)) for cell in row[last + 1 :])
    }


def refuse_cut_up(table: ColumnTable, numbers: set[int]) -> None:
    """Refuse these rows as a whole: nothing tells which numbers belong together."""
    for index, number in enumerate(table.numbers if numbers else ()):
        if number in numbers:
            table.refusals.pop(index, None)
            table.refuse(index, Column.MUNICIPALITY, problem(RefusalCode.CUT_UP))
