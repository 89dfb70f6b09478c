"""What the officer set, by name; a setting that was never made is None."""

from __future__ import annotations

from sqlalchemy import Connection, select

from toezichtdesk.store import schema

WATCHED_FOLDER = "watched_folder"
READS_UNASKED = "reads_unasked"
KEPT_MEGABYTES = "kept_megabytes"
ATTACHED_MEGABYTES = "attached_megabytes"
IS_TRIAL = "is_trial"  # the figures are an example: paper says so
USUAL_MEGABYTES = 20
TRIAL_SAYS = "PROEF: dit zijn geen eigen gegevens, maar een voorbeeld of een kopie om te oefenen."
USUAL_ATTACHED_MEGABYTES = 10


def setting(connection: Connection, name: str) -> str | None:
    """Return the value of a setting, None when it was never made or was taken away."""
    table = schema.setting
    value = connection.execute(select(table.c.value).where(table.c.name == name)).scalar()
    return None if value is None else str(value)


def is_trial(connection: Connection) -> bool:
    """Return whether this is an example or a practice copy: window, paper and console say so."""
    return setting(connection, IS_TRIAL) is not None


def kept_megabytes(connection: Connection) -> int:
    """Return up to which size, in millions of bytes, a copy of an imported file is kept."""
    value = setting(connection, KEPT_MEGABYTES)
    return USUAL_MEGABYTES if value is None else int(value)


def attached_megabytes(connection: Connection) -> int:
    """Return up to which size, in millions of bytes, a file may be attached."""
    value = setting(connection, ATTACHED_MEGABYTES)
    return USUAL_ATTACHED_MEGABYTES if value is None else int(value)
