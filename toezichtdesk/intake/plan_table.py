"""The plan of one sheet, stored by column: a million rows as objects would not fit in memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat
from typing import NamedTuple, TypeVar

from toezichtdesk.domain.importing import (
    MEASURE_OF_COLUMN,
    Column,
    PlannedFigure,
    PlannedRow,
    PlannedValue,
    ReadRow,
    ReadTable,
    RowStatus,
)
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.read_rows import NumberColumn
from toezichtdesk.domain.row_notes import RowNote, RowNoteCode, row_note

K = TypeVar("K", bound=Hashable)
STATUSES = tuple(RowStatus)
PLACE_OF = {status: place for place, status in enumerate(STATUSES)}
LEFT_OUT = len(STATUSES)  # of a row without any figure: it is no row of the plan
NOBODY = -1  # of a row that names no municipality
NOTHING = -(1 << 31)  # of a key on which the store holds no figure


class Places(dict[K, int]):
    """Numbers different things in the order in which they come."""

    def __missing__(self, thing: K) -> int:
        self[thing] = place = len(self)
        return place


class RowTiming(NamedTuple):
    """Which period a row is about, and when its persons were counted."""

    period: Period
    day: date

    @property
    def within(self) -> date:
        """The day of the period on which a municipality of the row exists.

        A stand after the end of the period is about those that were there at its end.
        """
        return max(self.period.first_day, min(self.day, self.period.last_day))


class Register:
    """What the rows of all sheets refer to by its place.

    periods, days: of the timings, as index and ordinal. rungs: by code, those by a decision.
    starts: by code the starting rungs that are recorded, each with the day of its sheet.
    turns: by code each rung that a municipality was on, with the day it came there, oldest first.
    """

    def __init__(
        self,
        municipalities: Sequence[Municipality],
        timings: Sequence[RowTiming],
        rungs: Mapping[str, int],
        starts: Mapping[str, Set[tuple[date, int]]],
        turns: Mapping[str, Sequence[tuple[date, int]]],
    ) -> None:
        self.municipalities = municipalities
        self.timings = timings
        self.rungs = rungs
        self.starts = starts
        self.turns = turns
        self.periods = [period.index for period, _ in timings]
        self.days = [day.toordinal() for _, day in timings]

    def begins(self, code: str, day: date, rung: int) -> bool:
        """Return whether a sheet of that day lets a municipality begin on another rung than now."""
        _, now = max(self.starts.get(code, ()), default=(day, None))
        return code not in self.rungs and self.is_newest(code, day) and rung != now

    def rung_on(self, code: str, day: date) -> int:
        """Return the rung on a day; the first one without a record."""
        turns = (rung for since, rung in reversed(self.turns.get(code, ())) if since <= day)
        return next(turns, 1)

    def is_newest(self, code: str, day: date) -> bool:
        """Return whether no starting rung of a later sheet is recorded."""
        return all(start <= day for start, _ in self.starts.get(code, ()))


@dataclass(slots=True, eq=False)
class PlannedTable:
    """The rows of one sheet; the arrays hold an item for each of them.

    whose, when: places in the register; `NOBODY`. statuses: places in `STATUSES`, or `LEFT_OUT`.
    figures: the columns. before: by column what the store holds on the same key, or `NOTHING`; a
    column of nothing else is left out. refused: the rows that cannot come in. mended: those in
    which a number was typed, and typed: the cells of it. earlier: by row the persons housed by the
    newest stand in the store, where the row is a newer one.
    """

    table: ReadTable
    whose: array[int]
    when: array[int]
    statuses: bytearray = field(init=False)
    figures: dict[Column, NumberColumn] = field(init=False)
    before: dict[Column, array[int]] = field(default_factory=dict)
    refused: dict[int, PlannedRow] = field(default_factory=dict)
    mended: dict[int, ReadRow] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    earlier: dict[int, int] = field(default_factory=dict)
    _of: dict[int, array[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up the columns of figures; all rows are new, as far as is known."""
        self.statuses = bytearray(len(self.whose))
        self.figures = self.table.rows.figures()

    def leave_out(self, row: int) -> None:
        """Keep a row out of the plan."""
        self.whose[row] = NOBODY
        self.statuses[row] = LEFT_OUT

    def can_come_in(self, row: int) -> bool:
        """Return whether a row is neither refused nor left out."""
        return self.whose[row] != NOBODY and row not in self.refused

    def refuse(self, row: int, planned: PlannedRow) -> None:
        """Refuse a row, and show it as refused."""
        self.refused[row] = planned
        self.statuses[row] = PLACE_OF[RowStatus.REFUSED]

    def note(self, column: Column, row: int, before: int) -> None:
        """Record what the store holds on the key of a figure."""
        if column not in self.before:
            self.before[column] = array("i", [NOTHING]) * len(self.whose)
        self.before[column][row] = before

    def settle(self) -> None:
        """Merge typed values into the columns, and index the rows by municipality."""
        for column in self.figures if self.mended else ():
            typed = {row: read.values.get(column) for row, read in self.mended.items()}
            typed_values = {row: read.value for row, read in typed.items() if read is not None}
            self.figures[column] = self.figures[column].with_values(typed_values)
        numbers: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
        for row, place in enumerate(self.whose):
            numbers[place].append(row)
        numbers.pop(NOBODY, None)
        self._of = dict(numbers)

    def of(self, municipality: int) -> Sequence[int]:
        """Return the rows about a municipality."""
        return self._of.get(municipality, ())

    def good(self, municipality: int) -> Sequence[int]:
        """Return the rows about a municipality that can come in."""
        rows = self.of(municipality)
        return [row for row in rows if row not in self.refused] if self.refused else rows

    def values_of(self, column: Column, municipality: int) -> Iterator[tuple[int, int]]:
        """Yield the rows about a municipality that can come in and their value in a column."""
        if column not in self.figures:
            return
        rows = self.good(municipality)
        for row, value in zip(rows, self.figures[column].at(rows), strict=True):
            if value is not None:
                yield row, value

    def periods(self, municipality: int, register: Register) -> set[Period]:
        """Return the periods of the rows about a municipality."""
        when = {self.when[row] for row in self.of(municipality)}
        return {register.timings[place].period for place in when}

    def row_values(self, row: int) -> dict[Column, int]:
        """Return what one row says."""
        values = ((column, numbers[row]) for column, numbers in self.figures.items())
        return {column: value for column, value in values if value is not None}

    def read_row(self, row: int) -> ReadRow:
        """Return a row of the sheet, with what the officer put right in it."""
        return self.mended.get(row, self.table.rows[row])

    def planned(self, row: int, read: ReadRow, register: Register) -> PlannedRow:
        """Return a row of the plan; read: as it is in the sheet."""
        if row in self.refused:
            return self.refused[row]
        read = self.mended.get(row, read)
        municipality = register.municipalities[self.whose[row]]
        period, day = register.timings[self.when[row]]
        planned_figures = tuple(self._figures(row, read))
        status = STATUSES[self.statuses[row]]
        rung = read.values.get(Column.RUNG)
        starts = (
            rung.value
            if rung is not None
            and municipality.code not in register.rungs
            and register.is_newest(municipality.code, day)
            else None
        )
        return PlannedRow(
            status=status,
            sheet=self.table.sheet,
            number=read.number,
            name=municipality.name,
            municipality=municipality.code,
            period=period,
            reference_date=day,
            figures=planned_figures,
            starting_rung=starts,
            notes=tuple(_notes(planned_figures, status, starts)),
        )

    def to_record(
        self, municipality: int, register: Register, typed: str
    ) -> Iterator[PlannedValue]:
        """Yield the figures about a municipality that come in, column by column.

        typed: what is added after the place of one that was typed.
        """
        rows = self.good(municipality)
        code = register.municipalities[municipality].code
        when = [self.when[row] for row in rows]
        periods, days = ([of[w] for w in when] for of in (register.periods, register.days))
        for column, numbers in self.figures.items():
            if column not in MEASURE_OF_COLUMN:
                continue
            measure = repeat(MEASURE_OF_COLUMN[column].value)
            places = self._places(column, rows, typed)
            columns = zip(repeat(code), periods, measure, days, numbers.at(rows), places)
            yield from columns if not numbers.has_gaps else (v for v in columns if v[4] is not None)

    def _places(self, column: Column, rows: Sequence[int], typed: str) -> Iterator[str]:
        """Return sheet and cell of each row."""
        sheet = f"{self.table.sheet}!"
        cells = self.table.rows.cells(column, rows, sheet)
        if not self.mended:
            return cells
        mended = (
            self.mended[row].values.get(column) if row in self.mended else None for row in rows
        )
        return (
            place if one is None else f"{sheet}{one.cell}{typed * (one.cell in self.typed)}"
            for place, one in zip(cells, mended, strict=True)
        )

    def _figures(self, row: int, read: ReadRow) -> Iterator[PlannedFigure]:
        for column, measure in MEASURE_OF_COLUMN.items():
            read_value = read.values.get(column)
            if read_value is None:
                continue
            before = self.before[column][row] if column in self.before else NOTHING
            yield PlannedFigure(
                measure,
                read_value.value,
                read_value.cell,
                None if before == NOTHING else before,
                is_stored=before == read_value.value,
                is_typed=read_value.cell in self.typed,
                earlier=self.earlier.get(row) if column is Column.REALISED else None,
            )


def _notes(
    figures: Sequence[PlannedFigure], status: RowStatus, rung: int | None
) -> Iterator[RowNote]:
    changed = [one for one in figures if one.before is not None and not one.is_stored]
    for one in changed:
        values = {"measure": one.measure, "before": one.before, "now": one.value}
        yield row_note(RowNoteCode.FIGURE_CHANGES, **values)
    if rung is not None:
        yield row_note(RowNoteCode.BEGINS_ON_RUNG, rung=rung)
    elif status is RowStatus.CORRECTED and not changed:
        yield row_note(RowNoteCode.OLDER_DAY)
