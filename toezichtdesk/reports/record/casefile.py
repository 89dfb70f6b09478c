"""Reads contacts, agreements, plans and early warnings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, FromClause, Row, Select, select

from toezichtdesk.domain.assessment import WarningCause
from toezichtdesk.domain.casefile import (
    Agreement,
    Contact,
    Horizon,
    ImprovementPlan,
    Judgement,
    MeasureNote,
    MeasureStatus,
    Party,
    PlanDates,
    PlanMeasure,
)
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.dossier import WarningRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.decisions import basis_of
from toezichtdesk.reports.record.labels import bottlenecks_of
from toezichtdesk.store import schema

_Read = TypeVar("_Read")


def contacts(known: AsKnown, code: str | None = None) -> dict[str, tuple[Contact, ...]]:
    """Return per municipality the contacts up to the day, newest first, without withdrawn ones."""
    table = known.table(schema.contact)
    query = (
        select(table)
        .where(table.c.held_on <= known.today, table.c.withdrawn.is_(False))
        .order_by(table.c.held_on.desc(), table.c.id.desc())
    )
    return _grouped(known.connection, query, code, table, contact_of)


def agreements(known: AsKnown, code: str | None = None) -> dict[str, tuple[Agreement, ...]]:
    """Return per municipality the agreements: open ones first, by due day."""
    table = known.table(schema.agreement)
    query = select(table).order_by(
        table.c.done_on.is_not(None), table.c.due_on.is_(None), table.c.due_on, table.c.id
    )
    return _grouped(known.connection, query, code, table, agreement_of)


def plans(known: AsKnown, code: str | None = None) -> dict[str, tuple[ImprovementPlan, ...]]:
    """Return per municipality its improvement plans with their measures, oldest first."""
    measures: dict[int, list[PlanMeasure]] = defaultdict(list)
    notes = _notes(known)
    table = known.table(schema.plan_measure)
    for row in known.connection.execute(
        select(table).order_by(table.c.due_on.is_(None), table.c.due_on, table.c.id)
    ):
        measures[row.plan].append(replace(measure_of(row), notes=tuple(notes[row.id])))
    plan, journal = known.table(schema.improvement_plan), schema.journal
    query = select(plan, journal.c.moment).join(journal, journal.c.id == plan.c.act)
    if code is not None:
        query = query.where(plan.c.municipality == code)
    by_code: dict[str, list[ImprovementPlan]] = defaultdict(list)
    for row in known.connection.execute(query.order_by(plan.c.id)):
        dates = dates_of(row)
        begun = begun_on(dates, date.fromisoformat(row.moment[:10]))
        by_code[row.municipality].append(
            ImprovementPlan(row.id, row.municipality, dates, tuple(measures[row.id]), begun)
        )
    return {municipality: tuple(of_one) for municipality, of_one in by_code.items()}


def _notes(known: AsKnown) -> defaultdict[int, list[MeasureNote]]:
    """Return the notes on each measure, oldest first."""
    by_measure: defaultdict[int, list[MeasureNote]] = defaultdict(list)
    table = known.table(schema.measure_note)
    for row in known.connection.execute(select(table).order_by(table.c.noted_on, table.c.id)):
        by_measure[row.measure].append(MeasureNote(row.noted_on, row.text, row.id))
    return by_measure


def begun_on(dates: PlanDates, recorded: date) -> date:
    """Return the first day of a plan: of its dates, or without any the day of recording."""
    days = (dates.requested_on, dates.received_on, dates.judged_on, dates.adopted_on)
    return min((day for day in days if day is not None), default=recorded)


def warnings(known: AsKnown, code: str | None = None) -> dict[str, tuple[WarningRow, ...]]:
    """Return per municipality the early warnings opened up to the day, newest first."""
    table = known.table(schema.early_warning)
    closed = known.table(schema.warning_closure)
    query = (
        select(table, closed.c.closed_on, closed.c.reason)
        .outerjoin(closed, (closed.c.warning == table.c.id) & (closed.c.closed_on <= known.today))
        .where(table.c.opened_on <= known.today)
        .order_by(table.c.opened_on.desc(), table.c.id.desc())
    )
    return _grouped(known.connection, query, code, table, _warning)


def contact_of(row: Row[Any]) -> Contact:
    """Return the contact in a row of the table."""
    return Contact(
        municipality=row.municipality,
        held_on=row.held_on,
        kind=ContactKind(row.kind),
        summary=row.summary,
        counterpart=row.counterpart,
        counts=row.counts,
        follow_up=row.follow_up,
        follow_up_on=row.follow_up_on,
        tags=bottlenecks_of(row),
        id=row.id,
    )


def agreement_of(row: Row[Any]) -> Agreement:
    """Return the agreement in a row of the table."""
    return Agreement(
        municipality=row.municipality,
        party=Party(row.party),
        text=row.text,
        due_on=row.due_on,
        done_on=row.done_on,
        made_on=row.made_on,
        id=row.id,
    )


def dates_of(row: Row[Any]) -> PlanDates:
    """Return the dates in a row of the plan table."""
    return PlanDates(
        requested_on=row.requested_on,
        due_on=row.due_on,
        received_on=row.received_on,
        judged_on=row.judged_on,
        judgement=Judgement(row.judgement),
        judgement_note=row.judgement_note,
        adopted_on=row.adopted_on,
        executable=Judgement(row.executable or ""),
        executable_note=row.executable_note or "",
        terms=Judgement(row.terms or ""),
        terms_note=row.terms_note or "",
        recurrence=Judgement(row.recurrence or ""),
        recurrence_note=row.recurrence_note or "",
        adoption_note=row.adoption_note or "",
    )


def measure_of(row: Row[Any]) -> PlanMeasure:
    """Return the measure in a row of the table."""
    return PlanMeasure(
        description=row.description,
        horizon=Horizon(row.horizon),
        owner=row.owner,
        due_on=row.due_on,
        expected_places=row.expected_places,
        status=MeasureStatus(row.status),
        actual_places=row.actual_places,
        reason=row.reason,
        id=row.id,
    )


def _warning(row: Row[Any]) -> WarningRow:
    return WarningRow(
        id=row.id,
        period=row.period,
        cause=WarningCause(row.cause),
        opened_on=row.opened_on,
        grounds=row.grounds,
        act=row.act,
        basis=basis_of(row),
        closed_on=row.closed_on,
        closure=row.reason or "",
    )


def _grouped(
    connection: Connection,
    query: Select[Any],
    code: str | None,
    table: FromClause,
    make: Callable[[Row[Any]], _Read],
) -> dict[str, tuple[_Read, ...]]:
    if code is not None:
        query = query.where(table.c.municipality == code)
    by_code: dict[str, list[_Read]] = defaultdict(list)
    for row in connection.execute(query):
        by_code[row.municipality].append(make(row))
    return {municipality: tuple(rows) for municipality, rows in by_code.items()}
