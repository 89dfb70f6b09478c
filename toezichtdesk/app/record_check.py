"""Checks the record after a start, once the first page has its data.

The check takes processor time that the page needs: Python runs one thread at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.main_window import MainWindow
    from toezichtdesk.ui.safekeeping import Safekeeping


class Afterwards(QObject):
    """Checks the record after the questions that were asked earlier."""

    def __init__(
        self,
        operations: Operations,
        keeper: Safekeeping,
        window: MainWindow,
    ) -> None:
        """Set up the check. window: says what was found; the check is destroyed with it."""
        super().__init__(window)
        self._operations = operations
        self._keeper = keeper
        self._window = window

    def begin(self) -> None:
        """Wait for the answers to earlier questions, good or bad; then check."""
        self._operations.ask(_nothing, self._check).if_refused(self._check)

    def _check(self, _answer: object) -> None:
        self._operations.compute(self._keeper.check, self._window.mark_doubt)


def _nothing(_connection: Connection) -> None:
    """Ask nothing: the answer comes after those to earlier questions."""
