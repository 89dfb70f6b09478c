"""Knowledge sharing: what was organised, connected and talked over, and practices that were shared.

Policy, "Kennisdeling": the province organises sessions on executive and official level, connects
parties, and talks with several parties at once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.edit_conflicts import refuse_changed
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeData
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.intake.checks import check_knowledge, check_sharing
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.pages.knowledge import item_of
from toezichtdesk.store import schema, versions


def record(connection: Connection, by: Signature, data: KnowledgeData) -> int:
    """Record a session, connection, talk or good practice; return its number.

    Raises:
        OfficerCanAct: the subject, the parties of what is done together, or the approach of a
            practice is missing; a day after today; a municipality that does not exist.
    """
    _check(connection, data, by.today)
    act = journal.write(
        connection,
        by,
        Act.RECORD_KNOWLEDGE,
        f"{data.kind.value.capitalize()} van {wording.day(data.held_on)}: {data.title.strip()}.",
        municipality=data.municipalities[0] if len(data.municipalities) == 1 else None,
        knowledge=data,
    )
    return write(connection, data, act)


def write(connection: Connection, data: KnowledgeData, act: int) -> int:
    """Write what was checked under an act; return its number."""
    written = connection.execute(
        insert(schema.knowledge_item)
        .returning(schema.knowledge_item.c.id)
        .values(**_values(data), act=act)
    )
    return int(written.scalar_one())


def change(
    connection: Connection,
    by: Signature,
    item: int,
    data: KnowledgeData,
    seen: Knowledge | None = None,
) -> None:
    """Change what was recorded; the journal keeps what it said before. seen: as the form showed it.

    Raises:
        ChangedMeanwhile: it is no longer what the form showed.
        OfficerCanAct: as `record`, or there is no such item.
    """
    before = item_of(_row(connection, item))
    _check(connection, data, by.today)
    shown = replace(seen, sharings=()) if seen else None  # the form shows no sharings
    refuse_changed(Obstacle.KNOWLEDGE_CHANGED, shown, before, data, item=before.kind)
    act = journal.write(
        connection,
        by,
        Act.CHANGE_KNOWLEDGE,
        f"{data.kind.value.capitalize()} gewijzigd: {data.title.strip()}.",
        item=item,
        changes=journal.changes(before, data),
    )
    versions.change(connection, schema.knowledge_item, item, act, **_values(data))


def withdraw(connection: Connection, by: Signature, item: int) -> None:
    """Withdraw what was recorded by mistake, with the sharings of a practice.

    Raises:
        OfficerCanAct: there is no such item.
    """
    before = item_of(_row(connection, item))
    act = journal.write(
        connection,
        by,
        Act.WITHDRAW_KNOWLEDGE,
        f"{before.kind.value.capitalize()} ingetrokken: {before.title}.",
        item=item,
    )
    sharing, table = schema.practice_sharing, schema.knowledge_item
    versions.take_back(connection, sharing, sharing.c.item == item, act)
    versions.take_back(connection, table, table.c.id == item, act)


def share(connection: Connection, by: Signature, item: int, code: str, on: date) -> int:
    """Record that a good practice was shared with a municipality; return the number of the sharing.

    Raises:
        OfficerCanAct: it is no good practice, was shared with this municipality already, is of this
            municipality itself, or a day after today.
    """
    practice = item_of(_row(connection, item))
    name = name_on(connection, code, on)
    check_sharing(practice, code, name, on, by.today)
    table = schema.practice_sharing
    shared = connection.execute(
        select(table.c.shared_on).where(table.c.item == item, table.c.municipality == code)
    ).scalar()
    if shared is not None:
        raise OfficerCanAct(Obstacle.PRACTICE_SHARED, shared=shared, name=name)
    act = journal.write(
        connection,
        by,
        Act.SHARE_PRACTICE,
        f"Goede praktijk „{practice.title}” gedeeld met {name} op {wording.day(on)}.",
        municipality=code,
        item=item,
    )
    written = connection.execute(
        insert(table)
        .returning(table.c.id)
        .values(item=item, municipality=code, shared_on=on, act=act)
    )
    return int(written.scalar_one())


def _check(connection: Connection, data: KnowledgeData, today: date) -> None:
    check_knowledge(data, today)
    for code in data.municipalities:
        name_on(connection, code, data.held_on)


def _values(data: KnowledgeData) -> dict[str, object]:
    return {
        "kind": data.kind.value,
        "held_on": data.held_on,
        "title": data.title.strip(),
        "level": data.level.value if data.level else None,
        "parties": [],
        "partners": list(data.parties),
        "municipalities": list(data.municipalities),
        "problem": data.problem.strip(),
        "approach": data.approach.strip(),
        "conditions": data.conditions.strip(),
        "contact": data.contact.strip(),
        "outcome": data.outcome.strip(),
        "tags": [],
        "labels": list(data.tags),
    }


def _row(connection: Connection, item: int) -> Row[Any]:
    table = schema.knowledge_item
    row = connection.execute(select(table).where(table.c.id == item)).first()
    if row is None:
        raise OfficerCanAct(Obstacle.KNOWLEDGE_GONE)
    return row
