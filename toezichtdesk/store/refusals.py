"""Why the store cannot do what was asked, and from which fault that follows.

SQLite's own words stay in the log: they are English and say nothing to an officer.
"""

from __future__ import annotations

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.paths import backup_folder

log = logging.getLogger(__name__)


class NoDatabase(OfficerCanAct):
    """There is no file at this place, or no longer."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.NO_DATABASE, path=path)


class NotOurDatabase(OfficerCanAct):
    """The place holds something, but no database of this program."""

    def __init__(self, what: Obstacle, path: Path) -> None:
        super().__init__(what, path=path)


class DatabaseTooNew(OfficerCanAct):
    """A newer version of the program wrote the file."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(Obstacle.DATABASE_TOO_NEW, path=path, version=version, known=known)


class DatabaseReadOnly(OfficerCanAct):
    """The file, or the folder it is in, may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.DATABASE_READ_ONLY, path=path)


class DatabaseBusy(OfficerCanAct):
    """Another program holds the file; we waited for it."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.DATABASE_BUSY, path=path)


class DatabaseDamaged(OfficerCanAct):
    """The content of the file does not hold together."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.DATABASE_DAMAGED, path=path, folder=backup_folder(path))


class DatabaseReplaced(OfficerCanAct):
    """Another file was put in place of the database while the program ran."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.DATABASE_REPLACED, path=path)


class Stopped(OfficerCanAct):
    """The officer stopped the work before it was done."""

    def __init__(self) -> None:
        super().__init__(Obstacle.STOPPED)


class NoText(OfficerCanAct):
    """What was typed or read holds characters that are no text."""

    def __init__(self) -> None:
        super().__init__(Obstacle.NO_TEXT)


class Uncertain(OfficerCanAct):
    """The disk failed at the end of an act, and does not say whether it kept the act."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.UNCERTAIN, path=path)


class DiskFull(OfficerCanAct):
    """There is no room left to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.DISK_FULL, path=path)


class DiskFault(OfficerCanAct):
    """The disk or the network refused to read or write."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.DISK_FAULT, path=path)


# By the start of sqlite_errorname: extended codes (SQLITE_IOERR_WRITE) go with their family.
_BY_ERROR_NAME: dict[str, type[DiskFull | DiskFault | DatabaseReadOnly | DatabaseBusy]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_IOERR": DiskFault,
    "SQLITE_CANTOPEN": DiskFault,
    "SQLITE_READONLY": DatabaseReadOnly,
    "SQLITE_PERM": DatabaseReadOnly,
    "SQLITE_BUSY": DatabaseBusy,
    "SQLITE_LOCKED": DatabaseBusy,
}
_READ_ONLY_ERRORS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


_NO_TEXT = "Could not decode to UTF-8"  # Python's own words, without a code of SQLite


def refusal(error: BaseException, path: Path) -> OfficerCanAct | None:
    """Return what to tell the officer about a fault of SQLite or the disk; None for a bug."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, sqlite3.Error):
        name: str = getattr(error, "sqlite_errorname", "")
        if name.startswith("SQLITE_NOTADB"):
            return NotOurDatabase(Obstacle.DATABASE_OF_OTHER_KIND, path)
        if name.startswith("SQLITE_CORRUPT"):
            return DatabaseDamaged(path)
        if name.startswith("SQLITE_CANTOPEN") and not path.exists():
            return NoDatabase(path)
        if not name and str(error).startswith(_NO_TEXT):
            return DatabaseDamaged(path)
        if name.startswith("SQLITE_INTERRUPT"):
            return Stopped()
        return next(
            (kind(path) for start, kind in _BY_ERROR_NAME.items() if name.startswith(start)), None
        )
    if isinstance(error, OSError):
        if error.errno in _FULL_ERRORS:
            return DiskFull(path)
        return (DatabaseReadOnly if error.errno in _READ_ONLY_ERRORS else DiskFault)(path)
    return None


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn faults of SQLite and of the disk into a refusal that speaks of `path`.

    Raises:
        OfficerCanAct: the fault is one that an officer can do something about.
    """
    try:
        yield
    except (sqlite3.Error, OSError, DBAPIError) as error:
        refused = refusal(error, path)
        if refused is None:
            raise
        log.info("the store refused: %s", error)
        raise refused from error
    except UnicodeDecodeError as error:  # SQLite's own words on a schema that is not text any more
        raise DatabaseDamaged(path) from error
