"""What the officer set, by name; a setting that was never made is None."""

from __future__ import annotations

from sqlalchemy import Connection, select

from toezichtdesk.store import schema

WATCHED_FOLDER = "watched_folder"
READS_UNASKED = "reads_unasked"


def setting(connection: Connection, name: str) -> str | None:
    """Return the value of a setting, None when it was never made or was taken away."""
    table = schema.setting
    value = connection.execute(select(table.c.value).where(table.c.name == name)).scalar()
    return None if value is None else str(value)
