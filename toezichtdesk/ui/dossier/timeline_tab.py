"""The ladder timeline, with the list of what happened below it: the version one can read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.reports.answers import Dossier, Event, EventKind
from toezichtdesk.ui.charts import Chart, ChartView
from toezichtdesk.ui.tables import RowsModel, RowsTable, TableColumn
from toezichtdesk.ui.theme import GAP

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.theme import Theme

CHART_HEIGHT, LIST_HEIGHT = 290, 150  # logical pixels, to begin with

KINDS = {
    EventKind.START: "Beginstand",
    EventKind.DECISION: "Besluit",
    EventKind.CONTACT: "Contact",
    EventKind.PLAN: "Verbeterplan",
    EventKind.WARNING: "Signaal",
    EventKind.FREEZE: "Bevriezing",
    EventKind.IMPORT: "Import",
    EventKind.TERM: "Doorlooptijd",
    EventKind.FILE: "Dossierstuk",
}


def _day(event: Event) -> str:
    return wording.day(event.day)


def _day_key(event: Event) -> int:
    return event.day.toordinal()


def _kind(event: Event) -> str:
    return KINDS[event.kind]


def _text(event: Event) -> str:
    return " ".join(event.text.split())


def _identity(event: Event) -> tuple[int, str, str]:
    return event.day.toordinal(), event.kind.value, event.text


COLUMNS: tuple[TableColumn[Event], ...] = (
    TableColumn("day", "Datum", _day, sort=_day_key, width=96),
    TableColumn("kind", "Wat", _kind, width=104),
    TableColumn("text", "Gebeurtenis", _text, tip=_text, width=0),
)


class TimelineTab(QWidget):
    """The chart of rungs and events, and the list of events, newest first."""

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = ChartView(operations, theme, Chart.TIMELINE)
        self._model: RowsModel[Event] = RowsModel(COLUMNS, self)
        self._table = RowsTable(self._model, "Gebeurtenissen, nieuwste eerst", _identity)
        self._table.set_compact(compact=True)
        self._table.setSortingEnabled(False)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._chart)
        splitter.addWidget(self._table)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([CHART_HEIGHT, LIST_HEIGHT])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.addWidget(splitter)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the events of this dossier."""
        self._model.show_rows(tuple(reversed(dossier.events)))
        self._chart.show_dossier(dossier)
