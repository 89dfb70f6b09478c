"""A text field that grows with its text, as far as the screen allows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

MOST_LINES = 14
MARGIN = 80  # logical pixels of the screen that a grown window leaves free


class GrowingText(QPlainTextEdit):
    """Is as tall as its text, from a minimum height up to a number of lines."""

    def __init__(self, least: int) -> None:
        """Build the field. least: its minimum height in logical pixels."""
        super().__init__()
        self._least = least
        self.setTabChangesFocus(True)
        self.setMinimumHeight(least)
        self.textChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @Slot()
    def _grow(self) -> None:
        lines = min(int(self.document().size().height()), MOST_LINES)
        wanted = lines * self.fontMetrics().lineSpacing() + self._least // 3
        window = self.window()
        beside = window.minimumSizeHint().height() - self.minimumHeight()
        room = window.screen().availableGeometry().height() - MARGIN - beside
        self.setMinimumHeight(max(self._least, min(wanted, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._grow()
