"""The improvement plan: measures by keyboard, the road in dates, completeness and coverage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    doubled_mnemonics,
    nameless,
    opened,
    operations_on,
    two_stands,
)
from tests.ui.hands import choose_in, control, part_of, rows_of, texts_on, words_on, write_in
from tests.ui.ui_tools import focused, press, settle, write
from toezichtdesk.casework import plans
from toezichtdesk.domain.casefile import (
    Horizon,
    ImprovementPlan,
    Judgement,
    MeasureStatus,
    PlanDates,
    PlanMeasure,
    PlanMeasureData,
    PlanPart,
)
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.plans import measures
from toezichtdesk.ui.plans.dates_dialog import PlanDatesDialog
from toezichtdesk.ui.plans.judgement_dialog import JudgementDialog
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.plans.note_dialog import NoteDialog
from toezichtdesk.ui.plans.plan_tab import STEPS, PlanTab, completeness, coverage

pytest_plugins = ("tests.ui.shell",)

RECEIVED = PlanDates(requested_on=date(2026, 2, 2), received_on=date(2026, 3, 2))
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


def delft(desk):
    return desk.ask(dossier, DELFT, TODAY)


def measure(places: int | None, horizon: Horizon, status=MeasureStatus.RUNNING) -> PlanMeasure:
    return PlanMeasure("Kamers", horizon, expected_places=places, status=status)


def plan_with(*held: PlanMeasure) -> ImprovementPlan:
    return ImprovementPlan(1, DELFT, PlanDates(), held)


def test_a_measure_is_added_with_the_keyboard_alone(operations, owner, desk, qtbot):
    form = opened(MeasureDialog(operations, DELFT, "Delft", owner), qtbot)
    write("Kamerverhuur toestaan")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    write("corporatie")
    press(Qt.Key.Key_Tab)
    write("12")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("1-9")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    added = delft(desk).plan.measures[0]
    assert added.description == "Kamerverhuur toestaan"
    assert added.horizon is Horizon.MEDIUM_TERM
    assert (added.owner, added.due_on, added.expected_places) == (
        "corporatie",
        date(2026, 9, 1),
        12,
    )


def test_a_measure_without_words_is_refused_and_kept_in_the_form(operations, owner, qtbot):
    form = opened(MeasureDialog(operations, DELFT, "Delft", owner), qtbot)
    write_in(form, "Verwachte plaatsen", "7")
    form.act.click()
    qtbot.waitUntil(lambda: bool(form.band.text))

    assert control(form, "Verwachte plaatsen").text() == "7"
    assert form.act.isEnabled()


def test_enter_in_a_reason_records_while_the_list_of_reasons_is_open(
    operations, owner, desk, qtbot
):
    form = opened(MeasureDialog(operations, DELFT, "Delft", owner), qtbot)
    write("Kamerverhuur toestaan")
    settle(qtbot, operations)
    focused(qtbot, control(form, "Reden"))
    write("net")
    reasons = control(form, "Reden").completer().popup()
    qtbot.waitUntil(reasons.isVisible)

    with qtbot.waitSignal(form.saved):
        QTest.keyClick(reasons, Qt.Key.Key_Return)
    settle(qtbot, operations)

    (added,) = delft(desk).plan.measures
    assert (added.description, added.reason) == ("Kamerverhuur toestaan", "net")


def test_a_measure_is_changed(operations, owner, desk, qtbot):
    draft = PlanMeasureData("Kamers", Horizon.SHORT_TERM, expected_places=4)
    desk.act(plans.add_measure, TODAY, DELFT, draft)
    old = delft(desk).plan.measures[0]
    form = opened(MeasureDialog(operations, DELFT, "Delft", owner, measure=old), qtbot)
    choose_in(form, "Status", "Gereed")
    write_in(form, "Gerealiseerde plaatsen", "5")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    changed = delft(desk).plan.measures[0]
    assert (changed.status, changed.actual_places) == (MeasureStatus.DONE, 5)
    assert changed.expected_places == 4


def test_the_road_of_the_plan_is_recorded(operations, owner, desk, qtbot):
    form = opened(PlanDatesDialog(operations, DELFT, "Delft", PlanDates(), owner), qtbot)
    write_in(form, "Gevraagd op", "2-2")
    write_in(form, "Ontvangen op", "2-3")
    write_in(form, "Blijkt uit", "komt in juni in het college")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    dates = delft(desk).plan.dates
    assert (dates.requested_on, dates.received_on) == (date(2026, 2, 2), date(2026, 3, 2))
    assert dates.adoption_note == "komt in juni in het college"


def test_a_plan_is_judged_in_the_parts_of_the_policy_with_the_keyboard_alone(
    operations, owner, desk, qtbot
):
    desk.act(plans.record_dates, TODAY, DELFT, RECEIVED)
    form = opened(JudgementDialog(operations, DELFT, "Delft", RECEIVED, owner), qtbot)
    for judgement, reason in (("v", "er zijn locaties"), ("v", "met datums"), ("o", "niets")):
        write(judgement)
        press(Qt.Key.Key_Tab)
        write(reason)
        press(Qt.Key.Key_Tab)
    assert form.whole.judgement is Judgement.INSUFFICIENT
    press(Qt.Key.Key_Tab)
    write("te vaag")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    dates = delft(desk).plan.dates
    assert dates == replace(
        RECEIVED,
        judged_on=TODAY,
        judgement=Judgement.INSUFFICIENT,
        judgement_note="te vaag",
        executable=Judgement.SUFFICIENT,
        executable_note="er zijn locaties",
        terms=Judgement.SUFFICIENT,
        terms_note="met datums",
        recurrence=Judgement.INSUFFICIENT,
        recurrence_note="niets",
    )
    tab = PlanTab(operations)
    qtbot.addWidget(tab)
    tab.show_dossier(delft(desk))
    assert "Herhaling voorkomen: onvoldoende. niets." in words_on(tab)


def test_a_part_without_a_reason_is_asked_for_it(operations, owner, qtbot):
    form = opened(JudgementDialog(operations, DELFT, "Delft", RECEIVED, owner), qtbot)
    verdict = form.parts[PlanPart.TERMS]
    verdict.choose(Judgement.INSUFFICIENT)
    form.act.click()

    assert "korte en middellange termijn onvoldoende" in form.band.text
    assert verdict.reason.hasFocus()


def test_what_was_said_about_a_measure_stands_under_it(operations, owner, desk, qtbot):
    draft = PlanMeasureData("Kamers", Horizon.SHORT_TERM)
    desk.act(plans.add_measure, TODAY, DELFT, draft)
    form = opened(NoteDialog(operations, DELFT, delft(desk).plan.measures[0], owner), qtbot)
    write("De corporatie levert twee weken later.")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    tab = PlanTab(operations)
    qtbot.addWidget(tab)
    tab.show_dossier(delft(desk))
    control(tab, "Maatregelen").choose_line(0)
    assert (
        control(tab, "Gezegd over de gekozen maatregel")
        .text()
        .endswith("De corporatie levert twee weken later.")
    )


def test_dates_in_the_wrong_order_are_refused_in_the_form(operations, owner, qtbot):
    form = opened(PlanDatesDialog(operations, DELFT, "Delft", PlanDates(), owner), qtbot)
    write_in(form, "Gevraagd op", "2-3")
    write_in(form, "Ontvangen op", "2-2")
    form.act.click()
    qtbot.waitUntil(lambda: bool(form.band.text))

    assert control(form, "Ontvangen op").text() != ""


def test_the_forms_have_names_and_letters_and_are_freed(operations, owner, qtbot):
    for form in (
        MeasureDialog(operations, DELFT, "Delft", owner),
        PlanDatesDialog(operations, DELFT, "Delft", PlanDates(), owner),
        JudgementDialog(operations, DELFT, "Delft", PlanDates(), owner),
        NoteDialog(operations, DELFT, measure(4, Horizon.SHORT_TERM), owner),
    ):
        opened(form, qtbot)
        assert nameless(form) == []
        assert doubled_mnemonics(form) == {}
        with qtbot.waitSignal(form.destroyed):
            form.reject()


def test_completeness_names_every_kind_of_measure():
    plan = plan_with(
        measure(4, Horizon.SHORT_TERM), measure(9, Horizon.RECURRENCE, MeasureStatus.DROPPED)
    )

    assert completeness(plan) == "✓ kort   ✖ middellang   ✖ tegen herhaling"


@pytest.mark.parametrize(
    ("backlog", "percents", "words"),
    [
        (Fraction(20), 50, "achterstand van 20 (50\xa0%). Voor 10 personen is er geen maatregel."),
        (Fraction(10), 100, "Nog 10 plaatsen verwacht bij een achterstand van 10 (100\xa0%)."),
        (Fraction(1), 100, "Nog 10 plaatsen verwacht bij een achterstand van 1 (100\xa0%)."),
        (Fraction(0), 100, "er is geen achterstand"),
        (None, 0, "niet bekend"),
    ],
)
def test_coverage_compares_expected_places_with_the_backlog(backlog, percents, words):
    plan = plan_with(measure(10, Horizon.SHORT_TERM), measure(None, Horizon.MEDIUM_TERM))

    found_percents, found_words = coverage(plan, backlog)

    assert found_percents == percents
    assert words in found_words


def test_without_a_plan_the_tab_says_so_and_still_takes_a_measure(operations, desk, qtbot):
    tab = PlanTab(operations)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_dossier(delft(desk))

    assert "geen verbeterplan" in words_on(tab)
    assert part_of(tab, QProgressBar).isHidden()
    assert nameless(tab) == []


def test_the_tab_shows_road_cover_and_measures(operations, desk, qtbot):
    desk.act(plans.record_dates, TODAY, DELFT, PlanDates(requested_on=date(2026, 2, 2)))
    draft = PlanMeasureData("Kamers", Horizon.SHORT_TERM, expected_places=4)
    desk.act(plans.add_measure, TODAY, DELFT, draft)
    tab = PlanTab(operations)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_dossier(delft(desk))

    assert control(tab, f"{STEPS[0]}: 02-02-2026").isVisible()
    assert any(text.startswith("Nog 4 plaatsen verwacht bij ") for text in texts_on(tab))
    assert len(rows_of(tab)) == 1


def test_the_model_of_measures_keeps_the_rules_of_qt(qtmodeltester):
    model = RowsModel(measures.COLUMNS)
    model.show_rows((measure(4, Horizon.SHORT_TERM), measure(None, Horizon.RECURRENCE)))
    qtmodeltester.check(model)
