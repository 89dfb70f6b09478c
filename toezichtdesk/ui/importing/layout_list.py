"""The list of layouts: rename, forget, restore, export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.casework.layouts import forget, remember
from toezichtdesk.domain.importing import Layout
from toezichtdesk.outputs import as_name
from toezichtdesk.reports.layouts import LayoutRow, layout_list
from toezichtdesk.sheets.layouts import headings_in
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import NOT_RECORDED, button, line
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.importing import reading
from toezichtdesk.ui.importing.layout import FILTER
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

EXPLANATION = (
    "Een indeling zegt wat de kolommen van een blad betekenen; aan zijn koppen wordt het blad "
    "herkend. Wat u niet meer gebruikt, blijft hier staan."
)
NOTHING = (
    "Er is nog geen indeling onthouden. Herkent het programma de koppen van een blad niet, wijs "
    "dan bij de controle met Indeling aan wat de kolommen betekenen."
)
NOT_ANY_MORE = "Niet meer &gebruiken"
NAME_WIDTH = 200  # logical pixels


class LayoutsView(QWidget):
    """The layouts, with buttons for the chosen one.

    Signals:
        refused: why something was not done.
        done: what was done outside the list, in Dutch.
        left: return to the first step.
    """

    section = "Indelingen"

    refused = Signal(str)
    done = Signal(str)
    left = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._model: RowsModel[LayoutRow] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self._model, "Indelingen", _identity)
        self._build()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Ask for the layouts again."""
        self._operations.ask(layout_list, self._show_rows)

    def _show_rows(self, rows: tuple[LayoutRow, ...]) -> None:
        self._model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if self.table.current is None:
            self.table.choose_line(0)
        self._show_choice(self.table.current)

    @Slot(object)
    def _show_choice(self, row: LayoutRow | None) -> None:
        is_known = row is not None and not row.is_forgotten
        self._name.setText(row.layout.name if row is not None else "")
        for widget in (self._name, self._rename, self._save):
            widget.setEnabled(is_known)
        self._forget.setEnabled(row is not None)
        is_out_of_use = row is not None and row.is_forgotten
        self._forget.setText("Weer &gebruiken" if is_out_of_use else NOT_ANY_MORE)
        self._forget.setAccessibleName(self._forget.text().replace("&", ""))

    @Slot(object)
    def _edit_name(self, _row: LayoutRow) -> None:
        self._name.setFocus()
        self._name.selectAll()

    @Slot()
    def _give_name(self) -> None:
        row = self.table.current
        name = self._name.text().strip()
        if isinstance(row, LayoutRow) and not row.is_forgotten and name != row.layout.name:
            self._remember(replace(row.layout, name=name))

    @Slot()
    def _forget_or_bring_back(self) -> None:
        row = self.table.current
        if isinstance(row, LayoutRow) and row.is_forgotten:
            self._remember(row.layout)
        elif isinstance(row, LayoutRow):
            self._operations.perform(forget, self._changed, row.layout.signature).if_refused(
                self._refuse
            )

    def _remember(self, layout: Layout) -> None:
        self._operations.perform(remember, self._changed, layout).if_refused(self._refuse)

    def _changed(self, _act: object) -> None:
        self.refresh()

    def _refuse(self, message: str) -> None:
        self.refused.emit(message)
        self.refresh()

    @Slot()
    def _choose_target(self) -> None:
        row = self.table.current
        if not isinstance(row, LayoutRow):
            return
        dialog = FileDialog(self.window(), "Indeling opslaan", "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(FILTER)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(as_name(f"indeling {row.layout.name}.json"))
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, name: str) -> None:
        row = self.table.current
        if isinstance(row, LayoutRow):
            self._operations.compute(
                reading.save_layout, self._tell, row.layout, Path(name)
            ).if_refused(self._refuse)

    def _tell(self, words: str) -> None:
        self.done.emit(words)

    @Slot()
    def _choose_source(self) -> None:
        dialog = FileDialog(self.window(), "Indeling uit bestand", "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(FILTER)
        dialog.fileSelected.connect(self._read)
        dialog.open()

    @Slot(str)
    def _read(self, name: str) -> None:
        self._operations.compute(reading.load_layout, self._remember, Path(name)).if_refused(
            self._refuse
        )

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_choice)
        self._name.returnPressed.connect(self._give_name)
        self._rename.clicked.connect(self._give_name)
        self._forget.clicked.connect(self._forget_or_bring_back)
        self._save.clicked.connect(self._choose_target)
        self._load.clicked.connect(self._choose_source)
        self._close.clicked.connect(self.left)
        self.table.opened.connect(self._edit_name)
        deleting = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)
        deleting.activated.connect(self._forget_or_bring_back)

    def _build(self) -> None:
        self._nothing = plain_label(NOTHING)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(heading("Indelingen", 1.2))
        layout.addWidget(plain_label(EXPLANATION, quiet=True))
        layout.addWidget(self._nothing)
        layout.addWidget(self.table, 1)
        layout.addStretch()
        layout.addLayout(self._build_foot())
        layout.addWidget(PrivacyNote(self._name))

    def _build_foot(self) -> WrappingRow:
        self._name = QLineEdit()
        self._name.setAccessibleName("Naam van de gekozen indeling")
        give_room(self._name, NAME_WIDTH)
        label = line("&Naam")
        label.setBuddy(self._name)
        self._rename = button("He&rnoemen", "De gekozen indeling deze naam geven")
        self._forget = button(NOT_ANY_MORE, "De gekozen indeling niet meer gebruiken (Del)")
        self._save = button("Op&slaan als…", "De gekozen indeling als bestand voor een collega")
        self.table.acts = (self._forget, self._save)
        self._load = button("Uit bes&tand…", "Een indeling van een collega overnemen")
        self._close = button("Sl&uiten", "Terug naar het kiezen van een bestand")
        row = WrappingRow()
        row.add_together(label, self._name)
        for widget in (self._rename, self._forget, self._save, self._load):
            row.addWidget(widget)
        row.add_spring()
        row.addWidget(self._close)
        return row


def _identity(row: LayoutRow) -> str:
    return row.layout.signature


def _name(row: LayoutRow) -> str:
    return row.layout.name


def _headings(row: LayoutRow) -> str:
    return " · ".join(row.layout.headings) or headings_in(row.layout.signature)


def _used(row: LayoutRow) -> str:
    return f"{row.used}×"


def _last_used(row: LayoutRow) -> str:
    return wording.day(row.last_used) if row.last_used else NOT_RECORDED


def _whose(row: LayoutRow) -> str:
    done = "buiten gebruik: " if row.is_forgotten else ""
    return f"{done}{row.officer}, {wording.day(row.changed_on)}"


COLUMNS: tuple[TableColumn[LayoutRow], ...] = (
    TableColumn("name", "Naam", _name, tip=_name, width=190),
    TableColumn("headings", "Koppen", _headings, tip=_headings, width=0),
    TableColumn("whose", "Van", _whose, tip=_whose, width=200),
    TableColumn(
        "last",
        "Laatst",
        _last_used,
        sort=lambda row: row.last_used.toordinal() if row.last_used else None,
        width=100,
    ),
    TableColumn(
        "used", "Geïmporteerd", _used, sort=lambda row: row.used, side=Side.RIGHT, width=110
    ),
)
