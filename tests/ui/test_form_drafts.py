"""What was typed in any form is there again after Esc, and after a crash; recorded, it is gone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.dossier_tools import DELFT, TODAY, operations_on, settled
from toezichtdesk.casework import drafts, plans
from toezichtdesk.domain.casefile import Horizon, PlanMeasure, PlanMeasureDraft
from toezichtdesk.reports.casefile import plans as plans_of
from toezichtdesk.ui import form_drafts
from toezichtdesk.ui.dialogs import Band
from toezichtdesk.ui.dossier.freeze_dialog import FreezeDialog
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog

WORDS = "flexwoningen aan de kade"


@pytest.fixture
def operations(desk, qapp):
    yield from operations_on(desk)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def shown(form):
    form.show()
    return form


def band_of(form):
    return form.findChild(Band).text


def test_what_was_typed_is_there_again_after_esc(operations, window, desk, qtbot):
    form = shown(MeasureDialog(operations, DELFT, "Delft", window))
    form._description.setText(WORDS)
    form._horizon.setCurrentIndex(2)
    form.reject()
    settled(qtbot, operations)

    again = shown(MeasureDialog(operations, DELFT, "Delft", window))

    assert again._description.text() == WORDS
    assert again._horizon.currentIndex() == 2
    assert "staat er weer" in band_of(again)
    other = shown(MeasureDialog(operations, "GM0518", "'s-Gravenhage", window))
    assert other._description.text() == ""


def test_after_a_crash_it_is_read_from_the_database(operations, window, desk, qtbot):
    form = shown(FreezeDialog(operations, DELFT, "Delft", window))
    form._reason.setPlainText("het azc brandde af")
    form._form_draft.keep()
    settled(qtbot, operations)
    form_drafts._DRAFTS.clear()

    form_drafts.load(operations)
    settled(qtbot, operations)

    again = shown(FreezeDialog(operations, DELFT, "Delft", window))
    assert again._reason.toPlainText() == "het azc brandde af"


def test_what_is_recorded_leaves_no_draft_and_what_is_refused_keeps_it(
    operations, window, desk, qtbot
):
    form = shown(MeasureDialog(operations, DELFT, "Delft", window))
    form._owner.setText("gemeente")
    form._form_draft.keep()
    form.submitted.emit()  # without a description it is refused
    settled(qtbot, operations)
    assert desk.ask(drafts.all_kept) != {}

    form._description.setText(WORDS)
    with qtbot.waitSignal(form.saved):
        form.submitted.emit()
    settled(qtbot, operations)

    assert desk.ask(drafts.all_kept) == {}
    assert shown(MeasureDialog(operations, DELFT, "Delft", window))._description.text() == ""


def test_a_draft_of_a_change_brings_back_only_what_the_officer_typed(
    operations, window, desk, qtbot
):
    """What somebody else changed meanwhile in another field is not typed over."""
    wanted = PlanMeasureDraft("woningdelen", Horizon.SHORT_TERM, due_on=date(2026, 9, 1))
    number = desk.act(plans.add_measure, TODAY, DELFT, wanted)
    record = PlanMeasure("woningdelen", Horizon.SHORT_TERM, due_on=date(2026, 9, 1), id=number)
    form = shown(MeasureDialog(operations, DELFT, "Delft", window, record))
    form._owner.setText("corporatie")
    form.reject()
    settled(qtbot, operations)
    later = PlanMeasureDraft("woningdelen", Horizon.SHORT_TERM, due_on=date(2026, 12, 1))
    desk.act(plans.change_measure, TODAY, number, later)
    (plan,) = desk.ask_on(TODAY, plans_of)[DELFT]
    (current,) = plan.measures

    again = shown(MeasureDialog(operations, DELFT, "Delft", window, current))

    assert again._owner.text() == "corporatie"
    assert again._due_on.day == date(2026, 12, 1)


def test_emptying_shows_what_was_recorded_and_throws_the_draft_away(
    operations, window, desk, qtbot
):
    form = shown(MeasureDialog(operations, DELFT, "Delft", window))
    form._description.setText(WORDS)
    form.reject()
    again = shown(MeasureDialog(operations, DELFT, "Delft", window))

    again.band.pressed.emit()
    settled(qtbot, operations)

    assert again._description.text() == ""
    assert desk.ask(drafts.all_kept) == {}
