"""The first step of an import: choose a file, or drop it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk.ui.dialogs import heading, plain_label, primary
from toezichtdesk.ui.forms import button, card
from toezichtdesk.ui.theme import EDGE, GAP

FILTERS = "Bladen met cijfers (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv);;Alle bestanden (*)"
EXPLANATION = (
    "Het blad heeft een kop met de gemeente en de cijfers: taakstelling, beginsaldo of "
    "totaalopgave, en gerealiseerd. Titels boven de kop en totaalregels worden herkend. "
    "Er wordt niets gewijzigd voordat u hebt gezien wat er verandert."
)


class ChooseView(QWidget):
    """A place to drop a sheet, and a button to choose one.

    Signals:
        chosen: a file was chosen or dropped; carries its `Path`.
        folder_chosen: new files in this folder are to be offered; carries its `Path`.
        folder_left: no folder is watched any more.
    """

    chosen = Signal(object)
    folder_chosen = Signal(object)
    folder_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._folder = ""
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(EDGE * 2, EDGE * 2, EDGE * 2, EDGE * 2)
        inner.setSpacing(GAP)
        inner.addWidget(heading("Sleep een Excel-blad hierheen", 1.3))
        inner.addWidget(plain_label(EXPLANATION, quiet=True))
        self._choose = primary(button("Bestand &kiezen…", "Een Excel-bestand kiezen (Ctrl+I)"))
        inner.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        frame.setMaximumWidth(680)
        watching = self._build_watching()
        watching.setMaximumWidth(680)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.addWidget(frame)
        layout.addSpacing(GAP)
        layout.addWidget(watching)
        layout.addStretch()
        self._choose.clicked.connect(self.choose)
        self._watch.clicked.connect(self._choose_folder)
        self._unwatch.clicked.connect(self.folder_left)

    def show_folder(self, folder: Path | None) -> None:
        """Show which folder is watched."""
        self._watched.setText(
            f"Nieuwe bestanden in {folder} worden vanzelf aangeboden."
            if folder
            else "Komen de bladen steeds in dezelfde map? Laat die volgen: een nieuw bestand wordt "
            "dan vanzelf aangeboden."
        )
        self._unwatch.setVisible(folder is not None)

    @Slot()
    def _choose_folder(self) -> None:
        dialog = QFileDialog(self.window(), "Map volgen", self._folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    @Slot(str)
    def _take_folder(self, name: str) -> None:
        self.folder_chosen.emit(Path(name))

    def _build_watching(self) -> QWidget:
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(EDGE * 2, EDGE, EDGE * 2, EDGE)
        self._watched = plain_label(quiet=True)
        self._watch = button("&Map volgen…", "Nieuwe bestanden in een map aanbieden")
        self._unwatch = button("Niet meer v&olgen")
        row = QHBoxLayout()
        row.addWidget(self._watch)
        row.addWidget(self._unwatch)
        row.addStretch()
        inner.addWidget(self._watched)
        inner.addLayout(row)
        self.show_folder(None)
        return frame

    @Slot()
    def choose(self) -> None:
        """Open the dialog to choose a file."""
        folder = self._folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = QFileDialog(self.window(), "Excel-blad kiezen", folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(FILTERS)
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
    """Return the one local file that is being dropped, None for anything else."""
    urls = data.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    return None
