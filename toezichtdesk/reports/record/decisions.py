"""Reads the decisions, and the freezes that hold a rung."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import Decision, DecisionKind, TakenBack
from toezichtdesk.domain.figures import Standing
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.store import schema


def decisions(
    known: AsKnown, codes: Collection[str] | None = None
) -> dict[str, tuple[Decision, ...]]:
    """Return per municipality the decisions up to the day, oldest first.

    Of the starting rungs in sheets only that of the newest sheet counts, until a decision with an
    earlier day was recorded.

    codes: only these.
    """
    return {code: _in_force(taken) for code, taken in _recorded(known, codes).items()}


def placements(known: AsKnown) -> dict[str, tuple[Decision, ...]]:
    """Return per municipality every rung it was on up to the day, oldest first.

    Each sheet gives the rung on its own day, until the first decision. For judging the past, where
    `decisions` gives what counts now.
    """
    return {code: _in_turn(taken) for code, taken in _recorded(known).items()}


def _recorded(known: AsKnown, codes: Collection[str] | None = None) -> dict[str, list[Decision]]:
    table = known.table(schema.decision)
    query = (
        select(table)
        .where(table.c.decided_on <= known.today)
        .order_by(table.c.decided_on, table.c.id)
    )
    if codes is not None:
        query = query.where(table.c.municipality.in_(codes))
    by_code: dict[str, list[Decision]] = defaultdict(list)
    for row in known.connection.execute(query):
        by_code[row.municipality].append(decision_of(row))
    return by_code


def _in_turn(taken: Sequence[Decision]) -> tuple[Decision, ...]:
    decided = [decision for decision in taken if decision.kind is not DecisionKind.START]
    starts = [
        decision
        for decision in taken
        if decision.kind is DecisionKind.START
        and not (decided and decided[0].decided_on < decision.decided_on)
    ]
    return (*sorted(starts, key=attrgetter("counts_from")), *decided)


def starting_rungs(connection: Connection) -> dict[str, set[tuple[date, int]]]:
    """Return per municipality the rungs in sheets, with the day of the sheet."""
    table = schema.decision
    by_code: dict[str, set[tuple[date, int]]] = defaultdict(set)
    query = select(table.c.municipality, table.c.decided_on, table.c.rung)
    for row in connection.execute(query.where(table.c.kind == DecisionKind.START.value)):
        by_code[row.municipality].add((row.decided_on, row.rung))
    return by_code


def _in_force(taken: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions, oldest first, with at most the starting rung of the newest sheet."""
    starts = [decision for decision in taken if decision.kind is DecisionKind.START]
    decided = [decision for decision in taken if decision.kind is not DecisionKind.START]
    newest = starts[-1:]
    if newest and decided and decided[0].decided_on < newest[0].decided_on:
        newest = []
    return (*newest, *decided)


def taken_back_decisions(known: AsKnown, code: str) -> tuple[Decision, ...]:
    """Return the decisions of a municipality that were undone, with who did so and why."""
    gone, lines = schema.BEFORE[schema.decision.name], schema.journal
    query = (
        select(
            gone,
            lines.c.officer,
            lines.c.moment,
            lines.c.details["reason"].as_string().label("why"),
        )
        .join(lines, lines.c.id == gone.c.replaced_by)
        .where(gone.c.municipality == code, gone.c.kind != DecisionKind.START.value)
        .where(lines.c.act == Act.UNDO)
        .order_by(gone.c.decided_on, gone.c.id)
    )
    if known.last_act is None:
        query = query.where(gone.c.restored_by.is_(None))
    else:
        query = query.where(
            gone.c.replaced_by <= known.last_act,
            or_(gone.c.restored_by.is_(None), gone.c.restored_by > known.last_act),
        )
    return tuple(
        replace(
            decision_of(row),
            taken_back=TakenBack(row.officer, date.fromisoformat(row.moment[:10]), row.why or ""),
        )
        for row in known.connection.execute(query)
    )


def freezes(known: AsKnown) -> dict[str, tuple[Freeze, ...]]:
    """Return per municipality the freezes that have begun, in the order of recording."""
    table = known.table(schema.freeze)
    by_code: dict[str, list[Freeze]] = defaultdict(list)
    for row in known.connection.execute(
        select(table).where(table.c.since <= known.today).order_by(table.c.id)
    ):
        by_code[row.municipality].append(_freeze(row))
    return {municipality: tuple(of_code) for municipality, of_code in by_code.items()}


def basis_of(row: Row[Any]) -> Standing | None:
    """Return the stand in the `basis` columns of a row; None when there is none."""
    if row.basis_period is None:
        return None
    return Standing(
        row.basis_period,
        row.basis_reference_date,
        row.basis_target,
        row.basis_opening_balance,
        row.basis_total_task,
        row.basis_realised,
    )


def basis_values(stand: Standing | None) -> dict[str, object]:
    """Return the `basis` columns for a stand."""
    return {
        "basis_period": stand.period if stand else None,
        "basis_reference_date": stand.reference_date if stand else None,
        "basis_target": stand.target if stand else None,
        "basis_opening_balance": stand.opening_balance if stand else None,
        "basis_total_task": stand.total_task if stand else None,
        "basis_realised": stand.realised if stand else None,
    }


def decision_of(row: Row[Any]) -> Decision:
    """Return the decision in a row of the table or its twin."""
    return Decision(
        id=row.id,
        municipality=row.municipality,
        kind=DecisionKind(row.kind),
        from_rung=row.from_rung,
        rung=row.rung,
        decided_on=row.decided_on,
        motive=row.motive,
        reference=row.reference,
        rule=row.rule,
        policy=row.policy,
        reasons=tuple(row.reasons),
        basis=basis_of(row),
        act=row.act,
        since=row.since,
    )


def _freeze(row: Row[Any]) -> Freeze:
    return Freeze(row.since, row.until, row.ground, row.reason)
