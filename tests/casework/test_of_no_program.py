"""What no program of ours puts into a database is reported, whatever its seals say."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.casework.every_step import TODAY
from tests.casework.test_record_proves_itself import named
from tests.conftest import Desk
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.store import guards
from toezichtdesk.store.backup import CheckReport, check
from toezichtdesk.store.database import Database
from toezichtdesk.store.migrate import MigrationFailed
from toezichtdesk.store.refusals import DatabaseDamaged, NoText
from toezichtdesk.store.schema import metadata

pytest_plugins = ("tests.casework.busy_desk",)

FOREIGN = {
    "weg": (
        "CREATE TRIGGER weg AFTER INSERT ON contact BEGIN DELETE FROM draft; END",
        "contact",
    ),
    "erbij": ("CREATE TABLE erbij (x)", "erbij"),
    "zicht": ("CREATE VIEW zicht AS SELECT * FROM figure", "zicht"),
    "ix_erbij": ("CREATE UNIQUE INDEX ix_erbij ON draft (form)", "draft"),
}
TEXTS = {
    table.name: column.name
    for table in metadata.sorted_tables
    for column in table.c
    if table.name in ("contact", "decision", "municipality", "journal", "journal_file", "figure")
    and column.name in ("summary", "motive", "name", "cell")
}


def changed(path: Path, statement: str) -> CheckReport:
    """Change the file beside the program, with its guards put back."""
    with closing(sqlite3.connect(path)) as raw:
        guards.lift_guards(raw)
        assert raw.execute(statement).rowcount != 0
        guards.set_guards(raw)
        raw.commit()
    return check(path)


@pytest.mark.parametrize("name", FOREIGN)
def test_what_the_program_does_not_make_is_reported_by_name(busy: Desk, name: str) -> None:
    """A trigger of somebody else changes what an act writes, and is part of no seal."""
    statement, table = FOREIGN[name]

    (found,) = changed(busy.path, statement).broken

    assert (found.table, found.why.code) == (table, Flaw.OF_NO_PROGRAM)
    assert f"{name} hoort niet in de database" in wording.broken(found)


@pytest.mark.parametrize("table", TEXTS)
def test_what_is_put_behind_the_end_of_a_text_is_reported(busy: Desk, table: str) -> None:
    """SQLite quotes a text up to its first NUL: what came after it was in no seal."""
    column = TEXTS[table]
    result = changed(busy.path, f"UPDATE {table} SET {column} = {column} || char(0) || 'meer'")

    assert table in {name for name, _ in named(result)}


def test_a_text_with_such_an_end_is_never_written(desk: Desk) -> None:
    before = desk.tables()
    draft = ContactData("GM0503", TODAY, ContactKind.EMAIL, "gesproken\0en meer")

    with pytest.raises(NoText, check=says("niets vastgelegd")):
        desk.act(contacts.log_contact, TODAY, draft)

    assert desk.tables() == before


@pytest.mark.parametrize("act", ["CAST(act AS BLOB)", "'acht'", "8.5"])
def test_an_act_that_is_no_number_is_reported(busy: Desk, act: str) -> None:
    result = changed(busy.path, f"UPDATE contact SET act = {act} WHERE id = 1")

    assert "contact" in {name for name, _ in named(result)}


@pytest.mark.parametrize("number", ["'veel'", 2**62])
def test_a_counter_at_which_nothing_can_be_added_is_reported(busy: Desk, number: Any) -> None:
    report = changed(busy.path, f"UPDATE sqlite_sequence SET seq = {number} WHERE name = 'contact'")

    assert ("contact", 0) in named(report)


def renumbered(database: Path, folder: Path, *statements: str) -> Path:
    """Return a copy of a database after statements that set its version number."""
    path = folder / "oud.db"
    path.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()
    return path


@pytest.mark.parametrize("version", [1, 5, 13])
def test_a_file_that_calls_itself_older_is_not_sealed_anew(
    busy: Desk, version: int, tmp_path: Path
) -> None:
    """The upgrade of a file from before the seals sealed what it found, changed rows included."""
    path = renumbered(busy.path, tmp_path, f"PRAGMA user_version = {version}")
    before = path.read_bytes()

    assert named(check(path)) == {("alembic_version", 0)}
    with pytest.raises(DatabaseDamaged):
        Database.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [4, 12])
def test_nor_is_a_file_whose_last_step_was_set_back_too(
    busy: Desk, version: int, tmp_path: Path
) -> None:
    """The upgrade finds what it would have made, and everything is taken back."""
    path = renumbered(
        busy.path,
        tmp_path,
        f"PRAGMA user_version = {version}",
        f"UPDATE alembic_version SET version_num = '{version:04}'",
    )
    before = path.read_bytes()

    with pytest.raises(MigrationFailed):
        Database.open(path)
    assert path.read_bytes() == before
