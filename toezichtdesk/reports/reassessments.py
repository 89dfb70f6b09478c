"""What asks for the officer's judgement without being a proposal: terms, freezes, moved figures."""

from __future__ import annotations

from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Freeze, ReasonCode, Rule
from toezichtdesk.domain.terms import TermClock, TermState
from toezichtdesk.reports.answers import ActionKind, Cause, NextAction
from toezichtdesk.reports.cases import Case
from toezichtdesk.reports.grounds import GROUND_LAPSED
from toezichtdesk.reports.policy_values import line_of
from toezichtdesk.reports.terms import clock_sentences, event_sentence

_DAYS_BEFORE_AN_END = 14


def signals(
    case: Case, term: TermClock | None, lapsed_freeze: Freeze | None, today: date
) -> tuple[NextAction, ...]:
    """Return what is to be judged again, and the term of rungs 4-6 when its end is near or past.

    lapsed_freeze: the freeze that ended by itself in the last 30 days.
    """
    found = []
    if case.lapsed is not None:
        decided = wording.day(case.decisions[-1].decided_on)
        text = f"{GROUND_LAPSED} (besluit van {decided})"
        found.append(_again(Cause.GROUND_LAPSED, case.lapsed.decision, text, case.lapsed.text))
    if lapsed_freeze is not None and _asks_for_judgement(case, lapsed_freeze):
        ended = wording.day(lapsed_freeze.until)
        text = f"Bevriezing verlopen: opnieuw beoordelen (tot en met {ended})"
        ground = f"Bevroren wegens {lapsed_freeze.ground}: {lapsed_freeze.reason}"
        found.append(_again(Cause.FREEZE_ENDED, lapsed_freeze.until, text, ground))
    merged_on = _undecided_merger(case)
    if merged_on is not None:
        text = f"Trede bepalen na de herindeling van {wording.day(merged_on)}"
        ground = wording.sentence(case.assessment.reasons[0])
        found.append(_again(Cause.MERGED, merged_on, text, ground))
    return (*found, *_term_signals(term, today))


def _again(cause: Cause, which: object, text: str, ground: str) -> NextAction:
    return NextAction(ActionKind.REASSESS, (cause, which), text, ground)


def _asks_for_judgement(case: Case, freeze: Freeze) -> bool:
    if case.freeze is not None or any(d.decided_on > freeze.until for d in case.decisions):
        return False
    return case.proposal is not None or case.assessment.outcome is not None


def _undecided_merger(case: Case) -> date | None:
    """Return the day of the merger whose first period is judged now, while no rung was decided."""
    judged = case.assessment
    if judged.rule is not Rule.UNKNOWN or judged.reasons[0].code is not ReasonCode.MERGER:
        return None
    on = case.mergers[-1].on
    return None if any(decision.decided_on >= on for decision in case.decisions) else on


def _term_signals(term: TermClock | None, today: date) -> list[NextAction]:
    if term is None or term.state is TermState.SUSPENDED:
        return []
    if term.state is TermState.ENDED:
        ending = term.events[-1]
        text = f"Trede bepalen: termijn {ending.kind.value} op {wording.day(ending.on)}"
        return [_again(Cause.TERM_ENDED, ending.on, text, event_sentence(ending))]
    if term.days_left > _DAYS_BEFORE_AN_END:
        return []
    day = f"dag {term.used} van {term.days}"
    words = "verstreken" if term.state is TermState.PASSED else "loopt af"
    text = f"Termijn trede 4, 5 en 6 {words} ({day})"
    ground = f"{clock_sentences(term)[0]} {line_of('days_for_rungs_4_5_6')}"
    about = (term.state, term.started_on)
    return [NextAction(ActionKind.TERM, about, text, ground, term.ends_on, term.ends_on < today)]
