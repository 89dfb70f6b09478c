"""The page Kennis: the items, and which good practice could help whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from toezichtdesk import wording
from toezichtdesk.casework import knowledge
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeKind
from toezichtdesk.domain.municipality import Names, folded
from toezichtdesk.reports.pages.knowledge import (
    KnowledgeRow,
    YearCount,
    knowledge_rows,
    municipality_names,
    year_line,
    years,
)
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import primary
from toezichtdesk.ui.knowledge.item_dialog import ItemDialog, ShareDialog
from toezichtdesk.ui.knowledge.item_pane import ItemPane, Part
from toezichtdesk.ui.knowledge_items import item_columns, item_parts
from toezichtdesk.ui.lists.list_page import ListPage, choice_box, empty_label, over_empty
from toezichtdesk.ui.lists.rolling import keep_rows
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations

EMPTY = (
    "Nog niets vastgelegd. Met Kennis vastleggen komen hier sessies, verbindingen, gesprekken met "
    "partijen en goede praktijken. Wie hetzelfde knelpunt noemt (#kamers), krijgt de praktijk "
    "aangeboden."
)
SHOWN = (None, *KnowledgeKind)
BESIDE = 640  # logical pixels from which the item stands beside the list
LEAST_ROWS = 3  # of the list, above the item
WORDS = {
    None: "Alles",
    KnowledgeKind.SESSION: "Kennissessies",
    KnowledgeKind.CONNECTION: "Verbindingen",
    KnowledgeKind.TALK: "Gesprekken met partijen",
    KnowledgeKind.PRACTICE: "Goede praktijken",
}


class _ListAndItem(QSplitter):
    """The list with the item beside it, or below it where large letters leave no width for both."""

    def __init__(self, listing: QWidget, pane: ItemPane) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._pane = pane
        self.addWidget(listing)
        self.addWidget(pane)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_beside = self.width() >= scaled(BESIDE)
        way = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        if way is not self.orientation():
            self._pane.stand(is_beside=is_beside)
            self.setOrientation(way)
            self.setSizes([2, 1] if is_beside else [1, 1])
        super().resizeEvent(event)


class KnowledgePage(ListPage):
    """The list, with the chosen item beside or below it.

    Signals:
        municipality_opened: show the dossier of a municipality; carries the code.
    """

    chapter = Chapter.KNOWLEDGE

    municipality_opened = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._names: Names = ()
        self._wanted: int | None = None  # the item to choose when the rows arrive
        self._build()
        self._connect()
        self._show_item(None)

    @property
    def listing(self) -> RowsTable:
        """The table that is the page."""
        return self.table

    def choose(self, item: int) -> None:
        """Choose this item, once the page has its rows; a filter that hides it is cleared."""
        if not self.table.choose(item):
            self._kinds.setCurrentIndex(0)
            self.filter.clear()
        self._wanted = item
        self._choose_wanted()

    @Slot()
    def refresh(self) -> None:
        """Ask for everything again."""
        self._operations.ask(_asked, self._take, self._operations.sign().today)

    def _take(self, answer: tuple[tuple[KnowledgeRow, ...], tuple[YearCount, ...], Names]) -> None:
        rows, counts, self._names = answer
        numbers = Counter(row.item.kind for row in rows)
        for place, kind in enumerate(SHOWN):
            number = numbers[kind] if kind else len(rows)
            self._kinds.setItemText(place, f"{WORDS[kind]} ({number})")
        self._model.show_rows(rows)
        self.counted.setText(year_line(counts[0]) if counts else "")
        self.counted.tell("\n".join(map(year_line, counts)))
        self._empty.setVisible(not rows)
        if self.table.current is None:
            self.table.choose_line(0)
        self._choose_wanted()
        self._show_item(self.table.current)

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None

    @Slot()
    def _filter(self) -> None:
        kind, typed = SHOWN[self._kinds.currentIndex()], folded(self.filter.text())

        def accepts(row: KnowledgeRow) -> bool:
            is_of_kind = kind is None or row.item.kind is kind
            return is_of_kind and typed in folded(_words(row))

        self._model.filter_by(accepts if kind or typed else None)

    @Slot(object)
    def _show_item(self, row: KnowledgeRow | None) -> None:
        self.pane.show_item(row, _parts(row) if row else ())

    @Slot()
    def _add(self) -> None:
        kind = SHOWN[self._kinds.currentIndex()] or KnowledgeKind.SESSION
        ItemDialog(self._operations, self._names, self, kind=kind).open()

    @Slot()
    def _open_change(self) -> None:
        row = self.table.current
        if row is not None:
            ItemDialog(self._operations, self._names, self, item=row.item).open()

    @Slot()
    def _open_share(self) -> None:
        row = self.table.current
        if row is None:
            return
        shared = {sharing.municipality for sharing in row.item.sharings}
        left_out = shared | set(row.item.municipalities)
        others = [one for one in self._names if one not in row.fits and one[0] not in left_out]
        ShareDialog(self._operations, row.item, (*row.fits, *others), self).open()

    @Slot()
    def _take_out(self) -> None:
        row = self.table.current
        if row is not None:
            self._operations.perform(knowledge.withdraw, self._withdrawn, row.item.id)

    def _withdrawn(self, _answer: object) -> None:
        self.table.setFocus()

    def _connect(self) -> None:
        self._kinds.currentIndexChanged.connect(self._filter)
        self.filter.textChanged.connect(self._filter)
        self.table.chosen.connect(self._show_item)
        self.table.opened.connect(self._open_change)
        self._new.clicked.connect(self._add)
        self.pane.change.clicked.connect(self._open_change)
        self.pane.share.clicked.connect(self._open_share)
        self.pane.withdraw.clicked.connect(self._take_out)
        self.pane.municipality_opened.connect(self.municipality_opened)

    def _build(self) -> None:
        self._kinds = choice_box("Soort", WORDS[None])
        for kind in KnowledgeKind:
            self._kinds.addItem(WORDS[kind], kind)
        self._new = primary(
            button("Ken&nis vastleggen…", "Een sessie, verbinding, gesprek of goede praktijk")
        )
        self.pane = ItemPane()
        self._model = RowsModel[KnowledgeRow](COLUMNS)
        self.table = RowsTable(self._model, "Kennisdeling", lambda row: row.item.id)
        pane = self.pane
        self.table.acts = (pane.change, pane.share, pane.withdraw, pane.dossier)
        self._empty = empty_label(EMPTY)
        keep_rows(self.table, LEAST_ROWS)
        split = _ListAndItem(over_empty(self._empty, self.table), self.pane)
        self.frame("Kennis", None, (self._new,), self.filter_row(self._kinds), split)


def _asked(
    connection: Connection, today: date
) -> tuple[tuple[KnowledgeRow, ...], tuple[YearCount, ...], Names]:
    names = municipality_names(connection)
    return knowledge_rows(connection, today), years(connection, today), names


def _words(row: KnowledgeRow) -> str:
    item = row.item
    parts = (item.title, *row.names, *item.parties, *item.tags, item.problem, item.approach)
    return " ".join((*parts, item.outcome, item.conditions, item.contact))


def _parts(row: KnowledgeRow) -> tuple[Part, ...]:
    """Return everything recorded about an item, in parts with a heading."""
    item = row.item
    shared = [f"{name} ({wording.day(day)})" for name, day in row.shared_with]
    return (
        *item_parts(item, row.names),
        ("Knelpunten", " ".join(f"#{tag}" for tag in item.tags)),
        ("Cijfers", row.effect),
        ("Past bij", ", ".join(name for _, name in row.fits)),
        ("Gedeeld met", ", ".join(shared)),
    )


def _item(row: KnowledgeRow) -> Knowledge:
    return row.item


def _names(row: KnowledgeRow) -> str:
    return ", ".join(row.names)


def _shared(row: KnowledgeRow) -> str:
    count = len(row.shared_with)
    return f"{wording.number(count)}×" if count else ""


def _say_shared(row: KnowledgeRow) -> str:
    return f"{wording.number(len(row.shared_with))} keer gedeeld" if row.shared_with else ""


COLUMNS: tuple[TableColumn[KnowledgeRow], ...] = (
    *(replace(each, is_last_spare=each.key == "kind") for each in item_columns(_item)),
    TableColumn("names", "Gemeenten", _names, tip=_names, width=132, is_spare=True),
    TableColumn(
        "shared",
        "Gedeeld",
        _shared,
        spoken=_say_shared,
        sort=lambda row: len(row.shared_with),
        tip=lambda row: ", ".join(name for name, _ in row.shared_with),
        width=72,
        is_spare=True,
    ),
)
