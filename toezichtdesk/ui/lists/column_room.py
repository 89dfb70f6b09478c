"""Column widths of a table that is narrower than its columns would like."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHeaderView, QTableView

from toezichtdesk.ui.look.theme import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toezichtdesk.ui.lists.rows_model import TableColumn

R = TypeVar("R")
LEAST_REST = 160  # logical pixels of the column that takes the remaining width
LEAST_WITH_TOOLTIP = 72  # logical pixels of a column with the full text in tooltips
FITS = 3  # at most: a scroll bar takes room of the columns
MEASURED = 40  # rows measured for the width of a column


class ColumnRoom(QObject):
    """Shrinks columns in proportion when the stretching column would become too narrow.

    A column shrinks to the width of its words, and regains its own width when there is room. A
    spare column is hidden as long as the others lack room for their words.
    """

    def __init__(self, table: QTableView, columns: Sequence[TableColumn[R]]) -> None:
        super().__init__(table)
        self._table = table
        self._has_tips = [column.tip is not None for column in columns]  # which show the full text
        last = [place for place, column in enumerate(columns) if column.is_last_spare]
        self._spare = [*last, *(place for place, column in enumerate(columns) if column.is_spare)]
        self._left: list[int] = []  # spare columns that are hidden now
        self._is_fitting = False
        self._needs: dict[int, int] = {}  # width of the words in a column, until the rows change
        table.model().modelReset.connect(self._forget)
        table.model().dataChanged.connect(self._forget)
        header = self._header = table.horizontalHeader()
        header.setResizeContentsPrecision(MEASURED)
        self._wanted: list[int] = []
        for section, column in enumerate(columns):
            if column.width:
                header.resizeSection(section, scaled(column.width))
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.take_widths()
        self._usual = list(self._wanted)
        header.sectionResized.connect(self._take)

    def take_widths(self) -> None:
        """Take the present widths as the preferred ones."""
        self._wanted = [self._header.sectionSize(each) for each in range(self._header.count())]

    def put_widths(self, ratio: float = 1.0) -> None:
        """Set the preferred widths, multiplied by a ratio."""
        self._forget()
        self._bring_back()
        self._wanted = [round(width * ratio) for width in self._wanted]
        self._usual = [round(width * ratio) for width in self._usual]
        self._put({section: self._wanted[section] for section in self._fixed()})

    def wanted_width(self, section: int | None) -> int:
        """Return the preferred width of a column in pixels; None for the sum of the fixed ones."""
        if section is not None:
            return self._wanted[section]
        rest = QHeaderView.ResizeMode.Stretch
        modes = map(self._header.sectionResizeMode, range(self._header.count()))
        return sum(width for width, mode in zip(self._wanted, modes, strict=True) if mode != rest)

    @Slot()
    def fit(self) -> None:
        """Fit every column to the width of the table, once that is known."""
        if not self._table.isVisible() or self._is_fitting:
            return
        for _ in range(FITS):
            width = self._table.viewport().width()
            self._fit_to(width)
            if self._table.viewport().width() == width:  # no scroll bar came or went by it
                return

    def _fit_to(self, width: int) -> None:
        self._bring_back()
        self._let_leave()
        fixed = self._fixed()
        wanted = {section: self._wanted[section] for section in fixed}
        shown = self._header.count() - self._header.hiddenSectionCount()
        rest = (shown - len(fixed)) * scaled(LEAST_REST)
        lacking = sum(wanted.values()) + rest - width
        if lacking > 0:
            wanted = self._shrunk(wanted, lacking)
        elif lacking < 0 and not rest:
            wanted = self._spread(wanted, -lacking)
        elif lacking < 0:
            wanted |= self._grown(wanted, -lacking // 2)  # half: the rest stretches too
        self._put(wanted)

    @staticmethod
    def _spread(wanted: dict[int, int], room: int) -> dict[int, int]:
        """Return wider columns: where none takes what is left, each gets its share."""
        ends = list(accumulate(wanted.values()))
        whole = ends[-1] if ends else 1
        edges = [0, *(end + room * end // whole for end in ends)]
        return {
            each: right - left for each, (left, right) in zip(wanted, pairwise(edges), strict=True)
        }

    def _shrunk(self, wanted: dict[int, int], lacking: int) -> dict[int, int]:
        """Return narrower widths: first without blank space, and only then with words cut off."""
        for least in (self._full, self._least):
            spare = {each: max(width - least(each), 0) for each, width in wanted.items()}
            share = min(lacking / (sum(spare.values()) or 1), 1)
            given = {each: round(pixels * share) for each, pixels in spare.items()}
            wanted = {each: width - given[each] for each, width in wanted.items()}
            lacking = max(lacking - sum(given.values()), 0)
        return wanted

    def _bring_back(self) -> None:
        self._is_fitting = True
        for section in self._left:
            self._header.showSection(section)
        self._left = []
        self._is_fitting = False

    def _let_leave(self) -> None:
        """Hide spare columns, the last first, until the words of the others have room."""
        for section in reversed(self._spare):
            fixed = self._fixed()
            shown = self._header.count() - self._header.hiddenSectionCount()
            rest = (shown - len(fixed)) * scaled(LEAST_REST)
            needed = rest + sum(min(self._full(each), self._wanted[each]) for each in fixed)
            if needed <= self._table.viewport().width():
                return
            if not self._header.isSectionHidden(section):
                self._left.append(section)
                self._is_fitting = True
                self._header.hideSection(section)
                self._is_fitting = False

    def _full(self, section: int) -> int:
        """Return what the heading and the words of a column need, in pixels."""
        if self._drawn(section):
            return self._wanted[section]
        return max(self._words(section), self._header.sectionSizeHint(section))

    def _grown(self, wanted: dict[int, int], room: int) -> dict[int, int]:
        """Return the widths of columns whose words are cut off, as far as there is room for them.

        A column that the officer made narrow stays so.
        """
        usual = [each for each in wanted if wanted[each] == self._usual[each]]
        short = {each: self._words(each) - wanted[each] for each in usual if not self._drawn(each)}
        short = {each: pixels for each, pixels in short.items() if pixels > 0}
        share = min(room / (sum(short.values()) or 1), 1)
        return {each: wanted[each] + int(pixels * share) for each, pixels in short.items()}

    def _fixed(self) -> list[int]:
        header = self._header
        return [
            section
            for section in range(header.count())
            if not header.isSectionHidden(section)
            and header.sectionResizeMode(section) is not QHeaderView.ResizeMode.Stretch
        ]

    def _least(self, section: int) -> int:
        if self._drawn(section):
            return self._wanted[section]
        needed = self._words(section)
        if self._has_tips[section]:
            needed = min(needed, scaled(LEAST_WITH_TOOLTIP))
        return max(needed, self._header.sectionSizeHint(section))

    def _drawn(self, section: int) -> bool:
        """Return whether the cells of a column are drawn and measure themselves."""
        return self._table.itemDelegateForColumn(section) is not None

    def _words(self, section: int) -> int:
        """Return what the words in a column need, in pixels."""
        if section not in self._needs:
            self._needs[section] = self._table.sizeHintForColumn(section)
        return self._needs[section]

    @Slot()
    def _forget(self) -> None:
        self._needs.clear()

    def _put(self, widths: dict[int, int]) -> None:
        self._is_fitting = True
        for section, width in widths.items():
            self._header.resizeSection(section, width)
        self._is_fitting = False

    @Slot(int, int, int)
    def _take(self, section: int, before: int, width: int) -> None:
        if self._is_fitting:
            return
        if not before or not width:  # shown or hidden just now
            self.fit()
        elif section in self._fixed():
            self._wanted[section] = width
