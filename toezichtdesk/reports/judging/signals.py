"""Early warnings: when one requires contact, and its figures in Dutch."""

from __future__ import annotations

from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Certainty, WarningCause
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


def signal_words(stand: Standing, cause: WarningCause) -> str:
    """Return the figures of a stand behind a signal, as a Dutch sentence."""
    if stand.keep_level is None or stand.realised is None:
        raise AssertionError("a warning without figures")
    lead = (
        f", met een voorsprong van {wording.number(stand.lead_before)}" if stand.lead_before else ""
    )
    return (
        f"Op {wording.day(stand.reference_date)} {wording.were_housed(stand.realised)}{lead}; "
        f"{wording.needed_to_keep_level(stand.keep_level)} ({wording.warning(cause)})."
    )


def newest_words(case: Case, cause: WarningCause, grounds: str) -> str:
    """Return the newest figures if they differ from those that opened a signal; else empty."""
    stand = case.assessment.standing
    if stand is None or stand.keep_level is None or stand.realised is None:
        return ""
    if stand.is_final:
        over = (
            f"{stand.period} is inmiddels afgesloten ({wording.counted_on(stand.reference_date)})"
        )
        return "" if stand.balance is None else f"{over}: saldo {wording.signed(stand.balance)}."
    now = signal_words(stand, case.assessment.warning or cause)
    return "" if now == grounds else f"Nu: {now[0].lower()}{now[1:]}"


def _within(known: AsKnown, case: Case, newest: Standing) -> tuple[Standing, ...]:
    counted = figures_within(known, case.code, newest.period)
    carried = [figure for figure in case.inherited if figure.period == newest.period]
    before = [stand for stand in case.stands if stand.period < newest.period]
    return stands_within(newest.period, [*counted, *carried], before, case.settled)
