"""The space bar in the list of municipalities: a quick look at the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.look.theme import Theme
    from toezichtdesk.ui.overview.page import OverviewPage


LOOK = "Even &bekijken"


class Looking(QObject):
    """An action of the table, so that it also stands in its menu.

    Signals:
        dossier_asked: open a dossier after all; carries the code.
    """

    dossier_asked = Signal(str)

    def __init__(self, overview: OverviewPage, operations: Operations, theme: Theme) -> None:
        super().__init__(overview)
        self._overview, self._operations, self._theme = overview, operations, theme
        self._look = QAction(LOOK, overview.table)
        self._look.setShortcut(QKeySequence(Qt.Key.Key_Space))
        self._look.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._look.triggered.connect(self._open)
        overview.table.addAction(self._look)

    @Slot()
    def _open(self) -> None:
        from toezichtdesk.ui.overview.quick_look import QuickLook

        row = self._overview.table.current
        if row is not None:
            window, day = self._overview.window(), self._overview.known_on
            look = QuickLook(self._operations, self._theme, row, window, day)
            look.dossier_asked.connect(self.dossier_asked)
            look.open()
