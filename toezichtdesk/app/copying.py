"""Automatic backups: periodically and at closing, if something changed."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from toezichtdesk.app.backups import Backups
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.operations import Operations
from toezichtdesk.ui.safekeeping import Copy

log = logging.getLogger(__name__)

COPY_EVERY = 30 * 60 * 1000  # milliseconds between backups, if something changed


class Copying(QObject):
    """Backs up the open database; one that is only for practice is never connected.

    Signals:
        made: a backup was made; carries the `Copy`.
        failed: a backup failed; carries why, in Dutch.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._operations: Operations | None = None
        self._keeper: Backups | None = None
        self._is_changed = False
        self._timer = QTimer(self)
        self._timer.setInterval(COPY_EVERY)
        self._timer.timeout.connect(self._copy_meanwhile)

    def watch(self, keeper: Backups, operations: Operations) -> None:
        """Back up this database from now on."""
        self._keeper, self._operations = keeper, operations
        self._timer.start()

    def note_change(self) -> None:
        """Make a backup at the next interval or at closing."""
        self._is_changed = True

    def stop(self) -> None:
        """Stop the periodic backups: the database is about to close."""
        self._timer.stop()
        self._operations = None

    def finish(self) -> None:
        """Make the last backup of the database, which is closed by now, if it has a newer act.

        Also of an act before this start: a crash or a full disk can have left it without one.
        """
        keeper = self._keeper
        if keeper is not None:
            try:
                if self._is_changed or not keeper.is_up_to_date():
                    keeper.make("bij-afsluiten")
            except OfficerCanAct as refusal:
                log.info("no copy at closing: %s", type(refusal).__name__)
        self._is_changed, self._keeper = False, None

    @Slot()
    def _copy_meanwhile(self) -> None:
        if self._is_changed and self._operations is not None and self._keeper is not None:
            self._is_changed = False
            request = self._operations.compute(self._keeper.make, self._tell, "tussendoor")
            request.if_refused(self._fail)

    def _tell(self, copy: Copy) -> None:
        self.made.emit(copy)

    def _fail(self, message: str) -> None:
        self._is_changed = True
        self.failed.emit(f"Er is geen tussentijdse back-up gemaakt. {message}")
