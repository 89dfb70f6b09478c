"""The form to move part of a target to another municipality: the sum stays equal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from toezichtdesk.casework import target_swaps
from toezichtdesk.domain.period import Period
from toezichtdesk.reports import municipalities
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import DATE_EXAMPLES, number_field, wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature
    from toezichtdesk.operations import Operations

MOST_PERSONS = 9_999


def swap(
    connection: Connection,
    by: Signature,
    code: str,
    other: str,
    period: Period,
    persons: int,
    day: date,
) -> int:
    """Move persons of a target to the municipality with this name or code."""
    municipality = municipalities.find(connection, other, by.today)
    return target_swaps.swap_targets(connection, by, code, municipality.code, period, persons, day)


class SwapDialog(ActForm):
    """Moves part of the target of this municipality to another one, from a day on."""

    chapter = Chapter.DOSSIER
    section = "Een taakstelling ruilen"

    def __init__(
        self,
        operations: Operations,
        code: str,
        name: str,
        periods: Sequence[Period],
        parent: QWidget,
    ) -> None:
        """Build the form. periods: to choose from, newest first."""
        super().__init__(operations, f"Taakstelling van {name} ruilen", "&Ruilen", parent)
        self._code = code
        self.keep_draft("ruil", code)
        self._periods = periods
        self.other = QLineEdit()
        give_hint(self.other, "naam of code van de gemeente die meer gaat huisvesten")
        self.persons = number_field(1, MOST_PERSONS)
        self.period = QComboBox()
        self.period.addItems([str(each) for each in periods])
        today = operations.sign().today
        self.day = DateField("Vanaf", today)
        self.day.set_day(today)
        words = f"De taakstelling van {name} daalt; die van de andere gemeente stijgt evenveel."
        self.form.addRow(plain_label(words, quiet=True))
        self.add_row("&Gemeente", self.other)
        self.add_row("&Personen", self.persons)
        self.add_row("P&eriode", self.period)
        self.add_row("&Vanaf", self.day)
        self.other.setFocus()

    def problem(self) -> tuple[str, QWidget] | None:
        if not self.other.text().strip():
            return "Vul in welke gemeente de taakstelling overneemt.", self.other
        problem = wrong_date(self.day)
        if problem is None and self.day.day is None:
            return f"Vul de ingangsdatum in. {DATE_EXAMPLES}", self.day
        return problem

    def save(self) -> None:
        if self.day.day is not None:
            period = self._periods[self.period.currentIndex()]
            other, persons = self.other.text().strip(), self.persons.value()
            self.perform(swap, self._code, other, period, persons, self.day.day)
