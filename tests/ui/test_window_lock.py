"""The lock of a window on its database: whom it keeps out, and what a killed window left."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer

from tests.conftest import Desk
from toezichtdesk import database_locks
from toezichtdesk.app.backups import Backups
from toezichtdesk.app.window_lock import Hold
from toezichtdesk.files import UNFINISHED
from toezichtdesk.paths import backup_folder

pytest_plugins = ("tests.ui.shell",)

TAKE = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from toezichtdesk.app.window_lock import Hold
application = QCoreApplication([])
hold = Hold()
assert hold.take(Path(sys.argv[1]))
"""
WAIT = """
import sys
print("ready", flush=True)
sys.stdin.read()
"""
END_WHILE_COPYING = """
from toezichtdesk.app.backups import Backups
from toezichtdesk.processes import own_mark
from toezichtdesk.store import backup
backup.put_new = lambda *_: os.kill(os.getpid(), 9)  # written, read back, and without its name
print(own_mark(), flush=True)
Backups(Path(sys.argv[1])).make("bij-afsluiten")
"""


@contextmanager
def running(program: str, path: Path) -> Iterator[int]:
    """Yield the process number of a Python that has come to its waiting; kill it afterwards."""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process.pid
        process.kill()


def change_locks(path: Path, line: int, value: object) -> None:
    """Write another value on a line of the locks that were left on a database.

    Qt writes the process number on line 0, the machine on 2 and its number on 3.
    """
    places = [place for place in database_locks.lock_files(path) if place.exists()]
    assert places
    for place in places:
        lines = place.read_bytes().split(b"\n")
        lines[line] = str(value).encode()
        place.write_bytes(b"\n".join(lines))


@pytest.fixture
def hold(qapp) -> Iterator[Hold]:
    hold = Hold()
    yield hold
    hold.release()


@pytest.fixture
def left(hold: Hold, tmp_path: Path) -> Iterator[Path]:
    """A database whose window was killed."""
    path = tmp_path / "toezichtdesk.db"
    with running(TAKE + WAIT, path):
        pass
    yield path
    hold.release()
    for lock in database_locks.lock_files(path):
        lock.unlink(missing_ok=True)
    for name in database_locks.names(path):
        QLocalServer.removeServer(name)


@pytest.mark.qt_log_ignore("Got unexpected locking error", extend=True)  # so Qt says on Windows
def test_a_place_where_no_database_can_be_is_left_to_what_opens_it(
    hold: Hold, tmp_path: Path
) -> None:
    """It raised an error of the system, for which the opening has a sentence in Dutch."""
    file = tmp_path / "geen map"
    file.write_bytes(b"")

    assert hold.take(file / "toezichtdesk.db")

    hold.release()
    assert list(tmp_path.iterdir()) == [file]


def test_a_killed_window_whose_number_this_process_was_given_keeps_nobody_out(
    hold: Hold, left: Path
) -> None:
    change_locks(left, 0, os.getpid())

    assert hold.take(left)


def test_a_killed_window_whose_number_another_program_was_given_keeps_nobody_out(
    hold: Hold, left: Path
) -> None:
    """Qt compares their names, but many programs are a Python."""
    with running(WAIT, left) as number:
        change_locks(left, 0, number)

        assert hold.take(left)


def test_a_lock_of_another_machine_stands_whoever_has_its_number_here(
    hold: Hold, left: Path
) -> None:
    """Over a network only that machine knows whether its window is still open."""
    change_locks(left, 0, os.getpid())
    change_locks(left, 2, "elders")
    change_locks(left, 3, "0123456789abcdef")

    assert not hold.take(left)
    assert Path(f"{left}.lock").exists()


def test_a_lock_that_a_full_disk_left_empty_keeps_nobody_out(hold: Hold, left: Path) -> None:
    lock = Path(f"{left}.lock")
    lock.write_bytes(b"")
    assert not hold.take(left), "another start may be writing it"
    hour_ago = time.time() - 3600
    os.utime(lock, (hour_ago, hour_ago))

    assert hold.take(left)


def test_the_window_of_another_process_keeps_us_out_until_it_ends(
    hold: Hold, tmp_path: Path
) -> None:
    path = tmp_path / "toezichtdesk.db"
    with running(TAKE + WAIT, path):
        assert not hold.take(path)

    assert hold.take(path)


def test_another_window_of_this_process_keeps_us_out_until_it_lets_go(
    hold: Hold, tmp_path: Path
) -> None:
    path = tmp_path / "toezichtdesk.db"
    other = Hold()
    assert other.take(path)
    assert not hold.take(path)

    other.release()

    assert hold.take(path)


def test_a_window_killed_while_it_copies_at_closing_leaves_no_lock_and_no_half_copy(
    hold: Hold, filled: Desk
) -> None:
    """The next start gets its process number, as it does again and again on Windows."""
    filled.database.close()
    folder = backup_folder(filled.path)
    ended = subprocess.run(
        [sys.executable, "-c", TAKE + END_WHILE_COPYING, str(filled.path)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    mark = ended.stdout.strip()
    _, number, *_ = mark.split("-")
    change_locks(filled.path, 0, os.getpid())
    (half,) = folder.glob(f".*{UNFINISHED}")
    half.rename(half.with_name(half.name.replace(f"-{number}-", f"-{os.getpid()}-")))
    keeper = Backups(filled.path)

    assert hold.take(filled.path)
    assert keeper.copies() == ()
    assert not keeper.is_up_to_date()
    keeper.make("bij-afsluiten")

    (copy,) = keeper.copies()
    assert keeper.is_up_to_date()
    assert [path for path in folder.iterdir() if path.is_file()] == [copy.path]
