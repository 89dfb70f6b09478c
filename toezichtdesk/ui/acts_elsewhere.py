"""Notices acts that the console or another window records while this one is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from toezichtdesk.operations import Operations

if TYPE_CHECKING:
    from sqlalchemy import Connection

POLL = 4_000  # milliseconds between two checks


class ActsElsewhere(QObject):
    """Checks regularly whether an act was recorded that is not the window's own.

    Signals:
        came: there is one since the last check.
    """

    came = Signal()

    def __init__(self, operations: Operations, owner: QObject) -> None:
        super().__init__(owner)
        self._operations = operations
        self._last_act = -1
        self._poll = QTimer(self)
        self._poll.setInterval(POLL)
        self._poll.timeout.connect(self.look)

    def start(self) -> None:
        """Start checking; what is recorded now does not count."""
        self.look()
        self._poll.start()

    def stop(self) -> None:
        """Stop checking."""
        self._poll.stop()

    def pass_over(self) -> None:
        """Treat what is recorded now as the window's own."""
        self._operations.ask(_last_act, self._remember)

    @Slot()
    def look(self) -> None:
        """Check once."""
        self._operations.ask(_last_act, self._compare)

    def _remember(self, act: int) -> None:
        self._last_act = act

    def _compare(self, act: int) -> None:
        is_other = self._last_act not in (-1, act)
        self._last_act = act
        if is_other:
            self.came.emit()


def _last_act(connection: Connection) -> int:
    from toezichtdesk.reports.record.journal import last_act

    return last_act(connection)
