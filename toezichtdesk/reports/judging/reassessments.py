"""Causes for a judgement by the officer other than a proposal.

Changed figures under a decision, an undecided merger, and the clock of rungs 4-6.
"""

from __future__ import annotations

from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG
from toezichtdesk.domain.terms import TermClock, TermState
from toezichtdesk.reports.answers.overview import ActionKind, Cause, NextAction
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.policy_values import line_of

_DAYS_BEFORE_AN_END = 14


def signals(case: Case, term: TermClock | None) -> tuple[NextAction, ...]:
    """Return what is to be judged again, and the guideline of rungs 4-6 when it is near or past."""
    reasons = []
    if case.lapsed is not None:
        which = case.lapsed.decision
        again = _again(Cause.GROUND_LAPSED, which, DutyCode.JUDGE_AGAIN, lapsed=case.lapsed)
        reasons.append(again)
    if case.merged is not None:
        on, reason = case.merged.on, case.merged.reason
        again = _again(Cause.MERGED, on, DutyCode.PLACE_AFTER_MERGER, merged_on=on, reason=reason)
        reasons.append(again)
    if case.decisions and case.rung_since is None and case.rung >= FIRST_ACCELERATED_RUNG:
        again = _again(Cause.DAY_UNKNOWN, case.rung, DutyCode.RECORD_DECISION, rung=case.rung)
        reasons.append(again)
    return (*reasons, *_term_signals(term))


def _again(cause: Cause, which: object, code: DutyCode, **values: object) -> NextAction:
    return NextAction(ActionKind.REASSESS, (cause, which), code, tuple(values.items()))


def _term_signals(term: TermClock | None) -> list[NextAction]:
    if term is None or term.state is TermState.SUSPENDED:
        return []
    if term.state is TermState.ENDED:
        ending = term.events[-1]
        return [_again(Cause.TERM_ENDED, ending.on, DutyCode.PLACE_AFTER_TERM, ending=ending)]
    if term.days_left > _DAYS_BEFORE_AN_END:
        return []
    about = (term.state, term.started_on)
    values = (("term", term), ("line", line_of("days_for_rungs_4_5_6")))
    if term.state is TermState.PASSED:
        kind, code = ActionKind.TERM, DutyCode.GUIDELINE_PASSED
        return [NextAction(kind, about, code, values, open_since=term.ends_on)]
    return [NextAction(ActionKind.TERM, about, DutyCode.GUIDELINE_NEAR, values, term.ends_on)]
