"""A check says what is in a database, and what is wrong with it."""

import random
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from tests.store.store_acts import act
from toezichtdesk.store import joined_rows
from toezichtdesk.store.backup import check
from toezichtdesk.store.connecting import SCHEMA_VERSION, snapshot
from toezichtdesk.store.database import Database
from toezichtdesk.store.own_checks import own_checks
from toezichtdesk.store.refusals import (
    DatabaseDamaged,
)
from toezichtdesk.store.schema import BEFORE, figure
from toezichtdesk.store.sealing import Salts, Writing, digests, seal


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


@pytest.mark.parametrize("at_once", [1, 7, 1_000])
def test_lines_that_are_joined_are_the_lines_one_by_one(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Whatever stands in the key, no row is left out and none comes twice."""
    monkeypatch.setattr(joined_rows, "ROWS_AT_ONCE", at_once)
    drawn = random.Random(7)
    odd = [b"GM01", b"\xff", 5, 2.5, "", "'GM'", "GM\u00eb", b"GM0300"]
    with closing(sqlite3.connect(":memory:")) as raw:
        for table in (figure, BEFORE[figure.name]):
            raw.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        codes = [f"GM{drawn.randrange(20):04}" for _ in range(300)] + odd
        rows = [
            (code, 4052, 1, day, drawn.randrange(9), 12, "C'4") for day, code in enumerate(codes)
        ]
        raw.executemany("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        raw.text_factory = bytes

        one_by_one = dict(digests(raw, figure, Salts({})))

        assert dict(digests(raw, figure, Salts({}), joined=True)) == one_by_one
        assert len(one_by_one[figure.name]) == 9


def test_a_check_holds_up_nobody_who_is_about_to_commit(database: Database) -> None:
    """A second reader would have waited for them, and they for the first."""
    act(database, 1)
    with (
        snapshot(database.path) as raw,
        closing(sqlite3.connect(database.path, isolation_level=None, timeout=0)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        other.execute("PRAGMA user_version = 9")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("COMMIT")

        with own_checks(database.path, raw) as found:
            assert (found().faults, found().orphans, found().values()) == ((), 0, ())


def test_a_seal_over_no_figure_is_that_of_an_import_of_lists_alone(database: Database) -> None:
    act(database, 1)
    with closing(sqlite3.connect(database.path)) as raw:
        line = raw.execute(
            "INSERT INTO journal (moment, officer, act, summary, details) "
            "SELECT moment, officer, act, summary, details FROM journal LIMIT 1 RETURNING id"
        )
        (number,) = line.fetchone()
        seal(raw, Writing(fed={("figure", number): sha256()}))
        (rows,) = raw.execute("SELECT rows FROM seal WHERE act = ?", (number,)).fetchone()
        raw.commit()

    assert sha256().hexdigest() in rows
    assert check(database.path).broken == ()
