"""The earlier imports, below the place to drop the next sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toezichtdesk.reports.record.imports import imports
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import heading
from toezichtdesk.ui.importing.history import IMPORTS, NO_IMPORTS
from toezichtdesk.ui.lists.rolling import yielding
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.answers.journal import JournalRow


class RecentImports(QWidget):
    """The imports, newest first; opening one shows what it changed.

    Signals:
        asked: show the history; carries the number of an import, 0 for the newest.
    """

    section = "Importhistorie"

    asked = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._model: RowsModel[JournalRow] = RowsModel(IMPORTS, self)
        self.table = RowsTable(self._model, "Eerdere imports, nieuwste eerst", _number)
        self.table.when_empty = NO_IMPORTS
        yielding(self.table)
        self._history = button("Importhisto&rie…", "Wat elke import veranderde, en de kopieën")
        top = QHBoxLayout()
        top.addWidget(heading("Eerdere imports", 1.1))
        top.addStretch()
        top.addWidget(self._history)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(self._open)
        self._history.clicked.connect(self._ask)

    @Slot()
    def refresh(self) -> None:
        """Ask for the imports again."""
        self._operations.ask(imports, self._model.show_rows)

    @Slot(object)
    def _open(self, row: JournalRow) -> None:
        self.asked.emit(row.id)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(0)


def _number(row: JournalRow) -> int:
    return row.id
