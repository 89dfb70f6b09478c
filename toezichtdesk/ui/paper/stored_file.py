"""The file stored with an act: opens it, or saves it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.disk_reasons import DiskReason
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.terms import Document
from toezichtdesk.files import is_there
from toezichtdesk.outputs import as_name, reason, replacing
from toezichtdesk.reports.record.stored_files import stored_file
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.paper.saving import SaveDialog

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations

_READ_ONLY = 0o400
# Files of others are only opened as a table, a text or a page, never as a program.
_OPENED = frozenset(
    {".csv", ".docx", ".fods", ".ods", ".odt", ".pdf", ".txt", ".xls", ".xlsb", ".xlsx"}
)


class StoredFileButtons(QWidget):
    """Two buttons, visible while the chosen act has a stored file.

    Signals:
        saved: carries in Dutch where the copy was saved.
        refused: carries in Dutch why it cannot be opened or saved.
    """

    saved = Signal(str)
    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._act = 0
        self._folder: QTemporaryDir | None = None  # removed with its files when the program ends
        self._copy = Document("", b"")
        self.open_copy = button(
            "Kopie openen", "Het bestand zoals het toen was, alleen om te lezen"
        )
        self.save_copy = button("Kopie opslaan…", "Het bestand zoals het toen was, in een map")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_copy)
        row.addWidget(self.save_copy)
        self.open_copy.clicked.connect(self._ask_to_open)
        self.save_copy.clicked.connect(self._ask_to_save)
        self.hide()

    def show_act(self, act: int) -> None:
        """Offer the file of this act; 0 offers none."""
        self._act = act
        self.setVisible(bool(act))

    @Slot()
    def _ask_to_open(self) -> None:
        self._operations.ask(_kept, self._put_to_read, self._act).if_refused(self._refuse)

    def _put_to_read(self, copy: Document) -> None:
        if Path(copy.name).suffix.lower() not in _OPENED:
            self._refuse(f"{copy.name} wordt hier niet geopend. Bewaar de kopie en open haar zelf.")
            return
        self._folder = self._folder or QTemporaryDir()
        if not self._folder.isValid():  # its path is empty then: that of the present folder
            self._folder = None
            self._refuse(wording.obstacle(_not_made(Path(QDir.tempPath()), DiskReason.OTHER)))
            return
        folder = Path(self._folder.path()) / str(self._act)
        self._operations.compute(put_to_read, self._open, copy, folder).if_refused(self._refuse)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._refuse(
                f"Er is geen programma dat {path.name} opent. Bewaar de kopie en open haar zelf."
            )

    @Slot()
    def _ask_to_save(self) -> None:
        self._operations.ask(_kept, self._ask_where, self._act).if_refused(self._refuse)

    def _ask_where(self, copy: Document) -> None:
        self._copy = copy
        suffix = Path(copy.name).suffix
        dialog = SaveDialog(
            self.window(), "Kopie opslaan als", copy.name, (f"Bestand (*{suffix})",)
        )
        dialog.fileSelected.connect(self._save)
        dialog.open()

    @Slot(str)
    def _save(self, name: str) -> None:
        request = self._operations.compute(save, self._tell, self._copy, Path(name))
        request.if_refused(self._refuse)

    def _tell(self, path: Path) -> None:
        self.saved.emit(f"De kopie staat in {path}.")

    def _refuse(self, message: str) -> None:
        self.refused.emit(message)


def put_to_read(copy: Document, folder: Path) -> Path:
    """Put the copy in a folder, read-only: otherwise edits would seem to be stored.

    Raises:
        OfficerCanAct: the folder cannot be made, or the file not be written there.
    """
    path = folder / as_name(copy.name)
    if not is_there(path):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _not_made(folder, reason(error)) from error
        with replacing(path) as temporary:
            temporary.write_bytes(copy.content)
        path.chmod(_READ_ONLY)
    return path


def _not_made(folder: Path, why: DiskReason) -> OfficerCanAct:
    return OfficerCanAct(Obstacle.FOLDER_NOT_MADE, folder=folder, reason=why)


def save(copy: Document, path: Path) -> Path:
    """Write the copy byte for byte; return its path.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    with replacing(path) as temporary:
        temporary.write_bytes(copy.content)
    return path


def _kept(connection: Connection, act: int) -> Document:
    return stored_file(connection, act)
