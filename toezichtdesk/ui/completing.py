"""A line that offers words: what nobody chose is never taken, and Enter stays that of the form."""

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
    """Offers words while something is typed.

    Qt lets an open list have Enter: it keeps the key from the form, and takes the first row though
    nobody chose it. Only what was chosen in it is the list's here; else it closes and the field,
    and so the form, has the key.
    """

    def offer_from(self, words: QAbstractItemModel) -> None:
        """Offer the words of this model that hold what is typed."""
        self.setCompleter(_holding(words, self))

    def offer_in(self, box: QComboBox) -> None:
        """Become the line of a box, and offer its words that hold what is typed."""
        box.setLineEdit(self)
        box.setCompleter(_holding(box.model(), box))

    def _offering(self) -> QCompleter | None:
        """Return what offers; the list of a box is the box's own."""
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
            QCoreApplication.sendEvent(self, again)  # to the form too, which the list would not do
            event.accept()
