"""The balance at the end of each period, for the charts and their descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.figures import Standing, TwoBalances
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.dossier import Dossier


@dataclass(frozen=True, slots=True)
class PeriodBalance:
    """The balance in persons at the end of a period; None is unknown.

    until: the reference date of a balance to date, when the period is not closed.
    settled: the two statements of the balance, once the officer settled which is right.
    """

    period: Period
    balance: int | None
    until: date | None = None
    settled: TwoBalances | None = None


def in_words(stand: Standing) -> str:
    """Return the values of a stand: `2026-II, stand 01-11-2026 · 39 personen gehuisvest · …`."""
    words = f"{stand.period}, stand {wording.day(stand.reference_date)}"
    if stand.realised is not None:
        words += f" · {wording.persons(stand.realised)} gehuisvest"
    if stand.keep_level is not None:
        words += f" · bijblijven {wording.number(stand.keep_level)}"
    if stand.balance_to_date is not None:
        words += f" · {wording.balance(stand.balance_to_date)}"
    return words


def balance_in_words(one: PeriodBalance) -> str:
    """Return `2025-II · achterstand 9 aan het einde`, or up to which day it was counted."""
    if one.balance is None:
        return f"{one.period} · saldo onbekend"
    until = f"t/m {wording.day(one.until)}" if one.until else "aan het einde van de periode"
    why = f" · {wording.two_balances(one.settled)}" if one.settled is not None else ""
    return f"{one.period} · {wording.balance(one.balance)} {until}{why}"


def balances(dossier: Dossier) -> tuple[PeriodBalance, ...]:
    """Return the balances of consecutive periods, oldest first; empty without figures.

    A period without a final stand gets the opening balance of the next. So does the period before
    the first one.
    """
    stands = {row.standing.period: row.standing for row in dossier.periods}
    openings = {
        stand.period.previous: stand.opening_balance
        for stand in stands.values()
        if stand.opening_balance is not None
    }
    settled = {
        two.period.previous: two
        for stand in stands.values()
        if (two := stand.two_balances) is not None and not two.is_open
    }
    periods = sorted({*stands, *openings})
    if not periods:
        return ()
    points = []
    for index in range(periods[0].index, periods[-1].index + 1):
        period = Period.from_index(index)
        stand = stands.get(period)
        if stand is not None and stand.is_final and stand.balance is not None:
            points.append(PeriodBalance(period, stand.balance, settled=settled.get(period)))
        elif period in openings:
            points.append(PeriodBalance(period, openings[period]))
        elif stand is not None and stand.balance_to_date is not None:
            points.append(PeriodBalance(period, stand.balance_to_date, stand.reference_date))
        else:
            points.append(PeriodBalance(period, None))
    return tuple(points)
