"""What an import recorded from lists, taken back with it and carried out once more."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, exists, select

from toezichtdesk.casework import plans, recorded
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.store import schema, versions

_NUMBERS = (RecordKind.INHABITANTS, RecordKind.NATIONAL_TARGET)  # the newest counts


def take_back(connection: Connection, act: int, undoing: int) -> None:
    """Take back what an import recorded and nobody changed since.

    Early warnings that an imported contact closed are open again. A plan that the import opened
    stays, without its dates, where a measure in it stays.
    """
    closure, plan, measure = schema.warning_closure, schema.improvement_plan, schema.plan_measure
    versions.take_back(connection, closure, closure.c.act == act, undoing)
    for table in recorded.TABLES:
        if table is not plan:
            versions.take_back(connection, table, table.c.act == act, undoing)
    has_measures = exists().where(measure.c.plan == plan.c.id)
    in_use = select(plan.c.id).where(plan.c.act == act, has_measures)
    for number in connection.execute(in_use).scalars().all():
        plans.clear(connection, number, undoing)
    versions.take_back(connection, plan, plan.c.act == act, undoing)


def carry_out_again(
    connection: Connection, act: int, undone: int, written: int, today: date
) -> int:
    """Write again what was taken back of an import; return how many.

    What is recorded by now stands; of numbers, what was recorded after the import.
    """
    known = recorded.all_known(connection)
    again = [
        one
        for one in recorded.taken_back(connection, act, undone)
        if (now := known.get(one.key)) is None or (one.kind in _NUMBERS and now.act < act)
    ]
    return recorded.write(connection, again, written, today)
