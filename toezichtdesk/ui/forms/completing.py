"""A line edit with suggestions, taken only when chosen, that leaves Enter to its form."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QLineEdit, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS_OF_SHORTCUTS = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _holding(words: QAbstractItemModel, parent: QWidget) -> QCompleter:
    completer = QCompleter(words, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


class OfferingField(QLineEdit):
    """Suggests words while typing.

    By default an open list of suggestions swallows Enter and takes its first row, though nobody
    chose it. Here only a chosen suggestion is taken; otherwise the list closes and the form gets
    the key. A shortcut would leave the list open over the form, or be lost in it, and Alt with a
    letter for which no shortcut answers would type that letter: so the list closes before
    shortcuts are looked for, and such a letter is no text.
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

    def _open_list(self) -> QAbstractItemView | None:
        """Return the list of suggestions while it is open."""
        offering = self._offering()
        offered = offering.popup() if offering is not None else None
        return offered if offered is not None and offered.isVisible() else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _may_be_shortcut(event):
            offered = self._open_list()
            if offered is not None:
                offered.hide()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = self._open_list()
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text():
            event.ignore()
        elif event.key() not in ENTER or offered is None:
            super().keyPressEvent(event)
        elif offered.selectionModel().hasSelection():
            event.ignore()  # the list takes it
        else:
            offered.hide()
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QCoreApplication.sendEvent(self, again)  # for the form; the list drops it
            event.accept()


def _may_be_shortcut(event: QEvent) -> bool:
    """Return whether a key may be one of the form rather than of its list of suggestions."""
    if not isinstance(event, QKeyEvent) or event.key() in ENTER:
        return False
    is_of_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    return is_of_function or bool(event.modifiers() & _KEYS_OF_SHORTCUTS)
