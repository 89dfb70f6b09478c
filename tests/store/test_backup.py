"""Backups are complete, named after moment and reason, and can be compared with the record."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from tests.store.store_acts import act, acts, files
from toezichtdesk import wording
from toezichtdesk.files import UNFINISHED, NameTaken, clear_leftovers
from toezichtdesk.paths import backup_folder, settings_file
from toezichtdesk.processes import own_mark
from toezichtdesk.store import backup, guards
from toezichtdesk.store.backup import automatic_backup, back_up, check, restore
from toezichtdesk.store.database import Database
from toezichtdesk.store.refusals import (
    DatabaseDamaged,
    DiskFull,
)
from toezichtdesk.store.schema import journal

NOON = datetime(2026, 3, 31, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 4 * 4096] = bytes(4096)
    path.write_bytes(content)


def test_a_copy_of_a_database_in_use_holds_every_act(database: Database, tmp_path: Path) -> None:
    act(database, 1, rows=50)
    with database.reading():
        made = back_up(database.path, tmp_path / "kopieën" / "kopie.db")

    act(database, 2)
    assert acts(Database.open(made.path)) == {1: 50}
    assert made.size == made.path.stat().st_size
    assert made.rows == 53  # with the version of the schema and the seal of the act
    assert list(files(made.path.parent)) == ["kopie.db"]


def test_a_copy_made_during_an_act_lacks_that_act_and_does_not_disturb_it(
    database: Database, tmp_path: Path
) -> None:
    """Opening and closing the file by ourselves would drop the lock of the act."""
    act(database, 1)
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('1/9', '', 1)")
        made = back_up(database.path, tmp_path / "kopie.db")
        script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute(sys.argv[2])"
        other = subprocess.run(
            [sys.executable, "-c", script, str(database.path), "BEGIN IMMEDIATE"],
            capture_output=True,
            encoding="utf-8",
        )
        assert "database is locked" in other.stderr

    assert acts(Database.open(made.path)) == {1: 1}
    assert acts(database) == {1: 2}


def test_a_copy_never_overwrites(database: Database, tmp_path: Path) -> None:
    taken = tmp_path / "kopie.db"
    taken.write_text("iets anders")
    before = files(tmp_path)

    with pytest.raises(NameTaken):
        back_up(database.path, taken)
    with pytest.raises(NameTaken):
        back_up(database.path, database.path)

    assert files(tmp_path) == before


def test_of_a_damaged_database_there_is_no_copy(path: Path, tmp_path: Path) -> None:
    damage(path)
    before = files(tmp_path)

    with pytest.raises(DatabaseDamaged):
        back_up(path, tmp_path / "kopie.db")

    assert files(tmp_path) == before


def test_a_copy_with_fewer_rows_does_not_count(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = iter([{"journal": 2}, {"journal": 1}])
    monkeypatch.setattr(backup, "row_counts", lambda _: next(counts))
    before = files(tmp_path)

    with pytest.raises(DatabaseDamaged):
        back_up(database.path, tmp_path / "kopie.db")

    assert files(tmp_path) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_at_the_copy_names_the_copy(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    target = tmp_path / "kopie.db"

    with pytest.raises(DiskFull) as refusal:
        back_up(database.path, target)

    assert str(target) in wording.obstacle(refusal.value)
    assert not target.exists()


def test_what_a_crash_left_of_a_copy_is_cleared_by_the_next(
    database: Database, tmp_path: Path
) -> None:
    """It holds casework, and its name is hidden."""
    folder = tmp_path / "kopieën"
    folder.mkdir()
    left = folder / f".kopie.db.x8a{UNFINISHED}"
    busy = folder / f".kopie.db.b3c{UNFINISHED}"
    for path in (left, busy):
        path.touch()
    yesterday = time.time() - 24 * 3600
    os.utime(left, (yesterday, yesterday))

    made = back_up(database.path, folder / "kopie.db").path

    assert set(files(folder)) == {made.name, busy.name}


def test_a_read_only_database_can_be_copied_and_checked(path: Path, tmp_path: Path) -> None:
    path.chmod(0o444)

    back_up(path, tmp_path / "kopie.db")

    assert check(path).is_sound
    assert acts(Database.open(tmp_path / "kopie.db")) == {}


def test_automatic_copies_are_named_after_moment_and_reason(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "kopieën"

    first = automatic_backup(database.path, folder, "voor-import", NOON)
    second = automatic_backup(database.path, folder, "voor-import", NOON)

    assert first.path.name == "toezichtdesk-20260331-120000-voor-import.db"
    assert second.path.name == "toezichtdesk-20260331-120000-voor-import-2.db"
    assert len(files(folder)) == 2


def test_an_automatic_copy_carries_the_last_seal_in_its_name(
    database: Database, tmp_path: Path
) -> None:
    act(database, 1)
    folder = tmp_path / "kopieën"

    names = [automatic_backup(database.path, folder, "voor-import", NOON).path.stem for _ in "ab"]

    last = check(database.path).anchor
    assert last is not None
    assert names[0] == f"toezichtdesk-20260331-120000-voor-import-zegel-{last.short}"
    assert names[1] == f"{names[0]}-2"
    assert check(database.path, folder).is_sound
    act(database, 2)
    assert check(database.path, folder).is_sound


def shorten(path: Path, by: int, rewritten: bool = False) -> None:
    """Take the last acts off with care, and where asked put others in their place, well sealed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        guards.lift_guards(raw)
        (last,) = raw.execute("SELECT max(id) FROM journal").fetchone()
        for table, column in (("setting", "act"), ("seal", "act"), ("journal", "id")):
            raw.execute(f"DELETE FROM {table} WHERE {column} > ?", (last - by,))
        raw.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'journal'", (last - by,))
        guards.set_guards(raw)
    if rewritten:
        for number in range(last - by + 1, last + 1):
            act(Database.open(path), number, text="anders")


@pytest.mark.parametrize("is_old", [False, True], ids=["by its name", "by its content"])
@pytest.mark.parametrize(
    ("rewritten", "words"), [(False, "afgesneden"), (True, "opnieuw geschreven")]
)
def test_a_tail_that_was_cut_off_or_written_anew_shows_by_the_newest_copy(
    database: Database, tmp_path: Path, rewritten: bool, words: str, is_old: bool
) -> None:
    """Within the file such a tail holds. Copies of before carry no seal in their name."""
    for number in (1, 2, 3):
        act(database, number)
    folder = tmp_path / "kopieën"
    made = automatic_backup(database.path, folder, "voor-import", NOON).path
    if is_old:
        made.rename(folder / "toezichtdesk-20260331-120000-voor-import.db")
    database.close()

    shorten(database.path, 2, rewritten)

    assert check(database.path).is_sound
    (each,) = check(database.path, folder).broken
    assert (each.table, each.act) == ("journal", 3)
    assert words in wording.broken(each)
    (seen,) = backup.look_over(database.path, folder)
    assert (seen.table, seen.act) == (each.table, each.act)


def test_copies_of_the_database_that_was_replaced_are_no_measure(
    database: Database, tmp_path: Path
) -> None:
    """Putting an older copy back is no tail that somebody cut off."""
    folder = tmp_path / "kopieën"
    act(database, 1)
    older = automatic_backup(database.path, folder, "voor-import", NOON).path
    act(database, 2)
    automatic_backup(database.path, folder, "bij-afsluiten", NOON + timedelta(hours=1))
    database.close()

    restore(older, database.path)

    assert check(database.path, folder).is_sound


def test_a_copy_of_before_an_upgrade_is_held_against_what_the_upgrade_found(
    database: Database, tmp_path: Path
) -> None:
    """An upgrade of a file with seals of another form makes all anew; older ones are gone."""
    folder = tmp_path / "kopieën"
    act(database, 1)
    act(database, 2)
    last = check(database.path).anchor
    assert last is not None
    name = automatic_backup(database.path, folder, "voor-v9999", NOON).path
    line = {"moment": "2026-03-31T13:00:00+02:00", "officer": "t", "act": "upgrade", "summary": "x"}
    with database.writing() as connection:
        connection.execute(insert(journal).values(**line, details={"anchor": last.hash}))
    assert check(database.path, folder).is_sound

    name.rename(folder / "toezichtdesk-20260331-120000-voor-v9999-zegel-2-00000000.db")
    (each,) = check(database.path, folder).broken
    assert "opnieuw geschreven" in wording.broken(each)

    next(folder.iterdir()).rename(
        folder / "toezichtdesk-20260331-120000-import-zegel-1-00000000.db"
    )
    assert check(database.path, folder).is_sound


def test_an_upgrade_that_keeps_the_seals_leaves_every_copy_a_measure(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "kopieën"
    act(database, 1)
    act(database, 2)
    copy = automatic_backup(database.path, folder, "import", NOON).path
    line = {"moment": "2026-03-31T13:00:00+02:00", "officer": "t", "act": "upgrade", "summary": "x"}
    with database.writing() as connection:
        connection.execute(insert(journal).values(**line, details={"from": 10}))
    assert check(database.path, folder).is_sound

    copy.rename(folder / "toezichtdesk-20260331-120000-import-zegel-1-00000000.db")

    (each,) = check(database.path, folder).broken
    assert "opnieuw geschreven" in wording.broken(each)


def test_old_automatic_copies_are_thinned_out_and_other_files_stay(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "kopieën"
    folder.mkdir()
    day = NOON - timedelta(days=5)
    names = {
        "morning": f"toezichtdesk-{day:%Y%m%d}-090000-voor-import.db",
        "afternoon": f"toezichtdesk-{day:%Y%m%d}-160000-afsluiten.db",
        "migration": f"toezichtdesk-{day:%Y%m%d}-080000-voor-v0002.db",
        "another database": f"proef-{day:%Y%m%d}-080000-voor-import.db",
        "no moment": "toezichtdesk-99999999-999999-voor-import.db",
        "the officer's own": "toezichtdesk-van-mij.db",
    }
    for name in names.values():
        (folder / name).touch()

    made = automatic_backup(database.path, folder, "voor-import", NOON)

    left = {path.name for path in folder.iterdir()}
    assert left == {made.path.name, *names.values()} - {names["morning"]}


def test_databases_in_one_folder_share_neither_copies_nor_settings(tmp_path: Path) -> None:
    """`desk.db` and `desk.sqlite` thinned out each other's copies."""
    names = [tmp_path / name for name in ("desk.db", "desk.sqlite", "desk", "desk.db.db")]

    assert len({backup_folder(path) for path in names}) == len(names)
    assert len({settings_file(path) for path in names}) == len(names)
    assert backup_folder(names[0]).name == "desk-backups"


def test_copies_are_thinned_by_the_clock_of_the_machine(database: Database, tmp_path: Path) -> None:
    """A day in the past or the future to work on says nothing about the age of a copy."""
    made = automatic_backup(database.path, tmp_path / "kopieën", "import")

    assert f"-{datetime.now().astimezone():%Y%m%d}-" in made.path.name


def test_two_programs_that_copy_in_one_second_both_have_their_copy(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "kopieën"
    with ThreadPoolExecutor(4) as pool:
        made = pool.map(
            lambda _: automatic_backup(database.path, folder, "voor-import", NOON), range(4)
        )

    assert len({copy.path for copy in made}) == 4
    assert len(files(folder)) == 4


def test_a_leftover_of_a_process_that_ended_goes_at_once(tmp_path: Path) -> None:
    """Also when the system has given its number to this process since."""
    child = subprocess.run(
        [sys.executable, "-c", "from toezichtdesk.processes import own_mark; print(own_mark())"],
        capture_output=True,
        text=True,
        check=True,
    )
    mark = child.stdout.strip()
    (tmp_path / f".desk.db.{mark}.ab{UNFINISHED}").touch()
    (tmp_path / f".desk.db.{mark}.ab{UNFINISHED}-journal").touch()
    (tmp_path / f".desk.db.{mark}.cd{UNFINISHED}").mkdir()
    (tmp_path / f".desk.db.{mark}.cd{UNFINISHED}" / "nieuw.db").touch()
    machine, *_ = mark.split("-")
    (tmp_path / f".desk.db.{machine}-{os.getpid()}-0a0a0a0a.ab{UNFINISHED}").touch()
    (tmp_path / f".desk.db.{machine}-{os.getpid()}.ab{UNFINISHED}").touch()  # of 0.2.0
    mine = tmp_path / f".desk.db.{own_mark()}.ab{UNFINISHED}"
    mine.touch()
    others = tmp_path / ".desk.db.van mij"
    others.touch()

    clear_leftovers(tmp_path)

    assert set(tmp_path.iterdir()) == {mine, others}
