"""Planned talks: plan one, change its day, cancel it, or hold it, which makes it a contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import attachments, contacts, journal
from toezichtdesk.casework.edit_conflicts import refuse_changed
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import AgreementData, ContactData, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.talks import Talk, TalkData, TalkState
from toezichtdesk.intake.checks import check_agreement, check_contact, check_talk
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.reports.record.talks import talk_of
from toezichtdesk.store import schema, versions
from toezichtdesk.store.attachments import CopiedFile


def plan(connection: Connection, by: Signature, data: TalkData) -> int:
    """Plan a talk; return its number.

    Raises:
        OfficerCanAct: no municipality, an unknown one or one that no longer exists, or a day before
            today.
    """
    names = _checked(connection, data, by.today)
    act = journal.write(
        connection,
        by,
        Act.PLAN_TALK,
        f"{wording.contact_with(data.kind, names)} gepland op {wording.talk_moment(data)}.",
        municipality=_only(data),
        talk=data,
    )
    return write(connection, data, act)


def write(
    connection: Connection,
    data: TalkData,
    act: int,
    state: TalkState = TalkState.PLANNED,
    reason: str = "",
) -> int:
    """Write a checked talk under an act; return its number. reason: why it was cancelled."""
    written = connection.execute(
        insert(schema.planned_talk)
        .returning(schema.planned_talk.c.id)
        .values(**_values(data), state=state.value, reason=reason.strip(), act=act)
    )
    return int(written.scalar_one())


def change(
    connection: Connection, by: Signature, talk_id: int, data: TalkData, seen: Talk | None = None
) -> None:
    """Change a planned talk, its day included; the journal keeps what it was.

    seen: the talk as the form showed it.

    Raises:
        ChangedMeanwhile: it is no longer what the form showed.
        OfficerCanAct: as `plan`, there is no such talk, or it was held or cancelled.
    """
    before = _open(connection, talk_id)
    names = _checked(connection, data, by.today, already=before.planned_on)
    refuse_changed(Obstacle.TALK_CHANGED, seen, before, data)
    moved = wording.talk_moment(before) != wording.talk_moment(data)
    when = (
        f"verplaatst van {wording.talk_moment(before)} naar {wording.talk_moment(data)}"
        if moved
        else "gewijzigd"
    )
    act = journal.write(
        connection,
        by,
        Act.CHANGE_TALK,
        f"Gepland gesprek met {wording.joined(names)} {when}.",
        municipality=_only(data) if before.municipalities == data.municipalities else None,
        talk_id=talk_id,
        changes=journal.changes(before, data),
    )
    versions.change(connection, schema.planned_talk, talk_id, act, **_values(data))


def cancel(connection: Connection, by: Signature, talk_id: int, reason: str) -> None:
    """Cancel a planned talk, with the reason why.

    Raises:
        OfficerCanAct: no reason, there is no such talk, or it was held or cancelled.
    """
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_CANCELLING)
    before = _open(connection, talk_id)
    names = wording.joined(_names(connection, before))
    act = journal.write(
        connection,
        by,
        Act.CANCEL_TALK,
        f"Gepland gesprek met {names} van {wording.talk_moment(before)} "
        f"vervallen: {wording.closed(reason.strip())}",
        municipality=_only(before),
        talk_id=talk_id,
        reason=reason.strip(),
    )
    state = TalkState.CANCELLED.value
    versions.change(
        connection, schema.planned_talk, talk_id, act, state=state, reason=reason.strip()
    )


def hold(
    connection: Connection,
    by: Signature,
    talk_id: int,
    several: Sequence[ContactData],
    agreements: Sequence[AgreementData] = (),
    files: Sequence[Path] = (),
) -> tuple[int, ...]:
    """Log a planned talk as held; return the numbers of the contacts, one per municipality.

    The talk, its contacts and what is attached to each are one act, and are taken back together.

    Raises:
        OfficerCanAct: nobody was there, as `contacts.log_contact`, there is no such talk, or it
            was held or cancelled.
    """
    before = _open(connection, talk_id)
    if not several:
        raise OfficerCanAct(Obstacle.NOBODY_AT_TALK)
    made = [replace(agreement, made_on=several[0].held_on) for agreement in agreements]
    for data in several:
        check_contact(data, by.today)
    for agreement in made:
        check_agreement(agreement, by.today)
    copied = attachments.keep_copies(connection, files)
    others = before.municipalities
    act = _write_held(
        connection, by, several, others, talk_id=talk_id, agreements=made, files=copied
    )
    state = TalkState.HELD.value
    versions.change(connection, schema.planned_talk, talk_id, act, state=state)
    for agreement in made:
        contacts.write_agreement(connection, agreement, act)
    policy = policy_on(connection, by.today)
    return tuple(contacts.write_contact(connection, data, act, policy, copied) for data in several)


def _write_held(
    connection: Connection,
    by: Signature,
    several: Sequence[ContactData],
    others: Sequence[str],
    *,
    talk_id: int,
    agreements: Sequence[AgreementData],
    files: Sequence[CopiedFile],
) -> int:
    """Write the line of a talk that was held. others: with whom else it was planned."""
    codes = tuple(data.municipality for data in several)
    names = [name_on(connection, one.municipality, one.held_on) for one in several]
    first = several[0]
    what = wording.contact_with(first.kind, names)
    return journal.write(
        connection,
        by,
        Act.HOLD_TALK,
        f"Gepland gesprek gehouden: {what[0].lower()}{what[1:]} van {wording.day(first.held_on)}.",
        municipality=codes[0] if len({*codes, *others}) == 1 else None,
        talk_id=talk_id,
        contacts=several,
        agreements=agreements,
        files=[copy.file for copy in files],
    )


def _checked(
    connection: Connection, data: TalkData, today: date, *, already: date | None = None
) -> list[str]:
    """Check a talk and return the names of its municipalities. already: its present day."""
    if data.planned_on != already:
        check_talk(data, today)
    elif not data.municipalities:
        check_talk(replace(data, planned_on=today), today)
    return _names(connection, data, data.planned_on)


def _names(connection: Connection, data: TalkData, *days: date) -> list[str]:
    return [name_on(connection, code, *days) for code in data.municipalities]


def _only(data: TalkData) -> str | None:
    return data.municipalities[0] if len(data.municipalities) == 1 else None


def _open(connection: Connection, talk_id: int) -> Talk:
    table = schema.planned_talk
    row = connection.execute(select(table).where(table.c.id == talk_id)).first()
    if row is None:
        raise OfficerCanAct(Obstacle.TALK_GONE)
    talk = talk_of(row)
    if talk.state is not TalkState.PLANNED:
        raise OfficerCanAct(Obstacle.TALK_DONE, state=talk.state)
    return talk


def _values(data: TalkData) -> dict[str, object]:
    return {
        "planned_on": data.planned_on,
        "starts_at": data.starts_at.strftime("%H:%M") if data.starts_at else None,
        "kind": data.kind.value,
        "municipalities": list(data.municipalities),
        "place": data.place.strip(),
        "subject": data.subject.strip(),
        "counterpart": data.counterpart.strip(),
    }
