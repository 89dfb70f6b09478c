"""Opening the store, or beginning one with the table of municipalities in it."""

from __future__ import annotations

from pathlib import Path

from toezichtdesk.casework import municipalities
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.paths import resource
from toezichtdesk.store.database import Database


def open_or_begin(path: Path, by: Signature) -> Database:
    """Open the database, or begin one that knows every municipality since 2015.

    Raises:
        OfficerCanAct: the file cannot be used; the message says why and what to do.
    """
    is_new = not path.exists()
    database = Database.open(path, create=True)
    if is_new:
        with database.writing() as connection:
            table = municipalities.read_table(resource("municipalities.csv"))
            municipalities.add(connection, by, table)
    return database
