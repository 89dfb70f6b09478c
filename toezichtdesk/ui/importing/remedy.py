"""The line below the problems in which the selected one is solved.

A municipality is chosen; a number, a period, a date and the cell of a list are typed; a balance,
which only checks the other figures of its row, can be left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.importing import MEASURE_OF_COLUMN, Column, Fix, Remedy
from toezichtdesk.domain.municipality import Municipality, folded
from toezichtdesk.ui.forms.completing import OfferingField
from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.letter_room import give_room

LARGEST = 1_000_000
NUMBER_WIDTH = 120  # logical pixels
NAME_WIDTH = 280
TYPED = (Column.PERIOD, Column.REFERENCE_DATE, Column.SINCE)


class RemedyLine(QWidget):
    """Asks for the right content of a refused cell; hidden when it cannot be solved here.

    Signals:
        fixed: carries the `Fix`.
    """

    fixed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remedy: Remedy | None = None
        self._codes: dict[str, str] = {}
        self._build()
        self._field: QWidget = self._go
        self._connect()

    def show_remedy(self, remedy: Remedy | None, choices: Sequence[Municipality]) -> None:
        """Ask for this; None hides the line. choices: the municipalities of the day."""
        self._remedy = remedy
        self.setVisible(remedy is not None)
        if remedy is None:
            return
        is_name, is_check = remedy.column is Column.MUNICIPALITY, remedy.column is Column.BALANCE
        self._label.setText(f"In {remedy.cell} staat:" if is_name else _asked(remedy))
        self._field = self._field_of(remedy.column)
        self._label.setBuddy(self._field)
        for field in (self._names, self._number, self._text):
            field.setVisible(field is self._field)
        for typed in (self._number, self._text):
            typed.clear()
        self._go.setText("Sald&o niet gebruiken" if is_check else "&Oplossen")
        self._go.setAccessibleName(self._go.text().replace("&", ""))
        self._hint.setText(_hint(remedy))
        if is_name:
            self._offer(remedy.suggestions, choices)
        self._switch()

    def take_cursor(self) -> bool:
        """Focus the field; False when there is nothing to solve here."""
        if self._remedy is not None:
            self._field.setFocus()
        return self._remedy is not None

    def _field_of(self, column: Column | None) -> QWidget:
        """Return the input widget for the column; for a balance nothing is asked."""
        if column is Column.MUNICIPALITY:
            return self._names
        if column is None or column in TYPED:
            return self._text
        return self._go if column is Column.BALANCE else self._number

    def _offer(self, suggestions: Sequence[str], choices: Sequence[Municipality]) -> None:
        self._codes = {one.name: one.code for one in choices}
        likely = [name for name in suggestions if name in self._codes]
        others = sorted((name for name in self._codes if name not in likely), key=folded)
        self._names.clear()
        self._names.addItems([*likely, *others])
        if likely:
            self._names.insertSeparator(len(likely))
        self._names.setCurrentIndex(0 if likely else -1)
        self._names.setEditText(likely[0] if likely else "")

    @Slot()
    def _switch(self) -> None:
        self._go.setEnabled(self._fix() is not None)

    @Slot()
    def _solve(self) -> None:
        fix = self._fix()
        if fix is not None:
            self.fixed.emit(fix)

    def _fix(self) -> Fix | None:
        if self._remedy is None:
            return None
        sheet, cell = self._remedy.sheet, self._remedy.cell
        if self._remedy.column is Column.MUNICIPALITY:
            wanted = folded(self._names.currentText())
            code = next((c for name, c in self._codes.items() if folded(name) == wanted), None)
            return Fix(sheet, cell, municipality=code) if code else None
        if self._remedy.column is Column.BALANCE:
            return Fix(sheet, cell, is_left_out=True)
        if self._remedy.column is None or self._remedy.column in TYPED:
            typed = self._text.text().strip()
            return Fix(sheet, cell, text=typed) if typed else None
        text = self._number.text().replace("\N{MINUS SIGN}", "-").strip()
        is_number = text.lstrip("-").isdecimal() and text.count("-") <= 1
        return Fix(sheet, cell, value=int(text)) if is_number else None

    def _connect(self) -> None:
        self._names.editTextChanged.connect(self._switch)
        for typed in (self._number, self._text):
            typed.textChanged.connect(self._switch)
            typed.returnPressed.connect(self._solve)
        self._typed_name.returnPressed.connect(self._solve)
        self._go.clicked.connect(self._solve)

    def _build(self) -> None:
        self._label = line()
        self._names = QComboBox()
        self._names.setEditable(True)
        self._names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        give_room(self._names, NAME_WIDTH)
        self._names.setAccessibleName("Gemeente die bedoeld is")
        self._typed_name = OfferingField()
        self._typed_name.offer_in(self._names)
        self._number = QLineEdit()
        give_room(self._number, most=NUMBER_WIDTH)
        self._number.setAccessibleName("Getal dat er moet staan")
        self._number.setValidator(QIntValidator(-LARGEST, LARGEST, self))
        self._text = QLineEdit()
        give_room(self._text, NUMBER_WIDTH)
        self._text.setAccessibleName("Wat er moet staan")
        self._go = button("&Oplossen", "Zet dit in de plaats; het blad zelf verandert niet")
        self._hint = line(quiet=True)
        self._note = PrivacyNote(self._text)
        policy = self._note.sizePolicy()
        policy.setHeightForWidth(False)  # so that the page around it can ask how low it may be
        self._note.setSizePolicy(policy)
        row = WrappingRow()
        row.add_together(self._label, self._names, self._number, self._text)
        row.addWidget(self._go)
        row.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._note)
        self.hide()


_OTHERS = {
    Column.RUNG: "trede",
    Column.BALANCE: "saldo",
    Column.PERIOD: "periode",
    Column.REFERENCE_DATE: "peildatum",
    Column.SINCE: "op deze trede sinds",
}
_HINTS = {
    Column.PERIOD: "Bijvoorbeeld 2026-I.",
    Column.REFERENCE_DATE: "Bijvoorbeeld 1-3-2026.",
    Column.SINCE: "Bijvoorbeeld 1-3-2026, of: onbekend. Dan vraagt het dossier ernaar.",
    Column.MUNICIPALITY: "Typ een deel van de naam. Een onbekende naam wordt onthouden.",
    Column.OPENING_BALANCE: "Een achterstand is negatief.",
    Column.BALANCE: "Het saldo is alleen een controle: de andere cijfers van de rij gelden dan.",
}


def _hint(remedy: Remedy) -> str:
    if remedy.column is not None:
        return _HINTS.get(remedy.column, "")
    return "Of typ: leeg. Dan telt deze cel niet mee." if remedy.may_be_blank else ""


def _asked(remedy: Remedy) -> str:
    if remedy.column is None:
        return f"{remedy.cell}, {remedy.heading}"
    measure = MEASURE_OF_COLUMN.get(remedy.column)
    words = wording.measure(measure) if measure else _OTHERS[remedy.column]
    return f"{remedy.cell}, {words}"
