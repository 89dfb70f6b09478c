"""Causes for a judgement by the officer other than a proposal.

Changed figures under a decision, an undecided merger, and the clock of rungs 4-6.
"""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG
from toezichtdesk.domain.terms import TermClock, TermState
from toezichtdesk.reports.answers.overview import ActionKind, Cause, NextAction
from toezichtdesk.reports.judging.case import Case
from toezichtdesk.reports.policy_values import line_of
from toezichtdesk.reports.record.terms import clock_sentences, event_sentence, guideline

_DAYS_BEFORE_AN_END = 14


def signals(case: Case, term: TermClock | None) -> tuple[NextAction, ...]:
    """Return what is to be judged again, and the guideline of rungs 4-6 when it is near or past."""
    reasons = []
    if case.lapsed is not None:
        decided = wording.day(case.decisions[-1].decided_on)
        text = f"Cijfers onder het besluit van {decided} gewijzigd: opnieuw beoordelen"
        reasons.append(_again(Cause.GROUND_LAPSED, case.lapsed.decision, text, case.lapsed.text))
    if case.merged is not None:
        text = f"Trede bepalen na de herindeling van {wording.day(case.merged.on)}"
        ground = wording.sentence(case.merged.reason)
        reasons.append(_again(Cause.MERGED, case.merged.on, text, ground))
    if case.decisions and case.rung_since is None and case.rung >= FIRST_ACCELERATED_RUNG:
        text = f"Besluit voor trede {case.rung} vastleggen, met zijn datum"
        ground = (
            f"Trede {case.rung} staat in een geïmporteerd blad zonder datum. "
            "Zolang de besluitdatum niet is vastgelegd, loopt er geen termijn."
        )
        reasons.append(_again(Cause.DAY_UNKNOWN, case.rung, text, ground))
    return (*reasons, *_term_signals(term))


def _again(cause: Cause, which: object, text: str, ground: str) -> NextAction:
    return NextAction(ActionKind.REASSESS, (cause, which), text, ground)


def _term_signals(term: TermClock | None) -> list[NextAction]:
    if term is None or term.state is TermState.SUSPENDED:
        return []
    if term.state is TermState.ENDED:
        ending = term.events[-1]
        text = f"Trede bepalen: {ending.kind.value} op {wording.day(ending.on)}"
        return [_again(Cause.TERM_ENDED, ending.on, text, event_sentence(ending))]
    if term.days_left > _DAYS_BEFORE_AN_END:
        return []
    ground = f"{clock_sentences(term)[0]} {line_of('days_for_rungs_4_5_6')}"
    about = (term.state, term.started_on)
    if term.state is TermState.PASSED:
        text = guideline(term).rstrip(".")
        return [NextAction(ActionKind.TERM, about, text, ground, open_since=term.ends_on)]
    text = f"Richtpunt trede 4, 5 en 6 nadert (dag {term.used} van {term.days})"
    return [NextAction(ActionKind.TERM, about, text, ground, term.ends_on)]
