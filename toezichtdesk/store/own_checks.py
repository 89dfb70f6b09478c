"""What SQLite itself finds in a file, and values that no program wrote, while the record is read.

Both read the whole file and neither needs the other, so they go side by side: a check takes little
longer than the slower of the two.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from toezichtdesk.store.chain import Broken, impossible_values
from toezichtdesk.store.connecting import connect
from toezichtdesk.store.sealing import reading_bytes


@dataclass(frozen=True, slots=True)
class OwnChecks:
    """What was found.

    faults: SQLite's own words about damage. orphans: rows whose foreign key matches nothing.
    odd: the acts with a value that no program wrote, or why they could not be read.
    """

    faults: tuple[str, ...]
    orphans: int
    odd: tuple[Broken, ...] | sqlite3.DatabaseError

    def values(self) -> tuple[Broken, ...]:
        """Return the acts with a value that no program wrote.

        Raises:
            sqlite3.DatabaseError: the values could not be read.
        """
        if isinstance(self.odd, sqlite3.DatabaseError):
            raise self.odd
        return self.odd


@contextmanager
def own_checks(path: Path, raw: sqlite3.Connection) -> Iterator[Callable[[], OwnChecks]]:
    """Give what waits for the findings, which are sought on a thread while the caller reads on.

    raw: a connection that sees one moment, and keeps it until the end, so that the second
    connection sees the same. Where somebody is about to commit, a second would hold them up longer
    than they wait: then the checks are made afterwards, by the first.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        future = beside.submit(_on_its_own, path)
        yield lambda: future.result() or _found(raw)


def _on_its_own(path: Path) -> OwnChecks | None:
    try:
        with closing(connect(path, for_writing=False, wait_s=0)) as raw:
            raw.execute("BEGIN")
            return _found(raw)
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
        return None


def _found(raw: sqlite3.Connection) -> OwnChecks:
    faults = [row[0] for row in raw.execute("PRAGMA integrity_check")]
    odd: tuple[Broken, ...] | sqlite3.DatabaseError
    with reading_bytes(raw):
        orphans = _orphans(raw, faults)
        try:
            odd = impossible_values(raw)
        except sqlite3.DatabaseError as error:
            odd = error
    return OwnChecks(tuple(fault for fault in faults if fault != "ok"), orphans, odd)


def _orphans(raw: sqlite3.Connection, faults: list[str]) -> int:
    """Return the number of orphaned rows; a foreign key that names no column is a fault."""
    try:
        return len(raw.execute("PRAGMA foreign_key_check").fetchall())
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise
        faults.append(str(error))
        return 0
