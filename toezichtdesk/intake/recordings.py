"""The stored records of lists, by which a row of a sheet is recognised.

The key of a contact is municipality, day, kind and summary; of an agreement the party, the promise
and the day; of a measure its text and term; of a plan its municipality; of inhabitants the year; of
a planned talk day, kind and municipalities; of knowledge kind, day and title. An imported record
that was changed by hand is still recognised by the text of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Row, Table, select

from toezichtdesk.domain.casefile import AgreementData, ContactData, PlanMeasureData
from toezichtdesk.domain.knowledge import KnowledgeData
from toezichtdesk.domain.lists import (
    Inhabitants,
    NationalTarget,
    PlannedRecord,
    RecordData,
    RecordKind,
)
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.reports.pages.knowledge import item_of
from toezichtdesk.reports.record.casefile import agreement_of, contact_of, dates_of, measure_of
from toezichtdesk.reports.record.talks import talk_of
from toezichtdesk.store import schema, versions

D = TypeVar("D", ContactData, AgreementData, PlanMeasureData, TalkData, KnowledgeData)
Key = tuple[Hashable, ...]


class Recording(NamedTuple):
    """Something to write. municipality: its code, empty of the whole country."""

    kind: RecordKind
    municipality: str
    data: RecordData
    cell: str = ""

    @property
    def key(self) -> Key:
        """What tells it from everything else that is recorded."""
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


def standing(connection: Connection) -> Iterator[tuple[Row[Any], Recording]]:
    """Yield every row that stands, with what it records; by kind, oldest first."""
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
        known = StoredRecord(recording.data, row.act, is_withdrawn=is_withdrawn)
        now[recording.key] = known
        for held in earlier[recording.kind].get(row.id, ()):
            key = _recording(recording.kind, held, owners).key
            changed[key] = known._replace(was_changed=True)
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


def _recording(kind: RecordKind, row: Row[Any], owners: dict[int, str]) -> Recording:
    if kind is RecordKind.MEASURE:
        municipality = owners[row.plan]
    else:
        municipality = getattr(row, "municipality", None) or ""
    return Recording(kind, municipality, _FORMS[kind].data(row), getattr(row, "cell", ""))


def _owners(connection: Connection) -> dict[int, str]:
    """Return the municipality of every plan there is or was; a number is never used again."""
    owners: dict[int, str] = {}
    for table in (schema.BEFORE["improvement_plan"], schema.improvement_plan):
        for plan, municipality in connection.execute(select(table.c.id, table.c.municipality)):
            owners[plan] = municipality
    return owners


def _as(kind: type[D], recorded: D) -> D:
    """Return what was recorded without its number, as it would be entered."""
    return kind(**{field.name: getattr(recorded, field.name) for field in fields(kind)})


def _flat(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of thing: its table, what a row holds, and what tells it from the others."""

    table: Table
    data: Callable[[Row[Any]], RecordData]
    key: Callable[[Any], Key]


# In this order they are written: a measure finds the plan that came with it.
_FORMS = {
    RecordKind.PLAN: _Form(schema.improvement_plan, dates_of, lambda _: ()),
    RecordKind.MEASURE: _Form(
        schema.plan_measure,
        lambda row: _as(PlanMeasureData, measure_of(row)),
        lambda data: (_flat(data.description), data.horizon),
    ),
    RecordKind.CONTACT: _Form(
        schema.contact,
        lambda row: _as(ContactData, contact_of(row)),
        lambda data: (data.held_on, data.kind, _flat(data.summary)),
    ),
    RecordKind.AGREEMENT: _Form(
        schema.agreement,
        lambda row: _as(AgreementData, agreement_of(row)),
        lambda data: (data.party, _flat(data.text), data.due_on),
    ),
    RecordKind.INHABITANTS: _Form(
        schema.inhabitants,
        lambda row: Inhabitants(row.year, row.number),
        lambda data: (data.year,),
    ),
    RecordKind.TALK: _Form(
        schema.planned_talk,
        lambda row: _as(TalkData, talk_of(row)),
        lambda data: (data.planned_on, data.kind, data.municipalities),
    ),
    RecordKind.KNOWLEDGE: _Form(
        schema.knowledge_item,
        lambda row: _as(KnowledgeData, item_of(row)),
        lambda data: (data.kind, data.held_on, _flat(data.title)),
    ),
    RecordKind.NATIONAL_TARGET: _Form(
        schema.national_target,
        lambda row: NationalTarget(row.period, row.number),
        lambda data: (data.period,),
    ),
}
TABLES = {kind: form.table for kind, form in _FORMS.items()}
NUMBERS = (RecordKind.INHABITANTS, RecordKind.NATIONAL_TARGET)  # the newest of each counts
