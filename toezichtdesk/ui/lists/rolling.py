"""A part of a page that scrolls where letters are large and the window is small."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.theme import GAP, ROW_HEIGHT, scaled

HEADINGS, AROUND = 14, 22  # logical pixels: of a line of headings; blank and frame, at any size
LEAST_ROWS = 2


class Rolling(QScrollArea):
    """Holds the middle of a page, which fills it and scrolls only if it has to."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        view.setObjectName("scrolled")
        self.setProperty("bare", True)  # noqa: FBT003 - Qt's own form
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(view)
        WholeLines(self)
        self._later = QTimer(self)  # once what was asked for has its place
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_focus)
        self.verticalScrollBar().rangeChanged.connect(self._later.start)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._later.start)

    @Slot()
    def _show_focus(self) -> None:
        """Bring the part into sight to which a key or a problem led the keyboard."""
        now, inside = QApplication.focusWidget(), self.widget()
        if now is None or inside is None or not inside.isAncestorOf(now):
            return
        if QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            return  # nothing moves under the pointer
        part, holder = now, now.parentWidget()
        while holder is not None and holder is not inside:
            part, holder = holder, holder.parentWidget()
        room = self.viewport().height() + self.viewportMargins().bottom()  # without the blank
        shown = part if part.height() <= room else now
        bar, top = self.verticalScrollBar(), shown.mapTo(inside, QPoint(0, 0)).y()
        value = min(max(bar.value(), top + shown.height() - room), top)
        self.ensureWidgetVisible(shown, 0, 0)  # sideways too
        bar.setValue(value)


class RollingColumn(QVBoxLayout):
    """The column in a `Rolling`: tables shrink to some rows before it scrolls.

    Qt's own column would scroll as soon as not everything has the height that it would like.
    """

    def __init__(self, spacing: int = GAP) -> None:
        """spacing: logical pixels between two parts."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSize(self) -> QSize:
        parent = self.parentWidget()
        width = parent.width() if parent is not None else 0
        items = (self.itemAt(number) for number in range(self.count()))
        heights = [_least_height(item, width) for item in items if item and not item.isEmpty()]
        height = sum(heights) + self.spacing() * max(len(heights) - 1, 0)
        return QSize(super().minimumSize().width(), height)


def rolling(column: RollingColumn) -> Rolling:
    """Return the middle of a page that consists of this column."""
    view = QWidget()
    view.setLayout(column)
    return Rolling(view)


class _LeastRows(QObject):
    """Keeps some rows of a table in sight, also with larger letters."""

    def __init__(self, table: QTableView, rows: int) -> None:
        super().__init__(table)
        self._table = table
        self._rows = rows
        table.installEventFilter(self)
        table.model().modelReset.connect(self._fit)
        self._fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        return False

    @Slot()
    def _fit(self) -> None:
        rows = min(self._table.model().rowCount() or self._rows, self._rows)
        self._table.setMinimumHeight(AROUND + scaled(HEADINGS + rows * ROW_HEIGHT))


def keep_rows(table: QTableView, rows: int) -> None:
    """Keep this many rows of a table in sight, or all of them where it has fewer."""
    _LeastRows(table, rows)


def yielding(table: QTableView, rows: int = LEAST_ROWS) -> None:
    """Let a table take the height that is left, however long it is; some rows stay in sight."""
    keep_rows(table, rows)
    policy = table.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
    table.setSizePolicy(policy)


def _least_height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.minimumSize().height()
