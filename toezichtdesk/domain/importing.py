"""Values from sheet to plan: what was read, what was refused, and what an import would change."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.domain.row_notes import RowNote
from toezichtdesk.domain.sheet_warnings import SheetWarning

if TYPE_CHECKING:
    from toezichtdesk.domain.lists import PlannedRecord, ReadList
    from toezichtdesk.domain.read_rows import ReadRows


class Column(Enum):
    """What a column of a sheet holds."""

    MUNICIPALITY = "municipality"
    CODE = "code"
    PROVINCE = "province"
    TARGET = "target"
    OPENING_BALANCE = "opening_balance"
    TOTAL_TASK = "total_task"
    REALISED = "realised"
    BALANCE = "balance"  # a check: S = R - G
    RUNG = "rung"
    PERIOD = "period"
    REFERENCE_DATE = "reference_date"
    SINCE = "since"  # the day of the decision for the rung
    IGNORED = "ignored"

    __hash__ = object.__hash__  # Enum hashes the name, in Python: a third of the time of reading


# The name of each in a sentence.
COLUMN_WORDS = {
    Column.MUNICIPALITY: "de gemeente",
    Column.CODE: "de gemeentecode",
    Column.PROVINCE: "de provincie",
    Column.TARGET: "de netto taakstelling",
    Column.OPENING_BALANCE: "het beginsaldo",
    Column.TOTAL_TASK: "de totaalopgave",
    Column.REALISED: "het gerealiseerde aantal",
    Column.BALANCE: "het saldo",
    Column.RUNG: "de trede",
    Column.PERIOD: "de periode",
    Column.REFERENCE_DATE: "de peildatum",
    Column.SINCE: "de dag van het besluit over de trede",
}
MEASURE_OF_COLUMN = {
    Column.TARGET: Measure.TARGET,
    Column.OPENING_BALANCE: Measure.OPENING_BALANCE,
    Column.TOTAL_TASK: Measure.TOTAL_TASK,
    Column.REALISED: Measure.REALISED,
}


class ReadValue(NamedTuple):
    """A whole number read from a cell; cell is the address without the sheet, `C14`."""

    value: int
    cell: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row about one municipality, as it stands in the sheet.

    number: row number as Excel shows it. name, code and province as written ("" when the sheet
    has none); name_cell: where to point when the municipality is not known.
    values: the whole numbers read, by column; a blank cell is simply absent.
    A sheet with a column for each month gives several rows with one number, each with its own
    reference date. since: the day of the decision for its rung, where the sheet says it.
    """

    number: int
    name: str
    code: str
    name_cell: str
    values: dict[Column, ReadValue]
    period: Period | None = None
    reference_date: date | None = None
    refusals: tuple[Refusal, ...] = ()
    province: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The table found in one sheet of a workbook.

    columns: the heading text of each recognised column, as written, with its address.
    rows: made anew each time they are gone through, for a million of them would not fit.
    period, reference_date: from the title rows or the sheet name; None when the sheet does not say.
    totals: total rows, recognised and left out. notes: texts of rows that are no municipality.
    blank_rows: rows within the table without anything in them.
    warnings: what does not block: hidden rows, a total that does not add up.
    layout: the name of the remembered layout by which it was read, or empty.
    signature: the headings as they are compared with those of other sheets.
    totals_agree: whether the totals are the sums of the rows; None when there is no total, or when
    one that could be checked agrees and another could not.
    breaks: the numbers of the rows that stand under an empty one, where a block begins.
    refusals: what is wrong with the sheet as a whole; then rows is empty.
    """

    sheet: str
    header_row: int
    columns: dict[Column, tuple[str, str]]
    rows: ReadRows
    totals: tuple[ReadRow, ...] = ()
    notes: tuple[str, ...] = ()
    blank_rows: int = 0
    period: Period | None = None
    reference_date: date | None = None
    warnings: tuple[SheetWarning, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    layout: str = ""
    signature: str = ""
    totals_agree: bool | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """What the child process brings back of one file.

    content: the very bytes that were read; empty when there were none. sha256, size: of those.
    tables: one per sheet that holds a recognisable table of figures.
    lists: of the sheets with contacts, measures and the like.
    refusals: what is wrong with the file as a whole; then tables and lists are empty.
    """

    file_name: str
    sha256: str
    size: int
    tables: tuple[ReadTable, ...]
    warnings: tuple[SheetWarning, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    lists: tuple[ReadList, ...] = ()
    content: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Layout:
    """An *indeling*: what the officer said of the columns of a sheet, remembered by its headings.

    signature: the headings as they are compared. columns: what the column with each of them holds,
    from the first filled one; columns for consecutive months have one heading. turned: indexes of
    balances in which a positive number is a backlog. whole_months: indexes of counts of which a
    date on the first of a month in the heading stands for that whole month. headings: as written.
    """

    name: str
    signature: str
    columns: tuple[Column, ...]
    turned: frozenset[int] = frozenset()
    whole_months: frozenset[int] = frozenset()
    headings: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class SheetLook:
    """The first rows of a sheet as they look: texts, from the first filled column (0 is A)."""

    sheet: str
    first_column: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The visible sheets of a file as they look, or why it cannot be opened."""

    sheets: tuple[SheetLook, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """What the officer puts in the place of one refused cell.

    One of four is given. municipality: the code of the one that is meant. value: a whole number,
    in persons or a rung; a balance is negative when the municipality is behind. is_left_out: a
    balance, which only checks the other figures, is not used. text: a period, a reference date
    or the day of a rung, written as in a sheet; of that day also `onbekend`.
    """

    sheet: str
    cell: str
    municipality: str | None = None
    value: int | None = None
    is_left_out: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """That a refused cell can be solved in place.

    column: what has to be put there; of `MUNICIPALITY` one that exists on the day. A `BALANCE` can
    only be left out. None in a list: what belongs under the heading is typed.
    suggestions: official names, the likeliest first.
    heading: of the cell of a list. may_be_blank: whether `leeg` may be typed there.
    """

    sheet: str
    cell: str
    column: Column | None
    day: date
    suggestions: tuple[str, ...] = ()
    heading: str = ""
    may_be_blank: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that from now on means this municipality (its code)."""

    name: str
    municipality: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What stood in a cell, and what the officer put there instead."""

    sheet: str
    cell: str
    read: str
    put: str


class RowStatus(Enum):
    """What an import does with a row; the value is the word that the officer sees."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "gelijk"
    CORRECTED = "correctie"
    REFUSED = "probleem"
    MISSING = "ontbreekt"


@dataclass(frozen=True, slots=True)
class PlannedFigure:
    """One figure that the import would record.

    before: what the store holds on the same key. is_typed: the officer typed it for a refused cell.
    earlier: persons housed by the newest stand before this one, where this one is new.
    """

    measure: Measure
    value: int
    cell: str
    before: int | None = None
    is_stored: bool = False  # the same key has the same value
    is_typed: bool = False
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One municipality of the plan. notes: what there is to say of it.

    An expected one that is missing from the file has no sheet, number, day or figures.
    """

    status: RowStatus
    sheet: str
    number: int
    name: str
    municipality: str
    period: Period | None
    reference_date: date | None
    figures: tuple[PlannedFigure, ...]
    starting_rung: int | None = None
    notes: tuple[RowNote, ...] = ()


# A figure in the plain values that it is kept in: code of the municipality, index of the period,
# number of the measure, ordinal of the reference date, persons, and where it stands: `Blad1!C14`.
PlannedValue = tuple[str, int, int, int, int, str]


@dataclass(frozen=True, slots=True)
class StartingRung:
    """The rung on which a municipality without a decision begins: the one of its newest row.

    since: the day from which, where the sheet gives one.
    """

    municipality: str
    reference_date: date
    rung: int
    sheet: str
    since: date | None = None


class PlannedRows(Sequence[PlannedRow]):
    """The rows of a plan; one is made when it is looked at, for a sheet can have a million.

    What can be asked of all of them together is known without making any.
    periods, days: those of the rows in the file, sorted. measures: of which there are figures.
    municipalities: the codes of the rows in the file, refused ones included.
    starting_rungs: at most one for each municipality.
    """

    periods: tuple[Period, ...]
    days: tuple[date, ...]
    measures: frozenset[Measure]
    municipalities: frozenset[str]
    starting_rungs: tuple[StartingRung, ...]

    @abstractmethod
    def count_of(self, status: RowStatus) -> int:
        """Return the number of rows with this status."""

    @abstractmethod
    def having(self, status: RowStatus) -> Sequence[PlannedRow]:
        """Return the rows with this status."""

    @abstractmethod
    def figures(self, typed: str = "") -> Iterator[PlannedValue]:
        """Yield every figure to record, by municipality, period, measure and reference date.

        typed: what is added after the place of one that the officer typed.
        """


class Question(Enum):
    """What only the officer can say before a plan can be made."""

    PERIOD = "period"
    REFERENCE_DATE = "reference_date"


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the officer sees and what is then applied, unchanged.

    store_state: the last journal line when the plan was made; another one refuses the plan.
    questions: what has to be answered first; then rows is empty.
    consequences: the proposals that would be open afterwards are asked for by `prepare`.
    reconciliation: "gelezen: 28 rijen = 26 gemeenten + 1 totaal + 1 leeg".
    remedies: which refused cells can be solved in place. corrections, aliases: what came of that.
    imported_before: the day on which this very file was imported, unless that was taken back.
    signatures: the headings of its sheets, as they are compared.
    records: of the lists in the file; empty too while there are questions.
    outside: how many municipalities of the file are not the officer's; they come in on request.
    skipped_sheets: the sheets with a table of which not one row can come in.
    """

    file_name: str
    sha256: str
    size: int
    content: bytes = field(repr=False)
    store_state: int
    rows: PlannedRows
    refusals: tuple[Refusal, ...]
    warnings: tuple[SheetWarning, ...]
    reconciliation: str
    questions: tuple[Question, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[Alias, ...] = ()
    imported_before: date | None = None
    signatures: tuple[str, ...] = ()
    records: tuple[PlannedRecord, ...] = ()
    outside: int = 0
    skipped_sheets: tuple[str, ...] = ()

    def count(self, status: RowStatus) -> int:
        """Return the number of rows with this status."""
        return self.rows.count_of(status)

    @property
    def read(self) -> int:
        """The number of rows of the file about a municipality, refused ones included."""
        return len(self.rows) - self.count(RowStatus.MISSING)

    @property
    def refused_rows(self) -> int:
        """The number of rows with a problem, those of lists included."""
        of_lists = sum(record.status is RowStatus.REFUSED for record in self.records)
        return self.count(RowStatus.REFUSED) + of_lists

    @property
    def writes_nothing(self) -> bool:
        """Whether everything that could be read is in the store already."""
        written = (RowStatus.NEW, RowStatus.CHANGED, RowStatus.CORRECTED)
        has_records = any(record.writes for record in self.records)
        return not self.aliases and not has_records and not any(map(self.count, written))
