"""Compact columns: numbers as bytes, equal texts once, and rows built only when they are read.

A million rows take some twenty megabytes here; as objects they took more than a thousand.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import repeat
from operator import eq
from typing import Generic, TypeVar, cast, overload

from toezichtdesk.domain.importing import MEASURE_OF_COLUMN, Column, ReadRow, ReadValue
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.read_rows import Named, NumberColumn, ReadRows, ReadTiming
from toezichtdesk.domain.refusals import Refusal

RUN = 2048  # rows made together
_WIDTHS = {"b": 1 << 7, "h": 1 << 15, "i": 1 << 31}  # by type: its lowest number stands for None
_NO_REFUSALS: tuple[Refusal, ...] = ()
T = TypeVar("T")
_read_value = partial(tuple.__new__, ReadValue)  # `ReadValue._make` without counting to two


class Packer:
    """Concatenates columns as bytes and returns the type and offsets of each."""

    def __init__(self) -> None:
        self._columns: list[bytes] = []
        self._length = 0

    def numbers(self, values: Sequence[int | None]) -> tuple[str, int, int]:
        """Append whole numbers or None; return the array type, start and end of the bytes."""
        items = Numbers.of(values).items
        start = self._length
        self._columns.append(items.tobytes())
        self._length += len(self._columns[-1])
        return items.typecode, start, self._length

    def texts(self, texts: Sequence[str | None]) -> tuple[list[str | None], tuple[str, int, int]]:
        """Append texts; return the distinct ones, and for each row the index of its text."""
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        return list(places), self.numbers([places[text] for text in texts])

    def content(self) -> bytes:
        """Return everything that was appended."""
        return b"".join(self._columns)


class Numbers:
    """A column of whole numbers; a gap is None."""

    def __init__(self, items: array[int]) -> None:
        """items: of one of the known types; its lowest number stands for None."""
        self.items = items
        self._gap = -_WIDTHS[items.typecode]
        self._has_gaps = self._gap in items

    @classmethod
    def of(cls, values: Sequence[int | None]) -> Numbers:
        """Return the column of these numbers, in the narrowest type that holds them."""
        has_gaps = None in values
        given = [value for value in values if value is not None] if has_gaps else values
        largest = max(map(abs, cast(Sequence[int], given)), default=0)
        kind = next(kind for kind, width in _WIDTHS.items() if largest < width)
        filled = (-_WIDTHS[kind] if v is None else v for v in values) if has_gaps else values
        return cls(array(kind, cast(Iterable[int], filled)))

    @classmethod
    def unpacked(cls, kind: str, content: bytes | memoryview) -> Numbers:
        """Return a column as a `Packer` wrote it.

        Raises:
            ValueError: it is something else.
        """
        if kind not in _WIDTHS:
            raise ValueError(kind)
        items = array(kind)
        items.frombytes(content)
        return cls(items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, place: int) -> int | None:
        value = self.items[place]
        return None if self._has_gaps and value == self._gap else value

    def __iter__(self) -> Iterator[int | None]:
        if not self._has_gaps:
            return iter(self.items)
        return (None if value == self._gap else value for value in self.items)

    def at(self, places: Iterable[int]) -> Iterator[int | None]:
        """Return the numbers of these rows."""
        items = map(self.items.__getitem__, places)
        if not self._has_gaps:
            return items
        return (None if value == self._gap else value for value in items)

    def with_values(self, values: Mapping[int, int]) -> Numbers:
        """Return the column with other numbers in some rows."""
        changed = list(self)
        for place, value in values.items():
            changed[place] = value
        return Numbers.of(changed)

    def part(self, start: int, stop: int) -> Sequence[int]:
        """Return the numbers of some rows; only for a column without gaps."""
        return self.items[start:stop]

    def read_values(
        self, start: int, stop: int, cells: Iterable[str]
    ) -> Iterable[ReadValue | None]:
        """Return the numbers of some rows with their cells."""
        part = self.items[start:stop]
        if not self._has_gaps:
            return map(_read_value, zip(part, cells, strict=True))
        gap = self._gap
        return [
            None if value == gap else ReadValue(value, cell)
            for value, cell in zip(part, cells, strict=True)
        ]

    @property
    def has_gaps(self) -> bool:
        """Whether a row has no number."""
        return self._has_gaps


class Texts(Generic[T]):
    """A column with few distinct values."""

    def __init__(self, texts: Sequence[str], places: Numbers, parse: Callable[[str], T]) -> None:
        """Unpack a column of a `Packer`; parse is called once for each distinct text.

        Raises:
            ValueError: a place beyond the texts.
        """
        self._things = [parse(text) for text in texts]
        self._places = places
        every = places.part(0, len(places))
        if every and not 0 <= min(every) <= max(every) < len(self._things):
            raise ValueError("a place beyond the texts")

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[T]:
        return iter(self.part(0, len(self)))

    def part(self, start: int, stop: int) -> Iterable[T]:
        """Return the items from start up to stop."""
        return map(self._things.__getitem__, self._places.part(start, stop))


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """One column of figures: its place, its numbers, and which of those come from another column.

    elsewhere: for each row 0, or 1 when the number comes from the column with the other letters;
    None when there is no such column.
    """

    letters: str
    numbers: Numbers
    other_letters: str = ""
    elsewhere: Numbers | None = None

    def part(self, start: int, stop: int, rows: Sequence[int]) -> Iterable[ReadValue | None]:
        """Return the values from start up to stop. rows: their numbers in the sheet."""
        return self.numbers.read_values(start, stop, self.cells(range(start, stop), rows))

    def cells(
        self, places: Iterable[int], rows: Iterable[int | None], prefix: str = ""
    ) -> Iterator[str]:
        """Return the addresses of the cells at these places. rows: their numbers in the sheet."""
        if self.elsewhere is None:
            return map(f"{prefix.replace('%', '%%')}{self.letters}%d".__mod__, rows)
        names = (prefix + self.letters, prefix + self.other_letters)
        where = self.elsewhere.at(places)
        return (f"{names[place or 0]}{row}" for place, row in zip(where, rows, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class PackedRows(ReadRows):
    """The rows of a table; a `ReadRow` is made when it is asked for, and not kept."""

    numbers: Numbers
    name_letters: str
    names: Texts[str]
    codes: Texts[str]
    provinces: Texts[str]
    values: Mapping[Column, ValueColumn]
    periods: Texts[Period | None] | None
    days: Texts[date | None] | None
    refusals: Mapping[int, tuple[Refusal, ...]]
    sinces: Texts[date | None] | None = None

    def __post_init__(self) -> None:
        """Refuse columns of different length."""
        columns = (self.names, self.codes, self.provinces, self.periods, self.days, self.sinces)
        figures = (column.numbers for column in self.values.values())
        if {len(c) for c in (*columns, *figures) if c is not None} != {len(self.numbers)}:
            raise ValueError("columns of different length")

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[ReadRow]:
        for start in range(0, len(self), RUN):
            yield from self._made(start, min(start + RUN, len(self)))

    @overload
    def __getitem__(self, index: int) -> ReadRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[ReadRow, ...]: ...
    def __getitem__(self, index: int | slice) -> ReadRow | tuple[ReadRow, ...]:
        if isinstance(index, slice):
            return tuple(map(self.__getitem__, range(*index.indices(len(self)))))
        place = range(len(self))[index]
        return next(iter(self._made(place, place + 1)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    @classmethod
    def none(cls) -> PackedRows:
        """Return the rows of a sheet that was refused as a whole."""
        empty = Numbers.of(())
        texts = Texts[str]((), empty, str)
        return cls(empty, "A", texts, texts, texts, {}, None, None, {})

    def named(self) -> Iterator[Named]:
        """Return name, code and province of each row."""
        return zip(self.names, self.codes, self.provinces, strict=True)

    def timings(self) -> Iterator[ReadTiming]:
        """Return period and reference date of each row, as far as it says them itself."""
        periods = repeat(None, len(self)) if self.periods is None else self.periods
        days = repeat(None, len(self)) if self.days is None else self.days
        return zip(periods, days, strict=True)

    def figures(self) -> dict[Column, NumberColumn]:
        """Return the columns of figures, a rung among them."""
        columns = (*MEASURE_OF_COLUMN, Column.RUNG)
        return {c: self.values[c].numbers for c in columns if c in self.values}

    def refused(self) -> Mapping[int, tuple[Refusal, ...]]:
        """Return the refusals of rows with a cell that could not be read, by place of the row."""
        return self.refusals

    def row_numbers(self) -> Sequence[int]:
        """Return the number of each row as Excel shows it."""
        return self.numbers.part(0, len(self))

    def cells(self, column: Column, places: Sequence[int], prefix: str) -> Iterator[str]:
        """Return the addresses of the cells of a column in the rows at these places."""
        return self.values[column].cells(places, self.numbers.at(places), prefix)

    def _made(self, start: int, stop: int) -> Iterable[ReadRow]:
        rows = self.numbers.part(start, stop)
        return map(
            ReadRow,
            rows,
            self.names.part(start, stop),
            self.codes.part(start, stop),
            map(f"{self.name_letters}%d".__mod__, rows),
            self._values(start, stop, rows),
            repeat(None) if self.periods is None else self.periods.part(start, stop),
            repeat(None) if self.days is None else self.days.part(start, stop),
            map(self.refusals.get, range(start, stop), repeat(_NO_REFUSALS)),
            self.provinces.part(start, stop),
            repeat(None) if self.sinces is None else self.sinces.part(start, stop),
        )

    def _values(
        self, start: int, stop: int, rows: Sequence[int]
    ) -> Iterable[dict[Column, ReadValue]]:
        if not self.values:
            return ({} for _ in rows)
        columns = tuple(self.values)
        read = zip(*(c.part(start, stop, rows) for c in self.values.values()), strict=True)
        if not any(column.numbers.has_gaps for column in self.values.values()):
            return map(dict, map(zip, repeat(columns), read))
        return (
            {c: value for c, value in zip(columns, values, strict=True) if value is not None}
            for values in read
        )
