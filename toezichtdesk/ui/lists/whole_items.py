"""Lists and panes of text that end on a whole line: none is cut through at their foot."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QModelIndex, QObject, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QListView, QPlainTextEdit

FEWEST = 2  # lines; a lower pane is left as it is


class WholeItems(QObject):
    """Keeps blank what is left below the last whole line of a list or a text.

    `WholeItems(pane)` is all: it lives and dies with the pane. Its lines are equally high.
    """

    def __init__(self, pane: QListView | QPlainTextEdit) -> None:
        super().__init__(pane)
        self._pane = pane
        self._left = 0  # pixels left blank below the viewport
        self._is_busy = False
        pane.viewport().installEventFilter(self)
        if isinstance(pane, QListView):
            pane.model().rowsInserted.connect(self._measure_first)
        else:
            pane.document().documentLayout().documentSizeChanged.connect(self._settle)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Settle again when the pane has another size."""
        if event.type() is QEvent.Type.Resize and not self._is_busy:
            self._settle()
        return False

    @Slot(QModelIndex, int, int)
    def _measure_first(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if first == 0:  # the others are as high
            self._settle()

    @Slot()
    def _settle(self) -> None:
        if self._is_busy:
            return
        above, line = self._measures()
        whole = self._pane.viewport().height() + self._left
        is_high = line > 0 and whole >= above + FEWEST * line and not self._fits(whole, above, line)
        left = (whole - above) % line if is_high else 0
        if left != self._left:
            self._is_busy = True
            self._left = left
            self._pane.setViewportMargins(0, 0, 0, left)
            self._is_busy = False

    def _fits(self, whole: int, above: int, line: int) -> bool:
        """Return whether a text has room with its margin below too: then nothing scrolls."""
        if isinstance(self._pane, QListView):
            return False
        lines = ceil(self._pane.document().size().height())  # Qt counts lines here, not pixels
        return lines * line + 2 * above <= whole

    def _measures(self) -> tuple[int, int]:
        """Return what stands above the first line, and the height of a line, in pixels."""
        pane = self._pane
        if isinstance(pane, QListView):
            return 0, pane.sizeHintForRow(0)
        letters = pane.fontMetrics()
        line = max(letters.lineSpacing(), ceil(QFontMetricsF(pane.font()).height()))
        return int(pane.document().documentMargin()), line
