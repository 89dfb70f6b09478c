"""A copy of a database to read at leisure: reading the database itself keeps others from acting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from toezichtdesk.files import unfinished
from toezichtdesk.store.connecting import connect, snapshot
from toezichtdesk.store.refusals import refusing


@contextmanager
def copied_aside(path: Path) -> Iterator[Path]:
    """Yield a copy of every page, as damaged as the database is; it is removed afterwards.

    Raises:
        OfficerCanAct: the database cannot be read.
        OSError: the folder cannot be written.
    """
    with unfinished(path) as aside:
        with snapshot(path) as still, refusing(path), closing(connect(aside)) as copy:
            copy.execute("PRAGMA synchronous=OFF")  # a power failure may have it
            still.backup(copy)
        yield aside
