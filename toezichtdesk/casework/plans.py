"""The improvement plan: its road, its judgement, its measures and what was said about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.edit_conflicts import refuse_changed
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import PlanDates, PlanMeasure, PlanMeasureData, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.intake.checks import (
    check_dates,
    check_judgement,
    check_measure,
    check_reason,
    days_of,
    newest_step,
)
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.pages.plan_list import plan_now
from toezichtdesk.reports.record.casefile import dates_of, measure_of
from toezichtdesk.store import schema, versions


def record_dates(
    connection: Connection,
    by: Signature,
    code: str,
    dates: PlanDates,
    seen: PlanDates | None = None,
) -> int:
    """Record the dates of the improvement plan, and make the plan when there is none.

    Returns the number of the plan. seen: the dates as the form showed them.

    Raises:
        ChangedMeanwhile: they are no longer what the form showed.
        OfficerCanAct: the steps are not in order of time, or lie after today.
    """
    check_dates(dates, by.today)
    return _record(connection, by, code, dates, seen, Act.RECORD_PLAN, newest_step(dates))


def judge(
    connection: Connection,
    by: Signature,
    code: str,
    dates: PlanDates,
    seen: PlanDates | None = None,
) -> int:
    """Record what the province thinks of a received plan, whole and in the parts of the policy.

    Returns the number of the plan. dates: of the plan, with the judgement. seen: as the form
    showed them.

    Raises:
        ChangedMeanwhile: they are no longer what the form showed.
        OfficerCanAct: no plan was received, a day or a reason is missing, or the whole is
            sufficient while a part is not.
    """
    check_dates(dates, by.today)
    check_judgement(dates)
    return _record(connection, by, code, dates, seen, Act.JUDGE_PLAN, _judged_words(dates))


def _record(
    connection: Connection,
    by: Signature,
    code: str,
    dates: PlanDates,
    seen: PlanDates | None,
    kind: Act,
    what: str,
) -> int:
    name = name_on(connection, code, *(days_of(dates) or [by.today]))
    row = _plan(connection, code, by.today)
    before = dates_of(row) if row else PlanDates()
    refuse_changed(Obstacle.PLAN_CHANGED, seen, before, dates)
    act = journal.write(
        connection,
        by,
        kind,
        f"Verbeterplan {name}: {what}.",
        municipality=code,
        changes=journal.changes(before, dates),
    )
    if row is None:
        return write_plan(connection, code, dates, act)
    versions.change(connection, schema.improvement_plan, row.id, act, **_values(dates))
    return int(row.id)


def _judged_words(dates: PlanDates) -> str:
    words = [f"{wording.plan_part(one.part)} {one.judgement.value}" for one in dates.judged_parts]
    parts = f" ({'; '.join(words)})" if words else ""
    return f"beoordeeld als {dates.judgement.value}{parts}"


def add_measure(connection: Connection, by: Signature, code: str, data: PlanMeasureData) -> int:
    """Add a measure to the improvement plan, which is made when there is none; return its number.

    Raises:
        OfficerCanAct: no description, a negative number of places, or no reason why it is late or
            was dropped.
    """
    name = name_on(connection, code, by.today)
    check_measure(data)
    check_reason(None, data)
    act = journal.write(
        connection,
        by,
        Act.ADD_MEASURE,
        f"Maatregel voor {name} ({data.horizon.value}): {data.description.strip()}",
        municipality=code,
        measure=data,
    )
    return write_measure(connection, code, data, act, by.today)


def write_measure(
    connection: Connection, code: str, data: PlanMeasureData, act: int, today: date
) -> int:
    """Write a checked measure under an act, and a plan for it when this stay has none."""
    row = _plan(connection, code, today)
    plan = int(row.id) if row else write_plan(connection, code, PlanDates(), act)
    written = connection.execute(
        insert(schema.plan_measure)
        .returning(schema.plan_measure.c.id)
        .values(plan=plan, **_measure_values(data), act=act)
    )
    return int(written.scalar_one())


def change_measure(
    connection: Connection,
    by: Signature,
    measure_id: int,
    data: PlanMeasureData,
    seen: PlanMeasure | None = None,
) -> None:
    """Change a measure; the journal keeps what it said before. seen: as the form showed it.

    Raises:
        ChangedMeanwhile: it is no longer what the form showed.
        OfficerCanAct: as `add_measure`, or there is no such measure.
    """
    check_measure(data)
    code, before = _measure(connection, measure_id)
    name_on(connection, code, by.today)
    shown = replace(seen, notes=()) if seen else None
    refuse_changed(Obstacle.MEASURE_CHANGED, shown, before, data)
    check_reason(before, data)
    changed = journal.changes(before, data)
    act = journal.write(
        connection,
        by,
        Act.CHANGE_MEASURE,
        f"{_changed_words(before, data)}: {data.description.strip()}",
        municipality=code,
        measure_id=measure_id,
        changes=changed,
    )
    versions.change(connection, schema.plan_measure, measure_id, act, **_measure_values(data))


def note_measure(
    connection: Connection, by: Signature, measure_id: int, text: str, on: date
) -> int:
    """Record what was said about a measure on a day; return the number of the note.

    Raises:
        OfficerCanAct: no words, a day after today, or there is no such measure.
    """
    code, measure = _measure(connection, measure_id)
    name_on(connection, code, on)
    if not text.strip():
        raise OfficerCanAct(Obstacle.NOTE_EMPTY)
    if on > by.today:
        raise OfficerCanAct(Obstacle.NOTE_AFTER_TODAY, day=on, today=by.today)
    act = journal.write(
        connection,
        by,
        Act.NOTE_MEASURE,
        f"Besproken op {wording.day(on)}, maatregel „{measure.description}”: {text.strip()}",
        municipality=code,
        measure_id=measure_id,
    )
    table = schema.measure_note
    written = connection.execute(
        insert(table)
        .returning(table.c.id)
        .values(measure=measure_id, noted_on=on, text=text.strip(), act=act)
    )
    return int(written.scalar_one())


def write_plan(connection: Connection, code: str, dates: PlanDates, act: int) -> int:
    """Write a new plan with checked dates under an act; return its number."""
    written = connection.execute(
        insert(schema.improvement_plan)
        .returning(schema.improvement_plan.c.id)
        .values(municipality=code, **_values(dates), act=act)
    )
    return int(written.scalar_one())


def note_request(
    connection: Connection, code: str, requested_on: date, due_on: date | None, act: int
) -> None:
    """Note under the act of a letter that a plan was asked for, and until when; once is enough."""
    row = _plan(connection, code, requested_on)
    dates = dates_of(row) if row else PlanDates()
    if dates.requested_on is not None and dates.adopted_on is None:
        return
    asked = PlanDates(requested_on=requested_on, due_on=due_on)
    if row is None or dates.adopted_on is not None:
        write_plan(connection, code, asked, act)
        return
    asked = replace(dates, requested_on=requested_on, due_on=due_on or dates.due_on)
    versions.change(connection, schema.improvement_plan, row.id, act, **_values(asked))


def clear(connection: Connection, plan_id: int, act: int) -> None:
    """Remove the dates of a plan under an act; its measures stay."""
    versions.change(connection, schema.improvement_plan, plan_id, act, **_values(PlanDates()))


def _measure(connection: Connection, measure_id: int) -> tuple[str, PlanMeasure]:
    """Return the municipality of a measure, and the measure without what was said about it."""
    table, plan = schema.plan_measure, schema.improvement_plan
    row = connection.execute(
        select(table, plan.c.municipality)
        .join(plan, plan.c.id == table.c.plan)
        .where(table.c.id == measure_id)
    ).first()
    if row is None:
        raise OfficerCanAct(Obstacle.MEASURE_GONE)
    return row.municipality, measure_of(row)


def _plan(connection: Connection, code: str, today: date) -> Row[Any] | None:
    """Return the row of the plan of the present stay on rung 3 or higher; None where none is."""
    plan = plan_now(connection, code, today)
    if plan is None:
        return None
    table = schema.improvement_plan
    return connection.execute(select(table).where(table.c.id == plan.id)).first()


def _changed_words(before: PlanMeasureData, after: PlanMeasureData) -> str:
    if before.status is after.status:
        return "Maatregel gewijzigd"
    return f"Maatregel van {before.status.value} naar {after.status.value}"


def _values(dates: PlanDates) -> dict[str, object]:
    return {
        "requested_on": dates.requested_on,
        "due_on": dates.due_on,
        "received_on": dates.received_on,
        "judged_on": dates.judged_on,
        "judgement": dates.judgement.value,
        "judgement_note": dates.judgement_note.strip(),
        "adopted_on": dates.adopted_on,
        "adoption_note": dates.adoption_note.strip() or None,
        **{one.part.value: one.judgement.value or None for one in dates.parts},
        **{f"{one.part.value}_note": one.reason.strip() or None for one in dates.parts},
    }


def _measure_values(data: PlanMeasureData) -> dict[str, object]:
    return {
        "description": data.description.strip(),
        "horizon": data.horizon.value,
        "owner": data.owner.strip(),
        "due_on": data.due_on,
        "expected_places": data.expected_places,
        "status": data.status.value,
        "actual_places": data.actual_places,
        "reason": data.reason.strip(),
    }
