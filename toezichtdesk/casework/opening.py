"""Opening the store, or beginning one: with the table of municipalities in it, or not there."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from toezichtdesk.casework import municipalities
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.files import NameTaken, clear_leftovers, put_new, unfinished_folder
from toezichtdesk.paths import attachment_folder, backup_folder, resource
from toezichtdesk.store import schema
from toezichtdesk.store.attachments import under_way
from toezichtdesk.store.database import Database
from toezichtdesk.store.refusals import refusing

log = logging.getLogger(__name__)


def open_or_begin(path: Path, by: Signature, followed: Sequence[str] = ()) -> Database:
    """Open the database, or begin one that knows every municipality since 2015.

    followed: codes of the municipalities that a new database has under supervision.

    Raises:
        OfficerCanAct: the file cannot be used; the message says why and what to do.
    """
    attached = attachment_folder(path)
    for folder in (path.parent, backup_folder(path), attached):
        clear_leftovers(folder)
    if not path.exists():
        try:
            with building(path, by) as database:
                if followed:
                    with database.writing() as connection:
                        municipalities.follow(connection, by, followed)
        except NameTaken:
            log.info("another program began the database at the same moment")
    database = Database.open(path)
    _complete(database, by)
    if under_way(attached):
        database.clear_unrecorded()
    database.destroy_erased()
    return database


@contextmanager
def building(path: Path, by: Signature, *, knows_country: bool = True) -> Iterator[Database]:
    """Yield a new database with its municipalities; it gets its name when the block succeeds.

    Until then it is in a separate folder beside it.
    knows_country: False leaves the municipalities to the caller.

    Raises:
        NameTaken: a file of that name exists, perhaps since a moment ago.
        OfficerCanAct: the place cannot be written, or the disk is full.
    """
    with refusing(path):
        if path.exists():  # before the work is done for nothing
            raise NameTaken(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished_folder(path) as folder:
            new = folder / "nieuw.db"
            database = Database.open(new, create=True)
            try:
                if knows_country:
                    _add_country(database, by)
                yield database
            finally:
                database.close()
            put_new(new, path)


def _complete(database: Database, by: Signature) -> None:
    """Give a database the municipalities where an earlier version was interrupted at its start."""
    with database.reading() as connection:
        if connection.execute(select(schema.municipality.c.code).limit(1)).first() is not None:
            return
    log.info("the database knew no municipality")
    _add_country(database, by)


def _add_country(database: Database, by: Signature) -> None:
    table = municipalities.read_table(resource("municipalities.csv"))
    with database.writing() as connection:
        municipalities.add(connection, by, table)
