"""The first step of the import scrolls where letters are large and the window is small."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QTableView, QWidget

from toezichtdesk.ui.lists.whole_lines import WholeLines
from toezichtdesk.ui.look.theme import scaled

LEAST_TABLE = 102  # logical pixels: the headings and two rows


def rolling(view: QWidget) -> QScrollArea:
    """Return a scroll area around a step, which fills it and scrolls only if it has to."""
    view.setObjectName("scrolled")
    area = QScrollArea()
    area.setObjectName("page")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(view)
    WholeLines(area)
    return area


def yielding(table: QTableView) -> None:
    """Let a table take the height that is left, however long it is; two rows stay in sight."""
    table.setMinimumHeight(scaled(LEAST_TABLE))
    policy = table.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
    table.setSizePolicy(policy)
