"""The widths of the columns of a table that has too little room for what they would like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHeaderView, QTableView

from toezichtdesk.ui.theme import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_REST = 160  # logical pixels of a column that takes the room that is left
LEAST_WITH_TOOLTIP = 72  # of one whose cells say the whole in their tooltip
MEASURED = 40  # rows that are looked at for the width of a column


class ColumnRoom(QObject):
    """Lets columns give way, in proportion, when the one with the rest would be squeezed.

    A column gives what its words do not need; it has its own width again when there is room.
    """

    def __init__(self, table: QTableView, widths: Sequence[int], has_tips: Sequence[bool]) -> None:
        """widths: logical pixels, 0 has the rest. has_tips: a tooltip says the whole cell."""
        super().__init__(table)
        self._table, self._has_tips = table, has_tips
        self._is_fitting = False
        header = self._header = table.horizontalHeader()
        header.setResizeContentsPrecision(MEASURED)
        self._wanted: list[int] = []
        for section, width in enumerate(widths):
            if width:
                header.resizeSection(section, scaled(width))
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.take_widths()
        header.sectionResized.connect(self._take)

    def take_widths(self) -> None:
        """Take the widths that the columns have now for those they would like."""
        self._wanted = [self._header.sectionSize(each) for each in range(self._header.count())]

    def put_widths(self, ratio: float = 1.0) -> None:
        """Give the columns the widths they would like, so many times as large as before."""
        self._wanted = [round(width * ratio) for width in self._wanted]
        self._put({section: self._wanted[section] for section in self._fixed()})

    def wanted_width(self, section: int | None) -> int:
        """Return what a column would like, in pixels; None is all that have a width of theirs."""
        if section is not None:
            return self._wanted[section]
        rest = QHeaderView.ResizeMode.Stretch
        modes = map(self._header.sectionResizeMode, range(self._header.count()))
        return sum(width for width, mode in zip(self._wanted, modes, strict=True) if mode != rest)

    @Slot()
    def fit(self) -> None:
        """Give every column the width that there is room for, once that is known."""
        if not self._table.isVisible():
            return
        fixed = self._fixed()
        wanted = {section: self._wanted[section] for section in fixed}
        shown = self._header.count() - self._header.hiddenSectionCount()
        rest = (shown - len(fixed)) * scaled(LEAST_REST)
        lacking = sum(wanted.values()) + rest - self._table.viewport().width()
        if lacking > 0:
            spare = {each: max(wanted[each] - self._least(each), 0) for each in fixed}
            share = min(lacking / (sum(spare.values()) or 1), 1)
            wanted = {each: wanted[each] - round(spare[each] * share) for each in fixed}
        self._put(wanted)

    def _fixed(self) -> list[int]:
        header = self._header
        return [
            section
            for section in range(header.count())
            if not header.isSectionHidden(section)
            and header.sectionResizeMode(section) is not QHeaderView.ResizeMode.Stretch
        ]

    def _least(self, section: int) -> int:
        if self._table.itemDelegateForColumn(section) is not None:
            return self._wanted[section]  # what is drawn there has its own measure
        needed = self._table.sizeHintForColumn(section)
        if self._has_tips[section]:
            needed = min(needed, scaled(LEAST_WITH_TOOLTIP))
        return max(needed, self._header.sectionSizeHint(section))

    def _put(self, widths: dict[int, int]) -> None:
        self._is_fitting = True
        for section, width in widths.items():
            self._header.resizeSection(section, width)
        self._is_fitting = False

    @Slot(int, int, int)
    def _take(self, section: int, before: int, width: int) -> None:
        if self._is_fitting:
            return
        if not before or not width:  # it is shown now, or not any more
            self.fit()
        elif section in self._fixed():
            self._wanted[section] = width
