"""The versions of the policy, and the parameters of the selected one with unit and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.ui.forms.controls import NOT_RECORDED, button, card
from toezichtdesk.ui.forms.dialogs import heading, plain_label, primary
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.lists.rolling import RollingColumn, keep_rows, rolling
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.policies.version_form import LadderForm, OldPolicyForm

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.policies import ParameterRow, VersionRow

WIDTHS = (500, 690)  # logical pixels of the two sides
LEAST_ROWS = 3  # in sight
SOURCES = "[B] beleid · [L] wet · [P] praktijk · [D] keuze van Toezichtdesk, door u te wijzigen"


class VersionsPane(QWidget):
    """Every version on the left, the parameters of the selected one on the right."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self.model: RowsModel[VersionRow] = RowsModel(VERSIONS, self)
        self.table = RowsTable(self.model, "Beleidsversies, nieuwste eerst", _name)
        self.parameters: RowsModel[ParameterRow] = RowsModel(PARAMETERS, self)
        self.parameter_table = RowsTable(self.parameters, "Parameters van de versie", _key)
        self._build()
        self.new.clicked.connect(self._add_version)
        self.new_old.clicked.connect(self._add_old)
        self.table.chosen.connect(self._show_version)
        self.parameter_table.chosen.connect(self._show_parameter)

    def show_rows(self, rows: tuple[VersionRow, ...]) -> None:
        """Show these versions; at first the one in force is selected."""
        is_first = self.table.current is None
        self.model.show_rows(rows)
        in_force = next((row for row in rows if row.is_in_force), None)
        if is_first and in_force is not None:
            self.table.choose(_name(in_force))
        self._show_version(self.table.current)

    @Slot(object)
    def _show_version(self, row: VersionRow | None) -> None:
        self.new.setEnabled(row is not None)
        if row is None:
            return
        version = row.version
        self._title.setText(version.name)
        origin = "meegeleverd" if version.is_shipped else f"vastgesteld door {version.author}"
        self._origin.setText(f"{_since(row)}, {origin}.")
        self._motive.setText(f"Motief: {wording.closed(version.motive)}")
        self.parameters.show_rows(row.parameters)
        if self.parameter_table.current is None:
            self.parameter_table.choose_line(0)
        self._show_parameter(self.parameter_table.current)

    @Slot(object)
    def _show_parameter(self, row: ParameterRow | None) -> None:
        if row is None:
            self._meaning.setText("")
            return
        about = row.parameter
        self._meaning.setText(
            f"{about.label}: {row.phrase}. {about.meaning}\nBron {about.source}: {about.ground}"
        )

    @Slot()
    def _add_version(self) -> None:
        chosen = self._ladder_version()
        if chosen is not None:
            values = dict(chosen.values)
            LadderForm(self._operations, values, chosen.version.name, self.window()).open()

    @Slot()
    def _add_old(self) -> None:
        OldPolicyForm(self._operations, self.window()).open()

    def _ladder_version(self) -> VersionRow | None:
        """Return the version to start a new one from: the selected one, or that in force."""
        chosen: VersionRow | None = self.table.current
        if chosen is not None and not chosen.is_old:
            return chosen
        return next((row for row in self.model.shown if row.is_in_force), None)

    def _build(self) -> None:
        self.new = primary(button("&Nieuwe versie…", "Begint met de waarden van de gekozen versie"))
        self.new.setEnabled(False)
        self.new_old = button("Vorig be&leid vastleggen…", "Drempels om mee te vergelijken")
        bar = WrappingRow(GAP)
        bar.addWidget(self.new)
        bar.addWidget(self.new_old)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(rolling(self._build_right()))
        halves.setSizes(list(WIDTHS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.addWidget(halves)

    def _build_right(self) -> RollingColumn:
        self._title = heading("", 1.25)
        self._origin = plain_label(quiet=True)
        self._motive = plain_label()
        self._meaning = plain_label()
        self._meaning.setAccessibleName("Gekozen parameter")
        foot = card()
        words = QVBoxLayout(foot)
        words.setContentsMargins(EDGE, GAP, EDGE, GAP)
        words.addWidget(self._meaning)
        keep_rows(self.parameter_table, LEAST_ROWS)
        layout = RollingColumn()
        layout.setContentsMargins(GAP, 0, 0, 0)
        head = QVBoxLayout()
        head.setSpacing(4)
        for widget in (self._title, self._origin, self._motive):
            head.addWidget(widget)
        layout.addLayout(head)
        layout.addWidget(self.parameter_table, 1)
        layout.addWidget(plain_label(SOURCES, quiet=True))
        layout.addWidget(foot)
        return layout


def _name(row: VersionRow) -> str:
    return row.version.name


def _key(row: ParameterRow) -> str:
    return row.parameter.key


def _since(row: VersionRow) -> str:
    if row.is_old:
        return "Vorig beleid, alleen om te vergelijken"
    day = row.version.valid_from
    return "Geldig vanaf het begin" if day is None else f"Geldig vanaf {wording.day(day)}"


def _valid_from(row: VersionRow) -> str:
    day = row.version.valid_from
    if day is None:
        return NOT_RECORDED if row.is_old else "het begin"
    return wording.day(day)


def _valid_key(row: VersionRow) -> int:
    day = row.version.valid_from
    return 0 if day is None else day.toordinal()


def _state(row: VersionRow) -> str:
    if row.is_in_force:
        return "● geldt nu"
    return "vergelijken" if row.is_old else ""


def _label(row: ParameterRow) -> str:
    return row.parameter.label


def _value(row: ParameterRow) -> str:
    return row.phrase


def _source(row: ParameterRow) -> str:
    return row.parameter.source


def _ground(row: ParameterRow) -> str:
    return row.parameter.ground


VERSIONS: tuple[TableColumn[VersionRow], ...] = (
    TableColumn("name", "Versie", _name, tip=_name, width=0),
    TableColumn(
        "valid_from", "Geldig vanaf", _valid_from, sort=_valid_key, width=92, is_spare=True
    ),
    TableColumn("state", "Stand", _state, width=98),
)
PARAMETERS: tuple[TableColumn[ParameterRow], ...] = (
    TableColumn("label", "Parameter", _label, width=256),
    TableColumn("value", "Waarde", _value, tip=_value, width=0),
    TableColumn("source", "Bron", _source, tip=_ground, width=64),
)
