"""Asks where the copy of a sheet with its problems marked should go, and has it written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.importing import reading

if TYPE_CHECKING:
    from toezichtdesk.domain.importing import ImportPlan
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.importing.reading import ReadFile


class MarkedCopy(QObject):
    """The copy for the supplier of a sheet, for one file at a time.

    Signals:
        saved: the copy was written; carries the message about it.
        refused: it was not; carries why.
    """

    saved = Signal(str)
    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__(parent)
        self._operations = operations
        self._page = parent
        self._of: tuple[ReadFile, ImportPlan] | None = None

    def ask(self, file: ReadFile, plan: ImportPlan) -> None:
        """Ask for a name and write the copy there. plan: with the problems that are marked."""
        self._of = file, plan
        sheet = file.turn.path
        dialog = FileDialog(self._page.window(), "Problemen naar Excel", str(sheet.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Excel-werkmap (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{sheet.stem} - problemen.xlsx")
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, name: str) -> None:
        if self._of is not None:
            file, plan = self._of
            content, sheet = file.workbook.content, file.turn.path
            self._operations.compute(
                reading.mark, self.saved.emit, content, plan.refusals, Path(name), sheet
            ).if_refused(self.refused.emit)
