"""The database as the rest of the program knows it: opened, read from and written to.

Each use gets a connection of its own: nothing is shared between threads, a read sees one moment,
and between acts no program holds the file. Opening one costs 3 ms, as SQLite reads the schema. The
window asks at every key, so that its connection stays open between questions until it lets go.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, NullPool, Pool, QueuePool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util import LRUCache

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.notices import Notice
from toezichtdesk.files import NameTaken
from toezichtdesk.paths import attachment_folder
from toezichtdesk.places import refuse_unsafe
from toezichtdesk.store import schema
from toezichtdesk.store.attachments import clear_unrecorded
from toezichtdesk.store.bare import sqlite_of
from toezichtdesk.store.cache import Line, Memory, newest_line
from toezichtdesk.store.connecting import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    connect,
    identify,
    refuse_read_only,
    snapshot,
    verify,
)
from toezichtdesk.store.continuing import newest_after
from toezichtdesk.store.definitions import fits
from toezichtdesk.store.destroying import destroy_erased, waits
from toezichtdesk.store.refusals import (
    DatabaseDamaged,
    DatabaseReplaced,
    NoText,
    Stopped,
    Uncertain,
    refusal,
    refusing,
)
from toezichtdesk.store.sealing import Anchor, anchor, reading_bytes, seal, writing_of

log = logging.getLogger(__name__)

IsStopped = Callable[[], bool]
STEPS_BETWEEN_LOOKS = 100_000  # of SQLite's machine: a few milliseconds
STOPPED = "stopped"  # in the info of a connection: what is polled
_SEEN = "file as seen"  # by a connection that stays open
_CANNOT_WRITE = "cannot write"  # of a connection that stays open
_COMPILED: LRUCache[object, object] = LRUCache(500)  # statements as SQL, of every database


class Database:
    """One database file, checked and of the schema version of this program."""

    def __init__(self, path: Path) -> None:
        """path: a file that `open` has checked."""
        self.path = path
        dialect = _first_engine().dialect
        self._engine = _engine(NullPool(self._connect, dialect=dialect))
        # One at rest; more at the same time are closed after use.
        self._staying = _engine(QueuePool(self._connect, 1, max_overflow=-1, dialect=dialect))
        event.listen(self._staying, "checkout", self._look_at_file)
        event.listen(self._engine, "before_cursor_execute", _note_writing)
        self._memory = Memory()
        self._known: Anchor | None = None  # the newest act that was seen in the file
        self._notices: tuple[Notice, ...] = ()

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Database:
        """Return the database, brought to the version of this program if it is older.

        create: begin an empty database, and its folder, where there is no file yet.

        Raises:
            UnsafePlace: a service synchronises the folder, or it is on the network.
            OfficerCanAct: no file, a file that is not ours, too new, read-only, locked, damaged,
                or a migration that failed; the file is byte for byte what it was.
        """
        path = path.absolute()
        refuse_unsafe(path)
        with refusing(path):
            if create and not path.exists():
                _begin(path)
            identify(path)
            refuse_read_only(path)
            if _checked_version(path) < SCHEMA_VERSION:
                from toezichtdesk.store.migrate import migrate  # Alembic: only when it has work

                migrate(path)
        log.info("opened database of version %s", SCHEMA_VERSION)
        return cls(path)

    def newest_seen(self) -> Anchor | None:
        """Return the newest act that was seen in the file; None before anything was read."""
        return self._known

    @contextmanager
    def reading(
        self, stopped: IsStopped | None = None, *, stay_open: bool = False
    ) -> Iterator[Connection]:
        """Yield a connection that sees one moment and cannot write.

        stopped: polled all the time; True ends the work. stay_open: leave it open for the next
        question of this thread, without a lock, until `let_go` or a failure.

        Raises:
            OfficerCanAct: the file is gone, replaced by another kind, locked or unreadable.
            Stopped: the officer stopped it.
        """
        engine = self._staying if stay_open else self._engine
        is_sound = False
        try:
            with self._connection("BEGIN", stopped, engine) as connection:
                if not connection.info.get(_CANNOT_WRITE):  # it may be one that stayed open
                    connection.exec_driver_sql("PRAGMA query_only=ON")
                    connection.info[_CANNOT_WRITE] = True
                yield connection
                if stay_open:  # nor does it keep the asker alive meanwhile
                    sqlite_of(connection).set_progress_handler(None, 0)
            is_sound = True
        finally:
            if stay_open and not is_sound:
                self.let_go()

    def let_go(self) -> None:
        """Close the connection that stayed open; to be called in the thread that asked."""
        self._staying.dispose()

    @contextmanager
    def writing(self, stopped: IsStopped | None = None) -> Iterator[Connection]:
        """Yield a connection whose changes are committed together at the end, or not at all.

        stopped: polled all the time; True ends the work, and rolls it back.

        Raises:
            OfficerCanAct: the file is gone, read-only or locked, or the disk is full or fails.
            Stopped: the officer stopped it.
        """
        with refusing(self.path):
            if self.path.exists():
                refuse_read_only(self.path)
        with self._connection("BEGIN IMMEDIATE", stopped) as connection:
            before = newest_line(connection)
            yield connection
            if stopped is not None and stopped():
                raise Stopped
            erases = schema.erased.name in writing_of(connection.info).tables
            with refusing(self.path):
                seal(sqlite_of(connection), writing_of(connection.info))
                sealed = anchor(sqlite_of(connection))
            self._commit(connection, before)
            self._know(sealed)
        if erases:
            self.destroy_erased()

    @contextmanager
    def trying(self, stopped: IsStopped | None = None) -> Iterator[Connection]:
        """Give a connection that can write, from which nothing is kept whatever happens.

        stopped, Raises: as `writing`.
        """
        with self._connection("BEGIN IMMEDIATE", stopped) as connection:
            yield connection
            connection.rollback()

    def destroy_erased(self) -> None:
        """Destroy the files of attachments that are erased on record; tell what cannot go yet."""
        with self._telling(Notice.ERASED_FILE_STAYS):
            with self.reading() as connection:
                database = file_of(connection)
            if waits(database):
                with self.trying() as connection:
                    destroy_erased(connection, database)

    def clear_unrecorded(self) -> None:
        """Remove the files of attachments of which no act is on record; tell what cannot go yet."""
        with self._telling(Notice.UNRECORDED_FILE_STAYS), self.trying() as connection:
            clear_unrecorded(connection, attachment_folder(file_of(connection)))

    def take_notices(self) -> tuple[Notice, ...]:
        """Return once what to tell about the last act, although it succeeded."""
        notices, self._notices = self._notices, ()
        return notices

    @contextmanager
    def _telling(self, notice: Notice) -> Iterator[None]:
        """Let work on the files of attachments fail; the act succeeds, and the notice is kept."""
        try:
            yield
        except (OSError, OfficerCanAct) as error:
            log.info("a file of an attachment cannot be removed yet: %s", error)
            self._notices = (*(one for one in self._notices if one is not notice), notice)

    def _commit(self, connection: Connection, before: Line | None) -> None:
        """Keep what was written; where the disk refuses, look at what it kept.

        A disk that fails at the last moment of a commit may have kept the act all the same.
        """
        line = newest_line(connection)
        try:
            connection.commit()
        except DBAPIError as error:
            if line is None or line == before:
                raise
            log.info("the disk failed at the end of an act: %s", error.orig)
            connection.close()
            if not self._holds(line):
                raise
            self._notices = (Notice.KEPT_ALL_THE_SAME,)

    def _holds(self, line: Line) -> bool:
        try:
            with self._engine.connect() as again:
                return newest_line(again) == line
        except (DBAPIError, sqlite3.Error) as error:
            raise Uncertain(self.path) from error

    def close(self) -> None:
        """Let go of the file."""
        self.let_go()
        self._engine.dispose()

    @contextmanager
    def _connection(
        self, begin: str, stopped: IsStopped | None, engine: Engine | None = None
    ) -> Iterator[Connection]:
        known = self._known  # before the moment that the connection sees: that has it, or more
        try:
            with (engine or self._engine).connect() as connection:
                connection.begin()
                raw, info = sqlite_of(connection), connection.info
                with refusing(self.path):  # at every question: SQLite itself is asked
                    raw.execute(begin)
                    _refuse_replaced(raw, self.path)
                    info[_SEEN] = _FileSeen.of(self.path)
                    self._know(newest_after(raw, known, self.path))
                self._memory.lend(connection)
                info[STOPPED] = stopped
                raw.set_progress_handler(stopped, STEPS_BETWEEN_LOOKS)
                yield connection
        except UnicodeEncodeError as error:
            raise NoText from error
        except (DBAPIError, sqlite3.Error) as error:
            refused = refusal(error, self.path)
            if refused is None and isinstance(error, (OperationalError, sqlite3.OperationalError)):
                refused = DatabaseDamaged(self.path) if self._is_broken() else None
            if refused is None:
                raise
            log.info("the store refused: %s", getattr(error, "orig", error))
            raise refused from error
        except (ValueError, KeyError) as error:
            if not self._is_broken():
                raise
            raise DatabaseDamaged(self.path) from error

    def _know(self, newest: Anchor | None) -> None:
        if newest is not None and (self._known is None or newest.act > self._known.act):
            self._known = newest

    def _is_broken(self) -> bool:
        """Return whether the record is not what was sealed, so that any value may be wrong."""
        from toezichtdesk.store.chain import verify_chain  # only when something is wrong

        with snapshot(self.path) as raw:
            return bool(verify_chain(raw))

    def _connect(self) -> DBAPIConnection:
        return cast("DBAPIConnection", connect(self.path))

    def _look_at_file(
        self, _raw: DBAPIConnection, record: ConnectionPoolEntry, _checked_out: object
    ) -> None:
        """Have a connection opened anew when the file is another one, or was written since.

        SQLite itself sees what SQLite wrote; not an old copy that was written over it by hand.
        """
        seen: _FileSeen | None = record.info.get(_SEEN)
        try:
            is_same = seen is None or seen == _FileSeen.of(self.path)
        except OSError:
            is_same = False  # opening it says what is wrong
        if not is_same:
            raise DisconnectionError


@dataclass(frozen=True, slots=True)
class _FileSeen:
    """A file at one moment. identity: what tells it from another one in its place."""

    identity: tuple[int, int]
    size: int
    written: int

    @classmethod
    def of(cls, path: Path) -> _FileSeen:
        status = path.stat()
        return cls((status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)


def _engine(pool: Pool) -> Engine:
    """Return an engine for one file; what was compiled for another file serves it as well."""
    model = _first_engine()
    # Notes of talks never reach the log.
    engine = Engine(pool, model.dialect, model.url, hide_parameters=True)
    return engine.execution_options(compiled_cache=_COMPILED)


@cache
def _first_engine() -> Engine:
    """Return an engine whose dialect has seen the SQLite of this machine: all others share it."""
    engine = create_engine("sqlite://", poolclass=NullPool)
    engine.connect().close()
    return engine


def _note_writing(
    connection: Connection,
    _cursor: object,
    statement: str,
    values: Sequence[object],
    _context: object,
    is_many: bool,
) -> None:
    """Note which table is written to, and refuse a text with NUL, at which SQLite would end it."""
    if writing_of(connection.info).note(statement):
        rows = cast("Sequence[Sequence[object]]", values if is_many else (values,))
        if any(isinstance(value, str) and "\0" in value for row in rows for value in row):
            raise NoText


def _begin(path: Path) -> None:
    from toezichtdesk.store.beginning import begin

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        begin(path)
    except NameTaken:
        log.info("another program began the database at the same moment")


def _checked_version(path: Path) -> int:
    with snapshot(path) as connection:
        version = verify(connection, path)
        if not fits(connection, version):
            raise DatabaseDamaged(path)
    return version


def _refuse_replaced(raw: sqlite3.Connection, path: Path) -> None:
    """Refuse what is no database of this program and version any more."""
    (application,) = raw.execute("PRAGMA application_id").fetchone()
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    if (application, version) != (APPLICATION_ID, SCHEMA_VERSION):
        raise DatabaseReplaced(path)


def file_of(connection: Connection) -> Path:
    """Return the file that a connection reads."""
    raw = sqlite_of(connection)
    with reading_bytes(raw):  # the name of a folder need not be text
        row = raw.execute("PRAGMA database_list").fetchone()
    return Path(os.fsdecode(row[2])) if row is not None else Path()
