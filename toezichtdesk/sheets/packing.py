"""Long columns made short: numbers as bytes, equal texts once, and rows made only when looked at.

A million rows take some twenty megabytes here; as objects they took more than a thousand.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import repeat
from operator import eq
from typing import Generic, TypeVar, cast, overload

from toezichtdesk.domain.importing import Column, ReadRow, ReadValue, Refusal
from toezichtdesk.domain.period import Period

RUN = 2048  # rows made together
_WIDTHS = {"b": 1 << 7, "h": 1 << 15, "i": 1 << 31}  # by type: its lowest number stands for None
_NO_REFUSALS: tuple[Refusal, ...] = ()
T = TypeVar("T")
_read_value = partial(tuple.__new__, ReadValue)  # `ReadValue._make` without counting to two


def packed_numbers(values: Sequence[int | None]) -> list[str]:
    """Return whole numbers, or None, as the type of an array and its bytes in base64."""
    has_gaps = None in values
    known = [value for value in values if value is not None] if has_gaps else values
    largest = max(map(abs, cast(Sequence[int], known)), default=0)
    kind = next(kind for kind, width in _WIDTHS.items() if largest < width)
    filled = (-_WIDTHS[kind] if v is None else v for v in values) if has_gaps else values
    return [kind, b64encode(array(kind, cast(Iterable[int], filled))).decode("ascii")]


def packed_texts(texts: Sequence[str | None]) -> list[object]:
    """Return texts as the different ones, and for each row which of them it has."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return [list(places), packed_numbers([places[text] for text in texts])]


class Numbers:
    """A column of whole numbers; a gap is None."""

    def __init__(self, kind: str, coded: str) -> None:
        """Unpack what `packed_numbers` gave.

        Raises:
            ValueError: it is something else.
        """
        if kind not in _WIDTHS:
            raise ValueError(kind)
        self._items = array(kind)
        self._items.frombytes(b64decode(coded, validate=True))
        self._gap = -_WIDTHS[kind]
        self._has_gaps = self._gap in self._items

    def __len__(self) -> int:
        return len(self._items)

    def part(self, start: int, stop: int) -> Sequence[int]:
        """Return the numbers of some rows; only for a column without gaps."""
        return self._items[start:stop]

    def read_values(
        self, start: int, stop: int, cells: Iterable[str]
    ) -> Iterable[ReadValue | None]:
        """Return the numbers of some rows with their cells."""
        part = self._items[start:stop]
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
    """A column in which the same few things stand again and again."""

    def __init__(self, told: Sequence[str], places: Numbers, parse: Callable[[str], T]) -> None:
        """Unpack what `packed_texts` gave; parse is asked once for each different text.

        Raises:
            ValueError: a place beyond the texts.
        """
        self._things = [parse(text) for text in told]
        self._places = places
        every = places.part(0, len(places))
        if every and not 0 <= min(every) <= max(every) < len(self._things):
            raise ValueError("a place beyond the texts")

    def __len__(self) -> int:
        return len(self._places)

    def part(self, start: int, stop: int) -> Iterable[T]:
        """Return what stands in some rows."""
        return map(self._things.__getitem__, self._places.part(start, stop))


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """One column of figures: where it stands, its numbers, and which of them stand elsewhere.

    elsewhere: for each row 0, or 1 when the number comes from the column with the other letters;
    None when there is no such column.
    """

    letters: str
    numbers: Numbers
    other_letters: str = ""
    elsewhere: Numbers | None = None

    def part(self, start: int, stop: int, rows: Sequence[int]) -> Iterable[ReadValue | None]:
        """Return the values of some rows, of which the row numbers are given."""
        cells: Iterable[str] = map(f"{self.letters}%d".__mod__, rows)
        if self.elsewhere is not None:
            names = (self.letters, self.other_letters)
            places = self.elsewhere.part(start, stop)
            cells = [f"{names[p]}{row}" for p, row in zip(places, rows, strict=True)]
        return self.numbers.read_values(start, stop, cells)


@dataclass(frozen=True, slots=True, eq=False)
class PackedRows(Sequence[ReadRow]):
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

    def __post_init__(self) -> None:
        """Refuse columns of different length."""
        columns = (self.names, self.codes, self.provinces, self.periods, self.days)
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
