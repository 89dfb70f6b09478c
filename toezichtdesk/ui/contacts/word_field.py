"""A line for several words from a list, with suggestions for the last one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from toezichtdesk.domain.municipality import folded
from toezichtdesk.ui.forms.completing import OfferingField


class WordField(OfferingField):
    """Several words with a separator; arrow down lists the known ones."""

    def __init__(self, between: str, lead: str = "") -> None:
        """Build the line. between: the separator. lead: prefix of each word, such as `#`."""
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
        """The words in the line, each once, without prefix."""
        parts = (part.strip().removeprefix(self._lead) for part in self._parts())
        return tuple(dict.fromkeys(part for part in parts if part))

    def set_words(self, words: Sequence[str]) -> None:
        """Fill in these words."""
        joint = " " if self._between == " " else f"{self._between} "
        self.setText(joint.join(f"{self._lead}{word}" for word in words))

    def know(self, words: Sequence[str]) -> None:
        """Suggest these words while typing."""
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
