"""Erases texts about a person, so that every seal still holds and nobody can guess them back.

What remains of an erased text is its salted hash; the salt goes. The salt of the act goes too,
since that of the row follows from it; the other rows of the act keep each their own. What stands
there from then on has a hash of its own, so that it cannot be changed in silence either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Table, select, update

from toezichtdesk.store import schema
from toezichtdesk.store.bare import sqlite_of
from toezichtdesk.store.schema import BEFORE, RECORDS
from toezichtdesk.store.sealed_rows import erasable, key_columns, named
from toezichtdesk.store.sealing import (
    JOURNAL_TEXTS,
    hash_of,
    row_salt,
    words_hash,
    writing_of,
)

GONE = "[gewist]"
_Row = tuple[str, str]  # table and key


def erase(
    connection: Connection,
    table: Table,
    condition: ColumnElement[bool],
    act: int,
    texts: Mapping[str, str],
) -> int:
    """Replace texts of a table of records, or of lines of the journal, by other words.

    condition: on the table; what these rows held before goes too. act: the line that says so.
    texts: by column, what stands there from now on. Returns how many rows there were.
    """
    raw = sqlite_of(connection)
    writing_of(connection.info).tables.add(schema.erased.name)
    keys = [column.name for column in key_columns(table)]
    rows = connection.execute(select(*(table.c[name] for name in keys)).where(condition)).all()
    sources = [table, *([BEFORE[table.name]] if table.name in BEFORE else [])]
    for row in rows:
        for source in sources:
            same = [source.c[name] == value for name, value in zip(keys, row, strict=True)]
            column = source.c.id if table is schema.journal else source.c.act
            acts = set(connection.execute(select(column).where(*same)).scalars())
            for written in acts:
                _forget(raw, table, written, [str(value) for value in row], act)
            connection.execute(update(source).where(*same).values(**texts))
            for written in acts:
                _note_new_words(raw, table, written, [str(value) for value in row], act)
    return len(rows)


def reword(
    connection: Connection,
    table: Table,
    key: Sequence[object],
    written: int,
    act: int,
    changed: Callable[[object], object],
) -> None:
    """Replace texts that an act wrote in one row, in what counts now and in what counted before.

    key: of the row. written: the act that wrote it. act: the line that says so.
    changed: gives of each value what stands there from now on.
    """
    raw = sqlite_of(connection)
    writing_of(connection.info).tables.add(schema.erased.name)
    is_line = table is schema.journal
    texts = JOURNAL_TEXTS if is_line else erasable(table)
    _forget(raw, table, written, [str(value) for value in key], act)
    for source in (table, *([BEFORE[table.name]] if table.name in BEFORE else [])):
        same = [source.c[c.name] == v for c, v in zip(key_columns(table), key, strict=True)]
        same.append((source.c.id if is_line else source.c.act) == written)
        row = connection.execute(select(*(source.c[c.name] for c in texts)).where(*same)).first()
        if row is not None:
            values = {column.name: changed(row[place]) for place, column in enumerate(texts)}
            connection.execute(update(source).where(*same).values(**values))
    _note_new_words(raw, table, written, [str(value) for value in key], act)


def _forget(raw: sqlite3.Connection, table: Table, written: int, key: list[str], act: int) -> None:
    """Keep the hash of the texts of a row of an act in place of its salt."""
    _give_each_its_salt(raw, written, act)
    for row_key, text in _texts_of(raw, table, written, key):
        salted = raw.execute(
            "SELECT id, salt FROM erased WHERE table_name = ? AND row_key = ? "
            "AND row_act = ? AND salt IS NOT NULL",
            (table.name, row_key, written),
        ).fetchone()
        if salted is not None:
            hidden = hash_of(salted[1].encode(), text.encode())
            raw.execute("UPDATE erased SET salt = NULL, hash = ? WHERE id = ?", (hidden, salted[0]))


def _note_new_words(
    raw: sqlite3.Connection, table: Table, written: int, key: list[str], act: int
) -> None:
    """Keep the hash of what the texts of a row of an act say from now on."""
    for row_key, text in set(_texts_of(raw, table, written, key)):
        raw.execute(
            "INSERT INTO erased (table_name, row_key, row_act, words, act) VALUES (?, ?, ?, ?, ?)",
            (table.name, row_key, written, words_hash(text.encode()), act),
        )


def _texts_of(
    raw: sqlite3.Connection, table: Table, written: int, key: list[str]
) -> list[tuple[str, str]]:
    """Return key and texts of a row of an act, as they are sealed, wherever it stands."""
    texts = JOURNAL_TEXTS if table is schema.journal else erasable(table)
    own = "id" if table is schema.journal else "act"
    query = f"SELECT {named(key_columns(table))}, {named(texts)} FROM "  # noqa: S608
    where = " AND ".join([f'"{column.name}" = ?' for column in key_columns(table)] + [f"{own} = ?"])
    sources = (table.name, *([f"{table.name}_before"] if table.name in BEFORE else []))
    matches = [raw.execute(f"{query}{each} WHERE {where}", (*key, written)) for each in sources]
    return [row for rows in matches for row in rows]


def _give_each_its_salt(raw: sqlite3.Connection, written: int, act: int) -> None:
    row = raw.execute("SELECT salt FROM seal WHERE act = ?", (written,)).fetchone()
    if row is None or row[0] is None:
        return
    rows: set[_Row] = {(schema.journal.name, f"id={written},")}
    for table in filter(erasable, RECORDS):
        for source in (table.name, f"{table.name}_before"):
            query = f"SELECT {named(key_columns(table))} FROM {source} WHERE act = ?"  # noqa: S608
            rows |= {(table.name, key) for (key,) in raw.execute(query, (written,))}
    raw.executemany(
        "INSERT INTO erased (table_name, row_key, row_act, salt, act) VALUES (?, ?, ?, ?, ?)",
        [
            (name, key, written, row_salt(row[0], name, key.encode()), act)
            for name, key in sorted(rows)
        ],
    )
    raw.execute("UPDATE seal SET salt = NULL WHERE act = ?", (written,))
