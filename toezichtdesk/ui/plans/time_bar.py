"""The time bar: every measure from the start of its plan to its day, with a line at today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import (
    QLineF,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from toezichtdesk.domain.casefile import MeasureStatus
from toezichtdesk.render.palette import Palette
from toezichtdesk.reports.pages.plan_list import MeasureRow
from toezichtdesk.ui.lists.drawn_cells import draw_background
from toezichtdesk.ui.lists.rows_model import ROW_ROLE, Index, RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import Theme, scaled
from toezichtdesk.ui.plans.list_columns import due, measure_identity
from toezichtdesk.wording.numbers import SHORT_MONTHS

EARLIEST = timedelta(days=366)  # months before today
LATEST = timedelta(days=3 * 366)  # months after today
HALF_YEAR, MONTH_WIDTH = 6, 46  # months between two names; logical pixels of a name
PADDING = 6  # logical pixels
BAR, BAR_HEIGHT = 3, 10  # logical pixels: its round corners
ARROW = 8  # logical pixels of the arrow of a bar that began before the months shown
EDGE_OF_BAR = QPointF(2, 0)  # between that arrow and its bar
LEAST_BARS = 110  # logical pixels in which the names of two years stand side by side
WORDS = 116  # logical pixels of the longest words after a bar
MARKS = {MeasureStatus.DONE: "✓ "}
_AT_WORK = (MeasureStatus.RUNNING, MeasureStatus.DELAYED)
NO_DAY = "geen datum"


@dataclass(frozen=True, slots=True)
class Span:
    """The time that is drawn: whole months that include today and every measure."""

    first: date
    last: date
    today: date

    def place(self, day: date) -> float:
        """Return the position of a day, from 0 at the start to 1 at the end."""
        place = (day - self.first).days / max((self.last - self.first).days, 1)
        return min(max(place, 0.0), 1.0)

    def months(self) -> tuple[date, ...]:
        """Return the first day of each month."""
        starts, day = [], self.first
        while day < self.last:
            starts.append(day)
            day = _next_month(day)
        return tuple(starts)


def span_of(rows: Sequence[MeasureRow], today: date) -> Span:
    """Return the time from the oldest plan to the last day, at most one year back and three on."""
    begun = [row.begun_on for row in rows if row.begun_on] or [today]
    days = [row.measure.due_on for row in rows if row.measure.due_on] or [today]
    first = min(max(min(begun), today - EARLIEST), today).replace(day=1)
    last = _next_month(max(min(max(days), today + LATEST), today))
    return Span(first, last, today)


def words(row: MeasureRow) -> str:
    """Return the bar in words."""
    return f"t/m {due(row)}" if row.measure.due_on else NO_DAY


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


COLUMNS: tuple[TableColumn[MeasureRow], ...] = (
    TableColumn(
        "municipality", "Gemeente", lambda row: row.name, sort=lambda row: row.name_key, width=130
    ),
    TableColumn(
        "description",
        "Maatregel",
        lambda row: row.measure.description,
        tip=lambda row: row.measure.description,
        width=250,
    ),
    TableColumn(
        "time",
        "Tijd",
        words,
        sort=lambda row: row.measure.due_on.toordinal() if row.measure.due_on else None,
        tip=lambda row: f"{row.measure.description}: {row.measure.status.value}, {words(row)}",
        width=0,
    ),
)
_TIME = len(COLUMNS) - 1


class TimeTable(RowsTable):
    """The measures, with their time drawn in the last column."""

    def __init__(self, model: RowsModel[MeasureRow], theme: Theme, today: date) -> None:
        super().__init__(model, "Maatregelen in de tijd", measure_identity)
        self._cell = _TimeCell(theme, self)
        self._head = _TimeHeader(theme, self)
        self.setHorizontalHeader(self._head)
        self._lay_out_columns()
        self._head.show()
        self._head.setSectionsClickable(True)
        self.setItemDelegateForColumn(_TIME, self._cell)
        self.show_span(span_of((), today))

    def show_span(self, span: Span) -> None:
        """Draw this time from now on."""
        self._cell.span = self._head.span = span
        self._head.setMinimumHeight(scaled(26))
        self.viewport().update()
        self._head.viewport().update()


class _TimeHeader(QHeaderView):
    """The headings, with the months above the bars."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.span: Span | None = None
        self.setAccessibleName("Kolomkoppen")
        self.setHighlightSections(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        usual = super().sectionSizeFromContents(section)
        least = scaled(LEAST_BARS + WORDS) if section == _TIME else 0
        return usual.expandedTo(QSize(least, 0))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section != _TIME or self.span is None:
            super().paintSection(painter, rect, section)
            return
        palette, room = self._theme.palette, _room(QRectF(rect))
        painter.save()
        painter.fillRect(rect, QColor(palette.background))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(palette.edge))
        months = self.span.months()
        step = 1
        while step < HALF_YEAR * 2 and room.width() / len(months) * step < scaled(MONTH_WIDTH):
            step = step * 2 if step != 2 else HALF_YEAR // 2
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for month in months:
            if (month.month - 1) % step == 0:
                is_year = month.month == 1
                painter.setPen(QColor(palette.text if is_year else palette.muted))
                painter.setFont(bold if is_year else self.font())
                left = room.left() + self.span.place(month) * room.width()
                name = str(month.year) if is_year else SHORT_MONTHS[month.month - 1]
                place = QRectF(left + 2, rect.top(), scaled(MONTH_WIDTH), rect.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)
        today = room.left() + self.span.place(self.span.today) * room.width()
        foot = QPointF(today, rect.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        painter.drawPolygon([foot + QPointF(-5, -7), foot + QPointF(5, -7), foot])
        painter.restore()


class _TimeCell(QStyledItemDelegate):
    """A bar in the colour of the status, with a mark at its end."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.span: Span | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = draw_background(self, painter, option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, MeasureRow) or self.span is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(shown.rect)
        painter.setFont(shown.font)
        room = _room(QRectF(shown.rect))
        is_chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        self._draw(painter, room, row, self.span, is_chosen=is_chosen)
        painter.restore()

    def _draw(
        self, painter: QPainter, room: QRectF, row: MeasureRow, span: Span, *, is_chosen: bool
    ) -> None:
        bar, text = _bar(room, row, span), _written(row)
        width = painter.fontMetrics().horizontalAdvance(text) + PADDING
        place = QRectF(bar.right() + PADDING, room.top(), width, room.height())
        self._part_years(painter, room, span, place, is_chosen=is_chosen)
        palette = self._theme.palette
        if row.measure.due_on is None:
            painter.setPen(QColor(palette.muted))
        else:
            self._draw_bar(painter, bar, row, is_older=_is_older(row, span))
            painter.setPen(QColor(palette.worse if row.is_late else palette.text))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(QPen(QColor(palette.accent), 1, Qt.PenStyle.DashLine))
        _draw_today(painter, room, span.place(span.today), place)

    def _part_years(
        self, painter: QPainter, room: QRectF, span: Span, words: QRectF, *, is_chosen: bool
    ) -> None:
        """Draw a thin line where a year begins, in every row of which it would cross no words.

        Above and below words it would leave two stubs that look like letters.
        """
        palette = self._theme.palette
        # On the colour of the chosen row the faint edge does not show.
        painter.setPen(QPen(QColor(palette.badge_edge if is_chosen else palette.edge), 1))
        for month in span.months():
            left = _line(room, span.place(month))
            if month.month == 1 and not _crosses(left, words):
                painter.drawLine(QLineF(left, room.top() - PADDING, left, room.bottom() + PADDING))

    def _draw_bar(self, painter: QPainter, bar: QRectF, row: MeasureRow, *, is_older: bool) -> None:
        """Draw the bar: filled while there is work, open before and after it.

        is_older: it began before the months that are shown; an arrow at its left says so.
        """
        colour = QColor(_colour(row, self._theme.palette))
        status = row.measure.status
        is_dashed = status is MeasureStatus.DROPPED
        style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.4, style))
        painter.setBrush(colour if status in _AT_WORK else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, BAR, BAR)
        if status is MeasureStatus.DONE:
            painter.setBrush(colour)
            painter.drawRect(bar.adjusted(2, 7, -2, 0))  # a thin line below: it stands
        if is_older:
            tip = QPointF(bar.left() - ARROW, bar.center().y())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon([tip, bar.topLeft() - EDGE_OF_BAR, bar.bottomLeft() - EDGE_OF_BAR])


def _line(room: QRectF, place: float) -> float:
    """Return where a line of one pixel stands. place: from 0 at the start of the time to 1."""
    return int(room.left() + place * room.width()) + 0.5


def _crosses(left: float, words: QRectF) -> bool:
    return words.left() - 2 <= left <= words.right() + 2


def _draw_today(painter: QPainter, room: QRectF, place: float, words: QRectF) -> None:
    """Draw a line from row to row, interrupted only by words it would cross."""
    left, top, bottom = _line(room, place), room.top() - PADDING, room.bottom() + PADDING
    if _crosses(left, words):
        half = painter.fontMetrics().height() / 2
        painter.drawLine(QLineF(left, top, left, words.center().y() - half))
        top = words.center().y() + half
    painter.drawLine(QLineF(left, top, left, bottom))


def _is_older(row: MeasureRow, span: Span) -> bool:
    """Return whether a measure began before the time that is drawn."""
    return (row.begun_on or span.today) < span.first


def _bar(room: QRectF, row: MeasureRow, span: Span) -> QRectF:
    """Return where the bar of a measure stands; without a day it has no width."""
    begin = room.left() + span.place(row.begun_on or span.today) * room.width()
    day, top = row.measure.due_on, room.center().y() - BAR_HEIGHT / 2
    if day is None:
        return QRectF(begin, top, 0, BAR_HEIGHT)
    begin += ARROW if _is_older(row, span) else 0
    end = max(room.left() + span.place(day) * room.width(), begin + 4)
    return QRectF(begin, top, end - begin, BAR_HEIGHT)


def _written(row: MeasureRow) -> str:
    """Return the words after a bar."""
    if row.measure.due_on is None:
        return NO_DAY
    text = f"{MARKS.get(row.measure.status, '')}{row.measure.status.value}"
    return f"! {text}, te laat" if row.is_late else text


def _room(cell: QRectF) -> QRectF:
    """Return where bars stand in a cell: beyond it there is room for the words of the last."""
    return cell.adjusted(PADDING, PADDING, -PADDING - scaled(WORDS), -PADDING)


def _colour(row: MeasureRow, palette: Palette) -> str:
    if row.is_late or row.measure.status is MeasureStatus.DELAYED:
        return palette.worse
    if row.measure.status is MeasureStatus.DONE:
        return palette.better
    return palette.equal if row.measure.status is MeasureStatus.DROPPED else palette.accent


class Shadow(RowsModel[MeasureRow]):
    """The measures of another list, under the columns of the time bar."""

    def __init__(self, of: RowsModel[MeasureRow]) -> None:
        super().__init__(COLUMNS, of)
        self._of = of
        of.modelReset.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self.show_rows(self._of.shown)
