"""Widths that grow with the letters: what is measured at 100 % would cut off words at 200 %."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from toezichtdesk.ui.look.theme import scaled


class LetterRoom(QObject):
    """Keeps the least and the most width of a widget in step with the size of the letters."""

    def __init__(self, widget: QWidget, least: int = 0, most: int = 0) -> None:
        """least, most: logical pixels at 100 %; 0 sets none."""
        super().__init__(widget)
        self._widget, self._least, self._most = widget, least, most
        widget.installEventFilter(self)
        self._fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return False

    def _fit(self) -> None:
        if self._least:
            self._widget.setMinimumWidth(scaled(self._least))
        if self._most:
            self._widget.setMaximumWidth(scaled(self._most))


def give_room(widget: QWidget, least: int = 0, most: int = 0) -> None:
    """Set the least and the most width, in logical pixels at 100 %; they grow with the letters."""
    LetterRoom(widget, least, most)


def give_width(widget: QWidget, width: int) -> None:
    """Set the width, in logical pixels at 100 %; it grows with the letters."""
    LetterRoom(widget, width, width)
