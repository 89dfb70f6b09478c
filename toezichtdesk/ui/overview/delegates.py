"""Cells that are drawn: the rung badge, the direction, the sparkline and the pace.

Drawn with QPainter: sixty sparklines take 3 ms, with matplotlib they would take 400.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from toezichtdesk import wording
from toezichtdesk.render.palette import Palette
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.ui.lists.drawn_cells import draw_background
from toezichtdesk.ui.lists.glyphs import draw_badge, draw_shape, draw_step, trend_colour
from toezichtdesk.ui.lists.rows_model import ROW_ROLE, Index
from toezichtdesk.ui.look.theme import Theme
from toezichtdesk.ui.overview import columns

PADDING = 8  # logical pixels at both sides of a cell
MARK = 8  # logical pixels of a mark before its number
MARKED = MARK + 3  # with the space behind it
NUMBER = "888"  # what a number of the pace has room for at least, so that they stand in line
BAR_SHARE = 0.4  # of the cell


class Drawn(QStyledItemDelegate):
    """A cell that draws itself on the usual background."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def draw(self, painter: QPainter, area: QRectF, row: OverviewRow, palette: Palette) -> None:
        """Draw the row within the area. To override."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = draw_background(self, painter, option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, OverviewRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(shown.font)
        area = QRectF(shown.rect).adjusted(PADDING, 0, -PADDING, 0)
        painter.setClipRect(QRectF(shown.rect))
        palette = self._theme.palette
        is_chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        self.draw(painter, area, row, palette.chosen() if is_chosen else palette)
        painter.restore()


class RungCell(Drawn):
    """The number of the rung on its colour."""

    def draw(self, painter: QPainter, area: QRectF, row: OverviewRow, palette: Palette) -> None:
        draw_badge(painter, area.center(), row.rung, palette)


class TrendCell(Drawn):
    """Direction as shape, word and growth, in its colour."""

    def draw(self, painter: QPainter, area: QRectF, row: OverviewRow, palette: Palette) -> None:
        shape = trend_colour(row.trend, self._theme.palette)
        draw_shape(painter, QPointF(area.left() + 6, area.center().y()), row.trend, shape)
        painter.setPen(trend_colour(row.trend, palette))
        words = columns.trend_text(row)[1:].strip()
        room = area.adjusted(18, 0, PADDING, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)


class CourseCell(Drawn):
    """The backlog at the end of each period as a line above zero, with the last point marked."""

    def draw(self, painter: QPainter, area: QRectF, row: OverviewRow, palette: Palette) -> None:
        values = [value for _, value in row.backlogs]
        if not any(value is not None for value in values):
            return
        field = area.adjusted(2, 7, -4, -7)
        painter.setPen(QPen(QColor(palette.border), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(field.left(), field.bottom(), field.right() + 4, field.bottom()))
        runs = _runs(values, field)
        line = QColor(palette.muted)
        painter.setPen(QPen(line, 1.6))
        for run in runs:
            painter.drawPolyline(QPolygonF(run))
        painter.setPen(Qt.PenStyle.NoPen)
        if values[-1] is not None:
            painter.setBrush(trend_colour(row.trend, self._theme.palette))
            painter.drawEllipse(runs[-1][-1], 3.4, 3.4)


class PaceCell(Drawn):
    """Persons housed in the period as a bar with numbers, and marks for bijblijven and inhalen."""

    def draw(self, painter: QPainter, area: QRectF, row: OverviewRow, palette: Palette) -> None:
        pace = row.pace
        if pace is None:
            painter.setPen(QColor(palette.muted))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), "geen cijfers")
            return
        slots = _slots(painter, row)
        length = min(area.width() * BAR_SHARE, area.width() - sum(slots))
        bar = QRectF(area.left(), area.center().y() - 5, length, 10)
        highest = (pace.target, pace.realised, pace.catch_up or 0, 1)
        most = max(highest)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.grid))
        painter.drawRoundedRect(bar, 2, 2)
        behind, colours = pace.realised < pace.keep_level, self._theme.palette
        painter.setBrush(QColor(colours.worse if behind else colours.better))
        filled = bar.width() * pace.realised / most
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), filled, bar.height()), 2, 2)
        draw_keep_level(painter, bar, pace.keep_level / most, palette)
        if pace.catch_up is not None and pace.catch_up > 0:
            draw_catch_up(painter, bar, pace.catch_up / most, palette)
        room = QRectF(bar.right(), area.top(), area.right() - bar.right(), area.height())
        _draw_numbers(painter, room, row, palette)


class ActionCell(Drawn):
    """The next action; a late one has a mark and the colour for worse.

    Where all its words have no room it is said shorter; the tooltip has them.
    """

    def draw(self, painter: QPainter, area: QRectF, row: OverviewRow, palette: Palette) -> None:
        action = row.next_action
        if action is None:
            return
        painter.setPen(QColor(palette.worse if action.is_late else palette.text))
        letters, room = painter.fontMetrics(), int(area.width())
        tried = tuple(columns.shorter(action, row))
        fits = (words for words in tried if letters.horizontalAdvance(words) <= room)
        words = next(fits, letters.elidedText(tried[-1], Qt.TextElideMode.ElideRight, room))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)


class ProposalCell(Drawn):
    """The proposed step as two badges; a provisional one in brackets and muted."""

    def draw(self, painter: QPainter, area: QRectF, row: OverviewRow, palette: Palette) -> None:
        if row.proposal is None:
            return
        if columns.is_provisional(row):
            painter.setPen(QColor(palette.muted))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), columns.proposal_text(row))
            return
        left = QPointF(area.left(), area.center().y())
        draw_step(painter, left, row.rung, row.proposal, palette)


def draw_keep_level(painter: QPainter, bar: QRectF, share: float, palette: Palette) -> None:
    """Draw the mark of bijblijven on the bar: a dashed line."""
    pen = QPen(QColor(palette.text), 1.8)
    pen.setDashPattern([2, 1.4])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    across = bar.left() + bar.width() * min(share, 1.0)
    painter.drawLine(QLineF(across, bar.top() - 4, across, bar.bottom() + 4))


def draw_catch_up(painter: QPainter, bar: QRectF, share: float, palette: Palette) -> None:
    """Draw the mark of inhalen on the bar: a solid line with a flag."""
    across = bar.left() + bar.width() * min(share, 1.0)
    painter.setPen(QPen(QColor(palette.text), 1.8))
    painter.drawLine(QLineF(across, bar.top() - 4, across, bar.bottom() + 4))
    flag = QPainterPath(QPointF(across, bar.top() - 5))
    flag.lineTo(across + 5, bar.top() - 2.5)
    flag.lineTo(across, bar.top())
    painter.fillPath(flag, QColor(palette.text))


def _numbers(row: OverviewRow) -> tuple[int | None, ...]:
    pace = row.pace
    return () if pace is None else (pace.realised, pace.keep_level, pace.catch_up)


def _slots(painter: QPainter, row: OverviewRow) -> list[float]:
    """Return the width of each number with its mark; equal in all rows but for long numbers."""
    letters = painter.fontMetrics()
    least = letters.horizontalAdvance(NUMBER)
    texts = ("" if each is None else wording.number(each) for each in _numbers(row))
    widths = (max(least, letters.horizontalAdvance(text)) for text in texts)
    return [width + before for width, before in zip(widths, (4, MARKED, MARKED), strict=False)]


def _draw_numbers(painter: QPainter, room: QRectF, row: OverviewRow, palette: Palette) -> None:
    """Draw what was housed, and behind its mark of the bar what each line asks for."""
    bold, usual = QFont(painter.font()), QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    to_right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    marks = (None, draw_keep_level, draw_catch_up)
    right = room.left()
    for number, width, draw_mark in zip(_numbers(row), _slots(painter, row), marks, strict=False):
        left, right = right, right + width
        if number is None:
            continue
        if draw_mark is not None:
            draw_mark(painter, QRectF(left + 6, room.center().y() - 3, MARK, 6), 0.5, palette)
        painter.setFont(usual if draw_mark else bold)
        painter.setPen(QColor(palette.muted if draw_mark else palette.text))
        place = QRectF(left, room.top(), width, room.height())
        painter.drawText(place, to_right, wording.number(number))


def _runs(values: list[int | None], field: QRectF) -> list[list[QPointF]]:
    """Return the points of the line, broken at unknown values."""
    most = float(max((value for value in values if value is not None), default=0)) or 1.0
    step = field.width() / max(len(values) - 1, 1)
    runs: list[list[QPointF]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        height = field.bottom() - field.height() * float(value) / most
        runs[-1].append(QPointF(field.left() + step * place, height))
    return [run for run in runs if run]
