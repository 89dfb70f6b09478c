"""The plan of the lists in a workbook: what each row would record, and what is recorded already.

An import only adds to what is recorded. A row that is known changes nothing, also where the
officer changed it since or the sheet says something else beside it. For inhabitants and national
targets alone, which nobody enters by hand, the newest sheet counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import chain

from sqlalchemy import Connection, bindparam, exists, or_, select

from toezichtdesk import wording
from toezichtdesk.domain.casefile import (
    ContactData,
    PlanDates,
)
from toezichtdesk.domain.cell_address import CellAddress
from toezichtdesk.domain.errors import NotAccepted
from toezichtdesk.domain.importing import ReadRow, RowStatus
from toezichtdesk.domain.lists import (
    OF_SEVERAL,
    Field,
    PlannedRecord,
    ReadEntry,
    ReadList,
    RecordData,
    RecordKind,
)
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import last_day_counted
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.domain.row_notes import RowNoteCode, row_note
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.intake import list_fixes, recordings, row_refusals
from toezichtdesk.intake.beside_row import agreed, each_agreement, notes, unkept
from toezichtdesk.intake.checks import check_listed
from toezichtdesk.intake.coa_counts import CoaCounts
from toezichtdesk.intake.fixes import Fixes
from toezichtdesk.intake.own_count_rows import own_count
from toezichtdesk.intake.plan_stays import is_of_new_stay
from toezichtdesk.intake.record_comparison import compared
from toezichtdesk.intake.record_words import data_of, what
from toezichtdesk.intake.recordings import Key, StoredRecord, recording_of
from toezichtdesk.intake.several import each, names_in
from toezichtdesk.intake.sharings import Sharings
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.sheets.figures.headings import names_country, words
from toezichtdesk.sheets.figures.notices import named
from toezichtdesk.sheets.lists.cells import LAPSED
from toezichtdesk.sheets.matching import NotFound
from toezichtdesk.store import schema

NATIONAL = "Nederland"
_DATED = {  # the day on which the municipality of a row has to exist
    RecordKind.CONTACT: Field.HELD_ON,
    RecordKind.KNOWLEDGE: Field.HELD_ON,
    RecordKind.TALK: Field.PLANNED_ON,
    RecordKind.OWN_COUNT: Field.REFERENCE_DATE,
}
_CHECKED = {  # the column that the rules for a kind are about
    RecordKind.CONTACT: Field.HELD_ON,
    RecordKind.AGREEMENT: Field.DONE_ON,
    RecordKind.MEASURE: Field.DESCRIPTION,
    RecordKind.TALK: Field.PLANNED_ON,
    RecordKind.KNOWLEDGE: Field.HELD_ON,
    RecordKind.INHABITANTS: Field.NUMBER,
    RecordKind.OWN_COUNT: Field.COUNTED,
}
_IS_SEEN = select(
    or_(
        *(
            exists().where(table.c.municipality == bindparam("code"))
            for table in (schema.followed, schema.figure)
        )
    )
)


class RecordPlanner:
    """Makes the plan of the lists of one workbook. Reads the store, writes nothing.

    refusals, warnings: what was met on the way.
    outside: the codes of the municipalities in the lists that are not the officer's.
    """

    def __init__(
        self,
        connection: Connection,
        today: date,
        lists: Sequence[ReadList],
        fixes: Fixes,
        mine: Set[str] | None,
        *,
        takes_outside: bool,
    ) -> None:
        """fixes: knows the names, and what the officer put in place of refused ones.

        mine: the codes of the officer's municipalities; None when all are. takes_outside: whether
        something of the others is recorded too.
        """
        self._connection = connection
        self._today = today
        self._lists = lists
        self._fixes = fixes
        self._mine = mine
        self._takes_outside = takes_outside
        self._known: Mapping[Key, StoredRecord] = recordings.all_known(connection) if lists else {}
        self._sharings = Sharings(fixes, today, self._known)
        self._records: list[PlannedRecord] = []
        self.outside: set[str] = set()
        self.refusals: list[Refusal] = []
        self.warnings: list[SheetWarning] = []

    def learn(self) -> None:
        """Let the names that the officer explained mean that wherever they occur."""
        for read in self._lists:
            for entry in read.entries:
                self._fixes.learn(_row(entry), read.sheet, self._day(read.kind, entry))

    def plan(
        self, national: Iterable[PlannedRecord], counted: Set[str], coa: CoaCounts
    ) -> tuple[PlannedRecord, ...]:
        """Return what every row would record.

        national: targets found among the figures. counted: codes for which the file has figures.
        coa: what COA counted, by the figures of the file too.
        """
        self._records += national
        for read in self._lists:
            self.refusals += read.refusals
            self.warnings += (replace(warning, sheet=read.sheet) for warning in read.warnings)
            if Field.COUNTERPART in read.columns:
                heading, cell = read.columns[Field.COUNTERPART]
                column = CellAddress.parse(cell).column
                where = {"sheet": read.sheet, "column": column, "heading": heading}
                self.warnings.append(warn(WarningCode.LOOK_AFTER_NAMES, **where))
            mended = (list_fixes.mended(self._fixes, read, one) for one in read.entries)
            for entry in chain.from_iterable(self._each(read, one) for one in mended):
                if (record := self._planned(read, entry, coa)) is not None:
                    self._records += (record, *self._beside(read, record, entry))
            self._warn_of_lapsed(read)
        if self._records:
            self._settle()
            self._warn_of_unseen(counted)
        return tuple(self._records)

    def _planned(self, read: ReadList, entry: ReadEntry, coa: CoaCounts) -> PlannedRecord | None:
        """Return the record of a row, not yet compared with what is recorded.

        None when it is about a municipality that is not the officer's, and stays out.
        """
        day = self._day(read.kind, entry)
        refusals = list(self._fixes.left(read.sheet, _row(entry)))
        codes, name, lacking = self._who(read, entry, day)
        if _is_lapsed(entry):
            return None  # nothing is owed any more
        if self._mine is not None and codes and self._mine.isdisjoint(codes):
            self.outside |= set(codes)
            if not self._takes_outside:
                return None
        if lacking is not None:
            refusals.append(lacking)
        data: RecordData | None = None
        try:
            data = None if refusals else self._data(read.kind, codes, name, entry, coa)
        except NotAccepted as error:
            refusals.append(_not_accepted(read, entry, error))
        record = PlannedRecord(
            status=RowStatus.NEW,
            kind=read.kind,
            sheet=read.sheet,
            number=entry.number,
            name=name,
            municipality="" if read.kind in OF_SEVERAL else "".join(codes),
            what=what(data) if data else wording.record_kind(read.kind).capitalize(),
            cell=_point(entry, read.kind),
            data=data,
        )
        recording = recording_of(record)
        if data is not None and (recording is None or recording.key not in self._known):
            # What is on record was once in order.
            refusals += unkept(read.sheet, entry) or self._check(read, entry, data)
        self._offer(read, entry, refusals, day)
        return self._refused(record, refusals) if refusals else _with_data(record)

    def _offer(
        self, read: ReadList, entry: ReadEntry, refusals: Sequence[Refusal], day: date
    ) -> None:
        """Offer to put right what was refused, and the name above where a row has none."""
        list_fixes.offer(self._fixes, read, entry, refusals, day)
        if not (entry.name or entry.code) and any(r.cell == entry.name_cell for r in refusals):
            above = self._records[-1].name if self._records else ""
            self._fixes.offer_name(read.sheet, entry.name_cell, day, above)

    def _data(
        self, kind: RecordKind, codes: tuple[str, ...], name: str, entry: ReadEntry, coa: CoaCounts
    ) -> RecordData | None:
        if kind is RecordKind.OWN_COUNT:
            return own_count(entry, "".join(codes), name, coa)
        return self._as_usual(data_of(kind, codes, entry))

    def _beside(
        self, read: ReadList, record: PlannedRecord, entry: ReadEntry
    ) -> Iterator[PlannedRecord]:
        """Yield what a row says beside its record."""
        yield from agreed(record, entry)
        for note in notes(record, entry, self._known, self._today):
            refusals = self._check(read, entry, note.data) if note.data is not None else []
            yield self._refused(note, refusals) if refusals else note
        for shared, refusals in self._sharings.of_row(read.sheet, record, entry):
            list_fixes.offer(self._fixes, read, entry, refusals, self._today)
            yield self._refused(shared, refusals) if refusals else shared

    def _warn_of_lapsed(self, read: ReadList) -> None:
        lapsed = [str(entry.number) for entry in read.entries if _is_lapsed(entry)]
        if lapsed:
            warning = named(WarningCode.AGREEMENTS_LAPSED, lapsed)
            self.warnings.append(replace(warning, sheet=read.sheet))

    def _who(
        self, read: ReadList, entry: ReadEntry, day: date
    ) -> tuple[tuple[str, ...], str, Refusal | None]:
        """Return the municipalities of a row with their names, or why one is not known."""
        if read.kind is RecordKind.INHABITANTS and names_country(words(entry.name)):
            return (), NATIONAL, None
        name, row = entry.name or entry.code, _row(entry)
        if not name and not self._fixes.chooses(read.sheet, row):
            return (), "", None  # the row was refused for it, unless it needs none
        municipality = self._fixes.find(read.sheet, row, day)
        every = [municipality]
        names: tuple[str, ...] = (name,)
        if read.kind in OF_SEVERAL and isinstance(municipality, NotFound):
            names = names_in(self._fixes, read.sheet, row, day)
            parts = [replace(row, name=part) for part in names]
            every = [self._fixes.find(read.sheet, part, day) for part in parts]
        municipalities = [one for one in every if isinstance(one, Municipality)]
        for one, part_name in zip(every, names, strict=False):
            if isinstance(one, NotFound):
                self._fixes.offer_names(read.sheet, row, one, day)
                named_row = replace(row, name=part_name) if len(every) > 1 else row
                return (), name, row_refusals.unknown(read.sheet, named_row, one)
        return (
            tuple(one.code for one in municipalities),
            "; ".join(one.name for one in municipalities),
            None,
        )

    def _each(self, read: ReadList, entry: ReadEntry) -> Sequence[ReadEntry]:
        day = self._day(read.kind, entry)
        if read.kind is RecordKind.AGREEMENT:
            return [entry] if self._is_known_whole(entry) else each_agreement(entry)
        return each(self._fixes, read.sheet, read.kind, entry, _row(entry), day)

    def _is_known_whole(self, entry: ReadEntry) -> bool:
        """Return whether an agreement is on record with all lines of its cell together."""
        text = entry.fields.get(Field.TEXT)
        lines = " ".join(str(text.value).split()) if text is not None else ""
        return any(k[0] is RecordKind.AGREEMENT and k[3] == lines for k in self._known)

    def _as_usual(self, data: RecordData) -> RecordData:
        """Return the data; whether a contact counts is said only where its kind says otherwise."""
        if not isinstance(data, ContactData) or data.counts is None:
            return data
        by_kind = data.kind in policy_on(self._connection, data.held_on).counting_kinds
        return replace(data, counts=None) if data.counts == by_kind else data

    def _check(self, read: ReadList, entry: ReadEntry, data: RecordData) -> list[Refusal]:
        """Return why the officer could not record this by hand either."""
        try:
            check_listed(data, self._today, names_state=Field.STATE in entry.fields)
        except NotAccepted as error:
            return [_not_accepted(read, entry, error)]
        return []

    def _refused(self, record: PlannedRecord, refusals: Sequence[Refusal]) -> PlannedRecord:
        self.refusals += refusals
        note = row_note(RowNoteCode.REFUSED, refusal=refusals[0])
        return replace(record, status=RowStatus.REFUSED, data=None, notes=(note,))

    def _settle(self) -> None:
        """Compare the records with each other, and with what is recorded already."""
        recorded = self._known
        places: dict[Key, list[int]] = defaultdict(list)
        for index, record in enumerate(self._records):
            if (recording := recording_of(record)) is not None:
                places[recording.key].append(index)
        for key, indexes in places.items():
            first = self._records[indexes[0]]
            others = [self._records[index] for index in indexes[1:]]
            if any(other.data != first.data for other in others):
                for index in indexes:
                    self._records[index] = self._double(self._records[index], first, others)
                continue
            stored = None if self._is_new_plan(first) else recorded.get(key)
            self._records[indexes[0]] = compared(first, stored)
            for index in indexes[1:]:
                note = row_note(RowNoteCode.SAID_BEFORE, sheet=first.sheet, row=first.number)
                record = replace(
                    self._records[index], status=RowStatus.SAME, data=None, notes=(note,)
                )
                self._records[index] = record
        self._refuse_with_their_row()

    def _refuse_with_their_row(self) -> None:
        """Refuse what is said beside a measure or a practice that is refused itself."""
        whole = (RecordKind.MEASURE, RecordKind.KNOWLEDGE)
        refused = {
            (one.sheet, one.number): one.notes
            for one in self._records
            if one.kind in whole and one.status is RowStatus.REFUSED
        }
        for index, one in enumerate(self._records):
            why = refused.get((one.sheet, one.number))
            if why is not None and one.kind in (RecordKind.NOTE, RecordKind.SHARING):
                self._records[index] = replace(one, status=RowStatus.REFUSED, data=None, notes=why)

    def _is_new_plan(self, record: PlannedRecord) -> bool:
        """Return whether these dates belong to a stay for which no plan is on record."""
        where = (self._connection, self._today, record.municipality)
        return isinstance(record.data, PlanDates) and is_of_new_stay(*where, record.data)

    def _double(
        self, record: PlannedRecord, first: PlannedRecord, others: Sequence[PlannedRecord]
    ) -> PlannedRecord:
        rows = tuple((one.sheet, one.number) for one in (first, *others) if one is not record)
        why = problem(RefusalCode.RECORD_TWICE, what=record.what, rows=rows)
        return self._refused(record, [Refusal(record.sheet, record.cell, why)])

    def _warn_of_unseen(self, counted: Set[str]) -> None:
        """Name the municipalities about which something is recorded that no list shows yet."""
        names = {
            record.municipality: record.name
            for record in self._records
            if record.writes and record.kind is not RecordKind.INHABITANTS and record.municipality
        }
        unseen = sorted(
            names[code]
            for code in names.keys() - counted
            if not self._connection.execute(_IS_SEEN, {"code": code}).scalar_one()
        )
        if unseen:
            self.warnings.append(warn(WarningCode.NOT_IN_OVERVIEW, names=tuple(unseen)))

    def _day(self, kind: RecordKind, entry: ReadEntry) -> date:
        """Return the day on which the municipality of a row has to exist."""
        dated = _DATED.get(kind, Field.YEAR)
        dated_on = entry.fields[dated].value if dated in entry.fields else self._today
        if isinstance(dated_on, int):
            return date(dated_on, 1, 1)
        if not isinstance(dated_on, date):
            return self._today
        return last_day_counted(dated_on) if kind is RecordKind.OWN_COUNT else dated_on


def _with_data(record: PlannedRecord) -> PlannedRecord:
    """Return the record; an own count that is that of COA records nothing."""
    if record.data is not None:
        return record
    return replace(record, status=RowStatus.SAME, notes=(row_note(RowNoteCode.COUNTS_AGREE),))


def _not_accepted(read: ReadList, entry: ReadEntry, error: NotAccepted) -> Refusal:
    """Return why the officer could not record this row by hand either."""
    why = row_refusals.not_accepted(error, read.kind)
    return Refusal(read.sheet, _point(entry, read.kind), why)


def _is_lapsed(entry: ReadEntry) -> bool:
    """Return whether a row is of an agreement that lapsed."""
    done = entry.fields.get(Field.DONE)
    return done is not None and done.value == LAPSED


def _row(entry: ReadEntry) -> ReadRow:
    """Return the municipality of a row, in the words of a row of figures."""
    return ReadRow(
        entry.number,
        entry.name,
        entry.code,
        entry.name_cell,
        {},
        refusals=entry.refusals,
        province=entry.province,
    )


def _point(entry: ReadEntry, kind: RecordKind) -> str:
    """Return the cell that stands for the row."""
    first = next(iter(entry.fields), Field.NUMBER)
    read = entry.fields.get(_CHECKED.get(kind, first)) or entry.fields.get(first)
    return entry.name_cell if read is None else read.cell
