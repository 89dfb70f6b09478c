"""The seal of each act: a hash over its line, the rows it wrote, and the seal before.

Whoever changes, adds or removes a row or a line afterwards breaks it, and the last hash (the
anchor), kept outside the file, shows a tail that was cut off or written anew. It is evidence
against slips and quiet edits, not against someone who remakes every seal and every anchor.

A row is hashed as `name=value` of each column that is not empty, as SQLite itself quotes it: a
column that comes later changes nothing. Text that may have to be erased one day goes in as a hash
of its own, with a salt, so that the seal holds without the text (`store.erasing`).
"""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import Table

from toezichtdesk.store.joined_rows import can_be_joined, digests_of_joined
from toezichtdesk.store.schema import BEFORE, RECORDS, erased, journal, journal_file
from toezichtdesk.store.sealed_rows import (
    erasable,
    named,
    query_of_moved,
    query_of_new,
    query_of_replaced,
    query_of_standing,
)

BEGIN = "0" * 64
_SALT_BYTES = 16
_WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
_TWIN = "_before"
KEPT = (journal_file, erased)  # rows with an act that never change: hashed, without a twin
JOURNAL_TEXTS = (journal.c.summary, journal.c.details)
NEW_WORDS = "nu:"  # begins the hash of what stands in the place of an erased text
FIRST_SEALED_SO = 6  # the first version whose seals are made as here
WORDS_SEALED = 14  # the first version in which that hash is sealed with the act that erased

Digests = dict[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last act and its hash: what a copy, a print or an export carries outside the file."""

    act: int
    hash: str

    @property
    def short(self) -> str:
        """The act and the start of its hash, for paper and file names: `412-9f3a01c2`."""
        return f"{self.act}-{self.hash[:8]}"


@dataclass(frozen=True, slots=True)
class Salts:
    """The salt of each act, and of rows whose act lost it: (table, key, act) to salt or hash."""

    of_acts: dict[int, str]
    of_rows: dict[tuple[str, str, int], tuple[str | None, str | None]] = field(default_factory=dict)

    def hidden(self, table: str, key: bytes, act: int, texts: bytes) -> bytes:
        """Return the hash of the texts of a row, or the one that is kept of erased ones."""
        salt = self.of_acts.get(act)
        if salt is not None:
            own = sha256(f"{salt}\n{table}\n".encode() + key + b"\n").hexdigest()  # `row_salt`
            return sha256(own.encode() + b"\n" + texts + b"\n").hexdigest().encode()
        kept_salt, kept_hash = self.of_rows.get(
            (table, key.decode(errors="replace"), act), (None, None)
        )
        if kept_salt is not None:
            return hash_of(kept_salt.encode(), texts).encode()
        return (kept_hash or "").encode()


class Feed:
    """A digest of figures that are being written. is_ordered: so far, by their key."""

    def __init__(self) -> None:
        self.digest = sha256()
        self.is_ordered = True
        self._last: tuple[object, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written, as by an import of lists alone."""
        return not self._last

    def take(self, figures: Sequence[tuple[object, ...]], act: int) -> None:
        """Take the next figures of an act, as `figure_line` has them."""
        keys = [figure[:4] for figure in figures]
        self.is_ordered &= keys == sorted(keys) and self._last <= keys[0]
        self._last = keys[-1]
        self.digest.update("".join([figure_line(each, act) for each in figures]).encode())


@dataclass(slots=True)
class Writing:
    """Where a transaction wrote: the tables, and the digests of what was fed row by row."""

    tables: set[str] = field(default_factory=set)
    fed: dict[tuple[str, int], Any] = field(default_factory=dict)
    is_feeding: bool = False

    def note(self, statement: str) -> bool:
        """Note which table a statement writes to, and return whether it writes to one."""
        write = None if self.is_feeding else _WRITES.match(statement)
        if write:
            self.tables.add(write[1])
        return write is not None

    @contextmanager
    def feeding(self, table: str, act: int) -> Iterator[Feed]:
        """Give what takes each line while rows are written, in the order of the key.

        For many rows at once: reading them again would cost as much as writing them. Rows in
        another order are read again.
        """
        feed = Feed()
        self.is_feeding = True
        try:
            yield feed
        finally:
            self.is_feeding = False
        if not feed.is_ordered:
            self.tables.add(table)
        elif not feed.is_empty:
            self.fed[table, act] = feed.digest


def anchor(raw: sqlite3.Connection) -> Anchor | None:
    """Return the anchor of a database; None while nothing was sealed."""
    row = raw.execute("SELECT act, hash FROM seal ORDER BY act DESC LIMIT 1").fetchone()
    return None if row is None else Anchor(int(row[0]), str(row[1]))


def has_seals(raw: sqlite3.Connection) -> bool:
    """Return whether the database is of a version that seals."""
    return raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'seal'").fetchone() is not None


def writing_of(info: dict[Any, Any]) -> Writing:
    """Return what a connection noted about what it wrote. info: of the connection."""
    writing: Writing = info.setdefault("writing", Writing())
    return writing


def seal(raw: sqlite3.Connection, writing: Writing | None) -> None:
    """Seal the acts that are not yet; the caller commits.

    writing: what the transaction wrote in; None when that is not known.
    """
    last = raw.execute("SELECT coalesce(max(act), 0) FROM seal").fetchone()[0]
    new = [
        row[0] for row in raw.execute("SELECT id FROM journal WHERE id > ? ORDER BY id", (last,))
    ]
    if not new:
        return
    salts = {act: secrets.token_hex(_SALT_BYTES) for act in new}
    with reading_bytes(raw):
        written_rows = _digests_since(raw, new[0], writing, salts)
        lines = {act: line for act, *line in raw.execute(f"{line_query()} WHERE id >= ?", new[:1])}
    before = anchor_hash(raw)
    for act in new:
        rows = json.dumps(written_rows.get(act, {}), sort_keys=True)
        own, payload = lines[act]
        hidden = Salts(salts).hidden(journal.name, line_key(act), act, payload).decode()
        before = line_hash(before, own, hidden, rows)
        raw.execute(
            "INSERT INTO seal (act, salt, payload, rows, hash) VALUES (?, ?, ?, ?, ?)",
            (act, salts[act], hidden, rows, before),
        )


def anchor_hash(raw: sqlite3.Connection) -> str:
    """Return the hash to go on from."""
    row = raw.execute("SELECT hash FROM seal ORDER BY act DESC LIMIT 1").fetchone()
    return BEGIN if row is None else str(row[0])


@cache
def line_query() -> str:
    """Return the query for number, what is sealed of a line as it is, and what may be erased."""
    own = named([journal.c[n] for n in ("id", "moment", "officer", "act", "municipality")])
    payload = named(JOURNAL_TEXTS)
    return f"SELECT id, {own}, {payload} FROM journal"  # noqa: S608 - our own names


def line_key(act: int) -> bytes:
    """Return the key of a line as `named` gives it."""
    return f"id={act},".encode()


def line_hash(before: str, own: bytes, payload: str, rows: str) -> str:
    """Return the hash of a line: of the one before, what it says, and the rows of its act."""
    return hash_of(before.encode(), own, payload.encode(), rows.encode())


def hash_of(*parts: bytes | None) -> str:
    """Return the SHA-256 of parts, each told apart from the next."""
    return sha256(b"\n".join([part or b"" for part in parts]) + b"\n").hexdigest()


def words_hash(texts: bytes) -> str:
    """Return what is kept of the texts that stand where one was erased."""
    return f"{NEW_WORDS}{hash_of(texts)[:60]}"


@contextmanager
def reading_bytes(raw: sqlite3.Connection) -> Iterator[None]:
    """Let text come as bytes: what a damaged file holds need not be text at all."""
    before = raw.text_factory
    raw.text_factory = bytes
    try:
        yield
    finally:
        raw.text_factory = before


def digests(
    raw: sqlite3.Connection,
    table: Table,
    salts: Salts,
    since: int = 0,
    *,
    is_new: bool = False,
    joined: bool = False,
) -> Iterator[tuple[str, dict[int, str]]]:
    """Yield per kind of change of a table the digest of each act from `since` on.

    Kinds: the name of the table for what an act wrote, with `-` for what it took out and `+` for
    what it brought back. The connection reads bytes. is_new: these acts replaced nothing. joined:
    where that is quicker, by lines joined at once; another digest then proves nothing.
    """
    if is_new or table.name not in BEFORE:
        yield table.name, _fold(_lines(raw, table, salts, since, query_of_new(table)))
        return
    if joined and can_be_joined(table):
        standing = digests_of_joined(raw, table)
    else:
        query = query_of_standing(table, is_tail=since > 0)
        standing = _fold(_lines(raw, table, salts, since, query))
    replaced = _lines(raw, table, salts, since, query_of_replaced(table))
    yield table.name, standing | _fold(line for line, _ in groupby(replaced))
    for kind, by in (("-", "replaced_by"), ("+", "restored_by")):
        moved = raw.execute(query_of_moved(table, by), {"since": since})
        yield f"{table.name}{kind}", _fold(moved)


def row_salt(salt: str, table: str, key: bytes) -> str:
    """Return the salt of one row, from which that of its act cannot be told."""
    return hash_of(salt.encode(), table.encode(), key)


def figure_line(figure: tuple[Any, ...], act: int) -> str:
    """Return the line of a figure as it is read for its seal, with its end.

    figure: municipality, period, measure, reference date, value and cell, as they are stored.
    """
    municipality, period, measure, day, value, cell = figure
    quoted = cell.replace("'", "''")
    return (
        f"municipality='{municipality}',period={period},measure={measure},reference_date={day},"
        f"act={act},value={value},cell='{quoted}',\n"
    )


def _digests_since(
    raw: sqlite3.Connection, first: int, writing: Writing | None, salts: dict[int, str]
) -> Digests:
    by_table: Digests = defaultdict(dict)
    touched = None if writing is None else writing.tables
    for table in (*RECORDS, *KEPT):
        twin = f"{table.name}{_TWIN}"
        if touched is None or table.name in touched or twin in touched:
            is_new = touched is not None and twin not in touched
            for kind, of_acts in digests(raw, table, Salts(salts), first, is_new=is_new):
                for act, digest in of_acts.items():
                    by_table[act][kind] = digest
        if writing is not None:
            for (name, act), fed in writing.fed.items():
                if name == table.name and act >= first:
                    by_table[act].setdefault(name, fed.hexdigest())
    return by_table


def _fold(lines: Iterable[tuple[int, bytes]]) -> dict[int, str]:
    open_digests: dict[int, Any] = {}
    for act, line in lines:
        digest = open_digests.get(act)
        if digest is None:
            digest = open_digests[act] = sha256()
        digest.update(line)
        digest.update(b"\n")
    return {act: digest.hexdigest() for act, digest in open_digests.items()}


def _lines(
    raw: sqlite3.Connection, table: Table, salts: Salts, since: int, query: str
) -> Iterator[tuple[int, bytes]]:
    rows = raw.execute(query, {"since": since})
    if not erasable(table):
        for act, line, *_ in rows:
            yield act, line
        return
    for act, line, key, texts, *_ in rows:
        yield act, line + b"|" + salts.hidden(table.name, key, act, texts)
