"""Makes a picture of everything on the example data: `python -m tests.ui.screenshots FOLDER`.

Every page, every tab, every dialog and every menu, light and dark, at four sizes; of each size and
shade also contact sheets, on which many stand side by side. `--sizes 1280 --shades light` makes
fewer, `--only dossier` those with this in their name; `--text 150 200` makes them with larger
letters. For the eyes; nothing is compared. Needs no display; with one, QT_QPA_PLATFORM=xcb and
QT_SCALE_FACTOR=2 show the display scale of 200 %.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

# The screen that Qt would pretend to have is 800 pixels wide, and no dialog is wider.
os.environ.setdefault(
    "QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}"
)

from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import Desk
from tests.ui.scenes import dialogs, menus, pages
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
from toezichtdesk.ui.look.theme import (
    TEXT_SIZES,
    USUAL_PERCENT,
    Appearance,
    Theme,
    program_font,
)
from toezichtdesk.ui.main_window import MainWindow

SIZES = {
    "900": QSize(900, 640),
    "1024": QSize(1024, 640),
    "1280": QSize(1280, 720),
    "1920": QSize(1920, 1080),
}
SETTLE = 300  # milliseconds for answers and painting
QUIET = 3  # looks in a row at which nothing is waited for
ACROSS, HIGH = 3, 3  # pictures on a contact sheet
THUMB = QSize(640, 400)
MARGIN, CAPTION = 12, 20  # pixels


class Photographer(QWidget):
    """Walks through the screens and saves each as PNG."""

    def __init__(self, folder: Path, data: Path, asked: argparse.Namespace) -> None:
        super().__init__()
        self._folder, self._asked = folder, asked
        path = data / "toezichtdesk.db"
        self._database = open_or_begin(path, signer(None)())
        self._today = example.fill(self._database).today
        self._sign = signer(self._today)
        self._theme = Theme(Appearance.LIGHT)
        self._settings = QSettings(str(data / "beeld.ini"), QSettings.Format.IniFormat)
        self._sheet = write_next_month(data)
        self._set_up_import(data / "inkomend")
        self._operations = Operations(self._get, self._sign)
        self._waiting = self._quiet = 0
        self._operations.busy.connect(self._count)
        self._desk = Desk(data)
        keeper = Backups(path)
        keeper.make("handmatig")
        self._window = MainWindow(self._operations, self._theme, self._settings, keeper)
        self._made: list[Path] = []
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
        texts = (Column.MUNICIPALITY, Column.TARGET, Column.OPENING_BALANCE, Column.REALISED)
        with self._database.writing() as connection:
            watch_folder(connection, self._sign(), folder)
            remember(
                connection,
                self._sign(),
                Layout("Maandbestand", signature_of(head), texts, headings=head),
            )

    def _get(self) -> object:
        return self._database

    def _count(self, waiting: int) -> None:
        self._waiting = waiting

    def _next(self) -> None:
        self._quiet = 0 if self._waiting else self._quiet + 1
        if self._quiet < QUIET:  # a picture now would show a page that is half there
            return
        self._quiet = 0
        if next(self._steps, None) is None:
            self._timer.stop()
            self._window.close()
            self._operations.close()
            self._database.close()
            self._desk.database.close()
            QApplication.quit()

    def _walk(self) -> Iterator[str]:
        yield "the first list"
        for percent, shade in product(self._asked.text, self._asked.shades):
            self._window.commands.menus.appearances[Appearance[shade.upper()]].trigger()
            self._theme.choose_text_size(percent)
            look = shade if percent == USUAL_PERCENT else f"{shade}-{percent}"
            for size in self._asked.sizes:
                self._window.resize(SIZES[size])
                self._made = []
                yield from self._take_pages(f"{look}-{size}")
                contact_sheets(self._made, self._folder, f"bladen-{look}-{size}")
            self._window.resize(SIZES["1280"])
            self._made = []
            yield from self._take_tops(look)
            contact_sheets(self._made, self._folder, f"bladen-vensters-{look}")

    def _take_pages(self, suffix: str) -> Iterator[str]:
        for name, show in pages(self._window, self._sheet):
            show()
            yield name
            self._keep(self._window, f"{name}-{suffix}")

    def _take_tops(self, shade: str) -> Iterator[str]:
        """Take what stands over the window: dialogs and menus."""
        rows = self._window.overview.rows
        whom = next((row.code, row.name) for row in rows if row.rung >= 3)
        for name, make in dialogs(self._window, self._operations, self._desk, whom, self._today):
            top = make()
            top.show()
            yield name
            self._keep(top, f"{name}-{type(top).__name__}-{shade}")
            top.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            top.close()
        for name, menu in menus(self._window):
            if menu is None:
                yield name
                continue
            menu.popup(QPoint(0, 0))
            yield name
            self._keep(menu, f"{name}-{shade}")
            menu.close()

    def _keep(self, shown: QWidget, name: str) -> None:
        if self._asked.only not in name:
            return
        path = self._folder / f"{name}.png"
        shown.grab().save(str(path))
        self._made.append(path)


def contact_sheets(pictures: Sequence[Path], folder: Path, name: str) -> None:
    """Put pictures side by side on sheets, each with its name under it."""
    cell = QSize(THUMB.width() + MARGIN, THUMB.height() + MARGIN + CAPTION)
    for number, start in enumerate(range(0, len(pictures), ACROSS * HIGH), start=1):
        sheet = QPixmap(cell.width() * ACROSS + MARGIN, cell.height() * HIGH + MARGIN)
        sheet.fill(QColor("#777777"))
        painter = QPainter(sheet)
        painter.setPen(QColor("#ffffff"))
        for place, path in enumerate(pictures[start : start + ACROSS * HIGH]):
            left = MARGIN + cell.width() * (place % ACROSS)
            top = MARGIN + cell.height() * (place // ACROSS)
            picture = QPixmap(str(path))
            if picture.width() > THUMB.width() or picture.height() > THUMB.height():
                picture = picture.scaled(
                    THUMB,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            painter.drawPixmap(left, top, picture)
            painter.drawText(left, top + THUMB.height() + CAPTION - 4, path.stem)
        painter.end()
        sheet.save(str(folder / f"{name}-{number}.png"))


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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    shades = [each.name.casefold() for each in Appearance if each is not Appearance.SYSTEM]
    parser.add_argument("--shades", nargs="+", choices=shades, default=["light", "dark"])
    parser.add_argument(
        "--text", nargs="+", type=int, choices=TEXT_SIZES, default=[USUAL_PERCENT], help="percent"
    )
    parser.add_argument("--only", default="", help="in the name of each picture")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["toezichtdesk"])
    speak_dutch(application)
    application.setFont(program_font())
    with tempfile.TemporaryDirectory() as data:
        photographer = Photographer(asked.folder, Path(data), asked)
        photographer.start()
        return application.exec()


if __name__ == "__main__":
    sys.exit(main())
