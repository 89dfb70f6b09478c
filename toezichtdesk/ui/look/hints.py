"""Hints in empty fields: in italics, so that none is taken for what was typed.

A colour alone would not tell them apart, least of all in high contrast.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit


def give_hint(field: QLineEdit | QPlainTextEdit | QComboBox, text: str) -> None:
    """Show this text in the field while it is empty, in place of an earlier hint."""
    field.setPlaceholderText(text)
    if field.findChild(_Hint) is None:
        _Hint(field)


class _Hint(QObject):
    """Tells the style sheet whether a field shows its hint."""

    def __init__(self, field: QLineEdit | QPlainTextEdit | QComboBox) -> None:
        super().__init__(field)
        self._field = field
        above = field.parentWidget()  # whose style that of the line of a combo box is
        self._styled = above if isinstance(above, QComboBox) else field
        self._is_shown = False
        if isinstance(field, QComboBox):
            field.currentIndexChanged.connect(self._follow)
        else:
            field.textChanged.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        is_shown = self._is_empty()
        if is_shown != self._is_shown:
            self._is_shown = is_shown
            self._styled.setProperty("hinted", is_shown)
            if self._styled.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                self._styled.style().unpolish(self._styled)
                self._styled.style().polish(self._styled)

    def _is_empty(self) -> bool:
        field = self._field
        if isinstance(field, QComboBox):
            return field.currentIndex() < 0
        if isinstance(field, QPlainTextEdit):
            return field.document().isEmpty()
        return not field.text()
