"""Columns as data, and the model of every table: frozen rows.

Sorts and filters by precomputed keys, so that a large table stays fast, and a date or an enum
cannot be sorted by accident as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import itemgetter
from typing import Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor

from toezichtdesk.domain.municipality import folded
from toezichtdesk.ui.forms.dialogs import plain_tip

R = TypeVar("R")
Row = TypeVar("Row", covariant=True)


Key = int | float | str


Index = QModelIndex | QPersistentModelIndex


SAMPLED = 20  # rows from the top, and as many spread over all
FEW = 100  # rows that are all measured: one that was left out may be the longest


ROW_ROLE = Qt.ItemDataRole.UserRole


NOWHERE = QModelIndex()


class Side(Enum):
    """The alignment of a cell: words to the left, numbers to the right."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """What one column shows of a row.

    key: the name under which width and sort order are saved.
    sort: the sort key; None in a row goes last in both directions. Default: the folded text.
    spoken: the words for a screen reader. Default: title and text.
    tip: the tooltip of a cell. explanation: the tooltip of the heading.
    colour: of the text, None for the usual one.
    width: logical pixels; 0 stretches.
    is_spare: hidden where the words of the others would be cut off; the page says it elsewhere.
    A column of buttons stays longer: until hardly a word of the others would be left.
    is_last_spare: as is_spare, but only once every spare column is hidden.
    """

    key: str
    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Key | None] | None = None
    spoken: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    colour: Callable[[R], str | None] | None = None
    explanation: str = ""
    side: Side = Side.LEFT
    width: int = 120
    is_spare: bool = False
    is_last_spare: bool = False

    def sort_key(self, row: R) -> Key | None:
        """Return the sort key of the row in this column."""
        return folded(self.text(row)) if self.sort is None else self.sort(row)

    def say(self, row: R) -> str:
        """Return the cell in words."""
        return self.spoken(row) if self.spoken else f"{self.title} {self.text(row)}".strip()


def _no_mark(_row: object) -> str:
    return ""


@runtime_checkable
class LazyRows(Protocol[Row]):
    """Rows that are each made when looked at: of a hundred thousand few ever are."""

    def at(self, places: Sequence[int]) -> Sequence[Row]:
        """Return the rows at these places, in this order, none of them made."""

    def place_of(self, identity: object) -> int:
        """Return the place of the row with this identity, -1 without one."""


@runtime_checkable
class Headed(Protocol):
    """A line of a list with headings between its rows."""

    @property
    def is_heading(self) -> bool:
        """Whether this is the heading of a group, which stands over the whole line."""


def is_heading(row: object) -> bool:
    """Return whether a row is the heading of a group."""
    return isinstance(row, Headed) and row.is_heading


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows under columns, sorted and filtered.

    is_filled: rows arrived, even if there are none; before that nothing is known.

    Signals:
        counted: other rows are shown; carries their number and the total.
    """

    counted = Signal(int, int)

    def __init__(self, columns: Sequence[TableColumn[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: Sequence[R] = ()
        self._shown: Sequence[R] = ()
        self._choose: Callable[[Sequence[R]], Sequence[R]] | None = None
        self._sort: Callable[[R], object] | None = None
        self._descending = False
        self._marked: frozenset[str] = frozenset()
        self._mark: Callable[[R], str] = _no_mark
        self.is_filled = False

    @property
    def rows(self) -> tuple[R, ...]:
        """Every row, shown or not."""
        return tuple(self._rows)

    @property
    def has_rows(self) -> bool:
        """Whether there is any row, shown or not."""
        return bool(self._rows)

    @property
    def shown(self) -> tuple[R, ...]:
        """The rows that are shown, in order."""
        return tuple(self._shown)

    @property
    def rows_given(self) -> object:
        """The rows as they were given: the same object for as long as no others are."""
        return self._rows

    def sample(self) -> list[R]:
        """Return few rows all; of many the first and some others: enough to know their width."""
        count = len(self._rows)
        spread = {count * part // SAMPLED for part in range(SAMPLED)}
        places = range(count) if count <= FEW else sorted(spread.union(range(SAMPLED)))
        rows = [self._rows[place] for place in places]
        return [row for row in rows if not is_heading(row)]

    def words(self, row: R, section: int) -> str:
        """Return what a cell shows."""
        column = self.columns[section]
        is_marked = column.key in self._marked and self._mark(row)
        return f"! {column.text(row)}" if is_marked else column.text(row)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows with the same filter and order.

        rows: never modified afterwards; a lazy sequence may build them on access.
        """
        self._rows = rows
        self.is_filled = True
        self._arrange()

    def filter_by(self, accepts: Callable[[R], bool] | None) -> None:
        """Show only the rows that are accepted; None shows all."""

        def chosen(rows: Sequence[R]) -> Sequence[R]:
            return list(filter(accepts, rows))

        self.choose_by(None if accepts is None else chosen)

    def choose_by(self, choose: Callable[[Sequence[R]], Sequence[R]] | None) -> None:
        """Show only the rows that `choose` picks from all of them, in their order; None shows all.

        For so many rows that a call for each takes too long.
        """
        self._choose = choose
        self._arrange()

    def sort_by(self, key: Callable[[R], object]) -> None:
        """Sort by a key that is no column; it is never None."""
        self._sort, self._descending = key, False
        self._arrange()

    def mark(self, keys: Iterable[str], words: Callable[[R], str]) -> None:
        """Put a mark before the text of these columns in each row for which there are words.

        The words come before those of the tooltip, and after those for a screen reader.
        """
        self._marked, self._mark = frozenset(keys), words
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def row_at(self, index: Index) -> R | None:
        """Return the row of an index; None for an invalid index."""
        return self._shown[index.row()] if index.isValid() else None

    def line_of(self, is_wanted: Callable[[R], bool]) -> int:
        """Return the line of the first shown row that satisfies `is_wanted`, -1 without one."""
        return next((line for line, row in enumerate(self._shown) if is_wanted(row)), -1)

    def line_with(self, wanted: object, identity: Callable[[R], object]) -> int:
        """Return the line of the shown row with this identity, -1 without one."""
        if isinstance(self._shown, LazyRows):
            return self._shown.place_of(wanted)
        return self.line_of(lambda row: bool(identity(row) == wanted))

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = self._rows
        if self._choose is not None:
            self._shown = self._choose(self._rows)
        if self._sort is not None:
            keyed = [(self._sort(row), place) for place, row in enumerate(self._shown)]
            sortable = [pair for pair in keyed if pair[0] is not None]
            sortable.sort(key=itemgetter(0), reverse=self._descending)
            order = [place for _, place in sortable]
            order += [place for key, place in keyed if key is None]
            self._shown = _at(self._shown, order)
        self.endResetModel()
        self.counted.emit(len(self._shown), len(self._rows))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, index.column())
        mark = self._mark(row) if column.key in self._marked else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.side.value
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            tips = (mark, column.tip(row) if column.tip else "")
            return plain_tip("\n".join(filter(None, tips))) or None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return ". ".join(filter(None, (column.say(row), mark)))
        if role == Qt.ItemDataRole.ForegroundRole and column.colour:
            colour = column.colour(row)
            return QBrush(QColor(colour)) if colour else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.explanation or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.side.value
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self._sort = self.columns[column].sort_key
            self._descending = order is Qt.SortOrder.DescendingOrder
            self._arrange()


def _at(rows: Sequence[R], places: Sequence[int]) -> Sequence[R]:
    if isinstance(rows, LazyRows):
        return rows.at(places)
    return [rows[place] for place in places]
