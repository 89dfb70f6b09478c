"""The part of Beoordelen that scrolls; its scroll bar stands in the margin of the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.theme import EDGE

FRAME = 1  # logical pixels of the focus
LEAST_HEIGHT = 160  # logical pixels


class ReadingArea(QScrollArea):
    """Shows a widget that ends at the edge of the page, with or without a scroll bar."""

    def __init__(self, inside: QWidget, inset: int) -> None:
        """Build the area. inset: logical pixels left of the widget."""
        super().__init__()
        content = QWidget()
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

    @Slot(int, int)
    def _make_room_for_bar(self, _least: int, most: int) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if most else 0
        margins = self._layout.contentsMargins()
        margins.setRight(EDGE - FRAME - bar)
        self._layout.setContentsMargins(margins)
