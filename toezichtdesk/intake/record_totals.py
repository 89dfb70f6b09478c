"""What the lists of a workbook amount to: how many rows, what is written, and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from toezichtdesk import wording
from toezichtdesk.domain.lists import PlannedRecord, ReadList, RecordKind
from toezichtdesk.intake.recordings import recording_of


def counts(records: Iterable[PlannedRecord]) -> list[str]:
    """Return how many of each kind are written: "8 contacten", "1 maatregel"."""
    writing = Counter(record.kind for record in records if record.writes)
    return [wording.records(kind, writing[kind]) for kind in RecordKind if writing[kind]]


def marks(records: Iterable[PlannedRecord]) -> list[str]:
    """Return the marks of everything that a file says, whether new or not."""
    recordings = map(recording_of, records)
    return sorted({recording.mark for recording in recordings if recording is not None})


def reconciliations(lists: Iterable[ReadList]) -> Iterator[str]:
    """Yield per list the count that must add up: "Contacten: 12 rijen = 11 contacten + 1 leeg"."""
    for read in lists:
        count = len({entry.number for entry in read.entries})
        others = ((read.blank_rows, "leeg"), (len(read.notes), "toelichting"))
        parts = [wording.records(read.kind, count)]
        parts += [f"{number} {word}" for number, word in others if number]
        total = count + read.blank_rows + len(read.notes)
        rows = "1 rij" if total == 1 else f"{total} rijen"
        yield f"{read.sheet}: {rows} = {' + '.join(parts)}"
