"""The answers for the overview and the worklist: municipalities and duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, Freeze, Trend
from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.talks import Talk
from toezichtdesk.domain.terms import TermClock


class ActionKind(Enum):
    """Kinds of work, the most urgent first; the value is the field's own term."""

    DECIDE = "besluit"
    REASSESS = "herbeoordeling"
    TERM = "termijn"
    WARNING = "signaal"
    PLAN = "verbeterplan"
    AGREEMENT = "afspraak"
    MEASURE = "maatregel"
    PLANNED_TALK = "gepland gesprek"
    FOLLOW_UP = "vervolg"
    TALK = "gesprek"
    CONTACT = "contact"
    BALANCE = "beginsaldo"
    OWN_COUNT = "telling"
    COMPLETE_FIGURES = "cijfers"


class Cause(Enum):
    """Why a municipality is to be judged again."""

    GROUND_LAPSED = "ground_lapsed"
    MERGED = "merged"
    TERM_ENDED = "term_ended"
    DAY_UNKNOWN = "day_unknown"


@dataclass(frozen=True, slots=True)
class PutOff:
    """Work that was put off until a day, or set aside for good: then until is None."""

    until: date | None
    reason: str
    on: date


PRESCRIBED = frozenset(
    {
        ActionKind.DECIDE,
        ActionKind.REASSESS,
        ActionKind.TERM,
        ActionKind.WARNING,
        ActionKind.PLAN,
        ActionKind.PLANNED_TALK,
        ActionKind.TALK,
        ActionKind.CONTACT,
    }
)
"""What is done or decided on, and never put off as other work may be: what the policy asks for.

A planned talk is moved or cancelled instead.
"""


IN_OWN_WORDS = frozenset(
    {
        ActionKind.AGREEMENT,
        ActionKind.MEASURE,
        ActionKind.PLANNED_TALK,
        ActionKind.FOLLOW_UP,
    }
)
"""What is told in words that the officer typed, which may have to be erased one day."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """One thing to do; due_on None when no date is set.

    about: identifies the action among those of its kind, whatever its words: the number of the
    agreement, the step of the plan, the cause of a reassessment and its day.
    code, values: what it is and on what it rests, which `text` and `ground` put in Dutch.
    open_since: the day since which it waits, if it has no term; it is never late then.
    put_off: it waits, or was set aside; then it is not late.
    talk: the planned talk, if it is one.
    """

    kind: ActionKind
    about: tuple[object, ...]
    code: DutyCode
    values: tuple[tuple[str, object], ...] = ()
    due_on: date | None = None
    is_late: bool = False
    put_off: PutOff | None = None
    open_since: date | None = None
    talk: Talk | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """The identity of the action, independent of its words and day."""
        return (self.kind, *self.about)

    @property
    def text(self) -> str:
        """What there is to do, as a few Dutch words."""
        return wording.duty(self.code, dict(self.values))

    @property
    def ground(self) -> str:
        """The figures or the record that cause it, and what requires it, as Dutch sentences."""
        return wording.duty_ground(self.code, dict(self.values))


@dataclass(frozen=True, slots=True)
class Pace:
    """The running period in persons: housed so far, and the two lines on the reference date.

    catch_up is None with a lead: the lines would swap, and only bijblijven is drawn.
    """

    realised: int
    keep_level: int
    catch_up: int | None
    target: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The balance expected at the end of the period, in persons; spread: to either side."""

    balance: Fraction
    spread: int


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One municipality as the overview shows it on a day.

    rung_since: None when no rung was ever recorded (then it is on 1).
    standing: the newest period with figures; None when there are none.
    backlogs: (period, backlog in persons) of the last periods, oldest first, the running one by
    the balance to date; None where unknown. For the sparkline.
    proposal: the rung that follows, None when it would stay or is unknown; provisional ones wait
    for the end of the period.
    actions: everything open, most urgent first.
    names: folded names and aliases, for type-ahead.
    is_postponed: the proposal was put off and is off the list until its day or new figures.
    is_ground_lapsed: the figures under the newest decision were corrected or undone.
    freeze: the one in force today. clock: of rungs 4-6, else None.
    forecast: None once the period is over, and while a figure for it is missing.
    missed_talks: past half-years in which the talk of the rung was not held.
    """

    code: str
    name: str
    province: str
    rung: int
    rung_since: date | None
    standing: Standing | None
    trend: Trend
    growth: int | None
    assessment: Assessment | None
    proposal: int | None
    early_warning: bool
    pace: Pace | None
    backlogs: tuple[tuple[Period, int | None], ...]
    last_contact: date | None
    has_counting_contact: bool
    actions: tuple[NextAction, ...]
    names: tuple[str, ...]
    proposal_is_provisional: bool = False
    is_postponed: bool = False
    is_ground_lapsed: bool = False
    freeze: Freeze | None = None
    clock: TermClock | None = None
    forecast: Forecast | None = None
    missed_talks: tuple[Period, ...] = ()

    @property
    def next_action(self) -> NextAction | None:
        """The most urgent thing to do."""
        return next((action for action in self.actions if action.put_off is None), None)

    @property
    def current_backlog(self) -> int | None:
        """The backlog in persons by the balance to date; at the end of a period A itself."""
        return self.standing.backlog_to_date if self.standing else None


@dataclass(frozen=True, slots=True)
class ProvinceState:
    """The line above the overview: the province in numbers, as the gedeputeerde asks for them.

    spoken, municipalities, weeks_left: the duty of contact in the running period.
    """

    today: date
    period: Period
    municipalities: int
    spoken: int
    weeks_left: int
    backlog: int
    open_proposals: int
    newest_reference_date: date | None
    policy: str
