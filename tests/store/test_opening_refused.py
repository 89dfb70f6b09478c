"""A file that is no sound database of this program is refused, and stays as it is."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.old_files import VERSIONS, unpack
from tests.store.store_acts import files
from tests.store.test_database import (
    assert_is_dutch_and_short,
    set_header,
)
from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.database import Database
from toezichtdesk.store.migrate import MigrationFailed
from toezichtdesk.store.refusals import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseReadOnly,
    DatabaseTooNew,
    NoDatabase,
    NotOurDatabase,
)

PAGE = 4096


def refused(path: Path, kind: type[OfficerCanAct]) -> str:
    """Open the file, expect the refusal, and prove that nothing in the folder changed."""
    before = files(path.parent)

    with pytest.raises(kind) as refusal:
        Database.open(path, create=True)

    assert files(path.parent) == before
    message = wording.obstacle(refusal.value)
    assert str(path) in message
    assert_is_dutch_and_short(message)
    return message


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase) as refusal:
        Database.open(tmp_path / "weg.db")

    assert_is_dutch_and_short(wording.obstacle(refusal.value))
    assert not list(tmp_path.iterdir())


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()

    assert "een map" in refused(folder, NotOurDatabase)


def test_an_empty_file_is_refused_and_never_filled(tmp_path: Path) -> None:
    """SQLite itself opens 0 bytes without a word and would make our tables in it."""
    path = tmp_path / "leeg.db"
    path.touch()

    assert "een leeg bestand" in refused(path, NotOurDatabase)


@pytest.mark.parametrize("content", [b"hallo", b"Gemeente;Saldo\n" * 500, b"SQLite format 3\x00"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cijfers.db"
    path.write_bytes(content)

    refused(path, NotOurDatabase)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "anders.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE municipality (code TEXT)")

    assert "ander programma" in refused(path, NotOurDatabase)


def test_a_database_of_another_program_in_wal_mode_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "anders.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE municipality (code TEXT)")
    before = path.read_bytes()

    with pytest.raises(NotOurDatabase):
        Database.open(path)

    assert path.read_bytes() == before


def test_a_database_of_a_newer_program_is_refused_with_both_versions(path: Path) -> None:
    set_header(path, "user_version", SCHEMA_VERSION + 6)

    message = refused(path, DatabaseTooNew)

    assert f"databaseversie {SCHEMA_VERSION + 6}" in message
    assert f"kent {SCHEMA_VERSION}" in message


def test_a_file_without_a_version_is_not_ours(path: Path) -> None:
    set_header(path, "user_version", 0)

    refused(path, NotOurDatabase)


def test_a_file_without_write_bit_is_refused_also_for_root(path: Path) -> None:
    path.chmod(0o444)

    refused(path, DatabaseReadOnly)


@pytest.mark.skipif(os.name == "nt", reason="Windows folders have no write bit")
def test_a_database_in_a_read_only_folder_is_refused_also_for_root(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        refused(path, DatabaseReadOnly)
        refused(path.with_name("nieuw.db"), DatabaseReadOnly)
    finally:
        path.parent.chmod(0o755)


@pytest.mark.usefixtures("impatient")
def test_a_database_that_another_program_holds_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert "ander programma" in refused(path, DatabaseBusy)


def test_a_truncated_database_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 5 * PAGE])

    message = refused(path, DatabaseDamaged)

    assert "toezichtdesk-backups" in message


def test_a_database_with_a_wiped_page_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3 * PAGE : 4 * PAGE] = bytes(PAGE)
    path.write_bytes(content)

    refused(path, DatabaseDamaged)


@pytest.mark.parametrize("change", [-1, -SCHEMA_VERSION + 1])
def test_a_version_number_that_was_set_back_is_damage(path: Path, change: int) -> None:
    set_header(path, "user_version", SCHEMA_VERSION + change)

    refused(path, DatabaseDamaged)


@pytest.mark.parametrize("version", sorted(set(VERSIONS) - {SCHEMA_VERSION}))
def test_a_version_number_that_was_set_forward_is_damage(tmp_path: Path, version: int) -> None:
    """Acts were written into the older schema, where a later column was missing."""
    path = unpack(version, tmp_path / "oud.db")
    set_header(path, "user_version", SCHEMA_VERSION)
    refused(path, DatabaseDamaged)

    set_last_step(path, SCHEMA_VERSION)
    refused(path, DatabaseDamaged)


def test_a_file_that_calls_itself_another_old_version_is_not_upgraded(tmp_path: Path) -> None:
    """In the header and in the number of its last step; so it is for each pair of versions."""
    path = unpack(12, tmp_path / "oud.db")
    set_header(path, "user_version", 13)
    set_last_step(path, 13)
    before = path.read_bytes()

    with pytest.raises(MigrationFailed):
        Database.open(path)

    assert path.read_bytes() == before


def set_last_step(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [f"{version:04}"])
        connection.commit()


def test_a_file_without_the_number_of_its_last_step_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE alembic_version")

    refused(path, DatabaseDamaged)


def test_a_database_that_lacks_a_table_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE contact")

    refused(path, DatabaseDamaged)
