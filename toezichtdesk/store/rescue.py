"""The way back from a damaged database: the newest good copy, and what can still be read."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.files import put_new, unfinished_folder
from toezichtdesk.store.backup import free_name
from toezichtdesk.store.beginning import begin
from toezichtdesk.store.connecting import connect, identify, snapshot, verify
from toezichtdesk.store.refusals import refusing

log = logging.getLogger(__name__)

MOST_NAMED = 200  # acts that a copy lacks and that are named
_OWN = ("sqlite", "alembic_version")


@dataclass(frozen=True, slots=True)
class GoodCopy:
    """A copy that was read in full. recorded_to: the moment of its newest act.

    missing: what the damaged database says was recorded after that, oldest first; None where it
    can no longer be read.
    """

    path: Path
    recorded_to: datetime
    missing: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A new database with what could be read. lost: tables that lack rows."""

    path: Path
    rows: int
    lost: tuple[str, ...]


def newest_good_copy(damaged: Path, folder: Path) -> GoodCopy | None:
    """Return the copy in the folder whose journal reaches furthest, None when none is good."""
    good = [(_last_line(path), path) for path in sorted(folder.glob("*.db")) if _is_good(path)]
    if not good:
        return None
    (number, moment), path = max(good)
    return GoodCopy(path, datetime.fromisoformat(moment), _acts_after(damaged, number))


def salvage(damaged: Path) -> Salvaged:
    """Put what can be read of a damaged database into a new one beside it; the old one stays.

    Raises:
        OfficerCanAct: nothing can be read, or the disk refuses.
    """
    target = free_name(damaged, "gered")
    with refusing(damaged), unfinished_folder(target) as folder:
        new = folder / "gered.db"
        begin(new)
        with (
            closing(connect(damaged, for_writing=False)) as source,
            closing(connect(new)) as rescued,
        ):
            rows, lost = _copy_all(source, rescued)
        if not rows:
            raise OfficerCanAct(Obstacle.NOTHING_LEFT, path=damaged)
        put_new(new, target)
    log.info("salvaged %s rows; %s tables are not whole", rows, len(lost))
    return Salvaged(target, rows, lost)


def _is_good(path: Path) -> bool:
    try:
        identify(path)
        with snapshot(path) as connection:
            verify(connection, path)
            return _newest(connection) is not None
    except (OfficerCanAct, sqlite3.Error):
        return False


def _last_line(path: Path) -> tuple[int, str]:
    with snapshot(path) as connection:
        return _newest(connection) or (0, "")


def _newest(connection: sqlite3.Connection) -> tuple[int, str] | None:
    row = connection.execute("SELECT id, moment FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


def _acts_after(damaged: Path, number: int) -> tuple[str, ...] | None:
    query = "SELECT summary FROM journal WHERE id > ? ORDER BY id LIMIT ?"
    try:
        with closing(connect(damaged, for_writing=False)) as connection:
            return tuple(str(row[0]) for row in connection.execute(query, (number, MOST_NAMED)))
    except sqlite3.Error:
        return None


def _copy_all(
    source: sqlite3.Connection, rescued: sqlite3.Connection
) -> tuple[int, tuple[str, ...]]:
    """Copy table by table what reads; return the number of rows, and which tables lack some."""
    triggers = rescued.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    definitions = triggers.fetchall()
    names = rescued.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    rescued.execute("PRAGMA foreign_keys=OFF")
    rescued.execute("BEGIN IMMEDIATE")
    for name, _ in definitions:
        rescued.execute(f'DROP TRIGGER "{name}"')
    total, lost = 0, []
    for (table,) in names.fetchall():
        if not table.startswith(_OWN):
            rows, is_whole = _copy_table(source, rescued, table)
            total += rows
            lost += [] if is_whole else [table]
    for _, made in definitions:
        rescued.execute(made)
    rescued.execute("COMMIT")
    return total, tuple(lost)


def _copy_table(
    source: sqlite3.Connection, rescued: sqlite3.Connection, table: str
) -> tuple[int, bool]:
    """Copy the rows from the front and, where that breaks off, from the back."""
    columns = [row[1] for row in rescued.execute(f'PRAGMA table_info("{table}")')]
    keys = [row[1] for row in rescued.execute(f'PRAGMA table_info("{table}")') if row[5]]
    marks = ", ".join("?" for _ in columns)
    put = f'INSERT OR IGNORE INTO "{table}" VALUES ({marks})'  # noqa: S608
    before = rescued.total_changes
    is_whole = True
    for order in ("ASC", "DESC"):
        try:
            for row in _rows(source, table, columns, keys, order):
                rescued.execute(put, row)
        except sqlite3.Error as error:
            log.info("a table cannot be read to the end: %s", error)
            is_whole = False
        if is_whole:
            break
    return rescued.total_changes - before, is_whole


def _rows(
    source: sqlite3.Connection, table: str, columns: Sequence[str], keys: Sequence[str], order: str
) -> Iterator[tuple[object, ...]]:
    # With the table before it: of a column that is not there SQLite makes a text of its name.
    named = ", ".join(f'"{table}"."{column}"' for column in columns)
    by = ", ".join(f'"{table}"."{key}" {order}' for key in keys) or f"rowid {order}"
    yield from source.execute(f'SELECT {named} FROM "{table}" ORDER BY {by}')  # noqa: S608
