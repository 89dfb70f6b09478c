"""The form for one agreement, to add outside a contact or to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import Agreement, AgreementData
from toezichtdesk.ui.contacts.agreement_lines import PARTIES
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations


class AgreementDialog(ActForm):
    """Adds an agreement with a municipality, or changes one."""

    chapter = Chapter.CONTACTS
    section = "Afspraken"

    def __init__(
        self,
        operations: Operations,
        code: str,
        name: str,
        parent: QWidget,
        agreement: Agreement | None = None,
    ) -> None:
        """Build the form. agreement: the one to change; None adds one."""
        title = f"Afspraak met {name}" if agreement is None else f"Afspraak met {name} wijzigen"
        super().__init__(operations, title, "&Vastleggen", parent)
        self._code = code
        self._agreement = agreement
        self._build()
        if agreement is not None:
            self._show(agreement)
        self.keep_draft("afspraak", code, None if agreement is None else agreement.id)
        self._text.setFocus()

    def begin_with_done(self) -> None:
        """Propose today as the day on which it was kept, and focus that field."""
        self._done_on.set_day(self._operations.sign().today)
        self._done_on.setFocus()
        self._done_on.selectAll()

    def problem(self) -> tuple[str, QWidget] | None:
        return wrong_date(self._made_on, self._due_on, self._done_on)

    def save(self) -> None:
        data = AgreementData(
            municipality=self._code,
            party=PARTIES[self._party.currentIndex()],
            text=self._text.text().strip(),
            due_on=self._due_on.day,
            done_on=self._done_on.day,
            made_on=self._made_on.day,
        )
        if self._agreement is None:
            self.perform(contacts.add_agreement, data)
        else:
            seen = self.seen(self._agreement)
            self.perform(contacts.change_agreement, self._agreement.id, data, seen)

    def _show(self, agreement: Agreement) -> None:
        self._party.setCurrentIndex(PARTIES.index(agreement.party))
        self._text.setText(agreement.text)
        self._made_on.set_day(agreement.made_on)
        self._due_on.set_day(agreement.due_on)
        self._done_on.set_day(agreement.done_on)

    def _build(self) -> None:
        today = self._operations.sign().today
        self._party = QComboBox()
        for party in PARTIES:
            self._party.addItem(party.value.capitalize(), party)
        self.add_row("&Wie", self._party)
        self._text = QLineEdit()
        give_hint(self._text, "wat is afgesproken")
        self.add_row("Wa&t", self._text)
        self._made_on = DateField("Gemaakt op", today)
        self._made_on.set_day(today)
        self.add_row("Ge&maakt op", self._made_on)
        self._due_on = DateField("Uiterlijk op", today)
        self.add_row("Uiterlijk &op", self._due_on)
        self._done_on = DateField("Gereed op", today)
        self.add_row("&Gereed op", self._done_on)
