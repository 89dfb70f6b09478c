"""The officer's choices for the meeting sheet (gespreksblad): its sections and its audience."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from toezichtdesk.domain.policy import ContactKind


class Section(Enum):
    """A section of the sheet; the value is kept with the officer's choice."""

    SITUATION = "situatie"
    SINCE = "sinds"
    CHART = "grafiek"
    AGREEMENTS = "afspraken"
    PLAN = "plan"
    COUNTS = "tellingen"
    CONTACTS = "contacten"
    QUESTIONS = "vragen"
    PRACTICES = "praktijken"
    ORIGIN = "herkomst"
    NOTES = "aantekeningen"


TALKS = (
    ContactKind.PROGRESS_TALK,
    ContactKind.SUPERVISION_OFFICIAL,
    ContactKind.SUPERVISION_EXECUTIVE,
)


class Audience(Enum):
    """For whom a sheet is: a shareable one leaves out what is not decided and not shared."""

    INTERNAL = "intern"
    SHAREABLE = "deelbaar"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The sections that are on, in their order, for one kind of talk."""

    sections: tuple[Section, ...] = tuple(Section)

    @property
    def left_out(self) -> tuple[Section, ...]:
        """The sections that are off, in their usual order."""
        return tuple(one for one in Section if one not in self.sections)


USUAL = Arrangement()
