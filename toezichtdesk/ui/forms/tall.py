"""What scrolls where large letters ask more height than a low window has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QTableView, QVBoxLayout, QWidget

from toezichtdesk.ui.lists.rolling import Rolling

LEAST = 80  # logical pixels of height
ROWS = 2  # of a table, that stay in sight


class _Inside(QWidget):
    """Asks what its lines need, and of what takes the rest only the least."""

    def __init__(self, column: QVBoxLayout) -> None:
        super().__init__()
        self._column = column
        self.setLayout(column)

    def heightForWidth(self, width: int) -> int:
        column = self._column
        places = [place for place in range(column.count()) if column.stretch(place)]
        items = [item for place in places if (item := column.itemAt(place)) is not None]
        spare = sum(_spare(item) for item in items if not item.isEmpty())
        return column.totalHeightForWidth(width) - spare


def _spare(item: QLayoutItem) -> int:
    """Return how much lower a part can be than it would like, in logical pixels."""
    table, liked = item.widget(), item.sizeHint().height()
    if not isinstance(table, QTableView):
        return max(liked - item.minimumSize().height(), 0)
    rows = ROWS * table.verticalHeader().defaultSectionSize()
    least = table.horizontalHeader().sizeHint().height() + rows + 2 * table.frameWidth()
    return liked - least


class Tall(Rolling):
    """Shows a layout, as wide as there is room, and scrolls it only when it would be squeezed."""

    def __init__(self, column: QVBoxLayout) -> None:
        """Take over the layout, which begins at the edges."""
        column.setContentsMargins(0, 0, 0, 0)
        self._inside = _Inside(column)
        super().__init__(self._inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Return a low height, and the width of the layout, which does not scroll."""
        bar = self.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() else 0
        return QSize(self._inside.minimumSizeHint().width() + beside, LEAST)
