"""What a sheet says about itself: its period and its reference date, from titles and headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.sheets.cells import Cell, Doubtful, is_blank, shown, whole_text
from toezichtdesk.sheets.dates import StatedDay, mentions, two_days_in
from toezichtdesk.sheets.figures.headings import Meaning

_FIRST_DAYS = ((1, 1), (1, 7))
_OF_THEIR_OWN = frozenset((Column.BALANCE, Column.OPENING_BALANCE, Column.IGNORED))


@dataclass(frozen=True, slots=True)
class About:
    """The period and reference date that a sheet names; None when it names none, or two."""

    period: Period | None = None
    reference_date: date | None = None
    warnings: tuple[SheetWarning, ...] = ()


def about_sheet(
    sheet: str, titles: Sequence[Sequence[Cell]], headings: Iterable[tuple[str, Meaning]]
) -> About:
    """Return what the sheet name, the rows above the header and the headings say.

    headings: address and meaning. Those of balances are ignored, since `per 1-1` there is the day
    of the balance, and so are unknown ones such as `Inwoners per 1-1-2025`.
    """
    periods: dict[Period, str] = {}
    stated_days: dict[StatedDay, str] = {}
    doubts: list[SheetWarning] = []
    for where, text, is_name in _texts(sheet, titles):
        mentioned = mentions(text)
        for period in mentioned.periods:
            periods.setdefault(period, where)
        if (days := two_days_in(text)) is not None and any(
            s.is_labelled for s in mentioned.stated_days
        ):
            written, one, other = days
            doubts.append(
                warn(WarningCode.TWO_DAYS, found=written, where=where, one=one, other=other)
            )
            continue
        for stated in mentioned.stated_days:
            if stated.is_labelled or (is_name and not mentioned.rest):
                stated_days.setdefault(stated, where)
    for cell, meaning in headings:
        if meaning.columns and not _OF_THEIR_OWN & set(meaning.columns):
            periods |= {period: cell for period in meaning.periods if period not in periods}
            stated_days |= {
                stated: cell for stated in meaning.stated_days if stated not in stated_days
            }
    about = _settled(periods, stated_days)
    return replace(about, warnings=(*doubts, *about.warnings))


def day_below(notes: Sequence[str]) -> date | None:
    """Return the reference date that the lines under a table give: one, with its year."""
    about = about_sheet("", [[note] for note in notes], ())
    return None if about.warnings else about.reference_date


def is_opening(meaning: Meaning, about: About) -> bool:
    """Return whether a balance with a date or period in its heading is the opening balance."""
    if meaning.is_settled:
        return False
    period = about.period
    if period is None and about.reference_date is not None:
        period = Period.of_reference_date(about.reference_date)
    if meaning.periods:
        return period is not None and meaning.periods[0] == period.previous
    stated = meaning.stated_days[0]
    if period is None:
        return (stated.day, stated.month) in _FIRST_DAYS
    if stated.year is None:
        own_first = (1, 1) if period.half == 1 else (1, 7)
        own_eve = (31, 12) if period.half == 1 else (30, 6)
        return (stated.day, stated.month) in (own_first, own_eve)
    day = stated.on(None)
    if day is None or (about.reference_date and _same_count(day, about.reference_date)):
        return False
    return day <= period.first_day


def _texts(sheet: str, titles: Sequence[Sequence[Cell]]) -> Iterable[tuple[str, str, bool]]:
    """Yield where, text and whether it is the name; a row is one text: label and date.

    where: the number of the row; empty for the name of the sheet.
    """
    yield "", sheet, True
    for number, row in enumerate(titles, start=1):
        seen = (cell for cell in row if not is_blank(cell) and not isinstance(cell, Doubtful))
        text = " ".join(map(whole_text, seen))
        if text:
            yield str(number), text, False


def _settled(periods: dict[Period, str], stated_days: dict[StatedDay, str]) -> About:
    warnings: list[SheetWarning] = []
    period = next(iter(periods)) if len(periods) == 1 else None
    if len(periods) > 1:
        named = {str(period): where for period, where in sorted(periods.items())}
        values = {"names": tuple(named), "places": tuple(named.values())}
        warnings.append(warn(WarningCode.SEVERAL_PERIODS, **values))
    days: dict[date, str] = {}
    for stated, where in stated_days.items():
        day = stated.on(period) or _year_from_others(stated, stated_days)
        if day is None:
            warnings.append(warn(WarningCode.YEAR_UNKNOWN, day=str(stated), where=where))
        else:
            days.setdefault(day, where)
    days = {d: where for d, where in days.items() if not _is_eve_of_another(d, days)}
    reference_date = next(iter(days)) if len(days) == 1 else None
    if len(days) > 1:
        named = {shown(day): where for day, where in sorted(days.items())}
        values = {"names": tuple(named), "places": tuple(named.values())}
        warnings.append(warn(WarningCode.SEVERAL_DAYS, **values))
    if period and reference_date and Period.of_reference_date(reference_date) < period:
        day_, named_period = shown(reference_date), str(period)
        warnings.append(warn(WarningCode.DAY_BEFORE_PERIOD, day=day_, period=named_period))
    return About(period, reference_date, tuple(warnings))


def _year_from_others(stated: StatedDay, stated_days: Iterable[StatedDay]) -> date | None:
    for other in stated_days:
        if other.year is not None and (other.day, other.month) == (stated.day, stated.month):
            return other.on(None)
    return None


def _is_eve_of_another(day: date, days: Iterable[date]) -> bool:
    """Return whether 30 June stands beside 1 July: both are the stand that closes the period."""
    return any(other.day == 1 and day == other - timedelta(days=1) for other in days)


def _same_count(one: date, other: date) -> bool:
    return one == other or _is_eve_of_another(one, [other]) or _is_eve_of_another(other, [one])
