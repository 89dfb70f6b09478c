"""Which window holds a database: by its own name, and by the file itself, whatever it is called."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from toezichtdesk.domain.errors import OfficerCanAct


class HeldByWindow(OfficerCanAct):
    """A window shows the database: the file may not be replaced under it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Toezichtdesk is open met {path}. Sluit het venster eerst, of zet de kopie daar terug."
        )


def names(path: Path) -> tuple[str, ...]:
    """Return by what a database is known on this machine: its place, and the file that is there.

    A second name for the same file, through a link of either kind, has a name in common.
    """
    real = path.resolve()
    paths = [os.path.normcase(real)]
    if real.exists():
        file = real.stat()
        paths.append(f"{file.st_dev}:{file.st_ino}")
    return tuple(f"toezichtdesk-{_short(each)}" for each in paths)


def lock_files(path: Path) -> tuple[Path, ...]:
    """Return the files of which a window holds the locks: beside the database, and by its names."""
    real = path.resolve()
    place = Path(tempfile.gettempdir())
    return (Path(f"{real}.lock"), *(place / f"{name}.lock" for name in names(path)))


def refuse_if_held(path: Path) -> None:
    """Refuse to replace a database that a window shows.

    Raises:
        HeldByWindow: a window of this user, or of another, holds it.
    """
    if any(_is_locked(lock) for lock in lock_files(path)):
        raise HeldByWindow(path)


def _short(text: str) -> str:
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    return hashlib.sha256(f"{user}\0{text}".encode(errors="surrogateescape")).hexdigest()[:20]


def _is_locked(lock: Path) -> bool:
    """Return whether a process that lives holds the lock that Qt made in this file."""
    if not lock.is_file():
        return False
    try:
        with lock.open("rb+") as file:
            if sys.platform == "win32":  # Qt lets nobody else open it
                return False
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            fcntl.flock(file, fcntl.LOCK_UN)
    except PermissionError:
        return sys.platform == "win32"
    except OSError:
        return False
    return False
