"""Makes a picture of every screen on the example data: `python -m tests.ui.screenshots FOLDER`.

For the eyes and for the README; nothing is compared. Needs no display.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from openpyxl import load_workbook
from PySide6.QtCore import QSettings, QSize, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabWidget, QWidget

from toezichtdesk.__main__ import signer
from toezichtdesk.app import speak_dutch
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework import example
from toezichtdesk.casework.layouts import remember
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.casework.watching import watch_folder
from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.operations import Operations
from toezichtdesk.paths import resource
from toezichtdesk.sheets.layouts import signature_of
from toezichtdesk.ui.look.theme import Appearance, Theme, program_font
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.rail import Place

SIZES = {"1024": QSize(1024, 640), "1280": QSize(1280, 720), "1920": QSize(1920, 1080)}
SETTLE = 1500  # milliseconds for answers and painting
SKIP = "Rijen met een probleem overslaan (2)"


class Photographer(QWidget):
    """Walks through the screens and saves each as PNG."""

    def __init__(self, folder: Path, data: Path) -> None:
        super().__init__()
        self._folder = folder
        sign = signer(None)
        self._database = open_or_begin(data / "voorbeeld.db", sign())
        today = example.fill(self._database).today
        self._sign = signer(today)
        self._theme = Theme(Appearance.LIGHT)
        self._settings = QSettings(str(data / "beeld.ini"), QSettings.Format.IniFormat)
        self._sheet = write_next_month(data)
        self._set_up_import(data / "inkomend")
        self._operations = Operations(self._get, self._sign)
        self._waiting = 0
        self._operations.busy.connect(self._count)
        keeper = Backups(data / "voorbeeld.db")
        keeper.make("handmatig")
        self._window = MainWindow(self._operations, self._theme, self._settings, keeper)
        self._steps = self._walk()
        self._timer = QTimer(self)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin; the program ends after the last picture."""
        self._window.show()
        self._window.start()
        self._timer.start()

    def _set_up_import(self, folder: Path) -> None:
        """Follow a folder and remember a layout."""
        folder.mkdir()
        head = ("Gemeente", "Doel", "Voorsprong/achterstand", "Klaar t/m")
        told = (Column.MUNICIPALITY, Column.TARGET, Column.OPENING_BALANCE, Column.REALISED)
        with self._database.writing() as connection:
            watch_folder(connection, self._sign(), folder)
            remember(connection, self._sign(), Layout("Maandbestand", signature_of(head), told))

    def _get(self) -> object:
        return self._database

    def _count(self, waiting: int) -> None:
        self._waiting = waiting

    def _next(self) -> None:
        if self._waiting:  # a picture now would show an empty page
            return
        if next(self._steps, None) is None:
            self._timer.stop()
            self._window.close()
            self._operations.close()
            self._database.close()
            QApplication.quit()

    def _walk(self) -> Iterator[str]:
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            for size_name, size in SIZES.items():
                self._theme.choose(appearance)
                self._window.resize(size)
                for name, show in self._screens():
                    show()
                    yield name
                    shade = appearance.name.casefold()
                    self._window.grab().save(str(self._folder / f"{name}-{shade}-{size_name}.png"))

    def _screens(self) -> Iterator[tuple[str, object]]:
        window = self._window
        yield "gemeenten", lambda: window.show_place(Place.OVERVIEW)
        yield "vandaag", lambda: window.show_place(Place.TODAY)
        yield "beoordelen", lambda: window.show_place(Place.ASSESSING)
        yield "import", lambda: _begin_import(window)
        yield "contacten", lambda: window.show_place(Place.CONTACTS)
        yield "plannen", lambda: _show_plans(window, 0)
        yield "maatregelen", lambda: _show_plans(window, 1)
        yield "bord", lambda: _show_plans(window, 2)
        yield "tijdbalk", lambda: _show_plans(window, 3)
        yield "kennis", lambda: window.show_place(Place.KNOWLEDGE)
        yield "beheer", lambda: window.show_place(Place.MANAGING)
        yield "logboek", lambda: window.show_place(Place.JOURNAL)
        yield "back-ups", window.show_backups
        code = window.overview.rows[0].code
        yield "dossier", lambda: _show_dossier(window, code, 0)
        yield "tijdlijn", lambda: _show_dossier(window, code, 1)
        yield "indelingen", window.commands.menus.layouts.trigger
        yield "controle", lambda: window.import_file(self._sheet)
        yield "aanwijzen", lambda: _press(window, "Indeling…")
        yield "gevolgen", lambda: _press(window, "Annuleren", SKIP, "Gevolgen ›")


def _show_dossier(window: MainWindow, code: str, tab: int) -> None:
    """Show one tab of a dossier, whichever was open last."""
    window.show_municipality(code)
    window.pages.dossier.findChild(QTabWidget).setCurrentIndex(tab)


def _show_plans(window: MainWindow, view: int) -> None:
    window.show_place(Place.PLANS)
    window.pages.plans.views.setCurrentIndex(view)


def _begin_import(window: MainWindow) -> None:
    window.show_place(Place.IMPORTING)
    window.current_page.leave()


def _press(window: QWidget, *names: str) -> None:
    """Press the visible buttons with these names, one after the other."""
    for name in names:
        buttons = window.findChildren(QAbstractButton)
        next(b for b in buttons if b.isVisible() and b.text().replace("&", "") == name).click()


def write_next_month(folder: Path) -> Path:
    """Write a sheet of the next month with two problems in it."""
    book = load_workbook(resource("example", "maandstand_2026-11-01.xlsx"))
    page = book.active
    page["A1"] = "Stand 5 november 2026, taakstellingsperiode 2026-II"
    for row in range(5, 20):
        page.cell(row, 3).value += row % 3
    page["A7"], page["C9"] = "Heidelo (nieuw)", "volgt"
    path = folder / "maandstand_2026-11-05.xlsx"
    book.save(path)
    return path


def main() -> int:
    """Make the pictures in the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["toezichtdesk"])
    speak_dutch(application)
    application.setFont(program_font())
    with tempfile.TemporaryDirectory() as data:
        photographer = Photographer(folder, Path(data))
        photographer.start()
        return application.exec()


if __name__ == "__main__":
    sys.exit(main())
