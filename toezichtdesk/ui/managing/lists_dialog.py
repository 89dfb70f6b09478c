"""The officer's own lists: words that forms offer, and names matched at an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from toezichtdesk.casework import learned_names, own_words
from toezichtdesk.casework.own_words import NAMES
from toezichtdesk.domain.own_words import OwnWord, WordList
from toezichtdesk.reports.pages.managing import LearnedName, learned
from toezichtdesk.reports.texts.own_words import own_words as words_of
from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.privacy_note import PrivacyNote
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.managing.dialog import ManagingDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from toezichtdesk.operations import Operations

KINDS = tuple(WordList)
WIDTH, HEIGHT = 680, 460  # logical pixels
WORDS_NOTE = (
    "De formulieren bieden deze woorden aan; u kunt er altijd ook iets anders typen. Wat al is "
    "vastgelegd, verandert niet: een woord dat niet meer wordt aangeboden, blijft daar staan."
)
NAMES_NOTE = (
    "Zo noemden bladen een gemeente. Vergeet u een naam, dan vraagt de volgende import ernaar; wat "
    "ermee is geïmporteerd, blijft staan."
)


class WordsDialog(ManagingDialog):
    """One list at a time, with its words: add, rename, retire, restore."""

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__("Eigen lijsten", "&Toevoegen", parent)
        self._operations = operations
        self._model: RowsModel[OwnWord] = RowsModel(WORD_COLUMNS, self)
        self.table = RowsTable(self._model, "Woorden van de lijst", _word)
        self._build()
        self.kind.currentIndexChanged.connect(self.refresh)
        self.table.chosen.connect(self._show_choice)
        self.submitted.connect(self._add)
        self.typed.returnPressed.connect(self._add)
        self.renaming.clicked.connect(self._rename)
        self.offering.clicked.connect(self._offer)
        self.refresh()

    @property
    def _list(self) -> WordList:
        return KINDS[self.kind.currentIndex()]

    @Slot()
    def refresh(self) -> None:
        """Ask for the words of the list again."""
        self._operations.ask(words_of, self._show_words, self._list)

    def _show_words(self, words: tuple[OwnWord, ...]) -> None:
        self._model.show_rows(words)
        if self.table.current is None:
            self.table.choose_line(0)
        self._show_choice(self.table.current)

    @Slot(object)
    def _show_choice(self, chosen: OwnWord | None) -> None:
        for act in (self.renaming, self.offering):
            act.setEnabled(chosen is not None)
        is_offered = chosen is None or chosen.is_offered
        self.offering.setText("Niet meer &aanbieden" if is_offered else "Weer &aanbieden")
        self.offering.setAccessibleName(self.offering.text().replace("&", ""))

    @Slot()
    def _add(self) -> None:
        self._perform(own_words.add, self.typed.text())

    @Slot()
    def _rename(self) -> None:
        chosen = self.table.current
        if chosen is not None and not self.typed.text().strip():
            self.typed.setText(chosen.word)
            self.typed.setFocus()
            self.typed.selectAll()
        elif chosen is not None:
            self._perform(own_words.rename, chosen.word, self.typed.text())

    @Slot()
    def _offer(self) -> None:
        chosen = self.table.current
        if chosen is not None:
            act = own_words.retire if chosen.is_offered else own_words.bring_back
            self._perform(act, chosen.word)

    def _perform(self, act: Callable[..., int], *args: str) -> None:
        self._operations.perform(act, self._done, self._list, *args).if_refused(self.show_refusal)

    def _done(self, _act: object) -> None:
        self.band.hide()
        self.typed.clear()
        self.refresh()

    def _build(self) -> None:
        self.kind = QComboBox()
        self.kind.setAccessibleName("Lijst")
        self.kind.addItems([NAMES[kind][:1].upper() + NAMES[kind][1:] for kind in KINDS])
        self.typed = QLineEdit()
        self.typed.setAccessibleName("Woord")
        give_hint(self.typed, "een nieuw woord, of een andere vorm van het gekozen woord")
        self.renaming = button("&Hernoemen", "Het gekozen woord krijgt wat u typt")
        self.offering = button("Niet meer &aanbieden")
        label = line("L&ijst")
        label.setBuddy(self.kind)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.kind, 1)
        row = QHBoxLayout()
        for widget in (self.typed, self.renaming, self.offering):
            row.addWidget(widget, 1 if widget is self.typed else 0)
        self.body.addWidget(plain_label(WORDS_NOTE, quiet=True))
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addWidget(PrivacyNote(self))
        self.resize(scaled(WIDTH), scaled(HEIGHT))
        self.typed.setFocus()


class NamesDialog(ManagingDialog):
    """The names matched at an import, each of which can be forgotten."""

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__("Verklaarde namen", "&Vergeten", parent)
        self._operations = operations
        self._model: RowsModel[LearnedName] = RowsModel(NAME_COLUMNS, self)
        self.table = RowsTable(self._model, "Verklaarde namen", _name)
        self.table.when_empty = "Er is nog geen naam verklaard."
        self.body.addWidget(plain_label(NAMES_NOTE, quiet=True))
        self.body.addWidget(self.table, 1)
        self.resize(scaled(WIDTH), scaled(HEIGHT))
        self.submitted.connect(self._forget)
        deleting = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        deleting.setContext(Qt.ShortcutContext.WidgetShortcut)
        deleting.activated.connect(self._forget)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the names again."""
        self._operations.ask(learned, self._show_names)

    def _show_names(self, names: tuple[LearnedName, ...]) -> None:
        self._model.show_rows(names)
        self.act.setEnabled(bool(names))
        if self.table.current is None:
            self.table.choose_line(0)

    @Slot()
    def _forget(self) -> None:
        chosen = self.table.current
        if chosen is not None:
            self._operations.perform(learned_names.forget_name, self._done, chosen.name).if_refused(
                self.show_refusal
            )

    def _done(self, _act: object) -> None:
        self.band.hide()
        self.refresh()


def _word(row: OwnWord) -> str:
    return row.word


def _state(row: OwnWord) -> str:
    return "ja" if row.is_offered else "niet meer"


def _name(row: LearnedName) -> str:
    return row.name


def _meaning(row: LearnedName) -> str:
    return row.municipality


WORD_COLUMNS: tuple[TableColumn[OwnWord], ...] = (
    TableColumn("word", "Woord", _word, tip=_word, width=0),
    TableColumn("state", "Aangeboden", _state, width=170),
)
NAME_COLUMNS: tuple[TableColumn[LearnedName], ...] = (
    TableColumn("name", "Naam in een blad", _name, tip=_name, width=0),
    TableColumn("meaning", "Gemeente", _meaning, tip=_meaning, width=240),
)
