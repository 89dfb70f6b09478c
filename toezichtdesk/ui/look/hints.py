"""Hints in empty fields: in italics, so that none is taken for what was typed.

A colour alone would not tell them apart, least of all in high contrast.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit


def give_hint(field: QLineEdit | QPlainTextEdit | QComboBox, text: str) -> None:
    """Show this text in the field while it is empty, in place of an earlier hint."""
    field.setPlaceholderText(text)
    if field.findChild(_Hint) is None:
        _Hint(field)


class _Hint(QObject):
    """Sets the letter of a field to italics while it is empty."""

    def __init__(self, field: QLineEdit | QPlainTextEdit | QComboBox) -> None:
        super().__init__(field)
        self._field = field
        self._is_shown = False
        if isinstance(field, QComboBox):
            field.view().setFont(_letter(italic=False))
            field.currentIndexChanged.connect(self._follow)
        else:
            field.textChanged.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        is_shown = self._is_empty()
        if is_shown != self._is_shown:
            self._is_shown = is_shown
            self._field.setFont(_letter(italic=is_shown))

    def _is_empty(self) -> bool:
        field = self._field
        if isinstance(field, QComboBox):
            return field.currentIndex() < 0
        if isinstance(field, QPlainTextEdit):
            return field.document().isEmpty()
        return not field.text()


def _letter(*, italic: bool) -> QFont:
    """Return a letter that fixes the slant alone: its size follows that of the program."""
    result = QFont()
    result.setItalic(italic)
    return result
