"""Checks the record after a start, once the first page has its data.

The check takes processor time that the page needs: Python runs one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.safekeeping import Safekeeping


class Afterwards(QObject):
    """Checks the record after the questions that were asked earlier."""

    def __init__(
        self,
        operations: Operations,
        keeper: Safekeeping,
        warn: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Set up the check.

        warn: called with a Dutch description of what is broken; empty when nothing is.
        parent: the window, with which it is destroyed.
        """
        super().__init__(parent)
        self._operations = operations
        self._keeper = keeper
        self._warn = warn

    def begin(self) -> None:
        """Wait for the answers to earlier questions, good or bad; then check."""
        self._operations.ask(_nothing, self._check).if_refused(self._check)

    def _check(self, _answer: object) -> None:
        self._operations.compute(self._keeper.check, self._warn)


def _nothing(_connection: Connection) -> None:
    """Ask nothing: the answer comes after those to earlier questions."""
