"""The stored records of lists, by which a row of a sheet is recognised.

The key of a contact is municipality, day, kind and summary; of an agreement the party, the promise
and the day; of a measure its text and term; of a plan its municipality; of inhabitants the year; of
a planned talk day, kind and municipalities; of knowledge kind, day and title; of a note its
measure, day and text; of a sharing its practice and the municipality; of an own count
the period and the day. An imported record that was changed by hand is still recognised by the text
of the sheet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Row, Table, select

from toezichtdesk.domain.casefile import AgreementData, ContactData, PlanMeasureData
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.lists import (
    Inhabitants,
    NationalTarget,
    NoteData,
    PlannedRecord,
    RecordData,
    RecordKind,
    SharingData,
)
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.reports.pages.knowledge import item_of
from toezichtdesk.reports.record.casefile import agreement_of, contact_of, dates_of, measure_of
from toezichtdesk.reports.record.own_count import own_count_of
from toezichtdesk.reports.record.talks import talk_of
from toezichtdesk.store import schema, versions

_CODE = "[U+"
_CODED_TURNS = re.compile(r"\[U\+20(?:2[A-E]|6[6-9])\]")
D = TypeVar("D", ContactData, AgreementData, PlanMeasureData, KnowledgeData, OwnCountData)
Key = tuple[Hashable, ...]
StoredRow = Row[Any]


class Recording(NamedTuple):
    """Something to write. municipality: its code, empty of the whole country."""

    kind: RecordKind
    municipality: str
    data: RecordData
    cell: str = ""

    @property
    def key(self) -> Key:
        """What distinguishes it from every other record."""
        return (self.kind, self.municipality, *_FORMS[self.kind].key(self.data))

    @property
    def mark(self) -> str:
        """The key as a short text, of a number with the number: what a file said of it."""
        parts = (*self.key, self.data) if self.kind in NUMBERS else self.key
        return sha256(repr(parts).encode()).hexdigest()[:16]


class StoredRecord(NamedTuple):
    """What is recorded on a key. act: the one that wrote it.

    was_changed: the key is that of what was there before the officer changed it.
    """

    data: RecordData
    act: int
    was_changed: bool = False
    is_withdrawn: bool = False


def standing(connection: Connection) -> Iterator[tuple[StoredRow, Recording]]:
    """Yield every row in force, with what it records; by kind, oldest first."""
    owners = _owners(connection)
    for kind, form in _FORMS.items():
        for row in connection.execute(select(form.table).order_by(form.table.c.id)):
            yield row, _recording(kind, row, owners)


def all_known(connection: Connection) -> dict[Key, StoredRecord]:
    """Return everything that is recorded, by its key; on the same key what was written last."""
    now: dict[Key, StoredRecord] = {}
    changed: dict[Key, StoredRecord] = {}
    owners = _owners(connection)
    earlier = {k: versions.held_before(connection, form.table) for k, form in _FORMS.items()}
    for row, recording in standing(connection):
        is_withdrawn = bool(getattr(row, "withdrawn", False))
        stored = StoredRecord(recording.data, row.act, is_withdrawn=is_withdrawn)
        now[recording.key] = stored
        for held in earlier[recording.kind].get(row.id, ()):
            key = _recording(recording.kind, held, owners).key
            changed[key] = stored._replace(was_changed=True)
    return changed | now


def taken_back(connection: Connection, undone: int) -> Iterator[tuple[int, int, Recording]]:
    """Yield what an act took back and is out still: the act that wrote it, its number, and what."""
    owners = _owners(connection)
    for kind, form in _FORMS.items():
        before = schema.BEFORE[form.table.name]
        rows = select(before).where(before.c.replaced_by == undone, before.c.restored_by.is_(None))
        for row in connection.execute(rows.order_by(before.c.id)):
            yield row.act, row.id, _recording(kind, row, owners)


def municipalities_of(connection: Connection, act: int) -> set[str]:
    """Return the codes of the municipalities about which an act recorded something."""
    owners = _owners(connection)
    return {
        _recording(kind, row, owners).municipality
        for kind, form in _FORMS.items()
        for table in (form.table, schema.BEFORE[form.table.name])
        for row in connection.execute(select(table).where(table.c.act == act))
    }


def recording_of(record: PlannedRecord) -> Recording | None:
    """Return what a planned record would write, None where its row was refused."""
    if record.data is None:
        return None
    cell = f"{record.sheet}!{record.cell}"
    return Recording(record.kind, record.municipality, record.data, cell)


def _recording(kind: RecordKind, row: StoredRow, owners: _Owners) -> Recording:
    if kind is RecordKind.MEASURE:
        municipality = owners.plans[row.plan]
    elif kind is RecordKind.NOTE:
        municipality = owners.plans[owners.measures[row.measure].plan]
    else:
        municipality = getattr(row, "municipality", None) or ""
    data = _FORMS[kind].data(row, owners)
    return Recording(kind, municipality, data, getattr(row, "cell", ""))


@dataclass(frozen=True, slots=True)
class _Owners:
    """What there is or was, by its number, to which other rows belong: a number is of one thing.

    plans: the municipality of each. measures, items: their rows.
    """

    plans: dict[int, str]
    measures: dict[int, StoredRow]
    items: dict[int, StoredRow]


def _owners(connection: Connection) -> _Owners:
    plans, measures, items = (
        {
            row.id: row
            for each in (schema.BEFORE[table.name], table)
            for row in connection.execute(select(each))
        }
        for table in (schema.improvement_plan, schema.plan_measure, schema.knowledge_item)
    )
    return _Owners({number: row.municipality for number, row in plans.items()}, measures, items)


def beside(municipality: str, data: NoteData | SharingData) -> tuple[RecordKind, Key]:
    """Return kind and key of the measure or practice that a note or sharing belongs to."""
    if isinstance(data, NoteData):
        measure = (flat(data.description), data.horizon)
        return RecordKind.MEASURE, (RecordKind.MEASURE, municipality, *measure)
    practice = (KnowledgeKind.PRACTICE, data.held_on, flat(data.title))
    return RecordKind.KNOWLEDGE, (RecordKind.KNOWLEDGE, "", *practice)


def numbers(connection: Connection, kind: RecordKind) -> dict[Key, int]:
    """Return the number of the newest row in force on each key of a kind."""
    owners = _owners(connection)
    rows = connection.execute(select(TABLES[kind]).order_by(TABLES[kind].c.id))
    return {_recording(kind, row, owners).key: row.id for row in rows}


def _note(row: StoredRow, owners: _Owners) -> NoteData:
    measure = measure_of(owners.measures[row.measure])
    return NoteData(measure.description, measure.horizon, row.text, row.noted_on)


def _sharing(row: StoredRow, owners: _Owners) -> SharingData:
    item = item_of(owners.items[row.item])
    return SharingData(item.held_on, item.title, row.shared_on)


def _as(kind: type[D], recorded: D) -> D:
    """Return what was recorded without its number, as it would be entered."""
    return kind(**{field.name: getattr(recorded, field.name) for field in fields(kind)})


def flat(text: str) -> str:
    """Return a text as it tells one from another: a sheet keeps no run of blanks, no character
    that nobody sees, and a mark of direction by its code only.
    """
    if not text.isascii() or _CODE in text:
        seen = _CODED_TURNS.sub("", text)
        text = "".join(char for char in seen if unicodedata.category(char) != "Cf")
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of thing: its table, what a row holds, and what tells it from the others."""

    table: Table
    data: Callable[[StoredRow, _Owners], RecordData]
    key: Callable[[Any], Key]


# In this order they are written: a measure finds the plan that came with it, a note its measure.
_FORMS = {
    RecordKind.PLAN: _Form(schema.improvement_plan, lambda row, _: dates_of(row), lambda _: ()),
    RecordKind.MEASURE: _Form(
        schema.plan_measure,
        lambda row, _: _as(PlanMeasureData, measure_of(row)),
        lambda data: (flat(data.description), data.horizon),
    ),
    RecordKind.CONTACT: _Form(
        schema.contact,
        lambda row, _: _as(ContactData, contact_of(row)),
        lambda data: (data.held_on, data.kind, flat(data.summary)),
    ),
    RecordKind.AGREEMENT: _Form(
        schema.agreement,
        lambda row, _: _as(AgreementData, agreement_of(row)),
        lambda data: (data.party, flat(data.text), data.due_on),
    ),
    RecordKind.INHABITANTS: _Form(
        schema.inhabitants,
        lambda row, _: Inhabitants(row.year, row.number),
        lambda data: (data.year,),
    ),
    RecordKind.TALK: _Form(
        schema.planned_talk,
        lambda row, _: replace(talk_of(row), id=0),
        lambda data: (data.planned_on, data.kind, data.municipalities),
    ),
    RecordKind.KNOWLEDGE: _Form(
        schema.knowledge_item,
        lambda row, _: _as(KnowledgeData, item_of(row)),
        lambda data: (data.kind, data.held_on, flat(data.title)),
    ),
    RecordKind.NOTE: _Form(
        schema.measure_note,
        _note,
        # A cell holds several notes, each behind its day: the dash before a text is none of it.
        lambda data: (
            flat(data.description),
            data.horizon,
            flat(data.text).lstrip("-+*•– "),
            data.noted_on,
        ),
    ),
    RecordKind.SHARING: _Form(
        schema.practice_sharing, _sharing, lambda data: (data.held_on, flat(data.title))
    ),
    RecordKind.OWN_COUNT: _Form(
        schema.own_count,
        lambda row, _: _as(OwnCountData, own_count_of(row)),
        lambda data: (data.period, data.reference_date),
    ),
    RecordKind.NATIONAL_TARGET: _Form(
        schema.national_target,
        lambda row, _: NationalTarget(row.period, row.number),
        lambda data: (data.period,),
    ),
}
TABLES = {kind: form.table for kind, form in _FORMS.items()}
NUMBERS = (RecordKind.INHABITANTS, RecordKind.NATIONAL_TARGET)  # the newest of each counts
