"""The first step of an import: choose a file, drop it, or paste a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk.ui.forms.choosing import SHEETS, FileDialog
from toezichtdesk.ui.forms.controls import button, card
from toezichtdesk.ui.forms.dialogs import heading, plain_label, primary
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.look.theme import EDGE, GAP

EXPLANATION = (
    "Het blad heeft een kop met de gemeente en de cijfers: taakstelling, beginsaldo of "
    "totaalopgave, en gerealiseerd. Titels boven de kop en totaalregels worden herkend. Bladen "
    "met contacten, afspraken, plannen of eigen tellingen worden ook gelezen; het sjabloon toont "
    "hun koppen. Er wordt niets gewijzigd voordat u hebt gezien wat er verandert."
)
WIDTH = 680  # logical pixels


class ChooseView(QWidget):
    """A place to drop a sheet, and buttons to choose or paste one.

    Signals:
        chosen: a file was chosen or dropped; carries its `Path`.
        paste_asked: import the table on the clipboard.
        layouts_asked: show the list of layouts.
        history_asked: show the earlier imports.
        template_asked: save an empty workbook to fill in.
    """

    chosen = Signal(object)
    paste_asked = Signal()
    layouts_asked = Signal()
    history_asked = Signal()
    template_asked = Signal()

    def __init__(self, settings: Sequence[QWidget], parent: QWidget | None = None) -> None:
        """Build the step. settings: widget below it with the import settings."""
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._folder = ""
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(EDGE * 2, EDGE, EDGE * 2, EDGE)
        inner.setSpacing(GAP)
        inner.addWidget(heading("Sleep een Excel-blad hierheen, of plak een tabel", 1.3))
        inner.addWidget(plain_label(EXPLANATION, quiet=True))
        self._choose = primary(button("Bestand &kiezen…", "Een Excel-bestand kiezen (Ctrl+I)"))
        self._paste = button(
            "Pl&akken", "De cellen importeren die in Excel zijn gekopieerd (Ctrl+V)"
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._choose)
        row.addWidget(self._paste)
        self._layouts = button("Inde&lingen…", "Wat de kolommen van bekende bladen betekenen")
        self._template = button("&Sjabloon opslaan…", "Een lege werkmap om in te vullen")
        self._history = button("Importhisto&rie…", "Eerdere imports, en wat elk veranderde")
        row.addStretch()
        row.addWidget(self._history)
        row.addWidget(self._template)
        row.addWidget(self._layouts)
        inner.addLayout(row)
        for each in (frame, *settings):
            give_room(each, most=WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        for each in (frame, *settings):
            layout.addWidget(each)
        layout.addStretch()
        self._choose.clicked.connect(self.choose)
        self._paste.clicked.connect(self.paste_asked)
        self._layouts.clicked.connect(self.layouts_asked)
        self._history.clicked.connect(self.history_asked)
        self._template.clicked.connect(self.template_asked)

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

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one local file that is dropped, None for anything else."""
    urls = data.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    return None
