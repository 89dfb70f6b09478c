"""A table with the words about its chosen row right below its rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk.ui.forms.parts_pane import PartsPane
from toezichtdesk.ui.lists.tables import RowsTable

GAP = 4  # logical pixels
BEFORE_FOOT = 12  # logical pixels above the foot
LEAST_ROWS = 3  # rows that stay in sight above long words
MOST_SPARE_ROWS = 3  # rows of blank under the words, within their frame
FEWEST_ROWS = 2  # rows that stay in sight in a window so low that the words are a single line


class TableWithWords(QWidget):
    """Gives the words the height they need, and the table whole rows, right above them.

    Words that are hidden leave their room to the table; a foot stands right below its rows then.
    """

    def __init__(self, table: RowsTable, words: PartsPane, foot: QWidget | None = None) -> None:
        """foot: what stands right below the words, such as the buttons."""
        super().__init__()
        self._table, self._words, self._foot = table, words, foot
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(table, 1)
        layout.addWidget(words)
        if foot is not None:
            layout.addSpacing(BEFORE_FOOT - 2 * GAP)
            layout.addWidget(foot)
        layout.addStretch()
        table.model().modelReset.connect(self.share)
        table.horizontalScrollBar().rangeChanged.connect(self.share)
        words.height_changed.connect(self.share)

    @Slot()
    def share(self) -> None:
        """Divide the height anew."""
        foot = self._foot_height(self.width())
        rows, row = (
            self._table.model().rowCount(),
            self._table.verticalHeader().defaultSectionSize(),
        )
        head = self._head()
        if self._words.isHidden():
            room = self.height() - foot
            of_rows = room if self._foot is None else head + max(rows, LEAST_ROWS) * row
            self._table.setMaximumHeight(min(of_rows, room))
            return
        room = self.height() - GAP - foot
        least = head + min(rows, LEAST_ROWS) * row
        height = max(min(self._words.wanted_height, room - least), self._words.height_of(3))
        fewest = head + min(rows, FEWEST_ROWS) * row
        height = max(min(height, room - fewest), self._words.height_of(1))
        shown = max((room - height - head) // row, 1)
        # Where the rows scroll the last in sight is whole; else the words stand right below them.
        of_table = head + min(shown, max(rows, FEWEST_ROWS)) * row
        height = max(room - of_table, self._words.height_of(1))
        if shown >= rows and height - self._words.wanted_height > MOST_SPARE_ROWS * row:
            height = self._words.wanted_height  # a large empty frame looks like one to fill in
        self._table.setMaximumHeight(of_table)
        if height != self._words.minimumHeight() or height != self._words.maximumHeight():
            self._words.setFixedHeight(height)

    def _head(self) -> int:
        """Return the height of the table without its rows, in logical pixels."""
        table, bar = self._table, self._table.horizontalScrollBar()
        beside = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return table.horizontalHeader().sizeHint().height() + beside + 2 * table.frameWidth()

    def _foot_height(self, width: int) -> int:
        """Return the height of the foot with the space above it, in logical pixels."""
        if self._foot is None:
            return 0
        height = self._foot.heightForWidth(width)
        return BEFORE_FOOT + (height if height >= 0 else self._foot.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return what few rows and a line of words need: their share must not hold up a window."""
        rows = FEWEST_ROWS * self._table.verticalHeader().defaultSectionSize()
        height = self._head() + rows + GAP + self._words.height_of(1)
        height += self._foot_height(self.width())
        return QSize(super().minimumSizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()
