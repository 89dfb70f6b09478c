"""Ctrl+Z and Ctrl+Y undo and redo acts while the focus is in a field without typing to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget


class FieldTurns(QObject):
    """Makes a field pass on the two keys while it has no typing of its own to undo.

    Qt's fields claim both keys even when empty, so that after an act nothing would happen. A field
    whose typing was all undone keeps them: one Ctrl+Z too many must not undo a decision.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
            new.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        turns = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if not any(map(event.matches, turns)) or _was_typed_in(field):
            return False
        event.ignore()
        return True


def _was_typed_in(field: QObject) -> bool:
    if isinstance(field, QAbstractSpinBox):
        field = field.lineEdit()
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() or field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable() or field.document().isRedoAvailable()
    return False
