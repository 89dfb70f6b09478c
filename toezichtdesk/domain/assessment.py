"""What the ladder says of a municipality: the rule, the direction, the outcome and its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period


class Rule(Enum):
    """The rule of domain section 3 that decided."""

    NO_BACKLOG = "R1"
    GROWING_BACKLOG = "R2"
    VISIBLE_IMPROVEMENT = "R3"
    NO_IMPROVEMENT = "R4"
    FROZEN = "R5"
    BACKLOG_SHARE = "share"  # the former policy, to compare with
    UNKNOWN = "unknown"


class Trend(Enum):
    """The direction of the backlog since the end of the period before."""

    NONE = "none"
    GROWS = "grows"
    SHRINKS = "shrinks"
    EQUAL = "equal"
    UNKNOWN = "unknown"


class WarningCause(Enum):
    """What an early warning warns of."""

    BACKLOG_LOOMS = "looms"
    BACKLOG_GROWS = "grows"


class Zone(Enum):
    """Where the realised persons lie between the two lines of the running period."""

    ON_COURSE = "on_course"  # on or above inhalen: no backlog at the end of the period
    SHRINKS = "shrinks"
    LEVEL = "level"
    GROWS = "grows"


class Certainty(Enum):
    """How sure a direction is; it never changes the outcome of a rule."""

    CLEAR = "clear"
    POSSIBLE = "possible"
    CHANCE = "chance"


class ReasonCode(Enum):
    """A fact or a step in the reasoning; `wording.sentence` says it in Dutch."""

    NO_FIGURES = "no_figures"
    NO_REALISED = "no_realised"
    NO_TARGET = "no_target"
    NO_OPENING_BALANCE = "no_opening_balance"
    FIRST_PERIOD = "first_period"
    MISSING_PERIOD = "missing_period"
    PERIOD_NOT_CLOSED = "period_not_closed"
    NOTHING_ELAPSED = "nothing_elapsed"
    MERGER = "merger"
    SPLIT = "split"
    FACT_FINAL = "fact_final"
    FACT_TO_DATE = "fact_to_date"
    TASK_MET_BY_LEAD = "task_met_by_lead"
    LEAD_SHRINKS = "lead_shrinks"
    TARGET_JUMP = "target_jump"
    RULE_NO_BACKLOG = "rule_no_backlog"
    RULE_GROWING = "rule_growing"
    RULE_IMPROVEMENT = "rule_improvement"
    RULE_NO_IMPROVEMENT = "rule_no_improvement"
    RULE_NO_IMPROVEMENT_YET = "rule_no_improvement_yet"
    ALREADY_RAISED = "already_raised"
    RULE_FROZEN = "rule_frozen"
    RULE_BACKLOG_SHARE = "rule_backlog_share"
    NO_SHARE = "no_share"
    JUDGED_AT_END = "judged_at_end"
    OUTCOME = "outcome"
    PROVISIONAL = "provisional"
    FALL_AT_END = "fall_at_end"
    NEXT_STEP_FROM = "next_step_from"
    PLAN_DUE = "plan_due"
    OF_PROVINCE = "of_province"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of the explanation: its code, and the numbers, dates and words in it."""

    code: ReasonCode
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Freeze:
    """A rung held although the rule says otherwise (verschoonbaar); both days included."""

    since: date
    until: date
    ground: str
    reason: str

    def is_in_force(self, day: date) -> bool:
        """Return whether the freeze holds on the day; it ends by itself after `until`."""
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class EarlierDecisions:
    """The decisions and freezes before a stand, as far as its outcome depends on them.

    freeze: the one in force when it is judged.
    held: the half-years whose closing a freeze held; growth is counted from their end.
    raised_on: on rungs 1-3, the day of the decision that raised the rung on figures of the period.
    reference: on rungs 4-6, the backlog in persons on which the present rung was decided; None: the
    backlog at the end of the period before. decided_on: the day of that decision.
    next_step_from: on rungs 4-6, the first day on which a next step is to be decided, if that is
    still to come. letter: the day of the letter on file that gives that day; None: of no letter.
    """

    freeze: Freeze | None = None
    held: frozenset[Period] = frozenset()
    raised_on: date | None = None
    reference: int | None = None
    decided_on: date | None = None
    next_step_from: date | None = None
    letter: date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The outcome of the rules for one municipality on one stand.

    rung: the rung it was on. outcome: the rung that follows; None when unknown.
    growth: persons by which the backlog changed since the end of the period before, on rungs 4-6
    since the decision for the present rung, on `counted_from`.
    is_provisional: the outcome waits: for the end of the period on rungs 1-3, and on every rung to
    fall; for the day of the next step on rungs 4-6.
    freeze: the one that holds the rung; without_freeze: what the rules say apart from it.
    """

    rung: int
    outcome: int | None
    rule: Rule
    trend: Trend
    is_provisional: bool
    reasons: tuple[Reason, ...]
    policy: str
    standing: Standing | None = None
    growth: int | None = None
    counted_from: date | None = None
    warning: WarningCause | None = None
    freeze: Freeze | None = None
    without_freeze: Assessment | None = None

    @property
    def moves(self) -> bool:
        """Whether another rung follows: only then is there a proposal."""
        return self.outcome is not None and self.outcome != self.rung


@dataclass(frozen=True, slots=True)
class Departure:
    """A decision that differs from most comparable ones.

    equal: the number of comparable cases. others: name and newest decision of each that differs.
    """

    equal: int
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the running period needs and promises, in persons and persons a month.

    certainty: of the direction since the period before; None where nothing changed.
    expected_balance: S at the end at the pace of the period so far; None at its very beginning.
    spread: persons by which that may differ, either way.
    level_a_month, catch_up_a_month: needed from here to the end; never below 0.
    best_month: the most persons ever housed in a month, None when no month is known.
    last_day_to_catch_up: the last day from which the best month ever still clears the backlog at
    the end of the period; None without a backlog or a known month. It may lie in the past.
    """

    zone: Zone
    certainty: Certainty | None
    expected_balance: Fraction | None
    spread: int
    level_a_month: Fraction
    catch_up_a_month: Fraction
    best_month: Fraction | None
    last_day_to_catch_up: date | None
