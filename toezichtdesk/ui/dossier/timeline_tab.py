"""The ladder timeline with a list of its events, which a screen reader can read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget

from toezichtdesk import wording
from toezichtdesk.reports.answers.dossier import Dossier, Event, EventKind
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.words_with_acts import WordsWithActs
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.charts import SMALLEST, Chart, ChartView
from toezichtdesk.ui.look.theme import GAP, scaled
from toezichtdesk.ui.paper.stored_file import StoredFileButtons

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.render.canvas import Spot
    from toezichtdesk.ui.look.theme import Theme

CHART_HEIGHT, LIST_HEIGHT = 350, 90  # logical pixels, initially
LEAST_ROWS = 2  # of the list, whole; it scrolls, where the chart needs its height
DAYS = {"Alles": None, "2 jaar": 730, "1 jaar": 365, "3 maanden": 92}  # days shown when zoomed in
AFTER = 0.15  # share of those days after the chosen event, or after today
HINT = "Pijl links en rechts: van gebeurtenis naar gebeurtenis; + en − zoomen."

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
    EventKind.COUNT: "Telling",
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
    """The chart of rungs and events, and the events as a list, newest first."""

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._operations = operations
        self.chart = ChartView(operations, theme, Chart.TIMELINE)
        self._model: RowsModel[Event] = RowsModel(COLUMNS, self)
        self.table = RowsTable(self._model, "Gebeurtenissen, nieuwste eerst", _identity)
        self.table.set_compact(compact=True)
        self.table.setSortingEnabled(False)
        self._build()
        self.chart.installEventFilter(self)
        self.chart.pointed.connect(self._tell)
        self.chart.drawn.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(self._point)
        self.zoom.currentIndexChanged.connect(self._zoom)
        self.copy.saved.connect(self._below.setText)
        self.copy.refused.connect(self._below.setText)
        theme.changed.connect(self._fit)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the events of this dossier."""
        self._dossier = dossier
        self._model.show_rows(tuple(reversed(dossier.events)))
        self._fit()
        self.chart.show_dossier(dossier)

    @property
    def _chosen(self) -> Event | None:
        chosen = self.table.selected
        return chosen[0] if chosen else None

    @Slot(object)
    def _tell(self, spot: Spot) -> None:
        """Select the event at the cursor in the list."""
        self._below.setText(spot.words)
        self._fit()
        if isinstance(spot.about, Event) and spot.about != self._chosen:
            self.table.choose(_identity(spot.about))

    @Slot()
    def _point(self) -> None:
        """Move the cursor to the event selected in the list, and scroll to it."""
        event = self._chosen
        self.copy.show_act(event.copy_act if event is not None else 0)
        if event is None:
            return
        days = self.chart.days
        if days is not None and not days[0] <= event.day <= days[1]:
            self.chart.show_days(self._around(event.day))
        elif self.chart.spot is None or self.chart.spot.about != event:
            self.chart.point_at(event)

    @Slot()
    def _follow(self) -> None:
        self.chart.point_at(self._chosen)

    @Slot()
    def _zoom(self) -> None:
        event = self._chosen
        if self._dossier is not None:
            self.chart.show_days(self._around(event.day if event else self._dossier.today))

    def _around(self, day: date) -> tuple[date, date] | None:
        """Return the days to show, with this one near the end."""
        wide = self.zoom.currentData()
        if wide is None:
            return None
        last = day + timedelta(int(wide * AFTER))
        return last - timedelta(wide), last

    def _build(self) -> None:
        self._below = plain_label(HINT, quiet=True)
        self._below.setAccessibleName("De gekozen gebeurtenis")
        self.zoom = QComboBox()
        self.zoom.setAccessibleName("Hoeveel van de tijdlijn te zien is")
        for word, days in DAYS.items():
            self.zoom.addItem(word, days)
        self.copy = StoredFileButtons(self._operations)
        self._above = QWidget()
        self._upper = upper = QVBoxLayout(self._above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self.chart, 1)
        upper.addWidget(
            WordsWithActs(self._below, self.copy, plain_label("Toon", quiet=True), self.zoom)
        )
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._above)
        splitter.addWidget(self.table)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([CHART_HEIGHT, LIST_HEIGHT])
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.addWidget(Rolling(inside))

    @Slot()
    def _fit(self) -> None:
        """Keep the height that the chart, the words under it and two rows need: the tab scrolls."""
        self.chart.setMinimumHeight(scaled(SMALLEST.height()))
        self._above.setMinimumHeight(self._upper.minimumHeightForWidth(self._above.width()))
        rows = LEAST_ROWS * self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(self.table.horizontalHeader().sizeHint().height() + rows + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
            by = steps.get(Qt.Key(event.key()))
            if by is not None:
                place = self.zoom.currentIndex() + by
                self.zoom.setCurrentIndex(min(max(place, 0), self.zoom.count() - 1))
                return True
        return super().eventFilter(watched, event)
