"""The forms for the term of rungs 4-6: its events, and the items on file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.casework import terms
from toezichtdesk.domain.terms import (
    WITH_TERM,
    Document,
    FileItem,
    FileItemData,
    FileItemKind,
    TermEventKind,
)
from toezichtdesk.reports.papers.letters import OwnTemplates, own_templates
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.choosing import FileDialog
from toezichtdesk.ui.forms.controls import DATE_EXAMPLES, button, number_field, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

REASON_HEIGHT = 90  # logical pixels
KEPT = "Het stuk telt dan niet meer mee. In het logboek blijft het staan, met de reden."
_CHOOSE = "&Bestand kiezen…"
MOST_CHARACTERS = 40  # characters of the name of a document
MOST_DAYS = 3650
USUAL_DAYS = 28

TITLES = {
    TermEventKind.SUSPENDED: ("Doorlooptijd van {} opschorten", "&Opschorten"),
    TermEventKind.RESUMED: ("Doorlooptijd van {} hervatten", "&Hervatten"),
    TermEventKind.EXTENDED: ("Richtpunt van {} verlengen", "&Verlengen"),
    TermEventKind.WITHDRAWN: ("Intrekking vastleggen: {}", "&Vastleggen"),
    TermEventKind.LAPSED: ("Verval vastleggen: {}", "&Vastleggen"),
}
EXPLANATIONS = {
    TermEventKind.SUSPENDED: "De dagen vanaf deze dag tellen niet mee, tot de dag van hervatten.",
    TermEventKind.RESUMED: "De dagen vanaf deze dag tellen weer mee.",
    TermEventKind.EXTENDED: "De gebruikte dagen blijven staan; er komen dagen bij.",
    TermEventKind.WITHDRAWN: (
        "Gedeputeerde Staten trekken de aankondiging of het besluit in. De doorlooptijd eindigt; "
        "de trede blijft tot er een ander besluit is."
    ),
    TermEventKind.LAPSED: (
        "De aankondiging of het besluit vervalt, bijvoorbeeld omdat de gemeente voldoet. "
        "De doorlooptijd eindigt; de trede blijft tot er een ander besluit is."
    ),
}
ACTS: dict[TermEventKind, Callable[..., int]] = {
    TermEventKind.SUSPENDED: terms.suspend,
    TermEventKind.RESUMED: terms.resume,
    TermEventKind.WITHDRAWN: terms.withdraw,
    TermEventKind.LAPSED: terms.lapse,
}
WITH_REFERENCE = frozenset({TermEventKind.WITHDRAWN, TermEventKind.LAPSED})


def _reason_field(placeholder: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(REASON_HEIGHT)
    give_hint(field, placeholder)
    return field


class TermDialog(ActForm):
    """Records an event of the term; the reason is required."""

    chapter = Chapter.DECIDING
    section = "De dagen op trede 4, 5 en 6"

    def __init__(
        self, operations: Operations, kind: TermEventKind, code: str, name: str, parent: QWidget
    ) -> None:
        title, act = TITLES[kind]
        super().__init__(operations, title.format(name), act, parent)
        self._kind = kind
        self._code = code
        self.keep_draft(f"termijn {kind.name}", code)
        today = operations.sign().today
        self.days = number_field(1, MOST_DAYS)
        self.days.setValue(USUAL_DAYS)
        self.day = DateField("Datum", today)
        self.day.set_day(today)
        self.reference = QLineEdit()
        self.reason = _reason_field("waarom, en wie dat bepaalde")
        self._build()

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self.day)
        if problem is None and self.day.day is None:
            return f"Vul de datum in. {DATE_EXAMPLES}", self.day
        return problem

    def save(self) -> None:
        reason = self.reason.toPlainText().strip()
        if self._kind is TermEventKind.EXTENDED:
            days = self.days.value()
            self.perform(partial(terms.extend, code=self._code, days=days, reason=reason))
            return
        values: dict[str, object] = {"reason": reason, "on": self.day.day}
        if self._kind in WITH_REFERENCE:
            values["reference"] = self.reference.text().strip()
        self.perform(partial(ACTS[self._kind], code=self._code, **values))

    def _build(self) -> None:
        self.form.addRow(plain_label(EXPLANATIONS[self._kind], quiet=True))
        if self._kind is TermEventKind.EXTENDED:
            self.add_row("&Dagen", self.days)
        else:
            self.add_row("&Datum", self.day)
        if self._kind in WITH_REFERENCE:
            self.add_row("&Kenmerk GS", self.reference)
        self.add_row("&Reden", self.reason)
        self.reason.setFocus()


class FileItemDialog(ActForm):
    """Puts an item on file that a step on rungs 4-6 needs."""

    chapter = Chapter.DECIDING
    section = "Stukken"

    def __init__(
        self,
        operations: Operations,
        code: str,
        name: str,
        parent: QWidget,
        wanted: FileItemKind = FileItemKind.NOTICE,
    ) -> None:
        """Build the form. wanted: the kind to propose."""
        super().__init__(operations, f"Stuk in het dossier van {name}", "&Vastleggen", parent)
        self._code = code
        self.keep_draft("stuk", code)
        today = operations.sign().today
        self.kind = QComboBox()
        for kind in FileItemKind:
            self.kind.addItem(kind.value.capitalize(), kind.name)
        self.kind.setCurrentIndex(list(FileItemKind).index(wanted))
        self.day = DateField("Datum", today)
        self.day.set_day(today)
        self.due_on = DateField("Termijn tot en met", today)
        self.reference = QLineEdit()
        self.note = _reason_field("wat erin staat, of waar het ligt")
        self.add_row("&Stuk", self.kind)
        self.add_row("&Datum", self.day)
        self.add_row("&Termijn tot en met", self.due_on)
        self.add_row("&Kenmerk", self.reference)
        self.add_row("&Notitie", self.note)
        self._document: Document | None = None
        self._path = Path()
        self.choose = button(_CHOOSE, "Het stuk zelf; een kopie ervan wordt bewaard")
        self.choose.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add_row("Document", self.choose)
        self.choose.clicked.connect(self._choose_document)
        self.kind.currentIndexChanged.connect(self._fit)
        self._fit()
        self.kind.setFocus()

    @Slot()
    def _fit(self) -> None:
        """Show the term field only for letters that set one, and try the document as this kind."""
        self.form.setRowVisible(self.due_on, self._kind in WITH_TERM)
        if self._document is not None:
            self.take_document(str(self._path))

    @property
    def _kind(self) -> FileItemKind:
        return FileItemKind[self.kind.currentData()]

    def problem(self) -> tuple[str, QWidget] | None:
        asked = (self.day, self.due_on) if self._kind in WITH_TERM else (self.day,)
        problem = wrong_date(*asked)
        if problem is None and self.day.day is None:
            return f"Vul de datum van het stuk in. {DATE_EXAMPLES}", self.day
        return problem

    def save(self) -> None:
        if self.day.day is None:
            return
        data = FileItemData(
            municipality=self._code,
            kind=self._kind,
            dated_on=self.day.day,
            reference=self.reference.text().strip(),
            note=self.note.toPlainText().strip(),
            due_on=self.due_on.day if self._kind in WITH_TERM else None,
        )
        self.perform(terms.file, data, self._document)

    @Slot()
    def _choose_document(self) -> None:
        dialog = FileDialog(self, "Kies het stuk")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_document)
        dialog.open()

    @Slot(str)
    def take_document(self, name: str) -> None:
        """Use this file as the document of the item."""
        self._path = Path(name)
        self._operations.ask(own_templates, self._read_document).if_refused(self._refuse_document)

    def _read_document(self, own: OwnTemplates) -> None:
        from toezichtdesk.render.letters import finished  # late: only for who files a document

        request = self._operations.compute(
            finished, self._show_document, self._path, own, self._kind
        )
        request.if_refused(self._refuse_document)

    def _refuse_document(self, message: str) -> None:
        self._document = None
        self.choose.setText(_CHOOSE)
        self.choose.setAccessibleName("")
        self.show_refusal(message)

    def _show_document(self, document: Document) -> None:
        self._document = document
        self.choose.setText(shorten(document.name, MOST_CHARACTERS, placeholder="…"))
        self.choose.setAccessibleName(f"Document: {document.name}")


class WithdrawItemDialog(ActForm):
    """Withdraws an item that was filed by mistake, with the reason."""

    chapter = Chapter.DECIDING
    section = "Stukken"

    def __init__(self, operations: Operations, item: FileItem, parent: QWidget) -> None:
        super().__init__(operations, "Stuk uit het dossier halen", "&Uit dossier halen", parent)
        self._item = item
        self.keep_draft("stuk weg", item.municipality, item.id)
        self.reason = _reason_field("waarom dit stuk hier niet hoort")
        kind = item.kind.value
        what = f"{kind[:1].upper()}{kind[1:]} van {wording.day(item.dated_on)}."
        self.form.addRow(plain_label(what))
        self.form.addRow(plain_label(KEPT, quiet=True))
        self.add_row("&Reden", self.reason)
        self.reason.setFocus()

    def save(self) -> None:
        self.perform(terms.withdraw_item, self._item.id, self.reason.toPlainText().strip())
