"""What a row of a list would change in what is recorded already: mostly nothing."""

from __future__ import annotations

from dataclasses import fields, replace

from toezichtdesk import wording
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.domain.lists import Inhabitants, NationalTarget, PlannedRecord, RecordData
from toezichtdesk.intake.recordings import StoredRecord


def compared(record: PlannedRecord, known: StoredRecord | None) -> PlannedRecord:
    """Return a record with what an import does with it, beside what is recorded on its key."""
    if known is None or record.data is None:
        return record
    differing = _differing(record.data, known.data)
    difference = ""
    if known.is_withdrawn:
        difference = "staat vastgelegd en is ingetrokken; dat blijft zo"
    elif known.was_changed:
        difference = "was vastgelegd en is daarna gewijzigd; wat vastligt, blijft"
    elif differing and isinstance(known.data, Inhabitants | NationalTarget):
        difference = f"bekend was {wording.number(known.data.number)}"
        return replace(record, status=RowStatus.CHANGED, explanation=difference)
    elif differing:
        difference = "staat al vastgelegd, met iets anders erbij; wat vastligt, blijft"
    return replace(record, status=RowStatus.SAME, explanation=difference)


def _differing(data: RecordData, known: RecordData) -> bool:
    """Return whether the sheet says something else; a cell that is blank says nothing."""
    pairs = ((getattr(data, f.name), getattr(known, f.name), f.default) for f in fields(data))
    return any(now != then for now, then, nothing in pairs if now != nothing)
