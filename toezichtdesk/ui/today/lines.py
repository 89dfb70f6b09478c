"""The lines of Vandaag: the heading of a group, or one duty with its button."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.pages.worklist import Duty, weeks
from toezichtdesk.reports.urgency import When
from toezichtdesk.ui.lists.drawn_cells import StatusCell, draw_background
from toezichtdesk.ui.lists.rows_model import ROW_ROLE, Headed, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import Theme
from toezichtdesk.ui.verbs import verb_of

BUTTON_WIDTH = 150  # logical pixels
NAME_WIDTH = 118  # logical pixels: a name; several at once are cut before the work is
HEAVIEST_FIRST = "het zwaarste eerst"
MARGIN = 4  # logical pixels around a drawn button


@dataclass(frozen=True, slots=True)
class Line:
    """A heading without a duty, or a duty.

    count: the duties of the group. is_mixed: they differ in weight. week: of the agenda.
    """

    when: When
    count: int
    duty: Duty | None = None
    is_folded: bool = False
    is_mixed: bool = False
    week: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the line is above a group or a week."""
        return self.duty is None

    @property
    def code(self) -> str:
        """The municipality; empty for a heading, and where one act settles it for several."""
        return "" if self.duty is None else self.duty.code

    @property
    def is_late(self) -> bool:
        """Whether the day of the line has passed."""
        return self.when is When.LATE

    @property
    def identity(self) -> tuple[object, ...]:
        """The identity of the line, independent of its day."""
        if self.duty is None:
            return (self.week or self.when,)
        return (self.duty.code, self.duty.action.key)


def lines_of(duties: Sequence[Duty], folded_groups: Collection[When]) -> list[Line]:
    """Return the groups with their duties below them; of a folded group only the heading."""
    lines: list[Line] = []
    for group in When:
        inside = [duty for duty in duties if duty.when is group]
        if inside:
            is_folded = group in folded_groups
            is_mixed = len({duty.action.kind for duty in inside}) > 1
            lines.append(Line(group, len(inside), is_folded=is_folded, is_mixed=is_mixed))
            lines += () if is_folded else (Line(group, len(inside), duty) for duty in inside)
    return lines


def weeks_of(duties: Sequence[Duty]) -> list[Line]:
    """Return the duties below their week; those without a day come last."""
    lines: list[Line] = []
    for week in weeks(duties):
        count = len(week.duties)
        lines.append(Line(When.LATER, count, week=week.title))
        lines += (Line(duty.when, count, duty, week=week.title) for duty in week.duties)
    return lines


def columns(colour: Callable[[Line], str | None]) -> tuple[TableColumn[Line], ...]:
    """Return the columns of the list."""
    return (
        TableColumn("name", "Gemeente", _name, spoken=_say_name, colour=colour, width=NAME_WIDTH),
        TableColumn("rung", "Trede", _rung, width=56),
        TableColumn("work", "Wat", _work, tip=_work, width=0),
        TableColumn("due", "Uiterlijk", _due, colour=colour, width=124),
        TableColumn("do", "", verb, spoken=_say_verb, width=BUTTON_WIDTH, is_spare=True),
    )


def verb(line: Line) -> str:
    """Return the text of the button; a heading has none."""
    return "" if line.duty is None else verb_of(line.duty.action)


def starts_with(line: Line, wanted: str) -> bool:
    """Return whether the name of the municipality starts with this."""
    return line.duty is not None and folded(line.duty.name).startswith(wanted)


def identity(line: Line) -> tuple[object, ...]:
    """Return the identity of a line across refreshes."""
    return line.identity


class ButtonCell(QStyledItemDelegate):
    """Draws the button of a line; a click on it, or Enter on the line, does the work."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = draw_background(self, painter, option, index)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        if not words:
            return
        palette = self._theme.palette
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN - 1)
        painter.setPen(QPen(QColor(palette.accent if is_over else palette.border), 1))
        painter.setBrush(QColor(palette.button))
        painter.drawRoundedRect(area, 5, 5)
        painter.setPen(QColor(palette.text))
        painter.setFont(shown.font)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.restore()


class HeadingCell(StatusCell):
    """Draws the heading of a group in bold, over the whole line."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        line: Headed | None = index.data(ROW_ROLE)
        if line is not None and line.is_heading:
            option.font.setWeight(QFont.Weight.DemiBold)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the words; those of a heading ask no width of their column."""
        size = super().sizeHint(option, index)
        line: Headed | None = index.data(ROW_ROLE)
        return QSize(0, size.height()) if line is not None and line.is_heading else size


class HeadedTable(RowsTable):
    """A table of lines with headings; none stands at the foot without what it is about."""

    @property
    def fold(self) -> int:
        """Where the last line in sight ends, if others are below it; -1 when nothing is cut off."""
        fold, last = super().fold, self.model().rowCount() - 1
        line = self.rowAt((self.viewport().height() if fold < 0 else fold) - 1)
        if not 0 < line < last or line == self.currentIndex().row():
            return fold
        heading, below = (self.model().index(each, 0).data(ROW_ROLE) for each in (line, line + 1))
        is_bare = heading.is_heading and not below.is_heading
        return self.rowViewportPosition(line) if is_bare else fold

    @Slot()
    def open_at_heading(self) -> None:
        """Show the lines from the first, or from the heading above the current line."""
        self.scrollToTop()
        current, viewport = self.currentIndex(), self.viewport()
        if self.visualRect(current).bottom() >= viewport.height():
            lines = [current.siblingAtRow(number) for number in range(current.row() + 1)]
            headings = [each for each in lines if each.data(ROW_ROLE).is_heading]
            self.scrollTo(headings[-1], QAbstractItemView.ScrollHint.PositionAtTop)
            self.scrollTo(current)


def _name(line: Line) -> str:
    if line.duty is not None:
        return line.duty.name
    if line.week:
        return f"{line.week} ({line.count})"
    mark = "! " if line.when is When.LATE else ""
    order = f", {HEAVIEST_FIRST}" if line.is_mixed and not line.is_folded else ""
    return f"{'▸' if line.is_folded else '▾'} {mark}{line.when.value} ({line.count}){order}"


def _say_name(line: Line) -> str:
    if line.duty is not None:
        return line.duty.name
    if line.week:
        return f"{line.week}, {line.count}"
    state = "ingeklapt, Enter klapt uit" if line.is_folded else "uitgeklapt, Enter klapt in"
    return f"{line.when.value}, {line.count}, {state}"


def _rung(line: Line) -> str:
    return str(line.duty.rung) if line.duty is not None and line.duty.rung else ""


def _work(line: Line) -> str:
    return "" if line.duty is None else line.duty.action.text


def _due(line: Line) -> str:
    if line.duty is None:
        return ""
    due, since = line.duty.action.due_on, line.duty.action.open_since
    if due is None:
        return "" if since is None else f"sinds {wording.day(since)}"
    return wording.day(due)


def _say_verb(line: Line) -> str:
    return f"{verb(line)} Enter" if line.duty is not None else ""
