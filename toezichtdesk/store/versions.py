"""Rows that change: what they held goes to the twin of their table, with the act that did it.

The tables themselves hold what counts now, so that reading it costs nothing more. What a table
held after an earlier act is what still stands from then, and what was replaced since. A row that
comes back keeps the act that wrote it; its twin keeps from which act until which it was out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Table,
    TextClause,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    union_all,
    update,
)

from toezichtdesk.store.schema import BEFORE, RECORDS, journal

_READ = 256  # tables as they were that are kept built: one report asks for each many times
_DAY = 10  # the characters of a moment that name its day


def last_act_on(connection: Connection, day: date) -> int:
    """Return the number of the last act recorded up to the end of the day; 0 before the first."""
    recorded = func.substr(journal.c.moment, 1, _DAY) <= day.isoformat()
    newest = select(func.coalesce(func.max(journal.c.id), 0)).where(recorded)
    return int(connection.execute(newest).scalar_one())


def first_day(connection: Connection) -> date:
    """Return the day of the first line in the journal; the last day there is without any."""
    moment = connection.execute(select(journal.c.moment).order_by(journal.c.id).limit(1)).scalar()
    return date.max if moment is None else date.fromisoformat(moment[:_DAY])


@lru_cache(maxsize=_READ)
def as_of(table: Table, last_act: int | None) -> FromClause:
    """Return the table as it was after an act, to select from as from the table itself.

    last_act: None for the table as it is now.
    """
    if last_act is None:
        return table
    before = BEFORE[table.name]
    in_force = select(*table.c).where(table.c.act <= last_act, ~_was_out(table, table, last_act))
    out_now = before.alias()
    since_gone = select(*(out_now.c[column.name] for column in table.c)).where(
        out_now.c.act <= last_act,
        out_now.c.replaced_by > last_act,
        out_now.c.restored_by.is_(None),
        ~_was_out(table, out_now, last_act),
    )
    return union_all(in_force, since_gone).subquery(table.name)


def moved_since(table: Table, last_act: int) -> ColumnElement[bool]:
    """Return the condition on the twin of rows that stood at other times than the table tells.

    For a caller that reads the table itself by act, and mends the few places where that is not
    enough.
    """
    before = BEFORE[table.name]
    return and_(
        before.c.act <= last_act,
        or_(before.c.replaced_by > last_act, before.c.restored_by > last_act),
    )


def touched(connection: Connection, acts: Iterable[int]) -> tuple[Table, ...]:
    """Return the tables in which any of the acts wrote, took out or brought back a row.

    Most acts touch a few: whoever asks more of each table asks it of these alone.
    """
    numbers = json.dumps(sorted(acts))
    names = set(connection.execute(_touched_query(), {"acts": numbers}).scalars())
    return tuple(table for table in RECORDS if table.name in names)


def change(connection: Connection, table: Table, row_id: int, act: int, **values: object) -> None:
    """Give a row other values; what it held stays known for the acts before this one."""
    _keep(connection, table, table.c.id == row_id, act)
    connection.execute(update(table).where(table.c.id == row_id).values(**values, act=act))


def take_back(
    connection: Connection, table: Table, condition: ColumnElement[bool], act: int
) -> int:
    """Take rows out of a table; they stay known for the acts before this one. Return how many."""
    _keep(connection, table, condition, act)
    return connection.execute(delete(table).where(condition)).rowcount


def bring_back(
    connection: Connection,
    table: Table,
    replaced_by: int,
    act: int,
    condition: ColumnElement[bool] | None = None,
) -> int:
    """Put what an act took out of a table back as it was, by another act. Return how many rows.

    condition: on the twin; what it leaves out stays out.
    """
    before = BEFORE[table.name]
    coming = and_(before.c.replaced_by == replaced_by, before.c.restored_by.is_(None))
    if condition is not None:
        coming = and_(coming, condition)
    count = connection.execute(update(before).where(coming).values(restored_by=act)).rowcount
    if count:
        names = [column.name for column in table.c]
        rows = select(*(before.c[name] for name in names)).where(
            before.c.replaced_by == replaced_by, before.c.restored_by == act
        )
        connection.execute(insert(table).from_select(names, rows))
    return count


def held_before(connection: Connection, table: Table) -> dict[int, list[Row[Any]]]:
    """Return by number of a row that stands what it held before, newest first."""
    before = BEFORE[table.name]
    ended = {(row.id, row.replaced_by): row for row in connection.execute(select(before))}
    by_id: dict[int, list[Row[Any]]] = {}
    for number, act in connection.execute(select(table.c.id, table.c.act)):
        row = ended.get((number, act))
        while row is not None:
            by_id.setdefault(number, []).append(row)
            row = ended.get((number, row.act))
    return by_id


def same_row(table: Table, one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Return the condition that two of a table and its twin speak of the same row."""
    return and_(*(one.c[key.name] == other.c[key.name] for key in table.primary_key))


@cache
def _touched_query() -> TextClause:
    """Return the query for the tables touched, in SQL of SQLite: `json_each` takes any number."""
    among = "IN (SELECT value FROM json_each(:acts))"
    of_twin = " OR ".join(f"{name} {among}" for name in ("act", "replaced_by", "restored_by"))
    return text(
        " UNION ALL ".join(
            f"SELECT '{table.name}' WHERE EXISTS (SELECT 1 FROM {table.name} WHERE act {among}) "  # noqa: S608 - our own names
            f"OR EXISTS (SELECT 1 FROM {BEFORE[table.name].name} WHERE {of_twin})"
            for table in RECORDS
        )
    )


def _was_out(table: Table, row: FromClause, last_act: int) -> ColumnElement[bool]:
    """Return the condition that a row was out of the table after the act."""
    out = BEFORE[table.name].alias()
    return exists().where(
        same_row(table, out, row),
        out.c.act == row.c.act,
        out.c.replaced_by <= last_act,
        or_(out.c.restored_by.is_(None), out.c.restored_by > last_act),
    )


def _keep(connection: Connection, table: Table, condition: ColumnElement[bool], act: int) -> None:
    before = BEFORE[table.name]
    names = [column.name for column in table.c]
    # What an act wrote itself and writes over was never a moment that anyone can look back at.
    rows = select(*table.c, literal(act)).where(condition, table.c.act != act)
    connection.execute(insert(before).from_select([*names, "replaced_by"], rows))
