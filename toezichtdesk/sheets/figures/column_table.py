"""A table as columns: built by the child process, sent to the parent, and turned into rows there.

Columns of plain values are small and quick to send; `ReadRow` objects exist only at the end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.refusals import Problem, Refusal
from toezichtdesk.domain.sheet_warnings import SheetWarning


@dataclass(slots=True)
class TotalRow:
    """A total row: its number, label, values by column, and the rows above it.

    period: as text, where a column of the sheet names it.
    """

    number: int
    label: str
    values: dict[Column, int]
    rows_above: int
    is_sum: bool = True
    period: str | None = None


@dataclass(slots=True)
class ColumnTable:
    """The table of one sheet. The lists are parallel: one item for each row.

    columns: heading and its address. letters: the letters of each column that was read.
    name_letter: where to point when a municipality is not known. period and reference date as
    text (`2022-I`, ISO). refusals: by index of the row. other_letters: of a balance in two columns
    the one with the lead; elsewhere: 1 for each row of which the number stands there, else 0.
    layout, signature, totals_agree, breaks: as in `ReadTable`. sinces: days as text (ISO).
    """

    sheet: str
    header_row: int
    columns: dict[Column, tuple[str, str]]
    letters: dict[Column, str]
    name_letter: str
    numbers: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    provinces: list[str] = field(default_factory=list)
    values: dict[Column, list[int | None]] = field(default_factory=dict)
    periods: list[str | None] | None = None
    days: list[str | None] | None = None
    refusals: dict[int, list[Refusal]] = field(default_factory=dict)
    totals: list[TotalRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    blank_rows: int = 0
    period: str | None = None
    reference_date: str | None = None
    warnings: list[SheetWarning] = field(default_factory=list)
    sheet_refusals: list[Refusal] = field(default_factory=list)
    other_letters: dict[Column, str] = field(default_factory=dict)
    elsewhere: dict[Column, list[int | None]] = field(default_factory=dict)
    layout: str = ""
    signature: str = ""
    totals_agree: bool | None = None
    breaks: list[int] = field(default_factory=list)
    sinces: list[str | None] | None = None

    def refuse(
        self,
        index: int,
        column: Column,
        why: Problem,
        *,
        is_elsewhere: bool = False,
    ) -> None:
        """Refuse the cell of a row; is_elsewhere: the one in the other column of a pair."""
        letters = self.other_letters if is_elsewhere else self.letters
        cell = f"{letters.get(column, self.name_letter)}{self.numbers[index]}"
        refused = self.refusals.setdefault(index, [])
        if all(refusal.cell != cell for refusal in refused):  # a cell is asked about once
            refused.append(Refusal(self.sheet, cell, why))

    def pop(self) -> None:
        """Forget the last row."""
        index = len(self.numbers) - 1
        self.refusals.pop(index, None)
        for items in self._of_rows():
            items.pop()

    def keep(self, indexes: Sequence[int]) -> None:
        """Forget every row but these."""
        if len(indexes) == len(self.numbers):
            return
        for items in self._of_rows():
            items[:] = [items[index] for index in indexes]
        for total in self.totals:
            total.rows_above = bisect_left(indexes, total.rows_above)
        self.refusals = {
            place: self.refusals[index]
            for place, index in enumerate(indexes)
            if index in self.refusals
        }

    def _of_rows(self) -> Iterator[list[Any]]:
        """Yield every list that has one item a row."""
        of_row = (self.numbers, self.names, self.codes, self.provinces)
        at_times = (self.periods, self.days, self.sinces)
        yield from of_row
        yield from (items for items in at_times if items is not None)
        yield from self.values.values()
        yield from self.elsewhere.values()

    def has_values(self, index: int) -> bool:
        """Return whether the row has a figure, or a cell that was refused."""
        return index in self.refusals or any(
            values[index] is not None for values in self.values.values()
        )
