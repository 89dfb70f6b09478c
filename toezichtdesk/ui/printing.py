"""The meeting sheet on paper: a preview with the system's print dialog, or a PDF file.

What is previewed, printed and written is one drawing: `render.meeting_sheet`. It is drawn in the
background; on paper it is a picture of 300 dots per inch. No printer is needed for a PDF.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMarginsF,
    QObject,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QAction, QImage, QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from toezichtdesk.reports import meeting_sheet as report
from toezichtdesk.reports.answers import MeetingSheet
from toezichtdesk.ui.charts import image_of
from toezichtdesk.ui.dialogs import tell
from toezichtdesk.ui.saving import SaveDialog

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

PAPER_DPI = 300
SCREEN_DPI = 150  # a preview shrinks 300 badly: it takes too few of the dots
PREVIEW_SIZE = QSize(1040, 600)  # logical pixels: all buttons fit


def preview_meeting_sheet(parent: QWidget, operations: Operations, code: str) -> None:
    """Show the meeting sheet as it will be printed, with the way to the printer."""
    MeetingSheetJob(parent, operations, code).preview()


def save_pdf(parent: QWidget, operations: Operations, code: str) -> None:
    """Ask for a file and write the meeting sheet to it as a PDF."""
    MeetingSheetJob(parent, operations, code).save_pdf()


def picture_of(sheet: MeetingSheet) -> QImage:
    """Return the meeting sheet as a picture of A4 at 300 dots per inch."""
    from toezichtdesk.render import meeting_sheet
    from toezichtdesk.render.raster import raster

    figure = meeting_sheet.figure(sheet)
    figure.set_dpi(PAPER_DPI)
    return image_of(raster(figure))


def write_pdf(sheet: MeetingSheet, path: Path) -> Path:
    """Write the meeting sheet; return where it stands.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    from toezichtdesk.render import meeting_sheet

    meeting_sheet.write_pdf(sheet, path)
    return path


class MeetingSheetJob(QObject):
    """One meeting sheet on its way to paper; goes away when it is done."""

    def __init__(self, parent: QWidget, operations: Operations, code: str) -> None:
        super().__init__(parent)
        self._window = parent
        self._operations = operations
        self._code = code
        self._sheet: MeetingSheet | None = None
        self._picture = QImage()
        self._on_screen = QImage()
        self._printer: QPrinter | None = None

    def preview(self) -> None:
        """Fetch the sheet, draw it, and open the preview."""
        self._fetch(self._draw)

    def save_pdf(self) -> None:
        """Fetch the sheet, and ask where to save it."""
        self._fetch(self._ask_path)

    def _fetch(self, answer: Callable[[MeetingSheet], None]) -> None:
        today = self._operations.sign().today
        request = self._operations.ask(report.meeting_sheet, answer, self._code, today)
        request.if_refused(self._refuse)

    def _draw(self, sheet: MeetingSheet) -> None:
        self._sheet = sheet
        request = self._operations.draw(picture_of, self._open_preview, sheet)
        request.if_refused(self._refuse)

    def _open_preview(self, picture: QImage) -> None:
        self._picture = picture
        self._on_screen = picture.scaledToWidth(
            picture.width() * SCREEN_DPI // PAPER_DPI,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._printer = new_printer()
        self._printer.setDocName(_title(self._sheet))
        dialog = QPrintPreviewDialog(self._printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_title(self._sheet))
        dialog.resize(PREVIEW_SIZE)
        dialog.paintRequested.connect(self._paint)
        dialog.destroyed.connect(self.deleteLater)  # the printer outlives the dialog
        dialog.open()
        _fit_width(dialog)

    @Slot(QPrinter)
    def _paint(self, printer: QPrinter) -> None:
        is_preview = printer.paintEngine().type() is QPaintEngine.Type.Picture
        painter = QPainter(printer)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._on_screen if is_preview else self._picture
        painter.drawImage(QRectF(painter.viewport()), picture)
        painter.end()

    def _ask_path(self, sheet: MeetingSheet) -> None:
        self._sheet = sheet
        name = f"{_title(sheet)} {sheet.printed_on.isoformat()}.pdf"
        dialog = SaveDialog(self._window, "Gespreksblad bewaren als PDF", name, ["PDF (*.pdf)"])
        dialog.fileSelected.connect(self._write)
        dialog.rejected.connect(self.deleteLater)
        dialog.open()

    @Slot(str)
    def _write(self, path: str) -> None:
        if self._sheet is not None:
            request = self._operations.draw(write_pdf, self._tell_written, self._sheet, Path(path))
            request.if_refused(self._refuse)

    def _tell_written(self, path: Path) -> None:
        tell(self._window, "Gespreksblad bewaard", f"Het gespreksblad staat in {path}.")
        self.deleteLater()

    def _refuse(self, message: str) -> None:
        tell(self._window, "Gespreksblad", message)
        self.deleteLater()


def new_printer() -> QPrinter:
    """Return a printer for one portrait A4 without margins: the sheet has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PAPER_DPI)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    return printer


def _fit_width(dialog: QPrintPreviewDialog) -> None:
    """Press the button of the preview that fits the page to the width, so that it can be read."""
    wanted = QCoreApplication.translate("QPrintPreviewDialog", "Fit width")
    for action in dialog.findChildren(QAction):
        if action.text() == wanted:
            action.trigger()


def _title(sheet: MeetingSheet | None) -> str:
    return "Gespreksblad" if sheet is None else f"Gespreksblad {sheet.dossier.row.name}"
