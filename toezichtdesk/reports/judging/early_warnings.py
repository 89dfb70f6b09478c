"""Early warnings: when one requires contact."""

from __future__ import annotations

from datetime import date

from toezichtdesk.domain.assessment import Certainty
from toezichtdesk.domain.figures import Standing
from toezichtdesk.ladder.assess import shortfall
from toezichtdesk.ladder.history import stands_within
from toezichtdesk.ladder.pace import chance_margin, is_signal_owed, may_be_owed, signal_certainty
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.record.figures import figures_within


def is_owed(known: AsKnown, case: Case, closed_on: date | None) -> bool:
    """Return whether contact is due because of the pace of the newest period.

    closed_on: the day on which the last signal of this cause was closed; None without one. It
    reopens when the shortfall has since grown by more than the margin of chance, or has become
    certain.
    """
    policy, newest = known.policy, case.assessment.standing
    if newest is None or not may_be_owed(newest, policy):
        return False
    within = _within(known, case, newest)
    if not is_signal_owed(within, policy):
        return False
    if closed_on is None:
        return True
    now, before = within[-1], [s for s in within if s.reference_date <= closed_on]
    then = before[-1] if before else within[0]
    grown = (shortfall(now, policy) or 0) - (shortfall(then, policy) or 0)
    if grown > chance_margin(now.keep_level or 0, policy.household_size):
        return True
    was_clear = signal_certainty(then, policy) is Certainty.CLEAR
    return signal_certainty(now, policy) is Certainty.CLEAR and not was_clear


def _within(known: AsKnown, case: Case, newest: Standing) -> tuple[Standing, ...]:
    counted = figures_within(known, case.code, newest.period)
    carried = [figure for figure in case.inherited if figure.period == newest.period]
    before = [stand for stand in case.stands if stand.period < newest.period]
    return stands_within(newest.period, [*counted, *carried], before, case.settled)
