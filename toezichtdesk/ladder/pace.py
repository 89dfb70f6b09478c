"""How a running period goes: the zone, what is needed, what to expect, and how sure that is. Pure.

The rules never depend on this: it advises. Households arrive whole, so what was housed by a day
swings around its course by about the square root of it; the margins below grow with that.

How wide the margin of chance is was found by simulation (`tests/bench/signal_chances.py`): a
municipality exactly on schedule has at most one chance in four of a signal duty in a half-year.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from toezichtdesk.domain.assessment import Certainty, Outlook, Zone
from toezichtdesk.domain.figures import Standing, whole_persons
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy, SignalFrom
from toezichtdesk.ladder.assess import shortfall

MONTHS_A_PERIOD = 6
DAYS_A_MONTH = Fraction(365, 12)
_CERTAIN_MARGINS = 2
_WIDTH_OF_CHANCE = 7  # the margin of chance is √7 times as wide as one swing
_WORSENING = Fraction(3, 4)  # of the margin, beyond which a shortfall that grows is a duty


def outlook(
    stand: Standing, within: Sequence[Standing], earlier: Sequence[Standing], household: int
) -> Outlook | None:
    """Return the outlook of a running period; None when it is over or a figure is missing.

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
        certainty=direction_certainty(stand, household),
        expected_balance=_expected(stand.realised, stand.total_task, stand.elapsed),
        spread=margin(stand.target * (1 - stand.elapsed), household),
        level_a_month=max(Fraction(0), (stand.target - stand.realised) / left),
        catch_up_a_month=max(Fraction(0), (stand.total_task - stand.realised) / left),
        best_month=best,
        last_day_to_catch_up=_last_day(stand.period, stand.total_task - stand.realised, best),
    )


def zone_of(realised: int, target: int, opening_balance: int, elapsed: Fraction) -> Zone:
    """Return the zone; with a lead only the question whether that lead is used up remains."""
    keep_level = whole_persons(target, elapsed)
    if opening_balance >= 0:
        return Zone.ON_COURSE if opening_balance + realised >= keep_level else Zone.GROWS
    if realised >= whole_persons(target - opening_balance, elapsed):
        return Zone.ON_COURSE
    if realised == keep_level:
        return Zone.LEVEL
    return Zone.SHRINKS if realised > keep_level else Zone.GROWS


def margin(persons: Fraction, household: int) -> int:
    """Return one swing, in whole persons, around a number of persons still to arrive."""
    return isqrt(int(max(Fraction(0), persons * household)))


def chance_margin(persons: int, household: int) -> int:
    """Return the margin of chance, in whole persons, around the persons due by a day."""
    return isqrt(max(0, persons) * household * _WIDTH_OF_CHANCE)


def certainty_of(change: int, margin: int) -> Certainty:
    """Return how sure a change is against the margin of chance; both in persons."""
    if change > _CERTAIN_MARGINS * margin:
        return Certainty.CLEAR
    return Certainty.POSSIBLE if change > margin else Certainty.CHANCE


def direction_certainty(stand: Standing, household: int) -> Certainty | None:
    """Return how sure the direction is; None where nothing changed or a figure is missing."""
    if stand.backlog_to_date is None or stand.backlog_before is None or stand.keep_level is None:
        return None
    change = abs(stand.backlog_to_date - stand.backlog_before)
    return certainty_of(change, chance_margin(stand.keep_level, household)) if change else None


def signal_certainty(stand: Standing, policy: Policy) -> Certainty | None:
    """Return how sure it is that a running period is short; None when it is not."""
    short = shortfall(stand, policy)
    if not short:
        return None
    return certainty_of(short, chance_margin(stand.keep_level or 0, policy.household_size))


def is_signal_owed(within: Sequence[Standing], policy: Policy) -> bool:
    """Return whether contact is owed on the newest of these stands, by `signal_from`.

    Within the margin of chance it is when the stand of this month is short, and shorter than that
    of the month before, to beyond three quarters of the margin: in days there is more chance.

    within: the stands of one period, oldest first.
    """
    certainty = signal_certainty(within[-1], policy) if within else None
    if certainty is None:
        return False
    return _is_sure_enough(certainty, policy) or _is_worsening(within, policy)


def may_be_owed(newest: Standing, policy: Policy) -> bool:
    """Return whether contact can be owed on this stand, whatever came before it in the period."""
    certainty = signal_certainty(newest, policy)
    if certainty is None:
        return False
    return _is_sure_enough(certainty, policy) or _is_near_the_margin(newest, policy)


def _is_sure_enough(certainty: Certainty, policy: Policy) -> bool:
    if policy.signal_from is SignalFrom.ANY or certainty is Certainty.CLEAR:
        return True
    return policy.signal_from is SignalFrom.POSSIBLE and certainty is Certainty.POSSIBLE


def _is_near_the_margin(stand: Standing, policy: Policy) -> bool:
    margin = chance_margin(stand.keep_level or 0, policy.household_size)
    return (shortfall(stand, policy) or 0) > _WORSENING * margin


def _is_worsening(within: Sequence[Standing], policy: Policy) -> bool:
    first_of_month = {stand.month_counted: stand for stand in reversed(within)}
    if len(first_of_month) < 2 or not _is_near_the_margin(within[-1], policy):
        return False
    before, now = (first_of_month[month] for month in sorted(first_of_month)[-2:])
    earlier, later = shortfall(before, policy) or 0, shortfall(now, policy) or 0
    return 0 < earlier < later and _is_near_the_margin(now, policy)


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
