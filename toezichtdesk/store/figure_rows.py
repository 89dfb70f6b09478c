"""Adding many figures at once: SQL for SQLite alone.

Through SQLAlchemy's own insert a sheet with a million figures takes a third longer. On another
database this module is to be written again; nothing else in the program is bound to SQLite's own
form of parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from toezichtdesk.store import sealing

if TYPE_CHECKING:
    from toezichtdesk.domain.importing import PlannedValue

WRITTEN_TOGETHER = 500  # figures in one statement: a third faster than one by one
_INSERT = "INSERT INTO figure (municipality, period, measure, reference_date, value, cell, act)"


def add_figures(connection: Connection, figures: Iterator[PlannedValue], act: int) -> None:
    """Write figures under an act; given in the order of the key the table fills twice as fast."""
    with sealing.writing_of(connection.info).feeding("figure", act) as seal:
        while some := list(islice(figures, WRITTEN_TOGETHER)):
            rows = ", ".join([f"(?, ?, ?, ?, ?, ?, {act})"] * len(some))
            connection.exec_driver_sql(f"{_INSERT} VALUES {rows}", tuple(chain.from_iterable(some)))
            seal.take(some, act)
