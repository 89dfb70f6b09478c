"""Locks that tell which window has a database open, by path and by the file's identity."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.places import led_to


class HeldByWindow(OfficerCanAct):
    """A window has the database open: the file must not be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(Obstacle.HELD_BY_WINDOW, path=path)


def names(path: Path) -> tuple[str, ...]:
    """Return the lock names of a database on this machine: by its path, and by the file itself.

    A second path to the same file, through a link of either kind, shares a name.
    """
    real = led_to(path)
    paths = [os.path.normcase(real)]
    if real.exists():
        file = real.stat()
        paths.append(f"{file.st_dev}:{file.st_ino}")
    return tuple(f"toezichtdesk-{_short(each)}" for each in paths)


def lock_files(path: Path) -> tuple[Path, ...]:
    """Return the lock files of a database: one beside it, and one for each of its names."""
    real = led_to(path)
    place = Path(tempfile.gettempdir())
    return (Path(f"{real}.lock"), *(place / f"{name}.lock" for name in names(path)))


def refuse_if_held(path: Path) -> None:
    """Refuse to replace a database that a window has open.

    Raises:
        HeldByWindow: a window of this or another user has it.
    """
    if any(_is_locked(lock) for lock in lock_files(path)):
        raise HeldByWindow(path)


def _short(text: str) -> str:
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    return hashlib.sha256(f"{user}\0{text}".encode(errors="surrogateescape")).hexdigest()[:20]


def _is_locked(lock: Path) -> bool:
    """Return whether a running process holds the lock that Qt made in this file."""
    if not lock.is_file():
        return False
    try:
        with lock.open("rb+") as file:
            if sys.platform == "win32":  # Qt opens it exclusively
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
