"""What the row of a list says beside its own record: agreements, notes, with whom it was shared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from toezichtdesk.domain.casefile import AgreementData, ContactData, PlanMeasureData
from toezichtdesk.domain.lists import (
    AGREED,
    Field,
    NoteData,
    PlannedRecord,
    ReadEntry,
    ReadField,
    RecordKind,
)
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.intake.record_words import what
from toezichtdesk.intake.recordings import Key, Recording, StoredRecord, recording_of
from toezichtdesk.sheets.lists.cells import KEPT
from toezichtdesk.sheets.lists.days import day_in

_BULLET = re.compile(r"^\s*(?:[-•*–·]|\(?\d{1,2}[.):]|[a-z]\))\s+(?=\S)")
_DAY = r"\d{1,2}[-/. ](?:\d{1,2}|[a-z]+\.?)[-/. ](?:20)?\d\d"
_NOTED = re.compile(rf"^\W{{0,2}}(?P<day>{_DAY})\W{{1,3}}(?P<text>.+)$", re.IGNORECASE | re.DOTALL)
_NEXT_NOTE = re.compile(rf"(?:\s+·\s+|\n)(?=\W{{0,2}}{_DAY}\W)", re.IGNORECASE)
_SHARED = re.compile(rf"^(?P<name>\D+?)[\s:(]+(?:op\s+)?(?P<day>{_DAY})\)?$", re.IGNORECASE)
_EACH = re.compile(r"[;\n]")
_EACH_FINER = re.compile(r"[;\n,]|\ben\b")


def parts_of(text: str) -> tuple[str, ...]:
    """Return each of several agreements in a cell: lines that all begin with a bullet or number."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not all(map(_BULLET.match, lines)):
        return (text,)
    return tuple(_BULLET.sub("", line).strip() for line in lines)


def each_agreement(entry: ReadEntry) -> list[ReadEntry]:
    """Return a row once for each of the agreements in its cell.

    A row with a code was saved by a program, with one agreement: its lines are of that one.
    """
    read = entry.fields.get(Field.TEXT)
    if read is None or entry.code:
        return [entry]
    return [
        replace(entry, fields={**entry.fields, Field.TEXT: ReadField(part, read.cell)})
        for part in parts_of(str(read.value))
    ]


def agreed(record: PlannedRecord, entry: ReadEntry) -> Iterator[PlannedRecord]:
    """Yield what each side promised in the contact of a row."""
    if not isinstance(record.data, ContactData):
        return
    for party, (text, by) in AGREED.items():
        read, due = entry.fields.get(text), entry.fields.get(by)
        for part in parts_of(str(read.value)) if read is not None else ():
            due_on = None if due is None else due.value
            data = AgreementData(
                municipality=record.municipality,
                party=party,
                text=part,
                due_on=due_on if isinstance(due_on, date) else None,
                made_on=record.data.held_on,
            )
            cell = read.cell if read is not None else record.cell
            kind = RecordKind.AGREEMENT
            yield replace(record, kind=kind, what=what(data), cell=cell, data=data)


def notes(
    record: PlannedRecord, entry: ReadEntry, known: Mapping[Key, StoredRecord], today: date
) -> Iterator[PlannedRecord]:
    """Yield what was said about the measure of a row: `12-5-2026: wacht op de vergunning`.

    A note without a day is of today, unless the same words are on record about the measure.
    """
    read, recording = entry.fields.get(Field.NOTES), recording_of(record)
    if read is None or recording is None or not isinstance(record.data, PlanMeasureData):
        return
    stored = known.get(recording.key)
    measure = record.data if stored is None else stored.data  # it may be called otherwise by now
    if not isinstance(measure, PlanMeasureData):
        return
    for part in _NEXT_NOTE.split(str(read.value)):
        text, day = _noted(part.strip())
        if not text:
            continue
        data = NoteData(measure.description, measure.horizon, text, day or today)
        if day is None and (earlier := _day_on_record(record, data, known)):
            data = replace(data, noted_on=earlier)
        kind = RecordKind.NOTE
        yield replace(record, kind=kind, what=what(data), cell=read.cell, data=data)


def _noted(part: str) -> tuple[str, date | None]:
    """Return the words of a note, and its day if it begins with one."""
    match = _NOTED.match(part)
    day = None if match is None else day_in(match["day"], Field.HELD_ON)
    if match is None or not isinstance(day, date):
        return part, None
    return match["text"].strip(), day


def _day_on_record(
    record: PlannedRecord, data: NoteData, known: Mapping[Key, StoredRecord]
) -> date | None:
    """Return the day of a note on record about the same measure in the same words."""
    key = Recording(RecordKind.NOTE, record.municipality, data).key[:-1]
    days = (one[-1] for one in known if one[:-1] == key)
    return next((day for day in days if isinstance(day, date)), None)


def shared_in(entry: ReadEntry) -> list[tuple[str, date]] | Problem:
    """Return with whom the practice of a row was shared, and when: `Houten 12-12-2025; Baarn …`."""
    read, given = entry.fields.get(Field.SHARED), entry.fields.get(Field.SHARED_ON)
    if read is None:
        return []
    text, day = str(read.value), given.value if given is not None else None
    for between in (_EACH, _EACH_FINER):
        parts = [part.strip() for part in between.split(text) if part.strip()]
        dated = [_dated(part, day if isinstance(day, date) else None) for part in parts]
        found = [one for one in dated if one is not None]
        if len(found) == len(parts):
            return found
    return problem(RefusalCode.SHARED_WITHOUT_DAY, found=text)


def _dated(part: str, given: date | None) -> tuple[str, date] | None:
    match = _SHARED.match(part)
    day = given if match is None else day_in(match["day"], Field.SHARED_ON)
    name = part if match is None else match["name"].strip()
    return (name, day) if isinstance(day, date) else None


def unkept(sheet: str, entry: ReadEntry) -> list[Refusal]:
    """Refuse an agreement that was kept nobody knows when, or open with a day of keeping."""
    done = entry.fields.get(Field.DONE)
    if done is None:
        return []
    has_day = Field.DONE_ON in entry.fields
    if done.value == KEPT and not has_day:
        why = problem(RefusalCode.DONE_WITHOUT_DAY, found=KEPT)
    elif done.value != KEPT and has_day:
        why = problem(RefusalCode.DONE_AND_OPEN, found=str(done.value))
    else:
        return []
    return [Refusal(sheet, done.cell, why)]
