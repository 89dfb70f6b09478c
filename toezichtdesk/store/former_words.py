"""What a broken row said in the newest good copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Table

from toezichtdesk.store.chain import JOURNAL, Broken, verify_chain
from toezichtdesk.store.connecting import SCHEMA_VERSION, connect, row_counts
from toezichtdesk.store.schema import journal, metadata
from toezichtdesk.store.sealed_rows import erasable
from toezichtdesk.store.sealing import JOURNAL_TEXTS, has_seals, reading_bytes

_MOST_ROWS = 3  # of one act
_LONGEST = 120  # characters of a value


def with_former_words(
    raw: sqlite3.Connection, broken: tuple[Broken, ...], copies: Iterable[Path]
) -> tuple[Broken, ...]:
    """Return the findings, each with what its rows said in the newest copy that holds.

    raw: the database. copies: newest first. Texts that were erased since are not repeated.
    """
    wanted = any(one.act and one.table in metadata.tables for one in broken)
    for path in copies if wanted else ():
        try:
            with closing(connect(path, for_writing=False)) as copy:
                if _holds(copy):
                    with reading_bytes(raw), reading_bytes(copy):
                        return tuple(_restored(raw, copy, one, path.name) for one in broken)
        except sqlite3.DatabaseError:
            continue  # this copy, or this place in the database, cannot be read
    return broken


def _holds(copy: sqlite3.Connection) -> bool:
    (version,) = copy.execute("PRAGMA user_version").fetchone()
    if version != SCHEMA_VERSION or not has_seals(copy):
        return False
    return "journal" in row_counts(copy) and not verify_chain(copy)


def _restored(raw: sqlite3.Connection, copy: sqlite3.Connection, one: Broken, name: str) -> Broken:
    table = metadata.tables.get(one.table)
    if table is None or not one.act:
        return one
    salt = raw.execute("SELECT salt FROM seal WHERE act = ?", (one.act,)).fetchone()
    columns = _columns(table, has_texts=salt is not None and salt[0] is not None)
    act = "id" if one.table == JOURNAL else "act"
    if act not in table.c:
        return one
    query = f'SELECT {", ".join(columns)} FROM "{table.name}" WHERE {act} = ?'  # noqa: S608
    now = set(raw.execute(query, (one.act,)))
    lost = [row for row in copy.execute(query, (one.act,)) if row not in now][:_MOST_ROWS]
    if not lost:
        return one
    return replace(one, copy=name, former=tuple(_joined(columns, row) for row in lost))


def _columns(table: Table, *, has_texts: bool) -> list[str]:
    texts = [] if has_texts else [*erasable(table), *(JOURNAL_TEXTS if table is journal else ())]
    hidden = {column.name for column in texts} | {"content"}
    return [f'"{column.name}"' for column in table.c if column.name not in hidden]


def _joined(columns: list[str], row: tuple[object, ...]) -> str:
    words = []
    for name, value in zip(columns, row, strict=True):
        text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
        if value is not None and text:
            short = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
            words.append(f"{name.strip(chr(34))} {short}")
    return ", ".join(words)
