"""The term of rungs 4-6: suspended, resumed, extended, ended; and what is put on file."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal, plans
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import TemplateUsed
from toezichtdesk.domain.limits import MEGABYTE
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.terms import (
    WITH_TERM,
    Document,
    FileItemData,
    FileItemKind,
    TermClock,
    TermEventKind,
    TermState,
)
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.record.decisions import decisions
from toezichtdesk.reports.record.terms import Track, tracks
from toezichtdesk.reports.settings import stored_megabytes
from toezichtdesk.store import schema, versions


def suspend(
    connection: Connection, by: Signature, code: str, *, reason: str, on: date | None = None
) -> int:
    """Stop the clock from a day on, today when not given; return the number of the act.

    Raises:
        OfficerCanAct: no term runs, no reason, or a day after today or before the last event.
    """
    return _record(connection, by, code, TermEventKind.SUSPENDED, reason, on)


def resume(
    connection: Connection, by: Signature, code: str, *, reason: str, on: date | None = None
) -> int:
    """Let the clock go on from a day, today when not given; return the number of the act.

    Raises:
        OfficerCanAct: the term is not suspended, or as `suspend`.
    """
    return _record(connection, by, code, TermEventKind.RESUMED, reason, on)


def extend(connection: Connection, by: Signature, code: str, days: int, *, reason: str) -> int:
    """Give the term more days, as often as needed; return the number of the act.

    Raises:
        OfficerCanAct: fewer than 1 day, no term runs, or no reason.
    """
    if days < 1:
        raise OfficerCanAct(Obstacle.NO_DAYS_TO_EXTEND, days=days)
    return _record(connection, by, code, TermEventKind.EXTENDED, reason, None, days=days)


def withdraw(
    connection: Connection,
    by: Signature,
    code: str,
    *,
    reason: str,
    reference: str,
    on: date | None = None,
) -> int:
    """Record that Gedeputeerde Staten withdrew the announcement or decision: the clock ends.

    The rung stays until another one is decided. Returns the number of the act.

    Raises:
        OfficerCanAct: no reference, or as `suspend`.
    """
    if not reference.strip():
        raise OfficerCanAct(Obstacle.NO_REFERENCE)
    kind = TermEventKind.WITHDRAWN
    return _record(connection, by, code, kind, reason, on, reference=reference)


def lapse(
    connection: Connection,
    by: Signature,
    code: str,
    *,
    reason: str,
    reference: str = "",
    on: date | None = None,
) -> int:
    """Record that the announcement or decision lapsed, for instance by compliance: the clock ends.

    The rung stays until another one is decided. Returns the number of the act.

    Raises:
        OfficerCanAct: as `suspend`.
    """
    return _record(connection, by, code, TermEventKind.LAPSED, reason, on, reference=reference)


def file(
    connection: Connection,
    by: Signature,
    data: FileItemData,
    document: Document | None = None,
    template: TemplateUsed | None = None,
) -> int:
    """Put on file a letter or what a step on rungs 4-6 needs; return the number of the item.

    document: of the item, as it was sent or came in; a copy of it is kept. template: by which the
    program made it, kept in the details of the act.
    A request for an improvement plan is noted with the plan too: from then on it is owed.

    Raises:
        OfficerCanAct: an unknown municipality, a date after today, or a term that ends before it
            begins or belongs to no letter.
    """
    name = name_on(connection, data.municipality, data.dated_on)
    if data.dated_on > by.today:
        raise OfficerCanAct(Obstacle.ITEM_AFTER_TODAY, dated_on=data.dated_on, today=by.today)
    _check_letter(data)
    act = journal.write(
        connection,
        by,
        Act.FILE_ITEM,
        f"In het dossier van {name}: {data.kind.value} van {wording.day(data.dated_on)}.",
        municipality=data.municipality,
        item=data,
        **({"template": template} if template else {}),
    )
    written = _insert_item(connection, data, act)
    if document is not None:
        _keep(connection, data.municipality, written, document, act)
    if data.kind is FileItemKind.PLAN_REQUEST:
        plans.note_request(connection, data.municipality, data.dated_on, data.due_on, act)
    return written


def _insert_item(connection: Connection, data: FileItemData, act: int) -> int:
    table = schema.file_item
    values = {
        "municipality": data.municipality,
        "kind": data.kind.value,
        "dated_on": data.dated_on,
        "reference": data.reference.strip(),
        "note": data.note.strip(),
        "due_on": data.due_on,
        "withdrawn": False,
        "act": act,
    }
    return int(connection.execute(insert(table).returning(table.c.id).values(values)).scalar_one())


def _keep(
    connection: Connection, municipality: str, item: int, document: Document, act: int
) -> None:
    size = len(document.content)
    is_kept = size <= stored_megabytes(connection) * MEGABYTE
    connection.execute(
        insert(schema.file_document).values(
            municipality=municipality,
            item=item,
            name=document.name,
            sha256=sha256(document.content).hexdigest(),
            size=size,
            content=document.content if is_kept else None,
            act=act,
        )
    )


def withdraw_item(connection: Connection, by: Signature, item_id: int, reason: str) -> None:
    """Take an item that was filed by mistake out of the file; the row and the journal stay.

    Raises:
        OfficerCanAct: no reason, or no such item on file.
    """
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_ITEM)
    table = schema.file_item
    row = connection.execute(
        select(table).where(table.c.id == item_id, table.c.withdrawn.is_(False))
    ).first()
    if row is None:
        raise OfficerCanAct(Obstacle.ITEM_GONE)
    act = journal.write(
        connection,
        by,
        Act.WITHDRAW_ITEM,
        f"Uit het dossier: {row.kind} van {wording.day(row.dated_on)}. {wording.closed(reason)}",
        municipality=row.municipality,
        item=item_id,
        reason=reason.strip(),
    )
    versions.change(connection, table, item_id, act, withdrawn=True)


def _check_letter(data: FileItemData) -> None:
    if data.due_on is None:
        return
    if data.kind not in WITH_TERM:
        raise OfficerCanAct(Obstacle.ITEM_WITHOUT_TERM, item=data.kind)
    if data.due_on < data.dated_on:
        raise OfficerCanAct(Obstacle.TERM_BEFORE_ITEM, due_on=data.due_on, dated_on=data.dated_on)


def _record(
    connection: Connection,
    by: Signature,
    code: str,
    kind: TermEventKind,
    reason: str,
    on: date | None,
    *,
    days: int = 0,
    reference: str = "",
) -> int:
    day = on or by.today
    name = name_on(connection, code, day)
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_TERM, name=name, event=kind)
    _check(_clock(connection, by, code), name, kind, day, by.today)
    more = f" met {wording.counted(days, 'dag', 'dagen')}" if days else ""
    why = {"reason": reason.strip(), "reference": reference.strip()}
    act = journal.write(
        connection,
        by,
        Act.TERM,
        f"Doorlooptijd trede 4, 5 en 6 van {name} {kind.value}{more} op {wording.day(day)}.",
        municipality=code,
        kind=kind,
        on=day,
        days=days,
        **why,
    )
    connection.execute(
        insert(schema.term_event).values(
            municipality=code, kind=kind.value, held_on=day, days=days, act=act, **why
        )
    )
    return act


def _clock(connection: Connection, by: Signature, code: str) -> TermClock | None:
    now = AsKnown(connection, by.today)
    taken = decisions(now, [code]).get(code, ())
    return tracks(now, code).get(code, Track()).clock(taken, now.today, now.policy)


def _check(term: TermClock | None, name: str, kind: TermEventKind, day: date, today: date) -> None:
    if term is None or term.state is TermState.ENDED:
        raise OfficerCanAct(Obstacle.NO_TERM_RUNS, name=name)
    if day > today:
        raise OfficerCanAct(Obstacle.TERM_EVENT_TO_COME, day=day, today=today)
    last = max([term.started_on, *(event.on for event in term.events)])
    if day < last:
        raise OfficerCanAct(Obstacle.TERM_EVENT_TOO_EARLY, day=day, last=last)
    is_suspended = term.state is TermState.SUSPENDED
    if kind is TermEventKind.SUSPENDED and is_suspended:
        raise OfficerCanAct(Obstacle.TERM_SUSPENDED, name=name)
    if kind is TermEventKind.RESUMED and not is_suspended:
        raise OfficerCanAct(Obstacle.TERM_NOT_SUSPENDED, name=name)
