"""The column widths of a table: shared out by content, with those the officer chose kept."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from toezichtdesk.ui.lists.rows_model import ROW_ROLE, RowsModel, Side, is_heading
from toezichtdesk.ui.lists.sharing_out import Need, shared_out
from toezichtdesk.ui.look.theme import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toezichtdesk.ui.lists.rows_model import TableColumn

R = TypeVar("R")
LEAST_REST = 160  # logical pixels of the column that takes the remaining width
LEAST_CUT = 96  # logical pixels of it where else the table would scroll sideways
MOST_REST = 400  # logical pixels of it for which a spare column leaves
LEAST_OF_WORDS = 72  # logical pixels of a column of words: a tooltip has all of a cut cell
LEAST_OF_FEW = 108  # logical pixels of a column of which most cells are empty: a day or a word
ARROW = 3  # pixels that a heading gives away when all else is given
FITS = 3  # at most: a scroll bar takes room of the columns
PADDING = 18  # pixels beside the words of a cell, until one was measured
LONGEST = 240  # letters measured of a cell: no window shows more
_DAY = re.compile(r"(! )?([a-z]{2} )?\d\d-\d\d-\d{4}( \d\d:\d\d)?|\d\d:\d\d")


class ColumnRoom(QObject):
    """Gives every column the room that its words need, as far as there is room.

    A column without words gives its room away. What is left goes to the columns of words, or to
    all alike where none takes the rest: else numbers stand far from their day. A spare column is
    hidden as long as the others lack room for their words. Filtering moves nothing: all rows count,
    not those in sight. Only the column that is sorted by needs room for the arrow beside its title.
    """

    def __init__(self, table: QTableView, columns: Sequence[TableColumn[R]]) -> None:
        super().__init__(table)
        self._table = table
        self._columns = columns
        last = [place for place, column in enumerate(columns) if column.is_last_spare]
        self._spare = [*last, *(place for place, column in enumerate(columns) if column.is_spare)]
        self._left: list[int] = []  # spare columns that are hidden now
        self._is_fitting = False
        self._cells: dict[int, tuple[int, ...]] = {}  # widths of words, until the rows change
        self._titles: list[int] = []  # widths of the headings
        self._sampled: object = None
        self._padding = 0  # pixels beside the words when they were measured
        self._days: set[int] = set()  # columns of days or times, which are never cut
        table.model().dataChanged.connect(self._forget)
        header = self._header = table.horizontalHeader()
        self._wanted: list[int] = []
        self._rest = {section for section, column in enumerate(columns) if not column.width}
        for section, column in enumerate(columns):
            if column.width:
                header.resizeSection(section, scaled(column.width))
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.take_widths()
        self._usual = list(self._wanted)
        header.sectionResized.connect(self._take)
        header.sortIndicatorChanged.connect(self.fit)

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
        sections = range(self._header.count())
        return sum(self._wanted[each] for each in sections if not self._stretches(each))

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
        self._measure()
        self._bring_back()
        self._titles = self._measured_titles()  # that of a hidden column asks nothing
        self._let_leave(width)
        shown = self._shown()
        rest = [section for section in shown if self._stretches(section)]
        has_words = any(map(any, self._cells.values()))
        at_end = bool(rest) and self._last(shown) in rest  # blank at the end parts no words
        takes_all = at_end or (bool(rest) and not has_words)  # the words to come will ask for it
        growing = rest if takes_all else [each for each in shown if not rest or self._is_left(each)]
        needs = [self._need(each, width, grows=each in growing) for each in shown]
        self._put(dict(zip(shown, shared_out(needs, width), strict=True)))

    def _need(self, section: int, width: int, *, grows: bool) -> Need:
        wanted = self._wanted[section]
        if self._stretches(section):
            cells = (width // 2,) if self._drawn(section) else self._cells[section]
            words, title = max(cells, default=0), self._titles[section]
            firm, least = (max(min(scaled(some), words), title) for some in (LEAST_REST, LEAST_CUT))
            return Need(cells, least, 0, firm, grows=grows)
        if self._drawn(section):
            return Need((), wanted, wanted, grows=False)
        cells = self._cells[section]
        enough = scaled(LEAST_OF_WORDS) if self._is_left(section) else wanted
        least = min(max(cells, default=0), enough)
        title = self._titles[section]
        least = max(least, min(title, wanted) - ARROW)
        if section in self._days:
            least = max(least, *cells)
        is_mostly_filled = sum(map(bool, cells)) * 2 >= len(cells)
        firm = min(max(cells, default=0), wanted if is_mostly_filled else scaled(LEAST_OF_FEW))
        firm = max(firm, min(title, wanted))
        is_own = wanted != self._usual[section]
        return Need((*cells, title), least, wanted, firm, is_own, grows)

    def _bring_back(self) -> None:
        self._is_fitting = True
        self._header.length()  # what Qt put off it would forget once no column stretches
        for section in self._rest:  # else it hides columns and sets widths only later, in part
            self._header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
        for section in self._left:
            self._header.showSection(section)
        self._left = []
        self._is_fitting = False

    def _let_leave(self, width: int) -> None:
        """Hide spare columns, the last first, until the words of the others have room.

        A spare button leaves only for words that would be cut to a few letters.
        """
        for section in reversed(self._spare):
            shown = self._shown()
            if self._drawn(section):
                asked = sum(self._need(each, width, grows=False).held.least for each in shown)
            else:
                asked = sum(map(self._asked, shown))
            if asked > width and section in shown:
                self._left.append(section)
                self._is_fitting = True
                self._header.hideSection(section)
                self._is_fitting = False

    def _asked(self, section: int) -> int:
        """Return the width for which a spare column leaves."""
        if self._drawn(section):
            return scaled(LEAST_REST) if self._stretches(section) else self._wanted[section]
        words = max((*self._cells[section], self._titles[section]))
        if self._stretches(section):
            return max(min(words, scaled(MOST_REST)), scaled(LEAST_REST))
        return min(words, self._wanted[section])

    def _measure(self) -> None:
        """Measure the words of a sample of the rows, once for each set of rows and each style."""
        model = self._table.model()
        if not isinstance(model, RowsModel):
            return
        padding = self._measured_padding()
        if self._sampled is not model.rows_given or self._padding != padding:
            self._forget()
            self._sampled, self._padding = model.rows_given, padding
        if self._cells:
            return
        rows, letters = model.sample(), QFontMetricsF(self._table.font())  # parts of pixels count
        for section in range(len(self._columns)):
            if self._drawn(section):
                self._cells[section] = ()
                continue
            words = [model.words(row, section)[:LONGEST] for row in rows]
            if any(words) and all(_DAY.fullmatch(each) for each in words if each):
                self._days.add(section)
            self._cells[section] = tuple(
                ceil(letters.horizontalAdvance(each)) + padding if each else 0 for each in words
            )

    def _measured_titles(self) -> list[int]:
        """Return what each heading asks, with an arrow only where the rows are sorted by it."""
        header, sections = self._header, range(self._header.count())
        has_arrow = header.isSortIndicatorShown()
        sorted_by = header.sortIndicatorSection() if has_arrow else -1
        with_arrow = header.sectionSizeHint(sorted_by) if sorted_by in sections else 0
        header.setSortIndicatorShown(False)
        result = [header.sectionSizeHint(each) for each in sections]
        header.setSortIndicatorShown(has_arrow)
        if with_arrow:
            result[sorted_by] = with_arrow
        return result

    def _measured_padding(self) -> int:
        """Return what a cell asks beside its words; a heading over the whole line asks nothing."""
        model, letters = self._table.model(), self._table.fontMetrics()
        lines = (model.index(line, 0) for line in reversed(range(model.rowCount())))
        last = next((each for each in lines if not is_heading(each.data(ROW_ROLE))), None)
        if last is None:
            return PADDING
        for section in range(model.columnCount()):
            index = last.siblingAtColumn(section)
            words = str(index.data() or "")
            if words and "\n" not in words and not self._drawn(section):
                hint = self._table.sizeHintForIndex(index).width()
                return hint - letters.horizontalAdvance(words)
        return PADDING

    def _shown(self) -> list[int]:
        header = self._header
        return [each for each in range(header.count()) if not header.isSectionHidden(each)]

    def _last(self, shown: Sequence[int]) -> int:
        return max(shown, key=self._header.visualIndex)

    def _fixed(self) -> list[int]:
        return [section for section in self._shown() if not self._stretches(section)]

    def _stretches(self, section: int) -> bool:
        return section in self._rest

    def _is_left(self, section: int) -> bool:
        return self._columns[section].side is Side.LEFT

    def _drawn(self, section: int) -> bool:
        """Return whether the cells of a column are drawn and measure themselves."""
        return self._table.itemDelegateForColumn(section) is not None

    @Slot()
    def _forget(self) -> None:
        self._cells.clear()
        self._days.clear()

    def _put(self, widths: dict[int, int]) -> None:
        self._is_fitting = True
        for section, width in widths.items():
            self._header.resizeSection(section, width)
        # Where a table scrolls sideways, Qt would leave nothing to the column that stretches.
        if sum(widths.values()) <= self._table.viewport().width():
            for section in self._rest:
                self._header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self._is_fitting = False

    @Slot(int, int, int)
    def _take(self, section: int, before: int, width: int) -> None:
        if self._is_fitting:
            return
        if not before or not width:  # shown or hidden just now
            self.fit()
        elif not self._stretches(section):
            self._wanted[section] = width
