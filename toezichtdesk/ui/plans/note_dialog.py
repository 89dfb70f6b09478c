"""The form for a dated note on a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from toezichtdesk.casework import plans
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.domain.casefile import PlanMeasure
    from toezichtdesk.operations import Operations

HEIGHT = 110  # logical pixels


class NoteDialog(ActForm):
    """Adds a note with its day to a measure."""

    chapter = Chapter.PLANS
    section = "De maatregelen"

    def __init__(
        self, operations: Operations, code: str, measure: PlanMeasure, parent: QWidget
    ) -> None:
        super().__init__(operations, "Maatregel besproken", "&Vastleggen", parent)
        self._measure = measure
        self._on = DateField("Datum", operations.sign().today)
        self._on.set_day(operations.sign().today)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(HEIGHT)
        give_hint(self._text, "wat over deze maatregel is gezegd")
        self.form.addRow(plain_label(measure.description))
        self.add_row("&Datum", self._on)
        self.add_row("&Notitie", self._text)
        self.keep_draft("notitie", code, measure.id)
        self._text.setFocus()

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self._on)
        if problem is None and self._on.day is None:
            return "Vul in wanneer de maatregel is besproken.", self._on
        if problem is None and not self._text.toPlainText().strip():
            return "Schrijf op wat over de maatregel is gezegd.", self._text
        return problem

    def save(self) -> None:
        text, day = self._text.toPlainText().strip(), self._on.day
        self.perform(plans.note_measure, self._measure.id, text, day)
