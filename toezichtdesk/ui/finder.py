"""Ctrl+K: finds municipalities, commands, and all recorded texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.texts.search import search
from toezichtdesk.ui.forms.dialogs import plain_tip
from toezichtdesk.ui.forms.low_screen import keep_on_screen
from toezichtdesk.ui.lists.whole_items import WholeItems
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.help import HelpKey

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations, Request
    from toezichtdesk.reports.texts.search import Found
    from toezichtdesk.reports.texts.search import Hit as Note

MOST_SHOWN = 20
MOST_NOTES = 20
LEAST_TYPED = 3  # letters typed before texts are searched
HIT = Qt.ItemDataRole.UserRole
PLACES = Qt.ItemDataRole.UserRole + 1
ASIDE = Qt.ItemDataRole.UserRole + 2
ASIDE_AT = 300  # logical pixels from the left
ROW_PADDING = 6  # logical pixels


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result: a municipality by its code, a command, or a text.

    aside: what stands in a column of its own beside the words, the rung or the key.
    """

    words: str
    names: tuple[str, ...]
    aside: str = ""
    code: str = ""
    command: QAction | None = None
    note: Note | None = None

    def fits(self, wanted: str) -> bool:
        """Return whether a name contains what was typed."""
        return any(wanted in name for name in self.names)

    def starts(self, wanted: str) -> bool:
        """Return whether a name starts with what was typed."""
        return any(word.startswith(wanted) for name in self.names for word in (name, *name.split()))


class Finder(QDialog):
    """A line and the best results below it; arrows move, Enter opens, Esc closes.

    Signals:
        municipality_found: carries the code.
        note_found: carries the `Hit` of a text.
    """

    chapter = Chapter.WINDOW

    municipality_found = Signal(str)
    note_found = Signal(object)

    def __init__(
        self,
        operations: Operations,
        rows: Sequence[OverviewRow],
        commands: Sequence[QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._asked: Request | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Zoeken")
        self._hits = [
            Hit(row.name, (*row.names, row.code.casefold()), f"trede {row.rung}", row.code)
            for row in rows
        ]
        self._hits += [_command_hit(command) for command in commands if command.isEnabled()]
        self.line = QLineEdit()
        give_hint(self.line, "Gemeente, opdracht, of woorden uit wat is opgeschreven")
        self.line.setAccessibleName("Zoek een gemeente, een opdracht of een tekst")
        self.list = QListWidget()
        self.list.setAccessibleName("Gevonden")
        self.list.setUniformItemSizes(True)
        WholeItems(self.list)
        self.list.setItemDelegate(_Marked(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.resize(scaled(680), scaled(420))
        keep_on_screen(self)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(self._go)
        self.list.itemClicked.connect(self._go)
        HelpKey(self)
        self._search("")

    @Slot(str)
    def _search(self, text: str) -> None:
        wanted = folded(text)
        fitting = [hit for hit in self._hits if hit.fits(wanted)]
        fitting.sort(key=lambda hit: (not hit.starts(wanted), not hit.code))
        self.list.clear()
        for hit in fitting[:MOST_SHOWN]:
            self._add(hit)
        self._tell_rest(len(fitting) - MOST_SHOWN, "typ meer letters")
        self.list.setCurrentRow(0)
        if self._asked is not None:
            self._asked.stop()
        if len(wanted) >= LEAST_TYPED:
            request = self._operations.ask(search, self._show_notes, text, MOST_NOTES)
            self._asked = request.if_refused(self._leave)

    def _show_notes(self, notes: Found) -> None:
        if notes.wanted != self.line.text():  # another letter was typed meanwhile
            return
        for note in notes.hits:
            lead = f"{wording.day(note.day)}   {note.name or 'Kennis'}, {note.kind.value}:   "
            places = tuple((b + len(lead), e + len(lead)) for b, e in note.places)
            item = self._add(Hit(f"{lead}{note.excerpt}", (), note=note))
            item.setData(PLACES, places)
            item.setToolTip(plain_tip(note.excerpt))
        self._tell_rest(notes.count - len(notes.hits), "typ een woord erbij")
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    @Slot(str)
    def _leave(self, _message: str) -> None:
        """Ignore the refusal of a search that was replaced by the next one."""

    def _add(self, hit: Hit) -> QListWidgetItem:
        item = QListWidgetItem(hit.words, self.list)
        item.setData(HIT, hit)
        if hit.aside:
            item.setData(ASIDE, hit.aside)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.words}, {hit.aside}")
        return item

    def _tell_rest(self, count: int, advice: str) -> None:
        """Say how many more fit, in a line that cannot be chosen."""
        if count > 0:
            rest = QListWidgetItem(f"… en nog {count}; {advice}", self.list)
            rest.setFlags(Qt.ItemFlag.NoItemFlags)

    def _step(self, step: int) -> None:
        """Choose the next line that can be chosen, and the other end after the last."""
        count, row = self.list.count(), self.list.currentRow()
        for _ in range(count):
            row = (row + step) % count
            if self.list.item(row).data(HIT) is not None:
                self.list.setCurrentRow(row)
                return

    @Slot()
    def _go(self) -> None:
        if self.list.currentRow() < 0:
            return
        hit = self.list.currentItem().data(HIT)
        if hit is None:
            return
        self.accept()
        if hit.command is not None:
            hit.command.trigger()
        elif hit.note is not None:
            self.note_found.emit(hit.note)
        else:
            self.municipality_found.emit(hit.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = step.get(Qt.Key(event.key()), 0)
            if move:
                self._step(move)
                return True
        return super().eventFilter(watched, event)


class _Marked(QStyledItemDelegate):
    """Draws a line with the search words in bold, and what stands beside it in a column."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        places = index.data(PLACES)
        if not places:
            super().paint(painter, option, index)
            self._draw_aside(painter, option, str(index.data(ASIDE) or ""))
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        layout = QTextLayout(text, option.font)
        layout.setFormats([_bold(text, begin, end) for begin, end in places])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        area = option.rect.adjusted(ROW_PADDING, 0, -ROW_PADDING, 0)
        painter.save()
        painter.setClipRect(area)
        painter.setPen(_pen(option))
        top = area.top() + (area.height() - line.height()) / 2
        layout.draw(painter, QPointF(area.left(), top))
        painter.restore()

    def _draw_aside(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        area = option.rect.adjusted(scaled(ASIDE_AT), 0, -ROW_PADDING, 0)
        painter.save()
        painter.setPen(_pen(option))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


def _pen(option: QStyleOptionViewItem) -> QColor:
    """Return the colour of the words of a line."""
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
    return option.palette.color(role)


def _bold(text: str, begin: int, end: int) -> QTextLayout.FormatRange:
    """Return what makes a part of a text bold; Qt counts an emoji as two characters."""
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = _units(text[:begin]), _units(text[begin:end])
    marked.format = QTextCharFormat()
    marked.format.setFontWeight(QFont.Weight.Bold)
    return marked


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _command_hit(command: QAction) -> Hit:
    words = command.text().replace("&", "").replace("…", "").lstrip("0123456789 ")
    keys = command.shortcut().toString(command.shortcut().SequenceFormat.NativeText)
    return Hit(words, (folded(words),), keys, command=command)
