"""The form to put a proposal off until a day, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from toezichtdesk.casework import proposals
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import DATE_EXAMPLES, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

REASON_HEIGHT = 90  # logical pixels


class PostponeDialog(ActForm):
    """Puts a proposal off; day and reason are required."""

    chapter = Chapter.ASSESSING
    section = "Drie antwoorden"

    def __init__(self, operations: Operations, row: ProposalRow, parent: QWidget) -> None:
        super().__init__(operations, f"Voorstel voor {row.name} uitstellen", "&Uitstellen", parent)
        self._code = row.code
        self.keep_draft("uitstel", row.code)
        self.until = DateField("Uitstellen tot", operations.sign().today)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_HEIGHT)
        give_hint(self.reason, "waarop het besluit wacht")
        self.form.addRow(
            plain_label(
                "Het voorstel komt op deze dag terug, of eerder als de cijfers wijzigen.",
                quiet=True,
            )
        )
        self.add_row("&Tot", self.until)
        self.add_row("&Reden", self.reason)
        self.until.setFocus()

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self.until)
        if problem is None and self.until.day is None:
            return f"Vul in op welke dag het voorstel terugkomt. {DATE_EXAMPLES}", self.until
        return problem

    def save(self) -> None:
        if self.until.day is not None:
            reason = self.reason.toPlainText().strip()
            self.perform(proposals.postpone, self._code, self.until.day, reason)
