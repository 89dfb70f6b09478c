"""The forms to put work off until a day, or to set it aside with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from toezichtdesk.casework import putting_off
from toezichtdesk.reports.pages.worklist import Duty
from toezichtdesk.reports.record.putting_off import work_of
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import DATE_EXAMPLES, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

REASON_HEIGHT = 90  # logical pixels
GONE = "Dit gaat voorgoed van de lijst. Het blijft zichtbaar en is weer op te pakken."


class PutOffDialog(ActForm):
    """Puts work off; the day is required, a reason is optional."""

    chapter = Chapter.TODAY

    def __init__(self, operations: Operations, duty: Duty, parent: QWidget) -> None:
        super().__init__(operations, f"Uitstellen: {duty.name}", "&Uitstellen", parent)
        self._duty = duty
        self.until = DateField("Uitstellen tot", operations.sign().today)
        self.reason = QLineEdit()
        give_hint(self.reason, "mag leeg blijven")
        self.form.addRow(plain_label(duty.action.text))
        self.add_row("&Tot", self.until, "Op deze dag staat het weer op de lijst.")
        self.add_row("&Reden", self.reason)
        self.until.setFocus()
        self.keep_draft(f"uitstellen {work_of(duty.action)}", duty.code)

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self.until)
        if problem is None and self.until.day is None:
            return f"Vul in tot welke dag dit wacht. {DATE_EXAMPLES}", self.until
        return problem

    def save(self) -> None:
        duty = self._duty
        if self.until.day is not None:
            work = work_of(duty.action)
            self.perform(
                putting_off.put_off, duty.code, work, self.until.day, self.reason.text().strip()
            )


class SetAsideDialog(ActForm):
    """Sets work aside for good, with the reason why it is no longer needed."""

    chapter = Chapter.TODAY

    def __init__(self, operations: Operations, duty: Duty, parent: QWidget) -> None:
        super().__init__(operations, f"Negeren: {duty.name}", "&Negeren", parent)
        self._duty = duty
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_HEIGHT)
        give_hint(self.reason, "waarom dit niet meer hoeft")
        self.form.addRow(plain_label(duty.action.text))
        self.form.addRow(plain_label(GONE, quiet=True))
        self.add_row("&Reden", self.reason)
        self.reason.setFocus()
        self.keep_draft(f"negeren {work_of(duty.action)}", duty.code)

    def problem(self) -> tuple[str, QWidget] | None:
        if not self.reason.toPlainText().strip():
            return "De reden ontbreekt. Schrijf op waarom dit niet meer hoeft.", self.reason
        return None

    def save(self) -> None:
        duty = self._duty
        reason = self.reason.toPlainText().strip()
        self.perform(putting_off.set_aside, duty.code, work_of(duty.action), reason)
