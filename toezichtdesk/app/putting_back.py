"""Restoring a copy over the database: one of the few things that are asked twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from toezichtdesk.ui.forms.dialogs import Message

if TYPE_CHECKING:
    from toezichtdesk.store.backup import Restored

REPLACED = "vervangen"  # the word in the name under which the present database is kept


class PuttingBack(QObject):
    """Asks once more whether a copy comes in place of the database.

    Signals:
        agreed: carries the copy, and the word in the name under which the present one is kept.
    """

    agreed = Signal(object, str)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._source: Path | None = None
        self._message: Message | None = None

    def ask(self, source: Path, above: QWidget) -> None:
        """Say what will happen, and wait for a second yes."""
        self._source = source
        self._message = question_of(source, above)
        self._message.submitted.connect(self._agree)
        self._message.open()

    @Slot()
    def _agree(self) -> None:
        if self._source is not None:
            self.agreed.emit(self._source, REPLACED)


def question_of(source: Path, above: QWidget) -> Message:
    """Return the question before a backup is put back: which file, and what becomes of the rest."""
    return Message(
        "Back-up terugzetten",
        f"Alles wordt zoals het in deze back-up staat:\n{source}\n\n"
        "Wat na deze back-up is vastgelegd, is dan niet meer te zien. De database van nu blijft "
        "bewaard onder een andere naam en is zo terug te halen.",
        "&Terugzetten",
        above,
        ask=True,
    )


def notice_of(restored: Restored) -> str:
    """Return in Dutch where the data stand now, what was kept, and what is odd about the copy."""
    from toezichtdesk import wording  # only once something was put back

    sentences = [f"De gegevens staan nu in {restored.path}."]
    if restored.kept is not None:
        sentences = [f"De back-up is teruggezet. De vorige database staat in {restored.kept}."]
    return "\n".join(sentences + wording.doubts(restored))
