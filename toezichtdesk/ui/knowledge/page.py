"""The page Kennis: the items, and which good practice could help whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.casework import knowledge
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeKind
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.pages.knowledge import (
    KnowledgeRow,
    YearCount,
    knowledge_kind,
    knowledge_rows,
    municipality_names,
    year_line,
    years,
)
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import heading, plain_label
from toezichtdesk.ui.knowledge.item_dialog import ItemDialog, Names, ShareDialog
from toezichtdesk.ui.knowledge_items import item_columns, item_parts
from toezichtdesk.ui.lists.list_page import ListPage, empty_label, over_empty
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations

EMPTY = (
    "Nog niets vastgelegd. Leg met Nieuw een kennissessie, een verbinding, een gesprek met "
    "partijen of een goede praktijk vast. Wie hetzelfde knelpunt noemt (#kamers), krijgt de "
    "praktijk aangeboden."
)
DETAIL_WIDTH = 300  # logical pixels
SHOWN = (None, *KnowledgeKind)
WORDS = {
    None: "Alles",
    KnowledgeKind.SESSION: "Kennissessies",
    KnowledgeKind.CONNECTION: "Verbindingen",
    KnowledgeKind.TALK: "Gesprekken met partijen",
    KnowledgeKind.PRACTICE: "Goede praktijken",
}


class KnowledgePage(ListPage):
    """The list, with the chosen item beside it.

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
        self._model.show_rows(rows)
        self.counted.setText(year_line(counts[0]) if counts else "")
        self.counted.setToolTip("\n".join(map(year_line, counts)))
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
        self._detail_title.setText(row.item.title if row else "")
        self._detail.setText(_described(row) if row else "")
        is_practice = row is not None and row.item.kind is KnowledgeKind.PRACTICE
        self._share.setEnabled(is_practice)
        for act in (self._change, self._withdraw):
            act.setEnabled(row is not None)

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
        self._change.clicked.connect(self._open_change)
        self._share.clicked.connect(self._open_share)
        self._withdraw.clicked.connect(self._take_out)

    def _build(self) -> None:
        self._kinds = QComboBox()
        self._kinds.setAccessibleName("Soort")
        for kind in SHOWN:
            self._kinds.addItem(WORDS[kind], kind)
        self._new = button("&Nieuw…")
        self._model = RowsModel[KnowledgeRow](COLUMNS)
        self.table = RowsTable(self._model, "Kennisdeling", lambda row: row.item.id)
        self._empty = empty_label(EMPTY)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(over_empty(self._empty, self.table))
        split.addWidget(self._build_detail())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.frame("Kennis", None, (self.filter, self._kinds, self._new), split)

    def _build_detail(self) -> QWidget:
        self._detail_title = heading("", 1.2)
        self._detail_title.setWordWrap(True)
        self._detail = plain_label("")
        self._detail.setWordWrap(True)
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._change = button("Wij&zigen…")
        self._share = button("De&len…", "Vastleggen met welke gemeente deze praktijk is gedeeld")
        self._withdraw = button("&Intrekken")
        acts = QHBoxLayout()
        for widget in (self._change, self._share, self._withdraw):
            acts.addWidget(widget)
        acts.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, GAP, 0)
        column.addWidget(self._detail_title)
        column.addWidget(self._detail, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName("Wat hiervan is vastgelegd")
        pane = _Pane()
        whole = QVBoxLayout(pane)
        whole.setContentsMargins(GAP, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addLayout(acts)
        return pane


class _Pane(QWidget):
    """The chosen item; it starts with this width and grows with the window."""

    def sizeHint(self) -> QSize:
        return QSize(DETAIL_WIDTH, super().sizeHint().height())


def _asked(
    connection: Connection, today: date
) -> tuple[tuple[KnowledgeRow, ...], tuple[YearCount, ...], Names]:
    names = municipality_names(connection)
    return knowledge_rows(connection, today), years(connection, today), names


def _words(row: KnowledgeRow) -> str:
    item = row.item
    parts = (item.title, *row.names, *item.parties, *item.tags, item.problem, item.approach)
    return " ".join((*parts, item.outcome, item.conditions, item.contact))


def _described(row: KnowledgeRow) -> str:
    """Return everything recorded about an item, a paragraph for each part."""
    item = row.item
    shared = [f"{name} ({wording.day(day)})" for name, day in row.shared_with]
    parts = (
        ("", f"{knowledge_kind(item).capitalize()}, {wording.day(item.held_on)}"),
        *item_parts(item, row.names),
        ("Knelpunten", " ".join(f"#{tag}" for tag in item.tags)),
        ("Cijfers", row.effect),
        ("Past bij", ", ".join(name for _, name in row.fits)),
        ("Gedeeld met", ", ".join(shared)),
    )
    return "\n\n".join(f"{name}\n{text}".strip() for name, text in parts if text)


def _item(row: KnowledgeRow) -> Knowledge:
    return row.item


def _names(row: KnowledgeRow) -> str:
    return ", ".join(row.names)


COLUMNS: tuple[TableColumn[KnowledgeRow], ...] = (
    *item_columns(_item),
    TableColumn("names", "Gemeenten", _names, tip=_names, width=132),
)
