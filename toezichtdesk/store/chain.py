"""Reads the whole record and reports each line, row, table, guard or value that is not as sealed.

No content of a file stops it: text is read as bytes, and what SQLite cannot read is reported.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice

from sqlalchemy import JSON, Boolean, Date, Integer, String, Table, TypeDecorator

from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.refusals import Problem, problem
from toezichtdesk.store import definitions, guards
from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.definitions import as_text
from toezichtdesk.store.schema import (
    BEFORE,
    RECORDS,
    file_document,
    journal_file,
    metadata,
)
from toezichtdesk.store.sealed_rows import AnyColumn, erasable, key_columns, named
from toezichtdesk.store.sealing import (
    BEGIN,
    JOURNAL_TEXTS,
    KEPT,
    NEW_WORDS,
    Salts,
    digests,
    has_seals,
    line_hash,
    line_key,
    line_query,
    reading_bytes,
    words_hash,
)

JOURNAL, SEAL = "journal", "seal"
_NEWEST = f"{SCHEMA_VERSION:04}".encode()
_HIGHEST = 2**53  # a number that no act reaches; beyond SQLite's own highest nothing can be added
NO_ROWS = sha256().hexdigest()  # once sealed of an import of lists alone, which writes no figure
_MOST = 200  # findings reported; a longer list would help nobody


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that does not hold. table: where, empty for the file as a whole.

    act: the number of the line that wrote it, 0 where it is not known. former: what its rows say in
    the copy of this name, a text for each; empty where that is not known.
    """

    table: str
    act: int
    why: Problem
    copy: str = ""
    former: tuple[str, ...] = ()


def verify_chain(
    raw: sqlite3.Connection, values: Callable[[], Iterable[Broken]] | None = None
) -> tuple[Broken, ...]:
    """Return what in the record is not what was sealed, and what no program wrote.

    The connection sees one moment. A database from before the seals has nothing to verify.
    values: gives what `impossible_values` found in that moment; None looks for it here.

    Raises:
        sqlite3.OperationalError: the reader was interrupted.
    """
    broken: list[Broken] = []
    try:
        with reading_bytes(raw):
            if has_seals(raw):
                broken.extend(map(_numbered, islice(_all(raw, values), _MOST)))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            raise
        if not (broken and error.sqlite_errorname == "SQLITE_ERROR"):  # a missing table: reported
            broken.append(_unreadable(error))
    return tuple(broken)


def version_departs(raw: sqlite3.Connection, version: int) -> tuple[Broken, ...]:
    """Return what is wrong when the last migration is not that of the version the file claims.

    An upgrade would reseal everything in a file that claims to be from before the seals.
    """
    try:
        with reading_bytes(raw):
            steps = raw.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.DatabaseError as error:
        return (_unreadable(error),)
    if steps != [(f"{version:04}".encode(),)]:
        return (Broken("alembic_version", 0, problem(Flaw.VERSION_DIFFERS)),)
    return ()


def _unreadable(error: sqlite3.DatabaseError) -> Broken:
    return Broken("", 0, problem(Flaw.UNREADABLE, cause=error.sqlite_errorname))


def _numbered(one: Broken) -> Broken:
    """Return the same, with act 0 where the file has something else than a number."""
    return one if isinstance(one.act, int) else replace(one, act=0)


def _all(
    raw: sqlite3.Connection, values: Callable[[], Iterable[Broken]] | None
) -> Iterator[Broken]:
    for table, why in definitions.departing(raw):
        yield Broken(table, 0, why)
    if raw.execute("SELECT version_num FROM alembic_version").fetchall() != [(_NEWEST,)]:
        yield Broken("alembic_version", 0, problem(Flaw.VERSION_DIFFERS))
    yield from _lines(raw)
    yield from _rows(raw)
    yield from _new_words(raw)
    yield from _files(raw)
    yield from _values(raw) if values is None else values()
    yield from _guards(raw)


def _guards(raw: sqlite3.Connection) -> Iterator[Broken]:
    stored = {
        as_text(name): (as_text(table), as_text(statement))
        for name, table, statement in raw.execute(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
        )
    }
    for name, statement in sorted(guards.wanted().items()):
        if name not in stored:
            yield Broken("", 0, problem(Flaw.GUARD_MISSING, name=name))
        elif stored[name] != (statement.split('"', 4)[3], statement):
            yield Broken("", 0, problem(Flaw.GUARD_DIFFERS, name=name))
    for name in sorted(stored.keys() - guards.wanted().keys()):
        yield Broken(stored[name][0], 0, problem(Flaw.OF_NO_PROGRAM, name=name))


def _lines(raw: sqlite3.Connection) -> Iterator[Broken]:
    seals = {row[0]: row[1:] for row in raw.execute("SELECT act, payload, hash, rows FROM seal")}
    salts = _salts(raw)
    before, last = BEGIN, 0
    for act, own, payload in raw.execute(f"{line_query()} ORDER BY id"):
        last = act
        if act not in seals:
            yield Broken(JOURNAL, act, problem(Flaw.LINE_WITHOUT_SEAL))
            continue
        hidden, label, rows = (as_text(value) for value in seals.pop(act))
        digest = salts.hidden(JOURNAL, line_key(act), act, payload).decode()
        if line_hash(before, own or b"", hidden, rows) != label or digest != hidden:
            yield Broken(JOURNAL, act, problem(Flaw.LINE_CHANGED))
        before = label
    for act in sorted(seals):
        yield Broken(JOURNAL, act, problem(Flaw.LINE_REMOVED))
    counted = _given(raw).get(JOURNAL, 0)
    if counted != last:
        yield Broken(JOURNAL, last, problem(Flaw.LINES_REMOVED, number=counted))
    yield from _numbers(raw)
    for name, seq in raw.execute("SELECT name, seq FROM sqlite_sequence"):
        if not isinstance(seq, int) or seq > _HIGHEST:
            yield Broken(as_text(name), 0, problem(Flaw.VALUE_OF_NO_PROGRAM))


def _numbers(raw: sqlite3.Connection) -> Iterator[Broken]:
    """Yield the tables that would reuse a number that a row has or had."""
    given = _given(raw)
    for table in RECORDS:
        if table.dialect_options["sqlite"]["autoincrement"]:
            twin = BEFORE[table.name].name
            (highest,) = raw.execute(
                f"SELECT max(id) FROM (SELECT id FROM {table.name} UNION ALL SELECT id FROM {twin})"  # noqa: S608
            ).fetchone()
            if isinstance(highest, int) and highest > given.get(table.name, 0):
                yield Broken(table.name, 0, problem(Flaw.NUMBER_GIVEN_AGAIN))


def _given(raw: sqlite3.Connection) -> dict[str, int]:
    """Return by table the highest number ever assigned."""
    counters = raw.execute("SELECT name, seq FROM sqlite_sequence WHERE typeof(seq) = 'integer'")
    return {as_text(name): seq for name, seq in counters}


def _rows(raw: sqlite3.Connection) -> Iterator[Broken]:
    salts = _salts(raw)
    sealed = {act: _read(rows) for act, rows in raw.execute("SELECT act, rows FROM seal")}
    for table in (*RECORDS, *KEPT):
        if any(_departing(raw, table, salts, sealed, joined=True)):
            yield from _departing(raw, table, salts, sealed, joined=False)
        if table.name in BEFORE:
            yield from _standing_twice(raw, table)


def _departing(
    raw: sqlite3.Connection,
    table: Table,
    salts: Salts,
    sealed: dict[int, dict[str, str]],
    *,
    joined: bool,
) -> Iterator[Broken]:
    """Yield the acts whose rows in a table are not as sealed. joined: as `digests`."""
    for kind, digest in digests(raw, table, salts, joined=joined):
        wanted = {
            act: rows[kind] for act, rows in sealed.items() if rows.get(kind, NO_ROWS) != NO_ROWS
        }
        for act in sorted(wanted.keys() | digest.keys(), key=_order):
            if wanted.get(act) != digest.get(act):
                yield Broken(table.name, act, _why(kind, wanted.get(act), digest.get(act)))


def _order(act: object) -> tuple[bool, object]:
    """Return the sort key of an act; anything that is not a number comes last."""
    is_number = isinstance(act, int)
    return (not is_number, act if is_number else repr(act))


def _why(kind: str, wanted: str | None, actual: str | None) -> Problem:
    """Return what happened to the rows that an act recorded, replaced (-) or put back (+)."""
    did = kind[-1] if kind[-1] in "-+" else ""
    if actual is None:
        return problem(Flaw.ROWS_GONE, did=did)
    return problem(Flaw.ROWS_CHANGED if wanted else Flaw.ROWS_ADDED, did=did)


def _new_words(raw: sqlite3.Connection) -> Iterator[Broken]:
    """Yield the acts of which a text changed again after one was erased from it."""
    form = f"words IS NOT NULL OR hash LIKE '{NEW_WORDS}%'"
    wanted: dict[tuple[str, bytes, int], str] = {
        (as_text(table), key, act): as_text(words)
        for table, key, act, words in raw.execute(
            "SELECT table_name, row_key, row_act, ifnull(words, hash) FROM erased "  # noqa: S608
            f"WHERE {form} ORDER BY id"
        )
    }
    names = {name for name, *_ in wanted}
    for table in (each for each in metadata.sorted_tables if each.name in names):
        is_line = table is metadata.tables[JOURNAL]
        own, texts = ("id", JOURNAL_TEXTS) if is_line else ("act", erasable(table))
        for source in (table, BEFORE[table.name]) if table.name in BEFORE else (table,):
            query = (
                f"SELECT {own}, {named(key_columns(table))}, {named(texts)} FROM {source.name} "  # noqa: S608
                f"WHERE {own} IN (SELECT row_act FROM erased WHERE {form})"
            )
            for act, key, text in raw.execute(query):
                words = wanted.get((table.name, key, act), "")
                if words and words != words_hash(text):
                    yield Broken(table.name, act, problem(Flaw.TEXT_CHANGED_AGAIN))
    odd = "(salt IS NOT NULL) + (hash IS NOT NULL) + (words IS NOT NULL) <> 1"
    for (act,) in raw.execute(f"SELECT act FROM erased WHERE {odd}"):  # noqa: S608
        yield Broken("erased", act, problem(Flaw.ERASURE_CHANGED))


def _standing_twice(raw: sqlite3.Connection, table: Table) -> Iterator[Broken]:
    """Yield the acts with a row that is both in force and recorded as taken out, or neither."""
    keys = [key.name for key in table.primary_key]
    keys += [] if "act" in keys else ["act"]
    same = " AND ".join(f't."{name}" = b."{name}"' for name in keys)
    both = (
        f"SELECT DISTINCT t.act FROM {table.name} t JOIN {table.name}_before b ON {same} "  # noqa: S608
        "WHERE b.restored_by IS NULL"
    )
    neither = (
        f"SELECT DISTINCT b.act FROM {table.name}_before b WHERE b.restored_by IS NOT NULL "  # noqa: S608
        f"AND NOT EXISTS (SELECT 1 FROM {table.name} t WHERE {same}) AND NOT EXISTS (SELECT 1 "
        f"FROM {table.name}_before t WHERE {same} AND t.restored_by IS NULL)"
    )
    for query in (both, neither):
        for (act,) in raw.execute(query):
            yield Broken(table.name, act, problem(Flaw.ROW_COUNTS_OTHERWISE))


def _files(raw: sqlite3.Connection) -> Iterator[Broken]:
    """Yield the acts whose kept copy of a file is not the one that was kept then."""
    for source in (journal_file.name, file_document.name, BEFORE[file_document.name].name):
        for act, wanted, size, content in raw.execute(
            f"SELECT act, sha256, size, content FROM {source} "  # noqa: S608
            "WHERE content IS NOT NULL"
        ):
            is_another = bool(wanted) and sha256(content).hexdigest() != as_text(wanted)
            if len(content) != size or is_another:
                yield Broken(
                    source.removesuffix("_before"),
                    act,
                    problem(Flaw.KEPT_FILE_DIFFERS),
                )


def impossible_values(raw: sqlite3.Connection) -> tuple[Broken, ...]:
    """Return the acts with a value that no program wrote; the connection reads bytes.

    Raises:
        sqlite3.DatabaseError: a table is missing, or cannot be read.
    """
    return tuple(islice(_values(raw), _MOST))


def _values(raw: sqlite3.Connection) -> Iterator[Broken]:
    """Yield the acts with a value that no code can have written: another kind, or no day."""
    for table in metadata.sorted_tables:
        conditions = " OR ".join(filter(None, map(_impossible, table.c)))
        act = "id" if table.name == JOURNAL else "act" if "act" in table.c else "0"
        if conditions:
            query = f"SELECT DISTINCT {act} FROM {table.name} WHERE {conditions}"  # noqa: S608
            for (number,) in raw.execute(query):
                yield Broken(table.name, number, problem(Flaw.VALUE_OF_NO_PROGRAM))


def _impossible(column: AnyColumn) -> str:
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    name = f'"{column.name}"'
    if isinstance(kind, Boolean):
        return f"({name} IS NOT NULL AND {name} NOT IN (0, 1))"
    if isinstance(kind, Integer):
        return _another_kind(column, "integer")
    if isinstance(kind, Date):
        return f"({name} IS NOT NULL AND date({name}) IS NOT {name})"
    if isinstance(kind, JSON):
        may_be_empty = f"{name} IS NOT NULL AND " if column.nullable else ""
        return f"({may_be_empty}NOT ifnull(json_valid({name}), 0) OR {_has_end(name)})"
    if isinstance(kind, String):
        return f"{_another_kind(column, 'text')} OR {_has_end(name)}"
    return ""


def _has_end(name: str) -> str:
    """Return SQL that finds NUL in a text, at which SQLite stops when it quotes for a seal."""
    return f"instr({name}, char(0))"


def _another_kind(column: AnyColumn, kind: str) -> str:
    if column.nullable:
        return f"typeof(\"{column.name}\") NOT IN ('{kind}', 'null')"
    return f"typeof(\"{column.name}\") <> '{kind}'"


def _salts(raw: sqlite3.Connection) -> Salts:
    of_acts = {
        act: as_text(salt)
        for act, salt in raw.execute("SELECT act, salt FROM seal WHERE salt IS NOT NULL")
    }
    of_rows = {
        (as_text(table), as_text(key), act): (_or_none(salt), _or_none(stored))
        for table, key, act, salt, stored in raw.execute(
            "SELECT table_name, row_key, row_act, salt, hash FROM erased"
        )
        if salt is not None or (stored is not None and not stored.startswith(NEW_WORDS.encode()))
    }
    return Salts(of_acts, of_rows)


def _read(rows: bytes) -> dict[str, str]:
    try:
        stored = json.loads(rows)
    except (ValueError, TypeError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _or_none(value: object) -> str | None:
    return None if value is None else as_text(value)
