"""What stands on Vandaag when nothing is to be done, or nothing is known yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import plain_label, primary

BEGIN = (
    "Er zijn nog geen cijfers. Importeer eerst een blad met taakstelling en realisatie; daarna "
    "staat hier wat er te doen is."
)


class EmptyDesk(QWidget):
    """One sentence, with a button to import figures while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.begin = primary(button("Cijfers &importeren", "Ctrl+I"))
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._words)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def show_words(self, coming: str, *, is_bare: bool) -> None:
        """Say what comes next; is_bare: no municipality has a figure yet."""
        self.begin.setVisible(is_bare)
        self._words.setText(BEGIN if is_bare else coming)
