"""A filled file of every earlier version opens, with every row of it, and proves itself."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from tests.store.old_files import VERSIONS, unpack
from toezichtdesk.domain.acts import Act
from toezichtdesk.reports.judging.grounded import ungrounded
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.store import guards
from toezichtdesk.store.backup import check
from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.database import Database

pytestmark = pytest.mark.slow

FIRST_SEALED, FIRST_SEALED_SO = 5, 6


def test_a_filled_file_of_every_version_before_this_one_was_kept() -> None:
    """Make it with `python -m tests.store.old_files`, before the migration to the next version."""
    assert set(range(1, SCHEMA_VERSION)) <= set(VERSIONS)


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Give the file of a version as it is after the upgrade, to be left as it is."""

    @cache
    def of(version: int) -> Path:
        path = unpack(version, tmp_path_factory.mktemp("oud") / "oud.db")
        Database.open(path).close()
        return path

    return of


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_an_older_file_is_upgraded_whole_and_proves_itself(
    version: int, tmp_path: Path, upgraded: Callable[[int], Path]
) -> None:
    before = rows(unpack(version, tmp_path / "oud.db"))
    assert all(before[name] for name in ("decision", "contact", "figure", "journal"))

    path = upgraded(version)

    database = Database(path)
    report = check(path)
    assert (report.is_sound, report.is_current) == (True, True)
    after = rows(path)
    for table in before.keys() - {"seal", "alembic_version"}:
        assert kept(before[table], after[table]) == before[table], table
    with database.reading() as connection:
        assert ungrounded(connection) == ()
        line = journal(connection, 1)[0]
    assert len(after["seal"]) == len(after["journal"])
    if version >= FIRST_SEALED_SO:
        assert after["seal"][: len(before["seal"])] == before["seal"]
    if version < FIRST_SEALED:
        assert (line.act, line.officer, line.can_be_undone) == (Act.UPGRADE, "Toezichtdesk", False)


def test_what_was_changed_beside_the_program_is_reported_after_an_upgrade_too(
    tmp_path: Path,
) -> None:
    path = unpack(SCHEMA_VERSION - 1, tmp_path / "oud.db")
    with closing(sqlite3.connect(path)) as raw:
        guards.lift_guards(raw)
        (act,) = raw.execute("UPDATE decision SET rung = 2 WHERE id = 9 RETURNING act").fetchone()
        raw.commit()

    Database.open(path)

    assert {(each.table, each.act) for each in check(path).broken} == {("decision", act)}


def test_what_stands_for_an_erased_text_is_sealed_by_the_upgrade(
    tmp_path: Path, upgraded: Callable[[int], Path]
) -> None:
    """Before version 14 its hash stood outside every seal, and could be made anew."""
    path = Path(shutil.copy(upgraded(13), tmp_path / "nieuw.db"))
    with closing(sqlite3.connect(path)) as raw:
        old = raw.execute("SELECT hash FROM erased WHERE hash LIKE 'nu:%' ORDER BY id").fetchall()
        act = raw.execute("SELECT max(id) FROM journal").fetchone()[0]
        new = raw.execute("SELECT words FROM erased WHERE act = ? ORDER BY id", (act,)).fetchall()
        assert old == new != []
        guards.lift_guards(raw)
        raw.execute("UPDATE erased SET words = 'nu:x' WHERE act = ?", (act,))
        raw.commit()

    assert ("erased", act) in {(found.table, found.act) for found in check(path).broken}


def kept(old: list[dict[str, object]], new: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return of the rows that were there what their columns of then hold now."""
    columns = old[0].keys() if old else ()
    result = [{name: row[name] for name in columns if name in row} for row in new]
    return [row for row in old if row in result]


def rows(path: Path) -> dict[str, list[dict[str, object]]]:
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            str(name): [dict(row) for row in raw.execute(f'SELECT * FROM "{name}"')]
            for (name,) in names
            if not str(name).startswith("sqlite_")
        }


def test_a_file_of_the_released_version_holds_no_name_where_it_cannot_be_erased(
    upgraded: Callable[[int], Path],
) -> None:
    """Bottlenecks, parties and own lists came after it, and could go before the next release."""
    with closing(sqlite3.connect(upgraded(1))) as raw:
        for table in ("contact", "contact_before"):
            assert raw.execute(f"SELECT count(tags) FROM {table}").fetchone() == (0,)
        for table in ("knowledge_item", "knowledge_item_before", "setting"):
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
