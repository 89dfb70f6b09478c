"""The sign of balances: settled once for a whole sheet, by its own sums, and then checked.

The same backlog occurs as `achterstand 34`, `nog te realiseren 34` and `-34`. The sums decide (G =
N - S0, S = R - G); the heading does only when there are none.
"""

from __future__ import annotations

from collections.abc import Iterable

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.refusals import Problem, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import WarningCode, warn
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.header import Header
from toezichtdesk.sheets.figures.headings import BalanceSense

_Values = list[int | None]
_MISFITS = {
    Column.OPENING_BALANCE: RefusalCode.OPENING_MISFIT,
    Column.BALANCE: RefusalCode.BALANCE_MISFIT,
}


def settle_signs(table: ColumnTable, header: Header, directed: dict[Column, set[int]]) -> None:
    """Turn the balances of the table round where needed, so that negative is behind.

    Where a balance contradicts the figures of its own row, that cell is refused. directed: rows
    whose text states the direction; those are not turned.
    """
    opening = table.values.get(Column.OPENING_BALANCE)
    if opening is not None:
        turn = _opening_turn(table, header, directed[Column.OPENING_BALANCE])
        _turn(table, Column.OPENING_BALANCE, turn, directed[Column.OPENING_BALANCE])
        _check_opening(table)
    if Column.BALANCE in table.values and not _repeats_opening(table):
        turn = _balance_turn(table, header, directed[Column.BALANCE])
        _turn(table, Column.BALANCE, turn, directed[Column.BALANCE])
        _check_balance(table)


def _repeats_opening(table: ColumnTable) -> bool:
    """Return whether the balance is the one at the beginning: on every row N - G, nowhere R - G.

    It then repeats what the tasks say. A `Voorsprong` beside both tasks often does.
    """
    if Column.OPENING_BALANCE in table.values:
        return False
    balance = table.values[Column.BALANCE]
    gaps = (
        _gap(table, Column.TARGET, Column.TOTAL_TASK),
        _gap(table, Column.REALISED, Column.TOTAL_TASK),
    )
    rows = [row for row in zip(balance, *gaps, strict=True) if None not in row and any(row)]
    return bool(rows) and all(
        abs(value or 0) == abs(opening or 0) != abs(closing or 0)
        for value, opening, closing in rows
    )


def _opening_turn(table: ColumnTable, header: Header, directed: set[int]) -> int:
    if Column.OPENING_BALANCE in header.pairs:
        return 1  # lead and backlog stood in a column each
    opening = table.values[Column.OPENING_BALANCE]
    free = [None if i in directed else value for i, value in enumerate(opening)]
    votes = 0
    if Column.TARGET in table.values and Column.TOTAL_TASK in table.values:
        votes = _votes(free, _gap(table, Column.TARGET, Column.TOTAL_TASK))
    if not votes and Column.BALANCE in table.values:
        votes = _votes_by_balance(table, free, header)
    if votes:
        return 1 if votes > 0 else -1
    turn = _told_by_heading(header.sign(Column.OPENING_BALANCE), free)
    if turn is None and any(free):
        heading = table.columns[Column.OPENING_BALANCE][0]
        is_both = "achter" in heading.casefold() or "voor" in heading.casefold()
        code = WarningCode.SIGN_OF_BOTH if is_both else WarningCode.SIGN_UNCHECKED
        table.warnings.append(warn(code, heading=heading))
    return turn or 1


def _balance_turn(table: ColumnTable, header: Header, directed: set[int]) -> int:
    if Column.BALANCE in header.pairs:
        _tell_unused(table)
        return 1
    balance = table.values[Column.BALANCE]
    free = [None if i in directed else value for i, value in enumerate(balance)]
    votes = _votes(free, _gap(table, Column.REALISED, Column.TOTAL_TASK))
    if votes:
        return 1 if votes > 0 else -1
    _tell_unused(table)
    return _told_by_heading(header.sign(Column.BALANCE), free) or 1


def _tell_unused(table: ColumnTable) -> None:
    """Warn that a balance is not used, because the sheet lacks the rest of its sum.

    `Nog te realiseren` that is the target less the persons housed says nothing new.
    """
    balance, rest = table.values[Column.BALANCE], _gap(table, Column.REALISED, Column.TARGET)
    sums = _gap(table, Column.REALISED, Column.TOTAL_TASK)
    pairs = [(abs(b), r) for b, r in zip(balance, rest, strict=True) if b is not None]
    is_new = any(r is None or b != abs(r) for b, r in pairs)
    if is_new and all(due is None for due in sums):
        heading = table.columns[Column.BALANCE][0]
        table.warnings.append(warn(WarningCode.BALANCE_UNUSED, heading=heading))


def _told_by_heading(sense: BalanceSense | None, values: _Values) -> int | None:
    """Return 1, -1, or None when the heading does not tell the sign.

    `Achterstand` over negative numbers only does not: -34 may be a backlog or a lead.
    """
    if sense is BalanceSense.LEAD:
        return 1
    if sense is BalanceSense.REMAINING:
        return -1
    if sense is BalanceSense.BACKLOG and not _all_negative(values):
        return -1
    return None


def _all_negative(values: _Values) -> bool:
    filled = [value for value in values if value]
    return bool(filled) and all(value < 0 for value in filled)


def _votes(values: _Values, expected: Iterable[int | None]) -> int:
    """Return how many more rows fit as written than with the sign reversed; zeros do not count."""
    as_is = turned = 0
    for value, due in zip(values, expected, strict=True):
        if value and due is not None:
            as_is += value == due
            turned += value == -due
    return as_is - turned


def _votes_by_balance(table: ColumnTable, opening: _Values, header: Header) -> int:
    """Return the votes for the opening balance when only the balance can tell: S = S0 + R - N."""
    target, realised = table.values.get(Column.TARGET), table.values.get(Column.REALISED)
    if target is None or realised is None:
        return 0
    balance = table.values[Column.BALANCE]
    fits = {(o, b): 0 for o in (1, -1) for b in (1, -1)}
    for start, n, r, end in zip(opening, target, realised, balance, strict=True):
        if start and n is not None and r is not None and end is not None:
            for o, b in fits:
                fits[o, b] += b * end == o * start + r - n
    best = max(fits.values())
    winners = {o for (o, _), count in fits.items() if count == best}
    if not best or len(winners) != 1:
        is_pair = Column.BALANCE in header.pairs
        preferred = 1 if is_pair else _told_by_heading(header.sign(Column.BALANCE), balance)
        winners = {o for (o, b), count in fits.items() if count == best and b == preferred}
    return winners.pop() if best and len(winners) == 1 else 0


def _gap(table: ColumnTable, plus: Column, minus: Column) -> list[int | None]:
    first = _column(table, plus)
    second = _column(table, minus)
    return [None if a is None or b is None else a - b for a, b in zip(first, second, strict=True)]


def _column(table: ColumnTable, column: Column) -> _Values:
    values = table.values.get(column)
    if values is not None or column is not Column.TOTAL_TASK:
        return values if values is not None else [None] * len(table.numbers)
    pairs = zip(_column(table, Column.TARGET), _column(table, Column.OPENING_BALANCE), strict=True)
    return [None if n is None or s is None else n - s for n, s in pairs]


def _turn(table: ColumnTable, column: Column, turn: int, directed: set[int]) -> None:
    if turn == 1:
        return
    values = table.values[column]
    table.values[column] = [v if v is None or i in directed else -v for i, v in enumerate(values)]
    for total in table.totals:
        if column in total.values:
            total.values[column] = -total.values[column]


def misfit(column: Column, value: int, due: int) -> Problem:
    """Return why a balance cannot stand in a row with the figures from which another one follows.

    column: the opening balance or the balance. due: what follows from the other figures.
    """
    return problem(_MISFITS[column], balance=value, due=due)


def _check_opening(table: ColumnTable) -> None:
    if Column.TARGET in table.values and Column.TOTAL_TASK in table.values:
        due = _gap(table, Column.TARGET, Column.TOTAL_TASK)
        _refuse_misfits(table, Column.OPENING_BALANCE, due)


def _check_balance(table: ColumnTable) -> None:
    _refuse_misfits(table, Column.BALANCE, _gap(table, Column.REALISED, Column.TOTAL_TASK))


def _refuse_misfits(table: ColumnTable, column: Column, expected: list[int | None]) -> None:
    values = table.values[column]
    for index, (value, due) in enumerate(zip(values, expected, strict=True)):
        if value is not None and due is not None and value != due:
            table.refuse(index, column, misfit(column, value, due))
            values[index] = None
