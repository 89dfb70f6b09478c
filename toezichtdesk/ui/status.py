"""The status bar: date of the figures, policy, backup, and whether work is in progress."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from toezichtdesk import wording
from toezichtdesk.reports.answers.overview import ProvinceState
from toezichtdesk.ui.forms.controls import line
from toezichtdesk.ui.safekeeping import Copy

QUIET_FOR = 300  # milliseconds of work before the bar mentions it
RIM = 2  # logical pixels below what stands in the bar
BETWEEN = 8  # logical pixels between two facts
TO_IMPORT = "Naar Import"


class Words(NamedTuple):
    """What a fact says with room for all of it, and without."""

    full: str
    short: str


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
        self._figures = self._button("Cijfers laden…", TO_IMPORT)
        self._policy = line(quiet=True)
        self._backup = self._button("Back-ups", "Naar de back-ups")
        # What the buttons say with room for all of it, and without.
        self._dated = Words(self._figures.text(), self._figures.text())
        self._made = Words(self._backup.text(), self._backup.text())
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
        until = "Nog geen cijfers" if newest is None else f"Cijfers t/m {wording.day(newest)}"
        age = "" if newest is None else f" ({_age((state.today - newest).days)})"
        self._dated = Words(until + age, until)
        self._figures.setAccessibleName(self._dated.full)
        self._policy.setText(f"Beleid: {state.policy}")
        self._fit()

    def show_backup(self, copy: Copy | None, folder: Path) -> None:
        """Show when the last backup was made; its folder is in the tooltip."""
        made = f"Back-up {copy.made_on:%d-%m %H:%M}" if copy else "Nog geen back-up"
        self._made = Words(f"{made} gecontroleerd" if copy else made, made)
        self._backup.setToolTip(str(copy.path if copy else folder))
        self._backup.setAccessibleName(self._made.full)
        self._fit()

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
        """Be as high as large letters ask, and as wide as the window.

        Where all does not fit, the policy is left out, then that the backup was checked, then how
        old the figures are; a bar that is too long would stick out of the window.
        """
        self.setMinimumHeight(self._figures.sizeHint().height() + RIM)
        margins = self.contentsMargins()
        room = min(self.width(), self.window().width()) - margins.left() - margins.right()
        policy = self._policy.sizeHint().width()
        backup, figures = _asked(self._backup, self._made), _asked(self._figures, self._dated)
        excess = policy + backup.full + figures.full + self._saved.sizeHint().width()
        excess += 4 * BETWEEN - room
        self._policy.setHidden(excess > 0)
        excess -= policy + BETWEEN
        self._backup.setText(self._made.short if excess > 0 else self._made.full)
        excess -= backup.full - backup.short
        self._figures.setText(self._dated.short if excess > 0 else self._dated.full)
        self._figures.setToolTip(f"{self._dated.full}: naar Import" if excess > 0 else TO_IMPORT)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(tip)
        return button


class _Widths(NamedTuple):
    full: int
    short: int


def _asked(button: QToolButton, words: Words) -> _Widths:
    """Return the widths in pixels that a button asks for its words, whichever it shows now."""
    letters = button.fontMetrics()
    beside = button.sizeHint().width() - letters.horizontalAdvance(button.text())
    return _Widths(*(beside + letters.horizontalAdvance(each) for each in words))


def _age(days: int) -> str:
    if days == 0:
        return "vandaag"
    return "1 dag oud" if days == 1 else f"{days} dagen oud"
