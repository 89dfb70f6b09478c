"""Cells of a list solved in place: what the officer typed is read as if it stood in the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.cell_address import CellAddress
from toezichtdesk.domain.importing import Remedy
from toezichtdesk.domain.lists import Field, ReadEntry, ReadField, ReadList
from toezichtdesk.domain.refusals import Problem, Refusal
from toezichtdesk.intake.fixes import Fixes
from toezichtdesk.sheets.lists.cells import told, value_in_cell
from toezichtdesk.sheets.lists.headings import forms

BLANK = "leeg"  # what the officer types for a cell that is to be read as blank


def mended(fixes: Fixes, read: ReadList, entry: ReadEntry) -> ReadEntry:
    """Return the row with what was typed in its cells, without the refusals that this solves."""
    for cell, text in fixes.texts(read.sheet, entry.number).items():
        field = _field_of(read, cell)
        if field is None or cell == entry.name_cell:
            continue
        kept = {name: one for name, one in entry.fields.items() if one.cell != cell}
        refusals = tuple(refusal for refusal in entry.refusals if refusal.cell != cell)
        is_blank = text.strip().casefold() == BLANK and field not in forms()[read.kind].needs
        value = None if is_blank else value_in_cell(field, text)
        if isinstance(value, Problem):
            refusals = (*refusals, Refusal(read.sheet, cell, value))
        elif value is not None:
            kept[told(field, value)] = ReadField(value, cell)
        if not isinstance(value, Problem):
            fixes.note_typed(read.sheet, cell, _found(entry, cell), text.strip())
        entry = replace(entry, fields=kept, refusals=refusals)
    return entry


def offer(
    fixes: Fixes, read: ReadList, entry: ReadEntry, refusals: Sequence[Refusal], day: date
) -> None:
    """Offer to type what was refused, where it stands under a heading of the list."""
    for refusal in refusals:
        field = _field_of(read, refusal.cell) if refusal.cell else None
        if field is None or refusal.cell == entry.name_cell:
            continue
        heading, _ = read.columns[field]
        may_be_blank = field not in forms()[read.kind].needs
        fixes.remedies.append(
            Remedy(read.sheet, refusal.cell, None, day, heading=heading, may_be_blank=may_be_blank)
        )


def _field_of(read: ReadList, cell: str) -> Field | None:
    letters = CellAddress.parse(cell).column
    under = (f for f, (_, at) in read.columns.items() if CellAddress.parse(at).column == letters)
    return next(under, None)


def _found(entry: ReadEntry, cell: str) -> str:
    """Return what stood in a cell, as it was read or refused."""
    refused = next((refusal for refusal in entry.refusals if refusal.cell == cell), None)
    if refused is not None:
        return wording.refusal(refused).found
    read = next((one.value for one in entry.fields.values() if one.cell == cell), "")
    return wording.day(read) if isinstance(read, date) else str(read)
