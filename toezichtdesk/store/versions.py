"""Rows that change: what they held goes to the twin of their table, named with the act that did it.

The tables themselves hold what counts now, so that reading it costs nothing more. What a table
held after an earlier act is the rows of then: those that still stand, and those replaced since.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Table,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)

from toezichtdesk.store.schema import BEFORE, journal

_DAY = 10  # the characters of a moment that name its day


def last_act_on(connection: Connection, day: date) -> int:
    """Return the number of the last act recorded up to the end of the day; 0 before the first."""
    recorded = func.substr(journal.c.moment, 1, _DAY) <= day.isoformat()
    newest = select(func.coalesce(func.max(journal.c.id), 0)).where(recorded)
    return int(connection.execute(newest).scalar_one())


def known(table: Table, last_act: int | None) -> FromClause:
    """Return the table as it was after an act, to select from as from the table itself.

    last_act: None for the table as it is now.
    """
    if last_act is None:
        return table
    standing = select(*table.c).where(table.c.act <= last_act)
    before = BEFORE.get(table.name)
    if before is None:
        return standing.subquery(table.name)
    replaced = select(*(before.c[column.name] for column in table.c)).where(
        before.c.act <= last_act, before.c.replaced_by > last_act
    )
    return union_all(standing, replaced).subquery(table.name)


def change(connection: Connection, table: Table, row_id: int, act: int, **values: Any) -> None:
    """Give a row other values; what it held stays known for the acts before this one."""
    _keep(connection, table, table.c.id == row_id, act)
    connection.execute(update(table).where(table.c.id == row_id).values(**values, act=act))


def take_back(
    connection: Connection, table: Table, condition: ColumnElement[bool], act: int
) -> None:
    """Take rows out of a table; they stay known for the acts before this one."""
    _keep(connection, table, condition, act)
    connection.execute(delete(table).where(condition))


def held_before(connection: Connection, table: Table) -> dict[int, list[Row[Any]]]:
    """Return by number of a row that stands what it held before, newest first.

    The number of a row that was taken back may be used again: what that row held is left out.
    """
    before = BEFORE[table.name]
    ended = {(row.id, row.replaced_by): row for row in connection.execute(select(before))}
    found: dict[int, list[Row[Any]]] = {}
    for number, act in connection.execute(select(table.c.id, table.c.act)):
        row = ended.get((number, act))
        while row is not None:
            found.setdefault(number, []).append(row)
            row = ended.get((number, row.act))
    return found


def _keep(connection: Connection, table: Table, condition: ColumnElement[bool], act: int) -> None:
    before = BEFORE[table.name]
    names = [column.name for column in table.c]
    rows = select(*table.c, literal(act)).where(condition)
    connection.execute(insert(before).from_select([*names, "replaced_by"], rows))
