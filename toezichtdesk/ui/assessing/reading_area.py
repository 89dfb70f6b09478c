"""The words about a proposal: they scroll, or are whole where the page itself scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.theme import EDGE

FRAME = 1  # logical pixels of the focus
LEAST_HEIGHT = 160  # logical pixels


class ReadingArea(QScrollArea):
    """Shows a widget that ends at the edge of the page; a scroll bar stands in its margin."""

    def __init__(self, inside: QWidget, inset: int) -> None:
        """Build the area. inset: logical pixels left of the widget."""
        super().__init__()
        self._is_whole = False
        content = self._content = QWidget()
        content.setObjectName("scrolled")
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(inset - FRAME, 0, EDGE - FRAME, 0)
        self._layout.addWidget(inside)
        self.setWidgetResizable(True)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Toelichting")
        WholeLines(self)
        self.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)

    def show_whole(self, *, whole: bool) -> None:
        """Take the height of all words and scroll no more, or scroll again."""
        self._is_whole = whole
        self._fit()

    def _fit(self) -> None:
        words = self._content.heightForWidth(self.viewport().width()) + 2 * self.frameWidth()
        self.setMinimumHeight(words if self._is_whole else LEAST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_whole:  # what is around it scrolls
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(int, int)
    def _make_room_for_bar(self, _least: int, most: int) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if most else 0
        margins = self._layout.contentsMargins()
        margins.setRight(EDGE - FRAME - bar)
        self._layout.setContentsMargins(margins)
