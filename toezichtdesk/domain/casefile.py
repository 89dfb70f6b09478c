"""What an officer records about a municipality: decisions, contacts, agreements, plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.knowledge import tags_in
from toezichtdesk.domain.policy import ContactKind


@dataclass(frozen=True, slots=True)
class Signature:
    """Who acts, and when: goes with every act into the journal.

    moment: aware; its date is *today* for the act.
    """

    officer: str
    moment: datetime

    @property
    def today(self) -> date:
        """The day of the act."""
        return self.moment.date()


class DecisionKind(Enum):
    """How a municipality came on a rung."""

    START = "start"  # the rung it was on when the figures came in, read from a sheet
    ACCEPTED = "accepted"
    DEVIATED = "deviated"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That something was taken back: by whom, when, and why, empty if that was not said."""

    officer: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded placement on a rung (inschaling), with its grounds as they were.

    decided_on: date of the decision; from rung 4 of Gedeputeerde Staten, with its reference.
    reasons: the Dutch sentences shown to the officer at the moment of deciding.
    act: the act that recorded it: acts of one day keep the order of recording.
    taken_back: None while it counts; it stays to be seen.
    since: of a starting rung the day that its sheet gives, None when it gives none; decided_on is
    then the day of the sheet.
    """

    id: int
    municipality: str
    kind: DecisionKind
    from_rung: int
    rung: int
    decided_on: date
    motive: str
    reference: str
    rule: str
    policy: str
    reasons: tuple[str, ...]
    basis: Standing | None
    act: int = 0
    taken_back: TakenBack | None = None
    since: date | None = None

    @property
    def began_on(self) -> date | None:
        """The day from which the municipality is on the rung; None when nobody said so."""
        return self.since if self.kind is DecisionKind.START else self.decided_on

    @property
    def counts_from(self) -> date:
        """The day from which the past is judged from this rung: that of the sheet at the latest."""
        return self.began_on or self.decided_on


@dataclass(frozen=True, slots=True)
class ContactData:
    """A contact as the officer enters it.

    counterpart: functions ("wethouder wonen; COA"), never the name of a permit holder.
    counts: whether it counts for the contact duty; None leaves it to the kind and the policy.
    tags: bottlenecks beside those that the summary names, without `#`, in small letters.
    """

    municipality: str
    held_on: date
    kind: ContactKind
    summary: str
    counterpart: str = ""
    counts: bool | None = None
    follow_up: str = ""
    follow_up_on: date | None = None
    tags: tuple[str, ...] = ()

    @property
    def participants(self) -> tuple[str, ...]:
        """The functions that were spoken with, each apart."""
        return tuple(part.strip() for part in self.counterpart.split(";") if part.strip())

    @property
    def bottlenecks(self) -> tuple[str, ...]:
        """Every bottleneck that the contact names, in its field or with `#` in its words."""
        return tuple(dict.fromkeys((*self.tags, *tags_in(self.summary))))


@dataclass(frozen=True, slots=True)
class Contact(ContactData):
    """A logged contact."""

    id: int = 0


class Party(Enum):
    """Who promised."""

    MUNICIPALITY = "gemeente"
    PROVINCE = "provincie"


@dataclass(frozen=True, slots=True)
class AgreementData:
    """Something promised by one of the two sides, with the day by which it is due.

    made_on: the day of the talk; None while it is entered means the day on which it is recorded.
    """

    municipality: str
    party: Party
    text: str
    due_on: date | None = None
    done_on: date | None = None
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class Agreement(AgreementData):
    """A recorded agreement."""

    id: int = 0


class Judgement(Enum):
    """What the province thinks of a received plan, or a part of it; empty until judged."""

    NONE = ""
    SUFFICIENT = "voldoende"
    INSUFFICIENT = "onvoldoende"


class PlanPart(Enum):
    """What the policy asks of a plan, beside its adoption (beleid: nieuwe criteria verbeterplan).

    The value names the field of `PlanDates` with its judgement; its reason is in the field `_note`.
    """

    EXECUTABLE = "executable"
    TERMS = "terms"
    RECURRENCE = "recurrence"


@dataclass(frozen=True, slots=True)
class PartJudgement:
    """What the province thinks of one part of a plan, and why."""

    part: PlanPart
    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class PlanDates:
    """The road of an improvement plan: requested, received, judged, adopted by the municipality.

    due_on: until when the municipality has to hand it in.
    judgement: of the whole. executable, terms, recurrence: of the three parts that the policy
    names, each with its reason. adoption_note: what shows that it was adopted, or why it was not.
    """

    requested_on: date | None = None
    due_on: date | None = None
    received_on: date | None = None
    judged_on: date | None = None
    judgement: Judgement = Judgement.NONE
    judgement_note: str = ""
    adopted_on: date | None = None
    executable: Judgement = Judgement.NONE
    executable_note: str = ""
    terms: Judgement = Judgement.NONE
    terms_note: str = ""
    recurrence: Judgement = Judgement.NONE
    recurrence_note: str = ""
    adoption_note: str = ""

    @property
    def parts(self) -> tuple[PartJudgement, ...]:
        """What is thought of each of the three parts, in the order of the policy."""
        return tuple(
            PartJudgement(part, getattr(self, part.value), getattr(self, f"{part.value}_note"))
            for part in PlanPart
        )

    @property
    def judged_parts(self) -> tuple[PartJudgement, ...]:
        """The parts that were judged."""
        return tuple(one for one in self.parts if one.judgement is not Judgement.NONE)


class Horizon(Enum):
    """The three kinds of measures that a plan must hold (beleid: nieuwe criteria verbeterplan)."""

    SHORT_TERM = "korte termijn"
    MEDIUM_TERM = "middellange termijn"
    RECURRENCE = "voorkomen van herhaling"


class MeasureStatus(Enum):
    """How far a measure is."""

    INTENDED = "voorgenomen"
    RUNNING = "loopt"
    DELAYED = "vertraagd"
    DONE = "gereed"
    DROPPED = "vervallen"

    @property
    def is_over(self) -> bool:
        """Whether nothing is to come of the measure any more."""
        return self in (MeasureStatus.DONE, MeasureStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class PlanMeasureData:
    """A measure of an improvement plan; expected_places and actual_places in persons.

    reason: why it is late or dropped.
    """

    description: str
    horizon: Horizon
    owner: str = ""
    due_on: date | None = None
    expected_places: int | None = None
    status: MeasureStatus = MeasureStatus.INTENDED
    actual_places: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MeasureNote:
    """What was said about a measure, on a day."""

    noted_on: date
    text: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class PlanMeasure(PlanMeasureData):
    """A recorded measure. notes: what was said about it, oldest first."""

    id: int = 0
    notes: tuple[MeasureNote, ...] = ()

    @property
    def places_to_come(self) -> int:
        """Expected places that are still to come, in persons.

        None are of a finished or dropped measure: persons housed by it are counted as realised
        already.
        """
        if self.status.is_over:
            return 0
        return max(0, (self.expected_places or 0) - (self.actual_places or 0))


@dataclass(frozen=True, slots=True)
class ImprovementPlan:
    """The improvement plan (verbeterplan) of a municipality, due from rung 3.

    begun_on: its first date, or the day of recording; determines the stay on rung 3 or higher that
    the plan belongs to.
    """

    id: int
    municipality: str
    dates: PlanDates
    measures: tuple[PlanMeasure, ...] = ()
    begun_on: date | None = None

    @property
    def missing_horizons(self) -> tuple[Horizon, ...]:
        """The kinds of measures of which the plan holds none that still stands."""
        present = {
            measure.horizon
            for measure in self.measures
            if measure.status is not MeasureStatus.DROPPED
        }
        return tuple(horizon for horizon in Horizon if horizon not in present)

    @property
    def expected_places(self) -> int:
        """Places that the standing measures are expected to bring, in persons."""
        return sum(
            measure.expected_places or 0
            for measure in self.measures
            if measure.status is not MeasureStatus.DROPPED
        )

    @property
    def places_to_come(self) -> int:
        """Places that are still to come of the measures, in persons: only they cover a backlog."""
        return sum(measure.places_to_come for measure in self.measures)

    @property
    def has_delivered(self) -> bool:
        """Whether some of the expected places are no longer to come."""
        return self.places_to_come < self.expected_places

    def uncovered(self, backlog: int) -> int:
        """Return the persons of a backlog for whom no place is to come."""
        return max(0, backlog - self.places_to_come)


@dataclass(frozen=True, slots=True)
class AttachedTo:
    """What a file belongs to: a contact or an improvement plan, by its number."""

    contact: int | None = None
    plan: int | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was attached. name: as it was called; file: of the copy. size in bytes.

    is_erased: it was destroyed on request; what is left is that it was there.
    """

    id: int
    municipality: str
    to: AttachedTo
    name: str
    file: str
    size: int
    added_on: date
    is_erased: bool = False
