"""Icons drawn with a pen, so that they need no file and take the colour of the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

Sketch = Callable[[QPainter], None]  # draws within 20 by 20 units
MOST_ICONS = 64  # in memory: each sketch in the colours of the light and of the dark theme


def paint(painter: QPainter, rect: QRectF, sketch: Sketch, colour: QColor) -> None:
    """Draw a sketch into the rectangle in this colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 20, rect.height() / 20)
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    sketch(painter)
    painter.restore()


def draw_today(painter: QPainter) -> None:
    """A clock: what is due."""
    painter.drawEllipse(QPointF(10, 10), 7.5, 7.5)
    painter.drawPolyline(QPolygonF([QPointF(10, 5.5), QPointF(10, 10), QPointF(13.2, 12)]))


def draw_overview(painter: QPainter) -> None:
    """Table rows with a mark before each."""
    for height in (5, 10, 15):
        painter.drawEllipse(QPointF(3.6, height), 0.9, 0.9)
        painter.drawLine(QPointF(7.5, height), QPointF(17.5, height))


def draw_assessing(painter: QPainter) -> None:
    """Rising steps: the ladder."""
    corners = [(2.5, 16.5), (7, 16.5), (7, 11.5), (11.5, 11.5), (11.5, 6.5), (17.5, 6.5)]
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.drawPolyline(QPolygonF([QPointF(14.8, 3.6), QPointF(17.6, 6.5), QPointF(14.8, 9.4)]))


def draw_importing(painter: QPainter) -> None:
    """An arrow into a tray."""
    painter.drawLine(QPointF(10, 2.8), QPointF(10, 12))
    painter.drawPolyline(QPolygonF([QPointF(6.4, 8.6), QPointF(10, 12.2), QPointF(13.6, 8.6)]))
    tray = [QPointF(3, 12.5), QPointF(3, 17), QPointF(17, 17), QPointF(17, 12.5)]
    painter.drawPolyline(QPolygonF(tray))


def draw_journal(painter: QPainter) -> None:
    """A book with lines."""
    painter.drawRoundedRect(QRectF(3.5, 2.8, 13, 14.4), 1.6, 1.6)
    painter.drawLine(QPointF(6.6, 2.8), QPointF(6.6, 17.2))
    for height in (7, 10.5):
        painter.drawLine(QPointF(9.4, height), QPointF(13.8, height))


def draw_policy(painter: QPainter) -> None:
    """Three sliders: the values of the policy."""
    for height, knob in ((4.5, 13), (10, 6.5), (15.5, 11)):
        painter.drawLine(QPointF(2.8, height), QPointF(knob - 2, height))
        painter.drawLine(QPointF(knob + 2, height), QPointF(17.2, height))
        painter.drawEllipse(QPointF(knob, height), 2, 2)


def draw_managing(painter: QPainter) -> None:
    """A gear: settings."""
    middle = QPointF(10, 10)
    painter.drawEllipse(middle, 5.2, 5.2)
    painter.drawEllipse(middle, 1.9, 1.9)
    for tooth in range(8):
        painter.save()
        painter.translate(middle)
        painter.rotate(45 * tooth)
        painter.drawLine(QPointF(0, -5.2), QPointF(0, -7.6))
        painter.restore()


def draw_contacts(painter: QPainter) -> None:
    """Two speech balloons."""
    bubble = [(5, 13.6), (2.6, 13.6), (2.6, 3), (14, 3), (14, 5.6)]
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in bubble]))
    answer = [(7, 7.4), (17.4, 7.4), (17.4, 14.4), (14, 14.4), (10.6, 17.2), (10.6, 14.4)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in (*answer, (7, 14.4))]))


def draw_plans(painter: QPainter) -> None:
    """Three columns of a board with cards."""
    for left, bottom in ((2.8, 16.8), (8, 11.6), (13.2, 7.8)):
        painter.drawRoundedRect(QRectF(left, 3.2, 4, bottom - 3.2), 1, 1)


def draw_knowledge(painter: QPainter) -> None:
    """Two people with a line between them: knowledge sharing."""
    for side in (5.4, 14.6):
        painter.drawEllipse(QPointF(side, 6), 2.4, 2.4)
        painter.drawArc(QRectF(side - 3.8, 10.6, 7.6, 9), 0, 180 * 16)
    painter.drawLine(QPointF(8.8, 6), QPointF(11.2, 6))


def draw_calendar(painter: QPainter) -> None:
    """A calendar page."""
    painter.drawRoundedRect(QRectF(3, 4.4, 14, 12.8), 1.6, 1.6)
    painter.drawLine(QPointF(3, 8.4), QPointF(17, 8.4))
    for side in (6.8, 13.2):
        painter.drawLine(QPointF(side, 2.6), QPointF(side, 5.6))


def draw_search(painter: QPainter) -> None:
    """A magnifying glass."""
    painter.drawEllipse(QPointF(8.6, 8.6), 5.4, 5.4)
    painter.drawLine(QPointF(12.6, 12.6), QPointF(17.2, 17.2))


def draw_close(painter: QPainter) -> None:
    """A cross."""
    painter.drawLine(QPointF(5.4, 5.4), QPointF(14.6, 14.6))
    painter.drawLine(QPointF(14.6, 5.4), QPointF(5.4, 14.6))


def draw_back(painter: QPainter) -> None:
    """An angle to the left."""
    painter.drawPolyline(QPolygonF([QPointF(12, 4.5), QPointF(6.5, 10), QPointF(12, 15.5)]))


def draw_onward(painter: QPainter) -> None:
    """An angle to the right."""
    painter.drawPolyline(QPolygonF([QPointF(8, 4.5), QPointF(13.5, 10), QPointF(8, 15.5)]))


def draw_desk(painter: QPainter) -> None:
    """The program's own icon: a house on the steps of the ladder."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#1F5C8B"))
    painter.drawRoundedRect(QRectF(0, 0, 20, 20), 4.4, 4.4)
    house = QPainterPath(QPointF(10, 3.4))
    for x, y in ((16.4, 8.8), (14.6, 8.8), (14.6, 13), (5.4, 13), (5.4, 8.8), (3.6, 8.8)):
        house.lineTo(x, y)
    house.closeSubpath()
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawPath(house)
    painter.setBrush(QColor("#F2B36B"))
    for step in range(3):
        painter.drawRect(QRectF(5.4 + step * 3.2, 16.6 - step * 0.9, 2.6, 0.8 + step * 0.9))


def icon(sketch: Sketch) -> QIcon:
    """Return the sketch as an icon in the present colours; call again when the palette changes."""
    palette, text = QApplication.palette(), QPalette.ColorRole.WindowText
    usual = palette.color(QPalette.ColorGroup.Active, text)
    return _icon(sketch, usual.name(), palette.color(QPalette.ColorGroup.Disabled, text).name())


@lru_cache(maxsize=MOST_ICONS)  # Qt keeps the sizes that it makes of each one, up to 10 MiB
def _icon(sketch: Sketch, usual: str, disabled: str) -> QIcon:
    result = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, usual), (QIcon.Mode.Disabled, disabled)):
        for size in (20, 40):
            result.addPixmap(_picture(sketch, size, QColor(colour)), mode)
    return result


def program() -> QIcon:
    """Return the icon of the program and its windows."""
    result = QIcon()
    for size in (16, 32, 48, 128):
        result.addPixmap(_picture(draw_desk, size, QColor("#1F5C8B")))
    return result


def _picture(sketch: Sketch, size: int, colour: QColor) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, size, size), sketch, colour)
    painter.end()
    return picture
