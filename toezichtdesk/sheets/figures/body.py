"""The rows under a header: values by column, and which rows are totals, notes or blank.

Works on runs of rows and whole columns at a time; only unusual rows cost more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from math import isnan
from typing import TypeVar, cast

from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.sheets.cells import (
    Cell,
    CellError,
    Doubtful,
    address,
    clean,
    is_blank,
    shown,
    whole_text,
)
from toezichtdesk.sheets.dates import day_in_cell, mentions, period_in_cell
from toezichtdesk.sheets.figures.blocks import Line
from toezichtdesk.sheets.figures.column_table import ColumnTable, TotalRow
from toezichtdesk.sheets.figures.header import FIGURES, Header
from toezichtdesk.sheets.figures.headings import (
    is_year,
    meaning_of,
    words,
)
from toezichtdesk.sheets.figures.row_kinds import LONGEST_NAME, RowKind, is_total, kind_of_row
from toezichtdesk.sheets.figures.years import refuse_other_years, with_years, year_column
from toezichtdesk.sheets.matching import CODE
from toezichtdesk.sheets.numbers import BALANCES, LARGEST, SIGNED, direction, persons, rung

_NO_NAME = problem(RefusalCode.NO_NAME_WITH_FIGURES)
_STRUCK_ROWS: dict[RefusalCode | Obstacle | Flaw, RefusalCode] = {
    RefusalCode.STRUCK: RefusalCode.STRUCK_ROW,
    RefusalCode.PARTLY_STRUCK: RefusalCode.PARTLY_STRUCK_ROW,
}
C = TypeVar("C")
T = TypeVar("T")


class Body:
    """Collects the rows under the header into a `ColumnTable`.

    blanks: numbers of rows without anything in them. directed: numbers of rows of which a text
    such as `achterstand 34` gave the balance. lines: rows with nothing but text. uncalculated:
    numbers of rows with a formula that was never calculated.
    """

    def __init__(self, table: ColumnTable, header: Header, first_column: int) -> None:
        """table: empty, with its letters; first_column: of the rows, counted from 0."""
        self._table = table
        self._first_column = first_column
        self._header = header
        self._index = {column: heading.index for column, heading in header.columns.items()}
        self._figures = [column for column in FIGURES if column in self._index]
        self.blanks: list[int] = []
        self.lines: list[Line] = []
        self.uncalculated: dict[Column, set[int]] = {column: set() for column in FIGURES}
        self.directed: dict[Column, set[int]] = {column: set() for column in BALANCES}
        self._years = year_column(header.left_out, first_column)
        self._leads = {column: heading.index for column, heading in header.pairs.items()}
        table.elsewhere = {column: [] for column in self._leads}
        table.values = {column: [] for column in self._figures}
        table.periods = [] if Column.PERIOD in self._index else None
        table.days = [] if Column.REFERENCE_DATE in self._index else None
        table.sinces = [] if Column.SINCE in self._index else None

    def add(self, rows: Sequence[Sequence[Cell]], first_number: int) -> None:
        """Take a run of rows; first_number is the row number of the first one."""
        name_index = self._index.get(Column.MUNICIPALITY)
        if name_index is None:
            names = [""] * len(rows)
        else:
            names = [c if isinstance(c := row[name_index], str) else shown(c) for row in rows]
        kinds = _each(names, kind_of_row)
        if not any(kinds):
            self._take(range(first_number, first_number + len(rows)), names, rows)
            return
        above = len(self._table.numbers)
        rows_left: list[int] = []
        for offset, kind in enumerate(kinds):
            row, number = rows[offset], first_number + offset
            if kind and self._sets_aside(row, number, names[offset], kind, above + len(rows_left)):
                continue
            rows_left.append(offset)
        if rows_left:
            self._take(
                [first_number + offset for offset in rows_left],
                [names[offset] for offset in rows_left],
                [rows[offset] for offset in rows_left],
            )

    def _take(
        self, numbers: Sequence[int], names: list[str], rows: Sequence[Sequence[Cell]]
    ) -> None:
        table = self._table
        start = len(table.numbers)
        columns = list(zip(*rows, strict=True))
        table.numbers.extend(numbers)
        table.names.extend(_each(names, clean_name))
        table.codes.extend(self._read_codes(columns, start, len(rows)))
        table.provinces.extend(self._read_provinces(columns, len(rows)))
        for column in self._figures:
            cells = columns[self._index[column]]
            if column in self._leads:
                self._take_pair(column, columns[self._leads[column]], cells, start)
                continue
            table.values[column].extend(self._read_figures(column, cells, start))
        self._read_timings(columns, start)
        self._check_names(columns, start)

    def _sets_aside(
        self, row: Sequence[Cell], number: int, name: str, kind: RowKind, above: int
    ) -> bool:
        """Return whether the row is not a municipality; if so, it is kept as what it is."""
        if kind is RowKind.BLANK:
            texts = [clean(c) for c in row if isinstance(c, str) and not is_blank(c)]
            if not texts and all(is_blank(cell) for cell in row):
                self.blanks.append(number)
                return True
            code = self._index.get(Column.CODE)
            if code is not None and not is_blank(row[code]) and not is_total(shown(row[code])):
                return False
            name = next((text for text in texts if is_total(text)), "")
            kind = RowKind.TOTAL if name else RowKind.NOTE
        if kind is RowKind.REGION:
            kind = RowKind.TOTAL if self._has_figures(row) else RowKind.NOTE
        if kind in (RowKind.TOTAL, RowKind.AVERAGE, RowKind.COUNTRY):
            self._keep_total(row, number, name, above, is_sum=kind is RowKind.TOTAL)
            return True
        if kind is RowKind.HEADING and self._repeats_header(row, number):
            return True
        is_line = kind is RowKind.NOTE and _is_line_of_time(row)
        if not is_line and self._has_figures(row):
            return False
        if kind is RowKind.NOTE:
            filled = [cell for cell in row if not is_blank(cell)]
            text = " ".join(map(whole_text, filled))
            place = address(number, self._first_column + row.index(filled[0]))
            is_doubtful = any(isinstance(cell, Doubtful) for cell in filled)
            self._table.notes.append(text)
            self.lines.append(Line(number, text, place, is_doubtful))
        return kind is RowKind.NOTE

    def _has_figures(self, row: Sequence[Cell]) -> bool:
        places = (*(self._index[column] for column in self._figures), *self._leads.values())
        return any(not is_blank(row[place]) for place in places)

    def _keep_total(
        self, row: Sequence[Cell], number: int, label: str, above: int, *, is_sum: bool
    ) -> None:
        values: dict[Column, int] = {}
        for column in self._figures:
            cell = row[self._index[column]]
            value = persons(cell, Column.TOTAL_TASK)
            if column in self._leads:
                value = _total_of_pair(row[self._leads[column]], cell)
            if isinstance(value, int) and column is not Column.RUNG:
                values[column] = value
        place = self._index.get(Column.PERIOD)
        text = None if place is None else _period_text(row[place])
        period = text if isinstance(text, str) else None
        self._table.totals.append(TotalRow(number, clean(label), values, above, is_sum, period))

    def _repeats_header(self, row: Sequence[Cell], number: int) -> bool:
        """Return whether the row repeats the headings; different headings refuse the sheet."""
        headings = (*self._header.columns.values(), *self._header.pairs.values())
        by_index = {heading.index: heading for heading in headings}
        headed = {
            index: str(cell)
            for index, cell in enumerate(row)
            if isinstance(cell, str) and set(meaning_of(cell).columns) & set(FIGURES)
        }
        if any(
            i not in by_index or _compared(by_index[i].text) != _compared(headed[i]) for i in headed
        ):
            self._table.sheet_refusals.append(
                Refusal(
                    self._table.sheet,
                    address(number, self._first_column),
                    problem(RefusalCode.SECOND_TABLE),
                )
            )
        return bool(headed)

    def _read_figures(
        self, column: Column, cells: Sequence[Cell], start: int
    ) -> Sequence[int | None]:
        if set(map(type, cells)) == {float} and column is not Column.RUNG:
            numbers = cast(Sequence[float], cells)
            lowest = -LARGEST if column in SIGNED else 0
            # The sum tells a nan, which min and max pass over.
            if lowest <= min(numbers) and max(numbers) <= LARGEST and not isnan(sum(numbers)):
                whole = list(map(int, numbers))
                if whole == list(numbers):
                    return whole
        return [self._figure(column, cell, start + i) for i, cell in enumerate(cells)]

    def _take_pair(
        self, column: Column, leads: Sequence[Cell], backlogs: Sequence[Cell], start: int
    ) -> None:
        """Merge the lead and the backlog, of which a row fills one, into one balance."""
        table = self._table
        read = ((persons(a, Column.REALISED), persons(b, Column.REALISED)) for a, b in
                zip(leads, backlogs, strict=True))  # fmt: skip
        for index, (lead, backlog) in enumerate(read, start):
            value: int | None = None
            if isinstance(lead, Problem):
                table.refuse(index, column, lead, is_elsewhere=True)
            if isinstance(backlog, Problem):
                table.refuse(index, column, backlog)
            if not isinstance(lead, Problem) and not isinstance(backlog, Problem):
                if lead and backlog:
                    both = problem(RefusalCode.LEAD_AND_BACKLOG, backlog=backlog, lead=lead)
                    table.refuse(index, column, both)
                elif lead is not None or backlog is not None:
                    value = (lead or 0) - (backlog or 0)
            table.values[column].append(value)
            table.elsewhere[column].append(int(bool(lead) or backlog is None))

    def _figure(self, column: Column, cell: Cell, index: int) -> int | None:
        if cell == "" and isinstance(cell, str):
            return None
        if column in BALANCES and (value := direction(cell)) is not None:
            self.directed[column].add(self._table.numbers[index])
            return value
        if isinstance(cell, CellError) and cell.is_formula:
            self.uncalculated[column].add(self._table.numbers[index])
        value_or_problem = rung(cell) if column is Column.RUNG else persons(cell, column)
        if isinstance(value_or_problem, Problem):
            self._table.refuse(index, column, value_or_problem)
            return None
        return value_or_problem

    def _read_codes(
        self, columns: Sequence[Sequence[Cell]], start: int, count: int
    ) -> Sequence[str]:
        if Column.CODE not in self._index:
            return [""] * count
        codes = self._read_texts(Column.CODE, columns, start, code_in_cell)
        return [code or "" for code in codes]

    def _read_provinces(self, columns: Sequence[Sequence[Cell]], count: int) -> Sequence[str]:
        if Column.PROVINCE not in self._index:
            return [""] * count
        return _each(columns[self._index[Column.PROVINCE]], _name_of_province)

    def _read_timings(self, columns: Sequence[Sequence[Cell]], start: int) -> None:
        table, years = self._table, self._years
        if table.periods is not None:
            periods = columns[self._index[Column.PERIOD]]
            given = periods if years is None else with_years(periods, columns[years.index])
            table.periods.extend(self._read_cells(Column.PERIOD, given, start, _period_text))
        if table.days is not None:
            table.days.extend(self._read_texts(Column.REFERENCE_DATE, columns, start, _day_text))
        if table.sinces is not None:
            table.sinces.extend(self._read_texts(Column.SINCE, columns, start, _since_text))
        if years is not None:
            refuse_other_years(table, years, columns[years.index], start)

    def _read_texts(
        self,
        column: Column,
        columns: Sequence[Sequence[Cell]],
        start: int,
        read: Callable[[Cell], str | Problem | None],
    ) -> list[str | None]:
        return self._read_cells(column, columns[self._index[column]], start, read)

    def _read_cells(
        self,
        column: Column,
        cells: Sequence[Cell],
        start: int,
        read: Callable[[Cell], str | Problem | None],
    ) -> list[str | None]:
        texts = _each(cells, read)
        if Problem not in set(map(type, texts)):
            return cast(list[str | None], texts)
        for index, text in enumerate(texts):
            if isinstance(text, Problem):
                self._table.refuse(start + index, column, text)
        return [None if isinstance(text, Problem) else text for text in texts]

    def _check_names(self, columns: Sequence[Sequence[Cell]], start: int) -> None:
        table = self._table
        name_index = self._index.get(Column.MUNICIPALITY)
        cells: Sequence[Cell] = columns[name_index] if name_index is not None else ()
        if "" not in table.names[start:] and not {CellError, Doubtful} & set(map(type, cells)):
            return
        for index in range(start, len(table.numbers)):
            name = table.names[index]
            if not name and not table.codes[index] and Column.CODE not in self._index:
                table.refuse(index, Column.MUNICIPALITY, _NO_NAME)
            elif not name and not table.codes[index] and index not in table.refusals:
                table.refuse(index, Column.CODE, _NO_NAME)
            elif cells and isinstance(cell := cells[index - start], CellError):
                table.names[index] = ""
                unreadable = problem(RefusalCode.NAME_UNREADABLE, found=cell.text)
                table.refuse(index, Column.MUNICIPALITY, unreadable)
            elif cells and isinstance(cell := cells[index - start], Doubtful):
                self._refuse_row(index, cell)

    def _refuse_row(self, index: int, name: Doubtful) -> None:
        """Refuse a row whose name is struck through: once, whatever its figures."""
        table = self._table
        table.refusals.pop(index, None)
        why = name.problem
        of_row = replace(why, code=_STRUCK_ROWS.get(why.code, why.code))
        table.refuse(index, Column.MUNICIPALITY, of_row)


def _is_line_of_time(row: Sequence[Cell]) -> bool:
    """Return whether a row without a name is a single text that names a day or a period."""
    filled = [cell for cell in row if not is_blank(cell)]
    if len(filled) != 1 or not isinstance(filled[0], str):
        return False
    mentioned = mentions(filled[0])
    return bool(mentioned.periods or mentioned.stated_days)


def _compared(heading: str) -> tuple[str, ...]:
    """Return the form of a heading that is compared with the one above; a year in it counts too."""
    years = (word for word in re.split(r"\W+", heading) if is_year(word))
    return words(heading), *years


def _total_of_pair(lead: Cell, backlog: Cell) -> int | None:
    ahead, behind = persons(lead, Column.REALISED), persons(backlog, Column.REALISED)
    if isinstance(ahead, Problem) or isinstance(behind, Problem):
        return None
    return None if ahead is None and behind is None else (ahead or 0) - (behind or 0)


def _each(cells: Sequence[C], read: Callable[[C], T]) -> list[T]:
    """Return what each cell means; equal cells are parsed once: these columns repeat a lot."""
    if bool in set(map(type, cells)):  # True equals 1, and means something else
        return list(map(read, cells))
    read_cells = {cell: read(cell) for cell in set(cells)}
    return [read_cells[cell] for cell in cells]


@lru_cache(maxsize=2048)
def clean_name(name: str) -> str:
    """Return a name as it is shown, without characters that nobody can see."""
    if len(name) <= LONGEST_NAME and name.isascii() and name.isalpha():
        return name
    return "".join(
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for char in clean(name[: 8 * LONGEST_NAME])[: 4 * LONGEST_NAME]
    )


def _name_of_province(cell: Cell) -> str:
    return clean_name(cell) if isinstance(cell, str) else ""


def _period_text(cell: Cell) -> str | Problem | None:
    period = period_in_cell(cell)
    return period if period is None or isinstance(period, Problem) else str(period)


def _day_text(cell: Cell) -> str | Problem | None:
    day = day_in_cell(cell)
    return day if day is None or isinstance(day, Problem) else day.isoformat()


def _since_text(cell: Cell) -> str | Problem | None:
    """Return the day of a rung; one that is called unknown counts as blank."""
    if isinstance(cell, str) and clean(cell).casefold() == "onbekend":
        return None
    return _day_text(cell)


def code_in_cell(cell: Cell) -> str | Problem | None:
    """Return the code as `GM0344`, with the leading zero that it loses as a number."""
    if isinstance(cell, str):
        text = clean(cell)
        if not text:
            return None
    else:
        text = shown(cell)
    match = CODE.fullmatch(text)
    if isinstance(cell, bool) or match is None:
        return problem(RefusalCode.NO_CODE, found=shown(cell))
    return f"GM{int(match[1]):04d}"
