"""Resolves the municipality and period of each row, and refuses the rows that have none.

What many rows share, a name or a timing, is resolved once. Only a row in which something may be
wrong or was corrected is built and examined by itself.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import chain

from toezichtdesk.domain.importing import (
    MEASURE_OF_COLUMN,
    Column,
    PlannedRow,
    Question,
    ReadRow,
    ReadTable,
    RowStatus,
)
from toezichtdesk.domain.limits import REFUSED_AT_MOST
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.domain.read_rows import Named, ReadTiming
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.domain.row_notes import RowNoteCode, row_note
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.intake import first_days, row_refusals
from toezichtdesk.intake.fixes import Fixes, cell_of, has_unread_timing
from toezichtdesk.intake.plan_table import NOBODY, Places, PlannedTable, RowTiming
from toezichtdesk.intake.row_timings import RowTimings, Wanted, has_days
from toezichtdesk.intake.rows_below import leave_out_below
from toezichtdesk.intake.stored_figures import StoredFigures
from toezichtdesk.sheets.matching import NameIndex, NotFound
from toezichtdesk.sheets.numbers import TASKS


class RowReader:
    """Reads the tables of a workbook one after the other.

    outside: the codes of the municipalities in the file that are not the officer's.
    refusals: what stands in the way. municipalities, timings: what the rows refer to.
    warnings: what was left out.
    blank: the rows that say nothing about their municipality, by its name; present: period and code
    of each of them.
    """

    def __init__(
        self,
        known: StoredFigures,
        names: NameIndex,
        fixes: Fixes,
        today: date,
        wanted: Wanted,
        mine: Set[str] | None = None,
    ) -> None:
        """names: those that the fixes explain are learned already, or by `learn`.

        mine: the codes of the officer's municipalities; None when all are.
        """
        self._known = known
        self._names = names
        self._fixes = fixes
        self._today = today
        self._wanted = wanted
        self._when = RowTimings(wanted, today)
        self._mine = mine
        self._tables: list[PlannedTable] = []
        self._tasks: set[tuple[str, int]] | None = None
        self.refusals: list[Refusal] = []
        self.outside: set[str] = set()
        self.blank: list[tuple[str, int]] = []
        self.warnings: list[SheetWarning] = []
        self.present: set[tuple[Period, str]] = set()
        self.municipalities: Places[Municipality] = Places()
        self.timings: Places[RowTiming] = Places()

    @property
    def questions(self) -> set[Question]:
        """What the officer has to say about the sheet before it can be imported."""
        return self._when.questions

    def learn(self, table: ReadTable) -> None:
        """Let the names that the officer explained mean what was chosen, wherever they occur."""
        for place in self._fixed(table):
            row = self._fixes.mended(table, table.rows[place])
            is_unread = has_unread_timing(table, row.refusals)
            timing = None if is_unread else self._when.find(table, (row.period, row.reference_date))
            if timing is not None:
                self._fixes.learn(row, table.sheet, timing.within)

    def read(self, table: ReadTable) -> PlannedTable | None:
        """Return whom and when its rows are about; None when none of them can be imported.

        While something has to be asked, only what is wrong in the other rows is reported.
        """
        lacking = row_refusals.lacking_columns(table)
        if not lacking and self._wanted.reference_date is None and not has_days(table):
            lacking = row_refusals.still_to_come(table, self._today)
        lacking = lacking or self._when.against_sheet(table)
        if lacking:
            self.refusals += lacking
            return None
        stated: Places[ReadTiming] = Places()
        stated_by_row = array("i", map(stated.__getitem__, self._stated(table)))
        settled = {one: self._when.find(table, one) for one in stated}
        if not any(settled.values()):
            return None
        places = [0 if m is None else self.timings[m] for m in settled.values()]
        when = array("i", map(places.__getitem__, stated_by_row))
        planned = PlannedTable(table, self._whose(table, when), when)
        below, unread = leave_out_below(planned, set(self._fixed(table)))
        self.warnings += unread
        outside = self._leave_outside(planned)
        asked = {stated[one] for one, timing in settled.items() if timing is None}
        wrong = {
            stated[one]
            for one, timing in settled.items()
            if timing is not None and self._when.contradictions(table, one, timing)
        }
        rows = (self._doubtful(planned) | _having(stated_by_row, wrong)) - outside - below
        if not self._look_at(planned, rows - _having(stated_by_row, asked)):
            return None
        planned.settle()
        self._tables.append(planned)
        self._tasks = None
        return planned

    def _stated(self, table: ReadTable) -> Iterator[ReadTiming]:
        """Return what each row says about its timing, with what the officer typed.

        An unreadable row borrows another row's timing until it is refused, so that one bad cell
        raises no question about the whole sheet.
        """
        refused = table.rows.refused()
        unread = (row for row, cells in refused.items() if has_unread_timing(table, cells))
        put: dict[int, ReadTiming | None] = {}
        for row in {*unread, *self._fixed(table)}:
            read = self._fixes.mended(table, table.rows[row])
            is_unread = has_unread_timing(table, read.refusals)
            put[row] = None if is_unread else (read.period, read.reference_date)
        if not put:
            return table.rows.timings()
        own_timings = enumerate(table.rows.timings())
        others = chain(
            (one for row, one in own_timings if row not in put), filter(None, put.values())
        )
        first_given = next(others, (Period.holding(self._today), self._today))
        own_timings = enumerate(table.rows.timings())
        return (put.get(row, one) or first_given for row, one in own_timings)

    def _whose(self, table: ReadTable, when: Sequence[int]) -> array[int]:
        """Return the place of the municipality of each row; `NOBODY` where it has none."""
        names: Places[Named] = Places()
        by_row = array("i", map(names.__getitem__, table.rows.named()))
        codes, days = tuple(names), [timing.within for timing in self.timings]
        of_row = [days[place] for place in when]
        municipalities = {
            (name, day): self._municipality(codes[name], day)
            for name, day in set(zip(by_row, of_row, strict=True))
        }
        return array("i", map(municipalities.__getitem__, zip(by_row, of_row, strict=True)))

    def _leave_outside(self, planned: PlannedTable) -> set[int]:
        """Leave out the rows about municipalities that are not the officer's; return them."""
        places = {place for one, place in self.municipalities.items() if self._is_outside(one)}
        rows = _having(planned.whose, places)
        self.outside |= {
            one.code
            for one, place in self.municipalities.items()
            if place in places and place in planned.whose
        }
        if self._wanted.takes_outside:
            return set()
        for row in rows:
            planned.leave_out(row)
        return rows

    def _is_outside(self, municipality: Municipality) -> bool:
        return self._mine is not None and municipality.code not in self._mine

    def _municipality(self, named: Named, day: date) -> int:
        name, code, province = named
        municipality = self._names.find(name, code, day, province)
        return (
            self.municipalities[municipality] if isinstance(municipality, Municipality) else NOBODY
        )

    def _fixed(self, table: ReadTable) -> Iterator[int]:
        """Return the places of the rows in which the officer corrected something."""
        numbers = self._fixes.rows(table.sheet)
        if numbers:
            yield from (p for p, n in enumerate(table.rows.row_numbers()) if n in numbers)

    def _doubtful(self, planned: PlannedTable) -> set[int]:
        """Return the rows that have to be looked at one by one: in the others nothing is wrong."""
        rows = {*planned.table.rows.refused(), *self._fixed(planned.table)}
        rows.update(row for row, place in enumerate(planned.whose) if place == NOBODY)
        columns = [n for column, n in planned.figures.items() if column in MEASURE_OF_COLUMN]
        columns = columns or list(planned.figures.values())
        if all(numbers.has_gaps for numbers in columns):
            nothing = (None,) * len(columns)
            rows.update(
                r
                for r, row_values in enumerate(zip(*columns, strict=True))
                if row_values == nothing
            )
        realised = planned.figures.get(Column.REALISED)
        if realised is not None:
            begun = {place for m, place in self.timings.items() if m.day == m.period.first_day}
            if begun:
                pairs = enumerate(zip(planned.when, realised, strict=True))
                rows.update(row for row, (when, value) in pairs if value and when in begun)
            rows.update(self._without_target(planned))
        for row, rung in enumerate(planned.figures.get(Column.RUNG, ())):
            if rung is not None and not LOWEST_RUNG <= rung <= HIGHEST_RUNG:
                rows.add(row)
        return rows

    def _without_target(self, planned: PlannedTable) -> Iterator[int]:
        """Yield the rows with persons for which neither the store nor another sheet has a task."""
        if TASKS & planned.table.columns.keys():
            return
        lacking = {
            (code, period)
            for code, period in {pair for _, pair in self._periods(planned)}
            if not self._has_task(code, period)
        }
        yield from (row for row, pair in self._periods(planned) if pair in lacking)

    def _periods(self, planned: PlannedTable) -> Iterator[tuple[int, tuple[str, int]]]:
        """Yield the rows with a municipality and a timing, with code and period."""
        codes = [municipality.code for municipality in self.municipalities]
        periods = [timing.period.index for timing in self.timings]
        for row, (place, when) in enumerate(zip(planned.whose, planned.when, strict=True)):
            if place != NOBODY:
                yield row, (codes[place], periods[when])

    def _has_task(self, code: str, period: int) -> bool:
        """Return whether a target or total task is known, or is in a sheet that was read."""
        if self._tasks is None:
            self._tasks = {
                pair
                for table in self._tables
                for numbers in map(table.figures.get, TASKS & table.figures.keys())
                for row, pair in self._periods(table)
                if numbers is not None and numbers[row] is not None and row not in table.refused
            }
        task = self._known.in_period(Period.from_index(period)).get(code)
        return (code, period) in self._tasks or (task is not None and task.has_task)

    def _look_at(self, planned: PlannedTable, rows: Iterable[int]) -> bool:
        """Look at these rows one by one; return whether the sheet can come in without some."""
        timings, before = tuple(self.timings), len(self.refusals)
        for row in sorted(rows):
            self._read_row(planned, row, timings[planned.when[row]])
            if len(planned.refused) > REFUSED_AT_MOST:
                refusals = self.refusals[before:]
                self.refusals[before:] = row_refusals.too_many(planned.table, refusals)
                return False
        return True

    def _read_row(self, planned: PlannedTable, row: int, timing: RowTiming) -> None:
        """Look at one row by itself: refuse it, leave it out, or take what was put right in it."""
        table, as_read = planned.table, planned.table.rows[row]
        read = self._fixes.mended(table, as_read)
        refusals = list(self._fixes.left(table.sheet, read))
        is_unread = has_unread_timing(table, read.refusals)
        if not is_unread:
            cells = (read.name_cell, _day_cell(table, read))
            stated = (read.period, read.reference_date)
            refusals += self._when.contradictions(table, stated, timing, *cells)
        municipality = self._fixes.find(table.sheet, read, timing.within)
        if isinstance(municipality, NotFound):
            if all(refusal.cell != read.name_cell for refusal in refusals):  # asked once
                refusals.append(row_refusals.unknown(table.sheet, read, municipality))
            self._fixes.offer_names(table.sheet, read, municipality, timing.within)
            self._refuse(planned, row, read, refusals, timing)
            return
        if self._is_outside(municipality) and not self._wanted.takes_outside:
            self.outside.add(municipality.code)
            planned.leave_out(row)
            return
        if is_unread:  # neither missing in the sheet, nor a double of another row
            self.present.add((timing.period, municipality.code))
            planned.whose[row] = NOBODY
            self._refuse(planned, row, read, refusals, timing, municipality)
            return
        planned.whose[row] = self.municipalities[municipality]
        refusals += self._just_begun(planned, read, timing, municipality)
        refusals += self._missing_target(table, read, municipality, timing.period)
        refusals += row_refusals.bad_rung(table, read)
        if refusals:
            self._refuse(planned, row, read, refusals, timing, municipality)
        elif not read.values.keys() & {*MEASURE_OF_COLUMN, Column.RUNG}:
            planned.leave_out(row)
            self.present.add((timing.period, municipality.code))
            self.blank.append((municipality.name, read.number))
        elif read is not as_read:
            planned.mended[row] = read
            planned.typed |= self._fixes.typed_cells(table.sheet, read)

    def _just_begun(
        self, planned: PlannedTable, read: ReadRow, timing: RowTiming, municipality: Municipality
    ) -> list[Refusal]:
        """Refuse persons on a first day; warn where the officer was asked and chose that period."""
        refusals = row_refusals.just_begun(planned.table, read, *timing)
        if not refusals or self._wanted.period != timing.period:
            return refusals
        stands = self._known.stands(municipality.code)
        before = first_days.realised_in(stands, timing.period.previous)
        if before is None or read.values[Column.REALISED].value >= before:
            return refusals
        code, sheet = WarningCode.PERSONS_ON_FIRST_DAY, planned.table.sheet
        warning = replace(warn(code, day=timing.day, period=timing.period), sheet=sheet)
        if warning not in self.warnings:
            self.warnings.append(warning)
        return []

    def _missing_target(
        self, table: ReadTable, read: ReadRow, municipality: Municipality, period: Period
    ) -> list[Refusal]:
        if TASKS & table.columns.keys() or Column.REALISED not in read.values:
            return []
        if self._has_task(municipality.code, period.index):
            return []
        return row_refusals.missing_target(table, read, municipality, period)

    def _refuse(
        self,
        planned: PlannedTable,
        row: int,
        read: ReadRow,
        refusals: Sequence[Refusal],
        timing: RowTiming,
        municipality: Municipality | None = None,
    ) -> None:
        self.refusals += refusals
        self._fixes.offer(planned.table, refusals, timing.within)
        is_dated = not has_unread_timing(planned.table, read.refusals)
        planned.refuse(
            row,
            PlannedRow(
                status=RowStatus.REFUSED,
                sheet=planned.table.sheet,
                number=read.number,
                name=municipality.name if municipality else read.name or read.code,
                municipality=municipality.code if municipality else "",
                period=timing.period if is_dated else None,
                reference_date=timing.day if is_dated else None,
                figures=(),
                notes=(row_note(RowNoteCode.REFUSED, refusal=refusals[0]),),
            ),
        )


def _day_cell(table: ReadTable, read: ReadRow) -> str:
    """Return where the reference date of a row is: its own cell, or else the cell for the row."""
    if read.reference_date is None or Column.REFERENCE_DATE not in table.columns:
        return read.name_cell
    return cell_of(table, Column.REFERENCE_DATE, read.number)


def _having(by_row: Iterable[int], wanted: Set[int]) -> set[int]:
    """Return the rows with one of these numbers."""
    return {row for row, place in enumerate(by_row) if place in wanted} if wanted else set()
