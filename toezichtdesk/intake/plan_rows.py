"""The rows of a plan as a sequence, over the columns of its sheets."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter, eq
from typing import overload

from toezichtdesk.domain.importing import (
    MEASURE_OF_COLUMN,
    Column,
    PlannedRow,
    PlannedRows,
    PlannedValue,
    RowStatus,
    StartingRung,
)
from toezichtdesk.intake.plan_table import LEFT_OUT, NOBODY, PLACE_OF, PlannedTable, Register

ROWS_KEPT = 512  # a window asks for the rows that it shows again and again


class _Lines(Sequence[PlannedRow]):
    """Some rows of the sheets in their order, followed by rows that are in no sheet."""

    def __init__(
        self,
        parts: Sequence[tuple[PlannedTable, Sequence[int]]],
        others: Sequence[PlannedRow],
        register: Register,
    ) -> None:
        self._parts = parts
        self._others = others
        self._register = register
        self._ends = list(accumulate(len(rows) for _, rows in parts))
        self._at = lru_cache(ROWS_KEPT)(self._make)

    def __len__(self) -> int:
        return (self._ends[-1] if self._ends else 0) + len(self._others)

    def __iter__(self) -> Iterator[PlannedRow]:
        for table, rows in self._parts:
            read = table.table.rows
            chosen = read if len(rows) == len(read) else map(read.__getitem__, rows)
            for row, as_read in zip(rows, chosen, strict=True):
                yield table.planned(row, as_read, self._register)
        yield from self._others

    @overload
    def __getitem__(self, index: int) -> PlannedRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[PlannedRow, ...]: ...
    def __getitem__(self, index: int | slice) -> PlannedRow | tuple[PlannedRow, ...]:
        if isinstance(index, slice):
            return tuple(map(self.__getitem__, range(*index.indices(len(self)))))
        return self._at(range(len(self))[index])

    def _make(self, place: int) -> PlannedRow:
        part = bisect_right(self._ends, place)
        place -= self._ends[part - 1] if part else 0
        if part == len(self._parts):
            return self._others[place]
        table, rows = self._parts[part]
        return table.planned(rows[place], table.table.rows[rows[place]], self._register)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]


class SheetRows(_Lines, PlannedRows):
    """The rows of the plan of a workbook."""

    def __init__(
        self, tables: Sequence[PlannedTable], missing: Sequence[PlannedRow], register: Register
    ) -> None:
        """missing: rows about municipalities that are not in the file."""
        super().__init__([(table, _kept(table)) for table in tables], missing, register)
        timings = {
            register.timings[place]
            for table, rows in self._parts
            for place in set(map(table.when.__getitem__, _good(table, rows)))
        }
        refused = [row for table in tables for row in table.refused.values()]
        present = {place for table in tables for place in set(table.whose)} - {NOBODY}
        periods = {period for period, _ in timings} | {row.period for row in refused}
        self.periods = tuple(sorted(period for period in periods if period is not None))
        days = {day for _, day in timings} | {row.reference_date for row in refused}
        self.days = tuple(sorted(day for day in days if day is not None))
        self.municipalities = frozenset(
            {register.municipalities[place].code for place in present}
            | {row.municipality for row in refused} - {""}
        )
        self.measures = frozenset(
            MEASURE_OF_COLUMN[column]
            for table in tables
            for column, numbers in table.figures.items()
            if column in MEASURE_OF_COLUMN
            and any(v is not None and r not in table.refused for r, v in enumerate(numbers))
        )
        self.starting_rungs = tuple(self._starting_rungs())

    def count_of(self, status: RowStatus) -> int:
        """Return the number of rows with this status."""
        if status is RowStatus.MISSING:
            return len(self._others)
        return sum(table.statuses.count(PLACE_OF[status]) for table, _ in self._parts)

    def having(self, status: RowStatus) -> Sequence[PlannedRow]:
        """Return the rows with this status."""
        wanted = PLACE_OF[status]
        parts = [
            (table, array("i", (row for row in rows if table.statuses[row] == wanted)))
            for table, rows in self._parts
        ]
        return _Lines(parts, self._others if status is RowStatus.MISSING else (), self._register)

    def figures(self, typed: str = "") -> Iterator[PlannedValue]:
        """Yield every figure to record, by municipality, period, measure and reference date."""
        for place in self._by_code():
            values: list[PlannedValue] = []
            for table, _ in self._parts:
                values += table.to_record(place, self._register, typed)
            yield from sorted(values)

    def _by_code(self) -> list[int]:
        municipalities = self._register.municipalities
        return sorted(range(len(municipalities)), key=lambda place: municipalities[place].code)

    def _starting_rungs(self) -> Iterator[StartingRung]:
        for place in self._by_code():
            code = self._register.municipalities[place].code
            rungs = [
                StartingRung(
                    code,
                    self._register.timings[table.when[row]].day,
                    rung,
                    table.table.sheet,
                    table.read_row(row).since,
                )
                for table, _ in self._parts
                for row, rung in table.values_of(Column.RUNG, place)
            ]
            if rungs and code not in self._register.rungs:
                yield max(reversed(rungs), key=attrgetter("reference_date"))  # the last of them


def _good(table: PlannedTable, rows: Sequence[int]) -> Sequence[int]:
    """Return those of the rows that are not refused: a refused one may have no timing."""
    return [row for row in rows if row not in table.refused] if table.refused else rows


def _kept(table: PlannedTable) -> Sequence[int]:
    if LEFT_OUT not in table.statuses:
        return range(len(table.statuses))
    return array("i", (row for row, status in enumerate(table.statuses) if status != LEFT_OUT))
