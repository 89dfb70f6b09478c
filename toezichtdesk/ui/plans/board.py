"""The board: measures as cards under their status, moved by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.casefile import MeasureStatus
from toezichtdesk.reports.pages.plan_list import MeasureRow
from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.look.theme import Theme, scaled
from toezichtdesk.ui.plans.card import Card
from toezichtdesk.ui.plans.list_columns import SHORT, STATUSES, due

MEASURE = "application/x-toezichtdesk-maatregel"
LEAST_WIDTH = 117  # logical pixels of a column; without room for five the board scrolls sideways
COLUMN_GAP = 6  # logical pixels between two columns
BATCH = 10  # cards that are measured at a time: there may be thousands
CTRL = Qt.KeyboardModifier.ControlModifier


def card_words(row: MeasureRow) -> str:
    """Return a card in words for a screen reader."""
    measure = row.measure
    expected = measure.expected_places
    places = "" if expected is None else f", {wording.persons(expected)}"
    owner = f", eigenaar {measure.owner}" if measure.owner else ""
    late = ", te laat" if row.is_late else ""
    kind = SHORT[measure.horizon]
    return f"{row.name}: {measure.description}, {kind}{places}{owner}, {due(row)}{late}"


CARD = (TableColumn("card", "Maatregel", card_words, spoken=card_words, tip=card_words),)


class BoardColumn(QListView):
    """The cards of one status.

    Signals:
        dropped: a card of another status was dropped here; carries the number of the measure.
        shifted: move the selected card one status to the left or right; carries -1 or 1.
        left: move the cursor one column to the left or right; carries -1 or 1.
        opened: Enter or a double click; carries the row.
        chosen: another card was selected, or the keyboard came here; carries the row, or None.
    """

    dropped = Signal(int)
    shifted = Signal(int)
    left = Signal(int)
    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, status: MeasureStatus, theme: Theme) -> None:
        super().__init__()
        self.status = status
        self.rows = RowsModel[MeasureRow](CARD, self)
        self.setModel(self.rows)
        self.setItemDelegate(Card(theme, self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a wide card is lower
        self.setAccessibleName(f"Maatregelen {status.value}")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._tell_choice)

    @property
    def current(self) -> MeasureRow | None:
        """The selected card."""
        return self.rows.row_at(self.currentIndex())

    def choose(self, measure: int) -> bool:
        """Select the card of this measure; False when it is not here."""
        place = self.rows.line_of(lambda row: row.measure.id == measure)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))
        return place >= 0

    def choose_first(self) -> None:
        """Select the first card when none is selected."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.opened.emit(row)

    @Slot(QModelIndex, QModelIndex)
    def _tell_choice(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.rows.row_at(current))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QAbstractItemView.ScrollMode
        fits = self.sizeHintForRow(0) <= self.viewport().height()
        self.setVerticalScrollMode(way.ScrollPerItem if fits else way.ScrollPerPixel)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first card current without selecting it, so that it would not show.
        self.choose_first()
        self.setCurrentIndex(self.currentIndex())
        super().focusInEvent(event)
        self.chosen.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        side = sides.get(Qt.Key(event.key()), 0)
        if side and event.modifiers() & CTRL:
            if self.current is not None:
                self.shifted.emit(side)
        elif side:
            self.left.emit(side)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        row = self.current
        if row is None:
            return
        carried = QMimeData()
        carried.setData(MEASURE, QByteArray(str(row.measure.id).encode()))
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MEASURE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MEASURE):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        carried = event.mimeData()
        if carried.hasFormat(MEASURE):
            event.acceptProposedAction()
            self.dropped.emit(int(bytes(carried.data(MEASURE).data())))


class Board(QWidget):
    """A column for each status.

    Signals:
        moved: give a measure another status; carries the row and the status.
        opened: change a measure in its form; carries the row.
        chosen: another card was selected; carries the row, or None.
    """

    moved = Signal(object, object)
    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.columns = tuple(BoardColumn(status, theme) for status in STATUSES)
        self._heads = tuple(line() for _ in STATUSES)
        self._last: BoardColumn | None = None  # that had the keyboard
        inside = QWidget()
        layout = QHBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(COLUMN_GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        self._rolling = Rolling(inside)
        whole.addWidget(self._rolling)
        for head, column in zip(self._heads, self.columns, strict=True):
            pane = QVBoxLayout()
            pane.setSpacing(4)
            pane.addWidget(head)
            pane.addWidget(column, 1)
            layout.addLayout(pane, 1)
            column.dropped.connect(self._take_dropped)
            column.shifted.connect(self._shift)
            column.left.connect(self._step_aside)
            column.opened.connect(self.opened)
            column.chosen.connect(self._tell_choice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share_width()

    def _share_width(self) -> None:
        """Let whole columns fill the width where not all have room: none is cut at the edge."""
        least, room = scaled(LEAST_WIDTH), self.width() + COLUMN_GAP
        number = room // (least + COLUMN_GAP)
        if 0 < number < len(self.columns):
            least = room // number - COLUMN_GAP
        for column in self.columns:
            column.setMinimumWidth(least)
        self._rolling.horizontalScrollBar().setSingleStep(least + COLUMN_GAP)

    @property
    def current(self) -> MeasureRow | None:
        """The selected card: of the column that had the focus last, or the first that has one."""
        if self._last is not None:
            return self._last.current
        return next((each.current for each in self.columns if each.current), None)

    def show_rows(self, rows: Sequence[MeasureRow]) -> None:
        """Show these measures; the selected one is followed to its new column."""
        chosen = self.current
        focused = next((each for each in self.columns if each.hasFocus()), None)
        self._last = None
        for head, column in zip(self._heads, self.columns, strict=True):
            own = [row for row in rows if row.measure.status is column.status]
            column.rows.show_rows(own)
            head.setText(f"{column.status.value.capitalize()} ({wording.number(len(own))})")
        for column in self.columns:
            if chosen is not None and column.choose(chosen.measure.id):
                self._last = column
                if focused is not None:
                    column.setFocus()
        if self._last is None and focused is not None:
            focused.choose_first()

    @Slot(int)
    def _take_dropped(self, measure: int) -> None:
        target = self.sender()
        for column in self.columns:
            place = column.rows.line_of(lambda row: row.measure.id == measure)
            if place >= 0 and isinstance(target, BoardColumn) and target is not column:
                self.moved.emit(column.rows.shown[place], target.status)
                return

    @Slot(int)
    def _shift(self, side: int) -> None:
        column = self.sender()
        if isinstance(column, BoardColumn):
            place = STATUSES.index(column.status) + side
            if 0 <= place < len(STATUSES):
                self.moved.emit(column.current, STATUSES[place])

    @Slot(int)
    def _step_aside(self, side: int) -> None:
        column = self.sender()
        if isinstance(column, BoardColumn):
            place = self.columns.index(column) + side
            if 0 <= place < len(self.columns):
                self.columns[place].setFocus()

    @Slot(object)
    def _tell_choice(self, row: MeasureRow | None) -> None:
        column = self.sender()
        if isinstance(column, BoardColumn) and column.hasFocus():
            self._last = column
            for other in self.columns:
                if other is not column:
                    other.clearSelection()
            self.chosen.emit(row)
