"""Contacts and agreements, and the early warnings that a contact closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import attachments, journal
from toezichtdesk.casework.edit_conflicts import refuse_changed
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import (
    Agreement,
    AgreementData,
    AttachedTo,
    Contact,
    ContactData,
    Signature,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import Policy
from toezichtdesk.intake.checks import check_agreement, check_contact
from toezichtdesk.ladder import duties
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.reports.record.casefile import agreement_of, contact_of
from toezichtdesk.store import schema, versions
from toezichtdesk.store.attachments import CopiedFile


def log_contact(
    connection: Connection,
    by: Signature,
    data: ContactData,
    agreements: Sequence[AgreementData] = (),
    files: Sequence[Path] = (),
) -> int:
    """Log a contact with the agreements made in it and its attachments; return its number.

    A contact that counts closes the open early warnings.

    Raises:
        OfficerCanAct: no summary, a date after today, an unknown municipality, or as
            `add_agreement` or `attachments.keep_copies`.
    """
    name = _checked(connection, by, data)
    made = [replace(agreement, made_on=data.held_on) for agreement in agreements]
    for agreement in made:
        _agreed(connection, by, agreement)
    copied = attachments.keep_copies(connection, files)
    act = journal.write(
        connection,
        by,
        Act.LOG_CONTACT,
        f"{wording.contact_with(data.kind, [name])} van {wording.day(data.held_on)}"
        f"{_with(len(made), len(copied))}.",
        municipality=data.municipality,
        contact=data,
        agreements=made,
        files=[copy.file for copy in copied],
    )
    contact_id = write_contact(connection, data, act, policy_on(connection, by.today), copied)
    for agreement in made:
        write_agreement(connection, agreement, act)
    return contact_id


def write_contact(
    connection: Connection,
    data: ContactData,
    act: int,
    policy: Policy,
    files: Sequence[CopiedFile] = (),
) -> int:
    """Write a checked contact under an act and close the early warnings; return its number.

    files: the copies that are attached to it.
    """
    written = connection.execute(
        insert(schema.contact)
        .returning(schema.contact.c.id)
        .values(**_values(data), withdrawn=False, act=act)
    )
    contact = Contact(**asdict(data), id=int(written.scalar_one()))
    for copy in files:
        attachments.write(connection, data.municipality, AttachedTo(contact.id), copy, act)
    if duties.counts(contact, policy):
        _close_warnings(connection, contact, act)
    return contact.id


def change_contact(
    connection: Connection,
    by: Signature,
    contact_id: int,
    data: ContactData,
    seen: Contact | None = None,
) -> None:
    """Change a logged contact; the journal keeps what it said before.

    The early warnings that it closed are closed or open as the contact counts now.
    seen: the contact as the form showed it.

    Raises:
        ChangedMeanwhile: it is no longer what the form showed.
        OfficerCanAct: as `log_contact`, there is no such contact, or it was withdrawn.
    """
    name = _checked(connection, by, data)
    before = _contact(connection, contact_id)
    refuse_changed(Obstacle.CONTACT_CHANGED, seen, before, data)
    act = journal.write(
        connection,
        by,
        Act.CHANGE_CONTACT,
        f"Contact met {name} van {wording.day(data.held_on)} gewijzigd.",
        municipality=data.municipality,
        contact_id=contact_id,
        changes=journal.changes(before, data),
    )
    versions.change(connection, schema.contact, contact_id, act, **_values(data))
    _reopen_warnings(connection, contact_id, act)
    contact = Contact(**asdict(data), id=contact_id)
    if duties.counts(contact, policy_on(connection, by.today)):
        _close_warnings(connection, contact, act)


def withdraw_contact(connection: Connection, by: Signature, contact_id: int) -> None:
    """Take a contact out of the log; nothing is erased, the journal and the row stay.

    The early warnings that it closed are open again: only a contact that was held closes them.

    Raises:
        OfficerCanAct: there is no such contact, or it was withdrawn already.
    """
    before = _contact(connection, contact_id)
    act = journal.write(
        connection,
        by,
        Act.WITHDRAW_CONTACT,
        f"Contact van {wording.day(before.held_on)} ingetrokken.",
        municipality=before.municipality,
        contact_id=contact_id,
        contact=before,
    )
    versions.change(connection, schema.contact, contact_id, act, withdrawn=True)
    _reopen_warnings(connection, contact_id, act)


def finish_follow_up(connection: Connection, by: Signature, contact_id: int) -> None:
    """Record that the follow-up of a contact was done; another contact does not end it.

    Its day goes, and the words say when it was done.

    Raises:
        OfficerCanAct: there is no such contact, it was withdrawn, or it has no follow-up.
    """
    before = _contact(connection, contact_id)
    if before.follow_up_on is None:
        raise OfficerCanAct(Obstacle.NO_FOLLOW_UP_OPEN)
    name_on(connection, before.municipality, by.today)
    what = before.follow_up or "Vervolgcontact"
    done = f"{what} (gedaan op {wording.day(by.today)})"
    act = journal.write(
        connection,
        by,
        Act.CHANGE_CONTACT,
        f"Vervolg op het contact van {wording.day(before.held_on)} gedaan: {wording.closed(what)}",
        municipality=before.municipality,
        contact_id=contact_id,
        changes={
            "follow_up": [before.follow_up, done],
            "follow_up_on": [before.follow_up_on, None],
        },
    )
    versions.change(connection, schema.contact, contact_id, act, follow_up=done, follow_up_on=None)


def add_agreement(connection: Connection, by: Signature, data: AgreementData) -> int:
    """Record what one of the two sides promised; return its number.

    Raises:
        OfficerCanAct: no text, a day after today on which it was made or kept, or an unknown
            municipality.
    """
    data = replace(data, made_on=data.made_on or by.today)
    name = _agreed(connection, by, data)
    act = journal.write(
        connection,
        by,
        Act.ADD_AGREEMENT,
        f"Afspraak van de {data.party.value} vastgelegd ({name}).",
        municipality=data.municipality,
        agreement=data,
    )
    return write_agreement(connection, data, act)


def write_agreement(connection: Connection, data: AgreementData, act: int) -> int:
    """Write a checked agreement under an act; return its number."""
    written = connection.execute(
        insert(schema.agreement)
        .returning(schema.agreement.c.id)
        .values(**_agreement_values(data), act=act)
    )
    return int(written.scalar_one())


def change_agreement(
    connection: Connection,
    by: Signature,
    agreement_id: int,
    data: AgreementData,
    seen: Agreement | None = None,
) -> None:
    """Change an agreement, or record the day on which it was kept.

    seen: the agreement as the form showed it.

    Raises:
        ChangedMeanwhile: it is no longer what the form showed.
        OfficerCanAct: as `add_agreement`, or there is no such agreement.
    """
    before = agreement_of(_row(connection, schema.agreement, agreement_id, Obstacle.AGREEMENT_GONE))
    data = replace(data, made_on=data.made_on or before.made_on)
    name = _agreed(connection, by, data)
    refuse_changed(Obstacle.AGREEMENT_CHANGED, seen, before, data)
    words = "nagekomen" if data.done_on and not before.done_on else "gewijzigd"
    act = journal.write(
        connection,
        by,
        Act.CHANGE_AGREEMENT,
        f"Afspraak van de {data.party.value} {words} ({name}).",
        municipality=data.municipality,
        agreement_id=agreement_id,
        changes=journal.changes(before, data),
    )
    versions.change(connection, schema.agreement, agreement_id, act, **_agreement_values(data))


def dismiss_warning(connection: Connection, by: Signature, warning_id: int, reason: str) -> None:
    """Close an early warning without a contact, with the reason why.

    Raises:
        OfficerCanAct: no reason, no such warning, or it is closed already.
    """
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_WITHOUT_CONTACT)
    row = _row(connection, schema.early_warning, warning_id, Obstacle.WARNING_GONE)
    closure = schema.warning_closure
    if connection.execute(select(closure).where(closure.c.warning == warning_id)).first():
        raise OfficerCanAct(Obstacle.WARNING_CLOSED)
    name_on(connection, row.municipality, by.today)
    act = journal.write(
        connection,
        by,
        Act.DISMISS_WARNING,
        f"Signaal over {row.period} afgesloten zonder contact: {wording.closed(reason)}",
        municipality=row.municipality,
        warning=warning_id,
        reason=reason.strip(),
    )
    connection.execute(
        insert(closure).values(
            warning=warning_id, closed_on=by.today, contact=None, reason=reason.strip(), act=act
        )
    )


def _close_warnings(connection: Connection, contact: Contact, act: int) -> None:
    table, closure = schema.early_warning, schema.warning_closure
    is_open = ~select(closure.c.warning).where(closure.c.warning == table.c.id).exists()
    rows = connection.execute(
        select(table.c.id).where(
            table.c.municipality == contact.municipality,
            table.c.opened_on <= contact.held_on,
            is_open,
        )
    ).all()
    for row in rows:
        connection.execute(
            insert(closure).values(
                warning=row.id,
                closed_on=contact.held_on,
                contact=contact.id,
                reason=f"{wording.contact_kind(contact.kind)} van {wording.day(contact.held_on)}",
                act=act,
            )
        )


def _reopen_warnings(connection: Connection, contact_id: int, act: int) -> None:
    closure = schema.warning_closure
    versions.take_back(connection, closure, closure.c.contact == contact_id, act)


def _contact(connection: Connection, contact_id: int) -> Contact:
    row = _row(connection, schema.contact, contact_id, Obstacle.CONTACT_GONE)
    if row.withdrawn:
        raise OfficerCanAct(Obstacle.CONTACT_WITHDRAWN)
    return contact_of(row)


def _checked(connection: Connection, by: Signature, data: ContactData) -> str:
    name = name_on(connection, data.municipality, data.held_on)
    check_contact(data, by.today)
    return name


def _with(agreements: int, files: int) -> str:
    taken = [
        wording.counted(count, one, several)
        for count, one, several in (
            (agreements, "afspraak", "afspraken"),
            (files, "bijlage", "bijlagen"),
        )
        if count
    ]
    return f", met {wording.joined(taken)}" if taken else ""


def _agreed(connection: Connection, by: Signature, data: AgreementData) -> str:
    check_agreement(data, by.today)
    days = (day for day in (data.made_on, data.done_on) if day is not None)
    return name_on(connection, data.municipality, *days)


def _values(data: ContactData) -> dict[str, object]:
    return {
        "municipality": data.municipality,
        "held_on": data.held_on,
        "kind": data.kind.value,
        "summary": data.summary.strip(),
        "counterpart": data.counterpart.strip(),
        "counts": data.counts,
        "follow_up": data.follow_up.strip(),
        "follow_up_on": data.follow_up_on,
        "tags": None,
        "labels": list(data.tags) or None,
    }


def _agreement_values(data: AgreementData) -> dict[str, object]:
    return {
        "municipality": data.municipality,
        "party": data.party.value,
        "text": data.text.strip(),
        "due_on": data.due_on,
        "done_on": data.done_on,
        "made_on": data.made_on,
    }


def _row(connection: Connection, table: Table, row_id: int, gone: Obstacle) -> Row[Any]:
    row = connection.execute(select(table).where(table.c.id == row_id)).first()
    if row is None:
        raise OfficerCanAct(gone)
    return row
