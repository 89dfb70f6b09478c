"""Whether the file in the place of a database goes on from an act that was seen in it.

Another database, or an older copy of this one, may have been put there: by another name, or by
writing over it. What was seen is no longer there, or is another act.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.refusals import DatabaseReplaced
from toezichtdesk.store.sealing import Anchor, anchor


def newest_after(raw: sqlite3.Connection, known: Anchor | None, path: Path) -> Anchor | None:
    """Return the newest act of the file. known: the newest that was seen in it before.

    Raises:
        DatabaseReplaced: the file does not go on from that act.
    """
    newest = anchor(raw)
    if known is not None and newest != known:
        row = raw.execute("SELECT hash FROM seal WHERE act = ?", (known.act,)).fetchone()
        if row != (known.hash,):
            raise DatabaseReplaced(path)
    return newest


def refuse_another(raw: sqlite3.Connection, version: int, known: Anchor, path: Path) -> None:
    """Refuse a file, of whatever version, that does not go on from the act.

    Raises:
        DatabaseReplaced: it does not.
    """
    if version != SCHEMA_VERSION:  # where an act was seen, the database is of this one
        raise DatabaseReplaced(path)
    newest_after(raw, known, path)
