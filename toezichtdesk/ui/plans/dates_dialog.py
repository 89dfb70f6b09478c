"""The form for the dates of an improvement plan: requested, due, received, adopted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from toezichtdesk.casework import plans
from toezichtdesk.domain.casefile import Judgement, PlanDates
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.plans.judgement_dialog import adoption_field

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations


class PlanDatesDialog(ActForm):
    """Records the dates of the plan, which is created if there is none."""

    chapter = Chapter.PLANS
    section = "De stappen"

    def __init__(
        self,
        operations: Operations,
        code: str,
        name: str,
        dates: PlanDates,
        parent: QWidget,
        *,
        to_fill_in: bool = False,
    ) -> None:
        """Build the form. to_fill_in: propose today for the next step, and focus it."""
        super().__init__(operations, f"Verbeterplan van {name}", "&Vastleggen", parent)
        self._code = code
        self._dates = dates
        self.keep_draft("verbeterplan", code)
        self._build()
        self._show(dates)
        self._requested_on.setFocus()
        if to_fill_in:
            self._begin_with_next()

    def _begin_with_next(self) -> None:
        """Focus the first step without a day, unless the plan was judged insufficient."""
        if self._dates.judgement is Judgement.INSUFFICIENT:
            return
        today = self._operations.sign().today
        steps = (self._requested_on, self._received_on, self._adopted_on)
        following = next((step for step in steps if step.day is None), None)
        if following is not None:
            following.set_day(today)
            following.setFocus()
            following.selectAll()

    def problem(self) -> tuple[str, QWidget] | None:
        return wrong_date(self._requested_on, self._due_on, self._received_on, self._adopted_on)

    def save(self) -> None:
        dates = replace(
            self._dates,
            requested_on=self._requested_on.day,
            due_on=self._due_on.day,
            received_on=self._received_on.day,
            adopted_on=self._adopted_on.day,
            adoption_note=self._adoption.text().strip(),
        )
        self.perform(plans.record_dates, self._code, dates, self.seen(self._dates))

    def _show(self, dates: PlanDates) -> None:
        self._requested_on.set_day(dates.requested_on)
        self._due_on.set_day(dates.due_on)
        self._received_on.set_day(dates.received_on)
        self._adopted_on.set_day(dates.adopted_on)
        self._adoption.setText(dates.adoption_note)

    def _build(self) -> None:
        today = self._operations.sign().today
        self._requested_on = DateField("Gevraagd op", today)
        self._due_on = DateField("In te dienen uiterlijk", today)
        self._received_on = DateField("Ontvangen op", today)
        self._adopted_on = DateField("Vastgesteld op", today)
        self._adoption = adoption_field()
        self.add_row("&Gevraagd op", self._requested_on)
        self.add_row("In te dienen &uiterlijk", self._due_on)
        self.add_row("&Ontvangen op", self._received_on)
        self.add_row("Va&stgesteld op", self._adopted_on, "Door het college.")
        self.add_row("&Blijkt uit", self._adoption)
