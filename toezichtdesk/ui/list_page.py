"""The frame of a page that is a list: title and acts, filters, the list, and a line under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.ui.dialogs import heading, plain_label
from toezichtdesk.ui.forms import line
from toezichtdesk.ui.page import Page
from toezichtdesk.ui.tables import RowsTable
from toezichtdesk.ui.theme import EDGE, GAP

WIDEST_FILTER = 360  # logical pixels


class ListPage(Page):
    """A page that is a list with a filter: typed words, and choices beside them.

    counted: the line under the list, that counts what is in it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit()
        self.filter.setAccessibleName("Filter")
        self.filter.setPlaceholderText("Filter (Ctrl+F)")
        self.filter.setClearButtonEnabled(True)
        self.counted = line(quiet=True)

    def focus_filter(self) -> bool:
        """Put the cursor in the filter."""
        self.filter.setFocus()
        self.filter.selectAll()
        return True

    def frame(
        self,
        title: str,
        beside: QLabel | None,
        acts: Sequence[QWidget],
        *parts: QWidget | QBoxLayout,
    ) -> None:
        """Lay out the page: the parts stand under each other, the last one takes the room.

        beside: a line beside the title. acts: at the right of the title.
        """
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(heading(title))
        if beside is None:
            top.addStretch(1)
        else:
            top.addWidget(beside, 1)
        for act in acts:
            top.addWidget(act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        layout.setSpacing(8)
        layout.addLayout(top)
        for part in parts:
            if isinstance(part, QBoxLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(part, 1 if part is parts[-1] else 0)
        layout.addWidget(self.counted)

    def filter_row(self, *choices: QWidget) -> QHBoxLayout:
        """Return the filter with the choices beside it."""
        self.filter.setMaximumWidth(WIDEST_FILTER)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.filter, 1)
        for choice in choices:
            row.addWidget(choice)
        row.addStretch()
        return row


def choice_box(name: str, first: str) -> QComboBox:
    """Return a choice beside the filter. name: for a screen reader. first: all of them."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(first, None)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def over_empty(empty: QLabel, table: RowsTable) -> QWidget:
    """Return the table with what is said in its place while there are no rows."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(empty)
    column.addWidget(table, 1)
    return pane


def empty_label(text: str) -> QLabel:
    """Return what a list says while there is nothing in it."""
    label = plain_label(text, quiet=True)
    label.setWordWrap(True)
    return label
