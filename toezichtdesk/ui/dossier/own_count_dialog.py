"""The form for a municipality's own count of a stand, beside that of COA."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import own_counts
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import DATE_EXAMPLES, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.plans.measure_dialog import PersonsField

if TYPE_CHECKING:
    from datetime import date

    from toezichtdesk.domain.figures import Standing
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.answers.dossier import OwnCountRow

TEXT_HEIGHT = 66  # logical pixels: three lines


class OwnCountDialog(ActForm):
    """Records the own count of a stand, changes it, or ends the difference."""

    chapter = Chapter.DOSSIER
    section = "De gemeente telt anders dan het COA"

    def __init__(
        self,
        operations: Operations,
        code: str,
        name: str,
        standing: Standing,
        parent: QWidget,
        row: OwnCountRow | None = None,
    ) -> None:
        """Build the form. standing: the stand of COA. row: the recorded count, None for none."""
        on = wording.day(standing.reference_date)
        super().__init__(operations, f"Eigen telling van {name}, stand {on}", "&Vastleggen", parent)
        self._code = code
        self._standing = standing
        self._row = row
        self._build(operations.sign().today)
        if row is not None:
            self._show(row)
        number = None if row is None else row.own.id
        self.keep_draft(f"telling {standing.period} {on}", code, number)
        self._counted.setFocus()

    def begin_with_agreed(self) -> None:
        """Propose today as the day of agreement, and focus that field."""
        self._agreed_on.set_day(self._operations.sign().today)
        self._agreed_on.setFocus()
        self._agreed_on.selectAll()

    def add(self, reason: str) -> None:
        """Append to the explanation of the difference."""
        reasons = (self._reason.toPlainText().strip(), reason)
        self._reason.setPlainText("\n".join(filter(None, reasons)))

    def problem(self) -> tuple[str, QWidget] | None:
        if self._counted.persons is None:
            return "Vul in hoeveel personen de gemeente telt.", self._counted
        wrong = wrong_date(self._agree_by, self._agreed_on)
        if wrong is None and self._agree_by.day is None:
            return f"Vul in wanneer gemeente en COA het eens zijn. {DATE_EXAMPLES}", self._agree_by
        return wrong

    def save(self) -> None:
        until, counted = self._agree_by.day, self._counted.persons
        if until is None or counted is None:
            return  # problem() has reported it
        data = OwnCountData(
            municipality=self._code,
            period=self._standing.period,
            reference_date=self._standing.reference_date,
            counted=counted,
            reason=self._reason.toPlainText().strip(),
            agree_by=until,
            agreed_on=self._agreed_on.day,
            outcome=self._outcome.toPlainText().strip(),
        )
        if self._row is None:
            self.perform(own_counts.record, data)
        else:
            seen = self.seen(self._row.own)
            self.perform(own_counts.change, self._row.own.id, data, seen)

    def _show(self, row: OwnCountRow) -> None:
        self._counted.set_persons(row.own.counted)
        self._reason.setPlainText(row.own.reason)
        self._agree_by.set_day(row.own.agree_by)
        self._agreed_on.set_day(row.own.agreed_on)
        self._outcome.setPlainText(row.own.outcome)

    def _build(self, today: date) -> None:
        coa = self._standing.realised
        count = "geen opgave" if coa is None else wording.persons(coa)
        self.form.addRow(plain_label(f"Het COA telt over {self._standing.period}: {count}."))
        self._counted = PersonsField()
        self.add_row("Eigen &telling", self._counted)
        self._reason = _text("waardoor de tellingen verschillen; geen namen")
        self.add_row("&Reden", self._reason)
        self._agree_by = DateField("Overeenstemming uiterlijk", today)
        self.add_row("Overeenstemming &uiterlijk", self._agree_by)
        self._agreed_on = DateField("Overeenstemming bereikt op", today)
        self.add_row("Overeenstemming bereikt &op", self._agreed_on, "Leeg tot het zover is.")
        self._outcome = _text("welke telling juist is, en wie wat aanpast")
        self.add_row("Uit&komst", self._outcome)


def _text(hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(TEXT_HEIGHT)
    give_hint(field, hint)
    return field
