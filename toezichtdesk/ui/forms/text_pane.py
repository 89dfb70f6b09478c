"""A scrolling pane of read-only text that can be selected and copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from toezichtdesk.ui.lists.whole_items import WholeItems

FRAME = 22  # pixels of padding and frame in the style, above and below together
LEAST_LINES = 3  # lines in sight in the smallest window
MOST_LINES = 12  # lines the pane asks for; the rest scrolls


def made_for_reading(pane: QPlainTextEdit | QTextEdit, name: str) -> None:
    """Let a pane be read, selected and copied, by keys too. name: for a screen reader."""
    pane.setObjectName("reading")
    pane.setReadOnly(True)
    pane.setTabChangesFocus(True)
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.setAccessibleName(name)
    pane.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    pane.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)


class WholeText(QPlainTextEdit):
    """A field of plain text that never ends in a line that is cut through its letters."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first, bottom = self.firstVisibleBlock(), self.viewport().height()
        line = float(self.fontMetrics().lineSpacing())
        if first.layout().lineCount():  # letters of another font may be higher
            line = first.layout().lineAt(0).height()
        top = self.blockBoundingGeometry(first).translated(self.contentOffset()).top()
        fold = round(top + (bottom - top) // line * line)
        has_more = self.verticalScrollBar().value() < self.verticalScrollBar().maximum()
        if has_more and fold > 0:  # a line that is cut through its letters waits until it fits
            painter = QPainter(self.viewport())
            below = self.viewport().rect().adjusted(0, fold, 0, 0)
            painter.fillRect(below, self.palette().color(QPalette.ColorRole.Base))
            painter.end()


class Reading(WholeText):
    """A pane of plain text. Tab moves to the next control, the arrows scroll."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build the pane. name: for a screen reader."""
        super().__init__(parent)
        made_for_reading(self, name)
        self.setMinimumHeight(self._height_of(LEAST_LINES))
        WholeItems(self)

    def text(self) -> str:
        """Return what is shown."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show this text from the top; an unchanged text keeps its scroll position."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.setMinimumHeight(self._height_of(LEAST_LINES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the words may take another number of lines

    def sizeHint(self) -> QSize:
        lines = 0
        block = self.document().begin()
        while block.isValid():
            lines += max(block.lineCount(), 1)
            block = block.next()
        wanted = min(max(lines, LEAST_LINES), MOST_LINES)
        return QSize(super().sizeHint().width(), self._height_of(wanted))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height_of(LEAST_LINES))

    def _height_of(self, lines: int) -> int:
        margin = int(self.document().documentMargin() * 2)
        return lines * self.fontMetrics().lineSpacing() + margin + FRAME
