"""The answers for the dossier of a municipality and its meeting sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from toezichtdesk.domain.assessment import Freeze, Outlook, WarningCause
from toezichtdesk.domain.casefile import Agreement, Attachment, Contact, Decision, ImprovementPlan
from toezichtdesk.domain.figures import Origin, Standing
from toezichtdesk.domain.lapsed_ground import LapsedGround
from toezichtdesk.domain.meeting_sheet import USUAL, Arrangement
from toezichtdesk.domain.own_count import OwnCount
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import Talk
from toezichtdesk.domain.terms import FileCheck, FileItem
from toezichtdesk.domain.trial import Trial
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.answers.proposal_parts import Explanation
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.store.sealing import Anchor


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The last stand of one period, with the origin of each recorded number.

    own: the municipality's own count of the same stand; None without one.
    """

    standing: Standing
    origins: tuple[tuple[str, Origin], ...]  # (measure name in Dutch, origin)
    own: OwnCountRow | None = None


@dataclass(frozen=True, slots=True)
class OwnCountRow:
    """A municipality's own count beside that of COA.

    coa: persons by the newest figures of the same stand; None when that is gone.
    """

    own: OwnCount
    coa: int | None

    @property
    def is_open(self) -> bool:
        """Whether the two still differ and no agreement was reached on which is right."""
        return self.own.agreed_on is None and self.coa != self.own.counted


@dataclass(frozen=True, slots=True)
class InhabitantsRow:
    """The inhabitants of the municipality on 1 January of the year."""

    year: int
    number: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class TargetFrom:
    """The target in force from a day, in persons; a target may change during its period."""

    since: date
    target: int


class EventKind(Enum):
    """Kinds of events on the timeline."""

    START = "start"
    DECISION = "decision"
    CONTACT = "contact"
    PLAN = "plan"
    WARNING = "warning"
    FREEZE = "freeze"
    IMPORT = "import"
    TERM = "term"
    FILE = "file"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Event:
    """One event on the ladder timeline; rung is the rung from then on, for START and DECISION.

    label: two or three words beside the mark. text: a full sentence. Both Dutch.
    copy_act: the act that stored a file belonging to it; 0 without one.
    """

    day: date
    kind: EventKind
    label: str
    text: str
    rung: int | None = None
    copy_act: int = 0


@dataclass(frozen=True, slots=True)
class WarningRow:
    """An early warning; closed_on None while open.

    grounds: the figures that opened it, in the words that were recorded. basis: those figures;
    None in a warning of an earlier version, which kept the words alone. act: that opened it.
    """

    id: int
    period: Period
    cause: WarningCause
    opened_on: date
    grounds: str
    act: int = 0
    basis: Standing | None = None
    closed_on: date | None = None
    closure: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one municipality on a day.

    periods: oldest first. stands: every stand of the newest period, oldest first, for the chart.
    earlier_stands: the same as rows, without the newest.
    targets: the targets of the newest period, oldest first. events: oldest first.
    summary: the situation in three Dutch sentences, and the missed talks.
    explained: the reasons for the proposal, or for the assessment when there is no proposal.
    outlook: what the running period needs and promises; None when it is over or a figure is
    missing.
    accelerated_day: (day x, of days) since the decision for rung 4; None below rung 4, and after
    withdrawal or lapse.
    known_on: the day up to which acts count; None when every act counts.
    clock_words, file_words, freeze_words: the clock, the file and the freeze in Dutch sentences;
    freeze_words contain the outcome with the freeze and without it.
    checks: what is on file for the steps to rungs 5 and 6; file_items: all of it, oldest first.
    lapsed_grounds: of each decision whose figures changed since; look up by
    `LapsedGround.decision`.
    own_counts: the municipality's own counts, newest stand first.
    attachments: of its contacts and plans, in the order of adding.
    counting_contacts: the numbers of the contacts that count for the contact duty.
    taken_back: the decisions that were undone, with who did so and why.
    fallen_away: that a proposal the officer saw no longer exists, or empty.
    plan: of the present stay on rung 3 or higher; earlier_plans: the others, oldest first.
    talks: planned and neither held nor cancelled, by day.
    inhabitants: newest year first. target_check: the target of the newest period beside the formula
    of the law, in Dutch; empty where a number for it is unknown.
    anchor: the last seal of the record that this was read from, for paper and archive.
    doubt: what is broken in that record, for paper; empty for a sound one, and on the screen.
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
    talks: tuple[Talk, ...] = ()
    anchor: Anchor | None = None
    own_counts: tuple[OwnCountRow, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    doubt: str = ""
    counting_contacts: frozenset[int] = frozenset()

    @property
    def explanation(self) -> tuple[str, ...]:
        """The reasons for the proposal or the assessment as sentences, in order."""
        return self.explained.sentences


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """The content of the meeting sheet: all texts Dutch.

    last_talk: the talk before this one, None when there was none. since: (day, sentence) of each
    change after it, oldest first. trial: None for the officer's own record; the paper states it.
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
    trial: Trial | None = None
    practices: tuple[tuple[str, str], ...] = ()
