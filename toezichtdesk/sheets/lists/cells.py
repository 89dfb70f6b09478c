"""The cells of a list: a text, a day, a whole number or a word, or why it cannot be read."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from functools import lru_cache

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.lists import DATES, PARTS_OF_PLAN, Field
from toezichtdesk.domain.period import FIRST_YEAR, LAST_YEAR, Period
from toezichtdesk.domain.refusals import Problem, RefusalCode, problem
from toezichtdesk.domain.talks import time_in
from toezichtdesk.paths import resource
from toezichtdesk.sheets.cells import (
    Cell,
    CellError,
    Doubtful,
    as_laid_out,
    clean,
    is_blank,
    shown,
)
from toezichtdesk.sheets.dates import day_in_cell, period_in_cell
from toezichtdesk.sheets.figures.headings import words
from toezichtdesk.sheets.lists.days import day_in
from toezichtdesk.sheets.numbers import persons

MOST_INHABITANTS = 100_000_000
_PERSONS = (Field.EXPECTED_PLACES, Field.ACTUAL_PLACES, Field.COUNTED)
_ASIDE = re.compile(r"\([^()]*\)")  # `voortgangsgesprek (Teams)`
_FROM_TO = re.compile(r"\s*(?:[-–]|\bt/m\b|\btot\b)\s*(?=\d)")
_PLACES_TEXT = re.compile(
    r"(?P<about>(?:ca\.?|circa|ongeveer|±|\+/-)\s*)?(?P<number>\d+)"
    r"\s*(?:personen|persoon|pers\.?|plaatsen|plekken|plaats|plek|pl\.?|vergunninghouders|"
    r"statushouders)?"
)
_LAID_OUT = frozenset(  # texts of several lines, in which blanks may tell something
    {
        Field.SUMMARY,
        Field.TEXT,
        Field.PROBLEM,
        Field.APPROACH,
        Field.OUTCOME,
        Field.JUDGEMENT_NOTE,
        Field.EXECUTABLE_NOTE,
        Field.TERMS_NOTE,
        Field.RECURRENCE_NOTE,
    }
)
_SIGNS = str.maketrans(dict.fromkeys("✓✔☑✅", "ja") | dict.fromkeys("✗✘☒❌☐", "nee"))
_OPEN_ENDED = " …"  # ends a word in `lists.toml` with which the text of a cell may begin
LAPSED, KEPT = "vervallen", "nagekomen"  # of an agreement

Value = str | int | date


def value_in_cell(field: Field, cell: Cell, year: int | None = None) -> Value | Problem | None:
    """Return what a cell of this column holds, None for a blank one.

    A column that says whether an agreement was kept may give the day instead, and that of the day
    the word. year: of the whole sheet, for a day without one; None when the sheet names none.
    """
    if is_blank(cell):
        return None
    if isinstance(cell, Doubtful):
        return cell.problem
    if field is Field.DONE or (field is Field.DONE_ON and _meant(Field.DONE, shown(cell))):
        return _done(cell, year)
    if field in DATES:
        return day_in(cell, field, year)
    if field in _PERSONS:
        return persons(_bare_count(cell, field), Column.REALISED)
    if field is Field.NUMBER:
        return _inhabitants(cell)
    if field is Field.YEAR:
        return _year(cell)
    if field is Field.STARTS_AT:
        return _time(cell)
    if field is Field.PERIOD:
        return _period(cell)
    return _word(cell, field) if choices(field) else _text(cell, field)


def told(column: Field, value: Value) -> Field:
    """Return what a value says: whether an agreement was kept, or when, in either column."""
    if column in (Field.DONE, Field.DONE_ON):
        return Field.DONE_ON if isinstance(value, date) else Field.DONE
    return column


def lacking(field: Field) -> Problem:
    """Return that a cell of this column is empty."""
    if field in DATES:
        return problem(RefusalCode.EMPTY_DATE)
    if field in (*_PERSONS, Field.NUMBER):
        return problem(RefusalCode.EMPTY_NUMBER)
    if field is Field.STARTS_AT:
        return problem(RefusalCode.EMPTY_TIME)
    if choices(field):
        return problem(RefusalCode.EMPTY_WORD, words=choices(field))
    return problem(RefusalCode.EMPTY_TEXT)


def words_for(field: Field) -> dict[str, str]:
    """Return every text that a column with a fixed set knows, folded, and what it stands for."""
    return _words()[field]


def choices(field: Field) -> tuple[str, ...]:
    """Return the words that a column with a fixed set may hold; none of any other column."""
    return tuple(dict.fromkeys(_words().get(field, {}).values()))


def reason_in(cell: Cell) -> str:
    """Return the text of a status that says why: `wacht op de vergunning`; of another one none."""
    is_plain = words(shown(cell)) in _words()[Field.STATUS]
    return "" if is_plain or not _begun(Field.STATUS, shown(cell)) else shown(cell)


def _done(cell: Cell, year: int | None) -> Value | Problem | None:
    """Return whether an agreement was kept, or the day on which: `gereed 12-5-2026` too."""
    if not isinstance(cell, str | CellError):
        day = day_in_cell(cell)
        return day if isinstance(day, date) else _word(cell, Field.DONE)
    text = shown(cell)
    word, _, rest = text.partition(" ")
    if _meant(Field.DONE, word) == KEPT and rest:
        day = day_in(rest.removeprefix("op ").removeprefix("per "), Field.DONE_ON, year)
        return day or problem(RefusalCode.DONE_WITHOUT_DAY, found=text)
    if not _meant(Field.DONE, text) and (day := day_in(text, Field.DONE_ON, year)):
        return day if isinstance(day, date) else _word(cell, Field.DONE)
    return _word(cell, Field.DONE)


def _text(cell: Cell, field: Field) -> str | Problem:
    """Return a text with its lines as they were; characters that nobody can see are left out."""
    if isinstance(cell, CellError):
        return problem(RefusalCode.ERROR_AS_TEXT, found=cell.text)
    if not isinstance(cell, str):
        return shown(cell)
    as_seen = as_laid_out if field in _LAID_OUT else clean
    lines = map(as_seen, cell.splitlines())
    return "\n".join(
        "".join(
            character
            if character.isprintable() or character == "\t"
            else "\N{REPLACEMENT CHARACTER}"
            for character in line
        )
        for line in lines
    ).strip()


def _word(cell: Cell, field: Field) -> str | Problem:
    if isinstance(cell, CellError):
        return problem(RefusalCode.ERROR_AS_WORD, found=cell.text, words=choices(field))
    meant = _meant(field, shown(cell))
    if meant is not None:
        return meant
    return problem(RefusalCode.OTHER_WORD, found=shown(cell), words=choices(field))


def _meant(field: Field, text: str) -> str | None:
    """Return the word that a text stands for, with what is said between brackets left out."""
    known, text = _words()[field], text.translate(_SIGNS)
    exact = known.get(words(text)) or known.get(words(_ASIDE.sub(" ", text)))
    return exact or _begun(field, text)


def _begun(field: Field, text: str) -> str | None:
    """Return the word for the beginning of a text, where more may follow: `on hold tot mei`."""
    beginning = f"{words(text)} "
    known = _beginnings().get(field, ())
    return next((code for start, code in known if beginning.startswith(f"{start} ")), None)


def _bare_count(cell: Cell, field: Field) -> Cell:
    """Return a number of places without the word behind it; one that is expected may be about."""
    match = _PLACES_TEXT.fullmatch(clean(cell).casefold()) if isinstance(cell, str) else None
    if match is None or (match["about"] and field is not Field.EXPECTED_PLACES):
        return cell
    return match["number"]


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
    begin = _FROM_TO.split(shown(cell))[0]  # 10:00-11:30
    clock = cell if isinstance(cell, time) else time_in(begin)
    if clock is None:
        return problem(RefusalCode.NO_TIME, found=shown(cell))
    return f"{clock:%H:%M}"


def _period(cell: Cell) -> str | Problem | None:
    """Return a period as `2026-I`."""
    period = period_in_cell(cell)
    return str(period) if isinstance(period, Period) else period


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
def _words() -> dict[Field, dict[str, str]]:
    """Return per column with a fixed set of words what each of them means."""
    with resource("lists.toml").open("rb") as file:
        table = tomllib.load(file)["words"]
    named = {
        Field(name): {
            words(text): code
            for code, others in meant.items()
            for text in (code, *others)
            if not text.endswith(_OPEN_ENDED)
        }
        for name, meant in table.items()
    }
    return named | dict.fromkeys(PARTS_OF_PLAN, named[Field.JUDGEMENT])


@lru_cache(maxsize=1)
def _beginnings() -> dict[Field, list[tuple[str, str]]]:
    """Return per column the words with which a text may begin, and what they mean."""
    with resource("lists.toml").open("rb") as file:
        table = tomllib.load(file)["words"]
    return {
        Field(name): [
            (words(text), code)
            for code, others in meant.items()
            for text in others
            if text.endswith(_OPEN_ENDED)
        ]
        for name, meant in table.items()
    }
