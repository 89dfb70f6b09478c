"""The dialog to open, renew or leave the practice copy of the officer's own data."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from toezichtdesk.ui.forms.dialogs import FormDialog, plain_label
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter

WORDS = (
    "Een kopie van uw gegevens in een apart bestand. Probeer er alles: importeren, besluiten, "
    "brieven maken. Venster en papier zijn gemerkt met PROEF. Wat u er doet, blijft daar."
)
LOSES = "Opnieuw beginnen of weggooien wist haar; uw gegevens blijven."
THERE_IS_ONE = f"Er is al een proefomgeving. {LOSES}"
INSIDE = f"U bent nu in de proefomgeving. {LOSES}"


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
        self.setMinimumWidth(scaled(600))
        self.resize(scaled(600), 0)  # becomes as high as the words need at this width

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
