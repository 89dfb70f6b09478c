"""Files attached to a contact or a plan: added, withdrawn, or destroyed on request.

The line of an act never holds the name of a file: it may be that of a person, and has to be able
to go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import AttachedTo, Attachment, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.record.attachments import (
    attached_to,
    attachment_by_number,
    folder_of,
    same_file,
)
from toezichtdesk.reports.settings import attached_megabytes
from toezichtdesk.store import attachments as files
from toezichtdesk.store import schema, versions
from toezichtdesk.store.attachments import CopiedFile
from toezichtdesk.store.database import file_of
from toezichtdesk.store.destroying import destroy_later
from toezichtdesk.store.erasing import GONE, reword
from toezichtdesk.store.erasing import erase as erase_texts


def attach(connection: Connection, by: Signature, to: AttachedTo, source: Path) -> int:
    """Keep a copy of a file with a contact or a plan; return the number of the attachment.

    Raises:
        OfficerCanAct: there is no such contact or plan, it has a file of that name already, or the
            file cannot be kept (`store.attachments.keep`).
    """
    code, what = _owner(connection, to)
    _refuse_second(connection, to, source.name, what)
    (copied,) = keep_copies(connection, (source,))
    act = journal.write(
        connection,
        by,
        Act.ATTACH,
        f"Bijlage toegevoegd bij {what}: {wording.file_size(copied.size)}.",
        municipality=code,
        to=to,
        file=copied.file,
    )
    return write(connection, code, to, copied, act)


def keep_copies(connection: Connection, sources: Sequence[Path]) -> tuple[CopiedFile, ...]:
    """Copy files that are to be attached to one contact or plan.

    Raises:
        OfficerCanAct: two have the same name, or one cannot be kept (`store.attachments.keep`).
    """
    if not sources:
        return ()
    name, count = Counter(source.name for source in sources).most_common(1)[0]
    if count > 1:
        raise OfficerCanAct(Obstacle.TWO_FILES_OF_A_NAME, name=name)
    megabytes, folder = _limit(connection), folder_of(connection)
    return tuple(files.keep(source, folder, megabytes) for source in sources)


def write(connection: Connection, code: str, to: AttachedTo, copied: CopiedFile, act: int) -> int:
    """Write an attachment whose copy was stored already; return its number."""
    table = schema.attachment
    written = connection.execute(
        insert(table)
        .returning(table.c.id)
        .values(
            municipality=code,
            contact=to.contact,
            plan=to.plan,
            name=copied.name,
            file=copied.file,
            size=copied.size,
            erased=False,
            act=act,
        )
    )
    return int(written.scalar_one())


def withdraw(connection: Connection, by: Signature, number: int) -> None:
    """Withdraw an attachment that was added by mistake; its copy stays, so that it can come back.

    Raises:
        OfficerCanAct: there is no such attachment.
    """
    attachment = attachment_by_number(connection, number)
    code, what = _owner(connection, attachment.to)
    act = journal.write(
        connection,
        by,
        Act.WITHDRAW_ATTACHMENT,
        f"Bijlage bij {what} ingetrokken.",
        municipality=code,
        attachment=number,
    )
    versions.take_back(connection, schema.attachment, schema.attachment.c.id == number, act)


def erase(
    connection: Connection, by: Signature, number: int, *, reason: str, everywhere: bool = False
) -> None:
    """Destroy an attachment and its name, here and beside the back-ups. It never comes back.

    That it was there stays on record, and so do the hash and the size by which that is proved. The
    file goes once the act is kept (`store.destroying`). everywhere: the same file goes where it is
    attached elsewhere, as with the other municipalities of one talk.

    Raises:
        OfficerCanAct: there is no such attachment or no reason, the same file is attached
            elsewhere and not to go there, or the folder of attachments cannot be written.
    """
    attachment = attachment_by_number(connection, number)
    code, what = _owner(connection, attachment.to)
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_ERASING)
    if attachment.is_erased:
        raise OfficerCanAct(Obstacle.ATTACHMENT_IS_ERASED)
    others = same_file(connection, attachment)
    also = _elsewhere(connection, others, everywhere=everywhere)
    act = journal.write(
        connection,
        by,
        Act.ERASE_ATTACHMENT,
        f"Bijlage bij {what}{also} gewist. Reden: {wording.closed(reason)}",
        municipality=code,
        attachment=number,
        also=[one.id for one in others],
    )
    table = schema.attachment
    for one in (attachment, *others):
        versions.change(connection, table, one.id, act, erased=True, name=GONE)
        erase_texts(connection, table, table.c.id == one.id, act, {"name": GONE})
    _forget_names(connection, attachment.file, act)
    destroy_later(file_of(connection), attachment.file)


def _elsewhere(connection: Connection, others: Sequence[Attachment], *, everywhere: bool) -> str:
    """Return in Dutch where the same file is attached too; refuse where it may not go there."""
    if not others:
        return ""
    where = wording.joined([_owner(connection, one.to)[1] for one in others])
    if not everywhere:
        raise OfficerCanAct(Obstacle.ATTACHED_ELSEWHERE, where=where)
    return f", en bij {where}"


def _forget_names(connection: Connection, file: str, act: int) -> None:
    """Erase the name of a file in withdrawn rows too: it may be somebody's name there as well."""
    table, twin = schema.attachment, schema.BEFORE[schema.attachment.name]
    former = select(twin.c.id, twin.c.act).where(twin.c.file == file, twin.c.name != GONE)
    for row in connection.execute(former).all():
        reword(connection, table, (row.id,), row.act, act, _gone)


def _gone(_value: object) -> str:
    return GONE


def destroy_expired(connection: Connection, number: int, act: int) -> None:
    """Destroy an attachment past its term, whose name this act erased, also a withdrawn one.

    Its copies stay while the same file is attached elsewhere.

    Raises:
        OfficerCanAct: the folder of attachments cannot be written.
    """
    table, twin = schema.attachment, schema.BEFORE[schema.attachment.name]
    queries = [select(each.c.file).where(each.c.id == number) for each in (table, twin)]
    present, gone = (connection.execute(query).scalar() for query in queries)
    if present is not None:
        versions.change(connection, table, number, act, erased=True)
    file = present or gone
    used = select(table.c.id).where(table.c.file == file, table.c.erased.is_(False))
    if file is not None and connection.execute(used).first() is None:
        destroy_later(file_of(connection), file)


def _refuse_second(connection: Connection, to: AttachedTo, called: str, what: str) -> None:
    if any(one.name == called and not one.is_erased for one in attached_to(connection, to)):
        raise OfficerCanAct(Obstacle.ATTACHMENT_OF_THAT_NAME, what=what, called=called)


def _limit(connection: Connection) -> int:
    megabytes = attached_megabytes(connection)
    if not megabytes:
        raise OfficerCanAct(Obstacle.ATTACHMENTS_NOT_KEPT)
    return megabytes


def _owner(connection: Connection, to: AttachedTo) -> tuple[str, str]:
    """Return the municipality of what a file belongs to, and what that is, in Dutch."""
    table = schema.contact if to.contact is not None else schema.improvement_plan
    number = to.contact if to.contact is not None else to.plan
    row = connection.execute(select(table).where(table.c.id == number)).first()
    if row is None:
        raise OfficerCanAct(Obstacle.ATTACHED_TO_NOTHING)
    names = schema.municipality
    name = connection.execute(
        select(names.c.name).where(names.c.code == row.municipality)
    ).scalar_one()
    if to.contact is not None:
        return row.municipality, f"het contact van {wording.day(row.held_on)} met {name}"
    return row.municipality, f"het verbeterplan van {name}"
