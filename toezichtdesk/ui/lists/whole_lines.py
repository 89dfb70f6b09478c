"""A scroll area that begins and ends on a whole line: no line of text or button is cut through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from toezichtdesk.ui.forms.headings import Heading

MOST_OF_AREA = 3  # at most this part of the height is left blank: 1/3
CARD = "card"  # the name of a framed group in the style
_PIECES = (
    QLabel,
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
)  # shown by line, or whole or not


class WholeLines(QObject):
    """Ends the viewport of a scroll area above the line that it would cut through.

    What it would cut through at its top is left unpainted: the content itself stays where the
    scroll bar puts it.

    `WholeLines(area)` is all: it lives and dies with the area.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._is_busy = False
        self._later = QTimer(self)  # dies with the area, unlike a call that is merely put off
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._settle)
        area.viewport().installEventFilter(self)
        content: QWidget | None = area.widget()
        if content is not None:  # its lines may come, go or move later
            content.installEventFilter(self)
        area.verticalScrollBar().valueChanged.connect(self._settle)
        area.verticalScrollBar().rangeChanged.connect(self._settle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Settle again when the area has another size, or once its lines have their places."""
        if event.type() is QEvent.Type.Resize and watched is self._area.viewport():
            self._settle()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._later.start()
        return False

    @Slot()
    def _settle(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        before = self._area.viewportMargins().bottom()
        whole = self._area.viewport().height() + before
        left = whole - self._fold(whole)
        if left != before:
            self._area.setViewportMargins(0, 0, 0, left)
        self._leave_out(self._head())
        self._is_busy = False

    def _leave_out(self, head: int) -> None:
        """Paint nothing of the content above this many pixels of the viewport."""
        viewport = self._area.viewport()
        if head:
            viewport.setMask(viewport.rect().adjusted(0, head, 0, 0))
        elif not viewport.mask().isEmpty():
            viewport.clearMask()

    def _head(self) -> int:
        """Return where the first whole line begins, in pixels from the top of the viewport."""
        content = self._area.widget()
        if content is None or content.y() >= 0:
            return 0
        pieces = _pieces(content)
        head, before = 0, -1
        while head > before:  # what stands beside a cut line may be cut by its beginning
            before = head
            for piece in pieces:
                head = _whole_from(piece, self._area, head)
            head = _below_bare_cards(content, pieces, self._area, head)
            head = _below_cut_row(content, self._area, head)
        most = self._area.viewport().height() // MOST_OF_AREA
        return 0 if head > most or _has_focus_above(head, content, self._area) else head

    def _fold(self, height: int) -> int:
        """Return where the last whole line ends, in pixels from the top of the viewport."""
        content = self._area.widget()
        if content is None or content.y() + content.height() <= height:
            return height
        least = height - height // MOST_OF_AREA
        folds = (_fold_of(content, self._area, height, alone=alone) for alone in (False, True))
        return next((fold for fold in folds if fold >= least), height)


def _fold_of(content: QWidget, area: QScrollArea, height: int, *, alone: bool) -> int:
    """Return where the last whole line ends. alone: it may be a heading."""
    pieces = _pieces(content)
    fold, before = height, height + 1
    while fold < before:  # what stands beside a cut line may be cut by its end
        before = fold
        for piece in pieces:
            fold = _whole_until(piece, area, fold)
        fold = _above_bare_cards(content, pieces, area, fold)
        if not alone:
            fold = _above_bare_heading(content, area, fold)
        fold = _above_cut_row(content, area, fold)
        fold = _above_cut_text(content, area, fold)
    return fold


def _has_focus_above(head: int, content: QWidget, area: QScrollArea) -> bool:
    """Return whether what has the keyboard is in sight, and would not be from this head on."""
    now = content.focusWidget()
    if now is None or not now.hasFocus():
        return False
    top = _top(now, area)
    return top < head and top + now.height() > 0


def _pieces(content: QWidget) -> list[QWidget]:
    """Return what is shown by line, or whole or not; what scrolls within takes care of itself."""
    pieces = [each for each in content.findChildren(QWidget) if isinstance(each, _PIECES)]
    return [each for each in pieces if each.isVisible() and not _scrolls_within(content, each)]


def _above_bare_cards(content: QWidget, pieces: list[QWidget], area: QScrollArea, fold: int) -> int:
    """Return the fold, or the top of a card of which only the edge would be above it."""
    for each in content.findChildren(QFrame, CARD):
        top = _top(each, area)
        if not each.isVisible() or not top < fold < top + each.height():
            continue
        inside = [_top(piece, area) for piece in pieces if each.isAncestorOf(piece)]
        if inside and min(inside) >= fold:
            fold = top
    return fold


def _above_bare_heading(content: QWidget, area: QScrollArea, fold: int) -> int:
    """Return the fold, or the top of a heading of which nothing it names would be above it."""
    named = [
        _top(each, area)
        for each in content.findChildren(QWidget)
        if isinstance(each, (*_PIECES, QAbstractScrollArea)) and each.isVisible()
    ]
    for each in content.findChildren(Heading):
        if _scrolls_within(content, each):  # and ends on a whole line of itself
            continue
        top = _top(each, area)
        is_alone = not any(top + each.height() <= below < fold for below in named)
        if each.isVisible() and top < fold and is_alone:
            fold = top
    return fold


def _scrolls_within(content: QWidget, piece: QWidget) -> bool:
    holder = piece.parentWidget()
    while holder is not None and holder is not content:
        if isinstance(holder, QScrollArea) and holder.verticalScrollBar().maximum():
            return True
        holder = holder.parentWidget()
    return False


def _above_cut_row(content: QWidget, area: QScrollArea, fold: int) -> int:
    """Return the fold, or the top of the row of a table that it would cut through.

    The words of an empty table, in its middle, count as one row.
    """
    for each in content.findChildren(QTableView):
        within = fold - _top(each.viewport(), area)
        row = each.rowAt(within)
        is_row = row >= 0 or not each.model().rowCount()
        if each.isVisible() and 0 < within < each.viewport().height() and is_row:
            fold -= within - max(each.rowViewportPosition(row), 0)
    return fold


def _below_bare_cards(content: QWidget, pieces: list[QWidget], area: QScrollArea, head: int) -> int:
    """Return the head, or the end of a card of which only the edge would be below it."""
    for each in content.findChildren(QFrame, CARD):
        end = _top(each, area) + each.height()
        if not each.isVisible() or not _top(each, area) < head < end:
            continue
        inside = [_top(one, area) + one.height() for one in pieces if each.isAncestorOf(one)]
        if inside and max(inside) <= head:
            head = end
    return head


def _below_cut_row(content: QWidget, area: QScrollArea, head: int) -> int:
    """Return the head, or the end of the row or the headings of a table that it would cut."""
    for each in content.findChildren(QTableView):
        top = _top(each, area)
        within = head - _top(each.viewport(), area)
        if not each.isVisible() or not top < head < top + each.height():
            continue
        row = each.rowAt(within) if within > 0 else -1
        if within < 0:
            head -= within
        elif row >= 0 and each.rowViewportPosition(row) < within:
            head += each.rowViewportPosition(row) + each.rowHeight(row) - within
    return head


def _above_cut_text(content: QWidget, area: QScrollArea, fold: int) -> int:
    """Return the fold, or where the line of a pane of text begins that it would cut through."""
    for each in content.findChildren(QPlainTextEdit):
        if not each.isVisible() or not _top(each, area) < fold < _top(each, area) + each.height():
            continue
        first = _top(each.viewport(), area) + int(each.document().documentMargin())
        line = each.fontMetrics().lineSpacing()
        end = _top(each.viewport(), area) + each.viewport().height()
        if fold < first + line:  # not one line of it
            fold = _top(each, area)
        elif fold < end:
            fold -= (fold - first) % line
    return fold


def _top(piece: QWidget, area: QScrollArea) -> int:
    return piece.mapTo(area.viewport(), QPoint(0, 0)).y()


def _whole_until(piece: QWidget, area: QScrollArea, fold: int) -> int:
    """Return the fold, or where the line of this piece begins that the fold cuts through."""
    top = _top(piece, area)
    if not top < fold < top + piece.height():
        return fold
    lines = _lines(piece, top)
    if lines is None:
        return top
    first, line, count = lines
    if fold >= first + count * line or fold <= first:
        return fold
    return first + (fold - first) // line * line


def _whole_from(piece: QWidget, area: QScrollArea, head: int) -> int:
    """Return the head, or where the line of this piece ends that the head cuts through."""
    top = _top(piece, area)
    if not top < head < top + piece.height():
        return head
    lines = _lines(piece, top)
    if lines is None:
        return top + piece.height()
    first, line, count = lines
    if head >= first + count * line or head <= first:
        return head
    return first - (first - head) // line * line


def _lines(piece: QWidget, top: int) -> tuple[int, int, int] | None:
    """Return where the first line of a text begins, its height and their number, in pixels.

    None for what is shown whole or not at all. top: of the piece.
    """
    if not isinstance(piece, QLabel):
        return None
    room = piece.contentsRect()
    line = piece.fontMetrics().lineSpacing()
    lines = max(1, room.height() // line)
    if lines == 1:  # a key is drawn with an edge around its word
        return None
    blank = room.height() - lines * line
    above = 0 if piece.alignment() & Qt.AlignmentFlag.AlignTop else blank // 2
    return top + room.top() + above, line, lines
