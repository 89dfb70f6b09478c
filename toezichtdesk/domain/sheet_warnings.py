"""What is odd in a file but possible: a code and the values of its sentence; it never blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from toezichtdesk.domain.period import Period

NAMED_AT_MOST = 8  # rows, columns or municipalities named in one sentence

Value = str | int | date | Period | Fraction | tuple[str, ...]


class WarningCode(Enum):
    """The codes of warnings. The values are stored in journals: never change one."""

    # How the file was read.
    READ_AS_TEXT = "read_as_text"
    SHEETS_HIDDEN = "sheets_hidden"
    HAS_MACROS = "has_macros"
    HAS_LINKS = "has_links"
    NO_TABLE = "no_table"
    COLUMNS_UNKNOWN = "columns_unknown"
    COUNT_UNREAD = "count_unread"
    TASK_UNREAD = "task_unread"
    COLUMNS_NAMELESS = "columns_nameless"
    COLUMNS_HIDDEN = "columns_hidden"
    ROWS_HIDDEN = "rows_hidden"
    COLUMNS_BESIDE = "columns_beside"
    ROWS_BELOW = "rows_below"
    ZEROS_UNSEEN = "zeros_unseen"
    CONDITIONAL_LOOK = "conditional_look"
    MONTHS_AHEAD = "months_ahead"
    NOT_CALCULATED = "not_calculated"
    TOTAL_DIFFERS = "total_differs"
    MORE_WARNINGS = "more_warnings"
    SIGN_UNCHECKED = "sign_unchecked"
    SIGN_OF_BOTH = "sign_of_both"
    BALANCE_UNUSED = "balance_unused"
    MONTHS_AS_DAYS = "months_as_days"
    MONTHS_AS_WHOLE = "months_as_whole"
    COLUMN_AS_COUNT = "column_as_count"
    HALF_YEARS_BESIDE = "half_years_beside"
    OF_OTHER_HALF_YEAR = "of_other_half_year"
    SAID_EXPECTED = "said_expected"
    SAID_PER_MONTH = "said_per_month"
    TWO_DAYS = "two_days"
    SEVERAL_PERIODS = "several_periods"
    SEVERAL_DAYS = "several_days"
    YEAR_UNKNOWN = "year_unknown"
    DAY_BEFORE_PERIOD = "day_before_period"
    PERSONS_ON_FIRST_DAY = "persons_on_first_day"
    # What its rows say beside what is known.
    NO_FIGURES = "no_figures"
    MORE_WITHOUT_FIGURES = "more_without_figures"
    OTHER_PROVINCE = "other_province"
    MORE_OTHER_PROVINCES = "more_other_provinces"
    OTHER_RUNG = "other_rung"
    MORE_OTHER_RUNGS = "more_other_rungs"
    OTHER_OPENING = "other_opening"
    OTHER_CLOSING = "other_closing"
    OTHER_TASK = "other_task"
    LATER_FIGURE = "later_figure"
    TARGET_JUMP = "target_jump"
    FEWER_PERSONS = "fewer_persons"
    FAST_PACE = "fast_pace"
    FAR_ABOVE = "far_above"
    MORE_ODD_FIGURES = "more_odd_figures"
    OLDER_SHEET = "older_sheet"
    MISSING = "missing"
    LATE = "late"
    ODD_TARGET = "odd_target"
    MORE_ODD_TARGETS = "more_odd_targets"
    # Of lists.
    LOOK_AFTER_NAMES = "look_after_names"
    AGREEMENTS_LAPSED = "agreements_lapsed"
    NOT_IN_OVERVIEW = "not_in_overview"
    STATUS_BY_COLOUR = "status_by_colour"
    COLOURS_NOT_KEPT = "colours_not_kept"


# How a sheet was read, and may be read in another way every time anew: never without asking.
NEVER_UNASKED = frozenset(
    (
        WarningCode.COLUMNS_HIDDEN,
        WarningCode.ROWS_HIDDEN,
        WarningCode.COLUMNS_BESIDE,
        WarningCode.ROWS_BELOW,
        WarningCode.ZEROS_UNSEEN,
        WarningCode.CONDITIONAL_LOOK,
        WarningCode.MONTHS_AHEAD,
        WarningCode.MONTHS_AS_DAYS,
        WarningCode.MONTHS_AS_WHOLE,
        WarningCode.COUNT_UNREAD,
        WarningCode.TASK_UNREAD,
        WarningCode.COLUMN_AS_COUNT,
        WarningCode.HALF_YEARS_BESIDE,
        WarningCode.OF_OTHER_HALF_YEAR,
        WarningCode.SAID_EXPECTED,
        WarningCode.SAID_PER_MONTH,
        WarningCode.OTHER_PROVINCE,
        WarningCode.TWO_DAYS,
        WarningCode.NOT_CALCULATED,
        WarningCode.SIGN_OF_BOTH,
        WarningCode.BALANCE_UNUSED,
        WarningCode.SEVERAL_PERIODS,
        WarningCode.SEVERAL_DAYS,
        WarningCode.YEAR_UNKNOWN,
        WarningCode.DAY_BEFORE_PERIOD,
        WarningCode.PERSONS_ON_FIRST_DAY,
        WarningCode.FAR_ABOVE,
        WarningCode.LATER_FIGURE,
        WarningCode.STATUS_BY_COLOUR,
    )
)


@dataclass(frozen=True, slots=True)
class SheetWarning:
    """One warning about a file. sheet: the sheet that its sentence begins with; else empty."""

    code: WarningCode
    values: tuple[tuple[str, Value], ...] = ()
    sheet: str = ""

    @property
    def mark(self) -> str:
        """By which the journal keeps it: the same as long as the same is warned of."""
        values = (f"{name}={value}" for name, value in self.values)
        return "|".join((self.code.value, self.sheet, *values))


def warn(code: WarningCode, **values: Value) -> SheetWarning:
    """Return a warning with the values of its sentence."""
    return SheetWarning(code, tuple(values.items()))
