"""A line for several words of a list: what is typed after the last sign is completed from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from toezichtdesk.domain.municipality import folded
from toezichtdesk.ui.completing import OfferingField


class WordField(OfferingField):
    """Several words with a sign between them; arrow down shows those that are known."""

    def __init__(self, between: str, lead: str = "") -> None:
        """between: the sign that parts two words. lead: stands before each, such as `#`."""
        super().__init__()
        self._between = between
        self._lead = lead
        self._known: tuple[str, ...] = ()
        self._offered = QStringListModel(self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that stand there, each once, without the sign that leads them."""
        parts = (part.strip().removeprefix(self._lead) for part in self._parts())
        return tuple(dict.fromkeys(part for part in parts if part))

    def set_words(self, words: Sequence[str]) -> None:
        """Put these words there."""
        joint = " " if self._between == " " else f"{self._between} "
        self.setText(joint.join(f"{self._lead}{word}" for word in words))

    def know(self, words: Sequence[str]) -> None:
        """Offer these words while something is typed."""
        self._known = tuple(words)

    def _parts(self) -> list[str]:
        return self.text().split(self._between)

    @Slot()
    def _offer(self, *, every: bool = False) -> None:
        begun = folded(self._parts()[-1].strip().removeprefix(self._lead))
        taken = {folded(word) for word in self.words} - {begun}
        offered = [
            word
            for word in self._known
            if (every or begun) and begun in folded(word) and folded(word) not in taken
        ]
        self._offered.setStringList(offered)
        if offered and offered != [begun]:
            self._completer.complete()
        else:
            self._popup.hide()

    @Slot(str)
    def _take(self, word: str) -> None:
        *before, _ = self._parts()
        self.set_words([*(part.strip().removeprefix(self._lead) for part in before), word])

    def _offering(self) -> QCompleter:
        return self._completer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self._offer(every=True)
        else:
            super().keyPressEvent(event)
