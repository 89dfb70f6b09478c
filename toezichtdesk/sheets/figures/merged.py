"""Figures, periods and days given once that seem to hold for several cells: asked, not spread."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.refusals import Problem, RefusalCode, problem
from toezichtdesk.sheets.cells import address, column_number, shown
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.header import FIGURES, Merged

FEWEST_ROWS = 3  # with fewer a single filled row says nothing
_MOMENTS = (Column.PERIOD, Column.REFERENCE_DATE, Column.SINCE)


def refuse_spread(table: ColumnTable, merged: Merged) -> None:
    """Refuse every cell in a block over more rows with a municipality, or over more columns.

    merged: first and last cell of each block, counted from 0.
    """
    by_column = {column_number(letter): column for column, letter in table.letters.items()}
    others = {column_number(letter): column for column, letter in table.other_letters.items()}
    for (top, left), (bottom, right) in merged:
        start, stop = bisect_left(table.numbers, top + 1), bisect_right(table.numbers, bottom + 1)
        columns = {*by_column, *others, column_number(table.name_letter)}
        is_wide = sum(left <= place <= right for place in columns) > 1
        if stop == start or (stop - start < 2 and not is_wide):
            continue
        where = f"{address(top + 1, left)}:{address(bottom + 1, right)}"
        for place in range(left, min(right, left + 100) + 1):
            column = by_column.get(place) or others.get(place)
            if column in (*FIGURES, *_MOMENTS) and column is not None:
                for index in range(start, stop):
                    spread = _spread(table, start, column, where)
                    _refuse(table, index, column, spread, is_elsewhere=place in others)


def refuse_gaps(table: ColumnTable, *, has_months: bool) -> None:
    """Refuse what stands on the first row only, and a period or day that some rows lack."""
    for column, items in ((Column.PERIOD, table.periods), (Column.REFERENCE_DATE, table.days)):
        if column in table.letters and items is not None and any(items):
            blank = problem(RefusalCode.BLANK_AMONG_FILLED, wanted=column.value)
            for index, item in enumerate(items):
                if (
                    item is None
                    and table.has_values(index)
                    and not _is_refused(table, index, column)
                ):
                    _refuse(table, index, column, blank)
    end = bisect_left(table.numbers, table.breaks[0]) if table.breaks else len(table.numbers)
    if has_months or end < FEWEST_ROWS:  # of the first block: under it may stand a summary
        return
    for column, values in table.values.items():
        is_single = values[0] is not None and all(value is None for value in values[1:])
        rest = range(1, end)
        if is_single and not any(_is_refused(table, index, column) for index in rest):
            code = RefusalCode.FIRST_ROW_ONLY
            _refuse(table, 0, column, problem(code, found=values[0], wanted=column.value))


def _spread(table: ColumnTable, first: int, column: Column, where: str) -> Problem:
    """Return that cells are merged, with what stands in the first one of the block."""
    items = {Column.PERIOD: table.periods, **_days(table)}.get(column)
    item = items[first] if items is not None else None
    if item and column in _days(table):
        item = shown(date.fromisoformat(item))
    if column in table.values:
        value = table.values[column][first]
        item = None if value is None else str(value)
    if not item:
        return problem(RefusalCode.MERGED_CELLS, where=where, wanted=column.value)
    code = RefusalCode.MERGED_CELLS_WITH_VALUE
    return problem(code, found=item, where=where, wanted=column.value)


def _days(table: ColumnTable) -> dict[Column, list[str | None] | None]:
    return {Column.REFERENCE_DATE: table.days, Column.SINCE: table.sinces}


def _refuse(
    table: ColumnTable, index: int, column: Column, why: Problem, *, is_elsewhere: bool = False
) -> None:
    table.refuse(index, column, why, is_elsewhere=is_elsewhere)
    if column in table.values:
        table.values[column][index] = None


def _is_refused(table: ColumnTable, index: int, column: Column) -> bool:
    cell = f"{table.letters.get(column, '')}{table.numbers[index]}"
    return any(refusal.cell == cell for refusal in table.refusals.get(index, ()))
