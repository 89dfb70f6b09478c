"""Recorded figures -> stands: which numbers hold on a reference date. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from toezichtdesk.domain.figures import Measure, Standing, TwoBalances, standing
from toezichtdesk.domain.period import Period


@dataclass(frozen=True, slots=True)
class Counted:
    """The figure in force on a key, in persons.

    act: the last one that supplied it. is_inherited: it was added up at a merger, and is in no
    sheet.
    """

    period: Period
    measure: Measure
    reference_date: date
    value: int
    act: int = field(default=0, compare=False)
    is_inherited: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the officer said about two statements of one balance: which is right, and why.

    period: the half-year that begins with it. closing, opening: the two, in persons, as they were
    then. right: the one of the two that is right. Once a statement changes, it settles nothing.
    """

    period: Period
    closing: int
    opening: int
    right: int
    reason: str


def last_stands(
    figures: Iterable[Counted],
    before: Sequence[Standing] = (),
    settled: Sequence[Settlement] = (),
) -> tuple[Standing, ...]:
    """Return the last stand of each period with figures, oldest first.

    before: those of the first periods, where they are known: their figures are not needed.
    settled: what the officer said about balances whose two statements differ, oldest first.

    The opening balance is what was supplied last: the one given for the period, or the balance at
    the end of the period before. Where neither is known, target and total task give it.
    """
    by_period: dict[Period, list[Counted]] = defaultdict(list)
    for counted in figures:
        by_period[counted.period].append(counted)
    stands = list(before)
    for period, of_period in sorted(by_period.items()):
        realised = _newest(of_period, Measure.REALISED)
        day = realised.reference_date if realised else max(c.reference_date for c in of_period)
        stands.append(_stand(period, day, of_period, _carried(stands, period), settled))
    return tuple(stands)


def stands_within(
    period: Period,
    figures: Sequence[Counted],
    before: Sequence[Standing],
    settled: Sequence[Settlement] = (),
) -> tuple[Standing, ...]:
    """Return a stand for each reference date of the period with realised figures, oldest first.

    figures: those of this period. before: the last stands of the periods before it.
    settled: as `last_stands`.
    """
    days = sorted({c.reference_date for c in figures if c.measure is Measure.REALISED})
    carried = _carried(before, period)
    return tuple(_stand(period, day, figures, carried, settled) for day in days)


def in_force(figures: Iterable[Counted], measure: Measure, day: date) -> Counted | None:
    """Return the figure that held on the day: the last one up to it, else the first after it."""
    of_measure = sorted(
        (c for c in figures if c.measure is measure), key=lambda c: c.reference_date
    )
    up_to_day = [c for c in of_measure if c.reference_date <= day]
    if up_to_day:
        return up_to_day[-1]
    return of_measure[0] if of_measure else None


@dataclass(frozen=True, slots=True)
class _Statement:
    """What a source says about a balance, in persons. act: the one that supplied it.

    is_task: it is what a target and a total task leave, which is no statement of a balance.
    """

    value: int
    act: int
    is_task: bool = False


def _carried(stands: Sequence[Standing], period: Period) -> _Statement | None:
    if not stands or stands[-1].period != period.previous or not stands[-1].is_final:
        return None
    balance = stands[-1].balance
    return None if balance is None else _Statement(balance, stands[-1].supplied)


def _stand(
    period: Period,
    day: date,
    figures: Sequence[Counted],
    carried: _Statement | None,
    settled: Sequence[Settlement],
) -> Standing:
    for heir in (figure for figure in figures if figure.is_inherited):
        carried = _Statement(heir.value, heir.act)  # its own closing balance is a part of that
    target = in_force(figures, Measure.TARGET, day)
    total = in_force(figures, Measure.TOTAL_TASK, day)
    given = _given(figures, day, total)
    two = _two_balances(period, carried, given, settled)
    counts = _supplied_last(carried, given)
    opening = two.counts if two else counts.value if counts else None
    is_split = target is not None and opening is not None
    realised = next(
        (c for c in figures if c.measure is Measure.REALISED and c.reference_date == day), None
    )
    supplied = (figure.act for figure in (target, total, realised, counts) if figure is not None)
    return standing(
        period,
        day,
        target=target.value if target else None,
        opening_balance=opening,
        # A task that was published before the target changed is no longer the task.
        total_task=total.value if total and not is_split else None,
        realised=realised.value if realised else None,
        supplied=max(supplied, default=0),
        two_balances=two,
    )


def _supplied_last(carried: _Statement | None, given: _Statement | None) -> _Statement | None:
    """Return the statement of the newest act; where one act makes both, that of the period counts.

    A total task is never a new opening where the balance before is known: it contradicts, no more.
    """
    if carried is None or given is None:
        return given or carried
    return carried if given.is_task or carried.act > given.act else given


def _two_balances(
    period: Period,
    carried: _Statement | None,
    given: _Statement | None,
    settled: Sequence[Settlement],
) -> TwoBalances | None:
    if carried is None or given is None or carried.value == given.value:
        return None
    clash = (period, carried.value, given.value)
    for one in reversed(settled):
        if (one.period, one.closing, one.opening) == clash:
            return TwoBalances(*clash, one.right, one.reason, given.is_task)
    counts = _supplied_last(carried, given) or given
    return TwoBalances(*clash, counts.value, is_task=given.is_task)


def _given(figures: Sequence[Counted], day: date, total: Counted | None) -> _Statement | None:
    """Return the opening balance given for the period, either directly or as N - G.

    A total task that contradicts the opening balance is no new opening.
    """
    own = [figure for figure in figures if not figure.is_inherited]
    given = in_force(own, Measure.OPENING_BALANCE, day)
    if given is not None:
        return _Statement(given.value, given.act)
    target = in_force(figures, Measure.TARGET, total.reference_date) if total else None
    if total is None or target is None:
        return None
    return _Statement(target.value - total.value, max(target.act, total.act), is_task=True)


def _newest(figures: Sequence[Counted], measure: Measure) -> Counted | None:
    of_measure = [c for c in figures if c.measure is measure]
    return max(of_measure, key=lambda c: c.reference_date, default=None)
