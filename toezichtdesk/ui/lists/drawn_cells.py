"""Cells that draw themselves: their background, and the colour of a late line that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

ROUND = 7  # pixels: the corners of the frame of a list, inside


def blank_from(view: QAbstractScrollArea, fold: int) -> None:
    """Leave out what is cut off below this height, within the round corners of the frame.

    Half a row or card reads as a fault: it waits until it fits.
    """
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(view.viewport().rect().adjusted(0, fold, 0, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(view.palette().color(QPalette.ColorRole.Base))
    frame = view.contentsRect().translated(-view.viewport().pos())  # with the scroll bar in it
    painter.drawRoundedRect(frame, ROUND, ROUND)
    painter.end()


def draw_background(
    delegate: QStyledItemDelegate,
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
) -> QStyleOptionViewItem:
    """Draw a cell in the current style without its text; return the style option used."""
    shown = QStyleOptionViewItem(option)
    delegate.initStyleOption(shown, index)
    shown.text = ""
    style = shown.widget.style() if shown.widget else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
    return shown


class StatusCell(QStyledItemDelegate):
    """Draws the words of a late line in their own colour on the chosen row too."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if isinstance(colour, QBrush):
            option.palette.setBrush(QPalette.ColorRole.HighlightedText, colour)
