"""The rows of a table as columns: what repeats in a million of them is looked at once."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from toezichtdesk.domain.importing import Column, ReadRow
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal

Named = tuple[str, str, str]  # name, code and province, as written
ReadTiming = tuple[Period | None, date | None]  # period and reference date, as far as a row says


class NumberColumn(Protocol):
    """A column of whole numbers; a gap is None."""

    @property
    def has_gaps(self) -> bool:
        """Whether a row has no number."""

    def __getitem__(self, place: int) -> int | None: ...
    def __iter__(self) -> Iterator[int | None]: ...
    def at(self, places: Iterable[int]) -> Iterator[int | None]:
        """Return the numbers of these rows."""

    def with_values(self, values: Mapping[int, int]) -> NumberColumn:
        """Return the column with other numbers in some rows."""


class ReadRows(Sequence[ReadRow]):
    """The rows of a table; one is made when it is looked at."""

    @abstractmethod
    def named(self) -> Iterator[Named]:
        """Return name, code and province of each row."""

    @abstractmethod
    def timings(self) -> Iterator[ReadTiming]:
        """Return period and reference date of each row, as far as it says them itself."""

    @abstractmethod
    def figures(self) -> dict[Column, NumberColumn]:
        """Return the columns of figures, a rung among them."""

    @abstractmethod
    def refused(self) -> Mapping[int, tuple[Refusal, ...]]:
        """Return the refusals of rows with a cell that could not be read, by place of the row."""

    @abstractmethod
    def row_numbers(self) -> Sequence[int]:
        """Return the number of each row as Excel shows it."""

    @abstractmethod
    def cells(self, column: Column, places: Sequence[int], prefix: str) -> Iterator[str]:
        """Return the addresses of the cells of a column in the rows at these places."""
