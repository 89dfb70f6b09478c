"""What keeps a dossier as it was on a day from being changed: its buttons and lists are sealed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget
from shiboken6 import isValid

OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Seal(QObject):
    """Switches the buttons in parts of a page off and makes their lists only readable."""

    def __init__(self, parts: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._off: list[QPushButton] = []
        self._lists: list[QWidget] = []

    def put_on(self) -> None:
        """Seal the parts; again after they show something else."""
        for part in self._parts:
            own = [part] if isinstance(part, QPushButton) else part.findChildren(QPushButton)
            for button in own:
                if button.isEnabled():
                    button.setEnabled(False)
                    self._off.append(button)
            for view in part.findChildren(QAbstractItemView):
                for each in (view, view.viewport()):
                    if each not in self._lists:
                        each.installEventFilter(self)
                        self._lists.append(each)

    def take_off(self) -> None:
        """Make the parts as they were."""
        for button in self._off:
            if isValid(button):
                button.setEnabled(True)
        for each in self._lists:
            if isValid(each):
                each.removeEventFilter(self)
        self._off.clear()
        self._lists.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in OPENING_KEYS
        return super().eventFilter(watched, event)
