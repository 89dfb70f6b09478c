"""The status bar: date of the figures, policy, backup, and whether work is in progress."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from toezichtdesk import wording
from toezichtdesk.reports.answers.overview import ProvinceState
from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.safekeeping import Copy

QUIET_FOR = 300  # milliseconds of work before the bar mentions it
RIM = 2  # logical pixels below what stands in the bar
BETWEEN = 8  # logical pixels between two facts


class StatusBar(QStatusBar):
    """Facts below every page; each is a link to its page.

    Signals:
        figures_asked: the date of the figures was clicked.
        backups_asked: the backup was clicked.
    """

    figures_asked = Signal()
    backups_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._figures = self._button("Cijfers laden…", "Naar Import")
        self._policy = line(quiet=True)
        self._backup = self._button("Back-ups", "Naar de back-ups")
        self._saved = QLabel("Alles opgeslagen")
        self._saved.setProperty("quiet", True)  # noqa: FBT003 - Qt's own form
        self.addWidget(self._figures)
        self.addWidget(self._policy)
        self.addPermanentWidget(self._backup)
        self.addPermanentWidget(self._saved)
        self.setContentsMargins(6, 0, 14, 0)
        self._figures.clicked.connect(self.figures_asked)
        self._backup.clicked.connect(self.backups_asked)
        self._under_way = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(QUIET_FOR)
        self._patience.timeout.connect(self._show_busy)

    @Slot(object)
    def show_state(self, state: ProvinceState) -> None:
        """Show the date of the figures and the policy in force."""
        newest = state.newest_reference_date
        if newest is None:
            self._figures.setText("Nog geen cijfers")
        else:
            days = (state.today - newest).days
            age = "vandaag" if days == 0 else f"{days} {'dag' if days == 1 else 'dagen'} oud"
            self._figures.setText(f"Cijfers t/m {wording.day(newest)} ({age})")
        self._figures.setAccessibleName(self._figures.text())
        self._policy.setText(f"Beleid: {state.policy}")

    def show_backup(self, copy: Copy | None, folder: Path) -> None:
        """Show when the last backup was made; its folder is in the tooltip."""
        made = f"Back-up {copy.made_on:%d-%m %H:%M} gecontroleerd" if copy else "Nog geen back-up"
        self._backup.setText(made)
        self._backup.setToolTip(str(copy.path if copy else folder))
        self._backup.setAccessibleName(made)

    def focus_first(self) -> None:
        """Focus the first part."""
        self._figures.setFocus()

    @Slot(int)
    def show_work(self, under_way: int) -> None:
        """Show that work is in progress, if it takes noticeably long."""
        self._under_way = under_way
        if under_way == 0:
            self._patience.stop()
            self._saved.setText("Alles opgeslagen")
        elif not self._patience.isActive():
            self._patience.start()

    @Slot()
    def _show_busy(self) -> None:
        if self._under_way:
            self._saved.setText("Bezig…")

    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return result

    def _fit(self) -> None:
        """Be as high as large letters ask, and leave out the policy where all does not fit."""
        self.setMinimumHeight(self._figures.sizeHint().height() + RIM)
        facts = (self._figures, self._policy, self._backup, self._saved)
        taken = sum(fact.sizeHint().width() + BETWEEN for fact in facts)
        room = self.contentsRect().width()
        self._policy.setHidden(taken > room)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button
