"""Shapes drawn by several pages: the badge of a rung and the shape of a direction."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from toezichtdesk.domain.assessment import Trend
from toezichtdesk.render.palette import Palette


def draw_badge(painter: QPainter, middle: QPointF, rung: int, palette: Palette) -> None:
    """Draw the badge of a rung around this point."""
    colours = palette.rung(rung)
    box = QRectF(middle.x() - 13, middle.y() - 10, 26, 20)
    painter.setPen(QColor(palette.badge_edge))
    painter.setBrush(QColor(colours.background))
    painter.drawRoundedRect(box, 5, 5)
    usual = painter.font()
    bold = QFont(usual)
    bold.setWeight(QFont.Weight.Bold)
    painter.setFont(bold)
    painter.setPen(QColor(colours.text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(rung))
    painter.setFont(usual)


def draw_shape(painter: QPainter, middle: QPointF, trend: Trend, colour: QColor) -> None:
    """Draw the shape of a direction around this point: up, down, diamond, dot or ring."""
    painter.setPen(QPen(colour, 1.5) if trend is Trend.UNKNOWN else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if trend is Trend.UNKNOWN else colour)
    if trend in (Trend.NONE, Trend.UNKNOWN):
        painter.drawEllipse(middle, 4, 4)
        return
    corners = {
        Trend.GROWS: ((-5.5, 4.5), (5.5, 4.5), (0, -5)),
        Trend.SHRINKS: ((-5.5, -4.5), (5.5, -4.5), (0, 5)),
        Trend.EQUAL: ((-5, 0), (0, -5), (5, 0), (0, 5)),
    }[trend]
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def trend_colour(trend: Trend, palette: Palette) -> QColor:
    """Return the colour of a direction."""
    if trend is Trend.GROWS:
        return QColor(palette.worse)
    return QColor(palette.better if trend is Trend.SHRINKS else palette.equal)
