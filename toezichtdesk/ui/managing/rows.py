"""One setting on a line: its name, its value, who set it, and how to change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.look.theme import EDGE, GAP, USUAL_PERCENT, text_percent

OWN = "eigen keuze"
ADMINISTRATOR = "door uw beheerder"
USUAL = "standaard"
NAME_WIDTH = 190  # logical pixels
SOURCE_WIDTH = 130
ACT_WIDTH = 190
NO_MOST = 1_000_000
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
        if act is not None:
            self.name.setBuddy(act)
        self.cell = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._is_narrow = False

    def show(self, value: str, source: str = "") -> None:
        """Show the value and who set it."""
        self.value.setText(value)
        self.source.setText(source)
        self._hide_nothing()
        self.value.setAccessibleName(f"{self.name.text()}: {value}")
        if self.act is not None:
            self.act.setAccessibleDescription(f"{self.name.text()}: {value}")

    def fold(self, *, is_narrow: bool) -> None:
        """Put who set the value below it, or beside it."""
        self._is_narrow = is_narrow
        way = QBoxLayout.Direction
        self.cell.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self.cell.setSpacing(0 if is_narrow else GAP)
        self.name.setFixedWidth(_room(NAME_WIDTH))
        self.source.setMinimumWidth(0 if is_narrow else _room(SOURCE_WIDTH))
        self.source.setMaximumWidth(NO_MOST if is_narrow else _room(SOURCE_WIDTH))
        self._hide_nothing()

    def _hide_nothing(self) -> None:
        """Leave out a line with nothing on it."""
        if self.source.parentWidget() is not None:
            self.source.setVisible(bool(self.source.text()) or not self._is_narrow)


class SettingGroup(QFrame):
    """A card with settings under a heading, with columns aligned across cards."""

    def __init__(self, title: str, rows: Sequence[SettingRow]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._rows = tuple(rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP, EDGE, GAP)
        layout.setSpacing(GAP // 2)
        layout.addWidget(heading(title, 1.1))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP // 2)
        self._grid.setColumnStretch(1, 1)
        for number, row in enumerate(rows):
            self._grid.addWidget(row.name, number, 0)
            row.cell.addWidget(row.value, 1)
            row.cell.addWidget(row.source)
            self._grid.addLayout(row.cell, number, 1)
            if row.act is not None:
                self._grid.addWidget(row.act, number, 2)
        layout.addLayout(self._grid)
        self.fold(is_narrow=False)

    def fold(self, *, is_narrow: bool) -> None:
        """Put who set a value below it, where there is little width, or beside it."""
        self._grid.setColumnMinimumWidth(0, _room(NAME_WIDTH))
        self._grid.setColumnMinimumWidth(2, _room(ACT_WIDTH))
        for row in self._rows:
            row.fold(is_narrow=is_narrow)


def _room(width: int) -> int:
    return width * min(text_percent(), MOST_PERCENT) // USUAL_PERCENT
