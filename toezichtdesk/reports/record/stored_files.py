"""The files stored with an act: the sheet of an import, the document of a dossier item."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.terms import Document
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.attachments import attached_files
from toezichtdesk.store import schema
from toezichtdesk.store.schema import BEFORE

# Undone rows are in the twin, and remain accessible.
_TABLES = (schema.journal_file, schema.file_document, BEFORE[schema.file_document.name])


def stored_names(connection: Connection) -> dict[int, str]:
    """Return the names of the stored files by the number of their act."""
    names: dict[int, str] = {}
    for table in _TABLES:
        query = select(table.c.act, table.c.name).where(table.c.content.is_not(None))
        names |= {row.act: row.name for row in connection.execute(query)}
    return names


def stored_file(connection: Connection, act: int) -> Document:
    """Return the file stored with an act, byte for byte.

    Raises:
        OfficerCanAct: no file was stored with it.
    """
    for table in _TABLES:
        query = select(table.c.name, table.c.content).where(
            table.c.act == act, table.c.content.is_not(None)
        )
        row = connection.execute(query).first()
        if row is not None:
            return Document(row.name, row.content)
    raise OfficerCanAct(Obstacle.NO_FILE_KEPT, act=act)


def document_of(connection: Connection, item: int) -> Document:
    """Return the copy of what is on file under this number, byte for byte.

    Raises:
        OfficerCanAct: nothing is on file under it, or no copy was kept.
    """
    filed, document = schema.file_item, schema.file_document
    query = (
        select(document.c.name, document.c.content)
        .join(filed, filed.c.id == document.c.item)
        .where(filed.c.id == item, filed.c.withdrawn.is_(False), document.c.content.is_not(None))
    )
    row = connection.execute(query).first()
    if row is None:
        raise OfficerCanAct(Obstacle.NO_COPY_OF_ITEM, number=item)
    return Document(row.name, row.content)


def documents_on_file(
    connection: Connection, code: str, today: date, known_on: date | None = None
) -> tuple[Document, ...]:
    """Return the documents on file of a municipality and its attachments, each oldest first.

    Their names are distinct. A missing or damaged attachment is replaced by a note that says so.

    known_on: only what was recorded up to the end of this day counts; give it as today too.
    """
    known = AsKnown.on(connection, today, known_on)
    item, document = known.table(schema.file_item), known.table(schema.file_document)
    query = (
        select(item.c.dated_on, document.c.id, document.c.name, document.c.content)
        .join(item, item.c.id == document.c.item)
        .where(item.c.municipality == code, item.c.withdrawn.is_(False))
        .where(item.c.dated_on <= today, document.c.content.is_not(None))
        .order_by(item.c.dated_on, document.c.id)
    )
    files = [(row.dated_on, row.name, row.content) for row in connection.execute(query)]
    files += attached_files(known, code)
    return tuple(
        Document(f"{number:02} {day.isoformat()} {name}", content)
        for number, (day, name, content) in enumerate(files, 1)
    )
