"""What a freeze holds: the stand that is judged on a frozen day, and closings in the past. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG


def judging_day(rung: int, stand: Standing) -> date:
    """Return the day on which a stand is judged; a freeze in force on it holds the rung.

    The last day of the period; on rungs 4-6 a running period is judged on the day of its figures.
    """
    if stand.is_final or rung < FIRST_ACCELERATED_RUNG:
        return stand.period.last_day
    return stand.reference_date


def freeze_at(freezes: Iterable[Freeze], day: date) -> Freeze | None:
    """Return the freeze in force on a day, the last one recorded; None without one."""
    return next((f for f in reversed(tuple(freezes)) if f.is_in_force(day)), None)


def held_periods(freezes: Iterable[Freeze], until: Period) -> Iterable[Period]:
    """Yield the half-years before `until` whose last day lies in a freeze."""
    for freeze in freezes:
        period = Period.holding(freeze.since)
        while period < until and period.last_day <= freeze.until:
            yield period
            period = period.next
