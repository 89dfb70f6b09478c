"""The rows of a sheet by column, so that what repeats in a million of them is looked at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import TypeVar

from toezichtdesk.domain.importing import MEASURE_OF_COLUMN, Column, ReadRow, Refusal
from toezichtdesk.domain.period import Period
from toezichtdesk.sheets.process.packing import Numbers, PackedRows

K = TypeVar("K", bound=Hashable)
FIGURES = (*MEASURE_OF_COLUMN, Column.RUNG)
Named = tuple[str, str, str]
Said = tuple[Period | None, date | None]


class Places(dict[K, int]):
    """Numbers different things in the order in which they come."""

    def __missing__(self, thing: K) -> int:
        self[thing] = place = len(self)
        return place


def named(rows: Sequence[ReadRow]) -> Iterator[Named]:
    """Return name, code and province of each row, as written."""
    if isinstance(rows, PackedRows):
        return zip(rows.names, rows.codes, rows.provinces, strict=True)
    return ((row.name, row.code, row.province) for row in rows)


def said_moments(rows: Sequence[ReadRow]) -> Iterator[Said]:
    """Return period and reference date of each row, as far as it says them itself."""
    if isinstance(rows, PackedRows):
        periods = repeat(None, len(rows)) if rows.periods is None else rows.periods
        days = repeat(None, len(rows)) if rows.days is None else rows.days
        return zip(periods, days, strict=True)
    return ((row.period, row.reference_date) for row in rows)


def figures(rows: Sequence[ReadRow]) -> dict[Column, Numbers]:
    """Return the columns of figures, a rung among them."""
    if isinstance(rows, PackedRows):
        return {c: rows.values[c].numbers for c in FIGURES if c in rows.values}
    return {column: Numbers.of([_value(row, column) for row in rows]) for column in FIGURES}


def refused_cells(rows: Sequence[ReadRow]) -> Mapping[int, tuple[Refusal, ...]]:
    """Return the refusals of rows with a cell that could not be read, by place of the row."""
    if isinstance(rows, PackedRows):
        return rows.refusals
    return {place: row.refusals for place, row in enumerate(rows) if row.refusals}


def row_numbers(rows: Sequence[ReadRow]) -> Sequence[int]:
    """Return the number of each row as Excel shows it."""
    if isinstance(rows, PackedRows):
        return rows.numbers.part(0, len(rows))
    return [row.number for row in rows]


def cells(
    rows: Sequence[ReadRow], column: Column, places: Sequence[int], prefix: str
) -> Iterator[str]:
    """Return the addresses of the cells of a column in the rows at these places."""
    if isinstance(rows, PackedRows):
        return rows.values[column].cells(places, rows.numbers.at(places), prefix)
    found = (rows[place].values.get(column) for place in places)
    return ("" if read is None else f"{prefix}{read.cell}" for read in found)


def _value(row: ReadRow, column: Column) -> int | None:
    read = row.values.get(column)
    return None if read is None else read.value
