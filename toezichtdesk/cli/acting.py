"""Run one act from the console, and report the warnings that it leads to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.reports import computer_clock
from toezichtdesk.store.database import Database


@contextmanager
def acting(database: Database, by: Signature) -> Iterator[Connection]:
    """Yield a connection for an act; print the warnings it leaves on stderr afterwards."""
    with database.writing() as connection:
        behind = computer_clock.behind(connection, by.moment)
        yield connection
    if behind is not None:
        print(wording.clock_behind(behind), file=sys.stderr)
    for notice in database.take_notices():
        print(wording.notice(notice), file=sys.stderr)
