"""The Dutch words for reading a file: what happens with its rows, and what is asked."""

from __future__ import annotations

from datetime import date

from toezichtdesk.domain.importing import Question, RowStatus
from toezichtdesk.wording.numbers import day

_QUESTIONS = {
    Question.PERIOD: "Over welke taakstellingsperiode gaan deze cijfers?",
    Question.REFERENCE_DATE: "Op welke peildatum zijn deze cijfers geteld?",
}


def status(value: RowStatus) -> str:
    """Return the word for what an import does with a row."""
    return value.value


def question(value: Question) -> str:
    """Return the question as it is put to the officer."""
    return _QUESTIONS[value]


def nothing_new(imported_before: date | None) -> str:
    """Return why an import has nothing to change."""
    if imported_before is None:
        return "er is niets te wijzigen."
    return f"dit bestand is op {day(imported_before)} al geïmporteerd; er is niets te wijzigen."
