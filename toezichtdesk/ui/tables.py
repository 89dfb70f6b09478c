"""Tables over frozen rows: what a column says is data, the model and the view are the same for all.

Sorting and filtering happen in the model on ready keys, so a large table stays quick and a date or
an enum cannot be sorted wrongly without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import itemgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QEvent,
    QMetaMethod,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from toezichtdesk.domain.municipality import folded
from toezichtdesk.outputs import neutral
from toezichtdesk.ui.dialogs import plain_tip
from toezichtdesk.ui.theme import COMPACT_ROW_HEIGHT, ROW_HEIGHT, scaled, text_percent

R = TypeVar("R")
Key = int | float | str
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")


class Side(Enum):
    """Where a cell puts its text: words at the left, numbers at the right."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """What one column shows of a row.

    key: the short name under which width and sort order are kept.
    sort: what to sort by; None in a row goes last in both directions. Left out: the folded text.
    spoken: what a screen reader says of the cell. Left out: title and text.
    tip: the tooltip of a cell. explanation: the tooltip of the heading.
    colour: the colour of the text, None for the usual one.
    width: logical pixels; 0 takes the room that is left.
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

    def sort_key(self, row: R) -> Key | None:
        """Return what the row is sorted by in this column."""
        return folded(self.text(row)) if self.sort is None else self.sort(row)

    def say(self, row: R) -> str:
        """Return the cell in words."""
        return self.spoken(row) if self.spoken else f"{self.title} {self.text(row)}".strip()


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows under columns, sorted and filtered.

    Signals:
        counted: other rows are shown; carries how many are shown and how many there are.
    """

    counted = Signal(int, int)

    def __init__(self, columns: Sequence[TableColumn[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: Sequence[R] = ()
        self._shown: Sequence[R] = ()
        self._accepts: Callable[[R], bool] | None = None
        self._sort: Callable[[R], Any] | None = None
        self._descending = False

    @property
    def rows(self) -> tuple[R, ...]:
        """Every row, shown or not."""
        return tuple(self._rows)

    @property
    def shown(self) -> tuple[R, ...]:
        """The rows that are shown, in order."""
        return tuple(self._shown)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows under the same filter and order.

        rows: never changed afterwards; a long sequence may make them when they are looked at.
        """
        self._rows = rows
        self._arrange()

    def filter_by(self, accepts: Callable[[R], bool] | None) -> None:
        """Show only the rows that are accepted; None shows all."""
        self._accepts = accepts
        self._arrange()

    def sort_by(self, key: Callable[[R], Any]) -> None:
        """Order by something that is no column; the key is never None."""
        self._sort, self._descending = key, False
        self._arrange()

    def row_at(self, index: Index) -> R | None:
        """Return the row of an index; None for an index of nothing."""
        return self._shown[index.row()] if index.isValid() else None

    def line_of(self, found: Callable[[R], bool]) -> int:
        """Return the line of the first shown row that is found, -1 when there is none."""
        return next((line for line, row in enumerate(self._shown) if found(row)), -1)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = self._rows
        if self._accepts is not None:
            self._shown = list(filter(self._accepts, self._rows))
        if self._sort is not None:
            keyed = [(self._sort(row), row) for row in self._shown]
            known = [pair for pair in keyed if pair[0] is not None]
            known.sort(key=itemgetter(0), reverse=self._descending)
            self._shown = [row for _, row in known] + [row for key, row in keyed if key is None]
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
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.side.value
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.tip(row)) if column.tip else None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return column.say(row)
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


class RowsTable(QTableView):
    """A quiet table: whole rows, no grid, Tab goes on, Enter opens, typing looks for a row.

    Signals:
        opened: Enter or a double click; carries the row.
        chosen: another row became the current one; carries the row, or None.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        identity: Callable[[Any], object],
        parent: QWidget | None = None,
    ) -> None:
        """name: for a screen reader. identity: what stays of a row when its figures change."""
        super().__init__(parent)
        self._model = model
        self._identity = identity
        self._kept: object = None
        self._row_height = ROW_HEIGHT
        self._percent = text_percent()
        self._typed, self._typed_at = "", 0
        self.look_for: Callable[[Any, str], bool] | None = None
        self._dress(name)
        self.setModel(model)
        self._lay_out_columns()
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._return_to_place)
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        self.doubleClicked.connect(self._tell_opened)

    @property
    def current(self) -> Any:
        """The current row, None when there is none."""
        return self._model.row_at(self.currentIndex())

    def choose(self, identity: object) -> bool:
        """Make the row with this identity the current one; False when it is not shown."""
        line = self._model.line_of(lambda row: bool(self._identity(row) == identity))
        if line < 0:
            return False
        self._go_to(line)
        return True

    def choose_line(self, line: int) -> None:
        """Make the row on this line the current one, or the last when there are fewer."""
        if self._model.rowCount():
            self._go_to(min(line, self._model.rowCount() - 1))

    @property
    def selected(self) -> tuple[Any, ...]:
        """The rows that are marked, in the order of the list."""
        lines = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return tuple(self._model.shown[line] for line in lines)

    @Slot()
    def copy_selected(self) -> None:
        """Put the marked rows on the clipboard."""
        QApplication.clipboard().setText(self.as_text(self.selected))

    @Slot()
    def copy_all(self) -> None:
        """Put the whole list as it is shown on the clipboard."""
        QApplication.clipboard().setText(self.as_text())

    def as_text(self, rows: Sequence[Any] | None = None) -> str:
        """Return rows as lines with tabs, to paste into a workbook; None is all that is shown."""
        found = [column.title for column in self._model.columns]
        lines = ["\t".join(found)]
        for row in self._model.shown if rows is None else rows:
            cells = (column.text(row) or column.say(row) for column in self._model.columns)
            lines.append("\t".join(map(_pasted, cells)))
        return "\n".join(lines)

    def set_compact(self, *, compact: bool) -> None:
        """Use low rows, or the usual ones."""
        self._row_height = COMPACT_ROW_HEIGHT if compact else ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(scaled(self._row_height))

    def column_state(self) -> QByteArray:
        """Return widths and order of the columns, to keep."""
        return self.horizontalHeader().saveState()

    def restore_columns(self, state: QByteArray) -> None:
        """Put back widths and order as kept, if they still fit."""
        if not state.isEmpty():
            self.horizontalHeader().restoreState(state)

    def _go_to(self, line: int) -> None:
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self._model.index(line, column))
        self.scrollTo(self.currentIndex())

    @Slot()
    def _keep_place(self) -> None:
        row = self.current
        if row is not None:
            self._kept = self._identity(row)

    @Slot()
    def _return_to_place(self) -> None:
        if self._kept is None or not self.choose(self._kept):
            self.chosen.emit(None)

    @Slot(QModelIndex, QModelIndex)
    def _tell_choice(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.row() != before.row() or not before.isValid():
            self.chosen.emit(self._model.row_at(current))

    @Slot(QModelIndex)
    def _tell_opened(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.opened.emit(row)

    def _dress(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(scaled(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setAccessibleName("Kolomkoppen")
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        for section, column in enumerate(self._model.columns):
            if column.width:
                header.resizeSection(section, scaled(column.width))
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _open_current(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_opened = self.isSignalConnected(QMetaMethod.fromSignal(self.opened))
        if is_opened:
            menu.addAction("&Openen").triggered.connect(self._open_current)
            menu.addSeparator()
        if self.actions():
            menu.addActions(self.actions())
            menu.addSeparator()
        menu.addAction("&Kopiëren").triggered.connect(self.copy_selected)
        menu.addAction("Hele &lijst kopiëren").triggered.connect(self.copy_all)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._percent != text_percent():
            ratio = text_percent() / self._percent
            self._percent = text_percent()
            self.verticalHeader().setDefaultSectionSize(scaled(self._row_height))
            header = self.horizontalHeader()
            for section in range(header.count()):
                if header.sectionResizeMode(section) is not QHeaderView.ResizeMode.Stretch:
                    header.resizeSection(section, round(header.sectionSize(section) * ratio))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, text = self.current, event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if row is not None:
                self.opened.emit(row)
        elif plain and text.strip() and text.isprintable() and self.look_for:
            self._look_for_typed(event)
        else:
            super().keyPressEvent(event)

    def _typed_lately(self, event: QKeyEvent) -> bool:
        pause = QApplication.keyboardInputInterval()
        return bool(self._typed) and event.timestamp() - self._typed_at < pause

    def _look_for_typed(self, event: QKeyEvent) -> None:
        self._typed = (self._typed if self._typed_lately(event) else "") + event.text()
        self._typed_at = event.timestamp()
        look_for, wanted = self.look_for, folded(self._typed)
        if look_for is None:
            return
        line = self._model.line_of(lambda row: look_for(row, wanted))
        if line >= 0:
            self._go_to(line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose_line(0)


def _pasted(text: str) -> str:
    """Return the text as one cell, of which a spreadsheet makes no formula."""
    cell = text.replace("\n", "; ").replace("\t", " ")
    return cell if _NUMBER.fullmatch(cell) else neutral(cell)
