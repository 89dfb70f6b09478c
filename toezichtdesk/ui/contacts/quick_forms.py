"""Opens the quick entry, and the forms that follow on its contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from toezichtdesk.domain.knowledge import KnowledgeKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.knowledge import municipality_names
from toezichtdesk.ui.contacts.quick_entry import Asked, QuickEntry
from toezichtdesk.ui.dossier.own_count_dialog import OwnCountDialog
from toezichtdesk.ui.knowledge.item_dialog import ItemDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.answers.dossier import Dossier
    from toezichtdesk.ui.contacts.quick_line import Names

NO_FIGURES = (
    "Er zijn nog geen cijfers van {name}. Importeer eerst een stand; leg het verschil daarna vast "
    "op het tabblad Cijfers."
)


class QuickForms(QObject):
    """The quick entry of one window, and its follow-up forms, filled in from its text.

    Signals:
        refused: there is no figure to compare a count with; carries why.
        sheet_asked: show the meeting sheet; carries the code of the municipality.
    """

    refused = Signal(str)
    sheet_asked = Signal(str)

    def __init__(self, operations: Operations, window: QWidget) -> None:
        super().__init__(window)
        self._operations = operations
        self._window = window
        self._asked: Asked | None = None

    def enter(self, names: Names, current: str) -> None:
        """Show the line. names: the municipalities to recognise. current: the open one."""
        form = QuickEntry(self._operations, names, self._window, current)
        form.follow_asked.connect(self._follow)
        form.open()

    @Slot(object)
    def _follow(self, asked: Asked) -> None:
        """Open the requested forms one after another, each when the previous one closes."""
        self._asked = asked
        if asked.difference:
            today = self._operations.sign().today
            self._operations.ask(dossier, self._open_difference, asked.code, today)
        else:
            self._ask_practice()

    def _open_difference(self, dossier: Dossier) -> None:
        if self._asked is None:
            return
        standing, name = dossier.row.standing, self._asked.name
        if standing is None:
            self.refused.emit(NO_FIGURES.format(name=name))
            self._ask_practice()
            return
        day = standing.reference_date
        own = next((row for row in dossier.own_counts if row.own.reference_date == day), None)
        form = OwnCountDialog(self._operations, dossier.row.code, name, standing, self._window, own)
        form.finished.connect(self._ask_practice)
        form.open()
        form.add(self._asked.summary)

    @Slot()
    def _ask_practice(self) -> None:
        if self._asked is None:
            return
        if self._asked.practice:
            self._operations.ask(municipality_names, self._open_practice)
        else:
            self._ask_sheet()

    def _open_practice(self, names: Sequence[tuple[str, str]]) -> None:
        if self._asked is None:
            return
        kind = KnowledgeKind.PRACTICE
        form = ItemDialog(self._operations, names, self._window, kind=kind)
        form.finished.connect(self._ask_sheet)
        form.open()
        form.add(self._asked.name, self._asked.summary)

    @Slot()
    def _ask_sheet(self) -> None:
        if self._asked is not None and self._asked.sheet:
            self.sheet_asked.emit(self._asked.code)
