"""The page of a dossier from top to bottom, which scrolls where large letters leave no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QWidget

from toezichtdesk.ui.lists.rolling import Rolling, RollingColumn

SPACING = 6  # logical pixels between two parts


class HeadAndTabs(Rolling):
    """Holds the head with the tabs as its last part.

    Where it has to scroll, the tabs are as high as the window: scrolled down they fill it.

    column: for the parts, which fit themselves to any width.
    """

    def __init__(self) -> None:
        view = QWidget()
        view.setMinimumWidth(1)
        self.column = _Column(self)
        view.setLayout(self.column)
        super().__init__(view)

    @Slot()
    def show_tabs(self) -> None:
        """Scroll down to the tabs."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())


class _Column(RollingColumn):
    def __init__(self, area: HeadAndTabs) -> None:
        super().__init__(SPACING)
        self._area = area

    def minimumSize(self) -> QSize:
        least, tabs, window = super().minimumSize(), self.itemAt(self.count() - 1), self._area
        if tabs is None or least.height() <= window.height():
            return least
        more = max(window.height() - tabs.minimumSize().height(), 0)
        return QSize(least.width(), least.height() + more)
