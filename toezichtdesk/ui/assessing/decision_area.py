"""Where a proposal is decided on: the form on its card, with the keys below it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from toezichtdesk.ui.assessing.decision import DecisionForm
from toezichtdesk.ui.assessing.unsqueezed import Unsqueezed
from toezichtdesk.ui.forms.controls import card
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.theme import EDGE, GAP

KEYS = "Ctrl+O overnemen · Ctrl+A afwijken · Ctrl+L later · Enter dossier · Esc lijst"


class DecisionArea(Unsqueezed):
    """The lower end of the right side. inset: between it and the list, in logical pixels."""

    def __init__(self, form: DecisionForm, to_dossier: QPushButton, inset: int) -> None:
        super().__init__()
        decision = card()
        box = QVBoxLayout(decision)
        box.setContentsMargins(EDGE, GAP, EDGE, GAP)
        box.addWidget(form)
        foot = QHBoxLayout()
        foot.addWidget(plain_label(KEYS, quiet=True), 1)
        foot.addWidget(to_dossier)
        self.column.setContentsMargins(inset, 0, EDGE, 0)
        self.column.setSpacing(GAP)
        self.column.addWidget(decision)
        self.column.addLayout(foot)
