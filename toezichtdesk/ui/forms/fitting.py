"""A part of a page that fits itself to its size and its letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Fitting(QWidget):
    """Fits itself at each size, and when a part comes, goes or has letters of another size."""

    def fit(self) -> None:
        """Choose what to show, and how, at the present width. To override."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return result
