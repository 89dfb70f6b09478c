"""Whether what is about to be shown can be relied on: the record, verified before it is read from.

For paper, tables and the console. A window verifies it after its start, and shows a band.
"""

from __future__ import annotations

import logging
import sqlite3
from time import monotonic

from sqlalchemy import Connection

from toezichtdesk.store.bare import sqlite_of
from toezichtdesk.store.cache import cached
from toezichtdesk.store.chain import Broken, verify_chain
from toezichtdesk.store.database import STEPS_BETWEEN_LOOKS, STOPPED, file_of

log = logging.getLogger(__name__)

LONGEST_S = 4.0  # seconds; an act beside it waits for 5 (`connecting.BUSY_TIMEOUT_S`)


def broken_in(connection: Connection) -> tuple[Broken, ...] | None:
    """Return what in the record is not as sealed; again only after an act or a change of the file.

    None for a record that takes longer to read than an act waits: `check` reads it to its end.
    """
    status = file_of(connection).stat()
    asked = (status.st_ino, status.st_size, status.st_mtime_ns)
    return cached(connection, "doubt", asked, lambda: _broken(connection))


def _broken(connection: Connection) -> tuple[Broken, ...] | None:
    raw, stopped = sqlite_of(connection), connection.info.get(STOPPED)
    until = monotonic() + LONGEST_S

    def ends() -> bool:
        return monotonic() > until or (stopped is not None and stopped())

    raw.set_progress_handler(ends, STEPS_BETWEEN_LOOKS)
    try:
        return verify_chain(raw)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_INTERRUPT" or (stopped is not None and stopped()):
            raise
        log.info("the record takes longer to read than an act can wait")
        return None
    finally:
        raw.set_progress_handler(stopped, STEPS_BETWEEN_LOOKS)
