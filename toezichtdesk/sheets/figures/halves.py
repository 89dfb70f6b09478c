"""Half-years side by side: which columns are of which half-year, where the headings name it.

`Taakstelling 2025-II` beside `Taakstelling 2026-I` is a table for each. A column that names none is
of the half-year of the sheet itself. Persons of a half-year without a task cannot be judged: they
are left out, which is told; not where no half-year in the sheet has one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.period import Period
from toezichtdesk.sheets.cells import Cell
from toezichtdesk.sheets.figures.header import Heading
from toezichtdesk.sheets.figures.sheet_timing import About, about_sheet
from toezichtdesk.sheets.numbers import BALANCES, TASKS

_DISTINCT = (Column.TARGET, Column.TOTAL_TASK, Column.REALISED, Column.RUNG)
_OF_THE_SHEET = BALANCES | {Column.RUNG, Column.SINCE}


@dataclass(slots=True)
class HalfYears:
    """The headings of each half-year, with those that all share.

    by_period: None is the half-year that nothing in the sheet names. left_out: of a half-year that
    is not read.
    """

    by_period: dict[Period | None, list[Heading]] = field(default_factory=dict)
    left_out: list[Heading] = field(default_factory=list)


def half_years(
    sheet: str, titles: Sequence[Sequence[Cell]], headings: Sequence[Heading]
) -> HalfYears | None:
    """Return the columns by half-year, None for the ordinary sheet of one half-year.

    titles: the rows above the headings.
    """
    own = _own_period(about_sheet(sheet, titles, ()))
    claims: dict[Column, list[tuple[Heading, Period | None]]] = defaultdict(list)
    for heading in headings:
        if len(heading.meaning.columns) == 1 and heading.meaning.columns[0] in _DISTINCT:
            claims[heading.meaning.columns[0]].append((heading, _named(heading)))
    several = [claimed for claimed in claims.values() if len(claimed) > 1]
    is_named = any(heading.meaning.periods for claimed in several for heading, _ in claimed)
    if not is_named or not all(_are_apart(claimed, own) for claimed in several):
        return None
    named = {period for claimed in claims.values() for _, period in claimed if period is not None}
    return _divided(headings, named, own)


def about_half_year(
    sheet: str,
    titles: Sequence[Sequence[Cell]],
    period: Period | None,
    headings: Sequence[Heading],
) -> About:
    """Return what the sheet says of the columns of one half-year: their own day goes first."""
    of_sheet = about_sheet(sheet, titles, ())
    own = about_sheet("", (), [(h.cell, replace(h.meaning, periods=())) for h in headings])
    day = own.reference_date or of_sheet.reference_date
    is_earlier = period is not None and day is not None and _ends_before(day, period)
    return About(
        period or of_sheet.period,
        None if is_earlier else day,
        (*of_sheet.warnings, *own.warnings),
    )


def _ends_before(day: date, period: Period) -> bool:
    return Period.of_reference_date(day) < period


def _own_period(about: About) -> Period | None:
    if about.period is None and about.reference_date is not None:
        return Period.of_reference_date(about.reference_date)
    return about.period


def _named(heading: Heading) -> Period | None:
    """Return the half-year that a heading names, or that of the whole day in it."""
    if heading.meaning.periods:
        return heading.meaning.periods[0] if len(heading.meaning.periods) == 1 else None
    days = [day for stated in heading.meaning.stated_days if (day := stated.on(None)) is not None]
    return Period.of_reference_date(days[0]) if len(days) == 1 else None


def _are_apart(claimed: Sequence[tuple[Heading, Period | None]], own: Period | None) -> bool:
    """Return whether columns of one meaning are each of a half-year of its own."""
    periods = [own if period is None else period for _, period in claimed]
    return len(set(periods)) == len(periods)


def _divided(
    headings: Sequence[Heading], named: set[Period], own: Period | None
) -> HalfYears | None:
    """Return each heading in its half-year; None when what is left without one cannot be told."""
    default = own or (None if _has_plain_count(headings) else max(named))
    groups: dict[Period | None, list[Heading]] = defaultdict(list)
    shared: list[Heading] = []
    for heading in headings:
        columns = set(heading.meaning.columns)
        if not columns & {*_DISTINCT, *_OF_THE_SHEET}:
            shared.append(heading)
        elif columns & BALANCES:
            groups[_of_balance(heading, named, default)].append(heading)
        else:
            groups[_named(heading) or default].append(heading)
    halves = HalfYears()
    has_task = any(_columns(own_headings) & TASKS for own_headings in groups.values())
    for period, own_headings in groups.items():
        columns = _columns(own_headings)
        is_alike = not has_task or columns & TASKS or columns <= {Column.RUNG, Column.SINCE}
        if is_alike or period == default:
            halves.by_period[period] = [*shared, *own_headings]
        else:
            halves.left_out += own_headings
    is_unclear = None in halves.by_period and len(halves.by_period) > 1
    return None if is_unclear else halves


def _columns(headings: Sequence[Heading]) -> set[Column]:
    return {column for heading in headings for column in heading.meaning.columns}


def _has_plain_count(headings: Sequence[Heading]) -> bool:
    """Return whether a task or count names no half-year, so that another one may be meant."""
    return any(
        set(heading.meaning.columns) & {*TASKS, Column.REALISED} and _named(heading) is None
        for heading in headings
    )


def _of_balance(heading: Heading, named: set[Period], default: Period | None) -> Period | None:
    """Return the half-year of a balance: the end of the one it names, or where the next begins."""
    period = _named(heading)
    if period is None:
        return default
    if period not in named and period.next in named | {default}:
        return period.next
    return period
