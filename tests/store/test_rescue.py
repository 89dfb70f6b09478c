"""A damaged database is rescued from its newest sound backup and what can still be read."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.store.store_acts import act, acts
from tests.store.test_backup import damage
from toezichtdesk.store.backup import back_up, check, restore
from toezichtdesk.store.database import Database
from toezichtdesk.store.rescue import newest_good_copy, salvage


def test_the_newest_good_copy_is_found_and_what_it_lacks_is_reported(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "kopieën"
    act(database, 1)
    back_up(database.path, folder / "a.db")
    act(database, 2)
    good = back_up(database.path, folder / "b.db").path
    act(database, 3)
    broken = back_up(database.path, folder / "c.db").path
    broken.write_bytes(broken.read_bytes()[:9000])
    (folder / "d.db").write_bytes(b"")

    copy = newest_good_copy(database.path, folder)

    assert copy is not None
    assert copy.path == good
    assert copy.missing == ("3",)
    database.path.write_bytes(b"weg" * 5000)
    copy = newest_good_copy(database.path, folder)
    assert copy is not None
    assert copy.missing is None
    shutil.rmtree(folder)
    assert newest_good_copy(database.path, folder) is None


def test_what_reads_is_saved_in_a_new_file_and_the_damaged_one_stays(
    database: Database, path: Path
) -> None:
    for number in range(1, 30):
        act(database, number, rows=40, text="x" * 60)
    content = bytearray(path.read_bytes())
    middle = len(content) * 9 // 10 // 4096 * 4096  # among the rows of the acts
    content[middle : middle + 4096] = bytes(4096)
    path.write_bytes(content)
    damaged = path.read_bytes()

    saved = salvage(path)

    assert path.read_bytes() == damaged
    assert "-gered-" in saved.path.name
    assert saved.lost
    result = acts(Database.open(saved.path))
    assert 29 * 40 > sum(result.values()) > 29 * 40 * 0.8
    assert check(saved.path).is_current
    restored = restore(saved.path, path, "beschadigd")
    assert restored.kept is not None
    assert "-beschadigd-" in restored.kept.name
    assert restored.kept.read_bytes() == damaged


def test_a_sound_database_is_saved_whole(database: Database) -> None:
    act(database, 1, rows=5)

    saved = salvage(database.path)

    assert saved.lost == ()
    assert acts(Database.open(saved.path)) == {1: 5}


def test_a_small_damage_is_no_way_back_by_itself(database: Database, tmp_path: Path) -> None:
    act(database, 1, rows=500, text="x" * 100)
    good = back_up(database.path, tmp_path / "kopieën" / "a.db").path
    damage(database.path)

    copy = newest_good_copy(database.path, tmp_path / "kopieën")

    assert copy is not None
    assert copy.path == good


def test_a_column_of_another_name_is_reported_and_never_saved_as_its_own_name(
    database: Database,
) -> None:
    """SQLite reads a quoted name that no column has as a text."""
    act(database, 1, rows=3)
    database.close()
    whole = database.path.read_bytes()
    table = whole.index(b"CREATE TABLE setting (")
    place = whole.index(b"value TEXT", table)
    database.path.write_bytes(whole[:place] + b"vamue" + whole[place + 5 :])

    saved = salvage(database.path)

    assert saved.lost == ("setting",)
    assert set(acts(Database.open(saved.path)).values()) <= {0}
