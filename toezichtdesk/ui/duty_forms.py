"""Opens the form, page or letter for a duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from toezichtdesk.domain.casefile import Horizon, Judgement, PlanDates
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.terms import ANSWERS, FileItemKind
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.ui.contacts.agreement_dialog import AgreementDialog
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.talk_forms import TalkForms
from toezichtdesk.ui.dossier.balance_dialog import BalanceDialog, open_balances
from toezichtdesk.ui.dossier.own_count_dialog import OwnCountDialog
from toezichtdesk.ui.dossier.term_dialogs import FileItemDialog
from toezichtdesk.ui.dossier.warning_dialog import DismissWarningDialog
from toezichtdesk.ui.plans.dates_dialog import PlanDatesDialog
from toezichtdesk.ui.plans.judgement_dialog import JudgementDialog
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.verbs import is_clock, talk_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from toezichtdesk.operations import Operations

_DECIDING = (ActionKind.DECIDE, ActionKind.REASSESS)
_LOGGED = (
    ActionKind.TALK,
    ActionKind.CONTACT,
    ActionKind.FOLLOW_UP,
    ActionKind.WARNING,
)


class Doing(QObject):
    """Opens what an action requires, filled in as far as possible.

    Signals:
        decide_asked: the work is a decision; carries the code.
        term_asked: show the clock of rungs 4-6; carries the code.
        figures_asked: import figures.
    """

    decide_asked = Signal(str)
    term_asked = Signal(str)
    figures_asked = Signal()

    def __init__(self, operations: Operations, window: QWidget) -> None:
        super().__init__(window)
        self._operations = operations
        self._window = window
        self._action: NextAction | None = None
        self.talks = TalkForms(operations, window)

    def do(self, code: str, action: NextAction) -> None:
        """Start this work: its form opens as soon as its data was read."""
        if action.kind in _DECIDING:
            self.decide_asked.emit(code)
        elif is_clock(action):
            self.term_asked.emit(code)
        elif action.kind is ActionKind.COMPLETE_FIGURES:
            self.figures_asked.emit()
        elif action.talk is not None:
            self.talks.hold(action.talk.id)
        else:
            self._action = action
            self._operations.ask(_dossier, self._open, code, self._operations.sign().today)

    def dismiss(self, code: str, action: NextAction) -> None:
        """Ask for the reason to close an early warning without a contact."""
        self._action = action
        self._operations.ask(_dossier, self._open_dismissal, code, self._operations.sign().today)

    def _open_dismissal(self, dossier: Dossier) -> None:
        action, self._action = self._action, None
        open_warning = (
            warning
            for warning in dossier.warnings
            if action is not None and (warning.period, warning.cause) == action.about
        )
        warning = next(open_warning, None)
        if warning is not None:
            row = dossier.row
            DismissWarningDialog(self._operations, row.code, row.name, warning, self._window).show()

    def _open(self, dossier: Dossier) -> None:
        action, self._action = self._action, None
        if action is None:
            return
        form = self._form(dossier, action)
        if form is not None:
            form.show()

    def _form(self, dossier: Dossier, action: NextAction) -> QWidget | None:
        """Return the form of this work; None when it was done meanwhile."""
        if action.kind in _LOGGED:
            return self._contact_form(dossier, action)
        if action.kind is ActionKind.MEASURE:
            return self._measure_form(dossier, action)
        if action.kind is ActionKind.AGREEMENT:
            return self._agreement_form(dossier, action)
        if action.kind is ActionKind.TERM:
            return self._letter_form(dossier, action)
        if action.kind is ActionKind.BALANCE:
            return self._balance_form(dossier, action)
        if action.kind is ActionKind.OWN_COUNT:
            return self._own_count_form(dossier, action)
        return self._plan_form(dossier, action)

    def _contact_form(self, dossier: Dossier, action: NextAction) -> QWidget:
        row = dossier.row
        kind = talk_of(row.rung)
        if action.kind is ActionKind.FOLLOW_UP:
            kind = ContactKind.TELEPHONE
        return ContactDialog(self._operations, row.code, row.name, self._window, kind=kind)

    def _measure_form(self, dossier: Dossier, action: NextAction) -> QWidget | None:
        measures = dossier.plan.measures if dossier.plan else ()
        measure = next((each for each in measures if each.id in action.about), None)
        if measure is None:
            return None
        row = dossier.row
        form = MeasureDialog(self._operations, row.code, row.name, self._window, measure=measure)
        form.begin_with_status()
        return form

    def _agreement_form(self, dossier: Dossier, action: NextAction) -> QWidget | None:
        agreement = next((each for each in dossier.agreements if each.id in action.about), None)
        if agreement is None:
            return None
        row = dossier.row
        form = AgreementDialog(
            self._operations, row.code, row.name, self._window, agreement=agreement
        )
        form.begin_with_done()
        return form

    def _letter_form(self, dossier: Dossier, action: NextAction) -> QWidget:
        row = dossier.row
        letter = next((item for item in dossier.file_items if item.id in action.about), None)
        answers = ANSWERS[letter.kind] if letter is not None else ()
        wanted = next((kind for kind in FileItemKind if kind in answers), FileItemKind.NOTICE)
        return FileItemDialog(self._operations, row.code, row.name, self._window, wanted)

    def _balance_form(self, dossier: Dossier, action: NextAction) -> QWidget | None:
        differing = [two for two in open_balances(dossier) if two.period in action.about]
        if not differing:
            return None
        row = dossier.row
        return BalanceDialog(self._operations, row.code, row.name, differing[0], self._window)

    def _own_count_form(self, dossier: Dossier, action: NextAction) -> QWidget | None:
        row = next((each for each in dossier.own_counts if each.own.id in action.about), None)
        if row is None:
            return None
        stand = Standing(row.own.period, row.own.reference_date, realised=row.coa)
        code, name = dossier.row.code, dossier.row.name
        form = OwnCountDialog(self._operations, code, name, stand, self._window, row)
        form.begin_with_agreed()
        return form

    def _plan_form(self, dossier: Dossier, action: NextAction) -> QWidget:
        row, plan = dossier.row, dossier.plan
        missing = action.about[0] if action.about else ()
        if isinstance(missing, tuple) and missing and isinstance(missing[0], Horizon):
            form = MeasureDialog(self._operations, row.code, row.name, self._window)
            form.choose_horizon(missing[0])
            return form
        dates = PlanDates() if plan is None else plan.dates
        is_short = dates.judgement is Judgement.INSUFFICIENT
        if dates.received_on and (dates.judged_on is None or is_short):
            return JudgementDialog(self._operations, row.code, row.name, dates, self._window)
        return PlanDatesDialog(
            self._operations, row.code, row.name, dates, self._window, to_fill_in=True
        )


def _dossier(connection: Connection, code: str, today: date) -> Dossier:
    return dossier(connection, code, today)
