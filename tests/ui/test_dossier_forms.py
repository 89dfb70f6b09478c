"""The forms of the dossier: each records what it says, and gives the keyboard back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabWidget

from tests.ui.dossier_page import (
    WESTLAND,
    agreed,
    dialog_of,
    dossier_of,
    dossier_operations,
    dossier_page,
)
from tests.ui.dossier_tools import DELFT, TODAY, doubled_mnemonics, nameless, opened, turn_to
from tests.ui.hands import choose_in, click_on, control, messages_on, part_of, words_on, write_in
from tests.ui.ui_tools import focused, press, settle, write
from toezichtdesk.casework import policies
from toezichtdesk.domain.assessment import Freeze, WarningCause
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.dossier import WarningRow
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.ui.contacts.agreement_dialog import AgreementDialog
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.contacts.talk_dialogs import TalkDialog
from toezichtdesk.ui.dossier.balance_dialog import BalanceDialog
from toezichtdesk.ui.dossier.figures_tab import FiguresTab
from toezichtdesk.ui.dossier.freeze_dialog import EndFreezeDialog, FreezeDialog
from toezichtdesk.ui.dossier.header import DossierHeader
from toezichtdesk.ui.dossier.own_count_dialog import OwnCountDialog
from toezichtdesk.ui.dossier.side import DossierSide
from toezichtdesk.ui.dossier.side_rows import AgreementRow, WarningLine
from toezichtdesk.ui.dossier.swap_dialog import SwapDialog
from toezichtdesk.ui.dossier.warning_dialog import DismissWarningDialog
from toezichtdesk.ui.forms.dialogs import FormDialog
from toezichtdesk.ui.plans.dates_dialog import PlanDatesDialog
from toezichtdesk.ui.plans.judgement_dialog import JudgementDialog
from toezichtdesk.ui.plans.plan_tab import PlanTab

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def operations(desk, qapp):
    yield from dossier_operations(desk, qapp)


@pytest.fixture
def page(operations, theme, qtbot):
    yield from dossier_page(operations, theme, qtbot)


def test_an_agreement_is_marked_as_kept(page, operations, desk, qtbot):
    agreed(desk)
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    row = part_of(page, DossierSide).findChild(AgreementRow)
    click_on(row, "Nagekomen: lijst met locaties")
    settle(qtbot, operations)

    assert dossier_of(desk).agreements[0].done_on == TODAY
    assert dossier_of(desk).agreements[0].text == "lijst met locaties"


def test_a_warning_is_dismissed_only_with_a_reason(page, operations, desk, qtbot):
    every = {"signal_from": "elk tekort"}
    desk.act(policies.add_version, TODAY, "Elk tekort", TODAY, "Proef", every)
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    warning = part_of(page, DossierSide).findChild(WarningLine)
    click_on(warning, "Negeren…")
    form = opened(dialog_of(page, DismissWarningDialog), qtbot)
    form.act.click()
    qtbot.waitUntil(lambda: bool(form.band.text))
    write_in(form, "Reden", "Sleutels volgen in april.")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    assert all(warning.closed_on for warning in dossier_of(desk).warnings)
    assert part_of(page, DossierSide)._warnings_group.isHidden()


def test_a_freeze_is_entered_shown_and_ended(page, operations, desk, qtbot):
    click_on(part_of(page, DossierHeader), "Bevriezen…")
    form = opened(dialog_of(page, FreezeDialog), qtbot)
    choose_in(form, "Grond", "Brand of andere calamiteit")
    write_in(form, "Reden", "Opvanglocatie afgebrand.")
    form.act.click()
    assert "tot en met welke dag" in form.band.text
    write_in(form, "Tot en met", "30-6")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)
    (frozen,) = [message for message in messages_on(page) if "Bevroren" in message]
    assert "Bevroren tot en met 30-06-2026" in frozen
    assert "Opvanglocatie afgebrand." in frozen

    click_on(part_of(page, DossierHeader), "Bevriezing beëindigen…")
    ending = opened(dialog_of(page, EndFreezeDialog), qtbot)
    write_in(ending, "Laatste dag", "gisteren")
    with qtbot.waitSignal(ending.saved):
        ending.act.click()
    settle(qtbot, operations)
    assert dossier_of(desk).freeze is None
    assert not any("Bevroren" in message for message in messages_on(page))


def test_the_forms_have_names_and_letters_and_are_freed(page, operations, desk, qtbot):
    freeze = Freeze(TODAY, date(2026, 6, 30), "Brand", "Afgebrand.")
    warning = WarningRow(1, Period(2026, 1), WarningCause.BACKLOG_GROWS, TODAY, "Zes te weinig.")
    for form in (
        FreezeDialog(operations, DELFT, "Delft", page),
        EndFreezeDialog(operations, DELFT, "Delft", freeze, page),
        DismissWarningDialog(operations, DELFT, "Delft", warning, page),
    ):
        opened(form, qtbot)
        assert nameless(form) == []
        assert doubled_mnemonics(form) == {}
        with qtbot.waitSignal(form.destroyed):
            form.reject()


def test_the_keyboard_stays_with_the_agreement_that_was_changed(page, operations, desk, qtbot):
    for text in ("Locaties noemen", "Kamers tellen"):
        agreed(desk, text)
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    changing = {
        each.accessibleName(): each for each in part_of(page, DossierSide).findChildren(QPushButton)
    }
    focused(qtbot, changing["Wijzigen: Kamers tellen"])
    press(Qt.Key.Key_Return)
    form = opened(dialog_of(page, AgreementDialog), qtbot)

    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    held = page.window().focusWidget()
    assert held is not changing["Wijzigen: Kamers tellen"]
    assert held.accessibleName() == "Wijzigen: Kamers tellen"


def test_a_form_that_is_left_gives_the_keyboard_back_to_its_button(page, qtbot):
    def forms():
        return [form for form in page.window().findChildren(FormDialog) if form.isVisible()]

    left = set()
    for tab in (part_of(page, FiguresTab), part_of(page, ContactLog), part_of(page, PlanTab)):
        part_of(page, QTabWidget).setCurrentWidget(tab)
        for button in tab.findChildren(QPushButton):
            if button.isVisible() and button.isEnabled() and button.text().endswith("…"):
                focused(qtbot, button)
                button.click()
                qtbot.waitUntil(lambda: bool(forms()))
                (form,) = forms()
                form.reject()
                assert page.window().focusWidget() is button
                left.add(type(form))

    assert left >= {OwnCountDialog, SwapDialog, TalkDialog, PlanDatesDialog, JudgementDialog}


def test_part_of_the_target_is_moved_to_another_municipality(page, operations, desk, qtbot):
    turn_to(page, "Cijfers")
    focused(qtbot, part_of(page, FiguresTab).swap)
    press(Qt.Key.Key_Return)
    form = opened(dialog_of(page, SwapDialog), qtbot)
    assert nameless(form) == []
    assert doubled_mnemonics(form) == {}
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "welke gemeente" in form.band.text
    form.other.setText("Xanten")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Vul de officiële naam of de CBS-code in." in form.band.text)
    form.other.clear()
    write("Westland")
    form.persons.setValue(4)
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, operations)

    assert dossier_of(desk).targets[-1].target == 32
    assert dossier_of(desk, WESTLAND).targets[-1].target == 46


def test_which_of_two_opening_balances_is_right_is_settled_with_a_reason(
    page, operations, desk, qtbot
):
    desk.figures(TODAY, "2025-II", date(2026, 1, 1), Delft=(30, -6, 28))
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    turn_to(page, "Cijfers")
    assert (
        "Nu telt −8, de laatste opgave."
        in control(part_of(page, FiguresTab), "Twee opgaven van een beginsaldo").text()
    )
    focused(qtbot, part_of(page, FiguresTab).settle)
    press(Qt.Key.Key_Return)
    form = opened(dialog_of(page, BalanceDialog), qtbot)
    assert nameless(form) == []
    assert doubled_mnemonics(form) == {}
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.band.text == "Kies welk beginsaldo juist is."
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "reden ontbreekt" in form.band.text)
    form.reason.setFocus()
    write("De gemeente heeft dit bevestigd")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, operations)

    assert dossier_of(desk).row.standing.opening_balance == -10
    assert (
        control(part_of(page, FiguresTab), "Twee opgaven van een beginsaldo")
        .text()
        .endswith("Vastgesteld is −10. Reden: De gemeente heeft dit bevestigd.")
    )
    assert part_of(page, FiguresTab).settle.isHidden()


def test_what_the_municipality_counts_itself_is_recorded_beside_coa(page, operations, desk, qtbot):
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    turn_to(page, "Cijfers")
    focused(qtbot, part_of(page, FiguresTab).own_count)
    press(Qt.Key.Key_Return)
    form = opened(dialog_of(page, OwnCountDialog), qtbot)
    assert nameless(form) == []
    assert doubled_mnemonics(form) == {}
    press(Qt.Key.Key_Return)
    assert form.band.text == "Vul in hoeveel personen de gemeente telt."
    write("99")
    control(form, "Reden").setFocus()
    write("Later gemeld")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.band.text.startswith("Vul in wanneer gemeente en COA het eens zijn.")
    write("+14")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    (row,) = dossier_of(desk).own_counts
    assert (row.own.counted, row.own.agree_by) == (99, TODAY + timedelta(days=14))
    assert "telt de gemeente 99, COA" in words_on(part_of(page, FiguresTab))
    (work,) = [a for a in dossier_of(desk).row.actions if a.kind is ActionKind.OWN_COUNT]
    part_of(page, DossierSide).action_wanted.emit(work)
    settle(qtbot, operations)
    form = opened(page.findChild(OwnCountDialog), qtbot)
    assert control(form, "Overeenstemming bereikt op").day == TODAY
    control(form, "Uitkomst").setFocus()
    write("Het COA past aan")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, operations)

    assert "telt de gemeente" not in words_on(part_of(page, FiguresTab))


def test_the_work_of_two_opening_balances_leads_to_its_form(page, operations, desk, qtbot):
    desk.figures(TODAY, "2025-II", date(2026, 1, 1), Delft=(30, -6, 28))
    settle(qtbot, operations)
    (work,) = [a for a in dossier_of(desk).row.actions if a.kind is ActionKind.BALANCE]

    part_of(page, DossierSide).action_wanted.emit(work)
    settle(qtbot, operations)

    assert opened(page.findChild(BalanceDialog), qtbot).balance.count() == 2
