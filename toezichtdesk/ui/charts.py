"""The charts of a dossier in a window, drawn off the UI thread.

A `ChartView` orders a picture for its dossier, size and palette while it can be seen, and keeps
showing the one before until the new one is there. Of several orders only the last is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from toezichtdesk.reports.answers import Dossier
from toezichtdesk.ui.dialogs import plain_label

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.render.palette import Palette
    from toezichtdesk.render.raster import Raster
    from toezichtdesk.ui.theme import Theme

RESIZE_PAUSE_MS = 120
PATIENCE_MS = 300  # that the chart of another municipality may stand under a new name
SMALLEST = QSize(320, 200)
RING_WIDTH = 2  # logical pixels
WAITING = "De grafiek wordt getekend…"
NOT_DRAWN = "De grafiek is niet getekend."


class Chart(Enum):
    """Which picture; the value is its accessible name."""

    TREND = "Trendgrafiek"
    TIMELINE = "Ladder-tijdlijn"


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """What is to be drawn. width, height: in logical pixels. ratio: dots for each of them."""

    chart: Chart
    dossier: Dossier
    palette: Palette
    width: int
    height: int
    ratio: float


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A chart as it was ordered. words: the same for who cannot see it."""

    order: Order
    image: QImage
    words: str


def draw(order: Order) -> Picture:
    """Draw a chart; the first one loads matplotlib, which takes half a second."""
    from toezichtdesk.render import raster, timeline_chart, trend_chart

    is_trend = order.chart is Chart.TREND
    dots = raster.chart(
        trend_chart.draw if is_trend else timeline_chart.draw,
        order.dossier,
        order.palette,
        order.width,
        order.height,
        order.ratio,
    )
    words = trend_chart.describe(order.dossier) if is_trend else _events_in_words(order.dossier)
    return Picture(order, image_of(dots), words)


def image_of(dots: Raster) -> QImage:
    """Return the dots as a picture without transparency, which is painted fastest."""
    pixels = QImage(
        dots.rgba, dots.width, dots.height, dots.width * 4, QImage.Format.Format_RGBA8888
    )
    return pixels.convertToFormat(QImage.Format.Format_RGB32)


class ChartView(QFrame):
    """One chart of a dossier, focusable, with its description for screen readers.

    Signals:
        drawn: the chart shows its dossier; carries the same in words.
    """

    drawn = Signal(str)

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
        """What is shown; None until something was drawn."""
        return self._picture

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw this dossier, now or as soon as the view can be seen."""
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
        """Return whether another picture is wanted than the one that came, and send for it."""
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
        self._picture = picture
        self._instead.setText(instead)
        self.setAccessibleDescription(picture.words if picture else instead)
        self.update()
        if picture is not None:
            self.drawn.emit(picture.words)

    def _build(self) -> None:
        self.setMinimumSize(SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._chart.value)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContentsMargins(RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH)
        self._instead = plain_label(WAITING, quiet=True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._instead)

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
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.contentsRect(), self._picture.image)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), RING_WIDTH))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def _events_in_words(dossier: Dossier) -> str:
    sentences = [event.text for event in dossier.events]
    return f"{len(sentences)} gebeurtenissen op de tijdlijn. " + " ".join(sentences)
