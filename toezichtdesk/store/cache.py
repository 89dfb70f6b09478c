"""Caches what was computed from the store until the next act, so that history is not read again.

An answer is tagged with the newest journal line at the time. Nothing changes without a line, so an
answer with the same tag is still true. Results computed within an open transaction are never
cached: it may be rolled back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from toezichtdesk.domain.acts import ERASING
from toezichtdesk.store.schema import journal

T = TypeVar("T")
Line = tuple[Any, ...]

_MEMORY = "kept"
_LINE = select(journal.c.id, journal.c.moment, journal.c.officer, journal.c.act, journal.c.summary)


@dataclass(frozen=True, slots=True)
class _Answer:
    """asked: all that the answer depends on besides the store. line: the newest one then."""

    asked: object
    line: Line
    value: Any


class Memory:
    """The answers about one file; another file in its place begins with none."""

    def __init__(self) -> None:
        self._file: object = None
        self._answers: dict[str, _Answer] = {}

    def lend(self, connection: Connection, file: object) -> None:
        """Let `kept` find the answers by this connection. file: what tells files apart."""
        if file != self._file:
            self._file, self._answers = file, {}
        connection.info[_MEMORY] = self._answers


def kept(
    connection: Connection,
    name: str,
    asked: object,
    make: Callable[[], T],
    renew: Callable[[T, int], T | None] | None = None,
) -> T:
    """Return what `make` gives, or gave before while nothing was recorded since.

    One answer is kept for each name. asked: all that the answer depends on besides the store.
    renew: makes a new answer from the one kept and the number of the last act that it knows; None
    when that cannot be done. Nobody may change what is returned.
    """
    answers: dict[str, _Answer] | None = connection.info.get(_MEMORY)
    line = newest_line(connection)
    if answers is None or line is None:
        return make()
    before = answers.get(name)
    value: T | None = None
    if before is not None and before.asked == asked:
        if before.line == line:
            found: T = before.value
            return found
        if renew is not None and _stands(connection, before.line):
            value = renew(before.value, before.line[0])
    if value is None:
        value = make()
    if not _has_changed(connection):
        answers[name] = _Answer(asked, line, value)
    return value


def newest_line(connection: Connection) -> Line | None:
    """Return the newest line of the journal, None when there is none."""
    row = connection.execute(_LINE.order_by(journal.c.id.desc()).limit(1)).first()
    return None if row is None else tuple(row)


def _stands(connection: Connection, line: Line) -> bool:
    """Return whether the line is there, and what stood before it was left as it was since."""
    row = connection.execute(_LINE.where(journal.c.id == line[0])).first()
    erased = select(journal.c.id).where(journal.c.id > line[0], journal.c.act.in_(ERASING))
    stands = row is not None and tuple(row) == line
    return stands and connection.execute(erased).first() is None


def _has_changed(connection: Connection) -> bool:
    """Return whether an act is under way on this connection, which nobody else sees yet."""
    raw = connection.connection.driver_connection
    return raw is None or raw.total_changes > 0
