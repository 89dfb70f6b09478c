"""The dialog to open, renew or leave the practice copy of the officer's own data."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from toezichtdesk.ui.forms.dialogs import FormDialog, plain_label
from toezichtdesk.ui.manual.chapters import Chapter

WORDS = (
    "Een kopie van uw eigen gegevens in een apart bestand. Probeer er alles: importeren, "
    "besluiten, brieven maken. Het venster en elk papier zijn gemerkt met PROEF. Wat u er doet, "
    "komt nooit in uw eigen gegevens."
)
THERE_IS_ONE = "Er is een proefomgeving van eerder. Ga verder, begin opnieuw of gooi haar weg."
INSIDE = "U bent nu in de proefomgeving."


class Wish(Enum):
    """The wishes about the practice copy."""

    GO_ON = "Verder oefenen"
    ANEW = "Opnieuw beginnen"
    THROW_AWAY = "Weggooien"
    LEAVE = "Terug naar uw eigen gegevens"


class PracticeDialog(FormDialog):
    """Asks what to do with the practice copy.

    Signals:
        chosen: carries the `Wish`.
    """

    chapter = Chapter.PRACTICE

    chosen = Signal(object)

    def __init__(self, parent: QWidget, *, is_there: bool, is_inside: bool) -> None:
        """Build the dialog. is_there: there is a copy. is_inside: the window shows it now."""
        self._first = Wish.LEAVE if is_inside else Wish.GO_ON if is_there else Wish.ANEW
        act = "&Beginnen" if self._first is Wish.ANEW else f"&{self._first.value}"
        super().__init__("Proefomgeving", act, parent)
        self.body.addWidget(plain_label(WORDS))
        if is_inside or is_there:
            self.body.addWidget(plain_label(INSIDE if is_inside else THERE_IS_ONE, quiet=True))
        self.body.addStretch()
        self._anew = QPushButton(f"&{Wish.ANEW.value}")
        self._away = QPushButton(f"&{Wish.THROW_AWAY.value}")
        for each in (self._anew, self._away):
            each.setAutoDefault(False)
            self.buttons.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)  # shows it
            each.setVisible(is_there)
        self._anew.clicked.connect(self._choose_anew)
        self._away.clicked.connect(self._choose_away)
        self.submitted.connect(self._choose_first)
        self.setMinimumWidth(600)

    @Slot()
    def _choose_first(self) -> None:
        self._choose(self._first)

    @Slot()
    def _choose_anew(self) -> None:
        self._choose(Wish.ANEW)

    @Slot()
    def _choose_away(self) -> None:
        self._choose(Wish.THROW_AWAY)

    def _choose(self, wish: Wish) -> None:
        self.accept()
        self.chosen.emit(wish)
