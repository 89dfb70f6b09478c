"""Offers ways on when the database cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from toezichtdesk.app.errands import Errands
from toezichtdesk.files import named_in
from toezichtdesk.paths import backup_folder
from toezichtdesk.ui.forms.dialogs import Message
from toezichtdesk.ui.start.rescue import RescueDialog

if TYPE_CHECKING:
    from toezichtdesk.store.rescue import GoodCopy, Salvaged


class Rescue(QObject):
    """Asks how to go on with a damaged database.

    Signals:
        chosen: replace the database by this file; carries its path.
        left: the officer does nothing now.
    """

    chosen = Signal(object)
    left = Signal(int)

    def __init__(self, path: Path, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._errands = errands
        self._message = ""
        self._window: QWidget | None = None
        self._shown: RescueDialog | Message | None = None
        self._salvaged: Path | None = None

    def offer(self, message: str, window: QWidget | None) -> None:
        """Look for the newest good backup and show the choices. message: what is wrong."""
        self._message, self._window = message, window
        self._errands.run(self._show, _newest_good_copy, self._path)

    def _show(self, copy: GoodCopy | None) -> None:
        newest = None if copy is None else (copy.path, copy.recorded_to, copy.missing)
        dialog = RescueDialog(self._message, newest, self._window)
        dialog.copy_chosen.connect(self.chosen)
        dialog.salvage_asked.connect(self._salvage)
        dialog.rejected.connect(self._leave)
        self._shown = dialog
        dialog.open()

    @Slot()
    def _salvage(self) -> None:
        self._errands.run(self._show_salvaged, _salvage, self._path)

    def _show_salvaged(self, salvaged: Salvaged) -> None:
        self._salvaged = salvaged.path
        rows = "1 rij" if salvaged.rows == 1 else f"{salvaged.rows} rijen"
        lost = (
            f"Niet volledig leesbaar waren: {', '.join(salvaged.lost)}. "
            "Vergelijk wat er staat met uw stukken."
            if salvaged.lost
            else "Alle tabellen waren volledig leesbaar."
        )
        message = Message(
            "Gered wat leesbaar is",
            f"{rows} staan nu in een nieuwe database:\n{salvaged.path}\n\n{lost}",
            "&Hiermee verdergaan",
            self._window,
            ask=True,
        )
        message.submitted.connect(self._go_on)
        message.rejected.connect(self._leave)
        self._shown = message
        message.open()

    @Slot()
    def _go_on(self) -> None:
        if self._salvaged is not None:
            self.chosen.emit(self._salvaged)

    @Slot()
    def _leave(self) -> None:
        self.left.emit(0)


def is_for(error: BaseException, path: Path) -> bool:
    """Return whether a rescue may help: the file is damaged, or its backups show it was ours."""
    from toezichtdesk.store.refusals import DatabaseDamaged, NotOurDatabase

    if isinstance(error, NotOurDatabase) and path.is_file():
        return bool(named_in(backup_folder(path), "*.db"))
    return isinstance(error, DatabaseDamaged)


def _newest_good_copy(path: Path) -> GoodCopy | None:
    from toezichtdesk.store.rescue import newest_good_copy

    return newest_good_copy(path, backup_folder(path))


def _salvage(path: Path) -> Salvaged:
    from toezichtdesk.store.rescue import salvage

    return salvage(path)
