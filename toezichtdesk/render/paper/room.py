"""How many rows of a table fit on paper, and the note when not all do.

One limit holds for every table that grows with what is recorded: three thousand rows are some
eighty pages, for which Typst takes 300 MB and two seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toezichtdesk import wording

MOST_ROWS = 3000


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


def room_for(held: Sequence[int], rows: Rows) -> Room:
    """Return the room for groups of so many rows each."""
    if sum(held) <= MOST_ROWS:
        return Room(MOST_ROWS)
    of_each = max(1, MOST_ROWS // sum(map(bool, held)))
    shown = sum(min(of_each, count) for count in held)
    which = rows.one if of_each == 1 else rows.more.format(wording.number(of_each))
    return Room(
        of_each,
        f"Hier staan {wording.number(shown)} van {wording.number(sum(held))} {rows.what}: "
        f"{rows.of}{which}. Alle {rows.what} staan in de tabel {rows.table} (menu Rapporten, "
        "Tabellen opslaan).",
    )
