"""The improvement plan in the dossier: its dates, its completeness, and its measures."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from toezichtdesk import wording
from toezichtdesk.domain.casefile import (
    AttachedTo,
    Horizon,
    ImprovementPlan,
    PlanDates,
    PlanMeasure,
)
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.undoing import act_of_measure
from toezichtdesk.ui.forms.attachments import AttachmentsDialog
from toezichtdesk.ui.forms.controls import button, card, hide_empty, line
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.tall import Tall
from toezichtdesk.ui.forms.wrapping_row import WrappingRow, row_of
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import GAP
from toezichtdesk.ui.plans import measures
from toezichtdesk.ui.plans.dates_dialog import PlanDatesDialog
from toezichtdesk.ui.plans.judgement_dialog import JudgementDialog
from toezichtdesk.ui.plans.list_columns import SHORT
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.plans.note_dialog import NoteDialog
from toezichtdesk.ui.undoing import Undoing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations

STEPS = ("Gevraagd", "In te dienen", "Ontvangen", "Beoordeeld", "Vastgesteld")


def completeness(plan: ImprovementPlan) -> str:
    """Return which kinds of measures the plan has, as mark and word."""
    missing = plan.missing_horizons
    return "   ".join(
        f"{'✖' if horizon in missing else '✓'} {SHORT[horizon]}" for horizon in Horizon
    )


def coverage(plan: ImprovementPlan, backlog: int | None) -> tuple[int, str]:
    """Return how much of the backlog the expected places cover: percents up to 100, and words."""
    places = plan.places_to_come
    counted = wording.counted(places, "plaats", "plaatsen")
    if backlog is None:
        return 0, f"Nog {counted} verwacht; de achterstand is niet bekend."
    persons = wording.whole(backlog)
    if persons == 0:
        return 100, f"Nog {counted} verwacht; er is geen achterstand."
    share = min(100, wording.whole(Fraction(places, persons) * 100))
    words = f"Nog {counted} verwacht bij een achterstand van {wording.number(persons)}"
    words += f" ({share}\xa0%)."
    if left := plan.uncovered(persons):
        words += f" Voor {wording.persons(left)} is er geen maatregel."
    if plan.has_delivered:
        words += f" {wording.DELIVERED[:1].upper()}{wording.DELIVERED[1:]}."
    return share, words


def _days(dates: PlanDates) -> tuple[date | None, ...]:
    return (
        dates.requested_on,
        dates.due_on,
        dates.received_on,
        dates.judged_on,
        dates.adopted_on,
    )


class PlanTab(QWidget):
    """The plan of a municipality; dates and measures have their own forms.

    Signals:
        refused: an act was refused; carries the message.
    """

    refused = Signal(str)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._code = ""
        self._name = ""
        self._dates = PlanDates()
        self._plan: int | None = None
        self._model: RowsModel[PlanMeasure] = RowsModel(measures.COLUMNS, self)
        self._table = RowsTable(self._model, "Maatregelen", measures.identity)
        self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._table.setSortingEnabled(True)
        self._build()
        self._change_dates.clicked.connect(self.open_dates)
        self._judge.clicked.connect(self.open_judgement)
        self._attached.clicked.connect(self._open_attachments)
        self._note.clicked.connect(self._note_chosen)
        self._new.clicked.connect(self.add_measure)
        self._change.clicked.connect(self._change_chosen)
        self._table.opened.connect(self._open_change)
        self._table.chosen.connect(self._take_choice)
        self._undoing = Undoing(operations, self)
        self._undoing.refused.connect(self.refused)
        self.take_back = QAction("Ongedaan &maken", self._table)
        self.take_back.triggered.connect(self._take_back_chosen)
        self._table.addAction(self.take_back)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the plan of this dossier, or that there is none."""
        self._code, self._name = dossier.row.code, dossier.row.name
        self.take_back.setEnabled(dossier.known_on is None)
        plan = dossier.plan
        self._dates = plan.dates if plan else PlanDates()
        self._plan = plan.id if plan else None
        self._attached.setEnabled(plan is not None)
        names = [one.name for one in dossier.attachments if plan and one.to.plan == plan.id]
        self._attached.setToolTip(f"Bestanden bij het plan: {', '.join(names) or 'nog geen'}")
        self._show_road()
        self._situation.setText(_situation(dossier))
        self._show_cover(plan, dossier.row.current_backlog)
        self._model.show_rows(plan.measures if plan else ())
        hide_empty(self._table, measures.COLUMNS, {"actual"})
        self._table.setVisible(bool(plan and plan.measures))
        self._take_choice(self._table.current)

    @Slot()
    def open_dates(self) -> None:
        """Open the form for the dates."""
        if self._code:
            PlanDatesDialog(
                self._operations, self._code, self._name, self._dates, self.window()
            ).open()

    @Slot()
    def open_judgement(self) -> None:
        """Open the form for the judgement."""
        if self._code:
            JudgementDialog(
                self._operations, self._code, self._name, self._dates, self.window()
            ).open()

    @Slot()
    def _open_attachments(self) -> None:
        if self._plan is not None:
            title, to = f"Bijlagen bij verbeterplan {self._name}", AttachedTo(plan=self._plan)
            AttachmentsDialog(self._operations, title, to, self.window()).open()

    @Slot()
    def _note_chosen(self) -> None:
        measure = self._table.current
        if measure is not None:
            NoteDialog(self._operations, self._code, measure, self.window()).open()

    @Slot()
    def add_measure(self) -> None:
        """Open the form for a new measure."""
        if self._code:
            MeasureDialog(self._operations, self._code, self._name, self.window()).open()

    @Slot()
    def _change_chosen(self) -> None:
        self._open_change(self._table.current)

    @Slot()
    def _take_back_chosen(self) -> None:
        """Undo the act that wrote the selected measure: its recording, or its last change."""
        measure = self._table.current
        if measure is not None:
            self._operations.ask(_act_of, self._undoing.take_back, measure.id).if_refused(
                self._tell_refused
            )

    def _tell_refused(self, message: str) -> None:
        self.refused.emit(message)

    @Slot(object)
    def _open_change(self, measure: PlanMeasure | None) -> None:
        if measure is not None:
            MeasureDialog(
                self._operations, self._code, self._name, self.window(), measure=measure
            ).open()

    @Slot(object)
    def _take_choice(self, measure: PlanMeasure | None) -> None:
        for act in (self._change, self._note):
            act.setEnabled(measure is not None)
        self._notes.setText("" if measure is None else "\n".join(measures.told_of(measure)))
        self._notes.setVisible(bool(self._notes.text()))

    def _show_road(self) -> None:
        days = _days(self._dates)
        for step, label, day in zip(STEPS, self._road, days, strict=True):
            text = wording.day(day) if day else "–"
            label.setText(text)
            label.setAccessibleName(f"{step}: {text if day else 'nog niet'}")

    def _show_cover(self, plan: ImprovementPlan | None, backlog: int | None) -> None:
        for widget in (self._road_box, self._complete, self._bar, self._cover):
            widget.setVisible(plan is not None)
        if plan is None:
            return
        percents, words = coverage(plan, backlog)
        self._complete.setText(f"Onderdelen:  {completeness(plan)}")
        self._bar.setValue(percents)
        self._bar.setAccessibleDescription(words)
        self._cover.setText(words)

    def _build(self) -> None:
        self._situation = plain_label()
        self._notes = plain_label()
        self._notes.setAccessibleName("Gezegd over de gekozen maatregel")
        self._complete = plain_label()
        self._complete.setAccessibleName("Vereiste onderdelen van het plan")
        self._bar = QProgressBar()
        self._bar.setAccessibleName("Dekking van de achterstand door verwachte plaatsen")
        self._bar.setTextVisible(False)
        give_room(self._bar, most=220)
        self._cover = plain_label()
        cover = QHBoxLayout()
        cover.setSpacing(GAP)
        cover.addWidget(self._bar)
        cover.addWidget(self._cover, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, GAP, 0, 0)
        layout = QVBoxLayout()
        layout.setSpacing(GAP)
        layout.addLayout(self._build_bar())
        self._card = card()
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(GAP, 10, GAP, 10)
        inner.setSpacing(6)
        inner.addWidget(self._build_road())
        inner.addWidget(self._situation)
        inner.addWidget(self._complete)
        inner.addLayout(cover)
        layout.addWidget(self._card)
        layout.addLayout(self._build_measure_bar())
        layout.addWidget(self._table, 1)
        layout.addWidget(self._notes)
        layout.addStretch()
        outer.addWidget(Tall(layout))

    def _build_bar(self) -> WrappingRow:
        self._change_dates = button("Datums…")
        self._judge = button("Oordee&l…")
        self._attached = button("Bijlagen…")
        return row_of(self._change_dates, self._judge, self._attached)

    def _build_measure_bar(self) -> WrappingRow:
        self._new = button("+ &Maatregel")
        self._change = button("Wij&zigen…")
        self._note = button("Besproken…", "Leg vast wat over de gekozen maatregel is gezegd")
        self._table.acts = (self._change, self._note)
        return row_of(self._new, self._change, self._note)

    def _build_road(self) -> QWidget:
        self._road_box = QWidget()
        self._road = tuple(line() for _ in STEPS)
        road = WrappingRow(GAP * 2)
        for step, label in zip(STEPS, self._road, strict=True):
            stage = QWidget()
            column = QVBoxLayout(stage)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(line(step, quiet=True))
            column.addWidget(label)
            road.addWidget(stage)
        self._road_box.setLayout(road)
        return self._road_box


def _act_of(connection: Connection, measure: int) -> int:
    return act_of_measure(connection, measure)


def _situation(dossier: Dossier) -> str:
    return "\n".join((_present(dossier), *map(_earlier, reversed(dossier.earlier_plans))))


def _earlier(plan: ImprovementPlan) -> str:
    begun = f" van {wording.day(plan.begun_on)}" if plan.begun_on else ""
    adopted = plan.dates.adopted_on
    how = f"vastgesteld {wording.day(adopted)}" if adopted else "niet vastgesteld"
    measures = wording.counted(len(plan.measures), "maatregel", "maatregelen")
    return f"Eerder verbeterplan{begun}: {how}, {measures}."


def _present(dossier: Dossier) -> str:
    plan = dossier.plan
    if plan is None:
        if dossier.plan_is_due:
            return (
                "Er is nog geen verbeterplan. Vanaf trede 3 stelt de gemeente een plan op en "
                "stelt zij het vast. Leg vast wanneer het plan is gevraagd."
            )
        return "Er is geen verbeterplan. Op deze trede vraagt het beleid er geen."
    words = "\n".join(wording.judged(plan.dates))
    if not plan.measures:
        words += "\nEr zijn nog geen maatregelen vastgelegd."
    return words
