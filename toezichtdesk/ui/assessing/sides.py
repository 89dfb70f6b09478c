"""The two sides of Beoordelen: beside each other, or below where large letters need the width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QWidget

from toezichtdesk.ui.assessing.notices import Notices
from toezichtdesk.ui.assessing.reading_area import ReadingArea
from toezichtdesk.ui.lists.rolling import Rolling, RollingColumn, keep_rows
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP, scaled

ROOM_FOR_TWO = 800  # logical pixels: a name beside the fields of a decision
ROWS = 2  # of the list, above what stands below it
LEFT, RIGHT = 400, 640  # logical pixels at first


class Sides(Rolling):
    """A splitter, with the remarks below the list or, in one column, below everything.

    In one column the decision stands right below the list and the words about it follow: all of
    it scrolls as one.
    """

    def __init__(self, notices: Notices) -> None:
        self._notices = notices
        self._under_list: QBoxLayout | None = None  # where the remarks stand beside the other side
        self._beside_list: QBoxLayout | None = None  # the words and the decision
        self._reading: ReadingArea | None = None
        self._is_stacked = False
        self._widths = [LEFT, RIGHT]
        view = QWidget()
        self._column = RollingColumn(GAP)
        view.setLayout(self._column)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(14)
        self.splitter.setChildrenCollapsible(False)
        self._column.addWidget(self.splitter, 1)
        super().__init__(view)

    def begin(
        self, table: RowsTable, under_list: QBoxLayout, beside_list: QBoxLayout, words: ReadingArea
    ) -> None:
        """Share the width out, once both sides are in the splitter."""
        self._under_list, self._beside_list, self._reading = under_list, beside_list, words
        keep_rows(table, ROWS)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setSizes(self._widths)

    def _arrange(self) -> None:
        """Put the sides beside each other where both can be read."""
        is_stacked = self.width() < scaled(ROOM_FOR_TWO)
        if is_stacked == self._is_stacked or self._reading is None:
            return
        if self._under_list is None or self._beside_list is None:
            return
        self._is_stacked = is_stacked
        if is_stacked:
            self._widths = self.splitter.sizes()
        (self._column if is_stacked else self._under_list).addWidget(self._notices)
        vertical, horizontal = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self.splitter.setOrientation(vertical if is_stacked else horizontal)
        self.splitter.setSizes([0, RIGHT] if is_stacked else self._widths)
        self._beside_list.removeWidget(self._reading)
        self._beside_list.insertWidget(1 if is_stacked else 0, self._reading, 1)
        self._reading.show_whole(whole=is_stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
