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
    """What the rows are, in Dutch phrases for the note.

    one, more: which rows of a group are shown: only one, or `{}`. table: the saved table that has
    all of them. of: what a group is.
    """

    what: str
    one: str
    more: str
    table: str
    of: str = "van elke gemeente "


@dataclass(frozen=True, slots=True)
class Room:
    """How many rows of each group fit at most. lacks: what does not fit, in Dutch, or empty."""

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
    """Return a table about one municipality, after a note when not all of it fits.

    keeps_last: leave out the first rows, not the last, which are the newest. No rows, no block.
    """
    if not held:
        return []
    room = room_for([len(held)], rows, MOST_ROWS_OF_ONE)
    rows_shown = held[-room.of_each :] if keeps_last else held[: room.of_each]
    return [*note(room), show(rows_shown)]


def note(room: Room) -> list[Block]:
    """Return what does not fit, as a paragraph above the table; nothing when all fits."""
    return [lacking(room.lacks)] if room.lacks else []
