"""The folder watched for new sheets, and which of its files were imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from toezichtdesk.paths import Managed, managed_folder
from toezichtdesk.reports.record.acts_in_force import taken_back
from toezichtdesk.reports.settings import READS_UNASKED, WATCHED_FOLDER, setting
from toezichtdesk.store import schema


@dataclass(frozen=True, slots=True)
class Watched:
    """The watched folder, None when there is none.

    imported: hashes of imported files. taken_back: those whose import was undone.
    reads_unasked: whether a file without questions or warnings is imported without asking.
    """

    folder: Path | None
    imported: frozenset[str]
    taken_back: frozenset[str]
    reads_unasked: bool


def watched(connection: Connection) -> Watched:
    """Return the watched folder; an administrator's setting takes precedence.

    An undone import does not count as imported.
    """
    managed = managed_folder(Managed.WATCHED)
    folder = managed or setting(connection, WATCHED_FOLDER)
    undone = taken_back(connection)
    file = schema.journal_file
    rows = connection.execute(select(file.c.act, file.c.sha256)).all()
    return Watched(
        Path(folder) if folder else None,
        frozenset(row.sha256 for row in rows if row.act not in undone),
        frozenset(row.sha256 for row in rows if row.act in undone),
        setting(connection, READS_UNASKED) is not None,
    )
