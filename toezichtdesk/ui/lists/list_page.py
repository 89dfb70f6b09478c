"""The frame of a page with a list: title and buttons, filters, the list, and a line below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.ui.forms.controls import let_clear
from toezichtdesk.ui.forms.dialogs import page_title, plain_label
from toezichtdesk.ui.forms.text_pane import Reading
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.act_row import BETWEEN, ActRow, OneLine
from toezichtdesk.ui.lists.rolling import RollingColumn, rolling
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.page import Page

LEAST_FILTER, WIDEST_FILTER = 140, 360  # logical pixels
LEAST_ROWS = 3  # rows that stay in sight above long words
BETWEEN_PARTS = 8  # logical pixels


class ListPage(Page):
    """A page with a list and a filter: typed words, and choices beside them.

    counted: the line below the list with its number of rows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit()
        self.filter.setAccessibleName("Filter")
        give_hint(self.filter, "Filter (Ctrl+F)")
        let_clear(self.filter)
        self.counted = OneLine(quiet=True)

    def focus_filter(self) -> bool:
        """Put the cursor in the filter."""
        self.filter.setFocus()
        self.filter.selectAll()
        return True

    def frame(
        self,
        title: str,
        beside: QLabel | None,
        acts: Sequence[QWidget],
        *parts: QWidget | QLayout,
    ) -> None:
        """Lay out the parts from top to bottom, the last one stretching.

        Where large letters leave no room for all of them, what is below the title scrolls: the
        list and the words about its chosen row stay in sight together.

        beside: a line beside the title. acts: to the right of the title.
        """
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        layout.setSpacing(BETWEEN_PARTS)
        layout.addWidget(ActRow(page_title(title), acts, beside, GAP))
        column = RollingColumn(BETWEEN_PARTS)
        layout.addWidget(rolling(column), 1)  # before its parts: Qt styles them at every move
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part, 1 if part is parts[-1] else 0)
        column.addWidget(self.counted)

    def filter_row(self, *choices: QWidget) -> QLayout:
        """Return the filter with the choices beside it, or below it without room."""
        give_room(self.filter, LEAST_FILTER, WIDEST_FILTER)
        row = WrappingRow(GAP)
        for part in (self.filter, *choices):
            row.addWidget(part)
        return row


class _AboveDetails(QWidget):
    """Gives the details the height of their words, but leaves some rows or a card in sight."""

    def __init__(self, listing: QWidget, details: QWidget) -> None:
        super().__init__()
        self._listing, self._details = listing, details
        self._least = 0  # pixels of height of the list
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(listing, 1)
        column.addWidget(details)

    def event(self, event: QEvent) -> bool:
        """Divide the height anew when a part needs another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._share()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def hasHeightForWidth(self) -> bool:
        return False  # the list takes what is left

    def minimumSizeHint(self) -> QSize:
        height = self._least + self._details.minimumSizeHint().height()
        return QSize(super().minimumSizeHint().width(), height)

    def _share(self) -> None:
        views = self._listing.findChildren(QAbstractItemView)
        least = [
            max(self._listing.height() - view.height(), 0) + _least_height(view)
            for view in views
            if view.isVisible()
        ]
        most = max(self._listing.minimumSizeHint().height(), *least) if least else 0
        if self._least != most:
            self._least = most
            self.updateGeometry()
        room = self.height() - self._least
        self._details.setMaximumHeight(max(room, self._details.minimumSizeHint().height()))


def _least_height(view: QAbstractItemView) -> int:
    """Return the height in which a few rows of a table are whole, or the first card of a list."""
    frame = 2 * view.frameWidth()
    if not isinstance(view, QTableView):
        return max(view.sizeHintForRow(0), 0) + frame
    rows = min(view.model().rowCount(), LEAST_ROWS) * view.verticalHeader().defaultSectionSize()
    return view.horizontalHeader().sizeHint().height() + rows + frame


def above_details(listing: QWidget, details: QWidget) -> QWidget:
    """Return the list above the details of its chosen row."""
    return _AboveDetails(listing, details)


def details_pane(title: OneLine, acts: Sequence[QWidget], words: Reading) -> QWidget:
    """Return the title of the chosen row with what can be done with it, above its words."""
    head = WrappingRow(BETWEEN)
    head.addWidget(title)
    head.add_spring()
    for act in acts:
        head.addWidget(act)
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, GAP // 2, 0, 0)
    column.addLayout(head)
    column.addWidget(words, 1)
    return pane


def choice_box(name: str, first: str) -> QComboBox:
    """Return a combo box beside the filter. name: for a screen reader. first: the item for all."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(first, None)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def over_empty(empty: QLabel, table: RowsTable) -> QWidget:
    """Return the table with a text in its place while it has no rows."""
    pane = QWidget()
    column = RollingColumn(BETWEEN_PARTS)  # counts each line of a text that wraps
    pane.setLayout(column)
    column.addWidget(empty)
    column.addWidget(table, 1)
    return pane


def empty_label(text: str) -> QLabel:
    """Return the label shown when a list is empty."""
    label = plain_label(text, quiet=True)
    label.setWordWrap(True)
    return label
