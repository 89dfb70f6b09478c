"""How a running period goes: the zone, what is needed, what to expect, and how sure that is. Pure.

The rules never depend on this: it advises. Households arrive whole, so what was housed by a day
swings around its course by about the square root of it; the margins below grow with that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from toezichtdesk.domain.assessment import Certainty, Outlook, Zone
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period

MONTHS_A_PERIOD = 6
DAYS_A_MONTH = Fraction(365, 12)
_CERTAIN_MARGINS = 2


def outlook(
    stand: Standing, within: Sequence[Standing], earlier: Sequence[Standing], household: int
) -> Outlook | None:
    """Return the outlook of a running period; None when it is over or a figure lacks.

    within: the stands of this period, oldest first. earlier: the last stands of the periods
    before it. household: persons that arrive together, a policy parameter.
    """
    if stand.is_final or stand.realised is None or stand.target is None:
        return None
    if stand.total_task is None or stand.opening_balance is None:
        return None
    left = (1 - stand.elapsed) * MONTHS_A_PERIOD
    best = best_month(within, earlier)
    return Outlook(
        zone=zone_of(stand.realised, stand.target, stand.opening_balance, stand.elapsed),
        certainty=certainty_of(stand, household),
        expected_balance=_expected(stand.realised, stand.total_task, stand.elapsed),
        spread=margin(stand.target * (1 - stand.elapsed), household),
        level_a_month=max(Fraction(0), (stand.target - stand.realised) / left),
        catch_up_a_month=max(Fraction(0), (stand.total_task - stand.realised) / left),
        best_month=best,
        last_day_to_catch_up=_last_day(stand.period, stand.total_task - stand.realised, best),
    )


def zone_of(realised: int, target: int, opening_balance: int, elapsed: Fraction) -> Zone:
    """Return the zone; with a lead only the question whether that lead is used up remains."""
    balance_to_date = opening_balance + realised - target * elapsed
    if opening_balance >= 0:
        return Zone.ON_COURSE if balance_to_date >= 0 else Zone.GROWS
    if realised >= (target - opening_balance) * elapsed:
        return Zone.ON_COURSE
    if realised == target * elapsed:
        return Zone.LEVEL
    return Zone.SHRINKS if realised > target * elapsed else Zone.GROWS


def margin(persons: Fraction, household: int) -> int:
    """Return the chance margin, in whole persons, around a number of persons still to arrive."""
    return isqrt(int(max(Fraction(0), persons * household)))


def certainty_of(stand: Standing, household: int) -> Certainty:
    """Return how sure the direction is: the change against the chance margin of the target."""
    if stand.backlog_to_date is None or stand.backlog_before is None or stand.keep_level is None:
        return Certainty.CHANCE
    change = abs(stand.backlog_to_date - stand.backlog_before)
    around = margin(stand.keep_level, household)
    if change > _CERTAIN_MARGINS * around:
        return Certainty.CLEAR
    return Certainty.POSSIBLE if change > around else Certainty.CHANCE


def best_month(within: Sequence[Standing], earlier: Sequence[Standing]) -> Fraction | None:
    """Return the most persons housed in a month, over the stands of now and the periods before."""
    paces = [
        Fraction(stand.realised, MONTHS_A_PERIOD)
        for stand in earlier
        if stand.realised is not None and stand.is_final
    ]
    counted = [(Fraction(0), 0)]
    counted += [(s.elapsed, s.realised) for s in within if s.realised is not None]
    for (start, before), (end, after) in pairwise(counted):
        months = (end - start) * MONTHS_A_PERIOD
        if months >= Fraction(1, 2):  # shorter stretches say more of chance than of pace
            paces.append((after - before) / max(months, Fraction(1)))
    return max(paces, default=None)


def _expected(realised: int, total_task: int, elapsed: Fraction) -> Fraction | None:
    return realised / elapsed - total_task if elapsed else None


def _last_day(period: Period, needed: int, best: Fraction | None) -> date | None:
    if needed <= 0 or not best or best <= 0:
        return None
    days = -(-needed * DAYS_A_MONTH // best)
    return period.last_day - timedelta(days=int(days))
