"""The frame of a page with a list: title and buttons, filters, the list, and a line below it."""

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

from toezichtdesk.ui.forms.controls import let_clear, line
from toezichtdesk.ui.forms.dialogs import page_title, plain_label
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.page import Page

WIDEST_FILTER = 360  # logical pixels


class ListPage(Page):
    """A page with a list and a filter: typed words, and choices beside them.

    counted: the line below the list with its number of rows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit()
        self.filter.setAccessibleName("Filter")
        give_hint(self.filter, "Filter (Ctrl+F)")
        let_clear(self.filter)
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
        """Lay out the parts from top to bottom, the last one stretching.

        beside: a line beside the title. acts: to the right of the title.
        """
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(page_title(title))
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
        give_room(self.filter, most=WIDEST_FILTER)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.filter, 1)
        for choice in choices:
            row.addWidget(choice)
        row.addStretch()
        return row


def above_details(listing: QWidget, details: QWidget) -> QWidget:
    """Return the list above the details of its chosen row, which get the height of their words."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(listing, 1)
    column.addWidget(details)
    return pane


def choice_box(name: str, first: str) -> QComboBox:
    """Return a combo box beside the filter. name: for a screen reader. first: the item for all."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(first, None)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def over_empty(empty: QLabel, table: RowsTable) -> QWidget:
    """Return the table with a text in its place while it has no rows."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(empty)
    column.addWidget(table, 1)
    return pane


def empty_label(text: str) -> QLabel:
    """Return the label shown when a list is empty."""
    label = plain_label(text, quiet=True)
    label.setWordWrap(True)
    return label
