"""What an officer may not record: the same checks for a form and for a row of a list."""

from __future__ import annotations

from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Judgement,
    MeasureStatus,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.errors import NotAccepted
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.lists import NoteData, RecordData
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.talks import Talk, TalkData, TalkState

EXPLAINED = (MeasureStatus.DELAYED, MeasureStatus.DROPPED)  # they need a reason
_STEPS = ("requested_on", "received_on", "judged_on", "adopted_on")


def check_listed(data: RecordData, today: date, *, names_state: bool = False) -> None:
    """Check the row of a list as the form checks the same; an own count needs more than the row.

    names_state: whether the row says in words whether its talk was held.

    Raises:
        NotAccepted: the officer could not record this by hand either.
    """
    match data:
        case ContactData():
            check_contact(data, today)
        case AgreementData():
            check_agreement(data, today)
        case PlanDates():
            check_dates(data, today)
        case PlanMeasureData():
            check_measure(data)
        case Talk():
            check_listed_talk(data, today, names_state=names_state)
        case NoteData():
            check_note(data, today)
        case KnowledgeData():
            check_knowledge(data, today)


def check_contact(data: ContactData, today: date) -> None:
    """Check what an officer logs about a contact.

    Raises:
        NotAccepted: no summary, or a date after today.
    """
    if not data.summary.strip():
        raise NotAccepted(Obstacle.NO_SUMMARY)
    if data.held_on > today:
        raise NotAccepted(Obstacle.CONTACT_AFTER_TODAY, held_on=data.held_on, today=today)


def check_talk(data: TalkData, today: date) -> None:
    """Check a talk that an officer plans.

    Raises:
        NotAccepted: no municipality, or a day before today.
    """
    if not data.municipalities:
        raise NotAccepted(Obstacle.TALK_WITHOUT_MUNICIPALITY)
    if data.planned_on < today:
        raise NotAccepted(Obstacle.TALK_BEFORE_TODAY, planned_on=data.planned_on, today=today)


def check_listed_talk(data: Talk, today: date, *, names_state: bool) -> None:
    """Check a talk of a list, which may have been held or cancelled before it came in.

    names_state: the row says that it is planned; one whose day has passed is then still to be
        recorded as held or cancelled. Without such a word that day may as well be a mistake.

    Raises:
        NotAccepted: as `check_talk`, or it was held after today.
    """
    if data.state is TalkState.PLANNED or not data.municipalities:
        check_talk(data, min(today, data.planned_on) if names_state else today)
    elif data.state is TalkState.HELD and data.planned_on > today:
        raise NotAccepted(Obstacle.CONTACT_AFTER_TODAY, held_on=data.planned_on, today=today)


def check_note(data: NoteData, today: date) -> None:
    """Check what a list says about a measure.

    Raises:
        NotAccepted: it was said after today.
    """
    if data.noted_on > today:
        raise NotAccepted(Obstacle.NOTE_AFTER_TODAY, day=data.noted_on, today=today)


def check_knowledge(data: KnowledgeData, today: date) -> None:
    """Check what an officer records about knowledge sharing.

    Raises:
        NotAccepted: the subject, the parties of what is done together, or the approach of a
            practice is missing; a day after today.
    """
    if not data.title.strip():
        raise NotAccepted(Obstacle.NO_SUBJECT)
    if data.held_on > today:
        raise NotAccepted(Obstacle.KNOWLEDGE_AFTER_TODAY, day=data.held_on, today=today)
    is_practice = data.kind is KnowledgeKind.PRACTICE
    if is_practice and not data.approach.strip():
        raise NotAccepted(Obstacle.NO_APPROACH)
    if not is_practice and not data.parties and not data.municipalities:
        raise NotAccepted(Obstacle.NO_PARTIES)
    if data.kind is KnowledgeKind.CONNECTION and len(data.parties + data.municipalities) < 2:
        raise NotAccepted(Obstacle.ONE_PARTY)


def check_sharing(item: KnowledgeData, code: str, name: str, on: date, today: date) -> None:
    """Check that an item can be shared with a municipality.

    code, name: of the municipality.

    Raises:
        NotAccepted: it is no good practice, is of this municipality itself, or a day after today.
    """
    if item.kind is not KnowledgeKind.PRACTICE:
        raise NotAccepted(Obstacle.NOT_A_PRACTICE)
    if code in item.municipalities:
        raise NotAccepted(Obstacle.PRACTICE_IS_OWN, name=name)
    if on > today:
        raise NotAccepted(Obstacle.KNOWLEDGE_AFTER_TODAY, day=on, today=today)


def check_own_count(data: OwnCountData, coa: int | None, name: str, today: date) -> None:
    """Check what an officer records of a municipality's own count.

    coa: the persons whom COA counted for the same stand; None without such a stand.

    Raises:
        NotAccepted: the count is negative; COA counted nothing for this stand, or the same; the
            reason, or once agreed the outcome, is missing; or the day of agreement is to come.
    """
    of = {"reference_date": data.reference_date, "period": data.period}
    if data.counted < 0:
        raise NotAccepted(Obstacle.COUNT_NEGATIVE)
    if coa is None:
        raise NotAccepted(Obstacle.NO_COUNT_OF_COA, name=name, **of)
    if coa == data.counted and data.agreed_on is None:
        raise NotAccepted(Obstacle.SAME_COUNT_AS_COA, **of, persons=coa)
    if not data.reason.strip():
        raise NotAccepted(Obstacle.NO_REASON_OF_COUNTS)
    if data.agreed_on is not None and data.agreed_on > today:
        raise NotAccepted(Obstacle.AGREED_TO_COME, agreed_on=data.agreed_on)
    if data.agreed_on is not None and not data.outcome.strip():
        raise NotAccepted(Obstacle.NO_OUTCOME)
    if data.agreed_on is None and data.outcome.strip():
        raise NotAccepted(Obstacle.NO_DAY_OF_OUTCOME)


def check_agreement(data: AgreementData, today: date) -> None:
    """Check what an officer records about an agreement.

    Raises:
        NotAccepted: no text, or made or kept on a day after today.
    """
    if not data.text.strip():
        raise NotAccepted(Obstacle.AGREEMENT_EMPTY)
    if data.made_on is not None and data.made_on > today:
        raise NotAccepted(Obstacle.AGREEMENT_MADE_AFTER_TODAY, day=data.made_on, today=today)
    if data.done_on is not None and data.done_on > today:
        raise NotAccepted(Obstacle.AGREEMENT_KEPT_AFTER_TODAY, day=data.done_on, today=today)


def check_dates(dates: PlanDates, today: date) -> None:
    """Check the road of an improvement plan.

    Raises:
        NotAccepted: the steps are not in order of time, or lie after today.
    """
    last, last_step = None, ""
    for field in _STEPS:
        day = getattr(dates, field)
        if day is None:
            continue
        if day > today:
            raise NotAccepted(Obstacle.PLAN_STEP_AFTER_TODAY, step=field, day=day)
        if last is not None and day < last:
            raise NotAccepted(
                Obstacle.PLAN_STEPS_UNORDERED, step=field, day=day, last_step=last_step, last=last
            )
        last, last_step = day, field
    if dates.due_on and dates.requested_on and dates.due_on < dates.requested_on:
        raise NotAccepted(
            Obstacle.PLAN_DUE_BEFORE_REQUEST, due_on=dates.due_on, requested_on=dates.requested_on
        )


def check_measure(data: PlanMeasureData) -> None:
    """Check what an officer records about a measure.

    Raises:
        NotAccepted: no description, or a negative number of places.
    """
    if not data.description.strip():
        raise NotAccepted(Obstacle.NO_DESCRIPTION)
    for places in (data.expected_places, data.actual_places):
        if places is not None and places < 0:
            raise NotAccepted(Obstacle.PLACES_NEGATIVE, places=places)


def days_of(dates: PlanDates) -> list[date]:
    """Return the days of the steps that were taken."""
    days = (getattr(dates, field) for field in _STEPS)
    return [day for day in days if day is not None]


def check_judgement(dates: PlanDates) -> None:
    """Check how the province judges a plan: the whole, and the parts that the policy names.

    Raises:
        NotAccepted: no plan was received, a day, a judgement or a reason is missing, or the whole
            is sufficient while a part is not.
    """
    if dates.received_on is None:
        raise NotAccepted(Obstacle.PLAN_NOT_RECEIVED)
    if dates.judged_on is None:
        raise NotAccepted(Obstacle.NO_DAY_OF_JUDGEMENT)
    for one in dates.judged_parts:
        if not one.reason.strip():
            raise NotAccepted(Obstacle.PART_WITHOUT_REASON, part=one.part, judgement=one.judgement)
    if dates.judgement is Judgement.NONE:
        raise NotAccepted(Obstacle.NO_JUDGEMENT)
    short = [one for one in dates.judged_parts if one.judgement is Judgement.INSUFFICIENT]
    if dates.judgement is Judgement.SUFFICIENT and short:
        raise NotAccepted(Obstacle.PLAN_NOT_SUFFICIENT, part=short[0].part)


def check_reason(before: PlanMeasureData | None, after: PlanMeasureData) -> None:
    """Check that a measure that is late or dropped says why. before: None for a new one.

    Raises:
        NotAccepted: it became so without a reason, or the reason was taken away.
    """
    if after.status not in EXPLAINED or after.reason.strip():
        return
    was_so = before is not None and before.status is after.status
    if was_so and before is not None and not before.reason.strip():
        return  # an imported list gave no reason: the rest of the measure may change
    raise NotAccepted(Obstacle.MEASURE_WITHOUT_REASON, status=after.status)


def newest_step(dates: PlanDates) -> str:
    """Return the last step on the road of a plan, in Dutch."""
    for field in reversed(_STEPS):
        day = getattr(dates, field)
        if day is not None:
            return f"{wording.plan_step(field)} op {wording.day(day)}"
    return "data gewijzigd"
