"""The history of imports: each sheet with its copy and what it changed; undone from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.figures import Measure
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.record.imports import Change, changes, imports
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import FormDialog, Tone
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.paper.stored_file import StoredFileButtons
from toezichtdesk.ui.undoing import Undoing

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

WIDTH, HEIGHT = 860, 576  # logical pixels
NO_IMPORTS = "Er is nog niets geïmporteerd."
NO_CHANGES = "Van deze import staat geen veranderd cijfer meer."


class HistoryDialog(FormDialog):
    """The imports, newest first, and below them what the chosen one changed."""

    chapter = Chapter.IMPORTING

    def __init__(self, operations: Operations, parent: QWidget, first: int = 0) -> None:
        """Build the dialog. first: the import to select at first; 0 is the newest."""
        super().__init__("Importhistorie", "&Sluiten", parent)
        self._operations = operations
        self._first = first
        self._undoing = Undoing(operations, self)
        self._imports = RowsModel[JournalRow](IMPORTS, self)
        self._changes = RowsModel[Change](_CHANGES, self)
        self.table = RowsTable(self._imports, "Imports, nieuwste eerst", _number)
        self.changed = RowsTable(self._changes, "Wat deze import veranderde", _key)
        self._build()
        self._connect()
        self.only_closes()
        self.table.setFocus()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the imports again."""
        self._operations.ask(imports, self._show_imports)

    def _show_imports(self, rows: tuple[JournalRow, ...]) -> None:
        self._imports.show_rows(rows)
        if self.table.current is None and not self.table.choose(self._first):
            self.table.choose_line(0)
        self._show_choice(self.table.current)

    @Slot(object)
    def _show_choice(self, row: JournalRow | None) -> None:
        can_be_redone = row is not None and row.can_be_redone
        self._undo.setVisible(not can_be_redone)
        self._undo.setEnabled(row is not None and row.can_be_undone)
        self._redo.setVisible(can_be_redone)
        self._redo.setEnabled(can_be_redone)
        self._copy.show_act(row.id if row is not None and row.copy else 0)
        if row is None:
            self._changes.show_rows(())
        else:
            self._operations.ask(changes, self._changes.show_rows, row.id)

    @Slot()
    def _take_back(self) -> None:
        row = self.table.current
        if isinstance(row, JournalRow):
            self.table.setFocus()  # the button goes
            self._undo.setEnabled(False)
            self._undoing.take_back(row.id)

    @Slot()
    def _carry_out_again(self) -> None:
        row = self.table.current
        if isinstance(row, JournalRow):
            self.table.setFocus()
            self._redo.setEnabled(False)
            self._undoing.carry_out_again(row.id)

    @Slot(int)
    def _finish(self, _act: int) -> None:
        self.band.hide()
        self.refresh()

    @Slot(str)
    def _refuse(self, message: str) -> None:
        self.band.refuse(message)
        self.refresh()

    @Slot(str)
    def _tell(self, message: str) -> None:
        self.band.say(message, Tone.NOTICE)

    def _connect(self) -> None:
        self.submitted.connect(self.accept)
        self.table.chosen.connect(self._show_choice)
        self._undo.clicked.connect(self._take_back)
        self._redo.clicked.connect(self._carry_out_again)
        self._undoing.done.connect(self._finish)
        self._undoing.refused.connect(self._refuse)
        self._undoing.left.connect(self.refresh)
        self._copy.saved.connect(self._tell)
        self._copy.refused.connect(self.band.refuse)

    def _build(self) -> None:
        self.resize(scaled(WIDTH), scaled(HEIGHT))
        self.table.when_empty = NO_IMPORTS
        self.changed.when_empty = NO_CHANGES
        self._undo = button("Ongedaan &maken", "Alles van deze import ongedaan maken")
        self._redo = button("Opnieuw uit&voeren", "Deze import uitvoeren zoals zij was")
        self._copy = StoredFileButtons(self._operations)
        self.table.acts = (self._undo, self._redo)
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addStretch()
        row.addWidget(self._copy)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.changed, 1)


def _number(row: JournalRow) -> int:
    return row.id


def _moment(row: JournalRow) -> str:
    return wording.day_and_time(row.moment)


def _state(row: JournalRow) -> str:
    return "geldt" if row.can_be_undone else "ongedaan gemaakt"


def _key(row: Change) -> tuple[object, ...]:
    return row.municipality, row.period, row.reference_date, row.measure


def _difference(row: Change) -> str:
    is_balance = row.measure is Measure.OPENING_BALANCE
    values = [each for each in (row.before, row.value) if each is not None]
    return " → ".join(wording.signed(each) if is_balance else str(each) for each in values)


IMPORTS: tuple[TableColumn[JournalRow], ...] = (
    TableColumn("moment", "Wanneer", _moment, lambda row: row.id, width=140),
    TableColumn("officer", "Wie", lambda row: row.officer, width=110),
    TableColumn("summary", "Wat", lambda row: row.summary, tip=lambda row: row.summary, width=0),
    TableColumn("state", "Stand", _state, width=130),
)
_CHANGES: tuple[TableColumn[Change], ...] = (
    TableColumn("municipality", "Gemeente", lambda row: row.municipality, width=0),
    TableColumn("period", "Periode", lambda row: str(row.period), width=90),
    TableColumn(
        "day",
        "Peildatum",
        lambda row: wording.day(row.reference_date),
        lambda row: row.reference_date.toordinal(),
        width=110,
    ),
    TableColumn("measure", "Cijfer", lambda row: wording.measure(row.measure), width=160),
    TableColumn(
        "change", "Verschil", _difference, lambda row: row.value, side=Side.RIGHT, width=120
    ),
)
