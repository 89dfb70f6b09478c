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
from toezichtdesk.domain.talks import TalkData

EXPLAINED = (MeasureStatus.DELAYED, MeasureStatus.DROPPED)  # they need a reason
_STEPS = (
    ("requested_on", "gevraagd"),
    ("received_on", "ontvangen"),
    ("judged_on", "beoordeeld"),
    ("adopted_on", "vastgesteld"),
)


def check_contact(data: ContactData, today: date) -> None:
    """Check what an officer logs about a contact.

    Raises:
        NotAccepted: no summary, or a date after today.
    """
    if not data.summary.strip():
        raise NotAccepted("De samenvatting ontbreekt", "Schrijf in een zin op wat is besproken.")
    if data.held_on > today:
        raise NotAccepted(
            f"De datum {wording.day(data.held_on)} ligt na vandaag ({wording.day(today)})",
            "Leg het contact vast als het is geweest.",
        )


def check_talk(data: TalkData, today: date) -> None:
    """Check a talk that an officer plans.

    Raises:
        NotAccepted: no municipality, or a day before today.
    """
    if not data.municipalities:
        raise NotAccepted("De gemeente ontbreekt", "Noem met welke gemeente het gesprek is.")
    if data.planned_on < today:
        raise NotAccepted(
            f"De dag {wording.day(data.planned_on)} ligt voor vandaag ({wording.day(today)})",
            "Leg een gesprek dat is geweest, vast als contact.",
        )


def check_knowledge(data: KnowledgeData, today: date) -> None:
    """Check what an officer records about knowledge sharing.

    Raises:
        NotAccepted: the subject, the parties of what is done together, or the approach of a
            practice is missing; a day after today.
    """
    if not data.title.strip():
        raise NotAccepted(
            "Het onderwerp ontbreekt", "Schrijf in een paar woorden waarover het ging."
        )
    if data.held_on > today:
        raise NotAccepted(
            f"De datum {wording.day(data.held_on)} ligt na vandaag ({wording.day(today)})",
            "Leg het vast als het is geweest.",
        )
    is_practice = data.kind is KnowledgeKind.PRACTICE
    if is_practice and not data.approach.strip():
        raise NotAccepted("De aanpak ontbreekt", "Schrijf op wat er is gedaan.")
    if not is_practice and not data.parties and not data.municipalities:
        raise NotAccepted(
            "De partijen ontbreken", "Noem de organisaties of gemeenten die erbij waren."
        )
    if data.kind is KnowledgeKind.CONNECTION and len(data.parties + data.municipalities) < 2:
        raise NotAccepted("Een verbinding heeft twee partijen", "Noem ook de andere partij.")


def check_agreement(data: AgreementData, today: date) -> None:
    """Check what an officer records about an agreement.

    Raises:
        NotAccepted: no text, or made or kept on a day after today.
    """
    if not data.text.strip():
        raise NotAccepted("De afspraak is leeg", "Schrijf op wat is afgesproken.")
    for day, done in ((data.made_on, "gemaakt"), (data.done_on, "nagekomen")):
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


def check_measure(data: PlanMeasureData) -> None:
    """Check what an officer records about a measure.

    Raises:
        NotAccepted: no description, or a negative number of places.
    """
    if not data.description.strip():
        raise NotAccepted("De omschrijving ontbreekt", "Schrijf op wat de gemeente gaat doen.")
    for places in (data.expected_places, data.actual_places):
        if places is not None and places < 0:
            raise NotAccepted(f"{places} plaatsen kan niet", "Geef 0 of meer plaatsen.")


def days_of(dates: PlanDates) -> list[date]:
    """Return the days of the steps that were taken."""
    days = (getattr(dates, field) for field, _ in _STEPS)
    return [day for day in days if day is not None]


def check_judgement(dates: PlanDates) -> None:
    """Check how the province judges a plan: the whole, and the parts that the policy names.

    Raises:
        NotAccepted: no plan was received, a day, a judgement or a reason is missing, or the whole
            is sufficient while a part is not.
    """
    if dates.received_on is None:
        raise NotAccepted(
            "Er is nog geen plan ontvangen", "Leg eerst vast wanneer het plan is ontvangen."
        )
    if dates.judged_on is None:
        raise NotAccepted("De datum van het oordeel ontbreekt", "Vul in wanneer is beoordeeld.")
    for one in dates.judged_parts:
        if not one.reason.strip():
            raise NotAccepted(
                f"De reden ontbreekt bij {wording.plan_part(one.part)}",
                f"Schrijf op waarom dit onderdeel {one.judgement.value} is.",
            )
    if dates.judgement is Judgement.NONE:
        raise NotAccepted("Het oordeel over het hele plan ontbreekt", "Kies er een.")
    short = [one for one in dates.judged_parts if one.judgement is Judgement.INSUFFICIENT]
    if dates.judgement is Judgement.SUFFICIENT and short:
        raise NotAccepted(
            f"Het plan kan niet voldoende zijn: {wording.plan_part(short[0].part)} is onvoldoende",
            "Beoordeel het plan als onvoldoende, of herzie dat onderdeel.",
        )


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
    raise NotAccepted(
        f"De reden ontbreekt: de maatregel is {after.status.value}",
        f"Schrijf op waarom de maatregel {after.status.value} is.",
    )


def newest_step(dates: PlanDates) -> str:
    """Return the last step on the road of a plan, in Dutch."""
    for field, words in reversed(_STEPS):
        day = getattr(dates, field)
        if day is not None:
            return f"{words} op {wording.day(day)}"
    return "data gewijzigd"
