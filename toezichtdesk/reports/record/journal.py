"""The journal: what was done, by whom and when, newest first."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from toezichtdesk import wording
from toezichtdesk.domain.acts import OF_NO_MUNICIPALITY, OF_ONE_MUNICIPALITY, Act
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.record.acts_in_force import NEVER_TAKEN_BACK, redone_as_new, taken_back
from toezichtdesk.reports.record.stored_files import stored_names
from toezichtdesk.store import schema

_WITHOUT_FIGURES = OF_ONE_MUNICIPALITY | OF_NO_MUNICIPALITY


def journal(connection: Connection, limit: int | None = None) -> tuple[JournalRow, ...]:
    """Return the acts, newest first; at most `limit` of them."""
    table = schema.journal
    query = select(table).order_by(table.c.id.desc()).limit(limit)
    return _rows(connection, query)


def journal_of(connection: Connection, code: str) -> tuple[JournalRow, ...]:
    """Return the acts about one municipality, newest first, without looks at a proposal."""
    table = schema.journal
    query = (
        select(table)
        .where(table.c.municipality == code, table.c.act != Act.SEE_PROPOSAL)
        .order_by(table.c.id.desc())
    )
    return _rows(connection, query)


def journal_lines(connection: Connection, which: ColumnElement[bool]) -> tuple[JournalRow, ...]:
    """Return the acts of a kind, newest first. which: a condition on the table of the journal."""
    table = schema.journal
    return _rows(connection, select(table).where(which).order_by(table.c.id.desc()))


def line_of(connection: Connection, act: int) -> JournalRow:
    """Return the line of an act.

    Raises:
        OfficerCanAct: there is no such line.
    """
    table = schema.journal
    rows = _rows(connection, select(table).where(table.c.id == act))
    if not rows:
        raise OfficerCanAct(Obstacle.NO_SUCH_ACT, act=act)
    return rows[0]


def last_act(connection: Connection) -> int:
    """Return the number of the last act; another number means that the store has changed.

    Looking at a proposal does not count.
    """
    table = schema.journal
    newest = select(func.coalesce(func.max(table.c.id), 0)).where(table.c.act != Act.SEE_PROPOSAL)
    return int(connection.execute(newest).scalar_one())


def last_moment(connection: Connection) -> datetime | None:
    """Return when the newest act was done, None before the first."""
    table = schema.journal
    newest = select(table.c.moment).order_by(table.c.id.desc()).limit(1)
    moment = connection.scalar(newest)
    return None if moment is None else datetime.fromisoformat(moment)


def periods_imported_since(connection: Connection, act: int) -> frozenset[Period] | None:
    """Return the periods whose figures were imported after an act; ignores acts without figures.

    None: figures may have changed in another way, or an import does not state its periods.
    """
    table = schema.journal
    lines = connection.execute(
        select(table.c.act, table.c.details["periods"]).where(table.c.id > act)
    ).all()
    of_figures = [(name, periods) for name, periods in lines if name not in _WITHOUT_FIGURES]
    if any(name != Act.IMPORT or periods is None for name, periods in of_figures):
        return None
    return frozenset(Period.parse(text) for _, periods in of_figures for text in periods)


def imported_on(connection: Connection, sha256: str) -> date | None:
    """Return the last day on which this very file was imported; None if not, or if undone."""
    table, file = schema.journal, schema.journal_file
    lines = connection.execute(
        select(table.c.id, table.c.moment)
        .join(file, file.c.act == table.c.id)
        .where(file.c.sha256 == sha256)
        .order_by(table.c.id.desc())
    ).all()
    undone = taken_back(connection) if lines else {}
    moments = (line.moment for line in lines if line.id not in undone)
    newest = next(moments, None)
    return None if newest is None else datetime.fromisoformat(newest).date()


def _rows(connection: Connection, query: Select[Any]) -> tuple[JournalRow, ...]:
    undone, again = taken_back(connection), redone_as_new(connection)
    copies = stored_names(connection)
    return tuple(
        JournalRow(
            id=row.id,
            moment=datetime.fromisoformat(row.moment),
            officer=row.officer,
            act=Act(row.act),
            municipality=row.municipality or "",
            summary=wording.closed(row.summary),
            details=row.details,
            can_be_undone=row.act not in NEVER_TAKEN_BACK and row.id not in undone,
            can_be_redone=row.id in undone and row.id not in again,
            copy=copies.get(row.id, ""),
        )
        for row in connection.execute(query)
    )
