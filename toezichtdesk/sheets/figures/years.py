"""A column with the year: with `Halfjaar` 1 or 2 it gives the period, alone it checks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toezichtdesk.domain.period import FIRST_YEAR, LAST_YEAR, Period
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.sheets.cells import Cell, clean, is_blank, letters, shown
from toezichtdesk.sheets.dates import period_in_cell
from toezichtdesk.sheets.figures.column_table import ColumnTable

_YEAR_HEADINGS = ("jaar", "kalenderjaar", "jaartal", "taakstellingsjaar")
_HALF = re.compile(
    r"(?:h|hj|halfjaar|helft|periode)?\s*(?P<half>[12]|ii?|eerste|tweede)(?:e|ste|de)?\s*"
    r"(?:h|hj|helft|halfjaar|jaarhelft|periode)?"
)


@dataclass(slots=True)
class Years:
    """The column with the year. index: of the column among the cells of a row."""

    index: int
    letter: str


def year_column(headings: Sequence[tuple[int, str]], first_column: int) -> Years | None:
    """Return the column with the year. headings: index and text of those that mean nothing else."""
    for index, text in headings:
        if clean(text).casefold().strip(" .:") in _YEAR_HEADINGS:
            return Years(index, letters(first_column + index))
    return None


def with_years(cells: Sequence[Cell], years: Sequence[Cell]) -> list[Cell]:
    """Return the periods; one that is only a half gets the year beside it."""
    return [_with_year(cell, year) for cell, year in zip(cells, years, strict=True)]


def refuse_other_years(table: ColumnTable, years: Years, cells: Sequence[Cell], start: int) -> None:
    """Refuse the rows whose year is not that of their period. start: index of the first row."""
    own = _own_year(table)
    for index, cell in enumerate(cells, start):
        period = table.periods[index] if table.periods is not None else None
        expected = int(period[:4]) if period else own
        named = period_in_cell(cell)
        is_same = _year(cell) == expected
        if isinstance(named, Period):
            is_same = str(named) == (period or table.period or str(named))
        if expected is None or is_blank(cell) or is_same:
            continue
        why = problem(RefusalCode.OTHER_YEAR, found=shown(cell), year=str(expected))
        refusal = Refusal(table.sheet, f"{years.letter}{table.numbers[index]}", why)
        table.refusals.setdefault(index, []).append(refusal)


def _own_year(table: ColumnTable) -> int | None:
    if table.period is not None:
        return int(table.period[:4])
    if table.reference_date is None or table.days is not None:
        return None
    return Period.of_reference_date(date.fromisoformat(table.reference_date)).year


def _with_year(cell: Cell, year_cell: Cell) -> Cell:
    year, text = _year(year_cell), clean(shown(cell)).casefold()
    match = _HALF.fullmatch(text)
    if year is None or match is None or not isinstance(period_in_cell(cell), Problem):
        return cell
    return f"{year}-{'I' if match['half'] in ('1', 'i', 'eerste') else 'II'}"


def _year(cell: Cell) -> int | None:
    if isinstance(cell, date):
        return cell.year
    text = shown(cell)
    is_year = text.isascii() and text.isdecimal() and len(text) == len("2026")
    return int(text) if is_year and FIRST_YEAR <= int(text) <= LAST_YEAR else None
