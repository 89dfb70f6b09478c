"""Putting a finished file in its place: a crash leaves the old file or the new, never half."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toezichtdesk.domain.errors import OfficerCanAct

UNFINISHED = ".toezichtdesk-half"
LEFT_AFTER_S = 3600.0  # an unfinished file this old was left by a crash


class NameTaken(OfficerCanAct):
    """A file of this name exists already; it is never overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} bestaat al en wordt niet overschreven. Kies een andere naam.")


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """Give an empty file in the folder of `target`, gone afterwards unless it was put in place.

    Only the user may read it, and so what it becomes: it will hold casework.

    Raises:
        OSError: the folder cannot be written.
    """
    _clear_leftovers(target.parent)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=UNFINISHED, dir=target.parent)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def put_new(finished: Path, target: Path) -> None:
    """Give the file its name, safely on disk; another file of that name stays as it is.

    Raises:
        NameTaken: there is a file of that name, perhaps since a moment ago.
        OSError: the disk refuses.
    """
    _flush(finished)
    try:
        if os.name == "nt":
            finished.rename(target)
        else:
            os.link(finished, target)
            finished.unlink()
    except FileExistsError:
        raise NameTaken(target) from None
    except OSError:  # a file system without hard links
        if target.exists():
            raise
        finished.replace(target)
    flush_folder(target.parent)


def put_over(finished: Path, target: Path) -> None:
    """Give the file its name in one step, in the place of the file that had it.

    Raises:
        OSError: the disk refuses.
    """
    _flush(finished)
    finished.replace(target)
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """Make new names in the folder survive a power cut; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear_leftovers(folder: Path) -> None:
    for path in folder.glob(f".*{UNFINISHED}"):
        with suppress(OSError):  # gone meanwhile, or somebody else's
            if time.time() - path.stat().st_mtime > LEFT_AFTER_S:
                path.unlink()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
