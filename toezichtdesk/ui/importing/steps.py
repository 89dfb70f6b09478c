"""What stands around the steps of an import: the trail above them, and the wait for a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from toezichtdesk.ui.dialogs import heading
from toezichtdesk.ui.forms import button, line
from toezichtdesk.ui.theme import GAP

STEPS = ("Bestand", "Controle", "Gevolgen")
PROGRESS_WIDTH = 320  # logical pixels


class Trail(QWidget):
    """The steps in a row, the present one in bold, and the name of the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = tuple(line(f"{number} {step}") for number, step in enumerate(STEPS, start=1))
        self.file_name = line(quiet=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading("Import"))
        layout.addSpacing(GAP)
        for number, label in enumerate(self.labels):
            if number:
                layout.addWidget(line("▸", quiet=True))
            layout.addWidget(label)
        layout.addStretch()
        layout.addWidget(self.file_name)

    def show_step(self, number: int) -> None:
        """Mark this step, counted from 0."""
        for step, label in enumerate(self.labels):
            label.setProperty("now", step == number)
            label.style().unpolish(label)  # a font of its own would not outlive a change of theme
            label.style().polish(label)
            label.setEnabled(step <= number)


class BusyView(QWidget):
    """Says which file is being read.

    Signals:
        stopped: the officer does not want it any more.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = line()
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setTextVisible(False)
        progress.setMaximumWidth(PROGRESS_WIDTH)
        progress.setAccessibleName("Het bestand wordt gelezen")
        self.stop = button("Ann&uleren", "Stoppen met lezen")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._words)
        layout.addWidget(progress)
        layout.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self.stop.clicked.connect(self.stopped)

    def show_file(self, name: str) -> None:
        """Say that this file is being read."""
        self._words.setText(f"{name} wordt gelezen…")
