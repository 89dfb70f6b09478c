"""The heading of the page Vandaag: the day in full, or as much of it as there is room for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from toezichtdesk import wording
from toezichtdesk.ui.forms.headings import Heading

PLACE = "Vandaag"


class DayHeading(Heading):
    """Shows the day in full where it fits, and abbreviated in a narrow window."""

    _ways: tuple[str, ...] = (PLACE,)  # fullest first

    def __init__(self) -> None:
        super().__init__(PLACE)

    def show_day(self, day: date) -> None:
        """Show this day."""
        full = f"{PLACE}, {wording.long_day(day)}"
        self._ways = (full, f"{PLACE}, {wording.short_day(day)}", PLACE)
        self.setAccessibleName(full)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._room_of(self._ways[0]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._room_of(self._ways[-1]), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the longest form that fits; the tooltip has the full one when it does not."""
        fitting = (way for way in self._ways if self._room_of(way) <= self.width())
        words = next(fitting, self._ways[-1])
        if words != self.text():
            self.setText(words)
        self.setToolTip("" if words == self._ways[0] else self._ways[0])

    def _room_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2  # a letter may overhang its advance
