"""Triggers that keep the record from being changed outside the program.

A line, a seal and a row that was replaced never change; a row that counts goes or changes only once
what it held stands in the twin of its table, or while its act is under way. Only texts that are
recorded as erased may go.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sqlalchemy import Table

from toezichtdesk.store import schema
from toezichtdesk.store.schema import BEFORE, RECORDS
from toezichtdesk.store.sealed_rows import erasable, key_columns, named

PREFIX = "guard_"
WORDS = "toezichtdesk: wat is vastgelegd, verandert niet"


def set_guards(raw: sqlite3.Connection) -> None:
    """Put every guard in place, of the tables as this program knows them."""
    lift_guards(raw)
    for statement in _all():
        raw.execute(statement)


def lift_guards(raw: sqlite3.Connection) -> None:
    """Take the guards away, for an upgrade that goes on to set them again."""
    names = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE ?", (f"{PREFIX}%",)
    ).fetchall()
    for (name,) in names:
        raw.execute(f'DROP TRIGGER "{name}"')


def wanted() -> dict[str, str]:
    """Return by name the guards that a database of this version has, as SQLite keeps them."""
    return {statement.split('"', 2)[1]: statement for statement in _all()}


def _all() -> Iterable[str]:
    yield _guard("journal", "DELETE", "1")
    same = _same(schema.journal, ("summary", "details"))
    yield _guard("journal", "UPDATE", f"NOT ({same} AND {_is_erased('journal', schema.journal)})")
    yield _guard("seal", "DELETE", "1")
    yield _guard("seal", "UPDATE", f"NOT (NEW.salt IS NULL AND {_same(schema.seal, ('salt',))})")
    yield _guard("journal_file", "DELETE", "1")
    yield _guard("journal_file", "UPDATE", "1")
    same = _same(schema.erased, ("salt", "hash"))
    salted = "OLD.salt IS NOT NULL AND OLD.hash IS NULL"
    gone = f"{salted} AND NEW.salt IS NULL AND NEW.hash IS NOT NULL AND {same}"
    yield _guard("erased", "DELETE", "1")
    yield _guard("erased", "UPDATE", f"NOT ({gone})")
    for table in RECORDS:
        yield from _of_records(table)


def _of_records(table: Table) -> Iterable[str]:
    twin = BEFORE[table.name]
    texts = tuple(column.name for column in erasable(table))
    is_erased = f"({_same(table, texts)} AND {_is_erased(table.name, table)})" if texts else "0"
    keys = " AND ".join(f'b."{key.name}" IS OLD."{key.name}"' for key in key_columns(table))
    is_kept = (
        f'EXISTS (SELECT 1 FROM "{twin.name}" b WHERE {keys} AND b.act = OLD.act '  # noqa: S608
        "AND b.restored_by IS NULL)"
    )
    is_sealed = "EXISTS (SELECT 1 FROM seal WHERE act = OLD.act)"
    yield _guard(table.name, "DELETE", f"{is_sealed} AND NOT {is_kept}")
    yield _guard(table.name, "UPDATE", f"{is_sealed} AND NOT {is_kept} AND NOT {is_erased}")
    comes_back = (
        "OLD.restored_by IS NULL AND NEW.restored_by IS NOT NULL "
        f"AND {_same(twin, ('restored_by',))}"
    )
    if texts:
        is_erased = f"({_same(twin, texts)} AND {_is_erased(table.name, table)})"
    yield _guard(twin.name, "DELETE", "1")
    yield _guard(twin.name, "UPDATE", f"NOT ({comes_back}) AND NOT {is_erased}")


def _is_erased(name: str, table: Table) -> str:
    act = "OLD.id" if name == "journal" else "OLD.act"
    return (
        f"EXISTS (SELECT 1 FROM erased WHERE row_act = {act} AND table_name = '{name}' "  # noqa: S608
        f"AND hash IS NOT NULL AND row_key = {named(key_columns(table), 'OLD.')})"
    )


def _same(table: Table, besides: tuple[str, ...]) -> str:
    columns = [column.name for column in table.c if column.name not in besides]
    return " AND ".join(f'NEW."{name}" IS OLD."{name}"' for name in columns)


def _guard(table: str, event: str, condition: str) -> str:
    return (
        f'CREATE TRIGGER "{PREFIX}{table}_{event.lower()}" BEFORE {event} ON "{table}" '
        f"WHEN {condition} BEGIN SELECT raise(ABORT, '{WORDS}'); END"
    )
