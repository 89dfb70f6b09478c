"""Taakstellingsperiodes and reference dates in titles, sheet names, headings and cells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from toezichtdesk.domain.period import FIRST_YEAR, LAST_YEAR, Period
from toezichtdesk.domain.refusals import Problem, RefusalCode, problem
from toezichtdesk.sheets.cells import Cell, Doubtful, clean, shown

T = TypeVar("T")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = {"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
          "sept": 9, "okt": 10, "nov": 11, "dec": 12}  # fmt: skip
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)} | SHORT_MONTHS

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_HALF = (
    r"(?P<half>1e|1ste|eerste|i|1|2e|2de|tweede|ii|2)\s*"
    r"(?:halfjaar|hj|half\s?jaar|half-jaar|jaarhelft|helft|taakstellingsperiode|periode)"
)
_BEFORE = r"(?<![\w.,/-])"
_PERIODS = tuple(
    re.compile(_BEFORE + form)
    for form in (
        _YEAR + r"\s*[-/]\s*(?:h|helft\s*)?(?P<half>ii|i|[12])(?![\w/-]|[.]\d)",
        _YEAR + r"\s+(?P<half>ii|i)(?!\w)",
        _YEAR + r"\s*[,(-]?\s*" + _HALF + r"(?!\w)",
        _HALF + r"\s*(?:van\s+|in\s+|-\s*)?(?:het\s+jaar\s+)?" + _YEAR + r"(?!\d)",
        r"(?:periode|halfjaar|helft)\s+(?P<half>ii|i|[12])\s*[,/-]?\s*" + _YEAR + r"(?!\d)",
        r"hj?(?P<half>[12])[\s'-]*" + _YEAR + r"(?!\d)",
        _YEAR + r"[\s-]*hj?(?P<half>[12])(?!\w)",
        r"(?P<half>ii|i)\s*[-/ ]\s*" + _YEAR + r"(?![\w/-]|[.]\d)",
    )
)
_LABEL = (
    r"(?P<label>(?<!\w)(?:de\s+)?(?:stand|peildatum|per|t/m|t\.m\.|tm|tot\s+en\s+met|tot|ultimo|"
    r"cijfers)(?:\s+(?:van|op|per|t/m|is|datum))*\s*[:=]?\s*)"
)
# `1 januari t/m 30 april 2026`: what is counted from the beginning of a half-year. Its first day is
# not a reference date itself.
_FROM_START = re.compile(
    r"(?<![\w/-])(?:0?1[\s-]+)?(?P<first>jan(?:uari)?|juli?)\b\.?(?:\s+(?:19|20)\d\d)?\s*"
    r"(?:t/m|t\.m\.|tm\b|tot\s+en\s+met\b|-)\s*"
    r"(?P<end>(?:\d\d?[\s-]+)?(?P<last>[a-z]+)\.?(?:\s+(?P<year>(?:19|20)\d\d))?)(?!\w)"
    r"|(?<![\w/.-])0?1[-/]0?(?P<one>[17])(?:[-/](?:19|20)\d\d)?\s*"
    r"(?:t/m|t\.m\.|tm\b|tot\s+en\s+met\b)\s*"
    r"(?P<ends>\d\d?[-/](?P<other>\d\d?)[-/](?P<in_year>(?:19|20)\d\d))(?!\w)"
)
_COUNTED = re.compile(r"(?:realis|gehuisvest|stand(?!\w))")
_MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
# A year that begins a period, as in `stand 1 maart 2022-I`, is not the year of the day.
_NO_HALF = r"(?!\s*[-/]\s*(?:ii|i|[12])(?!\w)|\s+(?:ii|i)(?!\w))"
_AFTER = r"(?![\w/-]|[.]\d)"
_DAYS = tuple(
    re.compile(form)
    for form in (
        _LABEL + r"?(?<!\d)(?<!\d[-/.])" + _YEAR + r"-(?P<month>\d\d)-(?P<day>\d\d)" + _AFTER,
        _LABEL
        + r"?(?<!\d)(?<!\d[-/.])(?P<day>\d\d?)(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)"
        + r"(?P<year>(?:19|20)?\d\d)"
        + _AFTER,
        _LABEL
        + r"?(?<!\d)(?P<day>\d\d?)[\s-]+"
        + _MONTH
        + r"(?:[\s-]*" + _YEAR + _NO_HALF + r")?(?!\w)",
        _LABEL + r"?(?<![\d.,/-])(?P<day>\d\d?)[-/](?P<month>\d\d?)" + _AFTER,
        r"(?P<label>(?<!\w)(?:t/m|tot\s+en\s+met|ultimo|eind)\s+)" + _MONTH + r"(?:\s+" + _YEAR
        + r")?(?!\w)",
    )
)  # fmt: skip
# Marks a second day in a title as a stand too: `stand 1 mei en 1 juni 2026`.
_ONE_DAY = (
    r"(?:(?:19|20)\d\d-\d\d-\d\d|\d\d?[-/.]\d\d?(?:[-/.](?:19|20)?\d\d)?|"
    r"\d\d?[\s-]+(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
    r"(?:[\s-]+(?:19|20)\d\d)?)(?![\w/-]|[.]\d)"
)
_SECOND_DAY = re.compile(
    _LABEL + _ONE_DAY + r"\s*(?:\b(?:en|of|en/of|resp\.?|respectievelijk)\b|[,&+/])\s*"
    r"(?=" + _ONE_DAY + r")"
)
_BARE_MONTH = re.compile(
    r"(?P<label>(?<!\w)(?:t/m|t\.m\.|tm|tot\s+en\s+met|ultimo|eind|stand)\s+)?(?<!\w)"
    + _MONTH
    + r"(?:[\s'’-]*(?P<year>(?:20)?\d\d))?(?!\w)"
)
# A day that a title mentions for another reason than that the persons were counted on it.
_OTHER = (
    r"(?:gewijzigd|wijziging(?:en)?|aangepast|aanpassing(?:en)?|bijgewerkt|bijgesteld|bijstelling|"
    r"herzien|herziening|gecorrigeerd|correctie|verhoogd|verlaagd|vastgesteld|vaststelling|"
    r"gepubliceerd|publicatie|verzonden|verstuurd|ontvangen|aangeleverd|opgesteld|opgemaakt|"
    r"afgedrukt|geprint|aangemaakt|gemaakt|ingang|ingaand|ingaande|geldt|geldig|geldend|gelden|"
    r"vanaf|sinds|inwoners|inwonertal|inwoneraantal|besluit|brief|versie|nieuwe)"
)
_AHEAD = (
    r"(?:volgende|eerstvolgende|vorige|voorgaande|aanlevering|aanleveren|levering|inleveren|"
    r"inlevering|uiterlijk|verwacht|verwachte|gepland|geplande|deadline|vervalt|geldig)"
)
_OTHER_BEFORE = re.compile(rf"(?<!\w){_OTHER}(?:\s+\w+){{0,2}}\s*:?\s*$")
_AHEAD_BEFORE = re.compile(rf"(?<!\w){_AHEAD}(?:\s+\w+){{0,3}}\s*:?\s*$")
_OTHER_AFTER = re.compile(rf"^\s*(?:\w+\s+){{0,4}}?(?:{_OTHER}|{_AHEAD})(?!\w)")
_UP_TO = ("t/m", "t.m.", "tm", "tot")
# `06/01/2026` is the first of a month if the month is written before the day.
_SLASHED = re.compile(r"(?<![\d/])(0?[2-9]|1[0-2])/(0?1)/((?:19|20)\d\d)(?![\d/])")
_WEEKDAY = re.compile(
    r"^(?:ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\.?,?\s+(?=\d)",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(
    r"(?<=\d)(?:T|\s+)\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE
)
_IN_DIGITS = re.compile(r"^((?:19|20)\d\d)([01]\d)([0-3]\d)$")
_CLAUSE = re.compile(r"[;,|()]|\.\s|\s-\s")


# `1 apr. '26` is 2026, and `taakstelling_2026_1`, as a system names a column, is 2026-1.
_SHORT_YEAR = re.compile(r"\s?['’‘´`]\s?(\d\d)(?!\w)")
_SHORT_HALF = re.compile(r"(?<![\w.,/-])(\d\d)-(ii?)(?![\w/-])")  # `26-I`
_SHORT_DATE = re.compile(  # `1-apr-26`, as Excel shows a day; with blanks only at the very end
    r"(?<!\d)(\d\d?[\s-]+(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?)"
    r"(?:-(\d\d)(?!\w)|\s(\d\d)$)"
)
_JOINED_NUMBERS = re.compile(r"(?<=\d)_(?=\d|i{1,2}(?![^\W_])|h[12](?!\d))")


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day in a text; year is None when not written, is_labelled when `stand`, `per`… precede."""

    day: int
    month: int
    year: int | None
    is_labelled: bool
    is_month: bool = False  # a month without a day: its last one

    def on(self, period: Period | None) -> date | None:
        """Return the date; without a year the one that closes or falls in the period.

        None when there is no such date, or the year cannot be told.
        """
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if period is None:
            return None
        for year in (period.year, period.year + 1):
            number = monthrange(year, self.month)[1] if self.is_month else self.day
            day = _date(year, self.month, number)
            if day is not None and Period.of_reference_date(day) == period:
                return day
        return None

    def closing_its_month(self) -> StatedDay:
        """Return the stand of the last day of the month."""
        last = monthrange(self.year or 2024, self.month)[1]
        return replace(self, day=last, is_labelled=True, is_month=True)

    def __str__(self) -> str:
        text = f"{self.day} {MONTHS[self.month - 1]}"
        return text if self.year is None else f"{text} {self.year}"


@dataclass(frozen=True, slots=True)
class Mentions:
    """The periods and days in a text, and the text that is left without them."""

    periods: tuple[Period, ...]
    stated_days: tuple[StatedDay, ...]
    rest: str


def mentions(text: str) -> Mentions:
    """Return what a title, sheet name or heading says about periods and days."""
    rest = plain_moments(text)
    if not any(char.isdigit() for char in rest) and not _names_a_month(rest):
        return Mentions((), (), rest)
    stated_days: list[StatedDay] = []
    periods: list[Period] = []
    rest = _FROM_START.sub(lambda match: _up_to(match, periods), rest)
    rest = _SECOND_DAY.sub(_labelled, rest)
    for form in _DAYS:
        rest = _take(form, rest, lambda match: _add(stated_days, _stated_day(match)))
    for form in _PERIODS:
        rest = _take(form, rest, lambda match: _add(periods, _period(match)))
    return Mentions(tuple(periods), tuple(stated_days), clean(rest))


def plain_moments(text: str) -> str:
    """Return a text in small letters in which years, hyphens and spaces are written in one way."""
    plain = clean(text).casefold().replace("–", "-").replace("‑", "-")
    if "_" in plain:
        plain = _JOINED_NUMBERS.sub("-", plain).replace("_", " ")
    plain = _SHORT_HALF.sub(r"20\1-\2", _SHORT_YEAR.sub(r" 20\1", plain))
    return _SHORT_DATE.sub(lambda match: f"{match[1]} 20{match[2] or match[3]}", plain)


def month_in(text: str) -> tuple[StatedDay | None, str]:
    """Return the month that a heading names without a day, and the text that is left."""
    folded = plain_moments(text)
    match = _BARE_MONTH.search(folded)
    stated = None if match is None else _stated_day(match)
    if match is None or stated is None:
        return None, folded
    return stated, clean(f"{folded[: match.start()]} {folded[match.end() :]}")


def two_days_in(text: str) -> tuple[str, str, str] | None:
    """Return a slashed date that can also be read as the first of a month, and both readings."""
    match = _SLASHED.search(text)
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    return match[0], f"{day} {MONTHS[month - 1]} {year}", f"{month} {MONTHS[day - 1]} {year}"


def period_in_cell(value: Cell) -> Period | Problem | None:
    """Return the period in a cell of a period column, None for a blank one."""
    if isinstance(value, Doubtful):
        return value.problem
    if isinstance(value, str):
        if not clean(value):
            return None
        mentioned = mentions(value)
        if len(mentioned.periods) == 1 and not mentioned.rest.strip(" -.,;()"):
            return mentioned.periods[0]
    return problem(RefusalCode.NO_PERIOD, found=shown(value))


def day_in_cell(value: Cell) -> date | Problem | None:
    """Return the day in a cell of a date column, None for a blank one."""
    if isinstance(value, Doubtful):
        return value.problem
    day: date | None = None
    if isinstance(value, float) and value.is_integer():
        value = shown(value)
    if isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    elif isinstance(value, str):
        if not clean(value):
            return None
        if (days := two_days_in(value)) is not None:
            return problem(RefusalCode.TWO_DAYS, found=days[0], one=days[1], other=days[2])
        mentioned = mentions(_bare_day(value))
        if (
            len(mentioned.stated_days) == 1
            and not mentioned.periods
            and not mentioned.rest.strip(" .,;()")
        ):
            day = mentioned.stated_days[0].on(None)
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return problem(RefusalCode.NO_DAY, found=shown(value))
    return day


def day_without_year(text: str) -> StatedDay | None:
    """Return the day that a cell names without a year, None when it says anything else."""
    mentioned = mentions(_bare_day(text))
    if len(mentioned.stated_days) != 1 or mentioned.periods or mentioned.rest.strip(" .,;()"):
        return None
    (stated,) = mentioned.stated_days
    return stated if stated.year is None else None


def _bare_day(text: str) -> str:
    """Return a day with hyphens and without the time after it, as a system would write it."""
    text = _WEEKDAY.sub("", _TIME_BEHIND.sub("", clean(text)))
    return _IN_DIGITS.sub(r"\1-\2-\3", text)


def _names_a_month(text: str) -> bool:
    return any(month in text for month in MONTHS)


def _take(form: re.Pattern[str], text: str, keep: Callable[[re.Match[str]], bool]) -> str:
    return form.sub(lambda match: " " if keep(match) else match[0], text)


def _add(values: list[T], value: T | None) -> bool:
    if value is not None and value not in values:
        values.append(value)
    return value is not None


def _stated_day(match: re.Match[str]) -> StatedDay | None:
    named = match.groupdict()
    month = MONTH_NUMBERS.get(named["month"]) or int(named["month"])
    year = int(named["year"]) if named.get("year") else None
    if year is not None and year < 100:
        year += 2000
    if not 1 <= month <= 12 or (year is not None and not FIRST_YEAR <= year <= LAST_YEAR):
        return None
    last = monthrange(year or 2024, month)[1]
    day = int(named["day"]) if "day" in named else last
    if not 1 <= day <= last:
        return None
    label = named.get("label") or ""
    is_labelled = bool(label) and not _is_other_day(match, label)
    return StatedDay(day, month, year, is_labelled, "day" not in named)


def _up_to(match: re.Match[str], periods: list[Period]) -> str:
    """Return `t/m` for the first day of a half-year and what is up to a day in it.

    Up to its last month it is the period that is named; only of who were counted it is a day too.
    """
    first = int(match["one"]) if match["one"] else 1 if match["first"].startswith("jan") else 7
    month = match["last"] or ""
    last = int(match["other"]) if match["other"] else MONTH_NUMBERS.get(month, 0)
    if not first <= last < first + 6:
        return match[0]
    year = match["year"] or match["in_year"]
    end = f" t/m {match['end'] or match['ends']}"
    if last < first + 5 or year is None:
        return end
    _add(periods, _period_of(int(year), 1 if first == 1 else 2))
    before = _CLAUSE.split(match.string[: match.start()])[-1]
    return end if _COUNTED.search(before) else " "


def _labelled(match: re.Match[str]) -> str:
    """Return a day and the word `en` behind it, with the label of the day for the next one too."""
    return match[0] if _is_other_day(match, match["label"]) else f"{match[0]} per "


def _is_other_day(match: re.Match[str], label: str) -> bool:
    """Return whether the words around a day say that it is no reference date.

    `Gewijzigd per 1 april` is not; `bijgewerkt t/m 1 april` is.
    """
    before = _CLAUSE.split(match.string[: match.start()])[-1]
    after = _CLAUSE.split(match.string[match.end() :], maxsplit=1)[0]
    if _AHEAD_BEFORE.search(before):
        return True
    if label.strip().startswith(_UP_TO):
        return False
    return bool(_OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after))


def _period(match: re.Match[str]) -> Period | None:
    return _period_of(int(match["year"]), 2 if match["half"].startswith(("2", "ii", "tw")) else 1)


def _period_of(year: int, half: int) -> Period | None:
    return Period(year, half) if FIRST_YEAR <= year <= LAST_YEAR else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
