"""The charts of a dossier in a window, drawn off the UI thread.

A `ChartView` orders a picture for its dossier, size and palette while it is visible, and shows the
previous one until the new one is ready. Of several orders only the last is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontInfo,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from toezichtdesk.render.palette import LIGHT
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.theme import USUAL_PERCENT, text_percent

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.render.canvas import Spot
    from toezichtdesk.render.palette import Palette
    from toezichtdesk.render.raster import Raster
    from toezichtdesk.ui.look.theme import Theme

RESIZE_PAUSE_MS, PATIENCE_MS = 120, 300  # the second: a chart under the name of another
SMALLEST = QSize(320, 200)
RING_WIDTH, CORNER = 2, 8  # logical pixels: ring of the focus; rounding, as of other cards
ROOM = QSize(620, 250)  # logical pixels that a chart needs with letters of the usual size
INSET = 4  # logical pixels: the corners of the picture stay within the round ones of the card
NOWHERE = -1  # initial position of the cursor
REACH, CURSOR = 40.0, 7.0  # logical pixels: how near the mouse must be; radius of the ring
WAITING = "De grafiek wordt getekend…"
NOT_DRAWN = "De grafiek is niet getekend."


class Chart(Enum):
    """The kinds of chart; the value is the accessible name."""

    TREND = "Trendgrafiek"
    MONTHS = "Achterstand over 24 maanden"
    TIMELINE = "Ladder-tijdlijn"


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """A chart to draw. width, height: in logical pixels. ratio: device pixels for each.

    days: the first and last day of a timeline; None for everything. family: of the letters; empty
    for those of paper. letters: their size against the usual.
    """

    chart: Chart
    dossier: Dossier
    palette: Palette
    width: int
    height: int
    ratio: float
    days: tuple[date, date] | None = None
    family: str = ""
    letters: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A chart as ordered, with its description and cursor positions, in logical pixels."""

    order: Order
    image: QImage
    words: str
    spots: tuple[Spot, ...] = ()


def draw(order: Order) -> Picture:
    """Draw a chart; the first time loads matplotlib, which takes half a second."""
    from toezichtdesk.render import months_chart, raster, timeline_chart, trend_chart

    dossier = order.dossier
    drawing: raster.Draw
    match order.chart:
        case Chart.TREND:
            drawing, words = trend_chart.draw, trend_chart.describe(dossier)
        case Chart.MONTHS:
            drawing, words = months_chart.draw, months_chart.describe(dossier)
        case Chart.TIMELINE:
            drawing = timeline_chart.within(order.days)
            words = timeline_chart.describe(dossier)
    size = order.width, order.height, order.ratio
    dots, spots = raster.chart(drawing, dossier, order.palette, *size, order.family, order.letters)
    return Picture(order, image_of(dots), words, spots)


def for_paper(order: Order) -> Picture:
    """Draw the chart in light colours, whatever the theme of the window."""
    return draw(replace(order, palette=LIGHT))


def as_svg(order: Order) -> str:
    """Return the chart as SVG in light colours, with searchable text."""
    from toezichtdesk.render import months_chart, trend_chart
    from toezichtdesk.render.paper import charts

    drawing = months_chart.draw if order.chart is Chart.MONTHS else trend_chart.draw
    return charts.drawn_svg(drawing, order.dossier, order.width, order.height)


def image_of(dots: Raster) -> QImage:
    """Return the raster as an opaque image, which is painted fastest."""
    pixels = QImage(
        dots.rgba, dots.width, dots.height, dots.width * 4, QImage.Format.Format_RGBA8888
    )
    return pixels.convertToFormat(QImage.Format.Format_RGB32)


class ChartView(QFrame):
    """One chart of a dossier, focusable, with its description for screen readers.

    Its cursor moves by the arrow keys, Home and End, and by the mouse.

    Signals:
        drawn: the chart shows its dossier; carries its description.
        pointed: the cursor moved to another `Spot`, whose words are announced.
    """

    drawn = Signal(str)
    pointed = Signal(object)

    def __init__(
        self, operations: Operations, theme: Theme, chart: Chart, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._theme = theme
        self._chart = chart
        self._dossier: Dossier | None = None
        self._is_stale = False
        self._wanted: Order | None = None
        self._under_way: Order | None = None
        self._picture: Picture | None = None
        self._days: tuple[date, date] | None = None
        self._place = NOWHERE
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._order)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_waiting)
        self._build()
        theme.changed.connect(self._redraw)

    @property
    def picture(self) -> Picture | None:
        """The picture that is shown; None until something was drawn."""
        return self._picture

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day of the timeline; None for all of it."""
        return self._days

    @property
    def spot(self) -> Spot | None:
        """The cursor position; None when there is none."""
        spots = self._picture.spots if self._picture else ()
        return spots[self._place] if 0 <= self._place < len(spots) else None

    def choose(self, chart: Chart) -> None:
        """Draw another chart of the same dossier."""
        if chart is not self._chart:
            self._chart = chart
            self.setAccessibleName(chart.value)
            self._redraw()

    def show_days(self, days: tuple[date, date] | None) -> None:
        """Show a timeline from the first of these days to the last; None for all of it."""
        if days != self._days:
            self._days = days
            self._redraw()

    def point_at(self, about: object) -> None:
        """Move the cursor to the spot with this `about`, if it is drawn."""
        spots = self._picture.spots if self._picture else ()
        places = (place for place, spot in enumerate(spots) if spot.about == about)
        self._place = next(places, NOWHERE)
        self._tell()

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw this dossier, now or as soon as the view is visible."""
        self._dossier = dossier
        shown = self._picture
        if shown is not None and shown.order.dossier.row.code != dossier.row.code:
            self._patience.start()
        self._redraw()

    @Slot()
    def _redraw(self) -> None:
        self._is_stale = True
        self._order()

    @Slot()
    def _order(self) -> None:
        if self._dossier is None or not self._is_stale or not self.isVisible():
            return
        self._is_stale = False
        inner = self.contentsRect()
        self._wanted = Order(
            self._chart,
            self._dossier,
            self._theme.palette,
            inner.width(),
            inner.height(),
            self.devicePixelRatioF(),
            self._days,
            QFontInfo(self.font()).family(),
            _letters(inner.size()),
        )
        if self._under_way is None:
            self._send(self._wanted)

    def _send(self, order: Order) -> None:
        self._under_way = order
        self._operations.draw(draw, self._take, order).if_refused(self._refuse)

    def _take(self, picture: Picture) -> None:
        if not self._is_overtaken():
            self._show(picture)

    def _refuse(self, message: str) -> None:
        if not self._is_overtaken():
            self._show(None, f"{NOT_DRAWN} {message}")

    def _is_overtaken(self) -> bool:
        """Return whether another picture is wanted by now, and order it."""
        came, self._under_way = self._under_way, None
        if came is self._wanted or self._wanted is None:
            return False
        self._send(self._wanted)
        return True

    @Slot()
    def _show_waiting(self) -> None:
        self._show(None, WAITING)

    def _show(self, picture: Picture | None, instead: str = "") -> None:
        self._patience.stop()
        stood_on = self.spot
        self._picture = picture
        self._place = _same_place(stood_on, picture)
        self._instead.setText(instead)
        self.setAccessibleDescription(picture.words if picture else instead)
        self.update()
        if picture is not None:
            self.drawn.emit(picture.words)

    def _build(self) -> None:
        self.setMinimumSize(SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._chart.value)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContentsMargins(INSET, INSET, INSET, INSET)
        self._instead = plain_label(WAITING, quiet=True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._instead)

    def _go(self, place: int) -> None:
        spots = self._picture.spots if self._picture else ()
        if spots:
            self._place = min(max(place, 0), len(spots) - 1)
            self._tell()

    def _tell(self) -> None:
        spot = self.spot
        if spot is not None:
            self.setAccessibleDescription(spot.words)
            self.pointed.emit(spot)
        self.update()

    def _first_place(self) -> int:
        """Return the initial cursor position: the newest spot that is also in the list."""
        spots = self._picture.spots if self._picture else ()
        listed = [place for place, spot in enumerate(spots) if spot.is_listed]
        return listed[-1] if listed else len(spots) - 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key, count = Qt.Key(event.key()), len(self._picture.spots) if self._picture else 0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not count:
            super().keyPressEvent(event)
        elif key in steps:
            self._go(self._first_place() if self.spot is None else self._place + steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else count - 1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._take_near(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._take_near(event.position())

    def _take_near(self, at: QPointF) -> None:
        """Move the cursor to the spot nearest to the mouse, if one is near."""
        spots = self._picture.spots if self._picture else ()
        far = [hypot(spot.x - at.x(), spot.y - at.y()) for spot in spots]
        if far and min(far) <= REACH and far.index(min(far)) != self._place:
            self._go(far.index(min(far)))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._is_stale = True
            self._pause.start(RESIZE_PAUSE_MS)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_stale = True
        self._pause.start(RESIZE_PAUSE_MS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.contentsRect(), self._picture.image)
        self._paint_cursor(painter)

    def _paint_card(self, painter: QPainter) -> None:
        """Draw the pane around the chart as of other cards, with the ring of the focus."""
        palette, ring = self._theme.palette, RING_WIDTH if self.hasFocus() else 1
        painter.setPen(QPen(QColor(palette.accent if self.hasFocus() else palette.edge), ring))
        painter.setBrush(QColor(palette.background))
        inner = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        painter.drawRoundedRect(inner, CORNER, CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_cursor(self, painter: QPainter) -> None:
        """Draw a ring around the cursor position, with a line down to the axis."""
        spot = self.spot
        if spot is None:
            return
        inner = self.contentsRect()
        at = QPointF(inner.left() + spot.x, inner.top() + spot.y)
        colour = self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(at.x(), inner.top()), QPointF(at.x(), inner.bottom()))
        painter.setPen(QPen(colour, RING_WIDTH))
        painter.drawEllipse(at, CURSOR, CURSOR)


def _same_place(stood_on: Spot | None, picture: Picture | None) -> int:
    """Return the cursor position in a new picture: the same spot, if it is there."""
    if stood_on is None or picture is None:
        return NOWHERE
    places = [spot.about for spot in picture.spots]
    return places.index(stood_on.about) if stood_on.about in places else NOWHERE


def _letters(room: QSize) -> float:
    """Return the size of the letters: as chosen, as far as the chart keeps all its parts."""
    most = min(room.width() / ROOM.width(), room.height() / ROOM.height())
    return max(1.0, min(text_percent() / USUAL_PERCENT, most))
