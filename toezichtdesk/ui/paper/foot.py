"""The foot of a dialog about paper: what it holds, and save, print and close."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from toezichtdesk.ui.forms.dialogs import primary
from toezichtdesk.ui.look.theme import EDGE


class PaperFoot(QHBoxLayout):
    """A row of buttons; its owner connects them. counted: says how much there is to print."""

    def __init__(self, counted: QLabel, *more: QPushButton) -> None:
        """more: buttons before the others."""
        super().__init__()
        self.save = QPushButton("&Opslaan als PDF…")
        self.printing = primary(QPushButton("&Afdrukken…"))
        self.close_ = QPushButton("&Sluiten")
        self.printing.setDefault(True)
        self.setContentsMargins(EDGE, 0, EDGE, EDGE - 4)
        self.addWidget(counted)
        self.addStretch(1)
        for button in (*more, self.save, self.printing, self.close_):
            self.addWidget(button)
