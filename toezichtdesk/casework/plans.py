"""The improvement plan: its road and its measures."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.contacts import municipality_name
from toezichtdesk.domain.casefile import PlanDates, PlanMeasureDraft, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.casefile import dates_of, measure_of
from toezichtdesk.store import schema, versions

_STEPS = (
    ("requested_on", "gevraagd"),
    ("received_on", "ontvangen"),
    ("judged_on", "beoordeeld"),
    ("adopted_on", "vastgesteld"),
)


def record_dates(connection: Connection, by: Signature, code: str, dates: PlanDates) -> int:
    """Record the dates of the improvement plan, and make the plan when there is none.

    Returns the number of the plan.

    Raises:
        OfficerCanAct: the steps are not in order of time, or lie after today.
    """
    name = municipality_name(connection, code)
    check_dates(dates, by.today)
    row = _plan(connection, code)
    before = dates_of(row) if row else PlanDates()
    act = journal.write(
        connection,
        by,
        "record_plan",
        f"Verbeterplan {name}: {newest_step(dates)}.",
        municipality=code,
        changes=journal.changes(before, dates),
    )
    if row is None:
        return write_plan(connection, code, dates, act)
    versions.change(connection, schema.improvement_plan, row.id, act, **_values(dates))
    return int(row.id)


def add_measure(connection: Connection, by: Signature, code: str, draft: PlanMeasureDraft) -> int:
    """Add a measure to the improvement plan, which is made when there is none; return its number.

    Raises:
        OfficerCanAct: no description, or a negative number of places.
    """
    name = municipality_name(connection, code)
    check_measure(draft)
    act = journal.write(
        connection,
        by,
        "add_measure",
        f"Maatregel voor {name} ({draft.horizon.value}): {draft.description.strip()}",
        municipality=code,
        measure=draft,
    )
    return write_measure(connection, code, draft, act)


def write_measure(connection: Connection, code: str, draft: PlanMeasureDraft, act: int) -> int:
    """Write a checked measure under an act, and a plan for it when there is none."""
    row = _plan(connection, code)
    plan = int(row.id) if row else write_plan(connection, code, PlanDates(), act)
    written = connection.execute(
        insert(schema.plan_measure)
        .returning(schema.plan_measure.c.id)
        .values(plan=plan, **_measure_values(draft), act=act)
    )
    return int(written.scalar_one())


def change_measure(
    connection: Connection, by: Signature, measure_id: int, draft: PlanMeasureDraft
) -> None:
    """Change a measure; the journal keeps what stood there.

    Raises:
        OfficerCanAct: as `add_measure`, or there is no such measure.
    """
    check_measure(draft)
    table, plan = schema.plan_measure, schema.improvement_plan
    row = connection.execute(
        select(table, plan.c.municipality)
        .join(plan, plan.c.id == table.c.plan)
        .where(table.c.id == measure_id)
    ).first()
    if row is None:
        raise OfficerCanAct("Deze maatregel bestaat niet meer. Ververs het scherm met F5.")
    changed = journal.changes(measure_of(row), draft)
    act = journal.write(
        connection,
        by,
        "change_measure",
        f"Maatregel gewijzigd: {draft.description.strip()}",
        municipality=row.municipality,
        measure_id=measure_id,
        changes=changed,
    )
    versions.change(connection, table, measure_id, act, **_measure_values(draft))


def check_dates(dates: PlanDates, today: date) -> None:
    """Check the road of an improvement plan.

    Raises:
        OfficerCanAct: the steps are not in order of time, or lie after today.
    """
    last, last_words = None, ""
    for field, words in _STEPS:
        day = getattr(dates, field)
        if day is None:
            continue
        if day > today:
            raise OfficerCanAct(
                f"De datum waarop het plan is {words}, {wording.day(day)}, ligt na vandaag."
            )
        if last is not None and day < last:
            raise OfficerCanAct(
                f"Het plan kan niet zijn {words} op {wording.day(day)}: "
                f"het is {last_words} op {wording.day(last)}."
            )
        last, last_words = day, words
    if dates.due_on and dates.requested_on and dates.due_on < dates.requested_on:
        raise OfficerCanAct(
            f"De termijn {wording.day(dates.due_on)} ligt voor de dag van het verzoek, "
            f"{wording.day(dates.requested_on)}."
        )


def check_measure(draft: PlanMeasureDraft) -> None:
    """Check what an officer records of a measure.

    Raises:
        OfficerCanAct: no description, or a negative number of places.
    """
    if not draft.description.strip():
        raise OfficerCanAct("De omschrijving ontbreekt. Schrijf op wat de gemeente gaat doen.")
    for places in (draft.expected_places, draft.actual_places):
        if places is not None and places < 0:
            raise OfficerCanAct(f"{places} plaatsen kan niet. Geef 0 of meer plaatsen.")


def write_plan(connection: Connection, code: str, dates: PlanDates, act: int) -> int:
    """Write a new plan with checked dates under an act; return its number."""
    written = connection.execute(
        insert(schema.improvement_plan)
        .returning(schema.improvement_plan.c.id)
        .values(municipality=code, **_values(dates), act=act)
    )
    return int(written.scalar_one())


def clear(connection: Connection, plan_id: int, act: int) -> None:
    """Take the dates of a plan away under an act; its measures stay."""
    versions.change(connection, schema.improvement_plan, plan_id, act, **_values(PlanDates()))


def _plan(connection: Connection, code: str) -> Row[Any] | None:
    table = schema.improvement_plan
    return connection.execute(
        select(table).where(table.c.municipality == code).order_by(table.c.id.desc())
    ).first()


def newest_step(dates: PlanDates) -> str:
    """Return the last step on the road of a plan, in Dutch."""
    for field, words in reversed(_STEPS):
        day = getattr(dates, field)
        if day is not None:
            return f"{words} op {wording.day(day)}"
    return "data gewijzigd"


def _values(dates: PlanDates) -> dict[str, Any]:
    return {
        "requested_on": dates.requested_on,
        "due_on": dates.due_on,
        "received_on": dates.received_on,
        "judged_on": dates.judged_on,
        "judgement": dates.judgement.value,
        "judgement_note": dates.judgement_note.strip(),
        "adopted_on": dates.adopted_on,
    }


def _measure_values(draft: PlanMeasureDraft) -> dict[str, Any]:
    return {
        "description": draft.description.strip(),
        "horizon": draft.horizon.value,
        "owner": draft.owner.strip(),
        "due_on": draft.due_on,
        "expected_places": draft.expected_places,
        "status": draft.status.value,
        "actual_places": draft.actual_places,
    }
