"""What of a window cannot be read: cut off, hidden by what holds it, or without a whole row.

Words that are cut count only where no tooltip tells them, and what scrolls into sight is not cut.
"""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QTableView,
    QWidget,
)

from toezichtdesk.ui.lists.tables import RowsTable

LEAST_REST = 100  # pixels in which some words can be read
ROUNDING = 2  # pixels that no letter stands on


def unreadable(page: QWidget) -> list[str]:
    """Return all that cannot be read of a page."""
    return [*cut_off(page), *cut_lines(page), *hidden(page), *without_a_row(page)]


def cut_off(page: QWidget) -> list[str]:
    """Return the buttons, labels and fields whose words do not fit."""
    result = []
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.width() < button.minimumSizeHint().width():
            result.append(f"{button.text()} {button.width()}")
    for label in page.findChildren(QLabel):
        is_one_line = label.isVisible() and not label.wordWrap() and not label.toolTip()
        if is_one_line and label.width() + 1 < label.minimumSizeHint().width():
            result.append(f"{label.text()} {label.width()}")
    for field in page.findChildren(QLineEdit):
        hint = field.placeholderText()
        if field.isVisible() and not field.text() and not field.toolTip():
            needed = field.fontMetrics().horizontalAdvance(hint)
            if needed > field.contentsRect().width():
                result.append(f"{hint} {field.width()}")
    return result + squeezed(page)


def tabs_out_of_sight(page: QWidget) -> list[str]:
    """Return the last tabs of rows of tabs that are wider than their place."""
    return [
        f"{bar.tabText(bar.count() - 1)} {bar.width()}"
        for bar in page.findChildren(QTabBar)
        if bar.isVisible() and bar.tabRect(bar.count() - 1).right() > bar.width()
    ]


def cut_lines(page: QWidget) -> list[str]:
    """Return the labels that lack the height for their lines."""
    result = []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.toolTip():
            wraps = label.hasHeightForWidth()
            needed = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
            if label.height() + 1 < needed:
                result.append(f"{label.text()} {label.height()} of {needed}")
    return result


def hidden(page: QWidget) -> list[str]:
    """Return the labels, buttons, fields and tables of which an edge hides a part for good."""
    kinds = (QLabel, QPushButton, QLineEdit, QTableView)
    parts = [part for kind in kinds for part in page.findChildren(kind)]
    return [
        f"{_name_of(part)} {part.size().toTuple()} behind an edge"
        for part in parts
        if part.isVisible() and not part.toolTip() and not _can_be_seen(part, page)
    ]


def without_a_row(page: QWidget) -> list[str]:
    """Return the tables that have rows and show not one of them whole."""
    return [
        f"{table.accessibleName()}: {table.viewport().height()} for a row"
        for table in page.findChildren(QTableView)
        if table.isVisible()
        and table.model().rowCount()
        and table.viewport().height() < table.rowHeight(0)
    ]


def overlapping(page: QWidget) -> list[str]:
    """Return the labels of a form that stand over a field, or a field over another."""
    parts = [each for each in page.children() if isinstance(each, QWidget) and each.isVisible()]
    return [
        f"{one.accessibleName() or one} over {other.accessibleName() or other}"
        for one, other in combinations(parts, 2)
        if one.geometry().intersects(other.geometry())
    ]


def squeezed(page: QWidget) -> list[str]:
    """Return the columns that should have the room that is left, of which there is hardly any."""
    result = []
    for table in page.findChildren(RowsTable):
        header = table.horizontalHeader()
        for section in range(header.count() if table.isVisible() else 0):
            has_rest = header.sectionResizeMode(section) is QHeaderView.ResizeMode.Stretch
            if has_rest and not header.isSectionHidden(section) and table.model().rowCount():
                width = header.sectionSize(section)
                if width < min(LEAST_REST, table.sizeHintForColumn(section)):
                    result.append(f"{table.accessibleName()}: {width}")
    return result


def _name_of(part: QWidget) -> str:
    words = part.property("text")
    return str(words or part.accessibleName() or type(part).__name__)


def _can_be_seen(part: QWidget, page: QWidget) -> bool:
    """Tell whether no widget around it hides an edge that no scroll bar brings into sight."""
    seen, holder = part.rect(), part
    across = upright = True  # until something around it scrolls in that direction
    place = QPoint(0, 0)
    while holder is not page:
        outer = holder.parentWidget()
        place += holder.pos()
        edge = outer.rect().translated(-place)
        area = outer.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is outer:
            across = across and not _scrolls(area.horizontalScrollBar())
            upright = upright and not _scrolls(area.verticalScrollBar())
        if across:
            seen = QRect(QPoint(max(seen.left(), edge.left()), seen.top()), seen.bottomRight())
            seen.setRight(min(seen.right(), edge.right()))
        if upright:
            seen.setTop(max(seen.top(), edge.top()))
            seen.setBottom(min(seen.bottom(), edge.bottom()))
        holder = outer
    lost = part.width() - seen.width(), part.height() - seen.height()
    return max(lost) <= ROUNDING


def _scrolls(bar: QScrollBar) -> bool:
    return bar.maximum() > bar.minimum()
