"""The seal of the last act, read from a database that is not open."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from toezichtdesk.store.last_seal import last_seal, last_seal_of


def test_it_is_the_same_before_the_database_is_open(desk):
    with desk.database.reading() as connection:
        seal = last_seal(connection)
    assert len(seal) == 64
    assert last_seal_of(desk.path) == seal


def test_what_cannot_be_read_at_once_has_none(desk, tmp_path):
    nothing, other = tmp_path / "niets.db", tmp_path / "anders.db"
    other.write_bytes(b"geen database")
    assert [last_seal_of(path) for path in (nothing, other)] == ["", ""]
    assert not nothing.exists()
    with closing(sqlite3.connect(desk.path)) as raw:
        raw.execute("BEGIN EXCLUSIVE")
        assert last_seal_of(desk.path) == ""
