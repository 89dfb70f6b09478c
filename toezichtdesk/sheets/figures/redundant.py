"""A column that repeats the others, full of formulas that were never calculated: one notice."""

from __future__ import annotations

from collections.abc import Mapping, Set

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.sheet_warnings import WarningCode, warn
from toezichtdesk.sheets.figures.column_table import ColumnTable

# What can be left out because the others say it: a balance is a check, and G = N - S0.
_FOLLOWS = {
    Column.BALANCE: frozenset[Column](),
    Column.TOTAL_TASK: frozenset((Column.TARGET, Column.OPENING_BALANCE)),
    Column.OPENING_BALANCE: frozenset((Column.TARGET, Column.TOTAL_TASK)),
}


def leave_out_uncalculated(table: ColumnTable, rows: Mapping[Column, Set[int]]) -> None:
    """Leave out a column without one value that follows from columns with values.

    rows: by column the numbers of the rows with a formula that was never calculated.
    """
    empty = {
        column
        for column, values in table.values.items()
        if rows.get(column) and not any(value is not None for value in values)
    }
    for column, needs in _FOLLOWS.items():
        others = table.values.keys() - empty - {Column.BALANCE, Column.RUNG}
        if column in empty and needs <= others and others:
            _leave_out(table, column, rows[column])


def _leave_out(table: ColumnTable, column: Column, rows: Set[int]) -> None:
    letter = table.letters[column]
    for index, number in enumerate(table.numbers):
        if number in rows and index in table.refusals:
            cell = f"{letter}{number}"
            left = [refusal for refusal in table.refusals[index] if refusal.cell != cell]
            table.refusals[index] = left
            if not left:
                del table.refusals[index]
    table.warnings.append(warn(WarningCode.NOT_CALCULATED, heading=table.columns[column][0]))
