"""Problems and warnings of a plan, below the table of the check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QPlainTextEdit,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.importing import ImportPlan
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.importing.columns import PROBLEMS, place, refusal_identity
from toezichtdesk.ui.importing.remedy import RemedyLine
from toezichtdesk.ui.lists.rolling import keep_rows
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import scaled

LEAST_ROWS = 2  # problems in sight
LEAST_WARNINGS = 60  # logical pixels: some lines


class ProblemsView(QTabWidget):
    """Problems and warnings of a plan.

    Signals:
        chosen: a problem was selected; carries the `Refusal`, or None.
        fixed: a problem was solved in place; carries the `Fix`.
    """

    chosen = Signal(object)
    fixed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RowsModel[Refusal] = RowsModel(PROBLEMS, self)
        self._table = RowsTable(self._model, "Problemen", refusal_identity)
        self._whole = plain_label()
        self._whole.setAccessibleName("Gekozen probleem")
        policy = self._whole.sizePolicy()
        policy.setHeightForWidth(False)  # so that the page around it can ask how low it may be
        self._whole.setSizePolicy(policy)
        self._plan: ImportPlan | None = None
        self._choices: Mapping[date, tuple[Municipality, ...]] = {}
        self._remedy = RemedyLine()
        problems = QWidget()
        inner = QVBoxLayout(problems)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self._table, 1)
        inner.addWidget(self._whole)
        inner.addWidget(self._remedy)
        self._warnings = QPlainTextEdit()
        self._warnings.setReadOnly(True)
        self._warnings.setTabChangesFocus(True)
        self._warnings.setAccessibleName("Waarschuwingen")
        self.setAccessibleName("Problemen en waarschuwingen")
        self.setDocumentMode(True)
        self.addTab(problems, "")
        self.addTab(self._warnings, "")
        keep_rows(self._table, LEAST_ROWS)
        self._warnings.setMinimumHeight(scaled(LEAST_WARNINGS))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for part in (self._table, self._warnings):  # unneeded height goes to the rows above
            part.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self._table.chosen.connect(self._choose)
        self._table.horizontalHeader().sectionResized.connect(self._show_whole)
        self._table.opened.connect(self._open)
        self._remedy.fixed.connect(self.fixed)

    def show_plan(self, plan: ImportPlan, choices: Mapping[date, tuple[Municipality, ...]]) -> None:
        """Show the problems and warnings of this plan; hidden when there are none.

        choices: the municipalities to choose from, by day.
        """
        self._plan, self._choices = plan, choices
        self._model.show_rows(plan.refusals)
        self._warnings.setPlainText("\n".join(map(wording.sheet_warning, plan.warnings)))
        self.setTabText(0, f"Problemen ({len(plan.refusals)})")
        self.setTabText(1, f"Waars&chuwingen ({len(plan.warnings)})")
        self.setTabVisible(0, bool(plan.refusals))
        self.setTabVisible(1, bool(plan.warnings))
        self.setCurrentIndex(0 if plan.refusals else 1)
        self.setVisible(bool(plan.refusals or plan.warnings))

    def choose_first(self) -> None:
        """Select the first problem, if there is one."""
        if self._plan is not None and self._plan.refusals:
            first = self._plan.refusals[0]
            self._table.choose(refusal_identity(first))
            self._choose(first)

    def go_on(self, step: int) -> None:
        """Select the next or previous problem, cyclically."""
        count = len(self._model.shown)
        if count:
            here = self._table.currentIndex().row()
            self.setCurrentIndex(0)
            self._table.choose(refusal_identity(self._model.shown[(here + step) % count]))
            if count == 1:  # already selected; its row may be on another tab
                self._choose(self._model.shown[0])
            self.solve()

    def solve(self) -> None:
        """Focus the field that solves the selected problem, or else the list."""
        if not self._remedy.take_cursor():
            self._table.setFocus()

    def focus_list(self) -> None:
        """Focus the list of problems."""
        self._table.setFocus()

    @Slot(object)
    def _open(self, _refusal: Refusal) -> None:
        self.solve()

    @Slot(object)
    def _choose(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            what, expected, advice = wording.refusal(refusal)
            self._whole.setText(f"{place(refusal)}: gevonden {what}; verwacht {expected}. {advice}")
        self._show_whole()
        self._offer(refusal)
        self.chosen.emit(refusal)

    @Slot()
    def _show_whole(self) -> None:
        """Show the problem in a sentence where the list has no room for all of its words."""
        table, model = self._table, self._model
        line = table.currentIndex().row()
        cells = [model.index(line, column) for column in range(model.columnCount())]
        is_cut = any(
            table.sizeHintForIndex(cell).width() > table.columnWidth(cell.column())
            for cell in cells
        )
        self._whole.setVisible(line >= 0 and is_cut)
        self._whole.setMinimumHeight(max(0, self._whole.heightForWidth(table.width())))

    def _offer(self, refusal: Refusal | None) -> None:
        place_of = (refusal.sheet, refusal.cell) if refusal is not None else None
        remedies = self._plan.remedies if self._plan is not None else ()
        remedy = next((one for one in remedies if (one.sheet, one.cell) == place_of), None)
        self._remedy.show_remedy(remedy, self._choices.get(remedy.day, ()) if remedy else ())
