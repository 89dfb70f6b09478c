"""The view of every table: row selection, kept positions, keys, copying. Model: `rows_model`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QMetaMethod, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from toezichtdesk.domain.municipality import folded
from toezichtdesk.outputs import neutral
from toezichtdesk.ui.lists.column_room import ColumnRoom
from toezichtdesk.ui.lists.drawn_cells import blank_from
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.whole_cell import tell_whole
from toezichtdesk.ui.look.theme import (
    COMPACT_ROW_HEIGHT,
    EDGE,
    GAP,
    ROW_HEIGHT,
    scaled,
    text_percent,
)

NOTHING_YET = "Hier staat nog niets."
NOTHING_FITS = "Er is niets dat bij het filter past."
NEAR_FRAME = 6  # logical pixels: a rule above the frame that is nearer looks like a second one
EMPTY_STYLE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")


class RowsTable(QTableView):
    """A quiet table: whole rows, no grid, Tab leaves it, Enter opens, typing searches.

    acts: the buttons of the page that do something with the chosen row, for its menu.

    Signals:
        opened: Enter or a double click; carries the row.
        chosen: another row was selected; carries the row, or None.
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
        """Build the table. name: for a screen reader. identity: of a row across refreshes."""
        super().__init__(parent)
        self._model = model
        self._identity = identity
        self._kept: object = None
        self._row_height = ROW_HEIGHT
        self._percent = text_percent()
        self._typed, self._typed_at = "", 0
        self.look_for: Callable[[Any, str], bool] | None = None
        self.acts: Sequence[QAbstractButton] = ()
        self.when_empty = NOTHING_YET
        self._dress(name)
        self.setModel(model)
        self._lay_out_columns()
        model.counted.connect(self._fit_columns)
        model.counted.connect(self._tell_emptiness)
        self.horizontalScrollBar().rangeChanged.connect(self._hide_bar)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._return_to_place)
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        self.doubleClicked.connect(self._tell_opened)

    @property
    def current(self) -> Any:
        """The selected row, None when there is none."""
        return self._model.row_at(self.currentIndex())

    def choose(self, identity: object) -> bool:
        """Select the row with this identity; False when it is not shown."""
        line = self._model.line_with(identity, self._identity)
        if line < 0:
            return False
        self._go_to(line)
        return True

    def choose_line(self, line: int) -> None:
        """Select the row on this line, or the last when there are fewer."""
        if self._model.rowCount():
            self._go_to(min(line, self._model.rowCount() - 1))

    @property
    def selected(self) -> tuple[Any, ...]:
        """The selected rows, in the order of the list."""
        lines = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return tuple(self._model.row_at(self._model.index(line, 0)) for line in lines)

    @Slot()
    def copy_selected(self) -> None:
        """Copy the selected rows to the clipboard."""
        QApplication.clipboard().setText(self.as_text(self.selected))

    @Slot()
    def copy_all(self) -> None:
        """Copy the whole list as shown to the clipboard."""
        QApplication.clipboard().setText(self.as_text())

    def as_text(self, rows: Sequence[object] | None = None) -> str:
        """Return rows as tab-separated lines for a workbook; None for all that are shown."""
        titles = [column.title for column in self._model.columns]
        lines = ["\t".join(titles)]
        for row in self._model.shown if rows is None else rows:
            cells = (column.text(row) or column.say(row) for column in self._model.columns)
            lines.append("\t".join(map(_pasted, cells)))
        return "\n".join(lines)

    def set_compact(self, *, compact: bool) -> None:
        """Use low rows, or the usual ones."""
        self._row_height = COMPACT_ROW_HEIGHT if compact else ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(scaled(self._row_height))

    def column_state(self) -> QByteArray:
        """Return widths and order of the columns, for saving."""
        self._room.put_widths()
        state = self.horizontalHeader().saveState()
        self._room.fit()
        return state

    def restore_columns(self, state: QByteArray) -> None:
        """Restore widths and order, if they still fit."""
        if not state.isEmpty():
            self.horizontalHeader().restoreState(state)
            for section in range(self._model.columnCount()):  # a page leaves out what it must
                self.horizontalHeader().showSection(section)
            self._room.take_widths()

    def wanted_width(self, section: int | None = None) -> int:
        """Return the preferred width of a column in pixels; None: of all that do not stretch."""
        return self._room.wanted_width(section)

    def _go_to(self, line: int) -> None:
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self._model.index(line, column))
        self.scrollTo(self.currentIndex())
        if line == 1:
            self.scrollToTop()  # above it may stand the heading of its group

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
        self._room = ColumnRoom(self, self._model.columns)

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """Leave a column out or show it, and share out the room anew."""
        super().setColumnHidden(column, hide)
        self._fit_columns()

    @Slot()
    def _fit_columns(self) -> None:
        self._room.fit()

    @Slot(int, int)
    def _hide_bar(self, _least: int, most: int) -> None:
        if not most and self.horizontalScrollBar().isVisible():  # Qt ignores it after a fit
            policy = self.horizontalScrollBarPolicy()
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(policy)

    @property
    def emptiness(self) -> str:
        """Why there is no row to see, in Dutch; empty where there are rows, or none came yet."""
        if self._model.rowCount() or not self._model.is_filled:
            return ""
        return NOTHING_FITS if self._model.has_rows else self.when_empty

    @Slot()
    def _tell_emptiness(self) -> None:
        self.setAccessibleDescription(self.emptiness)

    @property
    def fold(self) -> int:
        """Where in the viewport the last whole row ends; -1 when no row is cut off there."""
        bottom = self.viewport().height()
        line = self.rowAt(bottom - 1)
        top = self.rowViewportPosition(line)
        is_cut = line >= 0 and top > 0 and top + self.rowHeight(line) > bottom
        return top if is_cut else -1

    @property
    def _blank(self) -> int:
        """Where the viewport is left blank; -1 for nowhere. No rule doubles the frame below it."""
        fold, bottom = self.fold, self.viewport().height()
        line = self.rowAt(bottom - 1)
        if line < 0:  # all rows are in sight
            line = self._model.rowCount() - 1
        end = fold if fold >= 0 else self.rowViewportPosition(line) + self.rowHeight(line)
        return end - 1 if line >= 0 and 0 <= bottom - end <= scaled(NEAR_FRAME) else fold

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        blank = self._blank
        if blank >= 0:
            blank_from(self, blank)
        words = self.emptiness
        if words:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(EDGE, GAP, -EDGE, -GAP)
            painter.drawText(room, EMPTY_STYLE, words)
            painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._begin_at_whole_row()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._begin_at_whole_row()

    def _begin_at_whole_row(self) -> None:
        """Scroll back to a whole row at the end of the list, where Qt cuts the first in sight."""
        bar, rows = self.verticalScrollBar(), self.verticalHeader()
        if bar.maximum() and bar.value() == bar.maximum():
            rows.setOffsetToSectionPosition(bar.value())
            self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
        current = self.currentIndex()
        if current.isValid() and self.visualRect(current).top() == self.fold:
            self.scrollTo(current)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() in PRESSES:
            is_blank = 0 <= self.fold <= event.position().y()  # no row stands there to the eye
            return is_blank or super().viewportEvent(event)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            return tell_whole(self, event) or super().viewportEvent(event)
        return super().viewportEvent(event)

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
        is_one = len(self.selected) <= 1
        acts = [each for each in self.acts if is_one and each.isEnabled() and not each.isHidden()]
        for act in acts:
            menu.addAction(act.text()).triggered.connect(act.click)
        if acts:
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
            self._room.put_widths(ratio)
            self._room.fit()

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

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Rows are selected as a whole, so that moving within a row would do nothing.
        last = self._model.rowCount() - 1
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: last,
        }
        if action in ends and last >= 0:
            return self._model.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

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
        had_row = self.currentIndex().isValid()
        super().focusInEvent(event)  # makes the first row the current one, and does not mark it
        if not had_row:
            self.choose_line(0)


def _pasted(text: str) -> str:
    """Return the text as one cell that a spreadsheet does not take for a formula."""
    cell = text.replace("\n", "; ").replace("\t", " ")
    return cell if _NUMBER.fullmatch(cell) else neutral(cell)
