"""Knowledge sharing in one dossier: the municipality's items, and practices that could help it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.domain.knowledge import Knowledge
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages.knowledge import Bond, Tie, ties
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.parts_pane import Part, PartsPane
from toezichtdesk.ui.forms.wrapping_row import acts_of
from toezichtdesk.ui.knowledge_items import item_columns, item_parts
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.table_with_words import TableWithWords
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations

EMPTY = (
    "Deze gemeente doet nog nergens aan mee, en bij haar knelpunten is geen praktijk bekend. "
    "Noem een knelpunt in een contact of maatregel, zoals #kamers; wat daarbij past, komt hier."
)


class KnowledgeTab(QWidget):
    """Sessions, connections, talks and practices, read when the tab is shown.

    Signals:
        item_asked: show the item on the page Kennis; carries its number.
    """

    item_asked = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._asked: tuple[str, date | None] = ("", None)
        self._is_stale = False
        self.model: RowsModel[Tie] = RowsModel(_COLUMNS, self)
        self.table = RowsTable(self.model, "Kennisdeling met deze gemeente", _identity)
        self._words = PartsPane("Wat hiervan is vastgelegd")
        self._empty = plain_label(EMPTY, quiet=True)
        self._empty.setWordWrap(True)
        self.show_item = button("Op Kennis tonen", "Enter in de lijst")
        self.table.acts = (self.show_item,)
        self._build()
        self._empty.hide()
        self._show_tie(None)
        self.table.chosen.connect(self._show_tie)
        self.table.opened.connect(self._ask_item)
        self.show_item.clicked.connect(self._ask_item)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the items of this municipality; on an earlier day as known then."""
        asked = (dossier.row.code, dossier.known_on)
        if asked != self._asked:
            self.model.show_rows(())  # never those of the previous dossier
            self._show_tie(None)
        self._asked = asked
        self._is_stale = True
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self._is_stale = False
        code, known_on = self._asked
        today = known_on or self._operations.sign().today
        self._operations.ask(_ties, self._show_ties, code, today, known_on)

    def _show_ties(self, answer: tuple[tuple[str, date | None], tuple[Tie, ...]]) -> None:
        asked, ties = answer
        if asked != self._asked:
            return
        self._empty.setVisible(not ties)
        self._halves.setVisible(bool(ties))
        self.model.show_rows(ties)
        if self.table.current is None:
            self.table.choose_line(0)
        self._show_tie(self.table.current)

    @Slot(object)
    def _show_tie(self, tie: Tie | None) -> None:
        self._words.show_parts(*(("", ()) if tie is None else _described(tie)))
        self.show_item.setEnabled(tie is not None)

    @Slot()
    def _ask_item(self) -> None:
        tie = self.table.current
        if isinstance(tie, Tie):
            self.item_asked.emit(tie.item.id)

    def _build(self) -> None:
        self._halves = TableWithWords(self.table, self._words, acts_of(self.show_item))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._halves, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()


def _item(tie: Tie) -> Knowledge:
    return tie.item


def _identity(tie: Tie) -> int:
    return tie.item.id


def _bond(tie: Tie) -> str:
    if tie.bond is Bond.FITS:
        return f"{tie.bond.value} {' '.join(f'#{tag}' for tag in tie.tags)}"
    if tie.shared_on is not None:
        return f"{tie.bond.value} {wording.day(tie.shared_on)}"
    return str(tie.bond.value)


def _described(tie: Tie) -> tuple[str, Sequence[Part]]:
    """Return the title of an item, and its parts as on the page Kennis."""
    return tie.item.title, (*item_parts(tie.item, tie.names), ("Cijfers", tie.effect))


_COLUMNS: tuple[TableColumn[Tie], ...] = (
    *(replace(each, is_spare=each.key == "kind") for each in item_columns(_item)),
    TableColumn("bond", "Deze gemeente", _bond, tip=_bond, width=190),
)


def _ties(
    connection: Connection, code: str, today: date, known_on: date | None
) -> tuple[tuple[str, date | None], tuple[Tie, ...]]:
    return (code, known_on), ties(AsKnown.on(connection, today, known_on), code)
