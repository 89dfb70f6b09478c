"""A column for each month or day: which headings are counts on a day of their own, and which day.

The day comes from the heading; a month without a year takes it from the period that the sheet
names. A date on the first of a month is the stand of that day, as the monthly stand is published,
unless the columns may as well be the months themselves. What a heading does not say is refused,
never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.sheets.cells import Cell, is_blank, letters, shown, whole_text
from toezichtdesk.sheets.dates import StatedDay, mentions, month_in
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.header import Heading, claimed_twice
from toezichtdesk.sheets.figures.headings import Meaning, meaning_of, words
from toezichtdesk.sheets.figures.notices import named
from toezichtdesk.sheets.numbers import BALANCES, TASKS

_COUNTED = (Column.REALISED,)
FIRST_MONTHS = (1, 7)  # of a half-year: counted separately or from its beginning is the same there
_SUBJECT = "huisvesting"  # in a title it is what the sheet is about, and not what was counted
_UP_TO = (" t m ", " tm ", " tot en met ")
FEWEST_MONTHS = 2  # with persons, before a sum says anything
ROWS_ADDED = 500
READ_AS_DAY = warn(WarningCode.MONTHS_AS_DAYS)
READ_AS_STAND = warn(WarningCode.MONTHS_AS_WHOLE)


@dataclass(frozen=True, slots=True)
class Month:
    """One column with the persons counted up to a day.

    period: the one that the heading names. is_unsaid: nothing says what was counted.
    is_stated: the heading says that it counts up to that day (`t/m`, `stand`, a date in words), or
    the officer does, so that a number may go down when a count was put right.
    """

    heading: Heading
    stated: StatedDay
    is_stated: bool
    period: Period | None = None
    is_unsaid: bool = False

    @property
    def is_first_day(self) -> bool:
        """Whether it is a date cell on the first of a month: that day, or perhaps the month."""
        return self.heading.is_date and self.stated.day == 1

    def day_in(self, period: Period | None) -> date | None:
        """Return the day, None when its year cannot be told."""
        return self.stated.on(self.period or period)


def month_columns(
    sheet: str, titles: Sequence[Sequence[Cell]], headings: Sequence[Heading]
) -> tuple[list[Month], list[Refusal]]:
    """Return the columns with a day of their own, or why they cannot be told apart.

    Neither when the sheet has no such columns: one count with a date in its heading is the ordinary
    layout.
    """
    named: list[Month] = []
    bare: list[Month] = []
    for heading in headings:
        month, rest = _month(heading)
        if month is None:
            continue
        if heading.meaning.columns == _COUNTED or _is_count(heading, rest):
            named.append(month)
        elif not heading.meaning.columns and not words(rest):
            bare.append(month)
    indexes = {month.heading.index for month in named}
    plain = [h for h in headings if h.meaning.columns == _COUNTED and h.index not in indexes]
    is_ordinary = len(named) == 1 and named[0].heading.meaning.columns == _COUNTED
    if not named and not plain and _may_be_counts(bare):
        spoken = _spoken_of(sheet, titles)
        if _COUNTED in spoken:
            named = bare
        elif _leave_only_counts(headings, bare, spoken):
            named = [replace(month, is_unsaid=True) for month in bare]
        else:
            unclear = bare if len(bare) > 1 else ()
            return [], [_refused(sheet, m.heading, RefusalCode.HEADING_OF_WHAT) for m in unclear]
    if not named or is_ordinary:
        return [], []
    if plain:
        return [], claimed_twice(sheet, Column.REALISED, [*plain, *(m.heading for m in named)])
    return [_as_count(month) for month in named], []


def settled_days(
    sheet: str, months: Sequence[Month], headings: Sequence[Heading], period: Period | None
) -> tuple[dict[date, Month], list[Refusal]]:
    """Return the months by their day, earliest first, or the refusals of those without one."""
    days: dict[date, Month] = {}
    refusals: list[Refusal] = []
    may_be_months = _may_be_months(months)
    for heading in headings:
        if {Column.REFERENCE_DATE, Column.PERIOD} & set(heading.meaning.columns):
            refusals.append(_refused(sheet, heading, RefusalCode.DAY_BESIDE_MONTHS))
    for month in months:
        day = month.day_in(period)
        if month.is_first_day and (may_be_months or _says_up_to(month.heading.text)):
            refusals.append(_refused(sheet, month.heading, RefusalCode.DAY_OR_MONTH))
        elif day is None:
            refusals.append(_without_year(sheet, month.heading, period))
        elif day in days:
            twice = [days[day].heading, month.heading]
            refusals.extend(claimed_twice(sheet, Column.REALISED, twice))
        else:
            days[day] = month
    return dict(sorted(days.items())), refusals


def read_as(months: Sequence[Month]) -> list[SheetWarning]:
    """Return how the columns were read, where their headings leave room for doubt."""
    unsure = [month for month in months if not month.is_stated]
    of_days = [month for month in unsure if month.is_first_day]
    read = [READ_AS_DAY] * bool(of_days) + [READ_AS_STAND] * (len(of_days) < len(unsure))
    unsaid = [f"{m.heading.cell} „{shown(m.heading.text)}”" for m in months if m.is_unsaid]
    return [*read, *([named(WarningCode.COLUMN_AS_COUNT, unsaid)] if unsaid else ())]


def keep_filled(tables: Sequence[ColumnTable]) -> None:
    """Leave every row to the months in which it has a count; without any, to the first month."""
    counted = [_counted(table) for table in tables]
    anywhere = set().union(*counted)
    for place, (table, numbers) in enumerate(zip(tables, counted, strict=True)):
        table.keep(
            [
                index
                for index, number in enumerate(table.numbers)
                if number in numbers or (place == 0 and number not in anywhere)
            ]
        )


def falling(months: dict[date, Month], tables: Sequence[ColumnTable]) -> list[Refusal]:
    """Refuse months that go down where the heading does not say that they count up to a day."""
    refusals: list[Refusal] = []
    before: dict[int, tuple[Period, int]] = {}
    for (day, month), table in zip(months.items(), tables, strict=True):
        period = Period.of_reference_date(day)
        counts = zip(table.numbers, table.values[Column.REALISED], strict=True)
        now = {number: (period, count) for number, count in counts if count is not None}
        lower = [
            number
            for number, (_, count) in now.items()
            if (month.is_unsaid or not month.is_stated)
            and number in before
            and before[number][0] == period
            and count < before[number][1]
        ]
        if lower:
            refusals.append(_goes_down(table, lower[0]))
        before |= now
    return refusals


def without_empty_ahead(
    tables: Sequence[ColumnTable],
) -> tuple[list[ColumnTable], SheetWarning | None]:
    """Return the months without the last ones in which everything is 0, and a warning of those.

    A count from the beginning of the period cannot fall back to 0 everywhere: such a month was
    filled in ahead.
    """
    kept = list(tables)
    ahead: list[str] = []
    while len(kept) > 1 and _is_all_zero(kept[-1]) and _has_more(kept[:-1], kept[-1]):
        heading, cell = kept.pop().columns[Column.REALISED]
        ahead.insert(0, f"{cell} „{shown(heading)}”")
    warning = named(WarningCode.MONTHS_AHEAD, ahead) if ahead else None
    return kept, warning


def _is_all_zero(table: ColumnTable) -> bool:
    counts = [v for v in table.values[Column.REALISED] if v is not None]
    return bool(counts) and not any(counts) and not table.refusals


def _has_more(tables: Sequence[ColumnTable], last: ColumnTable) -> bool:
    """Return whether an earlier month of the same period has persons."""
    period = _period_of(last)
    return any(any(t.values[Column.REALISED]) for t in tables if _period_of(t) == period)


def _period_of(table: ColumnTable) -> Period:
    return Period.of_reference_date(date.fromisoformat(table.reference_date or ""))


def apart(
    sheet: str,
    first_column: int,
    months: Sequence[Month],
    rows: Sequence[Sequence[Cell]],
    task: int | None = None,
) -> list[Refusal]:
    """Refuse months of which another column is the sum: they do not count from the beginning.

    rows: those under the header. task: the index of the column with the task, for what is left of
    it is a sum too. So it is when the column fits on every row with persons in two
    months or more, and on at least one.
    """
    places = [month.heading.index for month in months]
    width = len(rows[0]) if rows else 0
    for other in (i for i in range(width) if i not in places):
        sums: list[int] = []
        for row in rows[:ROWS_ADDED]:
            counts = [cell for place in places if isinstance(cell := row[place], (int, float))]
            total = _total_in(row, other, task, sum(counts))
            if sum(map(bool, counts)) < FEWEST_MONTHS:
                continue
            if not isinstance(total, (int, float)) or total != sum(counts):
                break
            sums.append(int(total))
        else:
            if sums:
                return [_of_single_months(sheet, letters(first_column + other), months[0], sums)]
    return []


def _total_in(row: Sequence[Cell], other: int, task: int | None, added: float) -> Cell:
    """Return the total in a column: itself, or what it leaves of the task."""
    cell = row[other]
    whole = "" if task is None or task == other else row[task]
    if isinstance(cell, (int, float)) and isinstance(whole, (int, float)) and cell != added:
        return whole - abs(cell)
    return cell


def _month(heading: Heading) -> tuple[Month | None, str]:
    mentioned = mentions(heading.text)
    if len(mentioned.periods) > 1 or len(mentioned.stated_days) > 1:
        return None, ""
    period = mentioned.periods[0] if mentioned.periods else None
    if mentioned.stated_days:
        stated = mentioned.stated_days[0]
        if heading.is_whole_month and stated.day == 1:
            stated = stated.closing_its_month()
        is_stated = stated.is_labelled or not heading.is_date or stated.day > 1
        return Month(heading, stated, is_stated, period), mentioned.rest
    of_month, rest = month_in(mentioned.rest)
    if of_month is None:
        return None, ""
    return Month(heading, of_month, of_month.is_labelled, period), rest


def _may_be_months(months: Sequence[Month]) -> bool:
    """Return whether date cells on the first of a month may be those months as well.

    So it is when they begin with the first month of a half-year and go on within it: 1 January,
    1 February … may be January, February …; a stand of 1 January closes the half-year before.
    """
    days = sorted(day for month in months if (day := month.day_in(None)) is not None)
    if not any(month.is_first_day and month.day_in(None) == days[0] for month in months):
        return False
    begun = Period.holding(days[0])
    return days[0] == begun.first_day and any(Period.holding(day) == begun for day in days[1:])


def _says_up_to(text: str) -> bool:
    padded = f" {words(text)} "
    return any(label in padded for label in _UP_TO)


def _is_count(heading: Heading, rest: str) -> bool:
    return not heading.meaning.columns and meaning_of(rest).columns == _COUNTED


def _as_count(month: Month) -> Month:
    is_stated = month.is_stated or "cumulatief" in words(month.heading.text).split()
    heading = replace(month.heading, meaning=Meaning(_COUNTED))
    return replace(month, heading=heading, is_stated=is_stated)


def _may_be_counts(bare: Sequence[Month]) -> bool:
    """Return whether columns headed by nothing but a day or month may be counts on it.

    One alone is when it names a day: a month alone may be counted by itself.
    """
    return len(bare) > 1 or any(month.heading.meaning.stated_days for month in bare)


def _leave_only_counts(
    headings: Sequence[Heading], bare: Sequence[Month], spoken: set[tuple[Column, ...]]
) -> bool:
    """Return whether these columns can be nothing but the persons housed.

    So it is beside a task and without a balance, unless the title speaks of a balance, or one is of
    the first day of a half-year: that may be what it begins with. spoken: of what the title speaks.
    """
    beside = {column for heading in headings for column in heading.meaning.columns}
    if (
        not beside & TASKS
        or beside & BALANCES
        or any(columns and BALANCES.issuperset(columns) for columns in spoken)
    ):
        return False
    return not any(m.stated.day == 1 and m.stated.month in FIRST_MONTHS for m in bare)


def _spoken_of(sheet: str, titles: Sequence[Sequence[Cell]]) -> set[tuple[Column, ...]]:
    """Return what the words of the titles mean, each by itself."""
    texts = [sheet, *(whole_text(cell) for row in titles for cell in row if not is_blank(cell))]
    spoken = {word for text in texts for word in words(text).split()} - {_SUBJECT}
    return {meaning_of(word).columns for word in spoken}


def _counted(table: ColumnTable) -> set[int]:
    letter = table.letters[Column.REALISED]
    return {
        number
        for index, number in enumerate(table.numbers)
        if table.values[Column.REALISED][index] is not None
        or any(r.cell == f"{letter}{number}" for r in table.refusals.get(index, ()))
    }


def _refused(sheet: str, heading: Heading, code: RefusalCode, **values: object) -> Refusal:
    """Refuse a heading for what it says, or does not say."""
    return Refusal(sheet, heading.cell, problem(code, heading=shown(heading.text), **values))


def _without_year(sheet: str, heading: Heading, period: Period | None) -> Refusal:
    if period is None:
        return _refused(sheet, heading, RefusalCode.HEADING_WITHOUT_YEAR)
    return _refused(sheet, heading, RefusalCode.HEADING_OUTSIDE_PERIOD, period=str(period))


def _of_single_months(sheet: str, letter: str, month: Month, sums: Sequence[int]) -> Refusal:
    first_sums = tuple(map(str, sums[:3]))
    why = problem(RefusalCode.SINGLE_MONTHS, letters=letter, sums=first_sums)
    return Refusal(sheet, month.heading.cell, why)


def _goes_down(table: ColumnTable, number: int) -> Refusal:
    heading, cell = table.columns[Column.REALISED]
    lower = f"{table.letters[Column.REALISED]}{number}"
    why = problem(RefusalCode.MONTHS_GO_DOWN, heading=shown(heading), cell=lower)
    return Refusal(table.sheet, cell, why)
