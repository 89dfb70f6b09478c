"""Checks before undoing or redoing an act."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, Table, or_, select

from toezichtdesk import wording
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG
from toezichtdesk.domain.refusals import Problem, problem
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.dependent_acts import built_on, lacking
from toezichtdesk.reports.record.acts_in_force import (
    TURNS,
    next_redo,
    next_undo,
    performed,
    redone_as_new,
    taken_back,
    turns,
)
from toezichtdesk.reports.record.attachments import lost_file
from toezichtdesk.reports.record.journal import last_act, line_of
from toezichtdesk.store import schema

_FIXED = {
    Act.ADD_MUNICIPALITIES: Obstacle.MUNICIPALITIES_STAY,
    Act.ERASE_EXPIRED: Obstacle.TEXT_STAYS_ERASED,
    Act.ERASE_OFFICIAL: Obstacle.NAME_STAYS_ERASED,
    Act.SEE_PROPOSAL: Obstacle.SEEN_STAYS_SEEN,
    Act.PRACTISE: Obstacle.TRIAL_STAYS_TRIAL,
    Act.UPGRADE: Obstacle.UPGRADE_STAYS,
    Act.UNDO: Obstacle.IS_UNDOING_ITSELF,
}


@dataclass(frozen=True, slots=True)
class Prospect:
    """What undoing or redoing an act requires.

    name: the act in a few words, as in a menu: "besluit over Zeist".
    later: the acts that depend on it, newest first, to be undone before it.
    needs_reason: it is a decision of GS, which stays visible as undone, with the reason.
    refusal: why it is not possible at all; None when it is.
    """

    line: JournalRow
    name: str
    later: tuple[JournalRow, ...] = ()
    needs_reason: bool = False
    refusal: Problem | None = None


@dataclass(frozen=True, slots=True)
class NextTurns:
    """The acts that Ctrl+Z would undo and Ctrl+Y redo; None when there is none."""

    undo: Prospect | None
    redo: Prospect | None


def next_turns(connection: Connection) -> NextTurns:
    """Return the last act done and the last act undone."""
    undo, redo = next_undo(connection), next_redo(connection)
    return NextTurns(
        None if undo is None else _named(connection, undo),
        None if redo is None else _named(connection, redo),
    )


def newest_line(connection: Connection) -> JournalRow | None:
    """Return the line of the last act, looks at a proposal aside; None before the first."""
    act = last_act(connection)
    return line_of(connection, act) if act else None


def undo_prospect(connection: Connection, act: int) -> Prospect:
    """Check whether an act can be undone.

    Raises:
        OfficerCanAct: there is no such line in the journal.
    """
    act_line = _named(connection, about(connection, act))
    line = act_line.line
    refusal = _never(connection, line)
    if refusal is not None:
        return replace(act_line, refusal=refusal)
    later = () if line.act == Act.IMPORT else _later(connection, line.id)
    acts = [line.id, *(one.id for one in later)]
    return replace(act_line, later=later, needs_reason=_is_of_gs(connection, acts))


def _never(connection: Connection, line: JournalRow) -> Problem | None:
    """Return why an act cannot be taken back at all."""
    act = Act.UNDO if line.act in TURNS else line.act
    if act in _FIXED:
        return problem(_FIXED[act])
    if line.id in taken_back(connection):
        return problem(Obstacle.ALREADY_UNDONE, summary=line.summary)
    return lost_file(connection, performed(line.id, turns(connection)))


def act_of(connection: Connection, table: Table, number: int) -> int:
    """Return the act that wrote the present version of a row.

    Raises:
        OfficerCanAct: the row was removed meanwhile.
    """
    act = connection.execute(select(table.c.act).where(table.c.id == number)).scalar()
    if act is None:
        raise OfficerCanAct(Obstacle.ROW_GONE)
    return int(act)


def act_of_contact(connection: Connection, contact: int) -> int:
    """Return the act that wrote the present version of a contact. Raises: as `act_of`."""
    return act_of(connection, schema.contact, contact)


def act_of_agreement(connection: Connection, agreement: int) -> int:
    """Return the act that wrote the present version of an agreement. Raises: as `act_of`."""
    return act_of(connection, schema.agreement, agreement)


def act_of_measure(connection: Connection, measure: int) -> int:
    """Return the act that wrote the present version of a measure. Raises: as `act_of`."""
    return act_of(connection, schema.plan_measure, measure)


def redo_prospect(connection: Connection, act: int) -> Prospect:
    """Check whether an act can be redone; `later` is what replaced it.

    Raises:
        OfficerCanAct: there is no such line in the journal.
    """
    act_line = _named(connection, about(connection, act))
    undone = taken_back(connection).get(act_line.line.id)
    if undone is None:
        return replace(act_line, refusal=problem(Obstacle.NOT_UNDONE))
    if act_line.line.id in redone_as_new(connection):
        return replace(act_line, refusal=problem(Obstacle.ALREADY_REDONE))
    if act_line.line.act == Act.IMPORT:
        return act_line
    if lost := lost_file(connection, (undone,)):
        return replace(act_line, refusal=lost)
    for turn in lacking(connection, undone):
        about_act = {one.id: one.act for one in turns(connection)}[turn]
        ground = line_of(connection, about_act)
        return replace(act_line, refusal=problem(Obstacle.RESTS_ON_UNDONE, summary=ground.summary))
    numbers = built_on(connection, (undone,), (undone,))
    return replace(act_line, later=tuple(line_of(connection, number) for number in numbers))


def about(connection: Connection, act: int) -> int:
    """Return the act itself; for a line that redid another act, that act."""
    again = {turn.id: turn.act for turn in turns(connection) if not turn.is_undo}
    return again.get(act, act)


def _named(connection: Connection, act: int) -> Prospect:
    line = line_of(connection, act)
    table = schema.municipality
    name = connection.execute(
        select(table.c.name).where(table.c.code == line.municipality)
    ).scalar()
    if line.act == Act.IMPORT:
        return Prospect(line, f"import van {line.details['file']}")
    return Prospect(line, wording.act(line.act, name or ""))


def _later(connection: Connection, act: int) -> tuple[JournalRow, ...]:
    """Return everything that depends on an act, directly or indirectly, newest first."""
    later: set[int] = set()
    waiting = [act]
    lines = turns(connection)
    while waiting:
        acts = performed(waiting.pop(), lines)
        new = {about(connection, one) for one in built_on(connection, acts, acts)} - later - {act}
        later |= new
        waiting += new
    return tuple(line_of(connection, number) for number in sorted(later, reverse=True))


def _is_of_gs(connection: Connection, acts: list[int]) -> bool:
    table = schema.decision
    decided_by = connection.execute(
        select(table.c.id).where(
            table.c.act.in_(acts),
            table.c.kind != "start",
            or_(
                table.c.rung >= FIRST_ACCELERATED_RUNG, table.c.from_rung >= FIRST_ACCELERATED_RUNG
            ),
        )
    ).first()
    return decided_by is not None
