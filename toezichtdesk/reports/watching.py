"""The folder in which new sheets arrive, and which of its files were imported already."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from toezichtdesk.reports.journal import undone_imports
from toezichtdesk.store import schema

WATCHED_FOLDER = "watched_folder"


@dataclass(frozen=True, slots=True)
class Watched:
    """The watched folder, None when there is none; imported: hashes of files that came in."""

    folder: Path | None
    imported: frozenset[str]


def watched(connection: Connection) -> Watched:
    """Return the watched folder; an import that was taken back no longer counts."""
    setting, file = schema.setting, schema.journal_file
    query = select(setting.c.value).where(setting.c.name == WATCHED_FOLDER)
    value = connection.execute(query).scalar()
    undone = undone_imports(connection)
    rows = connection.execute(select(file.c.act, file.c.sha256))
    imported = frozenset(row.sha256 for row in rows if row.act not in undone)
    return Watched(Path(value) if value else None, imported)
