"""The board: measures as cards under their status, moved by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.casefile import MeasureStatus, PlanMeasure
from toezichtdesk.reports.pages.plan_list import MeasureRow
from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.lists.rows_model import NOWHERE, ROW_ROLE, Index, RowsModel, TableColumn
from toezichtdesk.ui.look.theme import Theme, scaled
from toezichtdesk.ui.plans.list_columns import SHORT, STATUSES, due

MEASURE = "application/x-toezichtdesk-maatregel"
OTHER_LINES = 3  # of a card, beside those of its title
TITLE_LINES = 3
FEW_TITLE_LINES = 2  # in a column so wide that every title fits in them
WIDE = 260  # logical pixels of such a column
PADDING = 8  # logical pixels within a card
BETWEEN = 4  # logical pixels around a card
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
        self.setItemDelegate(_Card(theme, self))
        self.setUniformItemSizes(True)
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
        is_high = self.sizeHintForRow(0) <= self.viewport().height()
        self.setVerticalScrollMode(way.ScrollPerItem if is_high else way.ScrollPerPixel)

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
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
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


class _Card(QStyledItemDelegate):
    """A measure as a card: kind and places, description, municipality, owner, and day."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index = NOWHERE) -> QSize:
        lines = OTHER_LINES + self._title_lines()
        height = option.fontMetrics.lineSpacing() * lines + 2 * (PADDING + BETWEEN)
        return QSize(scaled(120), height)

    def _title_lines(self) -> int:
        """Return the lines of a title: the same on every card, as all columns are as wide."""
        column = self.parent()
        is_wide = isinstance(column, QWidget) and column.width() >= scaled(WIDE)
        return FEW_TITLE_LINES if is_wide else TITLE_LINES

    def _is_cut(self, card: QRect) -> bool:
        """Return whether a card waits until it fits: half a one reads as a fault."""
        column = self.parent()
        foot = column.viewport().height() if isinstance(column, BoardColumn) else 0
        return card.height() <= foot and card.top() > 0 and foot <= card.bottom()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, MeasureRow) or self._is_cut(option.rect):
            return
        palette = self._theme.palette
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_cursor = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(BETWEEN, BETWEEN, -BETWEEN, -BETWEEN)
        edge = palette.accent if is_chosen and has_cursor else palette.edge
        painter.setPen(QPen(QColor(edge), 2 if has_cursor and is_chosen else 1))
        painter.setBrush(QColor(palette.selection if is_chosen else palette.alternate))
        painter.drawRoundedRect(card, 6, 6)
        texts = card.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        self._write(painter, texts, row, option)
        painter.restore()

    def _write(
        self, painter: QPainter, room: QRectF, row: MeasureRow, option: QStyleOptionViewItem
    ) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = self._theme.palette.chosen() if is_chosen else self._theme.palette
        measure = row.measure
        until = "! te laat:" if row.is_late else "t/m"
        day = f"{until} {due(row)}" if measure.due_on else "geen datum"
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        step = option.fontMetrics.lineSpacing()
        title = broken(measure.description, bold, room.width(), self._title_lines())
        lines = (
            (_kind_and_places(measure), palette.muted, option.font),
            *((each, palette.text, bold) for each in title),
            (" · ".join(filter(None, (row.name, measure.owner))), palette.text, option.font),
            (day, palette.worse if row.is_late else palette.muted, option.font),
        )  # fmt: skip
        for number, (text, colour, font) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            place = QRectF(room.left(), room.top() + number * step, room.width(), step)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _kind_and_places(measure: PlanMeasure) -> str:
    """Return `Kort · 4 van 6 personen`: of those expected, how many came."""
    kind = SHORT[measure.horizon].capitalize()
    expected, actual = measure.expected_places, measure.actual_places
    if expected is None:
        return kind if actual is None else f"{kind} · {wording.persons(actual)} gerealiseerd"
    came = "" if actual is None else f"{wording.number(actual)} van "
    return f"{kind} · {came}{wording.persons(expected)}"


def broken(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """Return the text over the lines of a card; the last of at most `most` has the remainder."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    begins: list[int] = []
    while len(begins) < most and (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        begins.append(part.textStart())
    layout.endLayout()
    ends = [*begins[1:], len(text)]
    return tuple(text[start:end].strip() for start, end in zip(begins, ends, strict=True))
