"""Caches what was computed from the store until the next act, so that history is not read again.

An answer is tagged with the newest journal line at the time. Nothing changes without a line, so an
answer with the same tag is still true. Results computed while an act is under way stay with its
connection, until it writes more: it may be rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from toezichtdesk.domain.acts import ERASING
from toezichtdesk.store.bare import sqlite_of
from toezichtdesk.store.schema import journal

T = TypeVar("T")
Line = tuple[Any, ...]

_MEMORY, _UNDER_WAY, _APART = "kept", "kept under way", "written apart"
_NEWEST = "newest line"  # of the moment that a connection sees, until it writes
_LINE = "SELECT id, moment, officer, act, summary FROM journal ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class _Answer:
    """asked: all that the answer depends on besides the store. line: the newest one then.

    changes: how many rows the act under way had written by then that it may depend on.
    """

    asked: object
    line: Line
    value: Any
    changes: int = 0


class Memory:
    """The answers about one database."""

    def __init__(self) -> None:
        self._answers: dict[str, _Answer] = {}

    def lend(self, connection: Connection) -> None:
        """Let `cached` find the answers by this connection."""
        connection.info[_MEMORY] = self._answers
        connection.info.pop(_NEWEST, None)


def cached(
    connection: Connection,
    name: str,
    asked: object,
    make: Callable[[], T],
    renew: Callable[[T, int], T | None] | None = None,
    *,
    apart_from: frozenset[str] = frozenset(),
) -> T:
    """Return what `make` gives, or gave before while nothing was recorded since.

    One answer is kept for each name. asked: all that the answer depends on besides the store.
    renew: makes a new answer from the one kept and the number of the last act that it knows; None
    when that cannot be done. apart_from: tables that the answer does not depend on, of those that
    are `written_apart`. Callers must not modify what is returned.
    """
    answers: dict[str, _Answer] | None = connection.info.get(_MEMORY)
    changes = _changes(connection)
    line = newest_line(connection) if changes else _line_seen(connection)
    if answers is None or line is None:
        return make()
    if changes:
        apart: dict[str, int] = connection.info.get(_APART, {})
        counted = changes - sum(apart.get(table, 0) for table in apart_from)
        under_way: dict[str, _Answer] = connection.info.setdefault(_UNDER_WAY, {})
        now = under_way.get(name)
        if now is not None and (now.asked, now.line, now.changes) == (asked, line, counted):
            value: T = now.value
            return value
        value = _cached_or_made(connection, answers.get(name), (asked, line), make, renew)
        under_way[name] = _Answer(asked, line, value, counted)
        return value
    value = _cached_or_made(connection, answers.get(name), (asked, line), make, renew)
    answers[name] = _Answer(asked, line, value)
    return value


def kept(connection: Connection, name: str, asked: object) -> object | None:
    """Return what `cached` would give without making anything; None when it has to be made."""
    answers: dict[str, _Answer] = connection.info.get(_MEMORY, {})
    answer = answers.get(name)
    if answer is None or answer.asked != asked or _changes(connection):
        return None
    return answer.value if answer.line == _line_seen(connection) else None


def _cached_or_made(
    connection: Connection,
    before: _Answer | None,
    wanted: tuple[object, Line],
    make: Callable[[], T],
    renew: Callable[[T, int], T | None] | None,
) -> T:
    """Return the answer kept before while it is true, renewed where it can be, or a new one."""
    if before is not None and before.asked == wanted[0]:
        value: T = before.value
        if before.line == wanted[1]:
            return value
        if renew is not None and not _was_erased_since(connection, before.line):
            renewed = renew(value, before.line[0])
            if renewed is not None:
                return renewed
    return make()


@contextmanager
def written_apart(connection: Connection, table: str) -> Iterator[None]:
    """Attribute the rows written within to this table alone."""
    before = _changes(connection)
    yield
    apart: dict[str, int] = connection.info.setdefault(_APART, {})
    apart[table] = apart.get(table, 0) + _changes(connection) - before


def newest_line(connection: Connection) -> Line | None:
    """Return the newest line of the journal, None when there is none."""
    line: Line | None = sqlite_of(connection).execute(_LINE).fetchone()  # at every question
    return line


def _line_seen(connection: Connection) -> Line | None:
    """Return the newest line for a connection that wrote nothing: it sees one moment."""
    if _MEMORY not in connection.info:
        return newest_line(connection)
    if _NEWEST not in connection.info:
        connection.info[_NEWEST] = newest_line(connection)
    line: Line | None = connection.info[_NEWEST]
    return line


def _was_erased_since(connection: Connection, line: Line) -> bool:
    """Return whether a text that was there at this line is gone."""
    erased = select(journal.c.id).where(journal.c.id > line[0], journal.c.act.in_(ERASING))
    return connection.execute(erased).first() is not None


def _changes(connection: Connection) -> int:
    """Return how many rows were written by the act under way, which nobody else sees yet."""
    return sqlite_of(connection).total_changes
