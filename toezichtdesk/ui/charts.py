"""The charts of a dossier in a window: matplotlib comes in late and off the UI thread.

A `ChartView` shows a sentence until the drawing code is there; after that it draws again when it
gets another dossier, another size or another palette, and only while it can be seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from toezichtdesk.reports.rows import Dossier

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    from toezichtdesk.operations import Operations
    from toezichtdesk.render.palette import Palette
    from toezichtdesk.ui.theme import Theme

RESIZE_PAUSE_MS = 120
SMALLEST = QSize(320, 200)
RING_WIDTH = 2  # logical pixels


class Chart(Enum):
    """Which picture; the value is its accessible name."""

    TREND = "Trendgrafiek"
    TIMELINE = "Ladder-tijdlijn"


@dataclass(frozen=True, slots=True)
class Pencil:
    """What it takes to draw: loaded once, in the background.

    draw fills the figure; describe says the same in words; new_canvas makes an empty canvas.
    """

    draw: Callable[[Figure, Dossier, Palette], None]
    describe: Callable[[Dossier], str]
    new_canvas: Callable[[], FigureCanvasQTAgg]


def sharpen(chart: Chart) -> Pencil:
    """Import matplotlib and the drawing code of the chart; takes about half a second."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    from toezichtdesk.render import timeline_chart, trend_chart

    warm = Figure()
    warm.text(0.5, 0.5, "0")
    FigureCanvasAgg(warm).draw()  # finds the letters: the slowest part of a first drawing

    def new_canvas() -> FigureCanvasQTAgg:
        return FigureCanvasQTAgg(Figure())

    if chart is Chart.TREND:
        return Pencil(trend_chart.draw, trend_chart.describe, new_canvas)
    return Pencil(timeline_chart.draw, _events_in_words, new_canvas)


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
        self._pencil: Pencil | None = None
        self._canvas: FigureCanvasQTAgg | None = None
        self._dossier: Dossier | None = None
        self._is_stale = False
        self._is_asked = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(RESIZE_PAUSE_MS)
        self._build()
        self._pause.timeout.connect(self._draw)
        theme.changed.connect(self._redraw)

    @property
    def description(self) -> str:
        """The chart in words; empty until there is something to draw."""
        if self._pencil is None or self._dossier is None:
            return ""
        return self._pencil.describe(self._dossier)

    @property
    def canvas(self) -> FigureCanvasQTAgg | None:
        """The canvas, once matplotlib is there."""
        return self._canvas

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw this dossier, now or as soon as the view can be seen."""
        self._dossier = dossier
        self._redraw()

    @Slot()
    def _redraw(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._ask_pencil()
            self._draw()

    def _ask_pencil(self) -> None:
        if not self._is_asked:
            self._is_asked = True
            self._operations.compute(sharpen, self._take_pencil, self._chart)

    def _take_pencil(self, pencil: Pencil) -> None:
        self._pencil = pencil
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._pencil is None or self._dossier is None or not self.isVisible():
            return
        if not self._is_stale:
            return
        self._is_stale = False
        if self._canvas is None:
            self._place_canvas(self._pencil)
        if self._canvas is None:
            return
        figure = self._canvas.figure
        figure.clear()
        self._pencil.draw(figure, self._dossier, self._theme.palette)
        self._canvas.draw_idle()
        words = self.description
        self.setAccessibleDescription(words)
        self.drawn.emit(words)

    def _place_canvas(self, pencil: Pencil) -> None:
        canvas = pencil.new_canvas()
        canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.setAccessibleName(self._chart.value)
        self._canvas = canvas
        self._stack.addWidget(canvas)
        self._stack.setCurrentWidget(canvas)
        self._stack.activate()

    def _build(self) -> None:
        self.setMinimumSize(SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._chart.value)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._waiting = QLabel("De grafiek wordt getekend…", self)
        self._waiting.setTextFormat(Qt.TextFormat.PlainText)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setProperty("quiet", True)  # noqa: FBT003 - Qt's own form
        self._stack = QStackedLayout()
        self._stack.addWidget(self._waiting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(RING_WIDTH, RING_WIDTH, RING_WIDTH, RING_WIDTH)
        layout.addLayout(self._stack)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_pencil()
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
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), RING_WIDTH))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def _events_in_words(dossier: Dossier) -> str:
    sentences = [event.text for event in dossier.events]
    return f"{len(sentences)} gebeurtenissen op de tijdlijn. " + " ".join(sentences)
