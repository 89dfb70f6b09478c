"""Try the window of an installed program: `try_window.py FOLDER SINCE [SHARE]`, by its own Python.

FOLDER holds `database/toezichtdesk.db`, filled from the self-test. The settings of an administrator
lead there, and to `back-ups` and to `nieuw`, the watched folder, in SHARE, or else in FOLDER. A
sheet that is put there must be offered, the dialog for files must speak Dutch, and a copy must come
where the administrator wants it. Says when each was there: SINCE is when the process was started,
in seconds since 1970.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from toezichtdesk import mswindows
from toezichtdesk.__main__ import own_database, signer
from toezichtdesk.app import speak_dutch
from toezichtdesk.app.backups import Backups
from toezichtdesk.app.desk import Desk
from toezichtdesk.paths import resource
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.look.theme import program_font

TODAY = date(2026, 11, 5)
LIMIT_S = 240  # for all steps together, on a busy machine
LOOK_EVERY_MS = 20
SHEET = "maandstand_2026-11-01.xlsx"
FOREIGN = {"Look in:", "File name:", "Files of type:", "Cancel", "Open", "&Open", "&Cancel", "Back"}


class Trial(QObject):
    """Goes from step to step as soon as each is there, and ends with its code."""

    def __init__(self, application: QApplication, desk: Desk) -> None:
        super().__init__(application)
        self._application = application
        self._desk = desk
        self._dialog: FileDialog | None = None
        self._steps: list[tuple[str, Callable[[], str]]] = [
            ("venster", self._window),
            ("overzicht", self._overview),
            ("nieuw blad aangeboden", self._offer),
            ("Nederlands bestandsvenster", self._chooser),
        ]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_EVERY_MS)

    @Slot()
    def _look(self) -> None:
        name, found = self._steps[0]
        words = found()
        if words:
            print(f"{name} na {_seconds():.1f} s: {words}", flush=True)
            del self._steps[0]
        elif _seconds() > LIMIT_S:
            print(f"{name}: NIET gezien", flush=True)
            self._application.exit(1)
        if not self._steps:
            self._timer.stop()
            self._application.exit(0)

    def _window(self) -> str:
        window = self._desk.window
        handle = window.windowHandle() if window is not None else None
        return "staat er" if handle is not None and handle.isExposed() else ""

    def _overview(self) -> str:
        window = self._desk.window
        rows = window.overview.table.model().rowCount() if window is not None else 0
        return f"{rows} gemeenten" if rows else ""

    def _offer(self) -> str:
        window = self._desk.window
        band = window.folder_band if window is not None else None
        return band.text if band is not None and band.isVisible() else ""

    def _chooser(self) -> str:
        if self._dialog is None:
            self._dialog = FileDialog(self._desk.window, "Blad kiezen")
            self._dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            self._dialog.open()
            return ""
        labels = [each.text() for each in self._dialog.findChildren(QLabel)]
        buttons = [each.text() for each in self._dialog.findChildren(QAbstractButton)]
        said = [text for text in (*labels, *buttons) if text]
        foreign = FOREIGN.intersection(said)
        if foreign:
            print(f"niet in het Nederlands: {foreign}", flush=True)
            self._application.exit(1)
        return ", ".join(said)


def _seconds() -> float:
    return time.time() - float(sys.argv[2])


def _new_sheet(folder: Path) -> None:
    """Put a sheet with another figure than was imported in the folder."""
    book = load_workbook(resource("example", SHEET))
    sheet = book.worksheets[0]
    cell = next(
        cell for row in sheet.iter_rows() for cell in row[2:3] if isinstance(cell.value, int)
    )
    cell.value += 1
    book.save(folder / "nieuwe stand.xlsx")


def main() -> int:
    """Go through the steps; return 0 when all was there."""
    folder = Path(sys.argv[1])
    share = Path(sys.argv[3]) if len(sys.argv) > 3 else folder
    _new_sheet(share / "nieuw")
    path = own_database()
    if path != folder / "database" / "toezichtdesk.db":
        print(f"de instellingen van de beheerder leiden naar {path}")
        return 1
    application = QApplication(["toezichtdesk"])
    mswindows.announce()
    speak_dutch(application)
    application.setFont(program_font())
    desk = Desk(application, path, signer(TODAY), is_trial=False)
    trial = Trial(application, desk)
    desk.begin()
    code = application.exec()
    trial.deleteLater()
    desk.end()
    copy = Backups(path).make("bij-afsluiten").path
    print(f"back-up: {copy}")
    return code if share / "back-ups" in copy.parents else 1


if __name__ == "__main__":
    sys.exit(main())
