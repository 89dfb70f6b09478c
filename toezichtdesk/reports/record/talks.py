"""Reads planned talks: upcoming, late, held and cancelled ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, Row, select

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import Talk, TalkState
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.searched_texts import compared
from toezichtdesk.store import schema


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A planned talk with the names of its municipalities; key: its words, folded.

    is_late: its day has passed and it was neither held nor cancelled.
    """

    talk: Talk
    names: tuple[str, ...]
    is_late: bool
    key: str

    @property
    def name(self) -> str:
        """The names of the municipalities, joined."""
        return ", ".join(self.names)


def talks(known: AsKnown, *, state: TalkState | None = TalkState.PLANNED) -> tuple[Talk, ...]:
    """Return the talks by day and time. state: only those in this state; None is all."""
    table = known.table(schema.planned_talk)
    query = select(table).order_by(
        table.c.planned_on, table.c.starts_at.is_(None), table.c.starts_at, table.c.id
    )
    if state is not None:
        query = query.where(table.c.state == state.value)
    return tuple(map(talk_of, known.connection.execute(query)))


def talks_of(known: AsKnown, code: str | None = None) -> dict[str, tuple[Talk, ...]]:
    """Return the planned talks per municipality. code: only this municipality."""
    by_code: dict[str, list[Talk]] = defaultdict(list)
    for talk in talks(known):
        for each in talk.municipalities:
            if code is None or each == code:
                by_code[each].append(talk)
    return {each: tuple(of_one) for each, of_one in by_code.items()}


def talk_rows(
    connection: Connection,
    today: date,
    *,
    municipality: str | None = None,
    state: TalkState | None = TalkState.PLANNED,
) -> tuple[TalkRow, ...]:
    """Return the planned talks with their names, by day. municipality: only this code."""
    names = _names(connection)
    return tuple(
        _row(talk, names, today)
        for talk in talks(AsKnown(connection, today), state=state)
        if municipality is None or municipality in talk.municipalities
    )


def cancelled_talks(
    connection: Connection, today: date, known_on: date | None = None, code: str | None = None
) -> tuple[TalkRow, ...]:
    """Return cancelled talks of today or later. code: with this municipality."""
    names = _names(connection)
    known = AsKnown.on(connection, today, known_on)
    return tuple(
        _row(talk, names, today)
        for talk in talks(known, state=TalkState.CANCELLED)
        if talk.planned_on >= today and (code is None or code in talk.municipalities)
    )


def talk_with(connection: Connection, number: int, today: date) -> TalkRow:
    """Return one planned talk.

    Raises:
        OfficerCanAct: there is no such talk, or it was held or cancelled.
    """
    same_number = (row for row in talk_rows(connection, today) if row.talk.id == number)
    row = next(same_number, None)
    if row is None:
        raise OfficerCanAct(Obstacle.TALK_NOT_OPEN)
    return row


def talk_of(row: Row[Any]) -> Talk:
    """Return the planned talk in a row of the table."""
    return Talk(
        planned_on=row.planned_on,
        starts_at=time.fromisoformat(row.starts_at) if row.starts_at else None,
        kind=ContactKind(row.kind),
        municipalities=tuple(row.municipalities),
        place=row.place,
        subject=row.subject,
        counterpart=row.counterpart,
        state=TalkState(row.state),
        reason=row.reason,
        id=row.id,
    )


def _names(connection: Connection) -> dict[str, str]:
    table = schema.municipality
    return {row.code: row.name for row in connection.execute(select(table.c.code, table.c.name))}


def _row(talk: Talk, names: dict[str, str], today: date) -> TalkRow:
    named = tuple(names.get(code, code) for code in talk.municipalities)
    kind = wording.contact_kind(talk.kind)
    words = (*named, kind, talk.subject, talk.place, talk.counterpart)
    is_late = talk.state is TalkState.PLANNED and talk.planned_on < today
    return TalkRow(talk, named, is_late, compared(" ".join(words)))
