"""What an officer may not record: the same checks for a form and for a row of a list."""

from __future__ import annotations

from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.casefile import AgreementDraft, ContactDraft, PlanDates, PlanMeasureDraft
from toezichtdesk.domain.errors import NotAccepted
from toezichtdesk.domain.talks import TalkDraft

_STEPS = (
    ("requested_on", "gevraagd"),
    ("received_on", "ontvangen"),
    ("judged_on", "beoordeeld"),
    ("adopted_on", "vastgesteld"),
)


def check_contact(draft: ContactDraft, today: date) -> None:
    """Check what an officer logs of a contact.

    Raises:
        NotAccepted: no summary, or a date after today.
    """
    if not draft.summary.strip():
        raise NotAccepted("De samenvatting ontbreekt", "Schrijf in een zin op wat is besproken.")
    if draft.held_on > today:
        raise NotAccepted(
            f"De datum {wording.day(draft.held_on)} ligt na vandaag ({wording.day(today)})",
            "Leg het contact vast als het is geweest.",
        )


def check_talk(draft: TalkDraft, today: date) -> None:
    """Check what an officer plans of a talk.

    Raises:
        NotAccepted: no municipality, or a day before today.
    """
    if not draft.municipalities:
        raise NotAccepted("De gemeente ontbreekt", "Noem met welke gemeente het gesprek is.")
    if draft.planned_on < today:
        raise NotAccepted(
            f"De dag {wording.day(draft.planned_on)} ligt voor vandaag ({wording.day(today)})",
            "Leg een gesprek dat is geweest, vast als contact.",
        )


def check_agreement(draft: AgreementDraft, today: date) -> None:
    """Check what an officer records of an agreement.

    Raises:
        NotAccepted: no text, or made or kept on a day after today.
    """
    if not draft.text.strip():
        raise NotAccepted("De afspraak is leeg", "Schrijf op wat is afgesproken.")
    for day, done in ((draft.made_on, "gemaakt"), (draft.done_on, "nagekomen")):
        if day is not None and day > today:
            raise NotAccepted(
                f"De dag waarop de afspraak is {done}, {wording.day(day)}, ligt na vandaag "
                f"({wording.day(today)})",
                "Leg dat vast zodra het zover is.",
            )


def check_dates(dates: PlanDates, today: date) -> None:
    """Check the road of an improvement plan.

    Raises:
        NotAccepted: the steps are not in order of time, or lie after today.
    """
    last, last_words = None, ""
    for field, words in _STEPS:
        day = getattr(dates, field)
        if day is None:
            continue
        if day > today:
            raise NotAccepted(
                f"De datum waarop het plan is {words}, {wording.day(day)}, ligt na vandaag"
            )
        if last is not None and day < last:
            raise NotAccepted(
                f"Het plan kan niet zijn {words} op {wording.day(day)}: "
                f"het is {last_words} op {wording.day(last)}"
            )
        last, last_words = day, words
    if dates.due_on and dates.requested_on and dates.due_on < dates.requested_on:
        raise NotAccepted(
            f"De termijn {wording.day(dates.due_on)} ligt voor de dag van het verzoek, "
            f"{wording.day(dates.requested_on)}"
        )


def check_measure(draft: PlanMeasureDraft) -> None:
    """Check what an officer records of a measure.

    Raises:
        NotAccepted: no description, or a negative number of places.
    """
    if not draft.description.strip():
        raise NotAccepted("De omschrijving ontbreekt", "Schrijf op wat de gemeente gaat doen.")
    for places in (draft.expected_places, draft.actual_places):
        if places is not None and places < 0:
            raise NotAccepted(f"{places} plaatsen kan niet", "Geef 0 of meer plaatsen.")


def days_of(dates: PlanDates) -> list[date]:
    """Return the days of the steps that were taken."""
    days = (getattr(dates, field) for field, _ in _STEPS)
    return [day for day in days if day is not None]


def newest_step(dates: PlanDates) -> str:
    """Return the last step on the road of a plan, in Dutch."""
    for field, words in reversed(_STEPS):
        day = getattr(dates, field)
        if day is not None:
            return f"{words} op {wording.day(day)}"
    return "data gewijzigd"
