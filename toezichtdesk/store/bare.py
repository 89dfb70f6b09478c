"""SQLite itself: how a file is named to it, and its connection below one of SQLAlchemy.

Loads no SQLAlchemy: a start looks into the file before that is there.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from toezichtdesk.files import reachable

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection


def address(path: Path, *, for_writing: bool) -> str:
    """Return the URI of a file that exists. for_writing: False never touches the file."""
    # Every character but letters is quoted, or two slashes would begin the name of a machine.
    place = quote(os.fsencode(reachable(path.absolute())), safe="")
    return f"file:{place}?mode={'rw' if for_writing else 'ro'}"


def sqlite_of(connection: Connection) -> sqlite3.Connection:
    """Return the connection of SQLite below."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)
