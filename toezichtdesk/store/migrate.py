"""Brings a database to the version of this program: everything or nothing, with a copy beforehand.

Alembic by itself deletes child rows and drops triggers when it rebuilds a table with foreign keys
on, and leaves half a schema after a failure. Hence the guard here.
"""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import cast

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.files import put_new, unfinished
from toezichtdesk.paths import backup_folder
from toezichtdesk.store import chain, schema, sealing
from toezichtdesk.store.backup import automatic_backup
from toezichtdesk.store.connecting import (
    APPLICATION_ID,
    connect,
    refuse_read_only,
    row_counts,
    verify,
)
from toezichtdesk.store.guards import lift_guards, set_guards
from toezichtdesk.store.refusals import DiskFull, Uncertain, refusing

log = logging.getLogger(__name__)

REVISIONS = Path(__file__).parent / "migrations"
ROOM_FACTOR = 3  # the copy, the journal, and what a rebuilt table needs for a moment


class MigrationFailed(OfficerCanAct):
    """A step to the new version did not succeed; the database is what it was."""

    def __init__(self, path: Path, backup: Path) -> None:
        super().__init__(Obstacle.MIGRATION_FAILED, path=path, backup=backup)


class _Unsound(Exception):  # noqa: N818 - the reason why a migration is taken back, for the log
    """What a migration left does not hold together."""


def migrate(
    path: Path, *, revisions: Path = REVISIONS, metadata: MetaData = schema.metadata
) -> Path:
    """Bring an older database of ours to the newest revision; return the copy made beforehand.

    All steps happen in one transaction, during which nobody else can write.

    Raises:
        MigrationFailed: a step or a check failed; the file is byte for byte what it was.
        OfficerCanAct: locked, no room, or no copy could be made; nothing was begun.
    """
    _refuse_without_room(path)
    target = newest(revisions)
    with refusing(path), _unchecked_writing(path) as connection:
        backup = automatic_backup(
            path, backup_folder(path), f"voor-v{target:04}", datetime.now().astimezone()
        ).path
        try:
            _upgrade(connection, revisions, metadata)
        except Exception as error:
            log.exception("migration to version %s failed", target)
            raise MigrationFailed(path, backup) from error
        _commit(connection, path, target, backup)
    log.info("migrated to version %s", target)
    return backup


def _commit(connection: Connection, path: Path, target: int, backup: Path) -> None:
    """Keep what was done; where the disk refuses at the last moment, look at what it kept."""
    try:
        connection.commit()
    except DBAPIError as error:
        log.exception("the disk failed at the end of the migration to version %s", target)
        connection.close()
        try:
            with closing(connect(path)) as again:
                (version,) = again.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error:
            raise Uncertain(path) from error
        if version != target:
            raise MigrationFailed(path, backup) from error


def build(path: Path) -> None:
    """Make an empty database of the newest revision, which is there whole or not at all.

    Raises:
        NameTaken: there is a file of that name already; it stays as it is.
        OfficerCanAct: the folder is read-only, or the disk full.
    """
    refuse_read_only(path)
    with refusing(path), unfinished(path) as temporary:
        with _unchecked_writing(temporary, is_throwaway=True) as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            _upgrade(connection, REVISIONS, schema.metadata)
            connection.commit()
        with closing(connect(temporary, for_writing=False)) as finished:
            verify(finished, path)
        put_new(temporary, path)


def newest(revisions: Path) -> int:
    """Return the number of the newest revision."""
    head = ScriptDirectory(str(revisions)).get_current_head()
    return int(head or 0)


@contextmanager
def _unchecked_writing(path: Path, *, is_throwaway: bool = False) -> Iterator[Connection]:
    """Give a connection in a transaction with the write lock, foreign keys not enforced.

    SQLite ignores a change of foreign_keys within a transaction, so it comes before BEGIN.
    is_throwaway: nobody opens the file after a crash, so speed is without risk.
    """

    def unchecked() -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA foreign_keys=OFF")
        if is_throwaway:
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("PRAGMA synchronous=OFF")
        return connection

    engine = create_engine("sqlite://", creator=unchecked, poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def _upgrade(connection: Connection, revisions: Path, metadata: MetaData) -> None:
    """Take all steps and check the result; the caller commits."""
    raw = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    if version and chain.version_departs(raw, version):
        raise _Unsound(f"the file calls itself version {version}, its last step is another")
    before = sealing.anchor(raw) if "seal" in row_counts(raw) else None
    lift_guards(raw)
    counts, triggers = row_counts(raw), _triggers(raw)
    config = Config()
    config.set_main_option("script_location", str(revisions).replace("%", "%%"))
    config.attributes.update(connection=connection, metadata=metadata)
    command.upgrade(config, "head")
    for name in triggers.keys() - _triggers(raw).keys():
        raw.execute(triggers[name])
    _refuse_lost_rows(counts, row_counts(raw), _announced(revisions, version))
    _refuse_unsound(connection, raw, metadata)
    _seal_line(raw, version, before)
    set_guards(raw)
    raw.execute(f"PRAGMA user_version = {newest(revisions)}")


def _seal_line(raw: sqlite3.Connection, version: int, before: sealing.Anchor | None) -> None:
    """Write the line of the upgrade and seal it; the seals of earlier acts stay as they were.

    A row that was changed outside the program still breaks its seal: sealing it anew would make it
    look genuine. Only files from before the seals of this form are sealed as they are found.
    """
    newest = raw.execute("SELECT moment FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    if newest is None:
        return
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    moment = max(now, newest[0], key=_moment)
    words = "Database bijgewerkt naar een nieuwe versie."
    details: dict[str, object] = {"from": version}
    is_sealed = version >= sealing.FIRST_SEALED_SO
    if not is_sealed:
        words += " Vanaf deze regel zijn alle regels verzegeld."
        details["anchor"] = before.hash if before else None
    raw.execute(
        "INSERT INTO journal (moment, officer, act, summary, details) VALUES (?, ?, ?, ?, ?)",
        (moment, "Toezichtdesk", Act.UPGRADE.value, words, json.dumps(details)),
    )
    if version < sealing.WORDS_SEALED:
        _keep_words(raw)
    if not is_sealed:
        raw.execute("DELETE FROM seal")
    sealing.seal(raw, None)


def _keep_words(raw: sqlite3.Connection) -> None:
    """Record again what replaced erased texts, so that the line of the upgrade seals it.

    The hash is that of the erasure, so that a text changed outside the program still differs.
    """
    raw.execute(
        "INSERT INTO erased (table_name, row_key, row_act, words, act) "
        "SELECT table_name, row_key, row_act, hash, (SELECT max(id) FROM journal) FROM erased "
        "WHERE hash LIKE ? ORDER BY id",
        (f"{sealing.NEW_WORDS}%",),
    )


def _moment(text: str) -> float:
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        return 0.0


def _triggers(raw: sqlite3.Connection) -> dict[str, str]:
    return dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))


def _announced(revisions: Path, version: int) -> set[str]:
    """Return the tables whose number of rows the steps after `version` change on purpose.

    A revision says so by `CHANGES_ROWS_OF = {"table"}`.
    """
    scripts = ScriptDirectory(str(revisions)).walk_revisions()
    steps = (script.module for script in scripts if int(script.revision) > version)
    return {table for step in steps for table in getattr(step, "CHANGES_ROWS_OF", ())}


def _refuse_lost_rows(before: dict[str, int], after: dict[str, int], announced: set[str]) -> None:
    for table, count in before.items():
        if table not in announced and table != "alembic_version" and after.get(table) != count:
            raise _Unsound(f"{table}: {count} rows before, {after.get(table)} after")


def _refuse_unsound(connection: Connection, raw: sqlite3.Connection, metadata: MetaData) -> None:
    if left := raw.execute("PRAGMA foreign_key_check").fetchall():
        raise _Unsound(f"rows without their parent: {left[:5]}")
    if [row[0] for row in raw.execute("PRAGMA integrity_check(5)")] != ["ok"]:
        raise _Unsound("integrity_check failed")
    if any(table.startswith("_alembic_tmp") for table in row_counts(raw)):
        raise _Unsound("a half rebuilt table is left")
    if difference := compare_metadata(MigrationContext.configure(connection), metadata):
        raise _Unsound(f"the schema differs from what the program expects: {difference}")


def _refuse_without_room(path: Path) -> None:
    with refusing(path):
        needed = ROOM_FACTOR * path.stat().st_size
        if shutil.disk_usage(path.parent).free < needed:
            raise DiskFull(path)
