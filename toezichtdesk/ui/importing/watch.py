"""Bands on top of the window: a new file in the watched folder, and automatic imports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from toezichtdesk.files import is_folder
from toezichtdesk.ui.forms.dialogs import Band, Tone

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.importing import ImportPlan, Layout
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.pages.watching import Watched
    from toezichtdesk.ui.importing.arrivals import Arrival, Offer

SETTLE = 1_500  # milliseconds in which a new file may still be written
KEY = "F9"
BACK_KEY = "Shift+F9"


class FolderBand(Band):
    """Offers each new file once, unless it was imported already.

    If the officer chose so, a file without questions or warnings is imported without asking, once
    two looks saw the same content, so that it is complete.

    Signals:
        import_asked: import this file; carries its path.
        read_in: a file was imported without asking; carries the number of the act, and its plan.
    """

    import_asked = Signal(object)
    read_in = Signal(int, object)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._offered: set[str] = set()
        self._found_once = ""
        self._watched: Watched | None = None
        self._layouts: tuple[Layout, ...] = ()
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
        """Look in the watched folder, if there is one."""
        if not self._is_looking:
            self._is_looking = True
            self._operations.ask(_watched, self._look).if_refused(self._give_up)

    @Slot()
    def _wait(self) -> None:
        self._settle.start()

    def _look(self, answer: tuple[Watched, tuple[Layout, ...]]) -> None:
        self._watched, layouts = answer
        if self._offer is not None and self._offer.sha256 in self._watched.imported:
            self.hide()
        self._layouts = layouts
        if self._watched.folder is None:
            self._reach(is_there=False)
        else:  # a server that is away keeps who asks it waiting
            self._operations.compute(is_folder, self._reach, self._watched.folder).if_refused(
                self._give_up
            )

    def _reach(self, is_there: bool) -> None:
        folder = self._watched.folder if is_there and self._watched is not None else None
        self._follow(folder)
        if folder is None or self._watched is None:
            self._give_up("")
            return
        from toezichtdesk.ui.importing.arrivals import newest

        seen = self._watched.imported | self._offered
        self._operations.compute(newest, self._take, folder, seen, self._layouts).if_refused(
            self._give_up
        )

    def _follow(self, folder: Path | None) -> None:
        wanted = [str(folder)] if folder is not None else []
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
        if offer.unasked is not None and offer.sha256 != self._found_once:
            self._is_looking = False
            self._found_once = offer.sha256
            self._settle.start()
            return
        self._offered.add(offer.sha256)
        self._offer = offer
        if offer.unasked is None:
            self._ask("")
            return
        from toezichtdesk.casework.import_sheet import apply

        self._operations.perform_secured(
            apply, self._tell_read, offer.unasked, is_unasked=True
        ).if_refused(self._ask)

    def _tell_read(self, act: int) -> None:
        self._is_looking = False
        if self._offer is not None:
            self.read_in.emit(act, self._offer.unasked)

    @Slot(str)
    def _ask(self, _message: str) -> None:
        self._is_looking = False
        if self._offer is not None:
            words = f"{self._offer.words} Importeren? ({KEY})"
            self.say(words, Tone.NOTICE, "Importeren")

    @Slot(str)
    def _give_up(self, _message: str) -> None:
        self._is_looking = False

    @Slot()
    def _accept(self) -> None:
        if self._offer is not None and self.isVisible():
            self.hide()
            self.import_asked.emit(self._offer.path)


class UnaskedBand(Band):
    """Reports automatic imports, with undo.

    Signals:
        journal_asked: there are several to undo, each on its own line.
    """

    journal_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._imported: dict[int, str] = {}
        self.pressed.connect(self._go_back)
        QShortcut(QKeySequence(BACK_KEY), self).activated.connect(self._go_back)

    @Slot(int, object)
    def tell(self, act: int, plan: ImportPlan) -> None:
        """Report this import, with the earlier ones still reported."""
        from toezichtdesk.ui.importing.consequences import counts

        if self.isHidden():
            self._imported.clear()
        self._imported[act] = f"{plan.file_name} geïmporteerd: {counts(plan, skips=False)}."
        button = "Ongedaan maken" if len(self._imported) == 1 else "Naar het logboek"
        self.say("\n".join(self._imported.values()), Tone.NOTICE, f"{button} ({BACK_KEY})")

    @Slot()
    def _go_back(self) -> None:
        if len(self._imported) > 1:
            self.journal_asked.emit()
        elif self._imported:
            from toezichtdesk.casework.undo import undo

            (act,) = self._imported
            self._operations.perform(undo, self._tell_undone, act).if_refused(self.refuse)

    def _tell_undone(self, _act: object) -> None:
        words = " ".join(self._imported.values())
        self._imported.clear()
        self.say(f"{words} Dat is ongedaan gemaakt.", Tone.NOTICE)


def _watched(connection: Connection) -> tuple[Watched, tuple[Layout, ...]]:
    from toezichtdesk.reports.layouts import layouts
    from toezichtdesk.reports.pages.watching import watched

    return watched(connection), layouts(connection)
