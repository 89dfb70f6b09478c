"""Restoring a backup replaces the database and keeps the former file."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.store.store_acts import act, acts, files
from tests.store.test_backup import (
    damage,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.store import backup
from toezichtdesk.store.backup import automatic_backup, back_up, restore
from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.database import Database
from toezichtdesk.store.refusals import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseReadOnly,
    DatabaseTooNew,
    NoDatabase,
    NotOurDatabase,
)


def test_a_copy_is_put_back_and_what_was_there_is_kept(database: Database, tmp_path: Path) -> None:
    act(database, 1)
    copy = back_up(database.path, tmp_path / "kopie.db").path
    act(database, 2)

    restored = restore(copy, database.path)

    assert acts(Database.open(database.path)) == {1: 1}
    assert restored.kept is not None
    assert "-vervangen-" in restored.kept.name
    assert acts(Database.open(restored.kept)) == {1: 1, 2: 1}
    assert copy.exists()
    assert set(files(tmp_path)) == {database.path.name, copy.name, restored.kept.name}


def test_every_copy_that_is_kept_can_be_put_back(database: Database, tmp_path: Path) -> None:
    """Of today, of a day, of a week and of a month ago, as they are thinned out."""
    folder, now = tmp_path / "kopieën", datetime.now().astimezone()
    for number, age in enumerate((200, 60, 3, 0), start=1):
        act(database, number)
        automatic_backup(database.path, folder, "tussendoor", now - timedelta(days=age))

    kept = sorted(folder.glob("*.db"))
    assert len(kept) == 4
    for number, copy in enumerate(kept, start=1):
        restore(copy, database.path)
        assert acts(Database(database.path)) == dict.fromkeys(range(1, number + 1), 1)


def test_a_copy_is_put_where_there_was_no_database(path: Path, tmp_path: Path) -> None:
    place = tmp_path / "nieuw" / "toezichtdesk.db"

    restored = restore(path, place)

    assert restored.kept is None
    assert acts(Database.open(place)) == {}


def test_a_damaged_database_is_replaced_and_kept(path: Path, tmp_path: Path) -> None:
    copy = back_up(path, tmp_path / "kopie.db").path
    damage(path)
    damaged = path.read_bytes()

    restored = restore(copy, path)

    assert restored.kept is not None
    assert restored.kept.read_bytes() == damaged
    assert acts(Database.open(path)) == {}


def test_what_a_crash_left_beside_a_damaged_database_goes_with_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise SQLite would roll the old journal back into the restored file."""
    monkeypatch.setattr(backup, "_finish_or_refuse", lambda _: None)  # cannot be finished
    copy = back_up(path, tmp_path / "kopie.db").path
    path.write_bytes(b"x" * 8192)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"left by a crash")

    restored = restore(copy, path)

    assert restored.kept is not None
    assert not journal.exists()
    assert restored.kept.with_name(restored.kept.name + "-journal").exists()
    assert acts(Database.open(path)) == {}


def restore_refused(source: Path, place: Path, kind: type[OfficerCanAct]) -> None:
    before = files(place.parent)

    with pytest.raises(kind):
        restore(source, place)

    assert files(place.parent) == before


def test_what_is_no_sound_copy_is_not_put_back(
    path: Path, empty_database: bytes, tmp_path: Path
) -> None:
    folder = tmp_path / "kopieën"
    folder.mkdir()
    text, newer, damaged = (folder / name for name in ("tekst.db", "nieuw.db", "stuk.db"))
    text.write_text("geen database " * 100)
    newer.write_bytes(empty_database)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    damaged.write_bytes(empty_database)
    damage(damaged)

    restore_refused(folder / "weg.db", path, NoDatabase)
    restore_refused(folder, path, NotOurDatabase)
    restore_refused(text, path, NotOurDatabase)
    restore_refused(newer, path, DatabaseTooNew)
    restore_refused(damaged, path, DatabaseDamaged)


def test_a_read_only_database_is_not_replaced(path: Path, tmp_path: Path) -> None:
    copy = back_up(path, tmp_path / "kopie.db").path
    path.chmod(0o444)

    restore_refused(copy, path, DatabaseReadOnly)


@pytest.mark.usefixtures("impatient")
def test_a_database_that_is_being_written_is_not_replaced(path: Path, tmp_path: Path) -> None:
    copy = back_up(path, tmp_path / "kopie.db").path
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        restore_refused(copy, path, DatabaseBusy)


def test_what_a_restore_keeps_is_no_second_name_of_the_database(
    database: Database, tmp_path: Path
) -> None:
    """Killed between two steps, it left two names for one file that went on changing."""
    copy = back_up(database.path, tmp_path / "kopie.db").path
    aside = backup._set_aside(database.path)

    assert aside.stat().st_ino != database.path.stat().st_ino
    assert acts(Database.open(aside)) == acts(database)
    assert database.path.stat().st_nlink == 1
    assert copy.exists()
