"""The form to log a contact, with its agreements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.casework import contacts, talks
from toezichtdesk.casework.drafts import finish
from toezichtdesk.domain.casefile import Contact, ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import Talk
from toezichtdesk.reports.texts.known_words import KnownWords, known_words
from toezichtdesk.ui.contacts import drafts
from toezichtdesk.ui.contacts.agreement_lines import AgreementLines
from toezichtdesk.ui.contacts.chosen_files import ChosenFiles
from toezichtdesk.ui.contacts.drafts import ContactText
from toezichtdesk.ui.contacts.growing_text import GrowingText
from toezichtdesk.ui.contacts.word_field import WordField
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import line, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.form_drafts import KEEP_EVERY
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.record.talks import TalkRow

KINDS = tuple(ContactKind)
COUNTS = (("Volgens de soort", None), ("Ja, telt mee", True), ("Nee, telt niet mee", False))
SUMMARY_HEIGHT = 74  # logical pixels: just over three lines, in the smallest dialog
USUAL = QSize(720, 600)  # logical pixels


class ContactDialog(ActForm):
    """Logs a contact, or changes one.

    The input for a new one is saved twice a second, and when the form closes without logging it.
    """

    chapter = Chapter.CONTACTS
    section = "Met het formulier"

    def __init__(
        self,
        operations: Operations,
        code: str,
        name: str,
        parent: QWidget,
        contact: Contact | None = None,
        *,
        kind: ContactKind = ContactKind.PROGRESS_TALK,
        planned: TalkRow | None = None,
    ) -> None:
        """Build the form. contact: the one to change; None logs a new one. kind: proposed.

        planned: the talk that was held, which becomes a contact of each municipality present.
        """
        title = f"Contact met {name}" if contact is None else f"Contact met {name} wijzigen"
        super().__init__(operations, title, "&Vastleggen", parent)
        self._code = code
        self._contact = contact
        self._planned = planned
        self._is_new = contact is None and planned is None
        self._first_kind = KINDS.index(kind)
        self._today = operations.sign().today
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_EVERY)
        self._build()
        self._fill()
        if contact is not None:
            self.keep_draft("contact", code, contact.id)
        elif planned is not None:
            self.keep_draft("held_talk", code, planned.talk.id)
        operations.ask(known_words, self._know)
        self._summary.setFocus()
        self._keeping.timeout.connect(self._keep)

    def problem(self) -> tuple[str, QWidget] | None:
        days = [self._day, self._follow_up_day]
        days += [line.day for line in self._agreements.lines]
        problem = wrong_date(*days)
        if problem is None and self._day.day is None:
            return "Vul de datum van het contact in, bijvoorbeeld 5-3 of vandaag.", self._day
        bare = next((line for line in self._agreements.lines if line.lacks_text), None)
        if problem is None and bare is not None:
            return "Schrijf op wat is afgesproken, of maak de dag van de afspraak leeg.", bare.text
        return problem

    def save(self) -> None:
        if self._contact is not None:
            seen = self._contact
            self.perform(contacts.change_contact, seen.id, self._contact_data(), self.seen(seen))
        elif self._planned is not None:
            codes = [code for code, box in self._present if box.isChecked()]
            contacts_ = [replace(self._contact_data(), municipality=code) for code in codes]
            made = [each for code in codes for each in self._agreements.agreements(code)]
            files = self._files.chosen
            self.perform(talks.hold, self._planned.talk.id, contacts_, made, files)
        else:
            self._keeping.stop()
            logged = (
                self._contact_data(),
                self._agreements.agreements(self._code),
                self._files.chosen,
            )
            self.perform(finish, drafts.FORM, self._code, contacts.log_contact, *logged)

    def _done(self, answer: object) -> None:
        if self._is_new:
            drafts.forget(self._operations, self._code)
        super()._done(answer)

    def _take_refusal(self, message: str) -> None:
        super()._take_refusal(message)
        if self._is_new:
            self._keeping.start()

    def _contact_data(self) -> ContactData:
        return ContactData(
            municipality=self._code,
            held_on=self._day.day or self._today,
            kind=KINDS[self._kind.currentIndex()],
            summary=self._summary.toPlainText().strip(),
            counterpart="; ".join(self._counterpart.words),
            counts=COUNTS[self._counts.currentIndex()][1],
            follow_up=self._follow_up.text().strip(),
            follow_up_on=self._follow_up_day.day,
            tags=tuple(word.casefold() for word in self._tags.words),
        )

    def _know(self, words: KnownWords) -> None:
        self._counterpart.know(words.functions)
        self._tags.know(words.tags)

    def _fill(self) -> None:
        self._day.set_day(self._today)
        self._kind.setCurrentIndex(self._first_kind)
        if self._contact is not None:
            self._show_contact(self._contact)
            return
        if self._planned is not None:
            self._show_planned(self._planned.talk)
            return
        typed = drafts.draft_of(self._operations, self._code)
        if typed is not None:
            self._type_in(typed)
            self.tell_restored(self._empty_form)

    def _show_contact(self, contact: Contact) -> None:
        counts = [value for _, value in COUNTS].index(contact.counts)
        self._day.set_day(contact.held_on)
        self._kind.setCurrentIndex(KINDS.index(contact.kind))
        self._counterpart.setText(contact.counterpart)
        self._summary.setPlainText(contact.summary)
        self._counts.setCurrentIndex(counts)
        self._follow_up.setText(contact.follow_up)
        self._follow_up_day.set_day(contact.follow_up_on)
        self._tags.set_words(contact.tags)
        for row in (self._agreements, self._files):  # listed in the dossier
            row.hide()
            self.form.setRowVisible(row, False)  # noqa: FBT003 - Qt's own form

    def _show_planned(self, talk: Talk) -> None:
        self._day.set_day(min(talk.planned_on, self._today))
        self._kind.setCurrentIndex(KINDS.index(talk.kind))
        self._counterpart.setText(talk.counterpart)
        self._summary.setPlainText(talk.subject)

    @property
    def _typed(self) -> ContactText:
        return ContactText(
            day=self._day.text(),
            kind=self._kind.currentIndex(),
            counterpart=self._counterpart.text(),
            summary=self._summary.toPlainText(),
            counts=self._counts.currentIndex(),
            follow_up=self._follow_up.text(),
            follow_up_day=self._follow_up_day.text(),
            agreements=self._agreements.typed,
            tags=self._tags.text(),
            files=self._files.text(),
        )

    def _type_in(self, typed: ContactText) -> None:
        self._day.setText(typed.day)
        self._kind.setCurrentIndex(typed.kind)
        self._counterpart.setText(typed.counterpart)
        self._summary.setPlainText(typed.summary)
        self._counts.setCurrentIndex(typed.counts)
        self._follow_up.setText(typed.follow_up)
        self._follow_up_day.setText(typed.follow_up_day)
        self._agreements.type_in(typed.agreements)
        self._tags.setText(typed.tags)
        self._files.setText(typed.files)

    @Slot()
    def _keep(self) -> None:
        drafts.keep(self._operations, self._code, self._typed)

    @Slot()
    def _empty_form(self) -> None:
        nothing = tuple((line % 2, "", "") for line in range(len(self._agreements.lines)))
        today = wording.day(self._today)
        self._type_in(ContactText(today, self._first_kind, "", "", 0, "", "", nothing, ""))
        drafts.drop(self._operations, self._code)
        self.band.hide()
        self._summary.setFocus()

    def _build(self) -> None:
        self.setMinimumWidth(scaled(660))
        self._build_present()
        self._day = DateField("Datum", self._today)
        self._kind = QComboBox()
        for kind in KINDS:
            self._kind.addItem(wording.contact_kind(kind), kind)
        self._add_pair("&Datum", self._day, "&Soort", self._kind)
        self._build_talk()
        self._build_following()
        self._let_summary_grow()

    def _build_talk(self) -> None:
        self._counterpart = WordField(";")
        give_hint(self._counterpart, "functies, geen namen: wethouder wonen; COA")
        self._counterpart.setToolTip("Pijl omlaag toont functies die u eerder gebruikte")
        self.add_row("Gesproken &met", self._counterpart)
        self._summary = GrowingText(SUMMARY_HEIGHT)
        self._summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        give_hint(self._summary, "Waar ging het over, en wat kwam eruit?")
        self.add_row("&Kern", self._summary)
        self._tags = WordField(" ", "#")
        give_hint(self._tags, "#netcongestie #kamers")
        self._tags.setToolTip("Pijl omlaag toont de knelpunten die al bekend zijn")
        self.add_row("K&nelpunten", self._tags)

    def _build_following(self) -> None:
        self._counts = QComboBox()
        for text, counts in COUNTS:
            self._counts.addItem(text, counts)
        self.add_row("&Telt voor contactplicht", self._counts)
        self._follow_up = QLineEdit()
        give_hint(self._follow_up, "bijvoorbeeld: terugbellen")
        self._follow_up_day = DateField("Vervolg op", self._today)
        self._add_pair("V&ervolg", self._follow_up, "&op", self._follow_up_day)
        self._agreements = AgreementLines(self._today)
        self._agreements.setFocusProxy(self._agreements.lines[0])
        self.add_row("&Afspraken", self._agreements)
        self._files = ChosenFiles()
        self._files.left_out.connect(self._take_refusal_away)
        self.add_row("&Bijlagen", self._files)

    @Slot(str)
    def _take_refusal_away(self, name: str) -> None:
        """Take away what was refused for a file that is left out now."""
        if name in self.band.text:
            self.band.hide()

    def _add_pair(self, label: str, first: QWidget, beside: str, second: QWidget) -> None:
        """Add two labelled fields on one row; the wider one stretches."""
        name = line(beside)
        name.setBuddy(second)
        name.setMinimumWidth(name.sizeHint().width() + 2)  # Qt measures the last letter too narrow
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(first, 0 if isinstance(first, DateField) else 1)
        row.addWidget(name)
        row.addWidget(second, 0 if isinstance(second, DateField) else 1)
        held.setFocusProxy(first)
        self.add_row(label, held)
        for field, caption in ((first, label), (second, beside)):
            if not field.accessibleName():
                field.setAccessibleName(caption.replace("&", ""))

    def _build_present(self) -> None:
        """List the municipalities of a joint talk; untick those that were absent."""
        self._present: list[tuple[str, QCheckBox]] = []
        if self._planned is None:
            return
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        for code, name in zip(self._planned.talk.municipalities, self._planned.names, strict=True):
            box = QCheckBox(name)
            box.setChecked(True)
            self._present.append((code, box))
            row.addWidget(box)
        row.addStretch()
        if len(self._present) > 1:
            question = "Wie was er? Elke afspraak wordt met elk van hen vastgelegd."
            held.setFocusProxy(self._present[0][1])
            self.add_row("&Gemeenten", held, question)
        else:
            held.setParent(self)
            held.hide()

    def _let_summary_grow(self) -> None:
        """Give extra height of the dialog to the text, not to the gaps between fields."""
        for row in range(self.form.rowCount()):
            label = self.form.itemAt(row, QFormLayout.ItemRole.LabelRole)
            name = None if label is None else label.widget()
            if name is not None:
                name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body.setStretchFactor(self.form, 1)
        self.resize(USUAL)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_new:
            self._keeping.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep()
