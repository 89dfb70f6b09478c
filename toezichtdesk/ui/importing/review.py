"""The second step of an import: every row of the sheet, with what it would change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.cell_address import CellAddress
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.importing import (
    Fix,
    ImportPlan,
    PlannedRow,
    ReadWorkbook,
    RowStatus,
)
from toezichtdesk.domain.question_causes import cause_of
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.ui.forms.controls import button, laid_out_once, line
from toezichtdesk.ui.forms.dialogs import plain_label, plain_tip, primary
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.importing.columns import ROWS, row_identity
from toezichtdesk.ui.importing.problems import ProblemsView
from toezichtdesk.ui.importing.questions import QuestionsView
from toezichtdesk.ui.importing.reading import Planned
from toezichtdesk.ui.importing.row_tabs import RowTabs, recognised_lists
from toezichtdesk.ui.lists.rolling import RollingColumn, keep_rows, rolling
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP, title_font

CHIPS = (
    ("Alle", None),
    ("Nieuw", RowStatus.NEW),
    ("Gewijzigd", RowStatus.CHANGED),
    ("Correctie", RowStatus.CORRECTED),
    ("Gelijk", RowStatus.SAME),
    ("Probleem", RowStatus.REFUSED),
    ("Ontbreekt", RowStatus.MISSING),
)
CHIP_HEIGHT = 30  # logical pixels
LEAST_ROWS = 2  # in sight of each table
DAYS_NAMED = 8  # reference dates listed; beyond that only the first and the last


class ReviewView(QWidget):
    """Shows a plan; looking, filtering and going back change nothing.

    Signals:
        answered: period and reference date from the officer, each possibly None.
        went_on: show the consequences; carries whether refused rows are skipped.
        fixed: a problem was solved in place; carries the `Fix`.
        unfixed: discard the solutions made in place.
        copy_asked: save a copy of the workbook with the problems marked.
        outside_asked: include municipalities that are not on the list, or no longer.
        layout_asked: state what the columns mean.
        cancelled: abandon the import.
    """

    section = "Controle"

    answered = Signal(object, object)
    went_on = Signal(bool)
    fixed = Signal(object)
    unfixed = Signal()
    copy_asked = Signal()
    outside_asked = Signal(bool)
    layout_asked = Signal()
    cancelled = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None
        self._is_solving = False
        self._model: RowsModel[PlannedRow] = RowsModel(ROWS, self)
        self._table = RowsTable(self._model, "Rijen van het blad", row_identity)
        self._table.setSortingEnabled(False)
        self._tabs = RowTabs(self._table)
        self._questions = QuestionsView(today)
        self._problems = ProblemsView()
        self._build()
        self._connect()

    @property
    def plan(self) -> ImportPlan | None:
        """The plan that is shown."""
        return self._plan

    def show_plan(self, workbook: ReadWorkbook, planned: Planned) -> None:
        """Show the plan for this workbook."""
        self._plan = planned.plan
        with laid_out_once(self):
            self._fill(workbook, planned)
        self._problems.choose_first()
        self._place_cursor(planned.plan)

    def _fill(self, workbook: ReadWorkbook, planned: Planned) -> None:
        plan = planned.plan
        lists, columns = recognised_lists(workbook)
        parts = filter(None, (recognised(workbook, planned.used), lists))
        self._recognised.setText("\n".join(parts))
        self._recognised.setToolTip(plain_tip(columns))
        self._recognised.setVisible(bool(self._recognised.text()))
        self._moment.setText(moment(plan))
        self._moment.setVisible(bool(self._moment.text()))
        self._questions.show_questions(plan.questions, causes_of(plan))
        self._chips[0].setChecked(True)
        self._model.show_rows(plan.rows)
        self._tabs.filter_by(None)
        self._tabs.show_plan(plan)
        self._count_chips(plan)
        self._hide_empty_columns(plan)
        self._problems.show_plan(plan, planned.choices)
        self._show_outcome(plan)
        whose = "gemeente" if plan.outside == 1 else "gemeenten"
        self._outside.setText(f"Ook de {plan.outside} {whose} buiten &mijn lijst opnemen")
        self._outside.setVisible(plan.outside > 0)
        self._show_solved(plan)

    @Slot()
    def _filter(self) -> None:
        status = CHIPS[self._group.checkedId()][1]
        if self._plan is not None:
            rows = self._plan.rows
            self._model.show_rows(rows if status is None else rows.having(status))
        self._tabs.filter_by(status)

    @Slot(object)
    def _point_at(self, refusal: Refusal | None) -> None:
        """Select the row of the problem, if it is shown."""
        row = CellAddress.parse(refusal.cell).row if refusal is not None else 0
        if refusal is not None and row:
            self._tabs.choose(refusal.sheet, row)

    @Slot()
    def _next_problem(self) -> None:
        self._problems.go_on(1)

    @Slot()
    def _problem_before(self) -> None:
        self._problems.go_on(-1)

    @Slot()
    def _switch_go(self) -> None:
        plan = self._plan
        if plan is None:
            return
        is_free = not plan.refusals or self._skip.isChecked()
        self._go.setEnabled(not plan.questions and not plan.writes_nothing and is_free)

    @Slot()
    def _go_on(self) -> None:
        self.went_on.emit(self._skip.isChecked())

    def _place_cursor(self, plan: ImportPlan) -> None:
        """Set the focus to where the officer goes on; the questions do so themselves."""
        was_solving, self._is_solving = self._is_solving, False
        if plan.questions:
            return
        if was_solving and plan.refusals:
            self._problems.solve()
        elif plan.refusals:
            self._problems.focus_list()
        else:
            (self._cancel if self._go.isHidden() else self._go).setFocus()

    @Slot(object)
    def _solve(self, fix: Fix) -> None:
        self._is_solving = True
        self.fixed.emit(fix)

    def _count_chips(self, plan: ImportPlan) -> None:
        of_lists = [record.status for record in plan.records]
        for chip, (title, status) in zip(self._chips, CHIPS, strict=True):
            count = len(plan.rows) + len(of_lists)
            if status is not None:
                count = plan.count(status) + of_lists.count(status)
            chip.setText(f"{title} {count}")
            chip.setAccessibleName(f"{title}: {wording.counted(count, 'rij', 'rijen')}")
            chip.setEnabled(status is None or count > 0)

    def _hide_empty_columns(self, plan: ImportPlan) -> None:
        present = {measure.name for measure in plan.rows.measures}
        measures = {measure.name for measure in Measure}
        for section, column in enumerate(ROWS):
            self._table.setColumnHidden(section, column.key in measures - present)

    def _show_solved(self, plan: ImportPlan) -> None:
        count = len(plan.corrections) + len(plan.aliases)
        self._solved.setText(
            "1 probleem hier opgelost" if count == 1 else f"{count} problemen hier opgelost"
        )
        self._solved.setToolTip(plain_tip("\n".join(solved(plan))))
        for widget in (self._solved, self._unfix):
            widget.setVisible(count > 0)
        self._copy.setVisible(any(refusal.cell for refusal in plan.refusals))

    def _show_outcome(self, plan: ImportPlan) -> None:
        refused = plan.refused_rows
        what = "Rijen met een probleem" if refused else "Wat niet te lezen is"
        self._skip.setText(f"{what} overslaan ({refused or len(plan.refusals)})")
        self._skip.setChecked(False)
        is_useful = bool(plan.refusals) and not plan.writes_nothing and not plan.questions
        self._skip.setVisible(is_useful)
        has_rows = bool(plan.rows or plan.records)
        for chip in self._chips:
            chip.setVisible(has_rows)
        self._next.setVisible(bool(plan.refusals))
        self._outcome.setText(outcome(plan))
        ends_here = bool(self._outcome.text())
        self._outcome.setVisible(ends_here)
        self._go.setHidden(ends_here)
        self._cancel.setText("&Sluiten" if ends_here else "Ann&uleren")
        self._cancel.setAccessibleName(self._cancel.text().replace("&", ""))
        self._switch_go()

    def _connect(self) -> None:
        self._group.idClicked.connect(self._filter)
        self._questions.answered.connect(self.answered)
        self._problems.chosen.connect(self._point_at)
        self._problems.fixed.connect(self._solve)
        self._unfix.clicked.connect(self.unfixed)
        self._copy.clicked.connect(self.copy_asked)
        self._layout.clicked.connect(self.layout_asked)
        self._skip.toggled.connect(self._switch_go)
        self._outside.clicked.connect(self.outside_asked)
        self._next.clicked.connect(self._next_problem)
        self._go.clicked.connect(self._go_on)
        self._cancel.clicked.connect(self.cancelled)
        QShortcut(QKeySequence("F8"), self).activated.connect(self._next_problem)
        QShortcut(QKeySequence("Shift+F8"), self).activated.connect(self._problem_before)

    def _build(self) -> None:
        self._recognised = plain_label()
        self._moment = plain_label()
        self._outcome = plain_label()
        self._outcome.setFont(title_font(1.1))
        self._skip = QCheckBox()
        self._outside = QCheckBox()
        self._cancel = button("Ann&uleren", "Dit bestand niet importeren")
        self._go = primary(button("&Gevolgen ›", "Zien welke voorstellen volgen"))
        self._copy = button(
            "Problemen naar E&xcel…", "Een kopie om terug te sturen naar de afzender"
        )
        self._solved = line(quiet=True)
        self._unfix = button("O&ngedaan maken", "Wat hier is opgelost weer als probleem tonen")
        self._layout = button("&Indeling…", "Zelf zeggen wat de kolommen betekenen")
        foot = WrappingRow()
        foot.addWidget(self._layout)
        foot.addWidget(self._copy)
        foot.addWidget(self._skip)
        foot.addWidget(self._solved)
        foot.addWidget(self._unfix)
        foot.add_spring()
        foot.addWidget(self._cancel)
        foot.addWidget(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(rolling(self._build_middle()), 1)
        layout.addLayout(foot)

    def _build_middle(self) -> RollingColumn:
        layout = RollingColumn(8)
        for each in (
            self._recognised,
            self._moment,
            self._outside,
            self._questions,
            self._outcome,
        ):
            layout.addWidget(each)
        layout.addLayout(self._build_chips())
        layout.addWidget(self._tabs, 3)
        layout.addWidget(self._problems, 2)
        layout.addStretch()
        for table in (self._table, self._tabs.records):
            keep_rows(table, LEAST_ROWS)
        return layout

    def _build_chips(self) -> WrappingRow:
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        chips: list[QToolButton] = []
        row = WrappingRow(6)
        for number, (title, _) in enumerate(CHIPS):
            chip = QToolButton()
            chip.setText(title)
            chip.setCheckable(True)
            chip.setMinimumHeight(CHIP_HEIGHT)
            self._group.addButton(chip, number)
            row.addWidget(chip)
            chips.append(chip)
        self._chips = tuple(chips)
        self._next = button("Volgend probleem", "Naar het volgende probleem (F8)")
        row.add_spring()
        row.addWidget(self._next)
        row.setContentsMargins(0, GAP - 8, 0, 0)
        return row


def causes_of(plan: ImportPlan) -> tuple[str, ...]:
    """Return in Dutch what the sheet says in two ways of what has to be asked."""
    causes = (cause_of(question, plan) for question in plan.questions)
    return tuple(dict.fromkeys(wording.sheet_warning(cause) for cause in causes if cause))


def recognised(workbook: ReadWorkbook, used: Mapping[str, int]) -> str:
    """Return what was recognised in the file: sheet, heading row, columns.

    used: the number of earlier imports by headings.
    """
    lines = []
    for sheet, tables in groupby(workbook.tables, key=attrgetter("sheet")):
        first, *others = tables  # a sheet with a column for each month gives several
        headed = dict.fromkeys(c for table in (first, *others) for c in table.columns.values())
        columns = ", ".join(f"{text} ({cell})" for text, cell in headed)
        by_layout = f"indeling „{first.layout}”, " if first.layout else ""
        times = used.get(first.signature, 0)
        before = f" ({times}× eerder)" if times else ""
        place = f"blad „{sheet}”, kop op rij {first.header_row}"
        named = f": {columns}" if columns else ""
        lines.append(f"Herkend: {by_layout}{place}{before}{named}.")
    return "\n".join(lines)


def moment(plan: ImportPlan) -> str:
    """Return the period, the reference date and the reconciliation of the plan."""
    parts = []
    periods, days = plan.rows.periods, plan.rows.days
    if periods:
        parts.append("Periode " + ", ".join(map(str, periods)))
    if len(days) > DAYS_NAMED:
        first, last = wording.day(days[0]), wording.day(days[-1])
        parts.append(f"{len(days)} peildata van {first} tot en met {last}")
    elif days:
        parts.append("peildatum " + ", ".join(map(wording.day, days)))
    if plan.reconciliation and (plan.rows or plan.records or plan.questions):
        words = plan.reconciliation
        parts.append(words[0].upper() + words[1:])
    missing = plan.count(RowStatus.MISSING)
    if missing:
        words = "1 gemeente ontbreekt" if missing == 1 else f"{missing} gemeenten ontbreken"
        parts.append(f"{words} in het blad")
    return " · ".join(parts)


def outcome(plan: ImportPlan) -> str:
    """Return why the import stops here; empty when it can go on or a problem can be solved here."""
    if plan.questions or plan.remedies:
        return ""
    if plan.refusals and plan.writes_nothing:
        return (
            "Uit dit bestand is niets te importeren. Er is niets gewijzigd. "
            "Hieronder staat wat er niet klopt en wat te doen."
        )
    if plan.writes_nothing:
        if plan.imported_before is not None:
            words = wording.nothing_new(plan.imported_before)
            return words[0].upper() + words[1:]
        if not plan.rows and not plan.records:
            return "In dit bestand staan nog geen rijen. Vul het in en kies het daarna opnieuw."
        return (
            "Dit bestand bevat niets nieuws: alles wat erin staat, staat al in Toezichtdesk. "
            "Er is niets te wijzigen."
        )
    return ""


def solved(plan: ImportPlan) -> tuple[str, ...]:
    """Return the new content of each cell that was solved in place."""
    names = (f"{alias.name}: voortaan herkend" for alias in plan.aliases)
    put = (f"{one.sheet}!{one.cell}: {one.read} → {one.put}" for one in plan.corrections)
    return (*put, *names)
