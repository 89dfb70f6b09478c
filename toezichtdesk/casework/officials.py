"""Forgetting one person, without breaking the record: the name goes, what was done stays."""

from __future__ import annotations

from sqlalchemy import Connection, and_, select, update

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.texts import officials
from toezichtdesk.store import schema
from toezichtdesk.store.erasing import reword


def erase(connection: Connection, by: Signature, name: str, *, reason: str) -> int:
    """Replace a name by `[gewist]` wherever it can be erased; return the number of texts changed.

    Every seal stays valid. The act cannot be taken back: the name is not kept anywhere.

    Raises:
        OfficerCanAct: the name is too short, occurs nowhere or only where it has to stay, or there
            is no reason.
    """
    wanted = officials.checked(name)
    every = officials.mentions(connection, wanted)
    erasable = [one for one in every if one.can_go]
    if not every:
        raise OfficerCanAct(Obstacle.NAME_NOWHERE, name=wanted)
    if not erasable:
        stays = " ".join(sorted({f"{one.where}: {one.fate}" for one in every}))
        raise OfficerCanAct(Obstacle.NAME_HAS_TO_STAY, name=wanted, places=stays)
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_NAME)
    if officials.spans(reason, wanted):
        raise OfficerCanAct(Obstacle.NAME_IN_REASON)
    count = "1 tekst" if len(erasable) == 1 else f"{len(erasable)} teksten"
    act = journal.write(
        connection,
        by,
        Act.ERASE_OFFICIAL,
        f"Naam van een persoon gewist uit {count}. Reden: {wording.closed(reason)}",
        texts=len(erasable),
        reason=reason.strip(),
    )
    for one in erasable:
        _erase(connection, one, wanted, act)
    return len(erasable)


def _erase(connection: Connection, one: officials.Mention, name: str, act: int) -> None:
    def changed(value: object) -> object:
        return officials.replaced(value, name)

    table = schema.metadata.tables[one.table]
    if table is not schema.draft:
        reword(connection, table, one.key, one.act, act, changed)
        return
    is_it = and_(*(c == value for c, value in zip(table.primary_key, one.key, strict=True)))
    fields = connection.execute(select(table.c.fields).where(is_it)).scalar_one()
    connection.execute(update(table).where(is_it).values(fields=changed(fields)))
