"""What is below a table without being part of it: a summary in which no name is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from dataclasses import replace

from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode
from toezichtdesk.intake.plan_table import NOBODY, PlannedTable
from toezichtdesk.sheets.figures.notices import named


def leave_out_below(planned: PlannedTable, fixed: Set[int]) -> tuple[set[int], list[SheetWarning]]:
    """Leave out the last blocks under an empty row in which no municipality is known.

    The first block is the table itself. fixed: the rows in which the officer put something; a
    block with one of them stays. Return the rows that were left out, and what to say about them.
    """
    numbers = planned.table.rows.row_numbers()
    left: set[int] = set()
    end = len(numbers)
    for start in (bisect_left(numbers, row) for row in reversed(planned.table.breaks)):
        block = range(start, end)
        if not start or not fixed.isdisjoint(block):
            break
        if any(planned.whose[row] != NOBODY for row in block):
            break
        left.update(block)
        end = start
    for row in left:
        planned.leave_out(row)
    if not left:
        return left, []
    warning = named(WarningCode.ROWS_BELOW, [str(numbers[row]) for row in sorted(left)])
    return left, [replace(warning, sheet=planned.table.sheet)]
