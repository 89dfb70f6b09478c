"""The end of a table: total rows checked against the rows above, notes told from municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from toezichtdesk.domain.cell_address import CellAddress
from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.sheet_warnings import WarningCode, warn
from toezichtdesk.sheets.figures.column_table import ColumnTable, TotalRow
from toezichtdesk.sheets.figures.headings import words
from toezichtdesk.sheets.figures.provinces import PROVINCES


def close_table(table: ColumnTable, blanks: list[int]) -> None:
    """Recognise a last row that is the sum, set notes below the table apart, check the totals.

    Before the signs of balances are settled: a total is compared with what the sheet says.
    """
    _set_notes_aside(table, blanks)
    _recognise_unnamed_total(table)
    last = max((*table.numbers[-1:], *(total.number for total in table.totals)), default=0)
    table.blank_rows = sum(number < last for number in blanks)
    sums: dict[Column, list[int]] = {
        column: list(accumulate((value or 0 for value in values), initial=0))
        for column, values in table.values.items()
        if table.totals and column is not Column.RUNG
    }
    refused = _refused_before(table)
    before = 0
    agree: set[bool | None] = set()
    borders = [total.rows_above for total in table.totals] + [len(table.numbers)]
    for total in table.totals:
        if total.is_sum:
            after = next((b for b in borders if b > total.rows_above), total.rows_above)
            agree.update(_check(table, total, (before, after), sums, refused))
            before = total.rows_above
    table.totals_agree = False if False in agree else agree == {True} or None


def _set_notes_aside(table: ColumnTable, blanks: list[int]) -> None:
    """Move texts below the last figures, after a blank row or a total, to the notes."""
    last = len(table.numbers) - 1
    while last >= 0 and not table.has_values(last):
        last -= 1
    if last < 0:
        return
    end = min((t.number for t in table.totals if t.rows_above > last), default=0)
    gap = min((number for number in blanks if number > table.numbers[last]), default=0)
    border = min((number for number in (end, gap) if number), default=0)
    below: list[str] = []
    while border and len(table.numbers) - 1 > last and table.numbers[-1] > border:
        if table.codes[-1]:
            break
        below.append(table.names[-1])
        table.pop()
    table.notes.extend(reversed(below))


def _recognise_unnamed_total(table: ColumnTable) -> None:
    """Turn the last row into a total if it is the sum, and nameless or named after a province."""
    last = len(table.numbers) - 1
    if last < 2:
        return
    name = words(table.names[last])
    if table.codes[last] or (name and name not in PROVINCES):
        _recognise_province_above(table)
        return
    values: dict[Column, int] = {
        column: value
        for column, items in table.values.items()
        if column is not Column.RUNG and (value := items[last]) is not None
    }
    sums = {column: sum(v or 0 for v in table.values[column][:last]) for column in values}
    if values and values == sums and any(values.values()):
        number = table.numbers[last]
        label = table.names[last] or "(zonder opschrift)"
        table.pop()
        table.totals.append(TotalRow(number, label, values, last))


def _recognise_province_above(table: ColumnTable) -> None:
    """Turn a first row named after a province into a total when it is the sum of the others.

    `Utrecht` above its municipalities is the province; as the city it would not be the sum.
    """
    if table.codes[0] or words(table.names[0]) not in PROVINCES:
        return
    values: dict[Column, int] = {
        column: value
        for column, items in table.values.items()
        if column is not Column.RUNG and (value := items[0]) is not None
    }
    sums = {column: sum(v or 0 for v in table.values[column][1:]) for column in values}
    if values and values == sums and any(values.values()):
        total = TotalRow(table.numbers[0], table.names[0], values, 0)
        table.keep(range(1, len(table.numbers)))
        table.totals.insert(0, total)


def _refused_before(table: ColumnTable) -> dict[Column, list[int]]:
    """Return by column the rows with a refused cell: their part of the sum is not known."""
    places = (*table.letters.items(), *table.other_letters.items())
    by_letter = {letter: column for column, letter in places}
    by_column: dict[Column, list[int]] = {}
    for index, refusals in table.refusals.items():
        for refusal in refusals:
            column = by_letter.get(CellAddress.parse(refusal.cell).column)
            if column is not None:
                by_column.setdefault(column, []).append(index)
    return by_column


def _check(
    table: ColumnTable,
    total: TotalRow,
    around: tuple[int, int],
    sums: dict[Column, list[int]],
    refused: dict[Column, list[int]],
) -> Iterator[bool | None]:
    """Yield for each number of a total row whether it is the sum, None when that is not known.

    around: the number of rows above the total before it, and above the next one with rows between:
    a total may stand below its rows or above them.
    """
    before, after = around
    is_above = total.rows_above == before
    for column, value in total.values.items():
        if column not in sums:
            continue
        last = len(sums[column]) - 1 if is_above else total.rows_above
        if any(index < last for index in refused.get(column, ())):
            yield None
            continue
        whole = sums[column][total.rows_above]
        below = sums[column][after] - whole
        fits = {whole, whole - sums[column][before], below, sums[column][-1]}
        whole = below if is_above else whole
        yield value in fits
        if value not in fits:
            heading = table.columns[column][0]
            table.warnings.append(
                warn(
                    WarningCode.TOTAL_DIFFERS,
                    row=total.number,
                    heading=heading,
                    value=value,
                    sum=whole,
                )
            )
