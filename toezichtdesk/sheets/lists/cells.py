"""The cells of a list: a text, a day, a whole number or a word, or why it cannot be read."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from datetime import date, time
from functools import lru_cache

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.lists import DATES, PARTS_OF_PLAN, Field
from toezichtdesk.domain.period import FIRST_YEAR, LAST_YEAR
from toezichtdesk.domain.refusals import Problem, RefusalCode, problem
from toezichtdesk.domain.talks import time_in
from toezichtdesk.paths import resource
from toezichtdesk.sheets.cells import Cell, CellError, Doubtful, clean, is_blank, shown
from toezichtdesk.sheets.dates import MONTH_NUMBERS as MONTHS
from toezichtdesk.sheets.dates import day_in_cell
from toezichtdesk.sheets.figures.headings import words
from toezichtdesk.sheets.numbers import persons

MOST_INHABITANTS = 100_000_000
_PLACES = (Field.EXPECTED_PLACES, Field.ACTUAL_PLACES)
_DUE = frozenset(
    {
        Field.DUE_ON,
        Field.FOLLOW_UP_ON,
        Field.AGREED_MUNICIPALITY_BY,
        Field.AGREED_PROVINCE_BY,
    }
)
_ASIDE = re.compile(r"\([^()]*\)")  # `voortgangsgesprek (Teams)`
_LAST_DAY_OF = re.compile(
    rf"(?:(?:eind|ultimo|uiterlijk|voor eind)\s+)?"
    rf"(?:(?P<month>{'|'.join(MONTHS)})\.?|q\s?(?P<quarter>[1-4])|(?P<other>[1-4])e kwartaal)"
    r"(?:\s+van)?\s+(?P<year>20\d\d)"
)

Value = str | int | date


def value_in_cell(field: Field, cell: Cell) -> Value | Problem | None:
    """Return what a cell of this column holds, None for a blank one."""
    if is_blank(cell):
        return None
    if isinstance(cell, Doubtful):
        return cell.problem
    if field in DATES:
        return _day(cell, field)
    if field in _PLACES:
        return persons(cell, Column.REALISED)
    if field is Field.NUMBER:
        return _inhabitants(cell)
    if field is Field.YEAR:
        return _year(cell)
    if field is Field.STARTS_AT:
        return _time(cell)
    return _word(cell, field) if choices(field) else _text(cell)


def lacking(field: Field) -> Problem:
    """Return that a cell of this column is empty."""
    if field in DATES:
        return problem(RefusalCode.EMPTY_DATE)
    if field in (*_PLACES, Field.NUMBER):
        return problem(RefusalCode.EMPTY_NUMBER)
    if field is Field.STARTS_AT:
        return problem(RefusalCode.EMPTY_TIME)
    if choices(field):
        return problem(RefusalCode.EMPTY_WORD, words=choices(field))
    return problem(RefusalCode.EMPTY_TEXT)


def choices(field: Field) -> tuple[str, ...]:
    """Return the words that a column with a fixed set may hold; none of any other column."""
    return tuple(dict.fromkeys(_words().get(field, {}).values()))


def _day(cell: Cell, field: Field) -> date | Problem | None:
    """Return a day; by when something is due may be a month or a quarter: its last day."""
    if not isinstance(cell, str):
        return day_in_cell(cell)
    if words(cell) in _no_day():
        return None
    due = _LAST_DAY_OF.fullmatch(clean(cell).casefold()) if field in _DUE else None
    if due is None:
        return day_in_cell(cell)
    month = (
        3 * int(due["quarter"] or due["other"]) if due["month"] is None else MONTHS[due["month"]]
    )
    year = int(due["year"])
    return date(year, month, monthrange(year, month)[1])


def _text(cell: Cell) -> str | Problem:
    """Return a text with its lines as they were; signs that nobody can see are left out."""
    if isinstance(cell, CellError):
        return problem(RefusalCode.ERROR_AS_TEXT, found=cell.text)
    if not isinstance(cell, str):
        return shown(cell)
    lines = (clean(line) for line in cell.splitlines())
    return "\n".join(
        "".join(
            character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
            for character in line
        )
        for line in lines
    ).strip()


def _word(cell: Cell, field: Field) -> str | Problem:
    if isinstance(cell, CellError):
        return problem(RefusalCode.ERROR_AS_WORD, found=cell.text, words=choices(field))
    known, text = _words()[field], shown(cell)
    meant = known.get(words(text)) or known.get(words(_ASIDE.sub(" ", text)))
    if meant is not None:
        return meant
    return problem(RefusalCode.OTHER_WORD, found=shown(cell), words=choices(field))


def _inhabitants(cell: Cell) -> int | Problem | None:
    number = persons(cell, Column.REALISED, MOST_INHABITANTS)
    if number == 0:
        return problem(RefusalCode.NO_INHABITANTS)
    return number


def _time(cell: Cell) -> str | Problem:
    """Return a time as `14:30`; Excel gives one of its own, or part of a day."""
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    clock = cell if isinstance(cell, time) else time_in(shown(cell))
    if clock is None:
        return problem(RefusalCode.NO_TIME, found=shown(cell))
    return f"{clock:%H:%M}"


def _year(cell: Cell) -> int | Problem | None:
    text = clean(cell) if isinstance(cell, str) else shown(cell)
    if len(text) == 4 and text.isascii() and text.isdecimal():
        year = int(text)
        if FIRST_YEAR <= year <= LAST_YEAR:
            return year
    day = day_in_cell(cell)
    if isinstance(day, date) and (day.day, day.month) == (1, 1):
        return day.year
    return problem(RefusalCode.NO_YEAR, found=shown(cell))


@lru_cache(maxsize=1)
def _no_day() -> frozenset[str]:
    """Return what says in a column of days that there is none yet."""
    with resource("lists.toml").open("rb") as file:
        return frozenset(map(words, tomllib.load(file)["no_day"]["words"]))


@lru_cache(maxsize=1)
def _words() -> dict[Field, dict[str, str]]:
    """Return per column with a fixed set of words what each of them means."""
    with resource("lists.toml").open("rb") as file:
        table = tomllib.load(file)["words"]
    named = {
        Field(name): {
            words(text): code for code, others in meant.items() for text in (code, *others)
        }
        for name, meant in table.items()
    }
    return named | dict.fromkeys(PARTS_OF_PLAN, named[Field.JUDGEMENT])
