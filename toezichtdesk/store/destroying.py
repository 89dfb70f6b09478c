"""The files of attachments that were erased: they go once the act that says so is on record.

Before that a mark is put beside the file. An act that could not be kept leaves the file as it was;
one that cannot go yet, because it is open or the program ended, goes at the next start.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, or_, select

from toezichtdesk.paths import attachment_folder, backup_folder, practice_file
from toezichtdesk.store import schema
from toezichtdesk.store.attachments import BESIDE_COPIES, destroy, mark_to_go, marked_to_go
from toezichtdesk.store.erasing import GONE
from toezichtdesk.store.refusals import refusing


def destroy_later(database: Path, file: str) -> None:
    """Mark the file of an attachment that the act under way erases.

    Raises:
        OfficerCanAct: the folder of attachments cannot be written.
    """
    folder = attachment_folder(database)
    with refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        mark_to_go(folder / file).touch(0o600)


def waits(database: Path) -> bool:
    """Return whether a file is marked to go."""
    return bool(marked_to_go(attachment_folder(database)))


def destroy_erased(connection: Connection, database: Path) -> None:
    """Destroy the marked files that are erased on record, here, in practice and beside back-ups.

    The connection is in a write transaction, so that no act attaches one of them meanwhile.

    Raises:
        OSError: a file cannot be removed yet; it keeps its mark. The others went.
    """
    folder = attachment_folder(database)
    folders = (
        backup_folder(database) / BESIDE_COPIES,
        attachment_folder(practice_file(database)),
        folder,
    )
    refused: OSError | None = None
    for name in marked_to_go(folder):
        try:
            if _is_erased(connection, name):
                destroy(name, folders)
            mark_to_go(folder / name).unlink(missing_ok=True)
        except OSError as error:
            refused = error
    if refused is not None:
        raise refused


def _is_erased(connection: Connection, file: str) -> bool:
    """Return whether a file went as one attachment, and none that stands has it."""
    table, twin = schema.attachment, schema.BEFORE[schema.attachment.name]
    in_use = select(table.c.id).where(table.c.file == file, table.c.erased.is_(False))
    if connection.execute(in_use).first() is not None:
        return False
    went = (
        select(each.c.id).where(each.c.file == file, or_(each.c.erased, each.c.name == GONE))
        for each in (table, twin)
    )
    return any(connection.execute(query).first() is not None for query in went)
