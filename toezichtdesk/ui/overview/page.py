"""Gemeenten: the table of all municipalities, with filter, order and the province in one line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.policy import HIGHEST_RUNG
from toezichtdesk.operations import Operations
from toezichtdesk.reports.rows import OverviewRow, ProvinceState
from toezichtdesk.ui import icons
from toezichtdesk.ui.dialogs import heading, primary
from toezichtdesk.ui.forms import button, line
from toezichtdesk.ui.overview import columns, delegates
from toezichtdesk.ui.overview.header import Legend, ProvinceLine
from toezichtdesk.ui.tables import RowsModel, RowsTable
from toezichtdesk.ui.theme import COMPACT_ROW_HEIGHT, EDGE, GAP, ROW_HEIGHT, Theme

if TYPE_CHECKING:
    from sqlalchemy import Connection

BY_COLUMN = "Volgens kolomkop"
CONTACT_LETTERS = frozenset("cC")
PRINT_LETTERS = frozenset("pP")


class OverviewPage(QWidget):
    """All municipalities of the officer in one table.

    Signals:
        municipality_opened: Enter or a double click; carries the code.
        contact_asked: the letter C on a row; carries the code.
        print_asked: the letter P on a row; carries the code.
        import_asked: the button of the empty table.
        decide_asked: the button beside the proposals.
        loaded: other rows are shown; carries them.
        state_loaded: the province is known; carries its state.
    """

    municipality_opened = Signal(str)
    contact_asked = Signal(str)
    print_asked = Signal(str)
    import_asked = Signal()
    decide_asked = Signal()
    loaded = Signal(object)
    state_loaded = Signal(object)

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
        self._state: ProvinceState | None = None
        self._then = QTimer(self)
        self._then.setSingleShot(True)
        self._then.setInterval(0)
        self._build()
        self._restore_view()
        self._connect()

    @property
    def rows(self) -> tuple[OverviewRow, ...]:
        """Every municipality, shown or not."""
        return self.model.rows

    @property
    def state(self) -> ProvinceState | None:
        """The province in numbers, None until it is known."""
        return self._state

    @property
    def current_code(self) -> str:
        """The code of the current row; empty when there is none."""
        row = self.table.current
        return row.code if isinstance(row, OverviewRow) else ""

    @Slot()
    def refresh(self) -> None:
        """Ask the rows again, and then the province: the table is filled first."""
        self._operations.ask(_overview, self._show_rows, self._operations.sign().today)

    @Slot()
    def focus_filter(self) -> None:
        """Put the cursor in the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def set_compact(self, *, compact: bool) -> None:
        """Use low rows, so that a whole province fits, or the usual ones."""
        height = COMPACT_ROW_HEIGHT if compact else ROW_HEIGHT
        self.table.verticalHeader().setDefaultSectionSize(height)

    def keep_view(self) -> None:
        """Keep filter, order and widths for the next time."""
        self._settings.setValue("overview/columns", self.table.column_state())
        self._settings.setValue("overview/order", self.order.currentIndex())
        header = self.table.horizontalHeader()
        self._settings.setValue("overview/sorted", header.sortIndicatorSection())
        self._settings.setValue("overview/falling", int(header.sortIndicatorOrder().value))
        self._settings.setValue("overview/filter", self.filter.text())
        self._settings.setValue("overview/rung", self.rung.currentIndex())

    @Slot(object)
    def _show_rows(self, rows: tuple[OverviewRow, ...]) -> None:
        self.model.show_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self._foot.setVisible(bool(rows))
        self.loaded.emit(rows)
        self._then.start()

    @Slot()
    def _ask_state(self) -> None:
        today = self._operations.sign().today
        self._operations.ask(_province_state, self._show_state, today, self.rows)

    @Slot(object)
    def _show_state(self, state: ProvinceState) -> None:
        self._state = state
        to_decide = sum(columns.needs_decision(row) for row in self.rows)
        self.province.show_state(state, to_decide)
        self.state_loaded.emit(state)

    @Slot()
    def _filter(self) -> None:
        wanted, rung = folded(self.filter.text()), self.rung.currentIndex()
        code = self.filter.text().strip().upper()

        def accepts(row: OverviewRow) -> bool:
            fits = not wanted or code in row.code or any(wanted in name for name in row.names)
            return fits and rung in (0, row.rung)

        self.model.filter_by(accepts if wanted or rung else None)

    @Slot(int)
    def _order(self, place: int) -> None:
        if place < len(columns.ORDERS):
            header = self.table.horizontalHeader()
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.model.sort_by(columns.ORDERS[place][1])

    @Slot(int, Qt.SortOrder)
    def _order_by_column(self, section: int, order: Qt.SortOrder) -> None:
        if section >= 0:
            self.order.setCurrentIndex(len(columns.ORDERS))
            self.model.sort(section, order)

    @Slot(int, int)
    def _count(self, shown: int, all_rows: int) -> None:
        word = "gemeente" if all_rows == 1 else "gemeenten"
        some = f"{shown} van {all_rows} {word}" if shown < all_rows else f"{all_rows} {word}"
        self._counted.setText(some)
        self._clear.setVisible(shown < all_rows)

    @Slot()
    def _clear_filter(self) -> None:
        self.filter.clear()
        self.rung.setCurrentIndex(0)

    @Slot()
    def _enter_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() or self.filter.text():
            self.table.choose_line(0)

    @Slot(object)
    def _open(self, row: OverviewRow) -> None:
        self.municipality_opened.emit(row.code)

    @Slot(str, object)
    def _act_on(self, letter: str, row: OverviewRow) -> None:
        (self.contact_asked if letter in CONTACT_LETTERS else self.print_asked).emit(row.code)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self._enter_table)
        self.rung.currentIndexChanged.connect(self._filter)
        self.order.currentIndexChanged.connect(self._order)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._order_by_column)
        self.table.opened.connect(self._open)
        self.table.key_pressed.connect(self._act_on)
        self.model.counted.connect(self._count)
        self._then.timeout.connect(self._ask_state)
        self._clear.clicked.connect(self._clear_filter)
        self._to_import.clicked.connect(self.import_asked)
        self.province.decide_asked.connect(self.decide_asked)
        self._theme.changed.connect(self.table.viewport().update)
        self._filter()
        self._order(self.order.currentIndex())

    def _build(self) -> None:
        self.province = ProvinceLine()
        self._build_table()
        self._empty = self._build_empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, GAP + 2, EDGE, 6)
        layout.setSpacing(GAP)
        layout.addLayout(self._build_tools())
        layout.addWidget(self.province)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._build_foot())

    def _build_table(self) -> None:
        self.model = RowsModel[OverviewRow](columns.columns(), self)
        self.table = RowsTable(self.model, "Gemeenten", _identity, self)
        self.table.letters = CONTACT_LETTERS | PRINT_LETTERS
        self.table.look_for = _starts_with
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

    def _build_tools(self) -> QHBoxLayout:
        self.filter = QLineEdit()
        self.filter.setAccessibleName("Filter op naam, alias of code")
        self.filter.setPlaceholderText("Naam of code (Ctrl+F)")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(260)
        self._glass = QAction(icons.icon(icons.draw_search), "", self.filter)
        self.filter.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.rung = QComboBox()
        self.rung.setAccessibleName("Toon trede")
        self.rung.setMinimumWidth(112)
        self.rung.addItem("Alle treden")
        self.rung.addItems([f"Trede {rung}" for rung in range(1, HIGHEST_RUNG + 1)])
        self.order = QComboBox()
        self.order.setAccessibleName("Volgorde")
        self.order.addItems([name for name, _ in columns.ORDERS] + [BY_COLUMN])
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(heading("Gemeenten", 1.55))
        tools.addStretch(1)
        for label, field in (
            ("&Filter", self.filter),
            ("&Trede", self.rung),
            ("V&olgorde", self.order),
        ):
            name = line(label, quiet=True)
            name.setBuddy(field)
            tools.addWidget(name)
            tools.addWidget(field)
            tools.addSpacing(6)
        return tools

    def _build_empty(self) -> QWidget:
        empty = QWidget()
        self._to_import = primary(button("Cijfers &importeren", "Ctrl+I"))
        words = line("Er zijn nog geen gemeenten met cijfers.")
        layout = QVBoxLayout(empty)
        layout.addStretch()
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._to_import, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return empty

    def _build_foot(self) -> QWidget:
        self._foot = QWidget()
        self._counted = line(quiet=True)
        self._clear = button("Filter wi&ssen")
        self._clear.hide()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(2, 0, 2, 0)
        foot.addWidget(self._counted)
        foot.addWidget(self._clear)
        foot.addStretch()
        foot.addWidget(line("Enter opent · C contact · P gespreksblad", quiet=True))
        foot.addSpacing(18)
        foot.addWidget(Legend(self._theme))
        return self._foot

    def _restore_view(self) -> None:
        settings = self._settings
        self.filter.setText(str(settings.value("overview/filter", "")))
        self.rung.setCurrentIndex(int(str(settings.value("overview/rung", 0))))
        state = settings.value("overview/columns")
        if state is not None:
            self.table.restore_columns(state)
        order = int(str(settings.value("overview/order", 0)))
        self.order.setCurrentIndex(order)
        if order == len(columns.ORDERS):
            falling = int(str(settings.value("overview/falling", 0)))
            section = int(str(settings.value("overview/sorted", 0)))
            self.table.horizontalHeader().setSortIndicator(section, Qt.SortOrder(falling))
            self.model.sort(section, Qt.SortOrder(falling))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(icons.icon(icons.draw_search))


def _identity(row: OverviewRow) -> str:
    return row.code


def _starts_with(row: OverviewRow, wanted: str) -> bool:
    return any(name.startswith(wanted) for name in row.names)


def _overview(connection: Connection, today: date) -> tuple[OverviewRow, ...]:
    # Imported on the worker: SQLAlchemy takes longer than painting the window.
    from toezichtdesk.reports.overview import overview

    return overview(connection, today)


def _province_state(
    connection: Connection, today: date, rows: tuple[OverviewRow, ...]
) -> ProvinceState:
    from toezichtdesk.reports.overview import province_state

    return province_state(connection, today, rows=rows)
