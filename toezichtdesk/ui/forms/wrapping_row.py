"""A row of controls that goes on on a next line where the window is too narrow for all of them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QSizePolicy, QWidget

SPACING = 8  # logical pixels between two controls, and between two lines
NO_END = 1_000_000  # logical pixels: no width is known yet


class WrappingRow(QLayout):
    """Controls from left to right; those after the spring stand at the right, together.

    Its height follows the width that it got last, so that a scroll area around it can ask how low
    it may be; Qt's own height for a width would make the area ask for all that it would like.
    """

    def __init__(self, spacing: int = SPACING) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._spring: int | None = None
        self._width = self._height = 0
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add_spring(self) -> None:
        """Put what is added from now on at the right."""
        self._spring = len(self._items)

    def add_together(self, label: QLabel, *fields: QWidget, grows: bool = False) -> None:
        """Add a label with its field, which stay on one line. grows: as far as there is room."""
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(self.spacing())
        row.addWidget(label)
        for field in fields:
            row.addWidget(field, int(grows))
        self.addChildLayout(row)
        self.addItem(row)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        if self._spring is not None and index < self._spring:
            self._spring -= 1
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._shown(self._items), is_wished=True), self._needed())

    def minimumSize(self) -> QSize:
        widths = (_least(item) for item in self._shown(self._items))
        return QSize(max(widths, default=0), self._needed())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._width = rect.width()  # an invalid layout forgets its place
        top = rect.top()
        for left, right in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in (*left, *right))
            self._place(left, right, QRect(rect.left(), top, rect.width(), height))
            top += height + self.spacing()
        if self._height != self._needed():
            self._height = self._needed()
            self.update()  # what stands below has to move

    def _needed(self) -> int:
        lines = self._lines(self._width or NO_END)
        heights = [
            max(item.sizeHint().height() for item in (*left, *right)) for left, right in lines
        ]
        return sum(heights) + self.spacing() * max(len(heights) - 1, 0)

    def _lines(self, width: int) -> list[tuple[list[QLayoutItem], list[QLayoutItem]]]:
        """Return for each line what stands at its left and at its right."""
        cut = len(self._items) if self._spring is None else self._spring
        head = self._filled(self._shown(self._items[:cut]), width)
        tail = self._filled(self._shown(self._items[cut:]), width)
        lines: list[tuple[list[QLayoutItem], list[QLayoutItem]]] = [(each, []) for each in head]
        if len(tail) == 1 and lines and self._width_of([*head[-1], *tail[0]]) <= width:
            lines[-1] = (head[-1], tail.pop())
        return lines + [([], each) for each in tail]

    def _filled(self, items: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in items:
            if lines and self._width_of([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _place(self, left: list[QLayoutItem], right: list[QLayoutItem], room: QRect) -> None:
        items = [*left, *right]
        free = room.width() - self._width_of(items)
        widths = []
        for item in items:
            wished = min(item.sizeHint().width(), item.maximumSize().width())
            more = max(0, min(free, wished - _least(item)))
            widths.append(min(_least(item) + more, room.width()))
            free -= more
        growing = [number for number, item in enumerate(items) if _may_grow(item)]
        for place, number in enumerate(growing):
            share = free // (len(growing) - place)
            more = max(0, min(share, items[number].maximumSize().width() - widths[number]))
            widths[number] += more
            free -= more
        x = room.left()
        for number, (item, width) in enumerate(zip(items, widths, strict=True)):
            x += max(free, 0) if number == len(left) else 0
            item.setGeometry(QRect(x, room.top(), width, room.height()))
            x += width + self.spacing()

    def _width_of(self, items: list[QLayoutItem], *, is_wished: bool = False) -> int:
        widths = [item.sizeHint().width() if is_wished else _least(item) for item in items]
        return sum(widths) + self.spacing() * max(len(items) - 1, 0)

    @staticmethod
    def _shown(items: list[QLayoutItem]) -> list[QLayoutItem]:
        return [item for item in items if not item.isEmpty()]


def _least(item: QLayoutItem) -> int:
    return item.minimumSize().width()


def _may_grow(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def row_of(*parts: QWidget) -> WrappingRow:
    """Return a row of these, all at the left."""
    row = WrappingRow()
    for part in parts:
        row.addWidget(part)
    return row


def acts_of(*parts: QWidget) -> QWidget:
    """Return these in a row, as one part of a page."""
    held = QWidget()
    held.setLayout(row_of(*parts))
    return held
