"""The button text of each kind of work, and the talk that a rung requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toezichtdesk.domain.policy import LOWEST_RUNG, ContactKind
from toezichtdesk.reports.answers.overview import ActionKind, NextAction

if TYPE_CHECKING:
    pass


VERBS = {
    ActionKind.DECIDE: "Beoordelen",
    ActionKind.REASSESS: "Beoordelen",
    ActionKind.TERM: "Stuk vastleggen…",
    ActionKind.WARNING: "Contact vastleggen…",
    ActionKind.PLAN: "Plan bijwerken…",
    ActionKind.AGREEMENT: "Afspraak bijwerken…",
    ActionKind.MEASURE: "Maatregel bijwerken…",
    ActionKind.PLANNED_TALK: "Gesprek vastleggen…",
    ActionKind.FOLLOW_UP: "Contact vastleggen…",
    ActionKind.TALK: "Gesprek vastleggen…",
    ActionKind.CONTACT: "Contact vastleggen…",
    ActionKind.BALANCE: "Beginsaldo vaststellen…",
    ActionKind.OWN_COUNT: "Telling bijwerken…",
    ActionKind.COMPLETE_FIGURES: "Cijfers importeren…",
}


TERM_VERB = "Termijn bekijken"


def verb_of(action: NextAction) -> str:
    """Return the button text of this work; a clock that ran out is only shown."""
    return TERM_VERB if is_clock(action) else VERBS[action.kind]


def is_clock(action: NextAction) -> bool:
    """Return whether this is the clock of rungs 4-6, and not an unanswered letter."""
    return action.kind is ActionKind.TERM and not isinstance(next(iter(action.about), None), int)


def talk_of(rung: int) -> ContactKind:
    """Return the kind of talk that the rung requires [beleid]."""
    is_lowest = rung == LOWEST_RUNG
    return ContactKind.PROGRESS_TALK if is_lowest else ContactKind.SUPERVISION_OFFICIAL
