"""The policy as parameters: what `beleid.txt` leaves open, and the versions that fill it in.

The shipped defaults stand in `resources/policies/nieuw-beleid.toml`; those of `Policy` are the
same, which a test proves, so that a rule can be tried without a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Problem, problem

LOWEST_RUNG = 1
HIGHEST_RUNG = 6
FIRST_ACCELERATED_RUNG = 4  # "vanaf treden 4, 5 en 6": no half-yearly terms


def is_of_province(from_rung: int, rung: int) -> bool:
    """Return whether a decision is one of Gedeputeerde Staten: a move from or to rung 4 and up.

    Staying on a rung is none, whichever rung it is.
    """
    return from_rung != rung and max(from_rung, rung) >= FIRST_ACCELERATED_RUNG


class Fall(Enum):
    """Where a municipality without a backlog goes (`fall_when_no_backlog`)."""

    TO_ONE = "to_one"
    ONE_STEP = "one_step"
    NONE = "none"


class SignalFrom(Enum):
    """From which certainty an early warning is a duty (`signal_from`); the value is its word."""

    ANY = "elk tekort"
    POSSIBLE = "mogelijk"
    CLEAR = "duidelijk"


class ContactKind(Enum):
    """The kinds of contact an officer logs; the value is the word of the field."""

    PROGRESS_TALK = "voortgangsgesprek"
    SUPERVISION_OFFICIAL = "ambtelijk"
    SUPERVISION_EXECUTIVE = "bestuurlijk"
    TELEPHONE = "telefoon"
    EMAIL = "e-mail"
    LETTER = "brief"
    VISIT = "bezoek"
    PARTNERS = "partners"


SUPERVISION_TALKS = frozenset({ContactKind.SUPERVISION_OFFICIAL, ContactKind.SUPERVISION_EXECUTIVE})


@dataclass(frozen=True, slots=True)
class Policy:
    """The parameters of one version. Persons, days and counts are whole.

    name: shown as policy version with every proposal and kept with every decision.
    growth_margin: persons a backlog may grow before it counts as growing (R2).
    visible_improvement: persons a backlog must shrink to count as a visible improvement (R3).
    periods_without_improvement: half-years in a row without visible improvement, and without the
        growth on which R2 rises, before R4 rises on rungs 1-3; from rung 4 each new figure does.
    fall_when_no_backlog: where R1 leads.
    max_step: rungs a proposal may rise at once; R2 and R4 rise one rung, so more changes nothing.
    one_rise_per_period: on rungs 1-3 a rung raised on figures of a half-year is not raised again in
        it.
    plan_from_rung, plan_term_days: from which rung an improvement plan is due; its term in days.
    days_for_rungs_4_5_6: the shared guideline for the three highest rungs.
    days_between_accelerated_steps: days from a decision on rungs 4-6 to the next step, where no
        letter on file gives a term.
    contacts_per_period: contacts that count, per municipality and half-year.
    counting_kinds: contact kinds that count without more.
    pace_threshold: share of the pace of keeping level below which there is an early warning.
    signal_from: the certainty from which an early warning is a duty.
    correction_days: days after a period during which a late figure belongs to it without a warning.
    attribution: which placements count, in words; shown, never reckoned with.
    household_size: persons per arriving household, for the margin of chance.
    """

    name: str = "Nieuw beleid v1"
    growth_margin: int = 0
    visible_improvement: int = 1
    periods_without_improvement: int = 1
    fall_when_no_backlog: Fall = Fall.TO_ONE
    max_step: int = 1
    one_rise_per_period: bool = True
    plan_from_rung: int = 3
    plan_term_days: int = 28
    days_for_rungs_4_5_6: int = 182
    days_between_accelerated_steps: int = 28
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
    signal_from: SignalFrom = SignalFrom.POSSIBLE
    correction_days: int = 31
    attribution: str = "datum van huisvesting"
    household_size: int = 2
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

    def closes_on(self, period: Period) -> date:
        """Return the last day on which a figure of the period may come in without a warning."""
        return period.last_day + timedelta(days=self.correction_days)


@dataclass(frozen=True, slots=True)
class OldPolicy:
    """The former policy: the rung by the backlog as a share of the target. Only to compare with.

    thresholds: rising shares of the target, entered by the province. Five: where rungs 2 to 6
    begin, the share itself included. Six: where rungs 1 to 6 begin; below the first a municipality
    is on rung 1 too, for every municipality is on a rung.
    """

    name: str
    thresholds: tuple[Fraction, ...]

    def rung_of(self, share: Fraction) -> int:
        """Return the rung of a backlog that is this share of the target."""
        from_rung_2 = self.thresholds[-(HIGHEST_RUNG - LOWEST_RUNG) :]
        return LOWEST_RUNG + sum(share >= threshold for threshold in from_rung_2)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a parameter of the policy means, apart from its value in some version. Dutch texts.

    key: the field of `Policy`, or `old_policy_thresholds`.
    unit: what is counted, with `{}` for the number unless that comes first, or which kind of choice
    it is. unit_of_one: the same of exactly one.
    source: [B] the policy says so, [L] the law, [P] practice, [D] our default.
    ground: the line of `beleid.txt` that it carries out, or what it rests on.
    """

    key: str
    label: str
    unit: str
    meaning: str
    source: str
    ground: str
    unit_of_one: str


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A policy with its author, motive and first day. valid_from: None for a shipped one."""

    policy: Policy | OldPolicy
    author: str
    motive: str
    valid_from: date | None = None

    @property
    def name(self) -> str:
        """The name that goes with every proposal and decision."""
        return self.policy.name

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program."""
        return self.valid_from is None


def problems(policy: Policy | OldPolicy) -> tuple[Problem, ...]:
    """Return what is wrong with the values; empty when all can be used."""
    if isinstance(policy, OldPolicy):
        return _threshold_problems(policy.thresholds)
    wrong = [
        problem(Obstacle.VALUE_TOO_LOW, parameter=name, least=least, value=getattr(policy, name))
        for name, least in _LEAST_VALUES.items()
        if getattr(policy, name) < least
    ]
    if not 0 < policy.pace_threshold <= _HIGHEST_PACE:
        wrong.append(
            problem(Obstacle.PACE_OUT_OF_RANGE, highest=_HIGHEST_PACE, share=policy.pace_threshold)
        )
    if not LOWEST_RUNG <= policy.plan_from_rung <= HIGHEST_RUNG:
        wrong.append(problem(Obstacle.PLAN_RUNG_OUT_OF_RANGE, rung=policy.plan_from_rung))
    names = [name.strip() for name in policy.rung_names]
    if len(names) != HIGHEST_RUNG or not all(names) or len(set(names)) != len(names):
        wrong.append(problem(Obstacle.RUNGS_WITHOUT_NAMES))
    if not policy.counting_kinds:
        wrong.append(problem(Obstacle.NO_COUNTING_KIND))
    if not policy.attribution.strip():
        wrong.append(problem(Obstacle.NO_ATTRIBUTION))
    return tuple(wrong)


_HIGHEST_PACE = 2  # twice the pace of keeping level


_LEAST_VALUES = {
    "growth_margin": 0,
    "visible_improvement": 1,
    "periods_without_improvement": 1,
    "max_step": 1,
    "plan_term_days": 1,
    "days_for_rungs_4_5_6": 1,
    "days_between_accelerated_steps": 0,
    "contacts_per_period": 1,
    "correction_days": 0,
    "household_size": 1,
}


def _threshold_problems(thresholds: tuple[Fraction, ...]) -> tuple[Problem, ...]:
    if len(thresholds) not in (HIGHEST_RUNG - 1, HIGHEST_RUNG):
        return (problem(Obstacle.THRESHOLDS_MISCOUNTED, count=len(thresholds)),)
    wrong = []
    if thresholds[0] < 0 or (thresholds[0] == 0 and len(thresholds) < HIGHEST_RUNG):
        wrong.append(problem(Obstacle.THRESHOLD_TOO_LOW))
    if any(second <= first for first, second in pairwise(thresholds)):
        wrong.append(problem(Obstacle.THRESHOLDS_NOT_RISING))
    return tuple(wrong)
