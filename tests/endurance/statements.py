"""An upgrade that fails after each of its statements: the file is byte for byte what it was.

All steps from the first version, and what is checked and sealed after them, happen in one
transaction. SQLite itself breaks off: its handler of progress stops the next statement at once.

`python -m tests.endurance.statements [EVERY]`
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.store.old_files import unpack
from tests.store.store_acts import files
from toezichtdesk.store import connecting, migrate
from toezichtdesk.store.backup import check
from toezichtdesk.store.database import Database

FIRST = 1  # the version of the file
TOLD_EVERY = 25


class Breaking:
    """Counts the statements of a connection, and breaks off the one that follows the last."""

    def __init__(self, last: int) -> None:
        """last: the number of the statement after which it fails; 0 for never."""
        self.count = 0
        self.has_failed = False
        self._last = last

    def connect(self, path: Path) -> sqlite3.Connection:
        """Return the connection of an upgrade."""
        raw = connecting.connect(path)

        def counted(statement: str) -> None:
            if statement.startswith("--") or not raw.in_transaction:
                return  # of a trigger, or from before the upgrade
            self.count += 1
            if self.count == self._last:
                raw.set_progress_handler(self._fails, 1)

        raw.set_trace_callback(counted)
        return raw

    def _fails(self) -> bool:
        """Return once whether the statement stops: what is taken back then must not."""
        fails, self.has_failed = not self.has_failed, True
        return fails


@contextmanager
def broken_off(last: int) -> Iterator[Breaking]:
    """Let upgrades fail after this statement."""
    breaking, whole = Breaking(last), migrate.connect
    migrate.connect = breaking.connect
    try:
        yield breaking
    finally:
        migrate.connect = whole


def statements(folder: Path) -> int:
    """Return how many statements a whole upgrade has."""
    with broken_off(0) as breaking:
        Database.open(unpack(FIRST, folder / "geheel.db")).close()
    return breaking.count


def try_statement(folder: Path, last: int) -> str:
    """Let an upgrade fail after this statement; return what is wrong then, empty when nothing.

    SQLAlchemy asks for the definition of a table a second time, in other words, where the first
    question fails: that upgrade goes on, and must leave what one without a failure leaves.
    """
    folder.mkdir()
    path = unpack(FIRST, folder / "oud.db")
    before = files(folder)
    with broken_off(last) as breaking, suppress(migrate.MigrationFailed):
        Database.open(path).close()
        if not breaking.has_failed:
            return f"{last}: nothing failed"
        report = check(path)
        is_whole = report.is_sound and report.is_current
        return "" if is_whole else f"{last}: it went on, and left something else"
    return "" if files(folder) == before else f"{last}: the file is another"


def main() -> int:
    """Try all statements, or one in so many; 0 when all held."""
    every = int(sys.argv[1]) if sys.argv[1:] else 1
    bad: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = statements(folder)
        tried = range(1, count, every)
        for number, last in enumerate(tried, 1):
            wrong = try_statement(folder / str(last), last)
            bad += [wrong] if wrong else []
            if number % TOLD_EVERY == 0:
                print(f"{number} of {len(tried)}, {len(bad)} bad", *bad[-3:], flush=True)
    print(f"{count} statements, {len(tried)} tried, {len(bad)} bad", *bad, sep="\n")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
