"""One act on the console, and what to tell about it besides what it did."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from toezichtdesk.domain.casefile import Signature
from toezichtdesk.reports import clock
from toezichtdesk.store.database import Database


@contextmanager
def acting(database: Database, by: Signature) -> Iterator[Connection]:
    """Give a connection to act on; afterwards what there is to tell about it is on stderr."""
    with database.writing() as connection:
        notice = clock.behind(connection, by.moment)
        yield connection
    for message in filter(None, (notice, database.take_notice())):
        print(message, file=sys.stderr)
