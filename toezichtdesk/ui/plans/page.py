"""The page Plannen: all improvement plans, as lists, as a board and as a time bar."""

from __future__ import annotations

from dataclasses import asdict
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk.casework import plans
from toezichtdesk.domain.casefile import MeasureStatus, PlanDates, PlanMeasureData
from toezichtdesk.reports.pages.plan_list import (
    MeasureRow,
    PlanList,
    PlanRow,
    actual_of,
    expected_of,
    plan_list,
)
from toezichtdesk.reports.record.searched_texts import sought
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import primary
from toezichtdesk.ui.forms.text_pane import Reading
from toezichtdesk.ui.lists.act_row import OneLine
from toezichtdesk.ui.lists.drawn_cells import StatusCell
from toezichtdesk.ui.lists.list_page import (
    ListPage,
    above_details,
    choice_box,
    details_pane,
    empty_label,
)
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.plans import list_columns, page_texts
from toezichtdesk.ui.plans.board import Board
from toezichtdesk.ui.plans.dates_dialog import PlanDatesDialog
from toezichtdesk.ui.plans.judgement_dialog import JudgementDialog
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.plans.note_dialog import NoteDialog
from toezichtdesk.ui.plans.time_bar import Shadow, TimeTable, span_of

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.reports.answers.overview import OverviewRow
    from toezichtdesk.ui.look.theme import Theme

    Chosen = PlanRow | MeasureRow | None

EMPTY = (
    "Er is geen verbeterplan, en geen gemeente hoeft er een te maken. Vanaf trede 3 vraagt het "
    "beleid een plan: de gemeente staat dan vanzelf in deze lijst."
)
EVERY = "Alle gemeenten"
PLANS, MEASURES, BOARD, TIME = range(4)
# A move to one of these statuses requires a reason, or the realised places.
ASKED = (MeasureStatus.DELAYED, MeasureStatus.DONE, MeasureStatus.DROPPED)


class PlansPage(ListPage):
    """The plans with filters, in four views, with the details of the selected row below.

    Signals:
        dossier_asked: show a plan in its dossier; carries the code.
    """

    dossier_asked = Signal(str)
    chapter = Chapter.PLANS
    section = "Alle plannen bij elkaar"

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._theme = theme
        self._plan_list = PlanList((), ())
        self._codes: tuple[str, ...] = ("",)
        self._build()
        self._connect()
        self._show_chosen()

    @property
    def listing(self) -> RowsTable | None:
        """The table of the view; None while the board is shown."""
        return {PLANS: self.plans, MEASURES: self.measures, TIME: self.times}.get(
            self.views.currentIndex()
        )

    @property
    def current_code(self) -> str:
        """The municipality of the selected row; empty when there is none."""
        chosen = self._chosen()
        return chosen.code if chosen is not None else ""

    @Slot(object)
    def show_rows(self, rows: tuple[OverviewRow, ...]) -> None:
        """Ask for the plans of these municipalities."""
        self._operations.ask(plan_list, self._take, rows, self._operations.sign().today)

    def _take(self, plan_list: PlanList) -> None:
        self._plan_list = plan_list
        self._empty.setVisible(not plan_list.plans)
        self.views.setVisible(bool(plan_list.plans))
        self._counts.setText(page_texts.counts(plan_list))
        self._offer_municipalities()
        self._plans.show_rows(plan_list.plans)
        self._measures.show_rows(plan_list.measures)
        self._filter()

    def _offer_municipalities(self) -> None:
        offered = ("", *(row.code for row in sorted(self._plan_list.plans, key=attrgetter("key"))))
        if offered == self._codes:
            return
        chosen, names = self._code, {row.code: row.name for row in self._plan_list.plans}
        self._codes = offered
        with QSignalBlocker(self._municipalities):
            self._municipalities.clear()
            for code in offered:
                self._municipalities.addItem(names.get(code, EVERY))
            place = offered.index(chosen) if chosen in offered else 0
            self._municipalities.setCurrentIndex(place)

    @property
    def _code(self) -> str:
        return self._codes[max(self._municipalities.currentIndex(), 0)]

    @Slot()
    def _filter(self) -> None:
        code, words = self._code, sought(self.filter.text())
        open_only = self._open.isChecked()

        def accepts(row: MeasureRow) -> bool:
            for word in words:
                if word not in row.key:
                    return False
            return (not code or row.code == code) and not (open_only and row.measure.status.is_over)

        is_filtered = bool(code or words or open_only)
        self._measures.filter_by(accepts if is_filtered else None)
        shown = self._measures.shown
        with_measures = {row.code for row in shown}

        def accepts_plan(row: PlanRow) -> bool:
            is_found = all(word in row.key for word in words) or row.code in with_measures
            return is_found and (not code or row.code == code)

        self._plans.filter_by(accepts_plan if code or words else None)
        self.board.show_rows(shown)
        self.times.show_span(span_of(shown, self._operations.sign().today))
        self._clear.setVisible(is_filtered)
        self.counted.setText(
            page_texts.sums(
                len(shown), len(self._plan_list.measures), expected_of(shown), actual_of(shown)
            )
        )
        for table in (self.plans, self.measures, self.times):
            if table.current is None:
                table.choose_line(0)
        self._show_chosen()

    @Slot()
    def _clear_filters(self) -> None:
        blocked = [QSignalBlocker(one) for one in (self._municipalities, self._open, self.filter)]
        self._municipalities.setCurrentIndex(0)
        self._open.setChecked(False)
        self.filter.clear()
        for blocker in blocked:
            blocker.unblock()
        self._focus_view()
        self._filter()

    def _chosen(self) -> Chosen:
        view = self.views.currentIndex()
        if view == BOARD:
            return self.board.current
        chosen: Chosen = self.listing.current if self.listing else None
        return chosen

    def _plan_of(self, code: str) -> PlanRow | None:
        return next((row for row in self._plan_list.plans if row.code == code), None)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self._chosen()
        plan = self._plan_of(chosen.code) if chosen is not None else None
        for act in (self._new, self._dates, self._judge, self._dossier):
            act.setEnabled(chosen is not None)
        for act in (self._change, self._note):
            act.setEnabled(isinstance(chosen, MeasureRow))
        self._title.setText(page_texts.title(chosen))
        self._reading.setText(page_texts.described(chosen, plan))

    @Slot()
    def _focus_view(self) -> None:
        view = self.listing
        if view is not None:
            view.setFocus()
            return
        column = next((one for one in self.board.columns if one.current), self.board.columns[0])
        column.setFocus()
        column.choose_first()

    @Slot(object)
    def _open_plan(self, row: PlanRow) -> None:
        self.dossier_asked.emit(row.code)

    @Slot(object)
    def _open_measure(self, row: MeasureRow) -> None:
        self._form(row).open()

    def _form(self, row: MeasureRow) -> MeasureDialog:
        return MeasureDialog(
            self._operations, row.code, row.name, self.window(), measure=row.measure
        )

    @Slot()
    def _open_change(self) -> None:
        chosen = self._chosen()
        if isinstance(chosen, MeasureRow):
            self._open_measure(chosen)

    @Slot()
    def _open_new(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            MeasureDialog(self._operations, chosen.code, chosen.name, self.window()).open()

    @Slot()
    def _open_note(self) -> None:
        row = self._chosen()
        if isinstance(row, MeasureRow):
            NoteDialog(self._operations, row.code, row.measure, self.window()).open()

    @Slot()
    def _open_dates(self) -> None:
        self._open_road(PlanDatesDialog)

    @Slot()
    def _open_judgement(self) -> None:
        self._open_road(JudgementDialog)

    def _open_road(self, form: type[PlanDatesDialog | JudgementDialog]) -> None:
        chosen = self._chosen()
        if chosen is not None:
            row = self._plan_of(chosen.code)
            dates = row.plan.dates if row and row.plan else PlanDates()
            form(self._operations, chosen.code, chosen.name, dates, self.window()).open()

    @Slot()
    def _open_dossier(self) -> None:
        if code := self.current_code:
            self.dossier_asked.emit(code)

    @Slot(object, object)
    def _move(self, row: MeasureRow, status: MeasureStatus) -> None:
        """Give a measure another status; its form asks for what that requires."""
        if status in ASKED:
            form = self._form(row)
            form.choose_status(status)
            form.open()
            return
        measure = row.measure
        values = asdict(measure) | {"status": status}
        del values["id"], values["notes"]
        data = PlanMeasureData(**values)
        self._operations.perform(plans.change_measure, self._moved, measure.id, data, measure)

    def _moved(self, _answer: object) -> None:
        """Do nothing: the notice reports the act, and the lists are refreshed."""

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self._municipalities.currentIndexChanged.connect(self._filter)
        self._open.toggled.connect(self._filter)
        self._clear.clicked.connect(self._clear_filters)
        self.views.currentChanged.connect(self._show_chosen)
        for table in (self.plans, self.measures, self.times):
            table.chosen.connect(self._show_chosen)
        self.plans.opened.connect(self._open_plan)
        self.measures.opened.connect(self._open_measure)
        self.times.opened.connect(self._open_measure)
        self.board.opened.connect(self._open_measure)
        self.board.chosen.connect(self._show_chosen)
        self.board.moved.connect(self._move)
        self._new.clicked.connect(self._open_new)
        self._change.clicked.connect(self._open_change)
        self._dates.clicked.connect(self._open_dates)
        self._judge.clicked.connect(self._open_judgement)
        self._note.clicked.connect(self._open_note)
        self._dossier.clicked.connect(self._open_dossier)

    def _build(self) -> None:
        self._counts = OneLine(quiet=True)
        self._new = primary(button("+ &Maatregel…", "Voor de gemeente van de gekozen regel"))
        self._empty = empty_label(EMPTY)
        whole = above_details(self._build_views(), self._build_detail())
        self.frame("Plannen", self._counts, (self._new,), self._build_filters(), whole)

    def _late_colour(self, row: MeasureRow) -> str | None:
        return self._theme.palette.worse if row.is_late else None

    def _build_views(self) -> QWidget:
        self._plans: RowsModel[PlanRow] = RowsModel(list_columns.PLANS, self)
        self.plans = RowsTable(self._plans, "Verbeterplannen", list_columns.plan_identity)
        self.plans.look_for = list_columns.is_plan_looked_for
        columns = list_columns.measures(self._late_colour)
        self._measures: RowsModel[MeasureRow] = RowsModel(columns, self)
        self.measures = RowsTable(self._measures, "Maatregelen", list_columns.measure_identity)
        self.measures.setItemDelegate(StatusCell(self.measures))
        self.measures.look_for = list_columns.is_measure_looked_for
        self.board = Board(self._theme)
        self._times: RowsModel[MeasureRow] = Shadow(self._measures)
        self.times = TimeTable(self._times, self._theme, self._operations.sign().today)
        self.times.look_for = list_columns.is_measure_looked_for
        for table in (self.plans, self.measures, self.times):
            table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            table.setSortingEnabled(True)
        self.views = QTabWidget()
        self.views.setDocumentMode(True)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.views, 1)
        for name, view in (
            ("Pla&nnen", self.plans),
            ("Maat&regelen", self.measures),
            ("Bord", self.board),
            ("&Tijdbalk", self.times),
        ):
            self.views.addTab(view, name)
        return pane

    def _build_filters(self) -> QLayout:
        self._municipalities = choice_box("Gemeente", EVERY)
        self._open = QCheckBox("Alleen &lopende maatregelen")
        self._open.setToolTip("Voorgenomen, loopt of vertraagd")
        self._clear = button("Filters w&issen")
        self._clear.hide()
        return self.filter_row(self._municipalities, self._open, self._clear)

    def _build_detail(self) -> QWidget:
        self._title = OneLine()
        self._change = button("Wij&zigen…", "De maatregel (Enter)")
        self._note = button("Bespro&ken…", "Leg vast wat over de maatregel is gezegd")
        self._dates = button("Dat&ums…")
        self._judge = button("Oordeel…")
        self._dossier = button("D&ossier openen")
        self.plans.acts = (self._dates, self._judge, self._dossier)
        self.measures.acts = (self._change, self._note, *self.plans.acts)
        self.times.acts = self.measures.acts
        self._reading = Reading("Gekozen regel")
        return details_pane(self._title, self.measures.acts, self._reading)
