"""Shapes drawn by several pages: the badge of a rung and the shape of a direction."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from toezichtdesk.domain.assessment import Trend
from toezichtdesk.render.palette import Palette
from toezichtdesk.ui.look.theme import scaled

BADGE = (26, 20)  # logical pixels
ARROW = 22  # logical pixels between two badges


def draw_badge(painter: QPainter, middle: QPointF, rung: int, palette: Palette) -> None:
    """Draw the badge of a rung around this point."""
    colours = palette.rung(rung)
    width, height = map(scaled, BADGE)
    box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
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


def draw_step(
    painter: QPainter, left: QPointF, from_rung: int, to_rung: int | None, palette: Palette
) -> None:
    """Draw two badges with an arrow; left: the middle of their left side. None: only the first."""
    half, between = scaled(BADGE[0]) / 2, scaled(ARROW)
    draw_badge(painter, left + QPointF(half, 0), from_rung, palette)
    if to_rung is None:
        return
    painter.setPen(QColor(palette.text))
    arrow = QRectF(left.x() + 2 * half, left.y() - half, between, 2 * half)
    painter.drawText(arrow, int(Qt.AlignmentFlag.AlignCenter), "→")
    draw_badge(painter, left + QPointF(3 * half + between, 0), to_rung, palette)


def step_width() -> int:
    """Return the width of two badges with an arrow, in logical pixels."""
    return 2 * scaled(BADGE[0]) + scaled(ARROW)


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
