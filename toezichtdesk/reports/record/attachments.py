"""The files attached to contacts and plans, and where their copies are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from toezichtdesk import wording
from toezichtdesk.domain.casefile import AttachedTo, Attachment
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem, problem
from toezichtdesk.paths import attachment_folder
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.store import attachments as files
from toezichtdesk.store import schema
from toezichtdesk.store.chain import Broken
from toezichtdesk.store.database import file_of
from toezichtdesk.store.erasing import GONE


def attachments(known: AsKnown, code: str) -> tuple[Attachment, ...]:
    """Return the attachments of a municipality, in the order of adding."""
    table, lines = known.table(schema.attachment), schema.journal
    query = (
        select(table, lines.c.moment)
        .join(lines, lines.c.id == table.c.act)
        .where(table.c.municipality == code)
        .order_by(table.c.id)
    )
    return tuple(map(attachment_of, known.connection.execute(query)))


def attached_to(connection: Connection, to: AttachedTo) -> tuple[Attachment, ...]:
    """Return the present attachments of one contact or plan."""
    table, lines = schema.attachment, schema.journal
    column, number = (table.c.contact, to.contact) if to.contact else (table.c.plan, to.plan)
    query = (
        select(table, lines.c.moment)
        .join(lines, lines.c.id == table.c.act)
        .where(column == number)
        .order_by(table.c.id)
    )
    return tuple(map(attachment_of, connection.execute(query)))


def attachment_by_number(connection: Connection, number: int) -> Attachment:
    """Return one attachment.

    Raises:
        OfficerCanAct: there is none with this number.
    """
    table, lines = schema.attachment, schema.journal
    query = select(table, lines.c.moment).join(lines, lines.c.id == table.c.act)
    row = connection.execute(query.where(table.c.id == number)).first()
    if row is None:
        raise OfficerCanAct(Obstacle.ATTACHMENT_GONE)
    return attachment_of(row)


def same_file(connection: Connection, attachment: Attachment) -> tuple[Attachment, ...]:
    """Return the other attachments of the same content, in the order in which they were added."""
    table, lines = schema.attachment, schema.journal
    query = (
        select(table, lines.c.moment)
        .join(lines, lines.c.id == table.c.act)
        .where(
            table.c.file == attachment.file, table.c.id != attachment.id, table.c.erased.is_(False)
        )
        .order_by(table.c.id)
    )
    return tuple(map(attachment_of, connection.execute(query)))


def also_with(connection: Connection, attachment: Attachment) -> tuple[str, ...]:
    """Return the names of the municipalities with which the same file is attached once more."""
    table = schema.municipality
    codes = [one.municipality for one in same_file(connection, attachment)]
    names = connection.execute(select(table.c.code, table.c.name).where(table.c.code.in_(codes)))
    name_of = {row.code: row.name for row in names}
    return tuple(name_of[code] for code in codes)


def whole_file(connection: Connection, attachment: Attachment) -> Path:
    """Return the path of an attachment's copy, to open it.

    Raises:
        OfficerCanAct: it was erased, is missing, or differs from what was attached.
    """
    if attachment.is_erased:
        raise OfficerCanAct(Obstacle.NOTHING_TO_OPEN)
    path = folder_of(connection) / attachment.file
    try:
        is_same = files.hash_of(path) == path.stem
    except OSError as error:
        raise OfficerCanAct(Obstacle.ATTACHMENT_LOST, name=attachment.name, path=path) from error
    if not is_same:
        raise OfficerCanAct(Obstacle.ATTACHMENT_CHANGED, name=attachment.name, path=path)
    return path


def lost_file(connection: Connection, taken_out: Sequence[int]) -> Problem | None:
    """Return why attachments that acts removed cannot come back; None if they can."""
    twin = schema.BEFORE[schema.attachment.name]
    query = select(twin.c.name, twin.c.file).where(
        twin.c.replaced_by.in_(taken_out), twin.c.restored_by.is_(None), twin.c.erased.is_(False)
    )
    for row in connection.execute(query):
        path = folder_of(connection) / row.file
        if path.exists():
            continue
        if _is_destroyed(connection, row.file):
            return problem(Obstacle.FILE_STAYS_ERASED)
        return problem(Obstacle.FILE_IS_LOST, name=row.name, path=path)
    return None


def _is_destroyed(connection: Connection, file: str) -> bool:
    """Return whether a file was destroyed on request or after its term, under any attachment."""
    for table in (schema.attachment, schema.BEFORE[schema.attachment.name]):
        erased = or_(table.c.erased, table.c.name == GONE)
        query = select(table.c.id).where(table.c.file == file, erased)
        if connection.execute(query).first() is not None:
            return True
    return False


def attached_files(known: AsKnown, code: str) -> list[tuple[date, str, bytes]]:
    """Return day, name and content of each attachment; for a damaged one, what is wrong."""
    files_ = []
    for one in attachments(known, code):
        if one.is_erased:
            continue
        try:
            content = whole_file(known.connection, one).read_bytes()
        except OfficerCanAct as refusal:
            why = wording.obstacle(refusal).encode()
            files_.append((one.added_on, f"ONTBREEKT {one.name}.txt", why))
        else:
            files_.append((one.added_on, one.name, content))
    return files_


def folder_of(connection: Connection) -> Path:
    """Return the folder with the attachments of the database that the connection reads."""
    return attachment_folder(file_of(connection))


def departing(connection: Connection, folder: Path | None = None) -> tuple[Broken, ...]:
    """Return the attachments that are missing or differ from what was attached.

    folder: where they are; None is that of the database.
    """
    departures = files.departing(connection, folder or folder_of(connection))
    return tuple(Broken(schema.attachment.name, act, why) for act, why in departures)


def attachment_of(row: Row[Any]) -> Attachment:
    """Return the attachment in a row of the table, with the moment of its act."""
    return Attachment(
        id=row.id,
        municipality=row.municipality,
        to=AttachedTo(row.contact, row.plan),
        name=row.name,
        file=row.file,
        size=row.size,
        added_on=date.fromisoformat(row.moment[:10]),
        is_erased=row.erased,
    )
