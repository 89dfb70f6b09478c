"""The journal of one municipality, newest first, with undo on each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.record.journal import journal_of
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import Band, Tone
from toezichtdesk.ui.forms.parts_pane import PartsPane
from toezichtdesk.ui.forms.wrapping_row import acts_of
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.table_with_words import TableWithWords
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP
from toezichtdesk.ui.paper.stored_file import StoredFileButtons
from toezichtdesk.ui.undoing import Undoing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations


class HistoryTab(QWidget):
    """The acts about this municipality, read when the tab is shown."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._code = ""
        self._known_on: date | None = None
        self._is_stale = False
        self._undoing = Undoing(operations, self)
        self.model: RowsModel[JournalRow] = RowsModel(_COLUMNS, self)
        self.table = RowsTable(self.model, "Handelingen in dit dossier, nieuwste eerst", _identity)
        self._words = PartsPane("Gekozen handeling")
        self._band = Band()
        self.undo = button("Ongedaan maken", "Neemt deze handeling terug")
        self.redo = button("Opnieuw uitvoeren", "Voert deze handeling opnieuw uit")
        self.table.acts = (self.undo, self.redo)
        self.copy = StoredFileButtons(operations)
        foot = acts_of(self.undo, self.redo, self.copy)
        self._halves = TableWithWords(self.table, self._words, foot)
        self._build()
        self.table.chosen.connect(self._show_act)
        self.table.horizontalHeader().sectionResized.connect(self._show_rest)
        self.undo.clicked.connect(self._take_back)
        self.redo.clicked.connect(self._carry_out_again)
        self._undoing.refused.connect(self._band.refuse)
        self.copy.saved.connect(self._tell_saved)
        self.copy.refused.connect(self._band.refuse)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the acts of this dossier; on an earlier day those up to then."""
        self._code = dossier.row.code
        self._known_on = dossier.known_on
        self._band.hide()
        self._is_stale = True
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self._is_stale = False
        self._operations.ask(_journal, self._show_rows, self._code)

    def _show_rows(self, rows: tuple[JournalRow, ...]) -> None:
        if any(row.municipality != self._code for row in rows):
            return  # an answer about the previous dossier
        until = self._known_on
        self.model.show_rows([r for r in rows if until is None or r.moment.date() <= until])
        if self.table.current is None:
            self.table.choose_line(0)
        self._show_act(self.table.current)

    @Slot(object)
    def _show_act(self, row: JournalRow | None) -> None:
        self._show_rest()
        can_be_redone = row is not None and row.can_be_redone
        self.undo.setVisible(not can_be_redone)
        self.undo.setEnabled(row is not None and row.can_be_undone)
        self.redo.setVisible(can_be_redone)
        self.copy.show_act(row.id if row is not None and row.copy else 0)

    @Slot()
    def _show_rest(self) -> None:
        """Show what the chosen line has no room for; without that nothing."""
        row, index = self.table.current, self.table.currentIndex().siblingAtColumn(_SUMMARY)
        is_cut = self.table.sizeHintForIndex(index).width() > self.table.columnWidth(_SUMMARY)
        cut = row.summary if row and is_cut else ""
        made_with = wording.template_used(row.template) if row and row.template else ""
        self._words.show_parts("", (("", cut), ("", made_with)))
        self._words.setVisible(bool(self._words.text()))
        self._halves.share()

    @Slot()
    def _take_back(self) -> None:
        row = self.table.current
        if isinstance(row, JournalRow):
            self._undoing.take_back(row.id)

    @Slot()
    def _carry_out_again(self) -> None:
        row = self.table.current
        if isinstance(row, JournalRow):
            self._undoing.carry_out_again(row.id)

    @Slot(str)
    def _tell_saved(self, message: str) -> None:
        self._band.say(message, Tone.NOTICE)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._band)
        layout.addWidget(self._halves, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()


def _identity(row: JournalRow) -> int:
    return row.id


_COLUMNS: tuple[TableColumn[JournalRow], ...] = (
    TableColumn(
        "moment",
        "Wanneer",
        lambda row: wording.day_and_time(row.moment),
        lambda row: row.id,
        width=140,
    ),
    TableColumn("officer", "Wie", lambda row: row.officer, width=110),
    TableColumn("summary", "Wat", lambda row: row.summary, tip=lambda row: row.summary, width=0),
)
_SUMMARY = [column.key for column in _COLUMNS].index("summary")


def _journal(connection: Connection, code: str) -> tuple[JournalRow, ...]:
    return journal_of(connection, code)
