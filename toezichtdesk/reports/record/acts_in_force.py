"""Which acts are in force and which were undone, by the lines of the journal alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from toezichtdesk.domain.acts import Act
from toezichtdesk.store import schema

TAKES_BACK = (Act.UNDO, Act.UNDO_IMPORT)
TURNS = (*TAKES_BACK, Act.REDO)  # lines that refer to another line
NEVER_TAKEN_BACK = (
    *TURNS,
    Act.SEE_PROPOSAL,
    Act.ADD_MUNICIPALITIES,
    Act.ERASE_EXPIRED,
    Act.ERASE_OFFICIAL,
    Act.ERASE_ATTACHMENT,
    Act.UPGRADE,
    Act.PRACTISE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A line that undid or redid an act. id: its own number."""

    id: int
    act: int
    is_undo: bool


def turns(connection: Connection, last_act: int | None = None) -> tuple[Turn, ...]:
    """Return every line that refers to another, oldest first; up to `last_act`, None for all."""
    table = schema.journal
    query = select(
        table.c.id,
        table.c.act,
        table.c.details["undone"].as_integer().label("undone"),
        table.c.details["redone"].as_integer().label("redone"),
    ).where(table.c.act.in_(TURNS))
    if last_act is not None:
        query = query.where(table.c.id <= last_act)
    return tuple(
        Turn(row.id, row.redone if row.act == Act.REDO else row.undone, row.act != Act.REDO)
        for row in connection.execute(query.order_by(table.c.id))
    )


def taken_back(connection: Connection, last_act: int | None = None) -> dict[int, int]:
    """Return the acts that are undone, each with the act that undid it.

    last_act: as known after this act; None is now.
    """
    undone_by: dict[int, int] = {}
    for turn in turns(connection, last_act):
        if turn.is_undo:
            undone_by[turn.act] = turn.id
        else:
            undone_by.pop(turn.act, None)
    return undone_by


def redone_as_new(connection: Connection) -> frozenset[int]:
    """Return the imports that the first version of the program redid under another number."""
    table = schema.journal
    redone = table.c.details["redone"].as_integer()
    lines = connection.execute(select(redone).where(table.c.act == Act.IMPORT, redone.is_not(None)))
    return frozenset(lines.scalars())


def performed(act: int, of_undoing: Collection[Turn]) -> tuple[int, ...]:
    """Return the act and every line that redid it: the acts that wrote the rows in force."""
    return (act, *(turn.id for turn in of_undoing if turn.act == act and not turn.is_undo))


def next_undo(connection: Connection) -> int | None:
    """Return the last act still in force; None when there is none."""
    settled: set[int] = set()
    for number, name, about in _newest_first(connection):
        if name in TURNS:
            if name == Act.REDO and about not in settled:
                return about
            settled.add(about)
        elif name not in NEVER_TAKEN_BACK and number not in settled:
            return number
    return None


def next_redo(connection: Connection) -> int | None:
    """Return the last act undone, if nothing else was done since; else None."""
    settled: set[int] = set()
    for _, name, about in _newest_first(connection):
        if name == Act.SEE_PROPOSAL:
            continue
        if name not in TURNS:
            return None
        if name in TAKES_BACK and about not in settled:
            return about
        settled.add(about)
    return None


def _newest_first(connection: Connection) -> Iterator[tuple[int, str, int]]:
    """Yield number, act, and the act that the line refers to, or 0."""
    about = {turn.id: turn.act for turn in turns(connection)}
    table = schema.journal
    lines = connection.execute(select(table.c.id, table.c.act).order_by(table.c.id.desc()))
    return ((line.id, line.act, about.get(line.id, 0)) for line in lines)
