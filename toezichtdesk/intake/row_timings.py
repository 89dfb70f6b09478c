"""The timing of each row: what the row, its sheet and the officer say about it, taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toezichtdesk.domain.importing import (
    MEASURE_OF_COLUMN,
    Column,
    Fix,
    Question,
    ReadTable,
)
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.read_rows import ReadTiming
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.intake import row_refusals
from toezichtdesk.intake.plan_table import RowTiming


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the officer said about the sheet; None leaves it to the sheet itself.

    takes_outside: municipalities that are not the officer's are recorded too.
    """

    period: Period | None = None
    reference_date: date | None = None
    fixes: Sequence[Fix] = ()
    takes_outside: bool = False


class RowTimings:
    """Settles the timing of rows.

    questions: what neither a row nor its sheet nor the officer says.
    """

    def __init__(self, wanted: Wanted, today: date) -> None:
        self._wanted = wanted
        self._today = today
        self.questions: set[Question] = set()

    def find(self, table: ReadTable, own: ReadTiming) -> RowTiming | None:
        """Return period and reference date, or None after asking for what is missing."""
        day = self._wanted.reference_date or own[1] or table.reference_date
        period = self._wanted.period or own[0] or table.period
        is_target_letter = Column.REALISED not in table.columns
        if not MEASURE_OF_COLUMN.keys() & table.columns.keys():
            return self._of_rungs(period, day)
        if period is None and day is not None and not is_target_letter:
            period = Period.of_reference_date(day)
        if period is None:
            self.questions.add(Question.PERIOD)
        elif day is None and is_target_letter:
            day = period.first_day  # a target holds from the first day unless the letter dates it
        if day is None and not is_target_letter:
            self.questions.add(Question.REFERENCE_DATE)
        return None if period is None or day is None else RowTiming(period, day)

    def _of_rungs(self, period: Period | None, day: date | None) -> RowTiming:
        """Return the timing of a list with nothing but rungs: it says how things are on its day.

        Without a day or a period, that day is today.
        """
        if day is None:
            last = self._today if period is None else period.last_day
            day = min(last, self._today)
        return RowTiming(period or Period.of_reference_date(day), day)

    def against_sheet(self, table: ReadTable) -> list[Refusal]:
        """Return why a sheet as a whole is of another timing than was given: once, for all rows."""
        refusals, given = [], self._wanted
        period, day, where = table.period, table.reference_date, (table.sheet, "")
        if given.period and period not in (None, given.period) and not has_periods(table):
            refusals.append(row_refusals.other_period(where, period, given.period))
        if given.reference_date and day not in (None, given.reference_date) and not has_days(table):
            refusals.append(row_refusals.other_day(where, day, given.reference_date))
        return refusals

    def contradictions(
        self,
        table: ReadTable,
        own: ReadTiming,
        timing: RowTiming,
        cell: str = "",
        day_cell: str = "",
    ) -> list[Refusal]:
        """Return why a row cannot be of this timing.

        cell: the one that names the timing. day_cell: the one that names an impossible day.
        """
        stated_period, stated_day = own[0] or table.period, own[1] or table.reference_date
        where = (table.sheet, cell)
        refusals = []
        if self._wanted.period and stated_period not in (None, timing.period):
            refusals.append(row_refusals.other_period(where, stated_period, timing.period))
        if self._wanted.reference_date and stated_day is not None and stated_day != timing.day:
            refusals.append(row_refusals.other_day(where, stated_day, timing.day))
        if Column.REALISED in table.columns:
            where = (table.sheet, day_cell)
            refusals += row_refusals.impossible_day(where, *timing, self._today)
        return refusals


def has_periods(table: ReadTable) -> bool:
    """Return whether rows of the table may have periods of their own."""
    return any(period is not None for period, _ in table.rows.timings())


def has_days(table: ReadTable) -> bool:
    """Return whether rows of the table may have days of their own."""
    return any(day is not None for _, day in table.rows.timings())
