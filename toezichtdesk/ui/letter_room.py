"""Widths that scale with the text: one that fits at 100 % would cut off words at 200 %."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from toezichtdesk.ui.look.theme import scaled

_OWN = Qt.FindChildOption.FindDirectChildrenOnly


class LetterRoom(QObject):
    """Scales the minimum and maximum width of a widget with the text size.

    It replaces the one that the widget had.
    """

    def __init__(self, widget: QWidget, least: int = 0, most: int = 0) -> None:
        """least, most: logical pixels at 100 %; 0 sets none."""
        for former in widget.findChildren(LetterRoom, options=_OWN):
            widget.removeEventFilter(former)
            former.deleteLater()
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
    """Set minimum and maximum width, in logical pixels at 100 %; they scale with the text."""
    LetterRoom(widget, least, most)


def give_width(widget: QWidget, width: int) -> None:
    """Set a fixed width, in logical pixels at 100 %; it scales with the text."""
    LetterRoom(widget, width, width)
