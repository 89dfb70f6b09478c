"""A scrolling pane of read-only text in parts, each with a label before lines that line up."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from toezichtdesk.ui.forms.text_pane import made_for_reading

LABEL_GAP = 12  # logical pixels between the labels and what they are about
MOST_FOR_LABELS = 0.5  # of the width; the words of a wider label begin on the next line
FRAME = 12  # logical pixels of border and padding in the style, above and below together
NEXT_LINE = 24  # logical pixels of indent where no label has words beside it
PART_GAP = 3  # logical pixels below a part
LINE_SEPARATOR = "\u2028"  # a new line within a part
Part = tuple[str, str]


class PartsPane(QTextEdit):
    """A title and parts: the label in bold, the words beside it, indented as one column.

    A part without a label takes the whole width; the words of a label that would leave them too
    little begin on the next line. A line that does not fit whole at an edge is left
    out. Tab moves to the next control, the arrows scroll.

    Signals:
        height_changed: the text became longer or shorter, or wraps otherwise.
    """

    height_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build the pane. name: for a screen reader."""
        super().__init__(parent)
        self._title = ""
        self._parts: tuple[Part, ...] = ()
        self._indents: dict[bool, float] = {}
        made_for_reading(self, name)
        self.setAcceptRichText(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().documentLayout().documentSizeChanged.connect(self._tell_height)

    def text(self) -> str:
        """Return what is shown, a line for each part."""
        lines = [_line(*part) for part in self._parts]
        return "\n".join((self._title, *lines) if self._title else lines)

    def show_parts(self, title: str, parts: Sequence[Part]) -> None:
        """Show this from the top; unchanged words keep their scroll position.

        parts: labels with their words; one without words is left out.
        """
        shown = tuple(part for part in parts if part[1])
        if (title, shown) != (self._title, self._parts):
            self._title, self._parts = title, shown
            self._write()

    @property
    def wanted_height(self) -> int:
        """The height in pixels at which everything is in sight."""
        return round(self.document().size().height()) + FRAME

    def height_of(self, lines: int) -> int:
        """Return the height in pixels for so many lines, or for all when there are fewer."""
        margin = round(self.document().documentMargin() * 2)
        height = lines * self.fontMetrics().lineSpacing() + margin + FRAME
        return min(height, self.wanted_height)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.wanted_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height_of(1))

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        self.viewport().update()  # what was left out at an edge may fit now

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        base = self.palette().color(QPalette.ColorRole.Base)
        width, height = self.viewport().width(), self.viewport().height()
        scrolled = self.verticalScrollBar().value()
        above = self._line_across(scrolled)
        if above is not None:
            painter.fillRect(0, 0, width, ceil(above.bottom()) - scrolled, base)
        below = self._line_across(scrolled + height)
        if below is not None:
            painter.fillRect(0, floor(below.top()) - scrolled, width, height, base)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room_for_labels() != self._indents:
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()

    @Slot()
    def _tell_height(self) -> None:
        self.updateGeometry()
        self.height_changed.emit()

    def _line_across(self, height: float) -> QRectF | None:
        """Return the line of text that this height of the document cuts, None for none."""
        layout, block = self.document().documentLayout(), self.document().begin()
        while block.isValid():
            box, lines = layout.blockBoundingRect(block), block.layout()
            if box.top() < height < box.bottom():
                for number in range(lines.lineCount()):
                    line = lines.lineAt(number).rect().translated(box.topLeft())
                    if line.top() < height < line.bottom():
                        return line
            block = block.next()
        return None

    def _write(self) -> None:
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        indents = self._indents = self._room_for_labels()
        self.verticalScrollBar().setSingleStep(self.fontMetrics().lineSpacing())
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if self._title:
            cursor.setBlockFormat(_block(0))
            cursor.insertText(_one_block(self._title), strong)
        for number, (label, words) in enumerate(self._parts):
            if number or self._title:
                cursor.insertBlock()
            cursor.setBlockFormat(_block(indents[_is_number(label)] if label else 0))
            if label:
                is_beside = self._width_of(label) <= indents[_is_number(label)]
                cursor.insertText(label + ("\t" if is_beside else LINE_SEPARATOR), strong)
            cursor.insertText(_one_block(words), QTextCharFormat())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _room_for_labels(self) -> dict[bool, float]:
        """Return the room for labels in pixels: of numbers under True, of words under False."""
        most = self.width() * MOST_FOR_LABELS  # without the bar, which comes and goes with them
        widths: dict[bool, list[float]] = {True: [], False: []}
        for label, _ in self._parts:
            widths[_is_number(label)].append(self._width_of(label))
        return {
            kind: max((width for width in found if width <= most), default=NEXT_LINE)
            for kind, found in widths.items()
        }

    def _width_of(self, label: str) -> float:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(bold).horizontalAdvance(label) + LABEL_GAP


def _is_number(label: str) -> bool:
    """Return whether a label is the number of a ground."""
    return label.endswith(".")


def _line(label: str, words: str) -> str:
    if not label:
        return words
    return f"{label} {words}" if _is_number(label) else f"{label}: {words}"


def _one_block(words: str) -> str:
    return words.replace("\n", LINE_SEPARATOR)


def _block(indent: float) -> QTextBlockFormat:
    """Return the format of a part. indent: logical pixels of the lines beside the label."""
    result = QTextBlockFormat()
    result.setBottomMargin(PART_GAP)
    if indent:
        result.setLeftMargin(indent)
        result.setTextIndent(-indent)
        result.setTabPositions([QTextOption.Tab(indent, QTextOption.TabType.LeftTab)])
    return result
