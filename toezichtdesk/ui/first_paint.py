"""Postpones work until a widget has been painted, so that the officer sees it sooner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PATIENCE = 300  # milliseconds; a window that is covered is not painted


class FirstPaint(QObject):
    """Signals once that the widget was painted, or was not painted for a while.

    Signals:
        passed: other work can begin.
    """

    passed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.passed)
        self._wait.start(PATIENCE)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if self._wait.isActive():
                self._wait.start(0)  # when this paint is over
        return False
