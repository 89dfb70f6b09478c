"""With whom a good practice was shared, as the row of a list says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from toezichtdesk.domain.errors import NotAccepted
from toezichtdesk.domain.importing import ReadRow, RowStatus
from toezichtdesk.domain.knowledge import KnowledgeData
from toezichtdesk.domain.lists import Field, PlannedRecord, ReadEntry, RecordKind, SharingData
from toezichtdesk.domain.refusals import Problem, Refusal
from toezichtdesk.intake import row_refusals
from toezichtdesk.intake.beside_row import shared_in
from toezichtdesk.intake.checks import check_sharing
from toezichtdesk.intake.fixes import Fixes
from toezichtdesk.intake.record_words import what
from toezichtdesk.intake.recordings import Key, StoredRecord, recording_of
from toezichtdesk.intake.several import names_in
from toezichtdesk.sheets.matching import NotFound

Planned = tuple[PlannedRecord, list[Refusal]]


class Sharings:
    """Plans the sharings of the practices in a workbook."""

    def __init__(self, fixes: Fixes, today: date, known: Mapping[Key, StoredRecord]) -> None:
        """fixes: knows the names of municipalities. known: what is on record."""
        self._fixes = fixes
        self._today = today
        self._known = known

    def of_row(self, sheet: str, record: PlannedRecord, entry: ReadEntry) -> Iterator[Planned]:
        """Yield each sharing of the practice in a row, with why it is refused, if it is."""
        read, recording = entry.fields.get(Field.SHARED), recording_of(record)
        if read is None or recording is None:
            return
        stored = self._known.get(recording.key)
        item = record.data if stored is None else stored.data  # it may be called otherwise by now
        if not isinstance(item, KnowledgeData):
            return
        base = replace(record, kind=RecordKind.SHARING, cell=read.cell, status=RowStatus.NEW)
        shared = shared_in(entry)
        if isinstance(shared, Problem):
            yield replace(base, data=None), [Refusal(sheet, read.cell, shared)]
            return
        for text, day in shared:
            row = ReadRow(base.number, text, "", base.cell, {})
            for name in names_in(self._fixes, sheet, row, day):
                yield self._one(sheet, base, item, name, day)

    def _one(
        self, sheet: str, base: PlannedRecord, item: KnowledgeData, name: str, day: date
    ) -> Planned:
        row = ReadRow(base.number, name, "", base.cell, {})
        found = self._fixes.find(sheet, row, day)
        if isinstance(found, NotFound):
            return replace(base, data=None), [row_refusals.unknown(sheet, row, found)]
        data = SharingData(item.held_on, item.title, day)
        record = replace(base, municipality=found.code, name=found.name, what=what(data), data=data)
        recording = recording_of(record)
        if recording is not None and recording.key in self._known:
            return record, []
        try:
            check_sharing(item, found.code, found.name, day, self._today)
        except NotAccepted as error:
            why = row_refusals.not_accepted(error, RecordKind.SHARING)
            return replace(record, data=None), [Refusal(sheet, base.cell, why)]
        return record, []
