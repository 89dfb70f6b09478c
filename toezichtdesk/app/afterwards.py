"""The check of the record at a start, which waits until the first page has what it asked for.

It takes processor time that the page needs: Python runs one thread at a time.
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
    """Checks the record behind the questions that were asked before."""

    def __init__(
        self,
        operations: Operations,
        keeper: Safekeeping,
        warn: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """Take what it works with.

        warn: takes in Dutch what does not hold in the record; empty when all does.
        parent: the window, with which it goes.
        """
        super().__init__(parent)
        self._operations = operations
        self._keeper = keeper
        self._warn = warn

    def begin(self) -> None:
        """Wait for the answers to what was asked before, good or bad; then check."""
        self._operations.ask(_nothing, self._check).if_refused(self._check)

    def _check(self, _answer: object) -> None:
        self._operations.compute(self._keeper.check, self._warn)


def _nothing(_connection: Connection) -> None:
    """Ask nothing: its answer comes after those to earlier questions."""
