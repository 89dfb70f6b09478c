"""Checks the computer's clock: the journal never goes back in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from toezichtdesk.domain.notices import ClockBehind
from toezichtdesk.store.schema import journal

LEEWAY = timedelta(minutes=5)  # a correction by network time is no problem


def newest_moment(connection: Connection) -> datetime | None:
    """Return the moment of the newest act; None when nothing was recorded."""
    newest = connection.execute(select(journal.c.moment).order_by(journal.c.id.desc()).limit(1))
    text = newest.scalar()
    return None if text is None else datetime.fromisoformat(text)


def behind(connection: Connection, now: datetime) -> ClockBehind | None:
    """Return how the clock is behind the newest act; None when it is not."""
    newest = newest_moment(connection)
    if newest is None or now >= newest - LEEWAY:
        return None
    return ClockBehind(now, newest)
