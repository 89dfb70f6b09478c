"""The seal of the last act, also read without SQLAlchemy: a start compares it at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk.domain.acts import Act
from toezichtdesk.store.bare import address

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LAST = (
    "SELECT seal.hash FROM journal JOIN seal ON seal.act = journal.id "
    "WHERE journal.act <> ? ORDER BY journal.id DESC LIMIT 1"
)
_BUT = (Act.SEE_PROPOSAL.value,)  # looking at a proposal changes nothing that is shown


def last_seal(connection: Connection) -> str:
    """Return the hash of the last act that changed anything; empty when there is none."""
    return str(connection.exec_driver_sql(_LAST, _BUT).scalar() or "")


def last_seal_of(path: Path) -> str:
    """Return the same of a database that is not open.

    Empty also where it cannot be read at once: it is of an older version, an act in it was broken
    off, or somebody writes to it.
    """
    try:
        place = address(path, for_writing=False)
        with closing(sqlite3.connect(place, uri=True, timeout=0)) as raw:
            row = raw.execute(_LAST, _BUT).fetchone()
    except sqlite3.Error:
        return ""
    return "" if row is None else str(row[0])
