"""Rows of which a colour may say what no word says: that an agreement was kept, or a talk held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from toezichtdesk.domain.lists import Field, ReadEntry, RecordKind
from toezichtdesk.domain.sheet_warnings import NAMED_AT_MOST, SheetWarning, WarningCode, warn
from toezichtdesk.sheets.cells import letters
from toezichtdesk.sheets.files.grids import Grid

# The columns that say how far something is; without any of them it comes in as not done yet.
_SAYS = {
    RecordKind.AGREEMENT: frozenset({Field.DONE, Field.DONE_ON}),
    RecordKind.MEASURE: frozenset({Field.STATUS}),
    RecordKind.TALK: frozenset({Field.STATE}),
}


def about_colours(
    grid: Grid, kind: RecordKind, entries: Sequence[ReadEntry], said_in: Set[int]
) -> Iterator[SheetWarning]:
    """Yield which rows have a colour and no word for how far they are.

    A column that is coloured alike in every row only looks so, unless it is one of those for the
    status. A file that keeps no colours may have lost some. said_in: the places of the columns
    for the status, from 0.
    """
    fields = _SAYS.get(kind, frozenset())
    unsaid = {entry.number for entry in entries if not fields & entry.fields.keys()}
    if not fields or not unsaid:
        return
    if not grid.has_colours:
        if len(unsaid) == len({entry.number for entry in entries}):
            yield warn(WarningCode.COLOURS_NOT_KEPT)
        return
    fills = grid.fills()
    numbers = sorted({entry.number for entry in entries})
    columns = sorted({column for number in numbers for column in fills.get(number, ())})
    telling = [
        column
        for column in columns
        if column in said_in or len({fills.get(row, {}).get(column) for row in numbers}) > 1
    ]
    rows = [
        str(row)
        for row in numbers
        if row in unsaid and not fills.get(row, {}).keys().isdisjoint(telling)
    ]
    if rows:
        yield warn(
            WarningCode.STATUS_BY_COLOUR,
            columns=tuple(map(letters, telling[:NAMED_AT_MOST])),
            names=tuple(rows[:NAMED_AT_MOST]),
            more=len(rows[NAMED_AT_MOST:]),
        )


def is_about_status(kind: RecordKind, field: Field) -> bool:
    """Return whether a column of a list says how far something is."""
    return field in _SAYS.get(kind, frozenset())
