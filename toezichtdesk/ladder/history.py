"""Recorded figures -> stands: which numbers hold on a reference date. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from toezichtdesk.domain.figures import Measure, Standing, standing
from toezichtdesk.domain.period import Period


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure as it now stands on its key, in persons."""

    period: Period
    measure: Measure
    reference_date: date
    value: int


def last_stands(
    figures: Iterable[Counted], before: Sequence[Standing] = ()
) -> tuple[Standing, ...]:
    """Return the last stand of each period with figures, oldest first.

    before: those of the first periods, where they are known: their figures are not needed.

    The opening balance is the one given for the period; else it follows from target and total
    task; else it is the balance at the end of the period before, where that is known.
    """
    by_period: dict[Period, list[Counted]] = defaultdict(list)
    for counted in figures:
        by_period[counted.period].append(counted)
    stands = list(before)
    for period, of_period in sorted(by_period.items()):
        realised = _newest(of_period, Measure.REALISED)
        day = realised.reference_date if realised else max(c.reference_date for c in of_period)
        stands.append(_stand(period, day, of_period, _carried(stands, period)))
    return tuple(stands)


def stands_within(
    period: Period, figures: Sequence[Counted], before: Sequence[Standing]
) -> tuple[Standing, ...]:
    """Return a stand for each reference date of the period with realised figures, oldest first.

    figures: those of this period. before: the last stands of the periods before it.
    """
    days = sorted({c.reference_date for c in figures if c.measure is Measure.REALISED})
    carried = _carried(before, period)
    return tuple(_stand(period, day, figures, carried) for day in days)


def in_force(figures: Iterable[Counted], measure: Measure, day: date) -> Counted | None:
    """Return the figure that held on the day: the last one up to it, else the first after it."""
    of_measure = sorted(
        (c for c in figures if c.measure is measure), key=lambda c: c.reference_date
    )
    up_to_day = [c for c in of_measure if c.reference_date <= day]
    if up_to_day:
        return up_to_day[-1]
    return of_measure[0] if of_measure else None


def _carried(stands: Sequence[Standing], period: Period) -> int | None:
    if not stands or stands[-1].period != period.previous or not stands[-1].is_final:
        return None
    return stands[-1].balance


def _stand(period: Period, day: date, figures: Sequence[Counted], carried: int | None) -> Standing:
    target = in_force(figures, Measure.TARGET, day)
    total = in_force(figures, Measure.TOTAL_TASK, day)
    opening = _opening(figures, day, total)
    if opening is None:
        opening = carried
    is_told_apart = target is not None and opening is not None
    realised = next(
        (c.value for c in figures if c.measure is Measure.REALISED and c.reference_date == day),
        None,
    )
    return standing(
        period,
        day,
        target=target.value if target else None,
        opening_balance=opening,
        # A task that was published before the target changed is no longer the task.
        total_task=total.value if total and not is_told_apart else None,
        realised=realised,
    )


def _opening(figures: Sequence[Counted], day: date, total: Counted | None) -> int | None:
    """Return the opening balance as last given, by itself or as N - G of one publication."""
    given = in_force(figures, Measure.OPENING_BALANCE, day)
    if total is not None and (given is None or total.reference_date > given.reference_date):
        target = in_force(figures, Measure.TARGET, total.reference_date)
        if target is not None:
            return target.value - total.value
    return given.value if given else None


def _newest(figures: Sequence[Counted], measure: Measure) -> Counted | None:
    of_measure = [c for c in figures if c.measure is measure]
    return max(of_measure, key=lambda c: c.reference_date, default=None)
