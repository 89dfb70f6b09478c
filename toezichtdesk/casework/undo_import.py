"""What is special about undoing or redoing an import: it concerns many rows at once.

Other workbooks may contain the same, and the officer built on what came in. What another import
contains too stays; what is recorded by now is not written a second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, or_, select

from toezichtdesk.casework import plans
from toezichtdesk.casework.record_writing import write
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import DecisionKind, PlanDates
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.intake import recordings
from toezichtdesk.intake.plan_stays import has_plan_of_stay
from toezichtdesk.intake.recordings import TABLES
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.dependent_acts import takes_the_place
from toezichtdesk.reports.record.acts_in_force import TURNS, taken_back
from toezichtdesk.store import schema, versions
from toezichtdesk.store.schema import BEFORE, RECORDS

_AT_ONCE = 10_000  # numbers of rows in one statement
Numbers = dict[str, list[int]]


def _everything(_table: Table) -> None:
    """Accept every row that comes back."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What stays although its act goes, by table; and the condition on the twin for what comes."""

    staying: Mapping[str, ColumnElement[bool]] = field(default_factory=dict)
    coming: Callable[[Table], ColumnElement[bool] | None] = _everything


def undone(line: JournalRow) -> str:
    """Return in Dutch that this import was taken back."""
    return f"Import van {line.details['file']} ongedaan gemaakt."


def redone(line: JournalRow) -> str:
    """Return in Dutch that this import was carried out again."""
    return f"Import van {line.details['file']} opnieuw uitgevoerd."


def remaining_rows(connection: Connection, acts: Sequence[int]) -> list[dict[str, object]]:
    """Return what the officer did since with the municipalities of an import."""
    tables = (schema.figure, schema.decision, schema.early_warning)
    touched = {
        code
        for table in tables
        for code in connection.execute(
            select(table.c.municipality).where(table.c.act.in_(acts)).distinct()
        ).scalars()
    }
    for act in acts:
        touched |= recordings.municipalities_of(connection, act)
    table, gone = schema.journal, taken_back(connection)
    lines = connection.execute(
        select(table.c.id, table.c.municipality, table.c.summary)
        .where(table.c.id > acts[0], table.c.municipality.is_not(None))
        .where(table.c.act.not_in((Act.SEE_PROPOSAL, *TURNS)))
        .order_by(table.c.id)
    )
    return [
        {"act": row.id, "summary": row.summary}
        for row in lines
        if row.municipality in touched and row.id not in gone
    ]


def what_stays(connection: Connection, acts: Sequence[int]) -> Limits:
    """Return what another import that stands says too, and the warnings that it closed."""
    numbers, _ = _shared(connection, acts)
    staying = {name: schema.metadata.tables[name].c.id.in_(ids) for name, ids in numbers.items()}
    if ids := numbers.get(schema.contact.name):
        staying[schema.warning_closure.name] = schema.warning_closure.c.contact.in_(ids)
    return Limits(staying)


def take_along(connection: Connection, acts: Sequence[int], written: int) -> None:
    """Take back what only this import still says: an earlier one that said it has gone already."""
    _, numbers = _shared(connection, acts)
    if ids := numbers.get(schema.contact.name):
        column = schema.warning_closure.c.contact
        _take_back(connection, schema.warning_closure, column, ids, written)
    for name, ids in reversed(numbers.items()):  # a note before its measure
        table = schema.metadata.tables[name]
        if table is not schema.improvement_plan:
            _take_back(connection, table, table.c.id, ids, written)
    going = numbers.get(schema.improvement_plan.name, ())
    plan, measure = schema.improvement_plan, schema.plan_measure
    in_use = set(connection.execute(select(measure.c.plan)).scalars()) if going else set()
    for number in in_use.intersection(going):
        plans.clear(connection, number, written)
    _take_back(connection, plan, plan.c.id, [n for n in going if n not in in_use], written)


def what_comes(connection: Connection, undone: int, today: date) -> Limits:
    """Return the limits by which a row only returns if nothing replaced it meanwhile.

    Newer figures on the same key, a decided rung, an existing warning and records made since stay.
    """
    recorded = _recorded_by_now(connection, undone, today)

    def coming(table: Table) -> ColumnElement[bool]:
        before = BEFORE[table.name]
        free = [~exists().where(takes_the_place(table))]
        if key := _natural_key(table):
            same = and_(*(table.c[name] == before.c[name] for name in key))
            if table is schema.figure:
                same = and_(same, table.c.act > before.c.act)
            if table is schema.decision:  # a rung of another sheet may be recorded beside it
                same = and_(same, table.c.kind != DecisionKind.START.value)
            free.append(~exists().where(same))
        if numbers := recorded.get(table.name):
            free.append(before.c.id.not_in(numbers))
        free += [
            or_(
                before.c[column.name].is_(None),
                exists().where(foreign.column == before.c[column.name]),
            )
            for column in table.c
            for foreign in column.foreign_keys
            if foreign.column.table in RECORDS
        ]
        return and_(*free)

    return Limits(coming=coming)


def record_again(connection: Connection, undone: int, written: int, today: date) -> int:
    """Write anew what cannot come back to its place, such as a measure of a replaced plan."""
    out = [one for _, _, one in recordings.taken_back(connection, undone)]
    if not out:
        return 0
    recorded = recordings.all_known(connection)
    again = [one for one in out if one.key not in recorded]
    return write(connection, again, written, today)


def refuse_nothing(count: int) -> None:
    """Refuse to redo an import of which nothing would come back.

    Raises:
        OfficerCanAct: nothing came back.
    """
    if not count:
        raise OfficerCanAct(Obstacle.NOTHING_LEFT_OF_IMPORT)


def _natural_key(table: Table) -> tuple[str, ...]:
    """Return the columns that tell whether something else has taken the place of a row."""
    if table is schema.figure:
        return ("municipality", "period", "measure", "reference_date")
    if table is schema.decision:
        return ("municipality",)
    derived: tuple[str, ...] = table.info.get("derived", ())
    return derived


def _recorded_by_now(connection: Connection, undone: int, today: date) -> Numbers:
    """Return the numbers of rows taken back that are recorded again by now.

    Of inhabitants and national targets only what came after them counts. A plan of an earlier stay
    on rung 3 or higher stands beside that of the present one.
    """
    ids: dict[str, list[int]] = defaultdict(list)
    coming = list(recordings.taken_back(connection, undone))
    recorded = recordings.all_known(connection) if coming else {}
    for row_act, number, one in coming:
        now = recorded.get(one.key)
        if now is None or now.act == undone:
            continue
        where = (connection, today, one.municipality)
        if isinstance(one.data, PlanDates) and not has_plan_of_stay(*where, one.data):
            continue
        if not (one.kind in recordings.NUMBERS and now.act < row_act):
            ids[TABLES[one.kind].name].append(number)
    return ids


def _shared(connection: Connection, acts: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Return the rows of the acts that others contain too, and those that only these acts contain.

    A file with a plan of its own refers to that one, not to a plan of another stay.
    """
    gone = taken_back(connection)
    marks, others = _marks_of(connection, acts, gone)
    planners = _planners(connection)
    staying: dict[str, list[int]] = defaultdict(list)
    leaving: dict[str, list[int]] = defaultdict(list)
    if not marks:
        return staying, leaving
    for row, recording in recordings.standing(connection):
        name, mark = TABLES[recording.kind].name, recording.mark
        too = others.get(mark, set())
        if recording.kind is RecordKind.PLAN:
            too = too - (planners[recording.municipality] - {row.act})
        if row.act in acts and too:
            staying[name].append(row.id)
        elif row.act in gone and mark in marks and not too:
            leaving[name].append(row.id)
    return staying, leaving


def _marks_of(
    connection: Connection, acts: Sequence[int], gone: Mapping[int, int]
) -> tuple[set[str], dict[str, set[int]]]:
    """Return the marks of what an import said, and of what the other imports say that stand."""
    table = schema.journal
    marks: set[str] = set()
    others: dict[str, set[int]] = defaultdict(set)
    for line in connection.execute(
        select(table.c.id, table.c.details["said"].label("said")).where(table.c.act == Act.IMPORT)
    ):
        if line.id in acts:
            marks |= set(line.said or ())
        elif line.id not in gone:
            for mark in line.said or ():
                others[mark].add(line.id)
    return marks, others


def _planners(connection: Connection) -> Mapping[str, set[int]]:
    """Return per municipality the acts that brought it an improvement plan."""
    planners: dict[str, set[int]] = defaultdict(set)
    for table in (schema.improvement_plan, schema.BEFORE[schema.improvement_plan.name]):
        for row in connection.execute(select(table.c.municipality, table.c.act)):
            planners[row.municipality].add(row.act)
    return planners


def _take_back(
    connection: Connection,
    table: Table,
    column: ColumnElement[Any],
    numbers: Sequence[int],
    written: int,
) -> None:
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        versions.take_back(connection, table, column.in_(some), written)
