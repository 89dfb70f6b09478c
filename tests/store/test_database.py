"""An act is stored whole or not at all, and each fault of the disk gets its own message."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import exc, insert, select, text

from tests.leaks import OPEN_FILES, is_open
from tests.patience import USUAL_BUSY_TIMEOUT_S
from tests.store.store_acts import act, acts, files
from toezichtdesk import wording
from toezichtdesk.store import connecting
from toezichtdesk.store.connecting import APPLICATION_ID, SCHEMA_VERSION
from toezichtdesk.store.database import Database
from toezichtdesk.store.refusals import (
    DatabaseBusy,
    DatabaseReadOnly,
    DatabaseReplaced,
    DiskFault,
    DiskFull,
    NoDatabase,
)
from toezichtdesk.store.schema import followed, journal

if TYPE_CHECKING:
    from collections.abc import Callable


def assert_is_dutch_and_short(message: str) -> None:
    without_paths = re.sub(r"\S*/\S*", "pad", message)
    for sentence in re.split(r"(?<=[.:]) ", without_paths):
        assert len(sentence.split()) <= 25, sentence
    assert not re.search(r"\b(the|is not|database disk|readonly|locked)\b", message)


def set_header(path: Path, pragma: str, value: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {pragma} = {value}")


def test_a_new_database_is_whole_and_alone_in_its_new_folder(tmp_path: Path) -> None:
    path = tmp_path / f"Toezicht desk %é#{'' if os.name == 'nt' else '?'}" / "cijfers.db"

    Database.open(path, create=True).close()

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert list(files(path.parent)) == ["cijfers.db"]


def test_create_leaves_an_existing_database_as_it_is(path: Path) -> None:
    act(Database.open(path), 1)
    before = files(path.parent)

    database = Database.open(path, create=True)

    assert files(path.parent) == before
    assert acts(database) == {1: 1}


def test_opening_changes_no_byte(path: Path) -> None:
    before = files(path.parent)

    Database.open(path).close()

    assert files(path.parent) == before


def test_a_database_left_in_wal_mode_opens_with_its_rows(path: Path) -> None:
    """A copy tool or another SQLite program may have set the mode; it stays in the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("INSERT INTO setting VALUES ('1/0', '', 1)")
        connection.execute(
            "INSERT INTO journal (id, moment, officer, act, summary, details) "
            "VALUES (1, '', '', '', '', '{}')"
        )

    database = Database.open(path)

    assert acts(database) == {1: 1}
    assert list(files(path.parent)) == [path.name]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("recursive_triggers", 1),
        ("temp_store", 2),
    ],
)
def test_every_connection_has_the_settings(
    database: Database, setting: str, value: str | int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_S", USUAL_BUSY_TIMEOUT_S)
    with database.writing() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value
    with database.reading() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(DatabaseReadOnly), database.reading() as connection:
        connection.execute(text("INSERT INTO setting VALUES ('a', 'b', 1)"))


def test_reading_sees_one_moment(database: Database) -> None:
    act(database, 1)

    with database.reading() as connection:
        before = connection.execute(text("SELECT count(*) FROM journal")).scalar_one()
        with closing(sqlite3.connect(database.path, timeout=0)) as other:
            other.execute("INSERT INTO setting VALUES ('other', '', 1)")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.commit()
        after = connection.execute(text("SELECT count(*) FROM journal")).scalar_one()

    assert before == after == 1


def test_an_act_that_fails_leaves_nothing(database: Database) -> None:
    act(database, 1)
    before = database.path.read_bytes()

    def failing_act() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO setting VALUES ('half', '', 1)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing_act()

    assert database.path.read_bytes() == before


def test_a_broken_rule_of_the_schema_is_a_bug_not_a_refusal(database: Database) -> None:
    with pytest.raises(exc.IntegrityError), database.writing() as connection:
        connection.execute(insert(followed).values(municipality="GM0000", act=1))

    assert acts(database) == {}


def test_a_fault_of_another_file_during_an_act_is_not_blamed_on_the_database(
    database: Database,
) -> None:
    with pytest.raises(FileNotFoundError), database.writing():
        raise FileNotFoundError("a sheet")


@pytest.mark.parametrize("room", [0, 1, 2, 5, 20])
def test_a_full_disk_says_so_and_keeps_the_acts_before_it(database: Database, room: int) -> None:
    """room: pages that still fit."""
    act(database, 1)
    before = database.path.read_bytes()

    def large_act() -> None:
        with database.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + room}")
            connection.execute(
                text("INSERT INTO setting VALUES (:name, :value, 1)"),
                [{"name": str(row), "value": "x" * 500} for row in range(1000)],
            )

    with pytest.raises(DiskFull) as refusal:
        large_act()

    assert_is_dutch_and_short(wording.obstacle(refusal.value))
    assert database.path.read_bytes() == before
    act(database, 2)
    assert acts(database) == {1: 1, 2: 1}


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on the size of files")
def test_a_failing_write_at_the_commit_says_so_and_keeps_the_acts_before_it(path: Path) -> None:
    """A limit on the size of files gives SQLITE_IOERR_WRITE, as a failing disk does."""
    act(Database.open(path), 1)
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.store.store_acts import act\n"
        "from toezichtdesk import wording\n"
        "from toezichtdesk.store.database import Database\n"
        "from toezichtdesk.store.refusals import DiskFault\n"
        "path = Path(sys.argv[1])\n"
        "database = Database.open(path)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "size = path.stat().st_size\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try:\n"
        "    act(database, 2, rows=500, text='x' * 100)\n"
        "except DiskFault as refusal:\n"
        "    print(wording.obstacle(refusal))\n"
    )
    tree = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(tree)}

    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.strip() == wording.obstacle(DiskFault(path))
    assert acts(Database.open(path)) == {1: 1}


def test_a_database_that_becomes_read_only_refuses_the_next_act(database: Database) -> None:
    database.path.chmod(0o444)

    with pytest.raises(DatabaseReadOnly):
        act(database, 1)

    assert acts(database) == {}


@pytest.mark.usefixtures("impatient")
def test_an_act_waits_for_another_program_and_then_says_so(database: Database) -> None:
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(DatabaseBusy):
            act(database, 1)

        assert acts(database) == {}
        other.execute("ROLLBACK")
    act(database, 1)
    assert acts(database) == {1: 1}


@pytest.mark.usefixtures("impatient")
def test_a_commit_that_a_reader_holds_up_leaves_nothing(database: Database) -> None:
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM journal").fetchone()

        with pytest.raises(DatabaseBusy):
            act(database, 1)

    assert acts(database) == {}


def test_a_database_that_vanished_says_so(database: Database) -> None:
    database.path.unlink()

    with pytest.raises(NoDatabase):
        acts(database)
    with pytest.raises(NoDatabase):
        act(database, 1)
    assert not database.path.exists()


def test_a_database_replaced_by_another_version_refuses_every_act(database: Database) -> None:
    set_header(database.path, "user_version", SCHEMA_VERSION + 1)

    with pytest.raises(DatabaseReplaced) as refusal:
        act(database, 1)

    assert_is_dutch_and_short(wording.obstacle(refusal.value))


def test_opening_a_current_database_does_not_load_alembic(path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from toezichtdesk.store.database import Database\n"
        "Database.open(Path(sys.argv[1]))\n"
        "print([name for name in sys.modules if name.startswith('alembic')])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.strip() == "[]"


def test_a_connection_that_stays_open_sees_each_act_whoever_did_it(database: Database) -> None:
    act(database, 1)
    assert len(asked_again(database)) == 1
    act(database, 2)
    assert len(asked_again(database)) == 2
    beside = Database.open(database.path)
    act(beside, 3)
    beside.close()

    assert len(asked_again(database)) == 3


@pytest.mark.parametrize("put", [os.replace, shutil.copyfile], ids=["in its place", "over it"])
def test_a_connection_that_stays_open_tells_another_file_as_soon_as_it_is_there(
    database: Database, tmp_path: Path, put: Callable[[Path, Path], object]
) -> None:
    act(database, 1)
    copy = shutil.copyfile(database.path, tmp_path / "kopie.db")
    act(database, 2)
    assert len(asked_again(database)) == 2

    if os.name == "nt":  # nobody replaces an open file there
        database.let_go()
    put(copy, database.path)

    with pytest.raises(DatabaseReplaced):
        asked_again(database)


def test_a_connection_that_stays_open_cannot_write_and_holds_nobody_up(database: Database) -> None:
    act(database, 1)
    asked_again(database)

    with pytest.raises(DatabaseReadOnly), database.reading(stay_open=True) as connection:
        connection.execute(insert(followed).values(municipality="GM0001", act=1))
    act(database, 2)

    assert len(asked_again(database)) == 2


@pytest.mark.skipif(
    os.name != "nt" and not OPEN_FILES.exists(), reason="nothing tells which files are open"
)
def test_a_connection_stays_open_until_it_lets_go_or_fails(database: Database) -> None:
    asked_again(database)
    assert is_open(database.path)
    database.let_go()
    assert not is_open(database.path)

    with suppress(DatabaseBusy), database.reading(stay_open=True):
        raise DatabaseBusy(database.path)
    assert not is_open(database.path)


def test_a_database_that_vanished_under_a_connection_that_stays_open_says_so(
    database: Database,
) -> None:
    asked_again(database)
    if os.name == "nt":
        database.let_go()
    database.path.unlink()

    with pytest.raises(NoDatabase):
        asked_again(database)


def asked_again(database: Database) -> list[str]:
    """The acts, by the connection that stays open."""
    with database.reading(stay_open=True) as connection:
        return list(connection.execute(select(journal.c.summary)).scalars())
