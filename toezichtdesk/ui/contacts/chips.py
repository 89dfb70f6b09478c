"""The parts of the quick entry, each with its meaning in a rounded box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

BESIDE, ABOVE = 9, 4  # logical pixels around the words of a part
GAP = 6  # logical pixels between two parts
LONGEST = 420  # logical pixels: a longer part is cut off; the line above has it in full


class Chips(QWidget):
    """The parts in rows, painted as one widget, so that typing creates no widgets."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._line)

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of each part."""
        return self._parts

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show these parts."""
        self._parts = tuple(parts)
        self.setAccessibleDescription("; ".join(self._parts))
        self._fit()
        self.update()

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + 2 * ABOVE

    def _places(self) -> list[tuple[QRectF, str]]:
        measure, left, top = self.fontMetrics(), 0, 0
        places = []
        for part in self._parts:
            words = measure.elidedText(part, Qt.TextElideMode.ElideRight, LONGEST)
            width = measure.horizontalAdvance(words) + 2 * BESIDE
            if left and left + width > self.width():
                left, top = 0, top + self._line + GAP
            places.append((QRectF(left, top, width, self._line), words))
            left += width + GAP
        return places

    def _fit(self) -> None:
        places = self._places()
        height = int(places[-1][0].bottom()) if places else self._line
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(LONGEST, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        for area, words in self._places():
            painter.setPen(QColor(colours.color(QPalette.ColorRole.Dark)))
            painter.setBrush(colours.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.setPen(colours.color(QPalette.ColorRole.Text))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
