"""One person: everything stored about them, to hand over or to erase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import officials as acts
from toezichtdesk.render import tables
from toezichtdesk.reports.texts.officials import Mention, listing, mentions
from toezichtdesk.ui.contacts import drafts as contact_drafts
from toezichtdesk.ui.forms import form_drafts
from toezichtdesk.ui.forms.controls import NOT_RECORDED, button, line
from toezichtdesk.ui.forms.dialogs import Message, Tone, final, plain_label
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import GAP, scaled
from toezichtdesk.ui.managing.dialog import ManagingDialog
from toezichtdesk.ui.paper.saving import OPEN, TEXT, WORKBOOK, SaveDialog

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

WIDTH, HEIGHT = 900, 560  # logical pixels
INTRO = (
    "Vraagt een functionaris om inzage of om wissen? Zoek op de achternaam of de hele naam: in "
    "alle teksten, ook eerdere versies, het logboek en concepten."
)
ASK = "Typ de naam en kies Zoeken: hier komt te staan waar die voorkomt."
NOTHING = "Er is niets over deze persoon vastgelegd. Kijk hoe de naam kan zijn getypt."
WARNING = (
    "In de plaats van de naam komt [gewist]. Wat er is gedaan blijft staan, en de zegels blijven "
    "heel. Dit is niet ongedaan te maken."
)


class PersonDialog(ManagingDialog):
    """Finds the texts with a name, saves them as a file, and erases the name from them.

    The name itself is stored nowhere: not as a draft, not in the settings.

    Signals:
        erased: the name was erased from the drafts in the database.
    """

    section = "Vraagt iemand om inzage of om wissen"

    erased = Signal()

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__("Persoonsgegevens", "&Wissen…", parent)
        final(self.act)
        self._operations = operations
        self._sought = ""
        self._model: RowsModel[Mention] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self._model, "Waar de naam staat", _identity)
        self._build()
        self._connect()
        self._show(())
        self.table.when_empty = ASK
        self.resize(scaled(WIDTH), scaled(HEIGHT))
        self.name.setFocus()

    @Slot()
    def search(self) -> None:
        """Search for the name."""
        self.band.hide()
        self._find()

    def _find(self) -> None:
        self._sought = self.name.text()
        self._operations.ask(mentions, self._show, self._sought).if_refused(self._refuse)

    def _show(self, mentions: tuple[Mention, ...]) -> None:
        self.table.when_empty = NOTHING
        self._model.show_rows(mentions)
        going = sum(one.can_go for one in mentions)
        texts = "1 tekst" if len(mentions) == 1 else f"{len(mentions)} teksten"
        can = "kan 1" if going == 1 else f"kunnen er {going}"
        self._count.setText(f"{texts}; daarvan {can} worden gewist." if mentions else "")
        self._count.setVisible(bool(mentions))
        self._save.setEnabled(bool(mentions))
        self.act.setEnabled(bool(going))
        for each in (self._of_reason, self.reason):
            each.setEnabled(bool(going))
        if mentions:
            self.table.choose_line(0)

    def _refuse(self, message: str) -> None:
        self._show(())
        self.band.refuse(message)

    @Slot()
    def _ask_erase(self) -> None:
        if not self.act.isEnabled():
            return
        if not self.reason.text().strip():
            self.band.refuse("De reden ontbreekt. Schrijf op waarom de naam wordt gewist.")
            self.reason.setFocus()
            return
        going = sum(one.can_go for one in self._model.rows)
        texts = "1 tekst" if going == 1 else f"{going} teksten"
        question = Message(
            f"{self._sought.strip()} wissen uit {texts}?", WARNING, "&Wissen", self, ask=True
        )
        final(question.act)
        question.submitted.connect(self._erase)
        question.open()

    @Slot()
    def _erase(self) -> None:
        self.act.setEnabled(False)
        self._operations.perform(
            acts.erase, self._tell_erased, self._sought, reason=self.reason.text()
        ).if_refused(self.show_refusal)

    def _tell_erased(self, count: int) -> None:
        texts = "1 tekst" if count == 1 else f"{count} teksten"
        self.band.say(f"De naam is gewist uit {texts}. {wording.NOT_ERASED}", Tone.NOTICE)
        self.reason.clear()
        form_drafts.load(self._operations)  # drafts in memory still contain the name
        contact_drafts.load(self._operations)
        self.erased.emit()
        self._find()

    @Slot()
    def _choose_target(self) -> None:
        dialog = SaveDialog(self, "Opslaan als", "inzage.xlsx", (WORKBOOK, OPEN, TEXT))
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, path: str) -> None:
        self._operations.compute(
            write_mentions, self._tell, self._model.rows, Path(path)
        ).if_refused(self.band.refuse)

    def _tell(self, words: str) -> None:
        self.band.say(words, Tone.NOTICE)

    def _build(self) -> None:
        self.name = QLineEdit()
        self.name.setAccessibleName("Naam van de persoon")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reden om te wissen, zonder de naam")
        give_hint(self.reason, "zonder de naam: verzoek van 3 maart, kenmerk …")
        self._search = button("&Zoeken", "Enter")
        self._save = button("&Opslaan als…", "Een tabel om aan de persoon te geven")
        self._count = line(quiet=True)
        self.body.addWidget(plain_label(INTRO, quiet=True))
        self.body.addLayout(_row(_label("&Naam", self.name), self.name, self._search))
        self.body.addWidget(self.table, 1)
        counting = QHBoxLayout()
        counting.addWidget(self._count)
        counting.addStretch()
        counting.addWidget(self._save)
        self.body.addLayout(counting)
        self._of_reason = _label("&Reden om te wissen", self.reason)
        self.body.addLayout(_row(self._of_reason, self.reason))
        self.body.addWidget(PrivacyNote(self.reason))

    def _connect(self) -> None:
        self.name.returnPressed.connect(self.search)
        self._search.clicked.connect(self.search)
        self.reason.returnPressed.connect(self._ask_erase)
        self._save.clicked.connect(self._choose_target)
        self.submitted.connect(self._ask_erase)


def write_mentions(mentions: tuple[Mention, ...], path: Path) -> str:
    """Write what is stored about a person, and return a message in Dutch.

    Raises:
        OfficerCanAct: the suffix is not .xlsx, .ods or .csv, or the file cannot be written there.
    """
    tables.write((listing(mentions),), path)
    texts = "1 tekst" if len(mentions) == 1 else f"{len(mentions)} teksten"
    return f"{texts} opgeslagen in {path}."


def _label(text: str, field: QLineEdit) -> QLabel:
    name = line(text)
    name.setBuddy(field)
    return name


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for part in parts:
        row.addWidget(part, int(isinstance(part, QLineEdit)))
    return row


def _identity(one: Mention) -> tuple[object, ...]:
    return one.table, one.key, one.act, one.is_former, one.text


def _day(one: Mention) -> str:
    return wording.day(one.day) if one.day else NOT_RECORDED


def _since(one: Mention) -> int | None:
    return one.day.toordinal() if one.day else None


def _where(one: Mention) -> str:
    return one.where


def _text(one: Mention) -> str:
    return one.excerpt


def _whole(one: Mention) -> str:
    return one.text


def _fate(one: Mention) -> str:
    return one.fate


COLUMNS: tuple[TableColumn[Mention], ...] = (
    TableColumn("day", "Datum", _day, sort=_since, width=95),
    TableColumn("where", "Waar", _where, tip=_where, width=200),
    TableColumn("text", "Tekst", _text, tip=_whole, width=0),
    TableColumn("fate", "Wissen", _fate, tip=_fate, width=240),
)
