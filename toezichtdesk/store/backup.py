"""Makes copies that are read back before they count, restores one, and checks a database.

Never by copying the file: for a database in use that lost every row, and still looked sound.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.files import NameTaken, is_there, put_new, put_over, reachable, unfinished
from toezichtdesk.paths import attachment_folder
from toezichtdesk.places import refuse_beside_database, refuse_unsafe
from toezichtdesk.store.anchoring import MOMENT_FORMAT, copies_newest_first, departure, in_name
from toezichtdesk.store.attachments import BESIDE_COPIES, copy_missing
from toezichtdesk.store.chain import JOURNAL, Broken, verify_chain, version_departs
from toezichtdesk.store.connecting import (
    SCHEMA_VERSION,
    connect,
    identify,
    refuse_read_only,
    row_counts,
    snapshot,
    verify,
)
from toezichtdesk.store.continuing import refuse_another
from toezichtdesk.store.former_words import with_former_words
from toezichtdesk.store.own_checks import own_checks
from toezichtdesk.store.refusals import DatabaseBusy, DatabaseDamaged, NotOurDatabase, refusing
from toezichtdesk.store.sealing import FIRST_SEALED_SO, Anchor, anchor, has_seals
from toezichtdesk.store.thinning import to_remove

log = logging.getLogger(__name__)

BEFORE_MIGRATION = "voor-v"  # the only way back to an older program: never thinned out


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy. size in bytes; rows: the number of all rows together."""

    path: Path
    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. kept: the database that was there before, or None if there was none.

    broken: what in it is not what was sealed. is_of_another: it began as another database than the
    one that was there.
    """

    path: Path
    rows: int
    kept: Path | None
    broken: tuple[Broken, ...] = ()
    is_of_another: bool = False


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a thorough reading of a database found.

    size in bytes. faults: SQLite's own words about damage. orphans: rows whose foreign key matches
    nothing.
    counts: rows per table, in order of name. broken: what is not what was sealed. anchor: the last
    act and its hash, None before the first.
    """

    path: Path
    size: int
    version: int
    faults: tuple[str, ...]
    orphans: int
    counts: tuple[tuple[str, int], ...]
    broken: tuple[Broken, ...] = ()
    anchor: Anchor | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults and not self.orphans and not self.broken

    @property
    def is_current(self) -> bool:
        """Whether the file needs no migration."""
        return self.version == SCHEMA_VERSION


def back_up(
    db_path: Path, target: Path, attached: Path | None = None, known: Anchor | None = None
) -> Backup:
    """Make a verified copy of a database, which may be in use, under a name that is free.

    attached: the folder for what was attached; None is the one beside the copy. known: an act that
    was seen in the database; None accepts any.

    Raises:
        NameTaken: there is something of that name.
        DatabaseReplaced: the file does not go on from the known act.
        OfficerCanAct: not ours, damaged, locked, or the disk refuses; there is no copy then.
    """
    identify(db_path)
    place = reachable(target)
    with refusing(target):
        refuse_beside_database(place, target)
        if place.exists():
            raise NameTaken(target)
        place.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(place) as temporary:
            rows = _copy(db_path, temporary, target, known)
            for source in _attached_of(db_path):
                copy_missing(source, attached or attachment_folder(place))
            put_new(temporary, place, target)
        copy = Backup(target, place.stat().st_size, rows)
    log.info("backed up %s rows", rows)
    return copy


def automatic_backup(
    db_path: Path,
    folder: Path,
    reason: str,
    moment: datetime | None = None,
    known: Anchor | None = None,
) -> Backup:
    """Make a verified copy named after moment, reason and seal, and thin out the older ones.

    The seal in the name is that of the last act before the copy began.

    reason: a word for the file name, such as `voor-import`. moment: None is that of the clock,
    whatever day the officer works on: which copies are old is no matter of casework. known: as
    `back_up`.

    Raises:
        OfficerCanAct: as `back_up`.
    """
    now = moment or datetime.now().astimezone()
    seal = in_name(_anchor_of(db_path))
    name = f"{db_path.stem}-{now.strftime(MOMENT_FORMAT)}-{reason}{seal}"
    for ending in chain([""], map("-{}".format, count(2))):
        target = folder / f"{name}{ending}.db"
        if is_there(reachable(target)):
            continue
        with suppress(NameTaken):  # another program made a copy in this very second
            copy = back_up(db_path, target, folder / BESIDE_COPIES, known)
            break
    _thin_out(db_path, folder, now)
    return copy


def restore(source: Path, db_path: Path, aside: str = "vervangen") -> Restored:
    """Put a copy in place of the database; what was there stays under another name.

    aside: the word in that name.

    Raises:
        OfficerCanAct: the copy is not ours, too new or damaged, it is the database itself, or the
            place cannot be written; the database is what it was.
    """
    version = identify(source)
    with suppress(OSError):  # there is no database in this place
        if source.samefile(db_path):
            raise OfficerCanAct(Obstacle.COPY_IS_DATABASE, path=db_path)
    refuse_unsafe(db_path)
    with refusing(db_path):
        if db_path.is_dir():
            raise NotOurDatabase(Obstacle.DATABASE_IS_FOLDER, db_path)
        db_path.parent.mkdir(parents=True, exist_ok=True)
        refuse_read_only(db_path)
        with unfinished(db_path) as temporary:
            rows = _copy(source, temporary, db_path)
            begins = {_first_seal(each) for each in (db_path, temporary) if each.exists()} - {""}
            broken = look_over(temporary) if version == SCHEMA_VERSION else ()
            for attached in _attached_of(source):
                copy_missing(attached, attachment_folder(db_path))
            set_aside = _set_aside(db_path, aside) if db_path.exists() else None
            if set_aside is None:
                put_new(temporary, db_path)
            else:
                put_over(temporary, db_path)
    log.info("restored %s rows", rows)
    return Restored(db_path, rows, set_aside, broken, is_of_another=len(begins) > 1)


def check(path: Path, copies: Path | None = None) -> CheckReport:
    """Read the whole database and say what is wrong with it, without changing it.

    copies: the folder with its copies, to hold its record against the newest; None leaves that out.

    Raises:
        OfficerCanAct: no file, not ours, too new, locked, or so damaged that it cannot be read.
    """
    version = identify(path)
    with snapshot(path) as connection, own_checks(path, connection) as found:
        counts = row_counts(connection)
        is_sealed = version == SCHEMA_VERSION
        if is_sealed:
            broken = verify_chain(connection, lambda: found().values())
        else:
            broken = version_departs(connection, version)
        if found().faults:
            log.warning("SQLite found: %s", "; ".join(found().faults))
        if is_sealed and copies is not None:
            broken += _departure(connection, path, copies, broken)
            newest_first = copies_newest_first(path, copies)
            broken = with_former_words(connection, broken, newest_first)
        last = _last(connection, broken) if is_sealed else None
    return CheckReport(
        path,
        reachable(path).stat().st_size,
        version,
        found().faults,
        found().orphans,
        tuple(counts.items()),
        broken,
        last,
    )


def _attached_of(path: Path) -> tuple[Path, Path]:
    """Return where what was attached may be: of a database, or of a copy among others."""
    return attachment_folder(path), path.parent / BESIDE_COPIES


def _last(connection: sqlite3.Connection, broken: tuple[Broken, ...]) -> Anchor | None:
    try:
        return anchor(connection)
    except sqlite3.OperationalError:
        if not broken:
            raise
        return None  # what cannot be read was reported already


def look_over(path: Path, copies: Path | None = None, of: Path | None = None) -> tuple[Broken, ...]:
    """Return what is wrong with the record of a database; it blocks every act in that file.

    copies: as `check`. of: the database of which `path` is a copy, if it is one.

    Raises:
        OfficerCanAct: the file cannot be read.
    """
    with snapshot(path) as connection:
        report = verify_chain(connection)
        if copies is None:
            return report
        return report + _departure(connection, of or path, copies, report)


def _departure(
    connection: sqlite3.Connection, path: Path, copies: Path, broken: tuple[Broken, ...]
) -> tuple[Broken, ...]:
    """Compare the record with the newest copy, once its own lines prove sound and readable."""
    if any(one.table == JOURNAL for one in broken) or not has_seals(connection):
        return ()
    try:
        return departure(connection, path, copies)
    except sqlite3.DatabaseError:
        return ()  # what cannot be read was reported already


def _anchor_of(db_path: Path) -> Anchor | None:
    """Return the anchor of a database of any version; None where it cannot be read."""
    identify(db_path)
    with snapshot(db_path) as connection:
        try:
            return anchor(connection) if has_seals(connection) else None
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_ERROR":
                raise
            log.info("the record has no readable end: %s", error)
            return None


def _first_seal(path: Path) -> str:
    """Return the hash of the first act, which all copies of a database share.

    Empty where the file cannot be read, or is from before the seals.
    """
    try:
        if identify(path) < FIRST_SEALED_SO:
            return ""
        with closing(connect(path, for_writing=False)) as connection:  # leaves a journal alone
            row = connection.execute("SELECT hash FROM seal ORDER BY act LIMIT 1").fetchone()
    except (OfficerCanAct, sqlite3.DatabaseError):
        return ""
    return "" if row is None else str(row[0])


def _copy(source: Path, target: Path, name: Path, known: Anchor | None = None) -> int:
    """Copy all rows into the empty file `target`, read it back, and return their number.

    The snapshot keeps others from committing, so that both counts speak of one moment.
    name: what the copy is going to be called, for a refusal. known: as `back_up`.
    """
    with snapshot(source) as still:
        version = verify(still, source)
        if known is not None:
            refuse_another(still, version, known, source)
        expected = row_counts(still)
        with refusing(name), closing(connect(source, for_writing=False)) as connection:
            # As bytes: the name of a folder need not be text.
            connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))
    with closing(connect(target, for_writing=False)) as copy:
        verify(copy, name)
        counts = row_counts(copy)
    if counts != expected:
        raise DatabaseDamaged(source)
    return sum(counts.values())


def _set_aside(db_path: Path, word: str = "vervangen") -> Path:
    """Keep the database under a second name, and return that; its first name still holds it.

    The second is a copy, not a second name of the same file: a crash before the next step would
    leave two names for a database that goes on changing, with a journal for only one of them.
    What a crash left unfinished beside a damaged database goes along, or SQLite would roll it back
    into the file that comes in its place.
    """
    second = free_name(db_path, word)
    _finish_or_refuse(db_path)
    with unfinished(second) as temporary:
        shutil.copy2(db_path, temporary)
        put_new(temporary, second)
    for ending in ("-journal", "-wal", "-shm"):
        beside = db_path.with_name(db_path.name + ending)
        if beside.exists() and beside.stat().st_size == 0:
            beside.unlink()
        elif beside.exists():
            beside.replace(second.with_name(second.name + ending))
    return second


def free_name(db_path: Path, word: str) -> Path:
    """Return a name beside the database that nothing has, with the word and the moment in it."""
    name = f"{db_path.stem}-{word}-{datetime.now().astimezone().strftime(MOMENT_FORMAT)}"
    names = (
        db_path.with_name(f"{name}{end}.db") for end in chain([""], map("-{}".format, count(2)))
    )
    return next(path for path in names if not os.path.lexists(path))


def _finish_or_refuse(db_path: Path) -> None:
    """Let SQLite finish what a crash left, if it still can; refuse while someone else writes."""
    try:
        with closing(connect(db_path)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise DatabaseBusy(db_path) from error
        log.info("the database that is replaced cannot be opened: %s", error)


def _thin_out(db_path: Path, folder: Path, now: datetime) -> None:
    """Remove the automatic copies that the rule of `to_remove` lets go."""
    form = re.compile(rf"{re.escape(db_path.stem)}-(\d{{8}}-\d{{6}})-(.+)\.db")
    by_moment: dict[datetime, list[Path]] = {}
    for path in reachable(folder).iterdir():
        name = form.fullmatch(path.name)
        if name and not name[2].startswith(BEFORE_MIGRATION):
            with suppress(ValueError):  # the name only looks like one of ours
                stamp = datetime.strptime(name[1], MOMENT_FORMAT).replace(tzinfo=now.tzinfo)
                by_moment.setdefault(stamp, []).append(path)
    for stamp in to_remove(tuple(by_moment), now):
        for path in by_moment[stamp]:
            with suppress(OSError):  # in use elsewhere: next time
                path.unlink(missing_ok=True)
