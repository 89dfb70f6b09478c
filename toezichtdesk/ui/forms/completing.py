"""A line edit with suggestions, taken only when chosen, that leaves Enter to its form."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _holding(words: QAbstractItemModel, parent: QWidget) -> QCompleter:
    completer = QCompleter(words, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


class OfferingField(QLineEdit):
    """Suggests words while typing.

    By default an open list of suggestions swallows Enter and takes its first row, though nobody
    chose it. Here only a chosen suggestion is taken; otherwise the list closes and the form gets
    the key.
    """

    def offer_from(self, words: QAbstractItemModel) -> None:
        """Suggest the words of this model that contain what is typed."""
        self.setCompleter(_holding(words, self))

    def offer_in(self, box: QComboBox) -> None:
        """Become the line edit of a combo box, and suggest its items that contain what is typed."""
        box.setLineEdit(self)
        box.setCompleter(_holding(box.model(), box))

    def _offering(self) -> QCompleter | None:
        """Return the completer; a combo box has its own."""
        return self.completer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offering = self._offering()
        offered = offering.popup() if offering is not None else None
        if event.key() not in ENTER or offered is None or not offered.isVisible():
            super().keyPressEvent(event)
        elif offered.selectionModel().hasSelection():
            event.ignore()  # the list takes it
        else:
            offered.hide()
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QCoreApplication.sendEvent(self, again)  # for the form; the list drops it
            event.accept()
