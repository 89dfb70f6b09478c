"""Where the table of a sheet starts, and what its columns hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.sheets.cells import Cell, Doubtful, address, clean, is_blank, shown
from toezichtdesk.sheets.dates import mentions, month_in, plain_moments
from toezichtdesk.sheets.figures.headings import BalanceSense, Meaning, is_year, meaning_of, words
from toezichtdesk.sheets.figures.names_column import NAME_OR_CODE, with_names
from toezichtdesk.sheets.figures.sheet_timing import About, is_opening

ROWS_SEARCHED = 30
NAMES = (Column.MUNICIPALITY, Column.CODE)
FIGURES = (
    Column.TARGET,
    Column.OPENING_BALANCE,
    Column.TOTAL_TASK,
    Column.REALISED,
    Column.BALANCE,
    Column.RUNG,
)

_TASKS = ((Column.TARGET,), (Column.TOTAL_TASK,))
_OF_A_PERIOD = (*_TASKS, (Column.REALISED,))
# A task `tot 1 april` covers part of the period; `tot 1 juli` covers all of it.
_ENDS = re.compile(r"(?<!\w)tot\s+(?!en\s+met)(?!1(?:\s+ju[nl]i|\s+jan|[-/]0?[17][-/\s]))\d")

Rows = Sequence[Sequence[Cell]]
Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column; index counts from the first column of the rows.

    is_whole_month: the officer said that a date on the first of a month stands for that month.
    """

    index: int
    text: str
    cell: str
    meaning: Meaning
    is_date: bool = False  # a real date, of which only Excel knows how it looks
    is_whole_month: bool = False
    is_stated: bool = False  # the officer said what the column holds
    problem: Problem | None = None  # why the heading itself is in doubt, as when struck through


@dataclass(frozen=True, slots=True)
class Header:
    """The row or two rows with the headings; rows count from 0 here.

    columns: one heading for each recognised meaning. unknown: headings that were not recognised.
    refusals: two columns with one meaning, or one heading with two.
    ignored: indexes of columns that mean nothing here.
    pairs: of a balance in two columns the one with the lead; the other one stands in columns.
    left_out: index and text of the columns that mean nothing here.
    """

    first_row: int
    last_row: int
    columns: dict[Column, Heading]
    unknown: tuple[Heading, ...]
    ignored: frozenset[int]
    refusals: tuple[Refusal, ...]
    pairs: dict[Column, Heading] = field(default_factory=dict)
    left_out: tuple[tuple[int, str], ...] = ()

    def sign(self, column: Column) -> BalanceSense | None:
        """Return how the heading of this balance column speaks of being behind."""
        heading = self.columns.get(column)
        return heading.meaning.sign if heading else None


def find_headings(
    rows: Rows, first_column: int, merged: Merged
) -> tuple[int, int, list[Heading]] | None:
    """Return first row, last row and headings of the first row that looks like a header.

    That is a row with a municipality or code and at least one figure, if necessary combined with
    the row below. None when the first 30 rows hold none.
    """
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        single = with_names(headings_of(row, index, first_column), rows[index + 1 :])
        name = next((h for h in single if set(h.meaning.columns) & set(NAMES)), None)
        if name is None:
            continue
        below = rows[index + 1] if index + 1 < len(rows) else ()
        if _continues_header(below, name.index):
            above = _filled(row, index, first_column, merged)
            two = _headings_of_two(above, below, index, first_column)
            double = with_names(two, rows[index + 2 :])
            if is_header(double):
                return index, index + 1, double
        if is_header(single):
            return index, index, single
    return None


def half_a_header(rows: Rows, first_column: int) -> tuple[Heading, list[Heading]] | None:
    """Return the first heading that was known in a row that is no header, and those beside it.

    It names the municipality where nothing beside it is a figure, or a figure without one.
    """
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        headings = headings_of(row, index, first_column)
        known = [h for h in headings if set(h.meaning.columns) & {*NAMES, *FIGURES}]
        if known and len(headings) > 1:
            return known[0], [heading for heading in headings if heading is not known[0]]
    return None


def settle_header(
    sheet: str, first_row: int, last_row: int, headings: list[Heading], about: About
) -> Header:
    """Return the header in which every column has one meaning, or the refusals why not."""
    claims: dict[Column, list[Heading]] = defaultdict(list)
    refusals: list[Refusal] = []
    for heading in _alone_settled(headings):
        meaning = heading.meaning
        if heading.problem is not None and meaning.columns not in ((), (Column.IGNORED,)):
            refusals.append(Refusal(sheet, heading.cell, heading.problem))
        elif meaning.columns == NAME_OR_CODE:
            why = problem(RefusalCode.HEADING_OVER_NUMBERS, heading=shown(heading.text))
            refusals.append(Refusal(sheet, heading.cell, why))
        elif len(meaning.columns) > 1:
            refusals.append(_ambiguous(sheet, heading))
        elif _names_whole_year(heading):
            refusals.append(_whole_year(sheet, heading))
        elif meaning.columns in _TASKS and _ENDS.search(heading.text.casefold()):
            refusals.append(_part_of_period(sheet, heading))
        elif meaning.columns == (Column.BALANCE,) and is_opening(meaning, about):
            claims[Column.OPENING_BALANCE].append(heading)
        elif meaning.columns:
            claims[meaning.columns[0]].append(heading)
    ignored = claims.pop(Column.IGNORED, [])
    lost = [] if Column.REALISED in claims else [h for h in ignored if _is_lost_count(h)]
    pairs = _paired(claims)
    for column, claimants in claims.items():
        if len(claimants) > 1:
            refusals.extend(claimed_twice(sheet, column, claimants))
    return Header(
        first_row,
        last_row,
        {column: claimants[0] for column, claimants in claims.items()},
        tuple(heading for heading in headings if not heading.meaning.columns or heading in lost),
        frozenset(heading.index for heading in ignored),
        tuple(refusals),
        pairs,
        tuple((heading.index, heading.text) for heading in ignored),
    )


def _is_lost_count(heading: Heading) -> bool:
    """Return whether the only column about persons housed was left out, as of percentages."""
    return any(word in heading.text.casefold() for word in ("realis", "gehuisvest"))


def _alone_settled(headings: list[Heading]) -> list[Heading]:
    """Read an `Opgave` on its own as the total task, which is what the letters mean by it.

    Beside another figure it may be either task, and the officer is asked.
    """
    figures = [h for h in headings if set(h.meaning.columns) & set(FIGURES)]
    others = [h for h in figures if h.meaning.columns != (Column.RUNG,)]
    if len(others) != 1 or words(mentions(others[0].text).rest) != "opgave":
        return headings
    meaning = replace(others[0].meaning, columns=(Column.TOTAL_TASK,))
    settled = replace(others[0], meaning=meaning)
    return [settled if heading is others[0] else heading for heading in headings]


def _paired(claims: dict[Column, list[Heading]]) -> dict[Column, Heading]:
    """Take the leads out of the claims where lead and backlog have a column each."""
    pairs: dict[Column, Heading] = {}
    for column in (Column.OPENING_BALANCE, Column.BALANCE):
        signs = {heading.meaning.sign: heading for heading in claims.get(column, ())}
        if len(claims.get(column, ())) == len(signs) == 2 and BalanceSense.LEAD in signs:
            lead = signs.pop(BalanceSense.LEAD)
            if not signs.keys() & {BalanceSense.BACKLOG, BalanceSense.REMAINING}:
                continue
            pairs[column] = lead
            claims[column] = list(signs.values())
    return pairs


def is_header(headings: Sequence[Heading]) -> bool:
    """Return whether these headings are those of a table: a municipality, and a figure or days."""
    columns = {column for heading in headings for column in heading.meaning.columns}
    return bool(columns & set(NAMES)) and (
        bool(columns & set(FIGURES)) or sum(map(_names_a_timing, headings)) > 1
    )


def _names_a_timing(heading: Heading) -> bool:
    """Return whether an unknown heading holds a day or a month: perhaps one column for each."""
    if heading.meaning.columns:
        return False
    return bool(heading.meaning.stated_days) or month_in(heading.text)[0] is not None


def _continues_header(row: Sequence[Cell], name_index: int) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    if not filled or not is_blank(row[name_index]):
        return False
    return all(_may_be_heading(cell) for cell in filled) and any(
        meaning_of(shown(cell)).columns or len(clean(shown(cell))) <= 20 for cell in filled
    )


def _may_be_heading(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    if isinstance(cell, Doubtful):
        cell = cell.value
    if not isinstance(cell, str):
        return False
    if not clean(cell)[:1].isdigit():
        return True
    meaning = meaning_of(cell)
    return len(meaning.stated_days) == 1 or len(meaning.periods) == 1


def _filled(row: Sequence[Cell], index: int, first_column: int, merged: Merged) -> list[Cell]:
    """Return the row with the text of a merged group heading above all of its columns."""
    filled = list(row)
    for (top, left), (bottom, right) in merged:
        if top <= index <= bottom and left >= first_column and left < right:
            text = filled[left - first_column] if left - first_column < len(filled) else ""
            for column in range(left, min(right, first_column + len(filled) - 1) + 1):
                filled[column - first_column] = text
    return filled


def headings_of(row: Sequence[Cell], index: int, first_column: int) -> list[Heading]:
    """Return the headings in a row; index counts from 0."""
    return [
        Heading(
            i,
            text := clean(c) if isinstance(c, str) else shown(c),
            address(index + 1, first_column + i),
            meaning_of(text),
            isinstance(c, date),
            problem=_problem(c),
        )
        for i, c in enumerate(row)
        if isinstance(c, (date, Doubtful)) or (isinstance(c, str) and clean(c))
    ]


def _problem(cell: Cell) -> Problem | None:
    return cell.problem if isinstance(cell, Doubtful) else None


def _headings_of_two(
    above: Sequence[Cell], below: Sequence[Cell], index: int, first_column: int
) -> list[Heading]:
    headings: list[Heading] = []
    group = ""  # of months: it stands over the first one, and is meant for all
    for i, (upper, lower) in enumerate(zip(above, below, strict=False)):
        high, low = (clean(shown(cell)) for cell in (upper, lower))
        if not high and not low:
            group = ""
            continue
        is_timing = bool(low) and _names_a_moment_alone(low)
        group = (high or group) if is_timing else ""
        high = high or group
        text = f"{high} {low}".strip()
        cell = address(index + (2 if low else 1), first_column + i)
        is_date = isinstance(lower if low else upper, date)
        problem = _problem(lower) or _problem(upper)
        meaning = _meaning_of_two(high, low)
        headings.append(Heading(i, text, cell, meaning, is_date, problem=problem))
    return headings


def _names_a_moment_alone(text: str) -> bool:
    """Return whether a text is a month or a day and says nothing else."""
    mentioned = mentions(text)
    if mentioned.stated_days:
        return len(mentioned.stated_days) == 1 and not words(mentioned.rest)
    month, rest = month_in(mentioned.rest)
    return month is not None and not words(rest)


def headings_as_written(
    rows: Rows, first: int, last: int, first_column: int, merged: Merged
) -> Iterator[tuple[str, str]]:
    """Yield text and address of the heading of every column, also of those without one.

    first, last: the row of the headings, or the two rows, counted from 0.
    """
    above = _filled(rows[first], first, first_column, merged) if last > first else rows[first]
    for i, upper in enumerate(above):
        low = clean(shown(rows[last][i])) if last > first and i < len(rows[last]) else ""
        text = f"{clean(shown(upper))} {low}".strip()
        yield text, address((last if low else first) + 1, first_column + i)


def _meaning_of_two(high: str, low: str) -> Meaning:
    whole = meaning_of(f"{high} {low}")
    part = whole if whole.columns or not low else meaning_of(low)
    columns = part.columns
    if columns == (Column.BALANCE,) and meaning_of(high).columns == (Column.OPENING_BALANCE,):
        columns = (Column.OPENING_BALANCE,)
    return Meaning(columns, part.sign, part.is_settled, whole.periods, whole.stated_days)


def _names_whole_year(heading: Heading) -> bool:
    """Return whether the heading of a figure names a year and no half of it."""
    if heading.is_stated or heading.meaning.columns not in _OF_A_PERIOD:
        return False
    mentioned = mentions(heading.text)
    if mentioned.periods or mentioned.stated_days or month_in(heading.text)[0] is not None:
        return False
    parts = re.split(r"\W+", plain_moments(heading.text))
    return "jaar" in parts or any(map(is_year, parts))


def _whole_year(sheet: str, heading: Heading) -> Refusal:
    why = problem(RefusalCode.HEADING_OF_YEAR, heading=shown(heading.text))
    return Refusal(sheet, heading.cell, why)


def _part_of_period(sheet: str, heading: Heading) -> Refusal:
    why = problem(RefusalCode.HEADING_OF_PART, heading=shown(heading.text))
    return Refusal(sheet, heading.cell, why)


def _ambiguous(sheet: str, heading: Heading) -> Refusal:
    readings = tuple(column.value for column in heading.meaning.columns)
    why = problem(RefusalCode.HEADING_AMBIGUOUS, heading=shown(heading.text), readings=readings)
    return Refusal(sheet, heading.cell, why)


def claimed_twice(sheet: str, column: Column, claimants: list[Heading]) -> list[Refusal]:
    """Refuse the headings that all say they are this one column."""
    cells = tuple(heading.cell for heading in sorted(claimants, key=attrgetter("index")))
    is_pair = len(claimants) == 2
    code = RefusalCode.HEADING_OF_BOTH if is_pair else RefusalCode.HEADING_OF_SEVERAL
    return [
        Refusal(
            sheet,
            heading.cell,
            problem(code, heading=shown(heading.text), cells=cells, column=column.value),
        )
        for heading in claimants
    ]
