"""The officer's settings by name; None where nothing is set."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from toezichtdesk.domain.trial import Trial
from toezichtdesk.store import schema

WATCHED_FOLDER = "watched_folder"
READS_UNASKED = "reads_unasked"
KEPT_MEGABYTES = "kept_megabytes"
ATTACHED_MEGABYTES = "attached_megabytes"
IS_TRIAL = "is_trial"  # the figures are an example, which paper states
LOOKED_AT = "back-up "  # its value for a back-up that is looked at, before a moment
USUAL_MEGABYTES = 20
TRIAL_SAYS = "PROEF: dit zijn geen eigen gegevens, maar een voorbeeld of een kopie om te oefenen."
USUAL_ATTACHED_MEGABYTES = 10


def setting(connection: Connection, name: str) -> str | None:
    """Return the value of a setting, None when it was never set or was undone."""
    table = schema.setting
    value = connection.execute(select(table.c.value).where(table.c.name == name)).scalar()
    return None if value is None else str(value)


def trial(connection: Connection) -> Trial | None:
    """Return what this record is if it is not the officer's own of today, which paper states."""
    value = setting(connection, IS_TRIAL)
    if value is None:
        return None
    moment = value.removeprefix(LOOKED_AT)
    return Trial(None if moment == value else datetime.fromisoformat(moment))


def is_trial(connection: Connection) -> bool:
    """Return whether this is an example or practice copy, which window, paper and console state."""
    return setting(connection, IS_TRIAL) is not None


def stored_megabytes(connection: Connection) -> int:
    """Return the largest imported file of which a copy is stored, in millions of bytes."""
    value = setting(connection, KEPT_MEGABYTES)
    return USUAL_MEGABYTES if value is None else int(value)


def attached_megabytes(connection: Connection) -> int:
    """Return the largest file that may be attached, in millions of bytes."""
    value = setting(connection, ATTACHED_MEGABYTES)
    return USUAL_ATTACHED_MEGABYTES if value is None else int(value)
