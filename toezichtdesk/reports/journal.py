"""What was done, by whom, when: the journal, newest first."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers import JournalRow
from toezichtdesk.store import schema


def journal(connection: Connection, limit: int | None = None) -> tuple[JournalRow, ...]:
    """Return the acts, newest first; at most `limit` of them."""
    table = schema.journal
    undone, redone = set(undone_imports(connection)), redone_imports(connection)
    query = select(table).order_by(table.c.id.desc()).limit(limit)
    return tuple(_row(row, undone, undone - redone) for row in connection.execute(query))


def last_act(connection: Connection) -> int:
    """Return the number of the last act: another number means that the store moved on.

    Looking at a proposal moves nothing.
    """
    table = schema.journal
    newest = select(func.coalesce(func.max(table.c.id), 0)).where(table.c.act != Act.SEE_PROPOSAL)
    return int(connection.execute(newest).scalar_one())


def periods_imported_since(connection: Connection, act: int) -> frozenset[Period] | None:
    """Return the periods of which figures came in after an act, where that is all that happened.

    None: something else was done too, or an import that does not tell its periods.
    """
    table = schema.journal
    lines = connection.execute(
        select(table.c.act, table.c.details["periods"]).where(table.c.id > act)
    ).all()
    if any(name != Act.IMPORT or periods is None for name, periods in lines):
        return None
    return frozenset(Period.parse(text) for _, periods in lines for text in periods)


def undone_imports(connection: Connection) -> dict[int, int]:
    """Return the imports that were taken back, each with the act that did so."""
    table = schema.journal
    lines = connection.execute(
        select(table.c.id, table.c.details).where(table.c.act == Act.UNDO_IMPORT)
    )
    return {row.details["undone"]: row.id for row in lines}


def redone_imports(connection: Connection) -> set[int]:
    """Return the imports that were carried out again after they were taken back."""
    table = schema.journal
    redone = table.c.details["redone"].as_integer()
    return set(
        connection.execute(
            select(redone).where(table.c.act == Act.IMPORT, redone.is_not(None))
        ).scalars()
    )


def imported_on(connection: Connection, sha256: str) -> date | None:
    """Return the last day on which this very file was imported; None when that was taken back."""
    table, file = schema.journal, schema.journal_file
    lines = connection.execute(
        select(table.c.id, table.c.moment)
        .join(file, file.c.act == table.c.id)
        .where(file.c.sha256 == sha256)
        .order_by(table.c.id.desc())
    ).all()
    undone = undone_imports(connection) if lines else {}
    moments = (line.moment for line in lines if line.id not in undone)
    newest = next(moments, None)
    return None if newest is None else datetime.fromisoformat(newest).date()


def _row(row: Row[Any], undone: set[int], open_again: set[int]) -> JournalRow:
    return JournalRow(
        id=row.id,
        moment=datetime.fromisoformat(row.moment),
        officer=row.officer,
        act=Act(row.act),
        municipality=row.municipality or "",
        summary=row.summary,
        details=row.details,
        can_be_undone=row.act == Act.IMPORT and row.id not in undone,
        can_be_redone=row.act == Act.IMPORT and row.id in open_again,
    )
