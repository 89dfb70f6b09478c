"""A line below a text that names what looks like data of a person, while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from toezichtdesk.domain.privacy import personal
from toezichtdesk.ui.dialogs import plain_label

MOST_NAMED = 3


class PrivacyNote(QLabel):
    """Hidden while there is nothing to name; it never stops anybody."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__()
        self.setTextFormat(plain_label().textFormat())
        self.setWordWrap(True)
        self.setProperty("tone", "warning")
        self._field = field
        field.textChanged.connect(self._look)
        self.hide()

    @Slot()
    def _look(self) -> None:
        field = self._field
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        found = personal(text)[:MOST_NAMED]
        named = "; ".join(f"'{one.text}' lijkt op {one.kind.value}" for one in found)
        self.setText(f"Let op: {named}. Noem liever de functie." if found else "")
        self.setVisible(bool(found))
