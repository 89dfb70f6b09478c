"""Buttons side by side, on more rows where they do not fit on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

BETWEEN = 6  # logical pixels


class ButtonFlow(QWidget):
    """Breaks a row of buttons where the next one does not fit, in the order of the Tab key."""

    def __init__(self, buttons: Sequence[QPushButton], *, is_right: bool = False) -> None:
        """Take over the buttons. is_right: the rows end at the right edge."""
        super().__init__()
        self._all, self._is_right = tuple(buttons), is_right
        for each in self._all:
            each.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return that fewer pixels across may take more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows. width: logical pixels."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        sizes = self._sizes()
        width = sum(each.width() + BETWEEN for each in sizes) - BETWEEN
        return QSize(width, max((each.height() for each in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest button."""
        sizes = self._sizes()
        widest = max((each.width() for each in sizes), default=0)
        return QSize(widest, max((each.height() for each in sizes), default=0))

    def event(self, event: QEvent) -> bool:
        """Place the buttons anew when one needs another size."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for each, place in zip(self._shown(), self._places(self.width()), strict=True):
            each.setGeometry(place)

    def _shown(self) -> list[QPushButton]:
        return [each for each in self._all if not each.isHidden()]

    def _sizes(self) -> list[QSize]:
        shown = self._shown()
        for each in shown:
            each.ensurePolished()
        return [each.sizeHint() for each in shown]

    def _places(self, width: int) -> list[QRect]:
        rows: list[list[QRect]] = [[]]
        x = y = 0
        for size in self._sizes():
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + BETWEEN
                rows.append([])
            rows[-1].append(QRect(QPoint(x, y), size))
            x += size.width() + BETWEEN
        if not self._is_right:
            return [place for row in rows for place in row]
        ends = [row[-1].right() + 1 if row else 0 for row in rows]
        pairs = zip(rows, ends, strict=True)
        return [place.translated(max(width - end, 0), 0) for row, end in pairs for place in row]
