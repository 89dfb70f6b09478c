"""Lists in an officer's own workbook: contacts, agreements, plans, own counts, inhabitants.

A figure is one number on a key; a row of a list is one thing that was recorded, with typed fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.domain.knowledge import KnowledgeData
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.domain.row_notes import RowNote
from toezichtdesk.domain.sheet_warnings import SheetWarning
from toezichtdesk.domain.talks import Talk


class RecordKind(Enum):
    """What a row of a list records."""

    CONTACT = "contact"
    AGREEMENT = "agreement"
    PLAN = "plan"
    MEASURE = "measure"
    INHABITANTS = "inhabitants"
    NATIONAL_TARGET = "national_target"
    NOTE = "note"  # about a measure, in its row
    SHARING = "sharing"  # of a good practice, in its row
    TALK = "talk"
    KNOWLEDGE = "knowledge"
    OWN_COUNT = "own_count"


class Field(Enum):
    """What a column of a list holds; the value is the field of the draft that it fills."""

    HELD_ON = "held_on"
    KIND = "kind"
    SUMMARY = "summary"
    COUNTERPART = "counterpart"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_ON = "follow_up_on"
    COUNTS = "counts"
    PARTY = "party"
    TEXT = "text"
    MADE_ON = "made_on"
    DUE_ON = "due_on"
    DONE_ON = "done_on"
    REQUESTED_ON = "requested_on"
    RECEIVED_ON = "received_on"
    JUDGED_ON = "judged_on"
    JUDGEMENT = "judgement"
    JUDGEMENT_NOTE = "judgement_note"
    ADOPTED_ON = "adopted_on"
    EXECUTABLE = "executable"
    EXECUTABLE_NOTE = "executable_note"
    TERMS = "terms"
    TERMS_NOTE = "terms_note"
    RECURRENCE = "recurrence"
    RECURRENCE_NOTE = "recurrence_note"
    ADOPTION_NOTE = "adoption_note"
    DESCRIPTION = "description"
    HORIZON = "horizon"
    OWNER = "owner"
    EXPECTED_PLACES = "expected_places"
    STATUS = "status"
    ACTUAL_PLACES = "actual_places"
    REASON = "reason"
    NUMBER = "number"
    YEAR = "year"
    TAGS = "tags"
    PLANNED_ON = "planned_on"
    STARTS_AT = "starts_at"
    STATE = "state"
    PLACE = "place"
    SUBJECT = "subject"
    KNOWLEDGE_KIND = "knowledge_kind"
    TITLE = "title"
    LEVEL = "level"
    PARTIES = "parties"
    PROBLEM = "problem"
    APPROACH = "approach"
    CONDITIONS = "conditions"
    CONTACT = "contact"
    OUTCOME = "outcome"
    DONE = "done"
    NOTES = "notes"
    SHARED = "shared"
    SHARED_ON = "shared_on"
    PERIOD = "period"
    REFERENCE_DATE = "reference_date"
    COUNTED = "counted"
    AGREE_BY = "agree_by"
    AGREED_ON = "agreed_on"
    AGREED_MUNICIPALITY = "agreed_municipality"
    AGREED_MUNICIPALITY_BY = "agreed_municipality_by"
    AGREED_PROVINCE = "agreed_province"
    AGREED_PROVINCE_BY = "agreed_province_by"


DATES = frozenset(
    {
        Field.HELD_ON,
        Field.FOLLOW_UP_ON,
        Field.MADE_ON,
        Field.DUE_ON,
        Field.DONE_ON,
        Field.REQUESTED_ON,
        Field.RECEIVED_ON,
        Field.JUDGED_ON,
        Field.ADOPTED_ON,
        Field.PLANNED_ON,
        Field.SHARED_ON,
        Field.REFERENCE_DATE,
        Field.AGREE_BY,
        Field.AGREED_ON,
        Field.AGREED_MUNICIPALITY_BY,
        Field.AGREED_PROVINCE_BY,
    }
)
# What a side promised in a contact, in the row of that contact, and by when.
AGREED = {
    Party.MUNICIPALITY: (Field.AGREED_MUNICIPALITY, Field.AGREED_MUNICIPALITY_BY),
    Party.PROVINCE: (Field.AGREED_PROVINCE, Field.AGREED_PROVINCE_BY),
}


PARTS_OF_PLAN = (Field.EXECUTABLE, Field.TERMS, Field.RECURRENCE)  # in the words of a judgement


class ReadField(NamedTuple):
    """What was read from a cell; cell is the address without the sheet, `C14`.

    value: a day, a whole number, a text, or of a word with a fixed set its code in the store.
    """

    value: str | int | date
    cell: str


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """One row of a list in the sheet.

    number, name, code, name_cell, province: as of a `ReadRow`. fields: a blank cell is absent.
    A sheet with a column for each year gives several entries with one number.
    """

    number: int
    name: str
    code: str
    name_cell: str
    fields: dict[Field, ReadField]
    refusals: tuple[Refusal, ...] = ()
    province: str = ""


@dataclass(frozen=True, slots=True)
class ReadList:
    """The list found in one sheet.

    columns: the heading text of each recognised column, as written, with its address.
    blank_rows: rows without anything but a name. notes: texts below or between the rows, totals
    among them. warnings: what does not block. refusals: of the sheet as a whole;
    then entries is empty.
    """

    sheet: str
    kind: RecordKind
    header_row: int
    columns: dict[Field, tuple[str, str]]
    entries: Sequence[ReadEntry] = ()
    blank_rows: int = 0
    notes: tuple[str, ...] = ()
    warnings: tuple[SheetWarning, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """How many people lived in a municipality, or in the whole country, on 1 January of a year."""

    year: int
    number: int


@dataclass(frozen=True, slots=True)
class NationalTarget:
    """The task of the whole country in a period, in persons: what the targets are shares of."""

    period: Period
    number: int


@dataclass(frozen=True, slots=True)
class NoteData:
    """What was said about a measure, on a day."""

    description: str
    horizon: Horizon
    text: str
    noted_on: date


@dataclass(frozen=True, slots=True)
class SharingData:
    """That a good practice, known by its day and title, was shared with a municipality."""

    held_on: date
    title: str
    shared_on: date


OF_SEVERAL = frozenset({RecordKind.TALK, RecordKind.KNOWLEDGE})  # municipalities in one row

RecordData = (
    Talk
    | KnowledgeData
    | ContactData
    | AgreementData
    | PlanDates
    | PlanMeasureData
    | Inhabitants
    | NationalTarget
    | NoteData
    | SharingData
    | OwnCountData
)


@dataclass(frozen=True, slots=True)
class PlannedRecord:
    """One row of a list in the plan of an import.

    municipality: its code; empty when unknown, or for the whole country. what: a Dutch phrase for
    the record. data: the values of the row, None when it is refused or a duplicate of an earlier
    row. cell: where to point. notes: what there is to say of it.
    """

    status: RowStatus
    kind: RecordKind
    sheet: str
    number: int
    name: str
    municipality: str
    what: str
    cell: str
    data: RecordData | None = None
    notes: tuple[RowNote, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether importing it records anything."""
        return self.status in (RowStatus.NEW, RowStatus.CHANGED)
