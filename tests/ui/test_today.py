"""Vandaag: Enter leads to where the work is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.casework import decide
from toezichtdesk.reports.rows import ActionKind, NextAction
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
DELFT, ZOETERMEER = "GM0503", "GM0637"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window, operations, qtbot):
    window.show_place(Place.TODAY)
    settle(qtbot, operations)
    return window.current_page


def open_work(page, window, qtbot, kind, code=DELFT):
    """Show one thing to do and press Enter on it."""
    row = next(row for row in window.overview.rows if row.code == code)
    action = NextAction(kind, "Te doen", date(2026, 7, 1), is_late=True)
    page.show_rows((replace(row, actions=(action,)),))
    focused(qtbot, page.table)
    page.table.choose_line(0)
    press(Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", [ActionKind.DECIDE, ActionKind.REASSESS])
def test_a_decision_and_a_new_judgement_lead_to_the_proposals(
    page, window, operations, qtbot, kind
):
    open_work(page, window, qtbot, kind)
    settle(qtbot, operations)

    assert window.current_page is window._pages[Place.ASSESSING]
    assert window.current_page.table.current.code == DELFT


def test_a_term_leads_to_its_tab_in_the_dossier(page, window, operations, filled, qtbot):
    filled.act(decide.accept, TODAY, ZOETERMEER, decided_on=TODAY, reference="GS-2026-7")
    open_work(page, window, qtbot, ActionKind.TERM, ZOETERMEER)
    settle(qtbot, operations)

    assert window.current_page.code == ZOETERMEER
    assert window.current_page._tabs.currentWidget() is window.current_page._term


def test_other_work_leads_to_the_dossier(page, window, operations, qtbot):
    open_work(page, window, qtbot, ActionKind.CONTACT)
    settle(qtbot, operations)

    assert window.current_page.code == DELFT


def test_looking_back_by_keyboard_refuses_what_would_change_something(
    window, operations, filled, qtbot
):
    window.overview.table.choose(DELFT)
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_D, CTRL | SHIFT)
    settle(qtbot, operations)
    page = window.current_page
    assert window.focusWidget() is page._header.day
    focused(qtbot, page._header.day)
    write("6-1-2026")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert window.is_looking_back

    window.commands.menus.contact.trigger()

    assert "alleen lezen" in window.band.text
