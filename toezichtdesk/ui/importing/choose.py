"""The first step of an import: choose a file, drop it, or paste a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk.ui.forms.choosing import SHEETS, FileDialog
from toezichtdesk.ui.forms.controls import button, card
from toezichtdesk.ui.forms.dialogs import heading, plain_label, primary
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.look.theme import EDGE, GAP

EXPLANATION = (
    "Het blad heeft een kop met de gemeente en de cijfers: taakstelling, beginsaldo of "
    "totaalopgave, en gerealiseerd. Titels en totaalregels worden herkend. Bladen "
    "met contacten, afspraken, plannen of eigen tellingen worden ook gelezen; het sjabloon toont "
    "hun koppen. Er wordt niets gewijzigd voordat u de gevolgen hebt gezien."
)
READABLE = 900  # logical pixels: a longer line is hard to follow


class ChooseView(QWidget):
    """A place to drop a sheet, and buttons to choose or paste one.

    Signals:
        chosen: a file was chosen or dropped; carries its `Path`.
        paste_asked: import the table on the clipboard.
        layouts_asked: show the list of layouts.
        template_asked: save an empty workbook to fill in.
    """

    section = "Bestand"

    chosen = Signal(object)
    paste_asked = Signal()
    layouts_asked = Signal()
    template_asked = Signal()

    def __init__(self, following: QWidget, recent: QWidget, parent: QWidget | None = None) -> None:
        """Build the step. following, recent: the watched folder and the earlier imports below."""
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._folder = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._build_place())
        layout.addWidget(following)
        layout.addWidget(recent, 1)
        self._choose.clicked.connect(self.choose)
        self._paste.clicked.connect(self.paste_asked)
        self._layouts.clicked.connect(self.layouts_asked)
        self._template.clicked.connect(self.template_asked)

    def _build_place(self) -> QFrame:
        self._place = card()
        self._place.setObjectName("drop")
        inner = QVBoxLayout(self._place)
        inner.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        inner.setSpacing(GAP)
        asks = heading("Sleep een Excel-blad hierheen, of plak een tabel", 1.3)
        asks.setWordWrap(True)
        inner.addWidget(asks)
        explanation = plain_label(EXPLANATION, quiet=True)
        give_room(explanation, most=READABLE)
        beside = QHBoxLayout()
        beside.addWidget(explanation, 1)
        beside.addStretch()
        inner.addLayout(beside)
        self._choose = primary(button("Bestand &kiezen…", "Een Excel-bestand kiezen (Ctrl+I)"))
        self._paste = button(
            "Pl&akken", "De cellen importeren die in Excel zijn gekopieerd (Ctrl+V)"
        )
        row = WrappingRow()
        row.addWidget(self._choose)
        row.addWidget(self._paste)
        self._layouts = button("Inde&lingen…", "Wat de kolommen van bekende bladen betekenen")
        self._template = button("&Sjabloon opslaan…", "Een lege werkmap om in te vullen")
        row.add_spring()
        row.addWidget(self._template)
        row.addWidget(self._layouts)
        inner.addLayout(row)
        return self._place

    @Slot()
    def choose(self) -> None:
        """Open the file dialog."""
        folder = self._folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = FileDialog(self.window(), "Excel-blad kiezen", folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(SHEETS)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot(str)
    def _take(self, name: str) -> None:
        path = Path(name)
        self._folder = str(path.parent)
        self.chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._show_over(is_over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_over(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(is_over=False)
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def _show_over(self, *, is_over: bool) -> None:
        """Show whether a sheet let go now would be taken."""
        self._place.setProperty("over", is_over)
        self._place.style().unpolish(self._place)
        self._place.style().polish(self._place)


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one local file that is dropped, None for anything else."""
    urls = data.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    return None
