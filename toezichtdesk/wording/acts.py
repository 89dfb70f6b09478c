"""The Dutch words for what an officer does and records."""

from __future__ import annotations

from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.terms import TermClock, TermState

_CONTACTS = {
    ContactKind.PROGRESS_TALK: "Voortgangsgesprek",
    ContactKind.SUPERVISION_OFFICIAL: "Ambtelijk toezichtgesprek",
    ContactKind.SUPERVISION_EXECUTIVE: "Bestuurlijk toezichtgesprek",
    ContactKind.TELEPHONE: "Telefoon",
    ContactKind.EMAIL: "E-mail",
    ContactKind.VISIT: "Bezoek",
    ContactKind.PARTNERS: "Overleg met partners",
}

_DECISIONS = {
    DecisionKind.START: "beginstand",
    DecisionKind.ACCEPTED: "voorstel overgenomen",
    DecisionKind.DEVIATED: "afgeweken",
}

_RECORDS = {
    RecordKind.CONTACT: ("contact", "contacten"),
    RecordKind.AGREEMENT: ("afspraak", "afspraken"),
    RecordKind.PLAN: ("verbeterplan", "verbeterplannen"),
    RecordKind.MEASURE: ("maatregel", "maatregelen"),
    RecordKind.INHABITANTS: ("inwonertal", "inwonertallen"),
    RecordKind.NATIONAL_TARGET: ("landelijke taakstelling", "landelijke taakstellingen"),
}


def contact_kind(value: ContactKind) -> str:
    """Return the name of a kind of contact."""
    return _CONTACTS[value]


def decision_kind(value: DecisionKind) -> str:
    """Return how a municipality came on its rung."""
    return _DECISIONS[value]


def records(kind: RecordKind, count: int) -> str:
    """Return `1 contact` or `12 contacten`."""
    return f"{count} {_RECORDS[kind][count != 1]}"


def record_kind(kind: RecordKind, *, is_many: bool = False) -> str:
    """Return the name of one thing that stands in a list, or of many."""
    return _RECORDS[kind][is_many]


def term_day(clock: TermClock) -> str:
    """Return `dag 60 van 182`, and that the term stands still, stood still, or has passed."""
    said = f"dag {clock.used} van {clock.days}"
    if clock.state in (TermState.SUSPENDED, TermState.PASSED):
        said = f"{said}, {clock.state.value}"
    if clock.suspended_days and clock.state is not TermState.SUSPENDED:
        stood = "1 dag" if clock.suspended_days == 1 else f"{clock.suspended_days} dagen"
        said = f"{said} ({stood} opgeschort)"
    return said
