"""What stands on Gemeenten instead of the table while no municipality has figures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.forms.dialogs import primary


class EmptyOverview(QWidget):
    """One sentence, with a button to import figures unless an earlier day is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._began = line(), line(quiet=True)
        self.begin = primary(button("Cijfers &importeren", "Ctrl+I"))
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._began, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.show_day(None)

    def show_day(self, day: date | None, began: date | None = None) -> None:
        """Say on which day there was nothing; None for today. began: the day of the first act."""
        when = "Er zijn" if day is None else f"Op {wording.day(day)} waren er"
        self._words.setText(f"{when} nog geen gemeenten met cijfers.")
        is_before = day is not None and began is not None and day < began
        first = f"Dit bestand begint op {wording.day(began)}." if is_before and began else ""
        self._began.setText(first)
        self._began.setVisible(is_before)
        self.begin.setVisible(day is None)
