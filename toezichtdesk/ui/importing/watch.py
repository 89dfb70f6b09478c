"""A band on top of the window that offers the newest file of the watched folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from toezichtdesk.ui.dialogs import Band, Tone

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.importing import Layout
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.watching import Watched
    from toezichtdesk.ui.importing.arrivals import Arrival, Offer

SETTLE = 1_500  # milliseconds in which a file that arrives may still be written
KEY = "F9"


class FolderBand(Band):
    """Offers a file once; what was imported already is not offered.

    Signals:
        import_asked: the officer wants this file; carries its path.
    """

    import_asked = Signal(object)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._offered: set[str] = set()
        self._watched: Watched | None = None
        self._offer: Offer | None = None
        self._is_looking = False
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._watcher.directoryChanged.connect(self._wait)
        self._settle.timeout.connect(self.refresh)
        self.pressed.connect(self._accept)
        QShortcut(QKeySequence(KEY), self).activated.connect(self._accept)

    @Slot()
    def refresh(self) -> None:
        """Look in the folder, if one is watched."""
        if not self._is_looking:
            self._is_looking = True
            self._operations.ask(_watched, self._look).if_refused(self._give_up)

    @Slot()
    def _wait(self) -> None:
        self._settle.start()

    def _look(self, told: tuple[Watched, tuple[Layout, ...]]) -> None:
        self._watched, layouts = told
        folder = self._watched.folder
        self._follow(folder)
        if self._offer is not None and self._offer.sha256 in self._watched.imported:
            self.hide()
        if folder is None:
            self._give_up("")
            return
        from toezichtdesk.ui.importing.arrivals import newest

        known = self._watched.imported | self._offered
        self._operations.compute(newest, self._take, folder, known, layouts).if_refused(
            self._give_up
        )

    def _follow(self, folder: Path | None) -> None:
        wanted = [str(folder)] if folder is not None and folder.is_dir() else []
        if self._watcher.directories() != wanted:
            if self._watcher.directories():
                self._watcher.removePaths(self._watcher.directories())
            if wanted:
                self._watcher.addPaths(wanted)

    def _take(self, arrival: Arrival | None) -> None:
        if arrival is None:
            self._give_up("")
            return
        from toezichtdesk.ui.importing.arrivals import offer

        today = self._operations.sign().today
        self._operations.ask(offer, self._show, arrival, today).if_refused(self._give_up)

    def _show(self, offer: Offer) -> None:
        self._is_looking = False
        self._offer = offer
        self._offered.add(offer.sha256)
        self.say(f"{offer.words} Importeren? ({KEY})", Tone.NOTICE, "Importeren")

    @Slot(str)
    def _give_up(self, _message: str) -> None:
        self._is_looking = False

    @Slot()
    def _accept(self) -> None:
        if self._offer is not None and self.isVisible():
            self.hide()
            self.import_asked.emit(self._offer.path)


def _watched(connection: Connection) -> tuple[Watched, tuple[Layout, ...]]:
    from toezichtdesk.reports.layouts import layouts
    from toezichtdesk.reports.watching import watched

    return watched(connection), layouts(connection)
