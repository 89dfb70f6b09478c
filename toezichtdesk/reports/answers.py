"""The answers of the reports: frozen rows that may travel to any thread, window or page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Assessment, Freeze, Outlook, Trend, WarningCause
from toezichtdesk.domain.casefile import (
    Agreement,
    Contact,
    Decision,
    ImprovementPlan,
)
from toezichtdesk.domain.figures import Origin, Standing
from toezichtdesk.domain.meeting_sheet import USUAL, Arrangement
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.terms import FileCheck, FileItem, TermClock
from toezichtdesk.reports.proposal_parts import (
    NOTHING_EXPLAINED,
    Comparable,
    Explanation,
    LapsedGround,
    Postponement,
)
from toezichtdesk.store.sealing import Anchor


class ActionKind(Enum):
    """What the officer owes next, the most urgent first; the value is the word of the field."""

    DECIDE = "besluit"
    REASSESS = "herbeoordeling"
    TERM = "termijn"
    WARNING = "signaal"
    PLAN = "verbeterplan"
    AGREEMENT = "afspraak"
    MEASURE = "maatregel"
    FOLLOW_UP = "vervolg"
    TALK = "gesprek"
    CONTACT = "contact"
    BALANCE = "beginsaldo"
    COMPLETE_FIGURES = "cijfers"


class Cause(Enum):
    """Why a municipality is to be judged again."""

    GROUND_LAPSED = "ground_lapsed"
    MERGED = "merged"
    TERM_ENDED = "term_ended"
    DAY_UNKNOWN = "day_unknown"


@dataclass(frozen=True, slots=True)
class PutOff:
    """That work was put off until a day, or set aside: then until is None."""

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
        ActionKind.TALK,
        ActionKind.CONTACT,
    }
)
"""What the policy asks for: it is done or decided on, and never put off as other work may be."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """One thing to do, as a few Dutch words; due_on None when no date is set.

    about: what tells it from the other actions of this kind, whatever its words: the number of the
    agreement, the step of the plan, the cause of a reassessment and its day.
    open_since: the day since which it waits, where nothing gives it a term: it is never late.

    ground: whole Dutch sentences: the figures or the record that cause it, and the line of the
    policy or the agreement that it rests on.
    put_off: it waits, or was set aside; then it is not late.
    """

    kind: ActionKind
    about: tuple[object, ...]
    text: str
    ground: str
    due_on: date | None = None
    is_late: bool = False
    put_off: PutOff | None = None
    open_since: date | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What stays of it when its words or its day change."""
        return (self.kind, *self.about)


@dataclass(frozen=True, slots=True)
class Pace:
    """The running period in persons: housed so far, and the two lines on the reference date.

    catch_up is None with a lead: the lines then swap places and only bijblijven is drawn.
    """

    realised: int
    keep_level: int
    catch_up: int | None
    target: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The balance to expect at the end of the period, in persons; spread: either way."""

    balance: Fraction
    spread: int


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One municipality as the overview shows it on a day.

    rung_since: None when no rung was ever recorded (then it is on 1).
    standing: the newest period with figures; None when there are none.
    backlogs: (period, backlog in persons) of the last periods, oldest first, the running one by
    the balance to date; None where unknown. The sparkline.
    proposal: the rung that follows, None when it would stay or is unknown; provisional ones wait
    for the end of the period.
    actions: everything open, most urgent first.
    names: folded names and aliases, for type-ahead.
    is_postponed: the proposal was put off and is not on the list until its day or new figures.
    is_ground_lapsed: the figures under the newest decision were corrected or taken back.
    freeze: the one in force today. clock: of rungs 4-6, else None.
    forecast: None once the period is over, and while a figure for it lacks.
    missed_talks: the half-years that are over in which the talk of the rung was not held.
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
class ProposalRow:
    """A proposal to decide on. sentences: the reasons in Dutch, in order.

    is_seen: the officer saw this very proposal (`casework.proposals.see`).
    changed: "Gewijzigd sinds u keek op ...: old → new", empty when nothing changed or never seen.
    postponement: it was put off and waits; None when it is to be decided now.
    file_check: for a step to rung 5 or 6, what is on file and what is missing; file_words says it.
    lapsed: the figures under the newest decision here were corrected or taken back.
    is_reassessment: nothing is proposed, and the officer is to say the rung; why_again says what
    asks for that, empty when the officer does.
    can_be_accepted: a provisional one waits; to judge again, what follows now must be known.
    advice: Dutch sentences to the officer beside the reasons, that no decision keeps.
    explained: the sentences and the advice by what they are. beside: municipalities most like it.
    """

    code: str
    name: str
    assessment: Assessment
    from_rung: int
    to_rung: int
    is_provisional: bool
    sentences: tuple[str, ...]
    is_seen: bool = False
    changed: tuple[str, ...] = ()
    postponement: Postponement | None = None
    file_check: FileCheck | None = None
    file_words: str = ""
    lapsed: LapsedGround | None = None
    is_reassessment: bool = False
    why_again: str = ""
    can_be_accepted: bool = True
    advice: tuple[str, ...] = ()
    explained: Explanation = NOTHING_EXPLAINED
    beside: tuple[Comparable, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know of one municipality beside the proposals; text: whole Dutch sentences."""

    code: str
    name: str
    rung: int
    text: str


@dataclass(frozen=True, slots=True)
class ProposalList:
    """Everything on the page of proposals; each part by name, and each kind by itself.

    open: to be decided now. provisional: wait for the end of the period. postponed: put off.
    reassess: to be judged again, as where the figures under the newest decision moved.
    held: kept on their rung by a freeze, with the outcome without it beside it.
    fallen_away: a proposal that the officer saw is no longer there since new figures.
    own: the municipality asked for, where nothing of this is to be decided.
    """

    open: tuple[ProposalRow, ...]
    provisional: tuple[ProposalRow, ...]
    postponed: tuple[ProposalRow, ...]
    reassess: tuple[ProposalRow, ...]
    held: tuple[Notice, ...]
    fallen_away: tuple[Notice, ...]
    own: ProposalRow | None = None


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The last stand of one period, with the origin of each number that was recorded."""

    standing: Standing
    origins: tuple[tuple[str, Origin], ...]  # (measure name in Dutch, origin)


@dataclass(frozen=True, slots=True)
class InhabitantsRow:
    """How many people lived in the municipality on 1 January of the year."""

    year: int
    number: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class TargetFrom:
    """The target that held from a day on, in persons: a target may change during its period."""

    since: date
    target: int


class EventKind(Enum):
    """What happened, for the timeline."""

    START = "start"
    DECISION = "decision"
    CONTACT = "contact"
    PLAN = "plan"
    WARNING = "warning"
    FREEZE = "freeze"
    IMPORT = "import"
    TERM = "term"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Event:
    """One event on the ladder timeline; rung is the rung from then on, for START and DECISION.

    label: two or three words for beside the mark. text: the whole sentence. Both Dutch.
    """

    day: date
    kind: EventKind
    label: str
    text: str
    rung: int | None = None


@dataclass(frozen=True, slots=True)
class WarningRow:
    """An early warning; closed_on None while it is open. grounds: the figures that opened it."""

    id: int
    period: Period
    cause: WarningCause
    opened_on: date
    grounds: str
    closed_on: date | None = None
    closure: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one municipality on a day.

    periods: oldest first. stands: every stand of the newest period, oldest first, for the chart.
    earlier_stands: the same as rows, without the newest.
    targets: the targets of the newest period, oldest first. events: oldest first.
    summary: the situation in three Dutch sentences, and the talks that were missed.
    explained: what is behind the proposal, or behind the assessment when none follows.
    outlook: what the running period needs and promises; None when it is over or a figure lacks.
    accelerated_day: (day x, of days) since the decision for rung 4; None below rung 4, and after
    withdrawal or lapse.
    known_on: the day up to which acts count; None when everything recorded counts.
    clock_words, file_words, freeze_words: the clock, the file and the freeze in Dutch sentences;
    freeze_words hold both outcomes, with the freeze and without it.
    checks: what is on file for the steps to rungs 5 and 6; file_items: all of it, oldest first.
    lapsed_grounds: of each decision whose figures moved since; find it by `LapsedGround.decision`.
    taken_back: the decisions that do not count any more, with who took them back and why.
    fallen_away: that a proposal the officer saw is no longer there, or empty.
    plan: of the present stay on rung 3 or higher; earlier_plans: the others, oldest first.
    inhabitants: newest year first. target_check: the target of the newest period beside the formula
    of the law, in Dutch; empty where a number for it is not known.
    anchor: the last seal of the record that this was read from, for paper and archive.
    """

    today: date
    row: OverviewRow
    rung_name: str
    summary: tuple[str, ...]
    explained: Explanation
    proposal: ProposalRow | None
    periods: tuple[PeriodRow, ...]
    stands: tuple[Standing, ...]
    targets: tuple[TargetFrom, ...]
    decisions: tuple[Decision, ...]
    contacts: tuple[Contact, ...]  # newest first
    agreements: tuple[Agreement, ...]  # open ones first, by due date
    plan: ImprovementPlan | None
    earlier_plans: tuple[ImprovementPlan, ...]
    plan_is_due: bool
    warnings: tuple[WarningRow, ...]  # newest first
    freeze: Freeze | None
    events: tuple[Event, ...]
    accelerated_day: tuple[int, int] | None
    policy: str
    known_on: date | None = None
    earlier_stands: tuple[PeriodRow, ...] = ()
    clock_words: tuple[str, ...] = ()
    checks: tuple[FileCheck, ...] = ()
    file_items: tuple[FileItem, ...] = ()
    file_words: tuple[str, ...] = ()
    freeze_words: tuple[str, ...] = ()
    lapsed_grounds: tuple[LapsedGround, ...] = ()
    fallen_away: str = ""
    outlook: Outlook | None = None
    inhabitants: tuple[InhabitantsRow, ...] = ()
    target_check: str = ""
    taken_back: tuple[Decision, ...] = ()
    anchor: Anchor | None = None

    @property
    def explanation(self) -> tuple[str, ...]:
        """The sentences behind the proposal or the assessment, in order."""
        return self.explained.sentences


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One act. details: what changed.

    can_be_undone: it counts, and is no line about another line. can_be_redone: it was taken back.
    """

    id: int
    moment: datetime
    officer: str
    act: Act
    municipality: str
    summary: str
    details: dict[str, object]
    can_be_undone: bool
    can_be_redone: bool = False

    @property
    def kept(self) -> tuple[str, ...]:
        """What stayed when an import was taken back, as Dutch sentences."""
        kept = self.details.get("kept", ())
        return tuple(one["summary"] for one in kept) if isinstance(kept, list) else ()


@dataclass(frozen=True, slots=True)
class ProvinceState:
    """The line above the overview: what the gedeputeerde asks, in numbers.

    spoken, municipalities, weeks_left: the contact duty of the running period.
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


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """The content of the meeting preparation sheet: all texts Dutch.

    last_talk: the talk before this one, None when there was none. since: (day, sentence) of what
    changed after it, oldest first. is_trial: the figures are an example, and the paper says so.
    practices: (name and owner, approach) of good practices that fit a bottleneck here and were not
    shared yet.
    """

    dossier: Dossier
    printed_on: date
    questions: tuple[str, ...]
    talk: ContactKind = ContactKind.PROGRESS_TALK
    arrangement: Arrangement = USUAL
    last_talk: Contact | None = None
    since: tuple[tuple[str, str], ...] = ()
    is_trial: bool = False
    practices: tuple[tuple[str, str], ...] = ()
