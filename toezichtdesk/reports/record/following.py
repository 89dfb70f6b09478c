"""Since when the program follows a municipality: earlier talks cannot count as missed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.period import Period
from toezichtdesk.store import schema

_WORK = (Act.IMPORT, Act.LOG_CONTACT, Act.DECIDE)


def begun_in(connection: Connection, today: date) -> Period:
    """Return the half-year in which the work began; today's when it has not."""
    journal = schema.journal
    first = connection.execute(
        select(func.min(journal.c.moment)).where(journal.c.act.in_(_WORK))
    ).scalar()
    return Period.holding(today if first is None else date.fromisoformat(first[:10]))


def followed_from(connection: Connection) -> dict[str, Period]:
    """Return the half-year in which each municipality was put on the list."""
    table, journal = schema.followed, schema.journal
    query = select(table.c.municipality, journal.c.moment).join(
        journal, journal.c.id == table.c.act
    )
    return {
        row.municipality: Period.holding(date.fromisoformat(row.moment[:10]))
        for row in connection.execute(query)
    }
