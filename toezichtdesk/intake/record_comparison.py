"""What a row of a list would change in what is recorded: mostly nothing."""

from __future__ import annotations

from dataclasses import fields, replace

from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.domain.lists import Inhabitants, NationalTarget, PlannedRecord, RecordData
from toezichtdesk.domain.row_notes import RowNote, RowNoteCode, row_note
from toezichtdesk.intake.recordings import StoredRecord, flat


def compared(record: PlannedRecord, stored: StoredRecord | None) -> PlannedRecord:
    """Return a record with what an import does with it, beside what is recorded on its key."""
    if stored is None or record.data is None:
        return record
    differing = _differing(record.data, stored.data)
    notes: tuple[RowNote, ...] = ()
    if stored.is_withdrawn:
        notes = (row_note(RowNoteCode.STAYS_WITHDRAWN),)
    elif stored.was_changed:
        notes = (row_note(RowNoteCode.STAYS_CHANGED),)
    elif differing and isinstance(stored.data, Inhabitants | NationalTarget):
        notes = (row_note(RowNoteCode.NUMBER_CHANGES, before=stored.data.number),)
        return replace(record, status=RowStatus.CHANGED, notes=notes)
    elif differing:
        notes = (row_note(RowNoteCode.STAYS_AS_RECORDED),)
    return replace(record, status=RowStatus.SAME, notes=notes)


def _differing(data: RecordData, stored: RecordData) -> bool:
    """Return whether the sheet says something else; a cell that is blank says nothing."""
    pairs = ((getattr(data, f.name), getattr(stored, f.name), f.default) for f in fields(data))
    return any(_as_told(now) != _as_told(then) for now, then, nothing in pairs if now != nothing)


def _as_told(value: object) -> object:
    """Return the value, and a text without its layout: that says nothing else."""
    return flat(value) if isinstance(value, str) else value
