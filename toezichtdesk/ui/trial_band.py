"""The band that says that this is a trial, and the door to the practice copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from toezichtdesk.operations import Operations
from toezichtdesk.paths import practice_file
from toezichtdesk.ui.forms.dialogs import Band, Tone
from toezichtdesk.ui.practice_dialog import PracticeDialog, Wish

if TYPE_CHECKING:
    from sqlalchemy import Connection

EXAMPLE = (
    "Proef met voorbeeldgegevens: verzonnen gemeenten in een tijdelijke database. "
    "Na het afsluiten blijft er niets van bewaard."
)


class TrialBand(Band):
    """Shows above every page that this is no real data; hidden for real data.

    Signals:
        wished: carries the `Wish` about the practice copy.
        refused: no practice copy is possible here; carries why.
    """

    wished = Signal(object)
    refused = Signal(str)

    def __init__(
        self, operations: Operations, *, is_trial: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._is_trial = is_trial
        self._can_leave = False
        self.pressed.connect(self._leave)
        if is_trial:
            self._mark(EXAMPLE)

    def mark_practice(self, words: str, *, can_leave: bool) -> None:
        """Show that this is a practice copy.

        can_leave: the path of the officer's own data is known.
        """
        self._can_leave = can_leave
        self._is_trial = self._is_trial or not can_leave
        self._mark(words, Wish.LEAVE.value if can_leave else "")

    @Slot()
    def ask(self) -> None:
        """Ask what to do with the practice copy."""
        if self._operations.only_looks:
            self.refused.emit("Ga eerst terug naar uw eigen gegevens: dit is een back-up.")
            return
        if self._is_trial:
            self.refused.emit("Dit is al een proef. Sluit haar om met eigen gegevens te oefenen.")
            return
        self._operations.ask(_practice_is_there, self._show_dialog)

    def _mark(self, words: str, button: str = "") -> None:
        self.say(words, Tone.WARNING, button)
        self.fix()

    def _show_dialog(self, is_there: bool) -> None:
        dialog = PracticeDialog(
            self.window(), is_there=is_there or self._can_leave, is_inside=self._can_leave
        )
        dialog.chosen.connect(self.wished)
        dialog.open()

    @Slot()
    def _leave(self) -> None:
        self.wished.emit(Wish.LEAVE)


def _practice_is_there(connection: Connection) -> bool:
    from toezichtdesk.store.database import file_of

    return practice_file(file_of(connection)).exists()
