"""Paper from a window: preview, PDF and printer.

All three show the very same pages (`render.paper`), made in the background. A PDF needs no printer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.meeting_sheet import Audience
from toezichtdesk.outputs import refuse_place
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.reports.papers import meeting_sheet as report
from toezichtdesk.ui.forms.dialogs import plain_label, tell
from toezichtdesk.ui.look.theme import GAP
from toezichtdesk.ui.paper.saved_file import Saved
from toezichtdesk.ui.paper.saving import SaveDialog

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.render.paper.engine import Paper

PAPER_DPI = 300
SCREEN_DPI = 130  # scaled to the width of the preview
MOST_SHOWN = 20  # pages; a picture of one takes 6 MB
MOST_PREVIEWED = 5  # municipalities
PDF = ["PDF (*.pdf)"]
TALL = 940  # logical pixels of a window with pages, where the screen is so high

Make = Callable[[], "Paper"]  # called on the drawing thread


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """An order for meeting sheets, in this order and for this audience."""

    sheets: tuple[MeetingSheet, ...]
    audience: Audience = Audience.INTERNAL

    def __call__(self) -> Paper:
        """Return the pages, and draw their charts."""
        from toezichtdesk.render.paper import meeting_sheet

        return meeting_sheet.paper(self.sheets, self.audience)

    def papers(self) -> Iterator[Paper]:
        """Yield each sheet as a separate paper, drawn on demand."""
        from toezichtdesk.render.paper import meeting_sheet

        return meeting_sheet.papers(self.sheets, self.audience)

    @property
    def each(self) -> tuple[SheetOrder, ...]:
        """A separate order for each sheet."""
        return tuple(SheetOrder((one,), self.audience) for one in self.sheets)

    @property
    def preview(self) -> SheetOrder:
        """An order for the first sheet only, as an example."""
        return SheetOrder(self.sheets[:MOST_PREVIEWED], self.audience)

    @property
    def title(self) -> str:
        """The name of the municipality, or the number of them."""
        first = self.sheets[0]
        if len(self.sheets) == 1:
            return f"Gespreksblad {first.dossier.row.name}"
        return f"{len(self.sheets)} gespreksbladen"

    @property
    def file_name(self) -> str:
        """The default name of a saved file, with the day."""
        return f"{self.title} {self.sheets[0].printed_on.isoformat()}.pdf"


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as pictures, with their dots per inch; lacks: what did not fit on them."""

    pictures: tuple[QImage, ...]
    dots_per_inch: float
    lacks: str = ""


def pages_of(make: Make, dots_per_inch: float) -> Pages:
    """Return the pages as pictures, identical to the PDF."""
    from toezichtdesk.render.paper import engine

    paper = make()
    made = engine.pictures(paper, dots_per_inch)
    return Pages(tuple(QImage.fromData(one) for one in made), dots_per_inch, paper.lacks)


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """A PDF that was written. lacks: in Dutch, what had no room on its pages; else empty."""

    path: Path
    lacks: str = ""

    def saved(self, words: str) -> Saved:
        """Return what to tell of it. words: where it stands."""
        return Saved(f"{words} {self.lacks}".strip(), self.path)


def write_pdf(make: Make, path: Path) -> WrittenPdf:
    """Write the pages as PDF.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    from toezichtdesk.render.paper import engine

    refuse_place(path, overwrite=True)  # before pages are drawn that could not be kept
    paper = make()
    engine.write_pdf(paper, path)
    return WrittenPdf(path, paper.lacks)


def save_pdf(parent: QWidget, operations: Operations, code: str) -> MeetingSheetSaver:
    """Ask for a file and save the meeting sheet as a PDF; the result emits signals."""
    return MeetingSheetSaver(parent, operations, code)


def print_pages(
    parent: QWidget, operations: Operations, make: Make, title: str, *, is_landscape: bool = False
) -> None:
    """Ask for a printer and print the pages."""
    PrintJob(parent, operations, (make,), new_printer(title, is_landscape=is_landscape))


def print_sheets(parent: QWidget, operations: Operations, order: SheetOrder) -> None:
    """Ask for a printer and print the sheets one after another."""
    PrintJob(parent, operations, order.each, new_printer(order.title))


class MeetingSheetSaver(QObject):
    """Saves one meeting sheet as a PDF; deletes itself when done.

    Signals:
        saved: carries the `Saved`.
        refused: carries in Dutch why not.
    """

    saved = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget, operations: Operations, code: str) -> None:
        super().__init__(parent)
        self._window = parent
        self._operations = operations
        self._order: SheetOrder | None = None
        today = operations.sign().today
        request = operations.ask(report.meeting_sheet, self._ask_path, code, today)
        request.if_refused(self._refuse)

    def _ask_path(self, sheet: MeetingSheet) -> None:
        self._order = SheetOrder((sheet,))
        dialog = SaveDialog(
            self._window, "Gespreksblad opslaan als PDF", self._order.file_name, PDF
        )
        dialog.fileSelected.connect(self._write)
        dialog.rejected.connect(self.deleteLater)
        dialog.open()

    @Slot(str)
    def _write(self, path: str) -> None:
        if self._order is not None:
            request = self._operations.draw(write_pdf, self._tell_written, self._order, Path(path))
            request.if_refused(self._refuse)

    def _tell_written(self, written: WrittenPdf) -> None:
        self.saved.emit(written.saved(f"Het gespreksblad staat in {written.path}."))
        self.deleteLater()

    def _refuse(self, message: str) -> None:
        self.refused.emit(message)
        self.deleteLater()


class PrintJob(QObject):
    """Prints pages on the printer that the officer chooses; deletes itself when done.

    Each paper is drawn when the previous one is printed: a page at 300 dpi takes 35 MB.
    """

    def __init__(
        self, parent: QWidget, operations: Operations, makes: Sequence[Make], printer: QPrinter
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._operations = operations
        self._makes = iter(makes)
        self._printer = printer
        self._painter: QPainter | None = None
        dialog = QPrintDialog(self._printer, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Afdrukken")
        dialog.accepted.connect(self._draw)
        dialog.rejected.connect(self.deleteLater)
        QDialog.open(dialog)  # its own `open` takes a slot by name

    @Slot()
    def _draw(self) -> None:
        make = next(self._makes, None)
        if make is None:
            self._end()
            return
        request = self._operations.draw(pages_of, self._print, make, PAPER_DPI)
        request.if_refused(self._refuse)

    def _print(self, pages: Pages) -> None:
        is_first = self._painter is None
        self._painter = self._painter or QPainter(self._printer)
        paint(self._printer, self._painter, pages.pictures, is_first=is_first)
        self._draw()

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self.deleteLater()

    def _refuse(self, message: str) -> None:
        self._end()
        tell(self._window, "Afdrukken", message)


def paint(
    printer: QPrinter, painter: QPainter, pictures: Sequence[QImage], *, is_first: bool
) -> None:
    """Print each picture on a page. is_first: nothing was printed before."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, picture in enumerate(pictures):
        if number or not is_first:
            printer.newPage()
        painter.drawImage(QRectF(painter.viewport()), picture)


def new_printer(title: str, *, is_landscape: bool = False) -> QPrinter:
    """Return a printer for A4 without margins, since the pages have their own."""
    up = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PAPER_DPI)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), up, QMarginsF(0, 0, 0, 0))
    )
    printer.setDocName(title)
    return printer


class PageView(QScrollArea):
    """Pages below each other, as wide as the view; replaced for each paper.

    Signals:
        shown: pages are shown; carries their total number, and what did not fit on them.
    """

    shown = Signal(int, str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._turn = 0
        self._pictures: tuple[QImage, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Afdrukvoorbeeld")
        self.setMinimumWidth(420)
        self._strip = QWidget()
        self._column = QVBoxLayout(self._strip)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._strip)

    def show_pages(self, make: Make) -> None:
        """Make and show the pages; of several orders only the last is shown."""
        self._turn += 1
        self._operations.draw(_first_pages, self._show, self._turn, make)

    def _show(self, made: tuple[int, int, Pages]) -> None:
        turn, count, pages = made
        if turn != self._turn:
            return
        self._pictures = pages.pictures
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for number, _ in enumerate(self._pictures, 1):
            label = QLabel()
            label.setAccessibleName(f"Blad {number} van {count}")
            self._column.addWidget(label)
        if count > len(self._pictures):
            more = wording.counted(count - len(self._pictures), "blad", "bladen")
            self._column.addWidget(plain_label(f"En nog {more}."))
        self._fit()
        self.shown.emit(count, pages.lacks)

    def _fit(self) -> None:
        """Scale each page to the width of the view."""
        ratio = self.devicePixelRatioF()
        wide = int((self.viewport().width() - 2 * GAP) * ratio)
        for number, picture in enumerate(self._pictures):
            item = self._column.itemAt(number)
            label = item.widget() if item is not None else None
            if isinstance(label, QLabel):
                fitted = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
                fitted.setDevicePixelRatio(ratio)
                label.setPixmap(QPixmap.fromImage(fitted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _first_pages(turn: int, make: Make) -> tuple[int, int, Pages]:
    """Return the turn, the number of pages, and the first of them: memory is limited."""
    made = pages_of(make, SCREEN_DPI)
    return turn, len(made.pictures), replace(made, pictures=made.pictures[:MOST_SHOWN])
