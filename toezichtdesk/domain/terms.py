"""The shared term of rungs 4-6: what happened to it, how it stands, and what must be on file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class TermEventKind(Enum):
    """What happened to the term; the value is the word of the field."""

    SUSPENDED = "opgeschort"
    RESUMED = "hervat"
    EXTENDED = "verlengd"
    WITHDRAWN = "ingetrokken"
    LAPSED = "vervallen"


ENDINGS = frozenset({TermEventKind.WITHDRAWN, TermEventKind.LAPSED})


@dataclass(frozen=True, slots=True)
class TermEvent:
    """Something that happened to the clock on a day. days: by which it was extended, else 0.

    act: the act that recorded it: acts of one day keep the order of recording.
    """

    id: int
    municipality: str
    kind: TermEventKind
    on: date
    reason: str
    days: int = 0
    reference: str = ""
    act: int = 0


class TermState(Enum):
    """How the term stands; the value is the word of the field."""

    RUNNING = "loopt"
    SUSPENDED = "opgeschort"
    PASSED = "richtpunt overschreden"
    ENDED = "beëindigd"


@dataclass(frozen=True, slots=True)
class TermClock:
    """The term as it stands on a day. All in days; suspended days are not used days.

    started_on: the decision for rung 4. used: day x. days: of how many, extensions included.
    ends_on: the last day within the term; while suspended, as if it were resumed today.
    used_per_rung: (rung, days used on it), in order of time.
    ended_on: the day of withdrawal or lapse, or None. events: of this term, oldest first.
    pauses: (first day, day on which it went on) of each suspension; one that lasts, up to today.
    """

    state: TermState
    started_on: date
    used: int
    days: int
    ends_on: date
    used_per_rung: tuple[tuple[int, int], ...]
    suspended_days: int = 0
    extended_days: int = 0
    ended_on: date | None = None
    events: tuple[TermEvent, ...] = ()
    pauses: tuple[tuple[date, date], ...] = ()

    @property
    def days_left(self) -> int:
        """Days to go; negative once the term has passed."""
        return self.days - self.used


class FileItemKind(Enum):
    """What goes on file, as before a step on rungs 4-6, and each letter; the word of the field."""

    NOTICE = "voornemen"
    PUBLICATION = "bekendmaking"
    COUNCIL_COPY = "afschrift aan de raad"
    HEARING = "zienswijze"
    DECISION = "besluit"
    TERM_EXPIRED = "termijn verstreken"
    JUDGEMENT_LETTER = "beoordelingsbrief"
    PLAN_REQUEST = "verzoek om verbeterplan"
    REMINDER = "herinnering"
    HIGHER_RUNG = "brief hogere trede"
    LOWER_RUNG = "brief lagere trede"
    WITHDRAWAL = "intrekking"


# The letters that give a term, and what ends the waiting for it. On a voornemen the municipality
# may give its zienswijze; a besluit names a term to comply still (Gemeentewet 124).
ANSWERS = {
    FileItemKind.NOTICE: frozenset({FileItemKind.HEARING, FileItemKind.DECISION}),
    FileItemKind.DECISION: frozenset({FileItemKind.TERM_EXPIRED}),
}


# Letters that may name a last day without a duty of their own: the plan is owed by its own dates.
WITH_TERM = frozenset({*ANSWERS, FileItemKind.PLAN_REQUEST, FileItemKind.REMINDER})


@dataclass(frozen=True, slots=True)
class FileItemData:
    """An item of the file as the officer enters it.

    due_on: the last day of the term that a letter gives; only for the kinds in `WITH_TERM`.
    """

    municipality: str
    kind: FileItemKind
    dated_on: date
    reference: str = ""
    note: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its name, without a folder, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FileItem(FileItemData):
    """An item on file.

    document: the name of its document; empty without one. document_act: the act that kept it.
    """

    id: int = 0
    document: str = ""
    document_act: int = 0


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What is on file for the step to a rung, and what is missing. Shown, never a condition."""

    to_rung: int
    present: tuple[FileItem, ...]
    missing: tuple[FileItemKind, ...]
