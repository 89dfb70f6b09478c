"""What stands around the steps of an import: the trail above them, and the wait for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from toezichtdesk.ui.dialogs import heading
from toezichtdesk.ui.forms import button, line
from toezichtdesk.ui.theme import GAP

if TYPE_CHECKING:
    from toezichtdesk.operations import Request

STEPS = ("Bestand", "Controle", "Gevolgen")
PROGRESS_WIDTH = 320  # logical pixels
SOON = 300  # ms after which the officer sees that something takes its time


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
    """Says what takes its time, with a way to stop it.

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
        """Say what is being done."""
        self._words.setText(words)
        self.stop.setEnabled(True)


class Waiting(QObject):
    """One piece of work on the plan at a time; what takes long is shown, with a way to stop it."""

    def __init__(self, stack: QStackedWidget, busy: BusyView) -> None:
        """stack: the steps, among them busy."""
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
        """Whether work was begun that did not come home yet."""
        return self._work is not None

    def begin(self, work: Request, words: str) -> None:
        """Wait for this work; nothing else can be asked in the meantime."""
        self._work = work
        self._step, self._had_focus = self._stack.currentWidget(), self._stack.focusWidget()
        self._stack.setEnabled(False)
        self._busy.say(words)
        self._slow.start()

    def stop(self) -> None:
        """Stop the work; it comes home refused, or done after all."""
        if self._work is not None:
            self._busy.stop.setEnabled(False)
            self._work.stop()

    def end(self) -> None:
        """The work came home."""
        self._slow.stop()
        self._work = None
        self._stack.setEnabled(True)

    def go_back(self) -> None:
        """The work was refused or stopped: show the step from which it was begun."""
        self.end()
        if self._step is not None:
            self._stack.setCurrentWidget(self._step)
        if self._had_focus is not None:
            self._had_focus.setFocus()

    @Slot()
    def _show(self) -> None:
        self._stack.setEnabled(True)
        self._stack.setCurrentWidget(self._busy)
