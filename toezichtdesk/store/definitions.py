"""Holds the tables and indexes of a file against those that the program makes.

SQLite keeps a definition as text. One that changed may still read well: a column of another name
gives its own name as a value, one that became optional takes what should be refused, and an index
that lost a column lets a second row in. No row shows it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.refusals import Problem, problem
from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.schema import metadata

Place = tuple[str, str, str]

# Triggers are for `guards`; `sqlite_stat` tables are SQLite's own, made by ANALYZE.
_DEFINED = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master "
    "WHERE type <> 'trigger' AND name NOT LIKE 'sqlite!_stat%' ESCAPE '!'"
)
_COLUMNS = (
    "SELECT made.name, held.name FROM sqlite_master made, pragma_table_info(made.name) held "
    "WHERE made.type = 'table'"
)
_MISSING = {"table": Flaw.TABLE_MISSING, "index": Flaw.INDEX_MISSING}
_DIFFERS = {"table": Flaw.TABLE_DIFFERS, "index": Flaw.INDEX_DIFFERS}
# Of the steps of a migration, made as Alembic makes it.
_STEPS = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
_COMMA = re.compile(r",(?![^()]*\))")  # between columns, not within the brackets of one


def departing(raw: sqlite3.Connection) -> Iterator[tuple[str, Problem]]:
    """Yield the tables whose definition, or that of an index, is not as the program makes it.

    Each with what is wrong; also what the program does not make. The connection may give text as
    bytes.
    """
    actual = _defined(raw)
    for place, definition in sorted(_wanted().items()):
        kind, name, table = place
        if place not in actual:
            yield table, problem(_MISSING[kind], name=name)
        elif actual[place] != definition:
            yield table, problem(_DIFFERS[kind], name=name)
    for _, name, table in sorted(actual.keys() - _wanted().keys()):
        yield table, problem(Flaw.OF_NO_PROGRAM, name=name)


def fits(raw: sqlite3.Connection, version: int) -> bool:
    """Return whether a file has the steps and the columns of the version that it claims.

    A number that was set forward would let acts be written into an older schema, one that was set
    back would let steps be taken twice.
    """
    columns = set(raw.execute(_COLUMNS))
    if ("alembic_version", "version_num") not in columns:
        return False
    steps = raw.execute("SELECT version_num FROM alembic_version").fetchall()
    wanted = {(table.name, column.name) for table in metadata.tables.values() for column in table.c}
    return steps == [(f"{version:04}",)] and (version < SCHEMA_VERSION or columns >= wanted)


@cache
def _wanted() -> dict[Place, tuple[str, ...]]:
    dialect = sqlite.dialect()
    with closing(sqlite3.connect(":memory:")) as model:
        model.execute(_STEPS)
        for table in metadata.sorted_tables:
            model.execute(str(CreateTable(table).compile(dialect=dialect)))
            for index in table.indexes:
                model.execute(str(CreateIndex(index).compile(dialect=dialect)))
        return _defined(model)


def _defined(raw: sqlite3.Connection) -> dict[Place, tuple[str, ...]]:
    return {
        (as_text(kind), as_text(name), as_text(table)): _clauses(as_text(statement))
        for kind, name, table, statement in raw.execute(_DEFINED)
    }


def _clauses(statement: str) -> tuple[str, ...]:
    """Return what a definition says, whatever its order, its quotes and its white space.

    An upgrade that makes a table anew may give it another order of columns.
    """
    head, _, rest = statement.replace('"', "").partition("(")
    body, _, tail = rest.rpartition(")")
    return tuple(sorted(" ".join(part.split()) for part in (head, tail, *_COMMA.split(body))))


def as_text(value: object) -> str:
    """Return what a file holds as text, whatever its bytes; empty for NULL."""
    if value is None:
        return ""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
