"""The page Beleid: versions with their values, a new version by its form, the trial on history."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget
from shiboken6 import isValid

from tests.ui.dossier_tools import (
    TODAY,
    doubled_mnemonics,
    nameless,
    opened,
    operations_on,
    rich_labels,
    two_stands,
)
from tests.ui.hands import control, texts_on, words_on, write_in
from tests.ui.ui_tools import press, settle, write
from toezichtdesk.casework import policies
from toezichtdesk.reports.policies import policy_on, version, version_rows
from toezichtdesk.reports.policy_values import (
    OLD_POLICY_KEY,
    parameters_of,
    shipped_policy,
    values_of,
)
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.forms.dialogs import Message
from toezichtdesk.ui.policies.page import PolicyPage
from toezichtdesk.ui.policies.trial import COLUMNS, DECISIONS_ONLY
from toezichtdesk.ui.policies.version_form import LadderForm, OldPolicyForm

pytest_plugins = ("tests.ui.shell",)

CTRL = Qt.KeyboardModifier.ControlModifier
V1 = "Nieuw beleid v1"
OLD = "Oud beleid (verzonnen voorbeeld)"


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    page = PolicyPage(operations)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.refresh()
    settle(qtbot, operations)
    return page


def ladder_form(operations, owner, qtbot):
    return opened(LadderForm(operations, values_of(shipped_policy()), V1, owner), qtbot)


def cells(table_model, key):
    return [next(c for c in table_model.columns if c.key == key).text(r) for r in table_model.shown]


def run_trial(page, operations, qtbot, against=OLD):
    page.tabs.setCurrentWidget(page.trial)
    page.trial.against.setCurrentText(against)
    QTest.mouseClick(page.trial.run, Qt.MouseButton.LeftButton)
    settle(qtbot, operations)


def test_the_version_in_force_is_chosen_and_its_parameters_are_shown(page):
    versions = page.versions

    assert cells(versions.model, "name") == [V1, OLD]
    assert versions.table.current.version.name == V1
    assert cells(versions.model, "state") == ["● geldt nu", "vergelijken"]
    values = dict(
        zip(cells(versions.parameters, "label"), cells(versions.parameters, "value"), strict=True)
    )
    assert values["Groeimarge"] == "0 personen"
    assert values["Zichtbare verbetering"] == "1 persoon"
    assert values["Verbeterplan vanaf trede"] == "trede 3"
    assert values["Zonder achterstand"] == "naar trede 1"
    assert "Bron [B]: Gemeenten met een groeiende" in control(versions, "Gekozen parameter").text()


def test_another_version_shows_its_own_parameters(page):
    page.versions.table.choose(OLD)

    assert cells(page.versions.parameters, "value") == ["10 %, 25 %, 50 %, 75 %, 100 %"]
    assert "VERZONNEN" in words_on(page.versions)


def test_the_arrow_keys_walk_through_the_parameters(page):
    page.versions.parameter_table.setFocus()
    page.versions.parameter_table.choose_line(0)
    press(Qt.Key.Key_Down)

    assert control(page.versions, "Gekozen parameter").text().startswith("Zichtbare verbetering")


def test_a_version_is_set_with_the_keyboard_alone(operations, owner, desk, qtbot):
    form = ladder_form(operations, owner, qtbot)
    write("Beleid 2026")
    press(Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    write("1-7")
    press(Qt.Key.Key_Tab)
    write("Na evaluatie")
    control(form, "Groeimarge").setFocus()
    QApplication.focusWidget().selectAll()
    write("3")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)
    question = opened(form.findChild(Message), qtbot)
    text = question.accessibleDescription()
    assert f"Vervangt {V1} vanaf 01-07-2026." in text
    assert "Groeimarge: 0 → 3" in text
    assert desk.ask(policy_on, TODAY) == shipped_policy()
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    answer = desk.ask(version, "Beleid 2026")
    assert (answer.valid_from, answer.motive) == (date(2026, 7, 1), "Na evaluatie")
    changes = desk.ask(journal, 1)[0].details["changes"]
    assert changes == {"growth_margin": [0, 3]}


def test_the_form_says_of_growth_what_the_file_of_the_policy_says(operations, owner, qtbot):
    """Growth within the margin is a lack of improvement, and growth beyond it is none."""
    text = words_on(ladder_form(operations, owner, qtbot))
    meaning = {each.key: each.meaning for each in parameters_of(shipped_policy())}

    assert "meer is groei, minder is geen verbetering" in text
    assert "telt als een periode zonder verbetering" in meaning["growth_margin"]
    assert "groei telt niet mee" in text
    assert "achterstand groeide, tellen niet mee" in meaning["periods_without_improvement"]


def test_every_value_of_the_form_comes_into_the_version(operations, owner, desk, qtbot):
    form = ladder_form(operations, owner, qtbot)
    write_in(form, "Naam", "Anders")
    write_in(form, "Motief", "Proef")
    wanted = {
        "growth_margin": "1",
        "visible_improvement": "2",
        "periods_without_improvement": "3",
        "fall_when_no_backlog": "one_step",
        "one_rise_per_period": False,
        "max_step": "2",
        "plan_from_rung": "4",
        "plan_term_days": "14",
        "days_for_rungs_4_5_6": "90",
        "days_between_accelerated_steps": "14",
        "correction_days": "10",
        "contacts_per_period": "2",
        "counting_kinds": ["e-mail"],
        "pace_threshold": "0,9",
        "signal_from": "duidelijk",
        "household_size": "3",
        "attribution": "datum van koppeling",
    }
    assert set(form._fields) == set(wanted)
    for key, value in wanted.items():
        form._fields[key].show_value(value)
    write_in(form, "Trede 1", "Volgen")
    with qtbot.waitSignal(form.saved):
        form.set_up()
    settle(qtbot, operations)

    remaining = values_of(desk.ask(policy_on, TODAY))
    assert {key: str(value) for key, value in remaining.items() if key in wanted} == {
        key: str(value) for key, value in wanted.items()
    }
    assert remaining["rung_names"][0] == "Volgen"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [("Groeimarge", "-2", "groeimarge"), ("Tempogrens", "snel", "Tempogrens")],
)
def test_a_bad_value_is_refused_in_the_form_and_stays(
    operations, owner, desk, qtbot, field, text, said
):
    form = ladder_form(operations, owner, qtbot)
    write_in(form, "Naam", "Anders")
    write_in(form, "Motief", "Proef")
    write_in(form, field, text)
    form.act.click()
    qtbot.waitUntil(lambda: bool(form.band.text))

    assert said in form.band.text
    assert control(form, field).text() == text
    assert form.act.isEnabled()
    assert desk.ask(policy_on, TODAY) == shipped_policy()


def test_going_back_from_the_consequences_sets_nothing(operations, owner, desk, qtbot):
    form = ladder_form(operations, owner, qtbot)
    write_in(form, "Naam", "Anders")
    write_in(form, "Motief", "Proef")
    write_in(form, "Groeimarge", "9")
    form.act.click()
    settle(qtbot, operations)
    opened(form.findChild(Message), qtbot)

    press(Qt.Key.Key_Escape)
    settle(qtbot, operations)

    assert control(form, "Groeimarge").text() == "9"
    assert desk.ask(policy_on, TODAY) == shipped_policy()


def test_without_a_first_day_nothing_is_asked(operations, owner, qtbot):
    form = ladder_form(operations, owner, qtbot)
    write_in(form, "Geldig vanaf", "")
    form.act.click()
    assert "vanaf welke dag" in form.band.text
    write_in(form, "Geldig vanaf", "ooit")
    form.act.click()
    assert "is geen datum" in form.band.text


def test_the_values_can_be_tried_before_they_are_set(operations, owner, desk, qtbot):
    form = ladder_form(operations, owner, qtbot)
    write_in(form, "Groeimarge", "40")
    write_in(form, "Perioden zonder verbetering", "2")
    QTest.mouseClick(control(form, "Proef met deze waarden"), Qt.MouseButton.LeftButton)
    settle(qtbot, operations)

    assert (
        f"Bij 2 beoordelingen gaven deze waarden 0 voorstellen en gaf {V1} 1 voorstel. "
        "De uitkomst verschilt 1 keer." in texts_on(form)
    )
    write_in(form, "Groeimarge", "-1")
    QTest.mouseClick(control(form, "Proef met deze waarden"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(form.band.text))
    assert "De uitkomst verschilt" not in words_on(form)
    assert control(form, "Proef met deze waarden").isEnabled()
    assert desk.ask(policy_on, TODAY) == shipped_policy()


@pytest.mark.parametrize("first", ["", "5 %"])
def test_the_thresholds_of_the_former_policy_are_kept(operations, owner, desk, qtbot, first):
    form = opened(OldPolicyForm(operations, owner), qtbot)
    write_in(form, "Naam", "Ladder 2019")
    write_in(form, "Geldig vanaf", "1-1-2019")
    write_in(form, "Motief", "Uit de nota van 2019")
    for field, text in zip(form._shares, (first, "10 %", "0,2", "1/2", "75%", "1"), strict=True):
        field.setText(text)
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    remaining = values_of(desk.ask(version, "Ladder 2019").policy)[OLD_POLICY_KEY]
    assert remaining == [*(["0,05"] if first else []), "0,1", "0,2", "0,5", "0,75", "1"]


def test_thresholds_that_lack_are_refused_in_the_form(operations, owner, qtbot):
    form = opened(OldPolicyForm(operations, owner), qtbot)
    write_in(form, "Naam", "Ladder 2019")
    write_in(form, "Geldig vanaf", "1-1-2019")
    write_in(form, "Motief", "Uit de nota van 2019")
    form.act.click()
    qtbot.waitUntil(lambda: bool(form.band.text))

    assert "Drempels vorig beleid" in form.band.text


def test_the_trial_lists_the_differences_with_a_sentence_and_the_reasons(page, operations, qtbot):
    run_trial(page, operations, qtbot)

    trial = page.trial
    assert trial.summary.text() == (
        f"Bij 2 beoordelingen gaf {V1} 1 voorstel en {OLD} 2 voorstellen. "
        "De uitkomst verschilt 1 keer."
    )
    assert cells(trial.model, "name") == ["Westland"]
    assert (cells(trial.model, "outcome"), cells(trial.model, "against")) == (
        ["◆ blijft 3"],
        ["▼ naar 2"],
    )
    assert (
        control(trial, "Redenen bij de gekozen beoordeling")
        .text()
        .startswith("Westland, 2025-II, versie A: ")
    )
    assert (
        "Versie B: De achterstand van 6 is 15 %"
        in control(trial, "Redenen bij de gekozen beoordeling").text()
    )

    trial.only_differences.click()
    assert cells(trial.model, "name") == ["Delft", "Westland"]


def test_beside_the_decisions_alone_the_second_version_is_out_of_sight(page, operations, qtbot):
    run_trial(page, operations, qtbot, against=DECISIONS_ONLY)

    keys = [column.key for column in COLUMNS]
    hidden = [key for key in keys if page.trial.table.isColumnHidden(keys.index(key))]
    assert hidden == ["against", "against_rule", "differs"]  # all that are shown differ
    page.trial.only_differences.setChecked(False)
    assert not page.trial.table.isColumnHidden(keys.index("differs"))
    page.trial.only_differences.setChecked(True)
    assert f"{V1} geeft 1 voorstel bij 2 beoordelingen" in page.trial.summary.text()
    reasons = control(page.trial, "Redenen bij de gekozen beoordeling")
    assert not reasons.isVisibleTo(page.trial)


def test_a_new_version_can_be_tried_and_the_choice_stays(page, operations, desk, qtbot):
    page.trial.against.setCurrentText(V1)
    desk.act(
        policies.add_version, TODAY, "Anders", date(2026, 7, 1), "Proef", {"growth_margin": 40}
    )
    page.refresh()
    settle(qtbot, operations)

    assert page.trial.version.currentText() == V1
    assert page.trial.against.currentText() == V1
    assert page.trial.version.findText("Anders") >= 0
    assert page.versions.table.current.version.name == V1


def test_the_buttons_open_the_forms(page, operations, qtbot):
    for button, kind in ((page.versions.new, LadderForm), (page.versions.new_old, OldPolicyForm)):
        page.versions.table.choose(OLD)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        form = page.window().findChildren(kind)[0]
        assert form.isVisible()
        form.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(form)


def test_every_control_has_a_name_a_mnemonic_of_its_own_and_plain_text(
    page, operations, owner, qtbot
):
    run_trial(page, operations, qtbot)
    for index in range(page.tabs.count()):
        page.tabs.setCurrentIndex(index)
        assert nameless(page) == []
        assert doubled_mnemonics(page) == {}
    assert rich_labels(page) == []
    form = ladder_form(operations, owner, qtbot)
    tabs = form.findChildren(QTabWidget)[0]
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert nameless(form) == []
        assert doubled_mnemonics(form) == {}
    old = opened(OldPolicyForm(operations, owner), qtbot)
    assert nameless(old) == []
    assert doubled_mnemonics(old) == {}


def test_the_tables_are_sound_and_tab_leaves_them(page, qtmodeltester):
    for table in (page.versions.table, page.versions.parameter_table, page.trial.table):
        qtmodeltester.check(table.model())
        assert not table.tabKeyNavigation()


def test_an_answer_after_the_page_has_gone_is_dropped(operations, desk, qtbot):
    page = PolicyPage(operations)
    page.refresh()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    settle(qtbot, operations)

    assert not isValid(page)
    assert desk.ask(version_rows, TODAY)
