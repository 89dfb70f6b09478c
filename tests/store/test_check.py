"""A check says what is in a database, and what is wrong with it."""

import sqlite3
from contextlib import closing

import pytest

from tests.store.store_acts import act
from toezichtdesk.store.backup import check
from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.database import Database
from toezichtdesk.store.refusals import (
    DatabaseDamaged,
)


def test_a_check_says_what_is_in_the_database(database: Database) -> None:
    act(database, 1, rows=3)
    before = database.path.read_bytes()

    report = check(database.path)

    assert report.is_sound
    assert report.is_current
    assert report.version == SCHEMA_VERSION
    assert dict(report.counts)["setting"] == 3
    assert database.path.read_bytes() == before


def test_a_check_finds_rows_that_point_at_nothing(database: Database) -> None:
    with closing(sqlite3.connect(database.path)) as connection:
        connection.execute("INSERT INTO followed VALUES ('GM9999', 7)")
        connection.commit()

    report = check(database.path)

    assert not report.is_sound
    assert (report.faults, report.orphans) == ((), 2)  # no municipality, no act


def test_a_check_finds_two_tables_in_the_same_place(database: Database) -> None:
    act(database, 1)
    with closing(sqlite3.connect(database.path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master "
            "WHERE name = 'setting') WHERE name = 'contact'"
        )
        connection.commit()

    report = check(database.path)

    assert report.faults
    assert not report.is_sound


def test_a_schema_that_is_not_text_any_more_is_damage_not_a_crash(database: Database) -> None:
    database.close()
    content = database.path.read_bytes().replace(b"CREATE TRIGGER", b"CR\xc5ATE TRIGGER")
    database.path.write_bytes(content[: database.path.stat().st_size])

    with pytest.raises(DatabaseDamaged):
        check(database.path)
