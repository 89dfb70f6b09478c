"""The frame of the import steps: the trail above them, and the wait for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.forms.dialogs import page_title
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.look.theme import GAP

if TYPE_CHECKING:
    from toezichtdesk.operations import Request

STEPS = ("Bestand", "Controle", "Gevolgen")
PROGRESS_WIDTH = 320  # logical pixels
SOON = 300  # milliseconds before the wait is shown


class Trail(QWidget):
    """The steps in a row, the present one in bold, and the name of the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = tuple(line(f"{number} {step}") for number, step in enumerate(STEPS, start=1))
        self.file_name = line(quiet=True)
        steps = QWidget()
        layout = QHBoxLayout(steps)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(page_title("Import"))
        layout.addSpacing(GAP)
        for number, label in enumerate(self.labels):
            if number:
                layout.addWidget(line("▸", quiet=True))
            layout.addWidget(label)
        row = WrappingRow()
        row.addWidget(steps)
        row.add_spring()
        row.addWidget(self.file_name)
        self.setLayout(row)

    def show_step(self, number: int) -> None:
        """Mark this step, counted from 0."""
        for step, label in enumerate(self.labels):
            label.setProperty("now", step == number)
            label.setProperty("quiet", step > number)
            label.style().unpolish(label)  # a font of its own would not survive a change of theme
            label.style().polish(label)


class BusyView(QWidget):
    """Shows what is being waited for, with a cancel button.

    Signals:
        stopped: the officer cancelled.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = line()
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setTextVisible(False)
        progress.setMaximumWidth(PROGRESS_WIDTH)
        progress.setAccessibleName("Bezig")
        self.stop = button("Ann&uleren", "Stoppen; er wordt niets vastgelegd")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._words)
        layout.addWidget(progress)
        layout.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self.stop.clicked.connect(self.stopped)

    def say(self, words: str) -> None:
        """Show what is being done."""
        self._words.setText(words)
        self.stop.setEnabled(True)


class Waiting(QObject):
    """One job on the plan at a time; a long one is shown, with a cancel button."""

    def __init__(self, stack: QStackedWidget, busy: BusyView) -> None:
        """Manage a stack of steps that includes `busy`."""
        super().__init__(stack)
        self._stack = stack
        self._busy = busy
        self._work: Request | None = None
        self._step: QWidget | None = None
        self._had_focus: QWidget | None = None
        self._slow = QTimer(self, singleShot=True, interval=SOON)
        self._slow.timeout.connect(self._show)

    @property
    def is_under_way(self) -> bool:
        """Whether a job is in progress."""
        return self._work is not None

    def begin(self, work: Request, words: str) -> None:
        """Wait for this job; nothing else can be started meanwhile."""
        self._work = work
        self._step, self._had_focus = self._stack.currentWidget(), self._stack.focusWidget()
        self._stack.setEnabled(False)
        self._busy.say(words)
        self._slow.start()

    def stop(self) -> None:
        """Cancel the job; it ends with a refusal, or with a result after all."""
        if self._work is not None:
            self._busy.stop.setEnabled(False)
            self._work.stop()

    def end(self) -> None:
        """End the wait: the job is done."""
        self._slow.stop()
        self._work = None
        self._stack.setEnabled(True)

    def go_back(self) -> None:
        """End the wait after a refusal: show the step from which the job was started."""
        self.end()
        if self._step is not None:
            self._stack.setCurrentWidget(self._step)
        if self._had_focus is not None:
            self._had_focus.setFocus()

    @Slot()
    def _show(self) -> None:
        self._stack.setEnabled(True)
        self._stack.setCurrentWidget(self._busy)
