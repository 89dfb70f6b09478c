"""Undo by Ctrl+Z, by the notice after an act and by the journal works the same way."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.dossier_tools import nameless
from tests.ui.hands import control, messages_on, part_of, rows_of
from tests.ui.ui_tools import TODAY, settle
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework import contacts, decide, municipalities, plans
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Party,
    PlanMeasureData,
)
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.dossier.side import DossierSide
from toezichtdesk.ui.dossier.side_rows import AgreementRow
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.plans.plan_tab import PlanTab
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.undoing import UndoDialog

pytest_plugins = ("tests.ui.shell",)

DELFT = "GM0503"
GS = {"decided_on": TODAY, "reference": "GS-2026-7"}
VISIT = ContactData(DELFT, TODAY, ContactKind.VISIT, "Bezoek")


def press(window, keys: Qt.Key) -> None:
    QTest.keyClick(window, keys, Qt.KeyboardModifier.ControlModifier)


def perform(operations, qtbot, act, *args, **kwargs) -> None:
    operations.perform(act, _nothing, *args, **kwargs)
    settle(qtbot, operations)


def _nothing(_result: object) -> None:
    """Ignore the answer."""


def dialog_of(window) -> UndoDialog:
    (each,) = [child for child in window.findChildren(UndoDialog) if child.isVisible()]
    return each


def test_ctrl_z_takes_back_what_the_menu_names_and_ctrl_y_carries_it_out_again(
    window, operations, filled, qtbot
):
    seen = filled.ask(overview, TODAY)
    perform(operations, qtbot, decide.place, DELFT, 3, motive="Te weinig.")
    after = filled.ask(overview, TODAY)
    menus = window.commands.menus
    assert menus.undo.text() == "&Ongedaan maken: besluit over Delft"

    press(window, Qt.Key.Key_Z)
    settle(qtbot, operations)
    assert filled.ask(overview, TODAY) == seen
    assert menus.redo.text() == "Opnieuw &uitvoeren: besluit over Delft"
    assert window.undo_notice.text.startswith("Ongedaan gemaakt: Delft van trede 2 naar trede 3")

    press(window, Qt.Key.Key_Y)
    settle(qtbot, operations)
    assert filled.ask(overview, TODAY) == after
    assert not menus.redo.isEnabled()


def test_the_menu_names_the_last_act_also_after_a_restart(
    window, operations, filled, qtbot, theme, settings
):
    filled.act(contacts.log_contact, TODAY, VISIT)
    again = MainWindow(operations, theme, settings, Backups(filled.path))
    qtbot.addWidget(again)
    again.start()
    settle(qtbot, operations)

    assert again.commands.menus.undo.text() == "&Ongedaan maken: contact met Delft"
    assert again.undo_notice.isHidden()


def test_after_an_act_the_notice_offers_the_way_back_and_f6_reaches_it(
    window, operations, filled, qtbot
):
    seen = filled.ask(overview, TODAY)
    perform(operations, qtbot, contacts.log_contact, VISIT)
    notice = window.undo_notice
    assert notice.text == "Bezoek met Delft van 10-07-2026."
    assert nameless(notice) == []

    window.focus_page()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert notice.isAncestorOf(window.focusWidget())
    assert notice._time.isActive()
    notice._time.timeout.emit()
    assert not notice.isHidden()  # not while the cursor is on it
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    settle(qtbot, operations)

    assert filled.ask(overview, TODAY) == seen


def test_the_notice_leaves_by_itself(window, operations, qtbot):
    perform(operations, qtbot, municipalities.follow, ["GM0599"])
    window.focus_page()
    assert window.undo_notice.isVisible()

    window.undo_notice._time.timeout.emit()

    assert window.undo_notice.isHidden()


def test_a_decision_of_gs_asks_why_before_it_is_taken_back(window, operations, filled, qtbot):
    perform(operations, qtbot, decide.place, DELFT, 4, motive="Te weinig.", **GS)
    press(window, Qt.Key.Key_Z)
    settle(qtbot, operations)
    dialog = dialog_of(window)
    dialog.act.click()
    assert dialog.band.text.startswith("De reden ontbreekt.")

    dialog.reason.setPlainText("Verkeerde gemeente.")
    dialog.act.click()
    settle(qtbot, operations)

    assert filled.ask(journal, 1)[0].summary.endswith("Reden: Verkeerde gemeente.")


def _asked_to_undo_what_was_built_on(window, operations, filled, qtbot):
    """Return the question that the journal asks about the first of two decisions on Delft."""
    filled.act(decide.place, TODAY, DELFT, 3, motive="Te weinig.")
    (first,) = filled.ask(journal, 1)
    filled.act(decide.place, TODAY, DELFT, 2, motive="Toch niet.")
    window.show_place(Place.JOURNAL)
    settle(qtbot, operations)
    page = window.current_page
    page.table.choose(first.id)
    page.undo.click()
    settle(qtbot, operations)
    return dialog_of(page)


def test_a_line_of_the_journal_that_was_built_on_shows_both_and_takes_both_back(
    window, operations, filled, qtbot
):
    seen = filled.ask(overview, TODAY)

    dialog = _asked_to_undo_what_was_built_on(window, operations, filled, qtbot)

    assert any("Delft van trede 3 naar" in label.text() for label in dialog.findChildren(QLabel))
    assert dialog.act.text() == "&Beide ongedaan maken"
    dialog.act.click()
    settle(qtbot, operations)

    assert filled.ask(overview, TODAY) == seen
    assert [line.act for line in filled.ask(journal, 2)] == ["undo", "undo"]


def test_what_was_recorded_after_the_question_is_not_taken_back_unasked(
    window, operations, filled, qtbot
):
    dialog = _asked_to_undo_what_was_built_on(window, operations, filled, qtbot)
    filled.act(decide.place, TODAY, DELFT, 3, motive="Van elders.")
    before = filled.tables()

    dialog.act.click()
    settle(qtbot, operations)

    assert filled.tables() == before
    assert any(
        "Delft van trede 2 naar trede 3" in message for message in messages_on(window.current_page)
    )


def test_a_measure_is_taken_back_from_its_own_line(window, filled, operations, qtbot):
    draft = PlanMeasureData("Kamers", Horizon.SHORT_TERM)
    perform(operations, qtbot, plans.add_measure, DELFT, draft)
    window.show_municipality(DELFT)
    settle(qtbot, operations)
    tab = part_of(window.pages.dossier, PlanTab)
    control(tab, "Maatregelen").choose_line(0)

    tab.take_back.trigger()
    qtbot.waitUntil(lambda: not rows_of(tab))
    settle(qtbot, operations)

    assert filled.ask(journal)[0].details["undone"] == filled.ask(journal)[1].id


def test_an_agreement_is_taken_back_from_its_own_line(window, filled, operations, qtbot):
    promise = AgreementData(DELFT, Party.PROVINCE, "Sessie met corporaties")
    perform(operations, qtbot, contacts.add_agreement, promise)
    window.show_municipality(DELFT)
    settle(qtbot, operations)
    (row,) = part_of(window.pages.dossier, DossierSide).findChildren(AgreementRow)

    row.undo_asked.emit(row._agreement)
    qtbot.waitUntil(lambda: not filled.tables()["agreement"])
    settle(qtbot, operations)

    assert filled.ask(journal)[0].details["undone"] == filled.ask(journal)[1].id


def test_while_a_past_day_is_shown_nothing_is_taken_back(window, operations, filled, qtbot):
    perform(operations, qtbot, contacts.log_contact, VISIT)
    window.overview.tools.day.day_changed.emit(date(2026, 7, 3))
    settle(qtbot, operations)
    before = filled.tables()

    press(window, Qt.Key.Key_Z)
    settle(qtbot, operations)

    assert filled.tables() == before
    assert "eerdere stand" in window.band.text


def test_a_contact_is_taken_back_from_its_own_line(window, filled, operations, qtbot):
    perform(operations, qtbot, contacts.log_contact, VISIT)
    window.show_municipality("GM0503")
    settle(qtbot, operations)
    log = part_of(window.pages.dossier, ContactLog)
    assert log.take_back in control(log, "Contacten, nieuwste eerst").actions()

    log.take_back.trigger()
    qtbot.waitUntil(lambda: not rows_of(control(log, "Contacten, nieuwste eerst")))
    settle(qtbot, operations)

    assert filled.ask(journal)[0].details["undone"] == filled.ask(journal)[1].id
