"""The journal: one line per act, written by the act itself in its own transaction."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Connection, insert

from toezichtdesk import wording
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.reports.computer_clock import newest_moment
from toezichtdesk.store import schema


def write(
    connection: Connection,
    by: Signature,
    act: Act,
    summary: str,
    *,
    municipality: str | None = None,
    **details: object,
) -> int:
    """Write the line of an act and return its number.

    summary: one Dutch sentence. details: what changed, before and after; plain values only.
    """
    written = connection.execute(
        insert(schema.journal)
        .returning(schema.journal.c.id)
        .values(
            moment=_moment(connection, by).isoformat(timespec="seconds"),
            officer=by.officer,
            act=act,
            municipality=municipality,
            summary=wording.one_point(summary),
            details={name: plain(value) for name, value in details.items()},
        )
    )
    return int(written.scalar_one())


def _moment(connection: Connection, by: Signature) -> datetime:
    """Return the moment of the act, never before that of the last one: looking back goes by these.

    A clock that was set back would otherwise hide an act from days on which it was known.
    """
    newest = newest_moment(connection)
    return by.moment if newest is None else max(by.moment, newest)


def plain(value: object) -> object:
    """Return the value as JSON can hold it: dates in ISO form, enums by value."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def changes(before: Any, after: Any) -> dict[str, list[object]]:
    """Return per changed field of a dataclass the plain value before and after."""
    return {
        field.name: [plain(getattr(before, field.name)), plain(getattr(after, field.name))]
        for field in fields(after)
        if hasattr(before, field.name) and getattr(before, field.name) != getattr(after, field.name)
    }
