"""How many rows of a table fit on paper, and the note when not all do.

One limit holds for every table that grows with what is recorded: three thousand rows are some
eighty pages, for which Typst takes 300 MB and two seconds. A paper about one municipality has up to
seven such tables, so each has less room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from toezichtdesk import wording
from toezichtdesk.render.paper.blocks import Block, lacking

Held = TypeVar("Held")
Show = Callable[[Sequence[Held]], Block]

MOST_ROWS = 3000
MOST_ROWS_OF_ONE = 500  # of each table about one municipality


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows are, in Dutch.

    one, more: which of each group have room, more with a place for how many. table: in which all
    of them are. of: what a group is.
    """

    what: str
    one: str
    more: str
    table: str
    of: str = "van elke gemeente "


@dataclass(frozen=True, slots=True)
class Room:
    """The most rows of each group that have room; lacks: what has none, empty when all have."""

    of_each: int
    lacks: str = ""


def room_for(held: Sequence[int], rows: Rows, most: int = MOST_ROWS) -> Room:
    """Return the room for groups of so many rows each. most: rows of all groups together."""
    if sum(held) <= most:
        return Room(most)
    of_each = max(1, most // sum(map(bool, held)))
    shown = sum(min(of_each, count) for count in held)
    which = rows.one if of_each == 1 else rows.more.format(wording.number(of_each))
    return Room(
        of_each,
        f"Hier staan {wording.number(shown)} van {wording.number(sum(held))} {rows.what}: "
        f"{rows.of}{which}. Alle {rows.what} staan in de tabel {rows.table} (menu Rapporten, "
        "Tabellen opslaan).",
    )


def with_room(
    held: Sequence[Held], rows: Rows, show: Show[Held], *, keeps_last: bool = True
) -> list[Block]:
    """Return a table about one municipality, after the note when not all of it has room.

    keeps_last: whether what comes last, such as what is newest, has room before the rest.
    Without anything to show there is no block.
    """
    if not held:
        return []
    room = room_for([len(held)], rows, MOST_ROWS_OF_ONE)
    rows_shown = held[-room.of_each :] if keeps_last else held[: room.of_each]
    return [*note(room), show(rows_shown)]


def note(room: Room) -> list[Block]:
    """Return what has no room, as a paragraph above the table; nothing when all has."""
    return [lacking(room.lacks)] if room.lacks else []
