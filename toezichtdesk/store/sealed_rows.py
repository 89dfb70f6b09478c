"""How the rows of an act are put into words for its seal: one line each, in the order of the key.

The queries are worked out once: an act takes less time than its query takes to be put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Column, Date, Integer, String, Table, TypeDecorator

from toezichtdesk.store.schema import BEFORE

_TWIN = "_before"
# The hash of a file says what its content is; a salt makes place for a hash when a text goes.
_UNHASHED = {
    ("journal_file", "content"),
    ("file_document", "content"),
    ("erased", "salt"),
    ("erased", "hash"),
}

AnyColumn = Column[Any]
Columns = Iterable[AnyColumn]


def erasable(table: Table) -> list[AnyColumn]:
    """Return the columns whose text may have to be erased."""
    return [column for column in table.c if column.info.get("erasable")]


def key_columns(table: Table) -> list[AnyColumn]:
    """Return the columns that tell the rows of a table apart."""
    return list(table.primary_key)


@cache
def query_of_standing(table: Table, *, is_tail: bool = False) -> str:
    """Return the query for act and line of the rows of the acts of which none was replaced.

    Nearly all acts are so, and what is read of one table comes in the order of its key. Where texts
    may be erased, the key and the texts of the row follow. is_tail: only the newest acts are asked
    for, so that the rows are found by their act and not by going through the table in its order.
    """
    query = f"{_rows_query(table, table.name)}"
    if table.name in BEFORE:
        query += f" AND act NOT IN (SELECT act FROM {table.name}{_TWIN})"  # noqa: S608
    return f"{query} ORDER BY {_in_order(table, is_tail=is_tail)}"


@cache
def query_of_joined(table: Table, *, has_low: bool, has_high: bool) -> str:
    """Return the query for act and joined lines of the same, of some of the municipalities.

    has_low: from `:low` on. has_high: up to `:high`, without that one.
    """
    lines = _rows_query(table, table.name)
    lines += " AND municipality >= CAST(:low AS TEXT)" if has_low else ""
    lines += " AND municipality < CAST(:high AS TEXT)" if has_high else ""
    if table.name in BEFORE:
        lines += f" AND act NOT IN (SELECT act FROM {table.name}{_TWIN})"  # noqa: S608
    return (
        f"WITH sealed (act, line) AS ({lines} ORDER BY {_in_order(table, is_tail=False)}) "  # noqa: S608
        "SELECT act, group_concat(line, char(10)) FROM sealed GROUP BY act"
    )


@cache
def query_of_new(table: Table) -> str:
    """Return the same of all rows that stand, for the newest acts, which replaced nothing."""
    return f"{_rows_query(table, table.name)} ORDER BY {_in_order(table, is_tail=True)}"


@cache
def query_of_replaced(table: Table) -> str:
    """Return the same of the other acts, from both tables; the columns of the order come last."""
    order = _ordering(table)
    twin = f"{table.name}{_TWIN}"
    each = (
        f"{_rows_query(table, source, order)} AND act IN (SELECT act FROM {twin})"  # noqa: S608
        for source in (table.name, twin)
    )
    first = 5 if erasable(table) else 3
    places = ", ".join(str(place) for place in range(first, first + len(order)))
    return f"{' UNION ALL '.join(each)} ORDER BY {places}"


@cache
def query_of_moved(table: Table, by: str) -> str:
    """Return the query for act and key of what acts took out, or brought back.

    by: the column that says which, `replaced_by` or `restored_by`.
    """
    keys = [*key_columns(table), *([] if table.c.act.primary_key else [table.c.act])]
    expression, order = named(keys), _ordering(table)
    if by == "restored_by":
        expression += "||'replaced_by='||quote(replaced_by)"
        order = [*order, "replaced_by"]
    return (
        f"SELECT {by}, ifnull({expression}, '') FROM {table.name}{_TWIN} "  # noqa: S608
        f"WHERE {by} >= :since ORDER BY {', '.join(order)}"
    )


def named(columns: Columns, row: str = "") -> str:
    """Return an expression for `name=value` of the columns that are not empty.

    row: `OLD.` in a trigger, whose words are in every database and never change.
    """
    if not row:
        return _named_at_once(columns)
    parts = []
    for column in columns:
        name = row + _quoted(column.name)
        expression = f"'{column.name}='||quote({name})||','"
        is_empty = "''" if column.nullable else "'-,'"
        parts.append(f"iif({name} IS NULL, {is_empty}, {expression})")
    return "||".join(parts)


def _named_at_once(columns: Columns) -> str:
    """Return the same by one call: for a hundred thousand rows it takes half of the time.

    Whole numbers and texts are written by the form itself. It would write another kind of value
    otherwise than `quote`; that there is none, the check of values sees to.
    """
    form, values = "", []
    for column in columns:
        name = _quoted(column.name)
        if column.nullable:
            form += "%s"
            values.append(f"iif({name} IS NULL, '', '{column.name}='||quote({name})||',')")
        else:
            way = _way(column)
            form += f"{column.name}={way},"
            values.append(f"quote({name})" if way == "%s" else name)
    return f"printf('{form}', {', '.join(values)})"


def _way(column: AnyColumn) -> str:
    """Return how the form writes a value as `quote` does; `%s` where only `quote` itself can."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if isinstance(kind, Integer):
        return "%d"
    return "%Q" if isinstance(kind, (Date, String)) else "%s"


def _rows_query(table: Table, source: str, more: Iterable[str] = ()) -> str:
    texts = erasable(table)
    plain = [
        column
        for column in table.c
        if column not in texts and (table.name, column.name) not in _UNHASHED
    ]
    columns = ["act", named(plain)]
    if texts:
        columns += [named(key_columns(table)), named(texts)]
    return f"SELECT {', '.join([*columns, *more])} FROM {source} WHERE act >= :since"  # noqa: S608


def _ordering(table: Table) -> list[str]:
    keys = [*key_columns(table), *([] if table.c.act.primary_key else [table.c.act])]
    return [_quoted(column.name) for column in keys]


def _in_order(table: Table, *, is_tail: bool) -> str:
    """Return the order of the key. is_tail: in words that lead SQLite to no index of the key."""
    sign = "+" if is_tail else ""
    return ", ".join(f"{sign}{name}" for name in _ordering(table))


def _quoted(name: str) -> str:
    return f'"{name}"'
