"""Days in a list: by when something is due may be a month; a day without a year is of the sheet's.

Where the sheet names no year or several, the year is asked.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from toezichtdesk.domain.lists import AGREED, Field, ReadField
from toezichtdesk.domain.period import FIRST_YEAR, LAST_YEAR
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.paths import resource
from toezichtdesk.sheets.cells import Cell, clean, is_blank, shown, whole_text
from toezichtdesk.sheets.dates import MONTH_NUMBERS as MONTHS
from toezichtdesk.sheets.dates import day_in_cell, day_without_year
from toezichtdesk.sheets.figures.headings import words

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TWO_YEARS = re.compile(r"(?<!\d)20(\d\d)\s*[-/–]\s*(\d\d)(?!\d)")  # 2025/26
_BASES = (Field.HELD_ON, Field.MADE_ON, Field.REQUESTED_ON)
_DUE = (
    Field.DUE_ON,
    Field.FOLLOW_UP_ON,
    Field.AGREE_BY,
    *(by for _, by in AGREED.values()),
)
_LATER = (*_DUE, Field.DONE_ON)
_SHORT_YEAR = re.compile(r"(?<=[\s\d.-])['’](\d\d)(?!\d)")  # mei '26
_AROUND = re.compile(
    r"^(?:(?:uiterlijk|voor|vóór|per|op|tot|t/m|eind|ultimo)\s+)+(?=\d)"
    r"|[\s,]+(?:a\.?s\.?|aanstaande|uiterlijk)$"
)
_QUARTER_LAST = re.compile(r"^(20\d\d)[\s/-]*(q\s?[1-4])$")  # 2027-Q1
_LAST_DAY_OF = re.compile(
    r"(?:(?:uiterlijk|voor|vóór|in|per)\s+)?(?P<part>(?:eind|ultimo|medio|half)\s+)?(?:van\s+)?"
    rf"(?:(?P<month>{'|'.join(MONTHS)})\.?|q\s?(?P<quarter>[1-4])|(?P<other>[1-4])e kwartaal"
    r"|(?P<number>0?[1-9]|1[0-2])(?=[/-]20\d\d$))?"
    r"(?:\s+van|[/-])?\s*(?P<year>20\d\d)?"
)


def day_in(cell: Cell, field: Field, year: int | None = None) -> date | Problem | None:
    """Return the day in a cell of a list; None for a blank one or one that says there is none yet.

    year: of the whole sheet. By when something is due may be a month, a quarter or a year: its
    last day.
    """
    is_year = isinstance(cell, float) and cell.is_integer() and FIRST_YEAR <= cell <= LAST_YEAR
    if not isinstance(cell, str) and not (is_year and field in _DUE):
        return day_in_cell(cell)
    text = _SHORT_YEAR.sub(r"20\1", clean(shown(cell)).casefold())
    if words(text) in _no_day() or not (words(text) or any(map(str.isdigit, text))):
        return None
    if field in _DUE:
        text = _AROUND.sub("", text)
        match = _LAST_DAY_OF.fullmatch(_QUARTER_LAST.sub(r"\2 \1", text))
        if match is not None:
            day = _last_day(match, year)
            return day or problem(RefusalCode.DAY_WITHOUT_YEAR, found=shown(cell))
    stated = day_without_year(text)
    if stated is None:
        return _as_found(day_in_cell(text), cell)
    day = None if year is None else replace(stated, year=year).on(None)
    return day or problem(RefusalCode.DAY_WITHOUT_YEAR, found=shown(cell))


def _as_found(day: date | Problem | None, cell: Cell) -> date | Problem | None:
    """Return a day, or what is wrong in the words of the cell itself."""
    if isinstance(day, Problem) and day.code is RefusalCode.NO_DAY:
        return problem(RefusalCode.NO_DAY, found=shown(cell))
    return day


def _last_day(match: re.Match[str], sheet_year: int | None) -> date | None:
    """Return the last day of what is named, of `medio` the middle one; None without a year."""
    named = match.groupdict()
    year = int(named["year"]) if named["year"] else sheet_year
    if year is None:
        return None
    month, quarter = named["month"], named["quarter"] or named["other"]
    number = int(named["number"] or MONTHS.get(month or "", 0) or 3 * int(quarter or 0) or 12)
    is_half = bool(month or named["number"]) and (named["part"] or "").strip() in ("medio", "half")
    return date(year, number, 15 if is_half else monthrange(year, number)[1])


def year_of(sheet: str, titles: Sequence[Sequence[Cell]]) -> int | None:
    """Return the one year that the name of a sheet or the lines above its headings name."""
    texts = [sheet, *(whole_text(cell) for row in titles for cell in row if not is_blank(cell))]
    if any(int(last) == int(first) + 1 for t in texts for first, last in _TWO_YEARS.findall(t)):
        return None
    years = {int(year) for text in texts for year in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def before_its_base(
    sheet: str, texts: Mapping[str, str], fields: dict[Field, ReadField]
) -> Iterator[Refusal]:
    """Take out each day that got its year from the sheet and lies before the talk itself.

    What is due may be of the next year: that is asked. texts: what was written, by cell.
    """
    base = next((fields[field].value for field in _BASES if field in fields), None)
    if not isinstance(base, date):
        return
    for field in _LATER:
        read = fields.get(field)
        if read is None or not isinstance(read.value, date) or read.value >= base:
            continue
        text = texts.get(read.cell, "")
        if isinstance(day_in(text, field), Problem):  # read with the year of the sheet
            del fields[field]
            why = problem(RefusalCode.DAY_WITHOUT_YEAR, found=text)
            yield Refusal(sheet, read.cell, why)


@lru_cache(maxsize=1)
def _no_day() -> frozenset[str]:
    """Return what says in a column of days that there is none yet."""
    with resource("lists.toml").open("rb") as file:
        return frozenset(map(words, tomllib.load(file)["no_day"]["words"]))
