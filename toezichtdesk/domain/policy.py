"""The policy as parameters: what `beleid.txt` leaves open, with the defaults of the domain page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

LOWEST_RUNG = 1
HIGHEST_RUNG = 6
FIRST_ACCELERATED_RUNG = 4  # "vanaf treden 4, 5 en 6": half-yearly terms are let go


class Fall(Enum):
    """Where a municipality without a backlog goes (`fall_when_no_backlog`)."""

    TO_ONE = "to_one"
    ONE_STEP = "one_step"
    NONE = "none"


class ContactKind(Enum):
    """The kinds of contact an officer logs; the value is the word of the field."""

    PROGRESS_TALK = "voortgangsgesprek"
    SUPERVISION_OFFICIAL = "ambtelijk"
    SUPERVISION_EXECUTIVE = "bestuurlijk"
    TELEPHONE = "telefoon"
    EMAIL = "e-mail"
    VISIT = "bezoek"
    PARTNERS = "partners"


SUPERVISION_TALKS = frozenset({ContactKind.SUPERVISION_OFFICIAL, ContactKind.SUPERVISION_EXECUTIVE})


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the policy. Persons, days and counts are whole; each field names its source.

    name: shown as policy version with every proposal and kept with every decision.
    growth_margin: persons a backlog may grow before it counts as growing (R2).
    visible_improvement: persons a backlog must shrink to count as a visible improvement (R3).
    periods_without_improvement: half-years in a row without visible improvement before R4 rises.
    fall_when_no_backlog: where R1 leads.
    max_step: rungs a proposal may rise at once.
    plan_from_rung, plan_term_days: from which rung an improvement plan is due; its term in days.
    days_for_rungs_4_5_6: the shared guideline for the three highest rungs.
    contacts_per_period: contacts that count, per municipality and half-year.
    counting_kinds: contact kinds that count without more.
    pace_threshold: share of the pace of keeping level below which an early warning opens.
    """

    name: str = "Nieuw beleid v1"
    growth_margin: int = 0
    visible_improvement: int = 1
    periods_without_improvement: int = 1
    fall_when_no_backlog: Fall = Fall.TO_ONE
    max_step: int = 1
    plan_from_rung: int = 3
    plan_term_days: int = 28
    days_for_rungs_4_5_6: int = 182
    contacts_per_period: int = 1
    counting_kinds: frozenset[ContactKind] = frozenset(
        {
            ContactKind.PROGRESS_TALK,
            ContactKind.SUPERVISION_OFFICIAL,
            ContactKind.SUPERVISION_EXECUTIVE,
            ContactKind.TELEPHONE,
            ContactKind.VISIT,
        }
    )
    pace_threshold: Fraction = Fraction(1)
    rung_names: tuple[str, ...] = (
        "Signaleren",
        "Informatie opvragen en valideren",
        "Actief toezicht",
        "Vooraankondiging indeplaatsstelling",
        "Besluit tot indeplaatsstelling",
        "Indeplaatsstelling",
    )

    def rung_name(self, rung: int) -> str:
        """Return the working name of the rung, 1 to 6."""
        return self.rung_names[rung - LOWEST_RUNG]
