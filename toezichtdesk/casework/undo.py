"""Undoes and redoes any act, by the tables alone.

The rows of the act move to the twins of the tables, and the rows they replaced return, in a new
act with a journal line of its own; the journal keeps every act. Later acts that depend on it are
undone first. An import can always be undone: what the officer did since stays, and so does what
another workbook also contains.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, not_, or_, select

from toezichtdesk import wording
from toezichtdesk.casework import journal, undo_import
from toezichtdesk.casework.early_warnings import open_warnings
from toezichtdesk.casework.undo_import import Limits
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.dependent_acts import may_stay, put_there
from toezichtdesk.reports.record.acts_in_force import performed, taken_back, turns
from toezichtdesk.reports.undoing import Prospect, redo_prospect, undo_prospect
from toezichtdesk.store import schema, versions
from toezichtdesk.store.schema import BEFORE, RECORDS

_WARNED_BY = (schema.figure, schema.policy_version, schema.municipality)


@dataclass(frozen=True, slots=True)
class _Turned:
    """What moved. came_back: the number of rows."""

    tables: frozenset[str]
    came_back: int


class BuiltOn(OfficerCanAct):
    """A later act depends on it. acts: their numbers, newest first."""

    def __init__(self, code: Obstacle, acts: Sequence[JournalRow], /, **values: object) -> None:
        super().__init__(code, **values)
        self.acts = tuple(line.id for line in acts)


def undo(connection: Connection, by: Signature, act: int, *, reason: str = "") -> int:
    """Take an act back, today's or an old one; return the number of this act.

    reason: obligatory for a decision of GS, which stays visible as taken back.

    Raises:
        BuiltOn: a later act built on it.
        OfficerCanAct: there is no such act, it was taken back already, it never can be, or a
            reason is missing.
    """
    prospect = undo_prospect(connection, act)
    _refuse(prospect, reason, Obstacle.BUILT_ON_UNDOING)
    return _undo(connection, by, prospect, reason)


def undo_with_later(
    connection: Connection,
    by: Signature,
    act: int,
    *,
    reason: str = "",
    shown: Collection[int] | None = None,
) -> int:
    """Undo an act after every later act that depends on it; return the last act.

    Each has a journal line of its own. shown: the later acts that the officer was shown, None to
    take whatever there is.

    Raises:
        OfficerCanAct: as `undo`, except for acts that depend on it.
        BuiltOn: an act that depends on it is not among those shown.
    """
    prospect = undo_prospect(connection, act)
    for line in prospect.later:
        if shown is not None and line.id not in shown:
            _refuse(prospect, reason, Obstacle.BUILT_ON_UNDOING)
        undo(connection, by, line.id, reason=reason)
    return undo(connection, by, act, reason=reason)


def redo(connection: Connection, by: Signature, act: int) -> int:
    """Carry out an act that was taken back as it was then; return the number of this act.

    For an import, what has since come in its place stays: that part is left out.

    Raises:
        BuiltOn: something else has come in its place.
        OfficerCanAct: there is no such act, it was not taken back, or nothing of it is left.
    """
    prospect = redo_prospect(connection, act)
    _refuse(prospect, "", Obstacle.BUILT_ON_REDOING)
    line = prospect.line
    undone = taken_back(connection)[line.id]
    is_import = line.act == Act.IMPORT
    what = undo_import.redone(line) if is_import else f"Opnieuw uitgevoerd: {line.summary}"
    written = journal.write(
        connection, by, Act.REDO, what, municipality=line.municipality or None, redone=line.id
    )
    limits = undo_import.what_comes(connection, undone, by.today) if is_import else Limits()
    turned = _turn(connection, (undone,), written, limits)
    if is_import:
        again = undo_import.record_again(connection, undone, written, by.today)
        undo_import.refuse_nothing(turned.came_back + again)
    _settle(connection, by, written, turned)
    return written


def _undo(connection: Connection, by: Signature, prospect: Prospect, reason: str) -> int:
    line = prospect.line
    acts = performed(line.id, turns(connection))
    is_import = line.act == Act.IMPORT
    remaining = undo_import.remaining_rows(connection, acts) if is_import else []
    because = f" Reden: {wording.closed(reason)}" if reason.strip() else ""
    what = undo_import.undone(line) if is_import else f"Ongedaan gemaakt: {line.summary}"
    written = journal.write(
        connection,
        by,
        Act.UNDO,
        f"{what}{because}",
        municipality=line.municipality or None,
        undone=line.id,
        reason=reason.strip(),
        kept=remaining,
    )
    limits = undo_import.what_stays(connection, acts) if is_import else Limits()
    turned = _turn(connection, acts, written, limits)
    if is_import:
        undo_import.take_along(connection, acts, written)
    _settle(connection, by, written, turned)
    return written


def _refuse(prospect: Prospect, reason: str, built_on: Obstacle) -> None:
    if prospect.refusal is not None:
        raise OfficerCanAct(prospect.refusal)
    if prospect.later:
        raise BuiltOn(
            built_on,
            prospect.later,
            summary=prospect.line.summary,
            number=prospect.later[0].id,
            later=prospect.later[0].summary,
            further=len(prospect.later) - 1,
        )
    if prospect.needs_reason and built_on is Obstacle.BUILT_ON_UNDOING and not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_UNDOING)


def _turn(connection: Connection, acts: Sequence[int], act: int, limits: Limits) -> _Turned:
    """Take out what acts wrote and bring back what they took out, under this act."""
    # A row that comes back under its own number is there twice, or not at all, for a moment.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    moved: set[str] = set()
    tables = versions.touched(connection, acts)
    for table in reversed(tables):
        if _take_out(connection, table, acts, act, limits.staying.get(table.name)):
            moved.add(table.name)
    count = 0
    for table in tables:
        wanted = limits.coming(table)
        for earlier in acts:
            if back := versions.bring_back(connection, table, earlier, act, wanted):
                moved.add(table.name)
                count += back
    return _Turned(frozenset(moved), count)


def _settle(connection: Connection, by: Signature, act: int, turned: _Turned) -> None:
    """Take out what only stayed for rows that have gone, and open the warnings of now."""
    if _tidy(connection, act) or turned.tables & {table.name for table in _WARNED_BY}:
        open_warnings(connection, by, act)


def _take_out(
    connection: Connection,
    table: Table,
    acts: Sequence[int],
    act: int,
    staying: ColumnElement[bool] | None,
) -> int:
    leaving = put_there(connection, table, acts)
    if staying is not None:
        leaving = and_(leaving, not_(staying))
    if may_stay(table):
        is_needed = _is_referred_to(table)
        if "holds" in table.info:
            _hold(connection, table, and_(leaving, is_needed, ~_comes_back(table, acts)), act)
            leaving = and_(leaving, or_(~is_needed, _comes_back(table, acts)))
        else:
            leaving = and_(leaving, ~is_needed)
    return versions.take_back(connection, table, leaving, act)


def _hold(connection: Connection, table: Table, condition: ColumnElement[bool], act: int) -> None:
    """Keep rows that others depend on, without their own content."""
    for row in connection.execute(select(table).where(condition)).all():
        if any(getattr(row, name) != value for name, value in table.info["holds"].items()):
            versions.change(connection, table, row.id, act, **table.info["holds"])


def _comes_back(table: Table, acts: Sequence[int]) -> ColumnElement[bool]:
    before = BEFORE[table.name].alias()
    same = versions.same_row(table, before, table)
    return exists().where(same, before.c.replaced_by.in_(acts), before.c.restored_by.is_(None))


def _is_referred_to(table: Table) -> ColumnElement[bool]:
    """Return the condition that a row of another table that stands refers to a row."""
    return or_(
        *(
            exists().where(column == foreign.column)
            for other in RECORDS
            for column in other.c
            for foreign in column.foreign_keys
            if foreign.column.table is table
        )
    )


def _tidy(connection: Connection, act: int) -> int:
    """Take out what only stayed for rows that have gone now; return how many."""
    gone = list(taken_back(connection))
    undoings = [turn.id for turn in turns(connection) if turn.is_undo]
    count = 0
    for table in filter(may_stay, RECORDS):
        left = and_(table.c.act.in_(gone), ~_is_referred_to(table))
        if "holds" in table.info:
            is_empty = (
                table.c[name].is_(value) if value is None else table.c[name] == value
                for name, value in table.info["holds"].items()
            )
            left = and_(table.c.act.in_([*gone, *undoings]), ~_is_referred_to(table), *is_empty)
        count += versions.take_back(connection, table, left, act)
    return count
