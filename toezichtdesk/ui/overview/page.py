"""The page Gemeenten: the table, with filter and order, and the province in one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers.overview import OverviewRow, ProvinceState
from toezichtdesk.store.last_seal import last_seal
from toezichtdesk.ui.forms.controls import button, line
from toezichtdesk.ui.lists.looking_back import BackBand, Seal, earlier
from toezichtdesk.ui.lists.rolling import RollingColumn, keep_rows, rolling
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import EDGE, GAP, Theme, scaled
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.overview import columns, delegates
from toezichtdesk.ui.overview.empty import EmptyOverview
from toezichtdesk.ui.overview.header import Legend, ProvinceLine
from toezichtdesk.ui.overview.tools import OverviewTools
from toezichtdesk.ui.page import Page

if TYPE_CHECKING:
    from sqlalchemy import Connection

ACTION_WIDTH = 200  # logical pixels, as long as another column can shrink
LEAST_ROWS = 3  # in sight with large letters
ACT_HINT = "Enter opent · Ctrl+Shift+K contact · Ctrl+P gespreksblad"


@dataclass(frozen=True, slots=True)
class Past:
    """The municipalities and the province as known on a day; began: the day of the first act."""

    day: date
    rows: tuple[OverviewRow, ...]
    state: ProvinceState
    began: date


class OverviewPage(Page):
    """All municipalities of the officer in one table.

    Signals:
        municipality_opened: Enter or a double click; carries the code.
        import_asked: the button of the empty table.
        decide_asked: the button beside the proposals.
        loaded: the rows of today arrived; carries them.
        state_loaded: the present state of the province arrived; carries it.
        shown: another state is shown, of today or an earlier day.
    """

    chapter = Chapter.OVERVIEW

    municipality_opened = Signal(str)
    import_asked = Signal()
    decide_asked = Signal()
    loaded = Signal(object)
    state_loaded = Signal(object)
    shown = Signal()

    def __init__(
        self,
        operations: Operations,
        theme: Theme,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._theme = theme
        self._settings = settings
        self._rows: tuple[OverviewRow, ...] = ()
        self._last_seal = ""
        self._state: ProvinceState | None = None
        self._wanted_day: date | None = None
        self._past: Past | None = None
        self._then, self._fitting = QTimer(self), QTimer(self)
        for soon in (self._then, self._fitting):
            soon.setSingleShot(True)
            soon.setInterval(0)
        self._build()
        self._restore_view()
        self._connect()

    @property
    def listing(self) -> RowsTable:
        """The table that is the page."""
        return self.table

    @property
    def rows(self) -> tuple[OverviewRow, ...]:
        """Every municipality as of today, shown or not."""
        return self._rows

    @property
    def last_seal(self) -> str:
        """The seal of the last act that the rows know; empty while they are not known."""
        return self._last_seal

    @property
    def state(self) -> ProvinceState | None:
        """The present state of the province, None until it arrives."""
        return self._state

    @property
    def shown_state(self) -> ProvinceState | None:
        """The state of the province on the day shown, None until it arrives."""
        return self._state if self._past is None else self._past.state

    @property
    def known_on(self) -> date | None:
        """The past day that is shown, on which no acts are possible; None for today."""
        return None if self._past is None else self._past.day

    @property
    def current_code(self) -> str:
        """The code of the selected row; empty when there is none."""
        row = self.table.current
        return row.code if isinstance(row, OverviewRow) else ""

    @Slot()
    def refresh(self) -> None:
        """Ask for the rows again, and then the state: the table is filled first."""
        self._operations.ask(_overview, self._take_rows, self._operations.sign().today)
        if self._wanted_day is not None:
            self._operations.ask(_past, self._take_past, self._wanted_day)

    @Slot()
    def focus_filter(self) -> bool:
        """Put the cursor in the filter."""
        self.tools.filter.setFocus()
        self.tools.filter.selectAll()
        return True

    @Slot()
    def focus_day(self) -> bool:
        """Focus the field for the day to look back at."""
        self.tools.day.setFocus()
        self.tools.day.selectAll()
        return True

    @Slot()
    def return_to_today(self) -> None:
        """Show the municipalities as known now."""
        self.tools.day.set_day(None)

    def set_compact(self, *, compact: bool) -> None:
        """Use low rows, so that a whole province fits, or the usual ones."""
        self.table.set_compact(compact=compact)

    def save_window_state(self) -> None:
        """Save order and widths; a filter is temporary."""
        self._settings.setValue("overview/columns", self.table.column_state())
        self._settings.setValue("overview/order", self.tools.order.currentIndex())
        header = self.table.horizontalHeader()
        self._settings.setValue("overview/sorted", header.sortIndicatorSection())
        self._settings.setValue("overview/falling", int(header.sortIndicatorOrder().value))

    @Slot(object)
    def _look_back(self, day: date | None) -> None:
        """Ask for that day; until the answer comes, the present rows stay."""
        self._wanted_day = earlier(day, self._operations.sign().today)
        self.tools.day.set_day(self._wanted_day)
        if self._wanted_day is not None:
            self._operations.ask(_past, self._take_past, self._wanted_day)
        elif self._past is not None:
            self._past = None
            self._seal.take_off()
            self._show(self._rows, self._state)
            self._tell_day()

    @Slot(object)
    def _take_rows(self, answer: tuple[tuple[OverviewRow, ...], str]) -> None:
        rows, self._last_seal = answer
        self._rows = rows
        if self._past is None:
            self._show(rows, None)
        self.loaded.emit(rows)
        self._then.start()

    @Slot()
    def _ask_state(self) -> None:
        today = self._operations.sign().today
        self._operations.ask(_province_state, self._take_state, today, self._rows)

    @Slot(object)
    def _take_state(self, state: ProvinceState) -> None:
        self._state = state
        if self._past is None:
            self._show_state(state)
            self.shown.emit()
        self.state_loaded.emit(state)

    @Slot(object)
    def _take_past(self, past: Past) -> None:
        if past.day == self._wanted_day:
            self._past = past
            self._show(past.rows, past.state)
            self._seal.put_on()
            self._tell_day()

    def _tell_day(self) -> None:
        self._back_band.show_day(self.known_on)
        self._empty.show_day(self.known_on, None if self._past is None else self._past.began)
        self._hint.setText("Enter opent" if self._past else ACT_HINT)
        self.shown.emit()

    def _show(self, rows: tuple[OverviewRow, ...], state: ProvinceState | None) -> None:
        self.tools.show_provinces(row.province for row in rows)
        self.model.show_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        for part in (self.province, self._foot):
            part.setVisible(bool(rows))
        if state is not None:
            self._show_state(state)

    def _show_state(self, state: ProvinceState) -> None:
        to_decide = sum(columns.needs_decision(row) for row in self.model.rows)
        provisional = sum(columns.is_provisional(row) for row in self.model.rows)
        self.province.show_state(state, to_decide, provisional)

    @Slot()
    def _filter(self) -> None:
        self.model.filter_by(self.tools.accepts)

    @Slot()
    def _fit_columns(self) -> None:
        """Hide columns in a narrow window until the next action fits."""
        header = self.table.horizontalHeader()
        room = self.table.viewport().width() - self.table.wanted_width()
        for section in columns.GIVE_WAY:
            is_left_out = room < scaled(ACTION_WIDTH)
            if is_left_out:
                room += self.table.wanted_width(section)
            if is_left_out != header.isSectionHidden(section):
                self.table.setColumnHidden(section, is_left_out)
        self._legend.setVisible(not header.isSectionHidden(columns.PACE))

    @Slot(int)
    def _order(self, place: int) -> None:
        if place < len(columns.ORDERS):
            header = self.table.horizontalHeader()
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.model.sort_by(columns.ORDERS[place][1])

    @Slot(int, Qt.SortOrder)
    def _order_by_column(self, section: int, order: Qt.SortOrder) -> None:
        if section >= 0:
            self.tools.order.setCurrentIndex(len(columns.ORDERS))
            self.model.sort(section, order)

    @Slot(int, int)
    def _count(self, shown: int, all_rows: int) -> None:
        word = "gemeente" if all_rows == 1 else "gemeenten"
        some = f"{shown} van {all_rows} {word}" if shown < all_rows else f"{all_rows} {word}"
        self._counted.setText(some if all_rows else "")  # while they are read it is not 0
        self._clear.setVisible(shown < all_rows)

    @Slot()
    def _enter_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() or self.tools.filter.text():
            self.table.choose_line(0)

    @Slot(object)
    def _open(self, row: OverviewRow) -> None:
        self.municipality_opened.emit(row.code)

    def _connect(self) -> None:
        self.tools.filtered.connect(self._filter)
        self.tools.filter.returnPressed.connect(self._enter_table)
        self.tools.order.currentIndexChanged.connect(self._order)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._order_by_column)
        self.table.opened.connect(self._open)
        self.model.counted.connect(self._count)
        self._then.timeout.connect(self._ask_state)
        self._fitting.timeout.connect(self._fit_columns)
        self.table.viewport().installEventFilter(self)
        self.tools.day.day_changed.connect(self._look_back)
        self._back_band.pressed.connect(self.return_to_today)
        self._clear.clicked.connect(self.tools.clear)
        self._empty.begin.clicked.connect(self.import_asked)
        self.province.decide_asked.connect(self.decide_asked)
        self._theme.changed.connect(self.table.viewport().update)
        self._filter()
        self._order(self.tools.order.currentIndex())

    def _build(self) -> None:
        self.tools = OverviewTools(self._operations.sign().today)
        self._back_band = BackBand(self)
        self.province = ProvinceLine()
        self._build_table()
        self._empty = EmptyOverview()
        self._seal = Seal((self.province,), self)
        self._stack = QStackedWidget()
        for each in (self.table, self._empty):
            self._stack.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, 6)
        layout.setSpacing(GAP)
        layout.addWidget(self.tools)
        layout.addWidget(self._back_band)
        middle = RollingColumn()
        middle.addWidget(self.province)
        middle.addWidget(self._stack, 1)
        layout.addWidget(rolling(middle), 1)
        layout.addWidget(self._build_foot())

    def _build_table(self) -> None:
        self.model = RowsModel[OverviewRow](columns.columns(), self)
        self.table = RowsTable(self.model, "Gemeenten", _identity, self)
        self.table.look_for = _starts_with
        keep_rows(self.table, LEAST_ROWS)
        drawn = {
            columns.RUNG: delegates.RungCell,
            columns.TREND: delegates.TrendCell,
            columns.COURSE: delegates.CourseCell,
            columns.PACE: delegates.PaceCell,
            columns.ACTION: delegates.ActionCell,
            columns.PROPOSAL: delegates.ProposalCell,
        }
        for section, cell in drawn.items():
            self.table.setItemDelegateForColumn(section, cell(self._theme, self.table))
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _build_foot(self) -> QWidget:
        self._foot = QWidget()
        self._counted, self._legend = line(quiet=True), Legend(self._theme)
        self._clear = button("Filter wi&ssen")
        self._clear.hide()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(2, 0, 2, 0)
        foot.addWidget(self._counted)
        foot.addWidget(self._clear)
        self._hint = line(ACT_HINT, quiet=True)
        foot.addStretch()
        foot.addWidget(self._hint)
        foot.addSpacing(18)
        foot.addWidget(self._legend)
        return self._foot

    def _restore_view(self) -> None:
        settings = self._settings
        state = settings.value("overview/columns")
        if state is not None:
            self.table.restore_columns(state)
        order = int(str(settings.value("overview/order", 0)))
        self.tools.order.setCurrentIndex(order)
        if order == len(columns.ORDERS):
            falling = int(str(settings.value("overview/falling", 0)))
            section = int(str(settings.value("overview/sorted", 0)))
            self.table.horizontalHeader().setSortIndicator(section, Qt.SortOrder(falling))
            self.model.sort(section, Qt.SortOrder(falling))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fitting.start()
        return super().eventFilter(watched, event)


def _identity(row: OverviewRow) -> str:
    return row.code


def _starts_with(row: OverviewRow, wanted: str) -> bool:
    return any(name.startswith(wanted) for name in row.names)


def _overview(connection: Connection, today: date) -> tuple[tuple[OverviewRow, ...], str]:
    # Imported on the worker: loading SQLAlchemy takes longer than painting the window.
    from toezichtdesk.reports.pages.overview import overview

    return overview(connection, today), last_seal(connection)


def _past(connection: Connection, day: date) -> Past:
    from toezichtdesk.reports.as_known import AsKnown
    from toezichtdesk.reports.pages.overview import overview, province_state

    rows = overview(connection, day, day)
    began = AsKnown.on(connection, day).began
    return Past(day, rows, province_state(connection, day, day, rows=rows), began)


def _province_state(
    connection: Connection, today: date, rows: tuple[OverviewRow, ...]
) -> ProvinceState:
    from toezichtdesk.reports.pages.overview import province_state

    return province_state(connection, today, rows=rows)
