"""Problems solved in place: what the officer put in a refused cell, without touching the sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.cell_address import CellAddress
from toezichtdesk.domain.importing import (
    MEASURE_OF_COLUMN,
    Alias,
    Column,
    Correction,
    Fix,
    ReadRow,
    ReadTable,
    ReadValue,
    Remedy,
)
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.sheets.dates import day_in_cell, period_in_cell
from toezichtdesk.sheets.figures.balance_signs import misfit
from toezichtdesk.sheets.matching import NameIndex, NotFound, Reason
from toezichtdesk.sheets.numbers import LARGEST, SIGNED

NUMBERS = frozenset({*MEASURE_OF_COLUMN, Column.RUNG})
MOMENTS = frozenset({Column.PERIOD, Column.REFERENCE_DATE})
SOLVED = NUMBERS | MOMENTS | {Column.BALANCE, Column.SINCE}
NOT_USED = "niet gebruikt"
NOT_KNOWN = "onbekend"
_LEARNABLE = (Reason.UNKNOWN, Reason.AMBIGUOUS)


class Fixes:
    """The officer's solutions by row, and their effect on the plan."""

    def __init__(self, fixes: Sequence[Fix], names: NameIndex) -> None:
        """names: learns the names that the officer explained."""
        self._names = names
        self._by_row: dict[tuple[str, int], list[Fix]] = defaultdict(list)
        for fix in fixes:
            self._by_row[fix.sheet, CellAddress.parse(fix.cell).row].append(fix)
        self.aliases: dict[str, Alias] = {}
        self.corrections: list[Correction] = []
        self.remedies: list[Remedy] = []

    def rows(self, sheet: str) -> frozenset[int]:
        """Return the numbers of the rows of a sheet in which something was put."""
        return frozenset(number for of_sheet, number in self._by_row if of_sheet == sheet)

    def texts(self, sheet: str, number: int) -> dict[str, str]:
        """Return what was typed as text in a row, by cell."""
        return {f.cell: f.text for f in self._by_row.get((sheet, number), ()) if f.text is not None}

    def note_typed(self, sheet: str, cell: str, read: str, put: str) -> None:
        """Keep what stood in a cell of a list beside what the officer put there."""
        self.corrections.append(Correction(sheet, cell, read, put))

    def learn(self, row: ReadRow, sheet: str, day: date) -> None:
        """Let the name of a row mean what the officer chose for it, wherever it occurs.

        Only a name that is not known or can mean more: a merged one meant something else before.
        """
        fix = self._municipality_fix(sheet, row)
        if fix is None or fix.municipality is None or not row.name or row.code:
            return
        municipality = self._names.find(row.name, "", day)
        exists = isinstance(self._names.find("", fix.municipality, day), Municipality)
        if exists and isinstance(municipality, NotFound) and municipality.reason in _LEARNABLE:
            self._names.learn(row.name, fix.municipality)
            self.aliases[row.name] = Alias(row.name, fix.municipality)

    def mended(self, table: ReadTable, row: ReadRow) -> ReadRow:
        """Return the row with what was put in it, without the refusals that this solves.

        Its sums are checked again, as they are when a sheet is read.
        """
        cells = _cells(row)  # a row per month shares its number with others
        fixes = [f for f in self._fixes(table.sheet, row) if f.cell in cells or f.text is not None]
        for fix in fixes:
            row = self._put(table, row, fix)
        return _checked(table.sheet, row) if fixes else row

    def _put(self, table: ReadTable, row: ReadRow, fix: Fix) -> ReadRow:
        column = column_of(table, fix.cell)
        if fix.value is not None and column in NUMBERS and column is not None:
            return self._with_number(table.sheet, row, fix.cell, column, fix.value)
        if fix.is_left_out and column is Column.BALANCE:
            self._note(table.sheet, row, fix.cell, _value_in(row, fix.cell), NOT_USED)
            return _without(row, fix.cell)
        if fix.text is not None and column is Column.PERIOD:
            return self._with_period(table.sheet, row, fix.cell, fix.text)
        if fix.text is not None and column is Column.REFERENCE_DATE:
            return self._with_day(table.sheet, row, fix.cell, fix.text)
        if fix.text is not None and column is Column.SINCE:
            return self._with_since(table.sheet, row, fix.cell, fix.text)
        return row

    def _with_period(self, sheet: str, row: ReadRow, cell: str, text: str) -> ReadRow:
        period = period_in_cell(text)
        if not isinstance(period, Period):
            return _refused_again(
                sheet, row, cell, problem(RefusalCode.TYPED_NO_PERIOD, found=text)
            )
        self._note(sheet, row, cell, str(row.period or ""), str(period))
        return replace(_without(row, cell), period=period)

    def _with_day(self, sheet: str, row: ReadRow, cell: str, text: str) -> ReadRow:
        day = day_in_cell(text)
        if not isinstance(day, date):
            return _refused_again(sheet, row, cell, problem(RefusalCode.TYPED_NO_DAY, found=text))
        stood = wording.day(row.reference_date) if row.reference_date else ""
        self._note(sheet, row, cell, stood, wording.day(day))
        return replace(_without(row, cell), reference_date=day)

    def _with_since(self, sheet: str, row: ReadRow, cell: str, text: str) -> ReadRow:
        """Put the day of a rung in a row, or that it is not known: then the dossier asks for it."""
        day = None if text.strip().casefold() == NOT_KNOWN else day_in_cell(text)
        if day is not None and not isinstance(day, date):
            why = problem(RefusalCode.TYPED_NO_SINCE, found=text)
            return _refused_again(sheet, row, cell, why)
        self._note(sheet, row, cell, "", wording.day(day) if day else NOT_KNOWN)
        return replace(_without(row, cell), since=day)

    def _note(self, sheet: str, row: ReadRow, cell: str, read: str, put: str) -> None:
        """Keep what stood in a cell, as read or as refused, beside what the officer put there."""
        refused = next((refusal for refusal in row.refusals if refusal.cell == cell), None)
        read_text = read if refused is None else wording.refusal(refused).found
        self.corrections.append(Correction(sheet, cell, read_text, put))

    def find(self, sheet: str, row: ReadRow, day: date) -> Municipality | NotFound:
        """Return the municipality of a row: the one chosen for it, or the one it names."""
        fix = self._municipality_fix(sheet, row)
        if fix is None or fix.municipality is None or row.name in self.aliases:
            return self._names.find(row.name, row.code, day, row.province)
        municipality = self._names.find("", fix.municipality, day)
        if isinstance(municipality, Municipality):
            written = row.name or row.code
            self.corrections.append(Correction(sheet, fix.cell, written, municipality.name))
        return municipality

    def typed_cells(self, sheet: str, row: ReadRow) -> frozenset[str]:
        """Return the cells of the row in which a number was typed."""
        return frozenset(f.cell for f in self._fixes(sheet, row) if f.value is not None)

    def left(self, sheet: str, row: ReadRow) -> tuple[Refusal, ...]:
        """Return the refusals of the row without those about the name that was chosen."""
        fix = self._municipality_fix(sheet, row)
        if fix is None:
            return row.refusals
        return tuple(refusal for refusal in row.refusals if refusal.cell != fix.cell)

    def offer(self, table: ReadTable, refusals: Sequence[Refusal], day: date) -> None:
        """Offer to type what was refused, and to leave a balance out."""
        for cell in dict.fromkeys(refusal.cell for refusal in refusals):
            column = column_of(table, cell)
            if column in SOLVED and column is not None:
                self.remedies.append(Remedy(table.sheet, cell, column, day))

    def offer_names(self, sheet: str, row: ReadRow, candidates: NotFound, day: date) -> None:
        """Offer to choose the municipality."""
        remedy = Remedy(sheet, row.name_cell, Column.MUNICIPALITY, day, candidates.names)
        self.remedies.append(remedy)

    def chooses(self, sheet: str, row: ReadRow) -> bool:
        """Return whether the officer chose the municipality of a row."""
        return self._municipality_fix(sheet, row) is not None

    def offer_name(self, sheet: str, cell: str, day: date, above: str) -> None:
        """Offer to choose the municipality of a row without one. above: the one before, or none."""
        suggestions = (above,) if above else ()
        self.remedies.append(Remedy(sheet, cell, Column.MUNICIPALITY, day, suggestions))

    def _with_number(
        self, sheet: str, row: ReadRow, cell: str, column: Column, value: int
    ) -> ReadRow:
        lowest = -LARGEST if column in SIGNED else 0
        if not lowest <= value <= LARGEST:
            code = RefusalCode.TYPED_NO_NUMBER
            why = problem(code, found=value, lowest=lowest, highest=LARGEST)
            return _refused_again(sheet, row, cell, why)
        self._note(sheet, row, cell, _value_in(row, cell), str(value))
        values = row.values | {column: ReadValue(value, cell)}
        return replace(_without(row, cell), values=values)

    def _fixes(self, sheet: str, row: ReadRow) -> Sequence[Fix]:
        return self._by_row.get((sheet, row.number), ())

    def _municipality_fix(self, sheet: str, row: ReadRow) -> Fix | None:
        earlier = (f for f in self._fixes(sheet, row) if f.municipality and f.cell == row.name_cell)
        return next(earlier, None)


def column_of(table: ReadTable, cell: str) -> Column | None:
    """Return the column that this cell is in: the one with its heading above it."""
    letters = CellAddress.parse(cell).column
    headed = (
        column
        for column, (_, head) in table.columns.items()
        if CellAddress.parse(head).column == letters
    )
    return next(headed, None)


def cell_of(table: ReadTable, column: Column, number: int) -> str:
    """Return the address of the cell of a column in a row of the sheet."""
    return str(CellAddress.parse(table.columns[column][1])._replace(row=number))


def has_unread_timing(table: ReadTable, refusals: Sequence[Refusal]) -> bool:
    """Return whether the period or the reference date of a row is among what could not be read."""
    return any(column_of(table, refusal.cell) in MOMENTS for refusal in refusals)


def _checked(sheet: str, row: ReadRow) -> ReadRow:
    """Return the row with a refusal for each balance that does not follow from its figures."""
    values = {column: read.value for column, read in row.values.items()}
    target, task = values.get(Column.TARGET), values.get(Column.TOTAL_TASK)
    opening, realised = values.get(Column.OPENING_BALANCE), values.get(Column.REALISED)
    whole = task if task is not None or target is None or opening is None else target - opening
    dues = {
        Column.OPENING_BALANCE: None if target is None or task is None else target - task,
        Column.BALANCE: None if realised is None or whole is None else realised - whole,
    }
    for column, due in dues.items():
        read = row.values.get(column)
        if read is not None and due is not None and read.value != due:
            refusal = Refusal(sheet, read.cell, misfit(column, read.value, due))
            row = _without(row, read.cell)
            row = replace(row, refusals=(*row.refusals, refusal))
    return row


def _refused_again(sheet: str, row: ReadRow, cell: str, why: Problem) -> ReadRow:
    wrong = Refusal(sheet, cell, why)
    return replace(row, refusals=(*_without(row, cell).refusals, wrong))


def _value_in(row: ReadRow, cell: str) -> str:
    return next((str(read.value) for read in row.values.values() if read.cell == cell), "")


def _without(row: ReadRow, cell: str) -> ReadRow:
    """Return the row without the content of a cell and the refusals about it."""
    values = {column: read for column, read in row.values.items() if read.cell != cell}
    return replace(row, values=values, refusals=tuple(r for r in row.refusals if r.cell != cell))


def _cells(row: ReadRow) -> set[str]:
    return {refusal.cell for refusal in row.refusals} | {v.cell for v in row.values.values()}
