"""The window of the manual: chapters on the left, the text on the right, one search box."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.ui.forms.controls import button, let_clear, line
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.lists.whole_items import WholeItems
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.look.theme import EDGE, GAP, room_for, scaled
from toezichtdesk.ui.manual.chapters import Chapter, Hit, find
from toezichtdesk.ui.manual.reader import WHOLE, PaperDocument, Reader, write_pdf
from toezichtdesk.ui.paper.saved_file import Saved
from toezichtdesk.ui.paper.saving import SaveDialog

LIST_WIDTH = 264  # logical pixels
MOST_OF_WIDTH = 0.4  # for the list, where large letters leave no room for both
SIZE = (1060, 600)  # logical pixels
TARGET = Qt.ItemDataRole.UserRole
PDF = ["PDF (*.pdf)"]
NOTHING = "Niets gevonden. Probeer een ander woord."


def show_manual(owner: QWidget, chapter: Chapter, place: Hit | None = None) -> ManualWindow:
    """Show a chapter in the manual of this window, and return it.

    place: the line to show; None is the top.

    A modal dialog gets a manual of its own: that of the window behind it gets no keys meanwhile.
    """
    opened = owner.findChild(ManualWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    manual = opened if opened is not None else ManualWindow(owner)
    manual.show_chapter(chapter)
    manual.show()
    if place is not None:
        manual.reader.show_hit(place)  # only a window on the screen knows what is in sight
    manual.raise_()
    manual.activateWindow()
    return manual


class ManualWindow(QDialog):
    """The manual, which stays open beside the window that it explains."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Handleiding")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.reader = Reader()
        self.search = QLineEdit()
        self.list = QListWidget()
        self._band = Band()
        self._counted = line(quiet=True)
        wanted = QSize(scaled(SIZE[0]), scaled(SIZE[1]))
        self.resize(wanted.boundedTo(room_for(self)))
        self._build()
        self._connect()
        self._list_chapters()

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter, and the list of all chapters."""
        self.search.clear()
        self.reader.show_chapter(chapter)
        self.reader.setFocus()

    @Slot(str)
    def _search(self, words: str) -> None:
        if not words.strip():
            self._list_chapters()
            return
        self.list.clear()
        hits = find(words)
        for hit in hits:
            item = QListWidgetItem(f"{hit.chapter.title}\n{_shown(hit.line)}", self.list)
            item.setData(TARGET, hit)
            item.setToolTip(_shown(hit.line, 400))
        count = len(hits)
        self._count(NOTHING if not hits else "1 plaats" if count == 1 else f"{count} plaatsen")

    def _list_chapters(self) -> None:
        self.list.clear()
        for chapter in Chapter:
            item = QListWidgetItem(chapter.title, self.list)
            item.setData(TARGET, chapter)
        self._count("")
        self._mark()

    def _count(self, words: str) -> None:
        self._counted.setText(words)
        self._counted.setVisible(bool(words))  # without words the list reaches down to the edge

    @Slot()
    def _mark(self) -> None:
        """Select the chapter in the list."""
        for number in range(self.list.count()):
            if self.list.item(number).data(TARGET) is self.reader.chapter:
                self.list.setCurrentRow(number)
        self.setWindowTitle(f"{self.reader.chapter.title} – Handleiding")

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        target = item.data(TARGET)
        if isinstance(target, Hit):
            self.reader.show_hit(target)
        elif target is not self.reader.chapter:
            self.reader.show_chapter(target)

    @Slot()
    def _open_first(self) -> None:
        """Open the selected line of the list, or else the first."""
        item = self.list.currentItem() or self.list.item(0)
        if item is not None:
            self.list.setCurrentItem(item)
            self._open(item)
            self.reader.setFocus()

    @Slot()
    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _print(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self.reader.chapter.title)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Afdrukken")
        dialog.accepted.connect(self._print_chapter)
        QDialog.open(dialog)  # its own `open` takes a slot by name

    @Slot()
    def _print_chapter(self) -> None:
        PaperDocument((self.reader.chapter,)).print_(self._printer)

    @Slot()
    def _save(self) -> None:
        dialog = SaveDialog(self, "Handleiding opslaan als PDF", f"{WHOLE}.pdf", PDF)
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, name: str) -> None:
        try:
            write_pdf(Path(name))
        except OfficerCanAct as refusal:
            self._band.refuse(wording.obstacle(refusal))
        else:
            self._band.say_saved(Saved(f"Bewaard in {name}.", Path(name)))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._open_first)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.reader.historyChanged.connect(self._mark)
        self.reader.backwardAvailable.connect(self._back.setEnabled)
        self.reader.forwardAvailable.connect(self._forward.setEnabled)
        self._back.clicked.connect(self.reader.backward)
        self._forward.clicked.connect(self.reader.forward)
        self._paper.clicked.connect(self._print)
        self._pdf.clicked.connect(self._save)
        self._shut.clicked.connect(self.close)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._focus_search)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.reader.backward)
        QShortcut(QKeySequence("Alt+Right"), self).activated.connect(self.reader.forward)

    def _build(self) -> None:
        give_hint(self.search, "Zoeken (Ctrl+F)")
        self.search.setAccessibleName("Zoek in de handleiding")
        let_clear(self.search)
        self.list.setAccessibleName("Hoofdstukken")
        WholeItems(self.list)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self._counted)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.setContentsMargins(EDGE - 4, GAP, EDGE - 4, 0)
        halves.setHandleWidth(GAP)
        halves.addWidget(side)
        halves.addWidget(self.reader)
        halves.setStretchFactor(1, 1)
        width = min(scaled(LIST_WIDTH), int(self.width() * MOST_OF_WIDTH))
        halves.setSizes([width, self.width() - width])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._band)
        layout.addWidget(halves, 1)
        layout.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        self._back = button("&Terug", "Naar het hoofdstuk ervoor (Alt+Pijl links)")
        self._forward = button("&Vooruit", "Weer verder (Alt+Pijl rechts)")
        self._paper = button("&Afdrukken…", "Dit hoofdstuk (Ctrl+P)")
        self._pdf = button("&Hele handleiding als PDF…", "Alle hoofdstukken in één bestand")
        self._shut = button("&Sluiten", "Esc")
        for each in (self._back, self._forward):
            each.setEnabled(False)
        for each in (self._back, self._forward, self._paper, self._pdf, self._shut):
            each.setAutoDefault(False)  # Enter in the search opens the first match
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE - 4, GAP // 2, EDGE - 4, GAP)
        for each in (self._back, self._forward):
            foot.addWidget(each)
        foot.addStretch()
        for each in (self._paper, self._pdf, self._shut):
            foot.addWidget(each)
        return foot


def _shown(text: str, most: int = 130) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
