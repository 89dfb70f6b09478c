"""The forms of a planned talk: plan, move and cancel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import talks
from toezichtdesk.domain.municipality import Names, codes_named
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import Talk, TalkData, time_in
from toezichtdesk.ui.contacts.word_field import WordField
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import wrong_date
from toezichtdesk.ui.forms.dates import DATE_WIDTH, DateField
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.letter_room import give_width
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.record.talks import TalkRow

KINDS = tuple(ContactKind)
FORM = "planned_talk"
KEPT = "Het gaat uit de agenda; de reden blijft te zien."


class TalkDialog(ActForm):
    """Plans a talk with one or more municipalities, or changes one."""

    chapter = Chapter.CONTACTS
    section = "Een gesprek plannen"

    def __init__(
        self,
        operations: Operations,
        names: Names,
        parent: QWidget,
        codes: Sequence[str] = (),
        *,
        kind: ContactKind = ContactKind.PROGRESS_TALK,
        row: TalkRow | None = None,
    ) -> None:
        """Build the form. codes: the proposed municipalities. row: of the talk to change."""
        talk = row.talk if row else None
        title = "Gesprek plannen" if talk is None else "Gepland gesprek wijzigen"
        super().__init__(operations, title, "&Vastleggen", parent)
        # Its own names lead: they need not be among the others, nor be the only ones of that name.
        own = zip(row.talk.municipalities, row.names, strict=True) if row else ()
        self._names = (*own, *names)
        self._talk = talk
        self._build()
        self._kind.setCurrentIndex(KINDS.index(kind))
        self._municipalities.set_words(self._named(codes))
        if talk is not None:
            self._show(talk)
        shelf = codes[0] if codes else next((code for code, _ in names), "")
        self.keep_draft(FORM, shelf, talk.id if talk else None)
        (self._day if codes or talk else self._municipalities).setFocus()

    def problem(self) -> tuple[str, QWidget] | None:
        wrong = wrong_date(self._day)
        if wrong is not None:
            return wrong
        if self._day.day is None:
            return "Vul de dag van het gesprek in, bijvoorbeeld di of 14-7.", self._day
        if self._time.text().strip() and time_in(self._time.text()) is None:
            return "Tijd: schrijf bijvoorbeeld 14:30 of 9 uur, of maak het veld leeg.", self._time
        typed = self._municipalities.words
        codes = codes_named(self._names, typed)
        unknown = [name for name, code in zip(typed, codes, strict=True) if not code]
        if unknown:
            words = f"{unknown[0]} is geen gemeente uit de lijst. Kies met pijl omlaag een naam."
            return words, self._municipalities
        return None

    def save(self) -> None:
        data = TalkData(
            planned_on=self._day.day or self._operations.sign().today,
            kind=KINDS[self._kind.currentIndex()],
            municipalities=codes_named(self._names, self._municipalities.words),
            starts_at=time_in(self._time.text()),
            place=self._place.text().strip(),
            subject=self._subject.text().strip(),
            counterpart="; ".join(self._counterpart.words),
        )
        if self._talk is None:
            self.perform(talks.plan, data)
        else:
            self.perform(talks.change, self._talk.id, data, self.seen(self._talk))

    def _named(self, codes: Sequence[str]) -> list[str]:
        names = dict(self._names)
        return [names.get(code, code) for code in codes]

    def _show(self, talk: Talk) -> None:
        self._day.set_day(talk.planned_on)
        self._time.setText(f"{talk.starts_at:%H:%M}" if talk.starts_at else "")
        self._kind.setCurrentIndex(KINDS.index(talk.kind))
        self._municipalities.set_words(self._named(talk.municipalities))
        self._place.setText(talk.place)
        self._subject.setText(talk.subject)
        self._counterpart.setText(talk.counterpart)

    def _build(self) -> None:
        today = self._operations.sign().today
        self._municipalities = WordField(";")
        self._municipalities.know(list(dict.fromkeys(name for _, name in self._names)))
        give_hint(self._municipalities, "een of meer namen, met een puntkomma ertussen")
        self._day = DateField("Dag", today)
        self._time, self._place, self._subject = QLineEdit(), QLineEdit(), QLineEdit()
        give_hint(self._time, "uu:mm")
        give_width(self._time, DATE_WIDTH)
        give_hint(self._place, "bijvoorbeeld gemeentehuis of Teams")
        give_hint(self._subject, "waarover het gaat")
        self._kind = QComboBox()
        for kind in KINDS:
            self._kind.addItem(wording.contact_kind(kind), kind)
        self._counterpart = WordField(";")
        give_hint(self._counterpart, "functies, geen namen: wethouder wonen; COA")
        self.add_row("&Gemeenten", self._municipalities)
        self.add_row("&Dag", self._day)
        self.add_row("&Tijd", self._time)
        self.add_row("&Soort", self._kind)
        self.add_row("&Plaats", self._place)
        self.add_row("&Onderwerp", self._subject)
        self.add_row("&Met", self._counterpart)


class CancelTalkDialog(ActForm):
    """Asks why a planned talk does not take place."""

    chapter = Chapter.CONTACTS
    section = "Een gesprek plannen"

    def __init__(self, operations: Operations, row: TalkRow, parent: QWidget) -> None:
        super().__init__(operations, f"Gesprek met {row.name} vervalt", "&Vastleggen", parent)
        self._talk = row.talk
        self._reason = QLineEdit()
        give_hint(self._reason, "bijvoorbeeld: op verzoek van de gemeente")
        words = f"Gepland op {wording.talk_moment(row.talk)}. {KEPT}"
        self.form.addRow(plain_label(words, quiet=True))
        self.add_row("&Reden", self._reason)
        self._reason.setFocus()
        self.keep_draft("gesprek vervalt", record=row.talk.id)

    def problem(self) -> tuple[str, QWidget] | None:
        if not self._reason.text().strip():
            return "Schrijf op waarom het gesprek vervalt.", self._reason
        return None

    def save(self) -> None:
        self.perform(talks.cancel, self._talk.id, self._reason.text())
