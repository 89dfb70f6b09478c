"""The base of dialogs of Beheer: a table, fields and several independent buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from toezichtdesk.ui.forms.dialogs import FormDialog
from toezichtdesk.ui.manual.chapters import Chapter


class ManagingDialog(FormDialog):
    """A dialog without default button: its acts cannot be undone."""

    chapter = Chapter.MANAGING

    def __init__(self, title: str, act: str, parent: QWidget) -> None:
        super().__init__(title, act, parent)
        self.act.setDefault(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("S&luiten")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would give Enter to the first button, even of a question that this Enter just opened.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
