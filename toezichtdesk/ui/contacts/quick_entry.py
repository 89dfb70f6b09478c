"""Ctrl+Space: log a contact from one line, shown in parts before it is logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import contacts, drafts
from toezichtdesk.domain.casefile import Party
from toezichtdesk.ui.contacts.chips import Chips
from toezichtdesk.ui.contacts.quick_line import Names, QuickLine, read_line
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.form_drafts import KEEP_EVERY
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import GAP, room_for, scaled
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

EXAMPLE = "zei bel wethouder flexwoningen vertraagd tot Q3 >di terugbellen #netcongestie"
BEGIN = (
    "Begin met de gemeente en de soort: bel, mail, brief, bezoek, overleg, voortgang, ambtelijk of "
    "bestuurlijk. Schrijf dan met wie u sprak en wat is besproken."
)
SIGNS = (  # in two columns, from left to right
    (">", "vervolg, met een dag"),
    ("#", "knelpunt"),
    ("@", "functie van wie u sprak"),
    ("!", "telt voor de contactplicht"),
    ("+ gemeente", "afspraak van de gemeente, met een dag"),
    ("+ provincie", "afspraak van de provincie, met een dag"),
    ("Enter", "vastleggen"),
    ("Ctrl+Shift+Enter", "vastleggen en het gespreksblad tonen"),
)
WIDTH = 760  # logical pixels
FORM = "quick_entry"  # form name of the draft


@dataclass(frozen=True, slots=True)
class Asked:
    """Follow-up forms for a contact logged from a line. summary: its text.

    practice, difference: whether to record a good practice or a difference in figures.
    sheet: whether to show the meeting sheet.
    """

    code: str
    name: str
    summary: str
    practice: bool
    difference: bool
    sheet: bool


class QuickEntry(ActForm):
    """Logs a contact from one line; its draft survives Esc and a crash.

    Signals:
        follow_asked: it was logged, and forms are to follow; carries which (`Asked`).
    """

    chapter = Chapter.CONTACTS

    follow_asked = Signal(object)

    def __init__(
        self, operations: Operations, names: Names, parent: QWidget, current: str = ""
    ) -> None:
        """Build the line. names: the municipalities to recognise. current: code of the open one."""
        super().__init__(operations, "Snelle invoer", "&Vastleggen", parent)
        self._names = names
        self._current = current
        self._today = operations.sign().today
        self._line = QLineEdit()
        give_hint(self._line, EXAMPLE)
        self._parts = Chips()
        self.add_row("&Regel", self._line)
        self.add_row("Wordt", self._parts)
        self._parts.setAccessibleName("Zo wordt het vastgelegd")
        self._build_following()
        self.form.addRow(plain_label(BEGIN, quiet=True))
        self.form.addRow(_legend())
        self.setMinimumWidth(scaled(WIDTH))
        self._line.textChanged.connect(self._show)
        self._show()
        self._line.setFocus()
        self._was_kept: dict[str, str | int] = {}
        self._wants_sheet = False
        self._shelf = ""  # the municipality of a line may change with each letter
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_EVERY)
        self._keeping.timeout.connect(self._keep)
        self._keeping.start()
        self._operations.ask(drafts.drafts_of, self._take_kept, FORM)
        self.rejected.connect(self._keep)

    @property
    def read(self) -> QuickLine:
        """The present meaning of the line."""
        return read_line(self._line.text(), self._names, self._today, self._current)

    def problem(self) -> tuple[str, QWidget] | None:
        read = self.read
        if read.candidates:
            return f"Welke gemeente: {', '.join(read.candidates)}? Typ de naam verder.", self._line
        if not read.code:
            return "Begin met het begin van de naam van een gemeente.", self._line
        return None

    def save(self) -> None:
        self._keeping.stop()
        read = self.read
        logged = (read.contact(self._today), read.agreed())
        self.perform(drafts.finish, FORM, self._shelf, contacts.log_contact, *logged)

    def _done(self, answer: object) -> None:
        super()._done(answer)
        read = self.read
        ticked = self._practice.isChecked(), self._difference.isChecked()
        if self._wants_sheet or any(ticked):
            asked = Asked(read.code, read.name, read.summary, *ticked, self._wants_sheet)
            self.follow_asked.emit(asked)

    def _take_refusal(self, message: str) -> None:
        super()._take_refusal(message)
        self._wants_sheet = False
        self._keeping.start()

    @Slot()
    def _submit_with_sheet(self) -> None:
        self._wants_sheet = self.problem() is None
        self._submit()

    def _take_kept(self, stored: Mapping[str, Mapping[str, str | int]]) -> None:
        self._shelf, fields = next(iter(stored.items()), (self._shelf, {}))
        text = str(fields.get("line", ""))
        if text and not self._line.text():
            self._practice.setChecked(bool(fields.get("practice")))
            self._difference.setChecked(bool(fields.get("difference")))
            self._line.setText(text)
            self._was_kept = self._typed

    @property
    def _typed(self) -> dict[str, str | int]:
        return {
            "line": self._line.text(),
            "practice": int(self._practice.isChecked()),
            "difference": int(self._difference.isChecked()),
        }

    @Slot()
    def _keep(self) -> None:
        typed = self._typed
        if typed != self._was_kept and (typed["line"] or self._was_kept):
            self._was_kept = typed
            self._operations.keep(drafts.keep, FORM, self._shelf, typed)

    def _build_following(self) -> None:
        self._practice = QCheckBox("&Goede praktijk")
        self._practice.setToolTip("Opent daarna het formulier van een goede praktijk")
        self._difference = QCheckBox("&Cijferverschil")
        self._difference.setToolTip("Opent daarna de eigen telling bij de laatste stand")
        boxes = QHBoxLayout()
        boxes.setSpacing(GAP)
        boxes.addWidget(self._practice)
        boxes.addWidget(self._difference)
        boxes.addStretch()
        self.form.addRow("", boxes)
        for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._submit_with_sheet)
        self.act.setToolTip("Enter; met het gespreksblad erbij Ctrl+Shift+Enter")

    @Slot()
    def _show(self) -> None:
        read = self.read
        named = read.name or (
            " of ".join(read.candidates) + "?" if read.candidates else "gemeente?"
        )
        day = wording.day(read.follow_up_on) if read.follow_up_on else ""
        follow = f"vervolg: {read.follow_up} {day}".rstrip() if read.follow_up else ""
        counts = {True: "telt voor de contactplicht", None: "", False: ""}[read.counts]
        parts = (
            named,
            wording.contact_kind(read.kind),
            wording.short_day(self._today),
            *(part for part in read.counterpart.split("; ") if part),
            read.summary,
            follow,
            *(_agreed(*one) for one in read.agreements),
            *(f"#{tag}" for tag in read.tags),
            counts,
        )
        self._parts.show_parts([part for part in parts if part])
        self._make_room()

    def _make_room(self) -> None:
        """Let the form grow with the rows of parts: wrapped widgets do not report their height."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(self.width())
            if needed > self.height():
                self.fit_into(room_for(self))


def _legend() -> QGridLayout:
    """Return the signs, each drawn as a key with its meaning beside it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(4)
    for number, (sign, meaning) in enumerate(SIGNS):
        top = Qt.AlignmentFlag.AlignTop
        key, words = line(sign), plain_label(meaning, quiet=True)
        words.setAlignment(top)
        key.setProperty("keycap", True)  # noqa: FBT003 - Qt's own form
        row, column = number // 2, 2 * (number % 2)
        grid.addWidget(key, row, column, Qt.AlignmentFlag.AlignLeft | top)
        grid.addWidget(words, row, column + 1)
        grid.setColumnStretch(column + 1, 1)
    return grid


def _agreed(party: Party, text: str, due: date | None) -> str:
    until = f" t/m {wording.day(due)}" if due else ""
    return f"afspraak {party.value}: {text}{until}"
