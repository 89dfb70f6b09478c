"""One sheet to one table: header, rows, totals, signs, and what has to be said about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.domain.limits import REFUSALS_SHOWN, REFUSED_AT_MOST
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.sheets.cells import Cell, is_blank, letters, shown
from toezichtdesk.sheets.figures.balance_signs import settle_signs
from toezichtdesk.sheets.figures.blocks import settle_blocks
from toezichtdesk.sheets.figures.body import Body
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.figures.cut_up import refuse_cut_up, rows_cut_up
from toezichtdesk.sheets.figures.extent import hidden_beside, named_beside, split_columns, split_up
from toezichtdesk.sheets.figures.halves import HalfYears, about_half_year, half_years
from toezichtdesk.sheets.figures.header import (
    ROWS_SEARCHED,
    Header,
    Heading,
    find_headings,
    settle_header,
)
from toezichtdesk.sheets.figures.headings import Meaning
from toezichtdesk.sheets.figures.merged import refuse_gaps, refuse_spread
from toezichtdesk.sheets.figures.months import (
    Month,
    apart,
    falling,
    keep_filled,
    month_columns,
    read_as,
    settled_days,
    without_empty_ahead,
)
from toezichtdesk.sheets.figures.notices import (
    about_half_years,
    about_hidden,
    about_look,
    about_unread,
    about_unread_figures,
    named,
)
from toezichtdesk.sheets.figures.redundant import leave_out_uncalculated
from toezichtdesk.sheets.figures.said_above import (
    noted_of_other,
    said_expected,
    said_of_other,
    said_per_month,
)
from toezichtdesk.sheets.figures.sheet_timing import About, about_sheet, day_below
from toezichtdesk.sheets.figures.single_months import past_the_day, said_apart
from toezichtdesk.sheets.figures.totals import close_table
from toezichtdesk.sheets.figures.under_heading import numbers_columns
from toezichtdesk.sheets.files.grids import Grid
from toezichtdesk.sheets.layouts import headings_by_layout, signature_of

NO_LAYOUTS: Mapping[str, Layout] = {}
RUN = 4096  # rows taken together
WARNINGS_AT_MOST = 20


def read_tables(grid: Grid, layouts: Mapping[str, Layout] = NO_LAYOUTS) -> list[ColumnTable]:
    """Return the table of a sheet, none when no row of it looks like a header.

    A sheet with a column for each month gives a table for each of them, earliest first. A table
    with ambiguous headings comes back without rows, with its refusals. layouts: what the officer
    said of sheets with these headings, by signature; it takes precedence.
    """
    first_rows = list(islice(grid.rows, ROWS_SEARCHED + 1))
    headed, layout = headings_by_layout(first_rows, grid.first_column, grid.merged, layouts)
    headed = headed or find_headings(first_rows, grid.first_column, grid.merged)
    if headed is None:
        return []
    first, last, headings = headed
    beside: list[Heading] = []
    split: list[Refusal] = []
    if not layout:
        block, beside = split_columns(grid, first_rows, first, headings)
        split = split_up(grid, block, beside)
        headings = headings if split else [*block, *map(_left_alone, beside)]
        headed = (first, last, headings)
    halves = None if layout or split else half_years(grid.name, first_rows[:first], headings)
    months, refusals = month_columns(grid.name, first_rows[:first], headings)
    if halves is not None:
        tables = _read_half_years(grid, first_rows, headed, halves)
    elif months and not split:
        tables = _read_months(grid, first_rows, headed, months)
    else:
        tables = [_read_table(grid, first_rows, headed, split or refusals)]
    if beside and not split:
        tables[0].warnings.append(named(WarningCode.COLUMNS_BESIDE, named_beside(grid, beside)))
    signature = signature_of(*first_rows[first : last + 1])
    for table in tables:
        table.layout, table.signature = layout, signature
    return tables


def _left_alone(heading: Heading) -> Heading:
    return replace(heading, meaning=Meaning((Column.IGNORED,)))


def _read_table(
    grid: Grid,
    first_rows: list[list[Cell]],
    headed: tuple[int, int, list[Heading]],
    refusals: Sequence[Refusal] = (),
) -> ColumnTable:
    first, last, headings = headed
    titles = first_rows[:first]
    about = about_sheet(grid.name, titles, [(h.cell, h.meaning) for h in headings])
    header = settle_header(grid.name, first, last, headings, about)
    table = _empty_table(grid, header, about)
    table.sheet_refusals.extend(
        refusals
        or header.refusals
        or hidden_beside(grid, header)
        or said_of_other(grid.name, titles, grid.first_column, header, about)
    )
    if not table.sheet_refusals:
        if (count := header.columns.get(Column.REALISED)) is not None:
            table.warnings.extend(said_expected(titles, grid.first_column))
            table.warnings.extend(said_per_month(titles, grid.first_column, count))
        _fill(table, grid, header, chain(first_rows[last + 1 :], grid.rows))
        table.warnings.extend(about_unread_figures(grid, header, first_rows[last + 1 :]))
        if about.reference_date is None and not about.warnings and table.days is None:
            below = day_below(table.notes)
            table.reference_date = None if below is None else below.isoformat()
    return table


def _read_half_years(
    grid: Grid,
    first_rows: list[list[Cell]],
    headed: tuple[int, int, list[Heading]],
    halves: HalfYears,
) -> list[ColumnTable]:
    """Return a table for each half-year, earliest first."""
    first, last, headings = headed
    titles = first_rows[:first]
    rows = [*first_rows[last + 1 :], *grid.rows]
    tables: list[ColumnTable] = []
    for period, own in sorted(halves.by_period.items(), key=_by_period):
        about = about_half_year(grid.name, titles, period, own)
        header = settle_header(grid.name, first, last, own, about)
        others = frozenset(h.index for h in headings if h not in own)
        header = replace(header, ignored=header.ignored | others)
        table = _empty_table(grid, header, about)
        table.sheet_refusals.extend(
            header.refusals
            or hidden_beside(grid, header)
            or said_of_other(grid.name, titles, grid.first_column, header, about)
        )
        if not table.sheet_refusals:
            _fill(table, grid, header, iter(rows))
        tables.append(table)
    refused = [table for table in tables if table.sheet_refusals]
    if refused:
        return refused[:1]
    tables[0].warnings.extend(said_expected(titles, grid.first_column))
    tables[0].warnings.extend(about_half_years(grid, halves, tables))
    _say_once(tables)
    return [tables[0], *filter(_has_rows, tables[1:])]


def _by_period(one: tuple[Period | None, list[Heading]]) -> int:
    return 0 if one[0] is None else one[0].index


def _say_once(tables: Sequence[ColumnTable]) -> None:
    """Leave what was said of the first table, and what stands under it, out of the others."""
    for table in tables[1:]:
        table.warnings = [w for w in table.warnings if w not in tables[0].warnings]
        table.totals, table.notes, table.blank_rows = [], [], 0


def _read_months(
    grid: Grid,
    first_rows: list[list[Cell]],
    headed: tuple[int, int, list[Heading]],
    months: list[Month],
) -> list[ColumnTable]:
    first, last, headings = headed
    places = frozenset(month.heading.index for month in months)
    others = [heading for heading in headings if heading.index not in places]
    about = about_sheet(grid.name, first_rows[:first], [(h.cell, h.meaning) for h in others])
    days, refusals = settled_days(grid.name, months, others, about.period)
    header = settle_header(grid.name, first, last, [*others, months[0].heading], about)
    hidden = hidden_beside(grid, header)
    if refusals or header.refusals or hidden:
        return [_refused(grid, header, about, (*refusals, *header.refusals, *hidden))]
    rows = [*first_rows[last + 1 :], *grid.rows]
    tasks = (header.columns.get(column) for column in (Column.TOTAL_TASK, Column.TARGET))
    task = next((heading.index for heading in tasks if heading is not None), None)
    single = apart(grid.name, grid.first_column, months, rows, task)
    single = single or said_apart(grid.name, first_rows[:first], months)
    if single:
        return [_refused(grid, header, about, single)]
    newest = max((d for d, m in days.items() if _is_filled(rows, m)), default=min(days))
    tables: list[ColumnTable] = []
    for day, month in days.items():
        own = _header_of_month(header, month, places, is_newest=day == newest)
        table = _empty_table(grid, own, replace(about, reference_date=day))
        _fill(table, grid, own, iter(rows), has_months=True)
        tables.append(table)
    tables, ahead = without_empty_ahead(tables)
    keep_filled(tables)
    tables[0].warnings.extend(filter(None, (ahead,)))
    tables[0].warnings.extend(read_as(months))
    counted = dict(islice(days.items(), len(tables)))
    tables[0].sheet_refusals.extend(falling(counted, tables))
    tables[0].sheet_refusals.extend(past_the_day(tables, about.reference_date))
    _say_once(tables)
    return tables[:1] if tables[0].sheet_refusals else [tables[0], *filter(_has_rows, tables[1:])]


def _header_of_month(
    header: Header, month: Month, places: frozenset[int], *, is_newest: bool
) -> Header:
    """Return the header with this month; balance and rung are those of the newest one."""
    dropped = () if is_newest else (Column.BALANCE, Column.RUNG)
    columns = {c: h for c, h in header.columns.items() if c not in dropped}
    pairs = {c: h for c, h in header.pairs.items() if c not in dropped}
    beside = {h.index for c in dropped for d in (header.columns, header.pairs) if (h := d.get(c))}
    return replace(
        header,
        columns=columns | {Column.REALISED: month.heading},
        pairs=pairs,
        ignored=header.ignored | places | beside,
    )


def _is_filled(rows: list[list[Cell]], month: Month) -> bool:
    return any(not is_blank(row[month.heading.index]) for row in rows)


def _has_rows(table: ColumnTable) -> bool:
    return bool(table.numbers)


def _refused(grid: Grid, header: Header, about: About, refusals: Iterable[Refusal]) -> ColumnTable:
    """Return the empty table of a sheet that is refused as a whole, and why."""
    table = _empty_table(grid, header, about)
    table.sheet_refusals.extend(refusals)
    return table


def _empty_table(grid: Grid, header: Header, about: About) -> ColumnTable:
    places = {
        column: letters(grid.first_column + heading.index)
        for column, heading in header.columns.items()
    }
    name_letter = places.get(Column.MUNICIPALITY) or places.get(Column.CODE) or "A"
    return ColumnTable(
        sheet=grid.name,
        header_row=header.last_row + 1,
        columns={c: (_text_of(header, c), h.cell) for c, h in header.columns.items()},
        letters=places,
        name_letter=name_letter,
        period=None if about.period is None else str(about.period),
        reference_date=about.reference_date.isoformat() if about.reference_date else None,
        warnings=list(about.warnings),
        other_letters={
            column: letters(grid.first_column + lead.index) for column, lead in header.pairs.items()
        },
    )


def _text_of(header: Header, column: Column) -> str:
    texts = [header.columns[column].text]
    if column in header.pairs:
        texts.append(header.pairs[column].text)
    return " / ".join(map(shown, texts))


def _directed(table: ColumnTable, rows: Mapping[Column, set[int]]) -> dict[Column, set[int]]:
    """Return by column the indexes of the rows with these numbers."""
    return {
        column: {i for i, number in enumerate(table.numbers) if number in numbers}
        if numbers
        else set()
        for column, numbers in rows.items()
    }


def _fill(
    table: ColumnTable,
    grid: Grid,
    header: Header,
    rows: Iterator[list[Cell]],
    *,
    has_months: bool = False,
) -> None:
    body = Body(table, header, grid.first_column)
    number = header.last_row + 2
    nameless: set[int] = set()
    shifted: set[int] = set()
    headings = (*header.columns.values(), *header.pairs.values(), *header.unknown)
    headed = {heading.index for heading in headings} | header.ignored
    while run := list(islice(rows, RUN)):
        if number == header.last_row + 2:
            number += _note_marks(table, run)
            nameless = _figures_without_heading(run, headed)
        if grid.has_commas:
            shifted |= rows_cut_up(run, number, max(headed))
        if run:
            body.add(run, number)
        number += len(run)
        if len(table.refusals) > REFUSED_AT_MOST:
            _refuse_whole(table)
        if table.sheet_refusals:
            return
    refuse_cut_up(table, shifted)
    settle_blocks(table, body.lines, body.blanks, has_months=has_months)
    place = f"{table.name_letter}{table.header_row}"
    table.sheet_refusals.extend(noted_of_other(table.sheet, place, table.notes))
    if not table.sheet_refusals:
        _settle(table, grid, header, body, has_months=has_months)
        table.warnings.extend(_about_nameless(grid, nameless))


def _note_marks(table: ColumnTable, run: list[list[Cell]]) -> int:
    """Set aside the rows that number the columns or give their unit; return how many there are."""
    count = 0
    while run and numbers_columns(run[0]):
        table.notes.append(" ".join(shown(cell) for cell in run.pop(0) if not is_blank(cell)))
        count += 1
    return count


def _settle(
    table: ColumnTable, grid: Grid, header: Header, body: Body, *, has_months: bool
) -> None:
    """Compare the rows with each other, and warn about what stands out."""
    leave_out_uncalculated(table, body.uncalculated)
    refuse_spread(table, grid.merged)
    refuse_gaps(table, has_months=has_months)
    close_table(table, body.blanks)
    settle_signs(table, header, _directed(table, body.directed))
    _shorten(table.warnings)
    places = (*table.letters.values(), *table.other_letters.values())
    table.warnings.extend(about_unread(grid, header.unknown))
    table.warnings.extend(about_hidden(grid, set(table.numbers), places))
    table.warnings.extend(about_look(grid, set(table.numbers), places))


def _refuse_whole(table: ColumnTable) -> None:
    every = [refusal for refusals in table.refusals.values() for refusal in refusals]
    summary = Refusal(
        table.sheet,
        every[0].cell,
        problem(RefusalCode.TOO_MANY_UNREAD, limit=REFUSED_AT_MOST),
    )
    table.refusals = {}
    table.sheet_refusals.extend((summary, *every[:REFUSALS_SHOWN]))


def _shorten(warnings: list[SheetWarning]) -> None:
    """Keep the first warnings of a sheet in which nearly every row is a total."""
    more = len(warnings) - WARNINGS_AT_MOST
    if more > 0:
        warnings[WARNINGS_AT_MOST:] = [warn(WarningCode.MORE_WARNINGS, count=more)]


def _figures_without_heading(run: list[list[Cell]], headed: set[int]) -> set[int]:
    return {
        index
        for row in run[:50]
        for index, cell in enumerate(row)
        if index not in headed and isinstance(cell, float)
    }


def _about_nameless(grid: Grid, nameless: set[int]) -> Iterator[SheetWarning]:
    if nameless:
        places = [letters(grid.first_column + index) for index in sorted(nameless)]
        yield named(WarningCode.COLUMNS_NAMELESS, places)
