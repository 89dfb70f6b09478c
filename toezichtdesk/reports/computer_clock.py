"""Checks the computer's clock: the journal never goes back in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.store.schema import journal

LEEWAY = timedelta(minutes=5)  # a correction by network time is no problem


def newest_moment(connection: Connection) -> datetime | None:
    """Return the moment of the newest act; None when nothing was recorded."""
    newest = connection.execute(select(journal.c.moment).order_by(journal.c.id.desc()).limit(1))
    text = newest.scalar()
    return None if text is None else datetime.fromisoformat(text)


def behind(connection: Connection, now: datetime) -> str:
    """Return a warning in Dutch when the clock is behind the newest act; else empty."""
    newest = newest_moment(connection)
    if newest is None or now >= newest - LEEWAY:
        return ""
    return (
        f"De klok staat op {_timestamp(now)}, vóór de laatste handeling in het logboek "
        f"({_timestamp(newest)}). Wat u nu vastlegt, krijgt in het logboek het moment van die "
        "handeling. Zet de klok van de computer goed."
    )


def _timestamp(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{wording.day(local.date())}, {local:%H:%M} uur"
