"""One sheet to a list of contacts, agreements, plans, measures or inhabitants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from toezichtdesk.domain.casefile import Party
from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.knowledge import KnowledgeKind
from toezichtdesk.domain.lists import (
    OF_SEVERAL,
    Field,
    ReadEntry,
    ReadField,
    ReadList,
    RecordKind,
)
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import SheetWarning
from toezichtdesk.sheets.cells import (
    Cell,
    CellError,
    address,
    is_blank,
    letters,
    shown,
    whole_text,
)
from toezichtdesk.sheets.dates import mentions
from toezichtdesk.sheets.figures.body import clean_name, code_in_cell
from toezichtdesk.sheets.figures.header import NAMES, Heading
from toezichtdesk.sheets.figures.headings import names_country, names_municipalities, words
from toezichtdesk.sheets.figures.notices import about_hidden, about_unread
from toezichtdesk.sheets.figures.row_kinds import says_total
from toezichtdesk.sheets.files.grids import Grid
from toezichtdesk.sheets.lists.cells import lacking, reason_in, told, value_in_cell
from toezichtdesk.sheets.lists.colours import about_colours, is_about_status
from toezichtdesk.sheets.lists.days import YEAR, before_its_base, year_of
from toezichtdesk.sheets.lists.headings import Claims, FoundLists, forms, wrong_columns
from toezichtdesk.sheets.lists.sheet_says import kind_of

ROWS_AT_MOST = 20_000  # of a list; sixty municipalities have some hundreds of contacts a year
TEXT_AT_MOST = 16_000_000  # characters of all cells of a list together
_NO_NAME = problem(RefusalCode.NO_NAME)
_WHEN = {Field.YEAR, Field.PERIOD, Field.REFERENCE_DATE}

NumberedRow = tuple[int, Sequence[Cell]]  # the number as Excel shows it


@dataclass(frozen=True, slots=True)
class _Group:
    """The columns that make one entry of a row, and what holds for every entry of the group."""

    columns: dict[Field, Heading]
    known: dict[Field, ReadField] = field(default_factory=dict)


def read_lists(
    grid: Grid, first_rows: Sequence[Sequence[Cell]], headed: FoundLists
) -> Iterator[ReadList]:
    """Yield the list of a sheet; with measures also the dates of their plans, if they are there.

    first_rows: those in which the header was found; the rows of the grid go on after them.
    """
    below = enumerate(chain(first_rows[headed.row + 1 :], grid.rows), start=headed.row + 2)
    filled = (numbered for numbered in below if not all(map(is_blank, numbered[1])))
    rows = list(islice(filled, ROWS_AT_MOST + 1))
    for is_second, (kind, claims) in enumerate(headed.kinds.items()):
        groups, refusals = _groups(grid.name, first_rows[: headed.row], kind, claims)
        reader = _ListReader(grid, headed, kind, groups)
        reader.year = year_of(grid.name, first_rows[: headed.row])
        refusals = refusals or reader.read(rows)
        yield ReadList(
            sheet=grid.name,
            kind=kind,
            header_row=headed.row + 1,
            columns={name: (shown(h[0].text), h[0].cell) for name, h in claims.items()},
            entries=() if refusals else tuple(reader.entries),
            blank_rows=0 if is_second else reader.blank_rows,
            notes=() if is_second else tuple(reader.notes),
            warnings=(
                *(() if is_second else reader.warnings()),
                *reader.warnings_of_colours(),
            ),
            refusals=tuple(refusals),
        )


def _groups(
    sheet: str, titles: Sequence[Sequence[Cell]], kind: RecordKind, claims: Claims
) -> tuple[list[_Group], list[Refusal]]:
    """Return the columns of each entry in a row: one entry for each year of inhabitants."""
    if kind is not RecordKind.INHABITANTS or Field.YEAR in claims:
        known = _of_all_rows(sheet, titles, kind, claims)
        group = _Group({name: claimants[0] for name, claimants in claims.items()}, known)
        return [group], wrong_columns(sheet, kind, claims, known)
    headings = claims[Field.NUMBER]
    title = [whole_text(cell) for row in titles for cell in row if not is_blank(cell)]
    around = {year for text in (sheet, *title) for year in _named_years(text)}
    groups: dict[int, _Group] = {}
    for heading in headings:
        years = _named_years(heading.text) or (around if len(headings) == 1 else set())
        if len(years) != 1 or years & groups.keys():
            return [], [_no_year(sheet, heading)]
        (year,) = years
        stated = {Field.YEAR: ReadField(year, heading.cell)}
        groups[year] = _Group({Field.NUMBER: heading}, stated)
    return list(groups.values()), []


def _of_all_rows(
    sheet: str, titles: Sequence[Sequence[Cell]], kind: RecordKind, claims: Claims
) -> dict[Field, ReadField]:
    """Return the kind that a column would have told: of talks from the title, or of a practice."""
    if kind is RecordKind.CONTACT and Field.KIND not in claims:
        value, field, place = kind_of(sheet, titles), Field.KIND, claims.get(Field.HELD_ON)
    elif kind is RecordKind.KNOWLEDGE and Field.KNOWLEDGE_KIND not in claims:
        place = claims.get(Field.APPROACH)
        value, field = KnowledgeKind.PRACTICE.value, Field.KNOWLEDGE_KIND
    else:
        return {}
    return {field: ReadField(value, place[0].cell)} if value and place else {}


def _named_years(text: str) -> set[int]:
    """Return the years in a text; none when it names another day than 1 January."""
    stated_days = mentions(text).stated_days
    if any((stand.day, stand.month) != (1, 1) for stand in stated_days):
        return set()
    return {stand.year for stand in stated_days if stand.year} | set(map(int, YEAR.findall(text)))


def _no_year(sheet: str, heading: Heading) -> Refusal:
    why = problem(RefusalCode.LIST_WITHOUT_YEAR, heading=shown(heading.text))
    return Refusal(sheet, heading.cell, why)


class _ListReader:
    """Collects the rows under the header of a list.

    blank_rows: those with nothing but a name. notes: totals, headings again, texts in between.
    year: of every day without one.
    """

    year: int | None = None

    def __init__(
        self, grid: Grid, headed: FoundLists, kind: RecordKind, groups: Sequence[_Group]
    ) -> None:
        self._grid = grid
        self._headed = headed
        self._kind = kind
        self._groups = groups
        self._names = {
            column: heading
            for heading in reversed(headed.headings)
            for column in heading.meaning.columns
            if column in (*NAMES, Column.PROVINCE)
        }
        self._names_of: dict[int, str] = {}  # of rows in which it is not written, by number
        self.entries: list[ReadEntry] = []
        self.notes: list[str] = []
        self.blank_rows = 0

    def read(self, rows: Sequence[NumberedRow]) -> list[Refusal]:
        """Collect the filled rows; return why the list is refused as a whole, if it is."""
        length = sum(len(cell) for _, row in rows for cell in row if isinstance(cell, str))
        if len(rows) > ROWS_AT_MOST or length > TEXT_AT_MOST:
            return [_too_long(self._grid.name)]
        last = rows[-1][0] if rows else self._headed.row + 1
        self.blank_rows = last - self._headed.row - 1 - len(rows)
        self._names_of = self._names_above(rows)
        for number, row in rows:
            name = words(self._text(row, Column.MUNICIPALITY))
            is_country = self._kind is RecordKind.INHABITANTS and names_country(name)
            is_aside = (says_total(name) and not is_country) or names_municipalities(name)
            entries = [] if is_aside else list(self._entries(row, number))
            if not entries:
                self._set_aside(row)
            self.entries += entries
        return []

    def _names_above(self, rows: Sequence[NumberedRow]) -> dict[int, str]:
        """Return the names of rows without one: of merged cells, or of a row with nothing else."""
        if self._headed.named:
            return {number: self._headed.named for number, _ in rows}
        heading = self._names.get(Column.MUNICIPALITY)
        if heading is None:
            return {}
        place = self._grid.first_column + heading.index
        tops = {
            number: top + 1
            for (top, left), (bottom, right) in self._grid.merged
            if left <= place <= right
            for number in range(top + 2, min(bottom, ROWS_AT_MOST) + 2)
        }
        names: dict[int, str] = {}
        above, written = "", {}
        for number, row in rows:
            name = self._text(row, Column.MUNICIPALITY)
            written[number] = name
            others = {h.index for group in self._groups for h in group.columns.values()}
            if name:
                above = "" if any(not is_blank(row[index]) for index in others) else name
            elif number in tops:
                names[number] = written.get(tops[number], "")
            elif self._kind not in OF_SEVERAL:
                names[number] = above
        return names

    def warnings(self) -> Iterator[SheetWarning]:
        """Yield what was left out, and what nobody sees in the sheet."""
        used = {heading.index for heading in self._names.values()}
        for claims in self._headed.kinds.values():
            used |= {heading.index for claimants in claims.values() for heading in claimants}
        unread = (heading for heading in self._headed.headings if heading.index not in used)
        yield from about_unread(self._grid, unread)
        places = [letters(self._grid.first_column + index) for index in sorted(used)]
        yield from about_hidden(self._grid, {entry.number for entry in self.entries}, places)

    def warnings_of_colours(self) -> Iterator[SheetWarning]:
        """Yield which rows have a colour where a word was expected."""
        said_in = {
            self._grid.first_column + heading.index
            for group in self._groups
            for column, heading in group.columns.items()
            if is_about_status(self._kind, column)
        }
        yield from about_colours(self._grid, self._kind, self.entries, said_in)

    def _set_aside(self, row: Sequence[Cell]) -> None:
        texts = [whole_text(cell) for cell in row if not is_blank(cell)]
        if len(texts) > 1:
            self.notes.append(" ".join(texts))
        else:
            self.blank_rows += 1

    def _entries(self, row: Sequence[Cell], number: int) -> Iterator[ReadEntry]:
        for group in self._groups:
            filled = {n for n, h in group.columns.items() if not is_blank(row[h.index])}
            if filled - _WHEN:  # a year or a day without a number says nothing
                yield self._entry(row, number, group)

    def _entry(self, row: Sequence[Cell], number: int, group: _Group) -> ReadEntry:
        fields = dict(group.known)
        name, code, refusals = self._who(row, number)
        needs = (*forms()[self._kind].needs, Field.YEAR)
        for column, heading in group.columns.items():
            cell = self._address(number, heading)
            value = value_in_cell(column, row[heading.index], self.year)
            if column is Field.PARTY and name and words(shown(row[heading.index])) == words(name):
                value = Party.MUNICIPALITY.value  # the promise is of the municipality itself
            if isinstance(value, Problem):
                refusals.append(Refusal(self._grid.name, cell, value))
            elif value is not None:
                fields.setdefault(told(column, value), ReadField(value, cell))
            elif column in needs:
                refusals.append(Refusal(self._grid.name, cell, lacking(column)))
        self._add_reason(row, group, fields)
        refusals += before_its_base(self._grid.name, self._texts(row, number, group), fields)
        province = self._text(row, Column.PROVINCE)
        name_cell = self._name_cell(number)
        return ReadEntry(number, name, code, name_cell, fields, tuple(refusals), province)

    def _add_reason(
        self, row: Sequence[Cell], group: _Group, fields: dict[Field, ReadField]
    ) -> None:
        """Keep why a measure is late or dropped where its status says so."""
        heading = group.columns.get(Field.STATUS)
        if heading is None or Field.STATUS not in fields or Field.REASON in fields:
            return
        if why := reason_in(row[heading.index]):
            fields[Field.REASON] = ReadField(why, fields[Field.STATUS].cell)

    def _texts(self, row: Sequence[Cell], number: int, group: _Group) -> dict[str, str]:
        """Return the texts of a row by the address of their cell."""
        cells = ((heading, row[heading.index]) for heading in group.columns.values())
        return {
            self._address(number, heading): cell for heading, cell in cells if isinstance(cell, str)
        }

    def _who(self, row: Sequence[Cell], number: int) -> tuple[str, str, list[Refusal]]:
        """Return name and code of the municipality, and what is wrong with them."""
        name = self._text(row, Column.MUNICIPALITY) or self._names_of.get(number, "")
        if self._kind in OF_SEVERAL and (name or self._kind is RecordKind.KNOWLEDGE):
            return name, "", []  # several codes in one cell are none
        heading = self._names.get(Column.CODE)
        code = None if heading is None else code_in_cell(row[heading.index])
        if isinstance(code, Problem) and heading is not None:
            return name, "", [Refusal(self._grid.name, self._address(number, heading), code)]
        if not name and not code:
            return "", "", [Refusal(self._grid.name, self._name_cell(number), _NO_NAME)]
        return name, str(code or ""), []

    def _name_cell(self, number: int) -> str:
        place = self._names.get(Column.MUNICIPALITY) or self._names.get(Column.CODE)
        if place is None:  # knowledge that names no municipality
            place = next(iter(self._groups[0].columns.values()))
        return self._address(number, place)

    def _address(self, number: int, heading: Heading) -> str:
        return address(number, self._grid.first_column + heading.index)

    def _text(self, row: Sequence[Cell], column: Column) -> str:
        """Return the text of a cell in a column of names; empty for an error."""
        heading = self._names.get(column)
        cell = "" if heading is None else row[heading.index]
        if isinstance(cell, CellError):
            return ""
        return clean_name(cell if isinstance(cell, str) else shown(cell))


def _too_long(sheet: str) -> Refusal:
    return Refusal(sheet, "", problem(RefusalCode.LIST_TOO_LONG, limit=ROWS_AT_MOST))
