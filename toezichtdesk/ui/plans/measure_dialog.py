"""The form for one measure of an improvement plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from toezichtdesk.casework import plans
from toezichtdesk.domain.casefile import Horizon, MeasureStatus, PlanMeasure, PlanMeasureData
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.intake.checks import EXPLAINED
from toezichtdesk.reports.texts.own_words import offered
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.completing import OfferingField
from toezichtdesk.ui.forms.controls import wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.letter_room import give_room
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

HORIZONS = tuple(Horizon)
STATUSES = tuple(MeasureStatus)
MOST_PLACES = 9999


class PersonsField(QLineEdit):
    """A whole number of persons; empty means unknown."""

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, MOST_PLACES, self))
        give_room(self, most=110)

    @property
    def persons(self) -> int | None:
        """The number, None when empty."""
        text = self.text().strip()
        return int(text) if text.isdigit() else None

    def set_persons(self, persons: int | None) -> None:
        """Show this number."""
        self.setText("" if persons is None else str(persons))


class StatusField(QComboBox):
    """The status of a measure; `v` always selects Vertraagd, never Vervallen by surprise."""

    def __init__(self) -> None:
        super().__init__()
        for status in STATUSES:
            self.addItem(status.value.capitalize(), status)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().casefold() == "v":
            self.setCurrentIndex(STATUSES.index(MeasureStatus.DELAYED))
        else:
            super().keyPressEvent(event)


class MeasureDialog(ActForm):
    """Adds a measure to the plan, or changes one."""

    chapter = Chapter.PLANS
    section = "De maatregelen"

    def __init__(
        self,
        operations: Operations,
        code: str,
        name: str,
        parent: QWidget,
        measure: PlanMeasure | None = None,
    ) -> None:
        """Build the form. measure: the one to change; None adds one."""
        title = f"Maatregel van {name}" if measure is None else f"Maatregel van {name} wijzigen"
        super().__init__(operations, title, "&Vastleggen", parent)
        self._code = code
        self._measure = measure
        self._build()
        if measure is not None:
            self._show(measure)
        self.keep_draft("maatregel", code, None if measure is None else measure.id)
        self._description.setFocus()

    def begin_with_status(self) -> None:
        """Focus the field that is usually updated first."""
        self._status.setFocus()

    def choose_status(self, status: MeasureStatus) -> None:
        """Propose this status, and focus the field that it requires."""
        self._status.setCurrentIndex(STATUSES.index(status))
        (self._actual if status is MeasureStatus.DONE else self._reason).setFocus()

    def choose_horizon(self, horizon: Horizon) -> None:
        """Propose this kind of measure."""
        self._horizon.setCurrentIndex(HORIZONS.index(horizon))

    def problem(self) -> tuple[str, QWidget] | None:
        problem = wrong_date(self._due_on)
        status = STATUSES[self._status.currentIndex()]
        before = self._measure
        is_so = before is not None and before.status is status and not before.reason.strip()
        lacks = status in EXPLAINED and not is_so and not self._reason.text().strip()
        if problem is None and lacks:
            return f"Schrijf op waarom de maatregel {status.value} is.", self._reason
        return problem

    def save(self) -> None:
        data = PlanMeasureData(
            description=self._description.text().strip(),
            horizon=HORIZONS[self._horizon.currentIndex()],
            owner=self._owner.text().strip(),
            due_on=self._due_on.day,
            expected_places=self._expected.persons,
            status=STATUSES[self._status.currentIndex()],
            actual_places=self._actual.persons,
            reason=self._reason.text().strip(),
        )
        if self._measure is None:
            self.perform(plans.add_measure, self._code, data)
        else:
            seen = self.seen(self._measure)
            self.perform(plans.change_measure, self._measure.id, data, seen)

    def _show(self, measure: PlanMeasure) -> None:
        self._description.setText(measure.description)
        self._horizon.setCurrentIndex(HORIZONS.index(measure.horizon))
        self._owner.setText(measure.owner)
        self._due_on.set_day(measure.due_on)
        self._expected.set_persons(measure.expected_places)
        self._status.setCurrentIndex(STATUSES.index(measure.status))
        self._actual.set_persons(measure.actual_places)
        self._reason.setText(measure.reason)

    def _offer(self, reasons: tuple[str, ...]) -> None:
        self._reason.offer_from(QStringListModel(list(reasons), self))

    def _build(self) -> None:
        self._description = QLineEdit()
        give_hint(self._description, "wat de gemeente gaat doen")
        self._horizon = QComboBox()
        for horizon in HORIZONS:
            self._horizon.addItem(horizon.value.capitalize(), horizon)
        self._owner = QLineEdit()
        give_hint(self._owner, "gemeente, corporatie, COA of provincie")
        self._due_on = DateField("Gereed uiterlijk", self._operations.sign().today)
        self._expected = PersonsField()
        self._status = StatusField()
        self._actual = PersonsField()
        self.add_row("&Maatregel", self._description)
        self.add_row("&Soort", self._horizon)
        self.add_row("&Eigenaar", self._owner)
        self._reason = OfferingField()
        give_hint(self._reason, "waardoor het later wordt of niet doorgaat")
        self._operations.ask(offered, self._offer, WordList.DELAY)
        self.add_row("Verwachte &plaatsen", self._expected, "Aantal personen dat er kan wonen.")
        self.add_row("S&tatus", self._status)
        self.add_row("Gereed &uiterlijk", self._due_on)
        self.add_row("&Reden", self._reason)
        self.add_row("&Gerealiseerde plaatsen", self._actual)
