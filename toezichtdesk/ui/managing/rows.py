"""One setting on a line: its name, its value, who set it, and how to change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from toezichtdesk.ui.forms.controls import card
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.look.theme import EDGE, GAP, USUAL_PERCENT, text_percent

OWN = "eigen keuze"
ADMINISTRATOR = "door uw beheerder"
USUAL = "standaard"
NAME_WIDTH = 190  # logical pixels
SOURCE_WIDTH = 130
ACT_WIDTH = 190
MOST_PERCENT = 125  # with larger letters, words wrap so that the values keep room


class SettingRow:
    """The labels of one setting, and the widget that changes it; the page fills in the value."""

    def __init__(self, name: str, act: QWidget | None = None) -> None:
        self.name = plain_label(name)
        self.name.setProperty("now", True)  # noqa: FBT003 - Qt's own form
        self.value = plain_label()
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source = plain_label(quiet=True)
        self.act = act

    def show(self, value: str, source: str = "") -> None:
        """Show the value and who set it."""
        self.value.setText(value)
        self.source.setText(source)
        self.value.setAccessibleName(f"{self.name.text()}: {value}")
        if self.act is not None:
            self.act.setAccessibleDescription(f"{self.name.text()}: {value}")


def group(title: str, rows: Sequence[SettingRow]) -> QFrame:
    """Return a card with the rows under a heading, with columns aligned across cards."""
    frame = card()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(EDGE, GAP, EDGE, GAP)
    layout.setSpacing(GAP // 2)
    layout.addWidget(heading(title, 1.1))
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(GAP // 2)
    grid.setColumnStretch(1, 1)
    for column, width in ((0, NAME_WIDTH), (2, SOURCE_WIDTH), (3, ACT_WIDTH)):
        grid.setColumnMinimumWidth(column, _room(width))
    for number, row in enumerate(rows):
        labels: tuple[QLabel, ...] = (row.name, row.value, row.source)
        for column, label in enumerate(labels):
            if column != 1:
                label.setFixedWidth(_room(NAME_WIDTH if column == 0 else SOURCE_WIDTH))
            grid.addWidget(label, number, column)
        if row.act is not None:
            grid.addWidget(row.act, number, 3)
    layout.addLayout(grid)
    return frame


def _room(width: int) -> int:
    return width * min(text_percent(), MOST_PERCENT) // USUAL_PERCENT
