"""The taakstellingsperiode: half a year, and how much of it has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

FIRST_YEAR = 1990
LAST_YEAR = 2100


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A half-year: `2026-I` is 1 January to 30 June, `2026-II` is 1 July to 31 December.

    Raises:
        ValueError: half is not 1 or 2, or the year lies more than one outside 1990-2100: the first
            and the last period that an officer can name have a neighbour too.
    """

    year: int
    half: int

    def __post_init__(self) -> None:
        if self.half not in (1, 2) or not FIRST_YEAR - 1 <= self.year <= LAST_YEAR + 1:
            raise ValueError(f"no taakstellingsperiode: {self.year}-{self.half}")

    def __hash__(self) -> int:
        return self.year * 2 + self.half  # a figure of a sheet is looked up by its period

    def __str__(self) -> str:
        return f"{self.year}-{'I' * self.half}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period written as `2026-I` or `2026-II`.

        Raises:
            ValueError: the text has another form, or the year is outside 1990-2100.
        """
        year, _, half = text.strip().partition("-")
        is_year = year.isascii() and year.isdigit() and len(year) == 4
        if not is_year or half not in ("I", "II") or not FIRST_YEAR <= int(year) <= LAST_YEAR:
            raise ValueError(f"no taakstellingsperiode: {text!r}")
        return cls(int(year), len(half))

    @classmethod
    def from_index(cls, index: int) -> Period:
        """Return the period with this `index`."""
        return _of_index(index)

    @classmethod
    def holding(cls, day: date) -> Period:
        """Return the period that the day falls in."""
        return _of_index(day.year * 2 + (day.month > 6))

    @classmethod
    def of_reference_date(cls, reference_date: date) -> Period:
        """Return the period that a stand of this date is about.

        A stand of the first day of a month covers the months before it, so `stand 1 juli 2022`
        closes 2022-I (domain, section 2).
        """
        return cls.holding(last_day_counted(reference_date))

    @property
    def index(self) -> int:
        """Half-years since the year 0: consecutive periods differ by 1."""
        return self.year * 2 + self.half - 1

    @property
    def first_day(self) -> date:
        """1 January or 1 July."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last_day(self) -> date:
        """30 June or 31 December."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def days(self) -> int:
        """The number of days: 181, 182 or 184."""
        return (self.last_day - self.first_day).days + 1

    @property
    def previous(self) -> Period:
        """The half-year before."""
        return Period.from_index(self.index - 1)

    @property
    def next(self) -> Period:
        """The half-year after."""
        return Period.from_index(self.index + 1)

    def elapsed(self, reference_date: date) -> Fraction:
        """Return f, the share of the period that a stand of this date covers, from 0 to 1.

        In days, the reference date included: 31 March of a common year is 90/181. A stand of the
        first day of a month is the monthly publication over the months before it: 1 March of a
        common year is 59/181.
        """
        return _elapsed(self, reference_date)

    def is_closed_by(self, reference_date: date) -> bool:
        """Return whether a stand of this date covers the whole period."""
        return last_day_counted(reference_date) >= self.last_day


@lru_cache(maxsize=256)
def _of_index(index: int) -> Period:
    return Period(index // 2, index % 2 + 1)


@lru_cache(maxsize=4096)  # an overview asks thousands of times for a handful of days
def _elapsed(period: Period, reference_date: date) -> Fraction:
    counted = (last_day_counted(reference_date) - period.first_day).days + 1
    return Fraction(min(max(counted, 0), period.days), period.days)


def last_day_counted(reference_date: date) -> date:
    """Return the last day that a stand of this date covers: the day before a first."""
    return reference_date - timedelta(days=1) if reference_date.day == 1 else reference_date
