"""What an import recorded from lists, taken back with it and carried out once more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from toezichtdesk.casework import plans
from toezichtdesk.casework.record_writing import write
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.intake import recordings
from toezichtdesk.reports.journal import undone_imports
from toezichtdesk.store import schema, versions

_AT_ONCE = 10_000  # numbers of rows in one statement


def take_back(connection: Connection, act: int, undoing: int) -> None:
    """Take back what an import recorded and nobody changed since.

    What another import said too, stays as if that one had recorded it; what an import that was
    taken back before recorded, goes with the last one that said it. Early warnings that an imported
    contact closed are open again. A plan in which a measure stays, stays without the dates.
    """
    undone = undone_imports(connection)
    said, others = _said(connection, act, undone)
    going: dict[RecordKind, list[int]] = defaultdict(list)
    for row, recording in recordings.standing(connection):
        is_of_import = row.act == act or (row.act in undone and recording.mark in said)
        if is_of_import and recording.mark not in others:
            going[recording.kind].append(row.id)
    closure = schema.warning_closure
    _take_back(connection, closure, closure.c.contact, going[RecordKind.CONTACT], undoing)
    going_plans = going.pop(RecordKind.PLAN, [])
    for kind, numbers in going.items():
        table = recordings.TABLES[kind]
        _take_back(connection, table, table.c.id, numbers, undoing)
    _take_back_plans(connection, going_plans, list(undone.values()), undoing)


def carry_out_again(
    connection: Connection, act: int, undone: int, written: int, today: date
) -> int:
    """Write again what was taken back of an import; return how many.

    What is recorded by now stands; of numbers, what was recorded after the import.
    """
    known = recordings.all_known(connection)
    again = [
        one
        for one in recordings.taken_back(connection, undone)
        if (now := known.get(one.key)) is None or (one.kind in recordings.NUMBERS and now.act < act)
    ]
    return write(connection, again, written, today)


def _said(connection: Connection, act: int, undone: dict[int, int]) -> tuple[set[str], set[str]]:
    """Return the marks of what an import said, and of what the others that stand say."""
    table = schema.journal
    said: set[str] = set()
    others: set[str] = set()
    for line in connection.execute(
        select(table.c.id, table.c.details).where(table.c.act == Act.IMPORT)
    ):
        if line.id == act:
            said |= set(line.details.get("said", ()))
        elif line.id not in undone:
            others |= set(line.details.get("said", ()))
    return said, others


def _take_back_plans(
    connection: Connection, going: Sequence[int], undoings: Sequence[int], undoing: int
) -> None:
    """Take back plans without measures, those too that an undo left for measures gone by now."""
    plan, measure = schema.improvement_plan, schema.plan_measure
    in_use = set(connection.execute(select(measure.c.plan)).scalars())
    left = connection.execute(select(plan.c.id).where(plan.c.act.in_(undoings))).scalars().all()
    for number in in_use.intersection(going):
        plans.clear(connection, number, undoing)
    empty = [number for number in (*going, *left) if number not in in_use]
    _take_back(connection, plan, plan.c.id, empty, undoing)


def _take_back(
    connection: Connection,
    table: Table,
    column: Column[Any],
    numbers: Sequence[int],
    undoing: int,
) -> None:
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        versions.take_back(connection, table, column.in_(some), undoing)
