"""Vandaag: Enter leads to where the work is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.casework import decide
from toezichtdesk.reports.answers import ActionKind, NextAction
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
DELFT, ZOETERMEER = "GM0503", "GM0637"


@pytest.fixture
def page(window, operations, qtbot):
    window.show_place(Place.TODAY)
    settle(qtbot, operations)
    return window.current_page


def owed(due, text="Te doen", kind=ActionKind.AGREEMENT):
    return NextAction(
        kind, (text,), text, f"Grond van {text}.", due, due is not None and due < TODAY
    )


def open_work(page, window, qtbot, kind, code=DELFT):
    """Show one thing to do and press Enter on it."""
    row = next(row for row in window.overview.rows if row.code == code)
    page.show_rows((replace(row, actions=(owed(date(2026, 7, 1), kind=kind),)),))
    focused(qtbot, page.table)
    page.table.choose_line(0)
    press(Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", [ActionKind.DECIDE, ActionKind.REASSESS])
def test_a_decision_and_a_new_judgement_lead_to_the_proposals(
    page, window, operations, qtbot, kind
):
    open_work(page, window, qtbot, kind)
    settle(qtbot, operations)

    assert window.current_page is window.pages.at(Place.ASSESSING)
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


def test_the_list_gives_day_kind_work_and_ground_and_names_each_group_once(page, window):
    row = window.overview.rows[0]
    due = date(2026, 12, 1)
    page.show_rows((replace(row, actions=(owed(None), owed(due, "Later"), owed(due, "Ook"))),))

    cells = [[page.model.index(line, column).data() for column in range(7)] for line in range(3)]

    name, rung = row.name, str(row.rung)
    assert cells == [
        ["Nu", "", name, rung, "Afspraak", "Te doen", "Grond van Te doen."],
        ["Later", "01-12-2026", name, rung, "Afspraak", "Later", "Grond van Later."],
        ["", "01-12-2026", name, rung, "Afspraak", "Ook", "Grond van Ook."],
    ]


def test_the_whole_ground_stands_below_the_list_and_follows_the_cursor(page, window, qtbot):
    row = window.overview.rows[0]
    page.show_rows((replace(row, actions=(owed(None, "Eerst"), owed(None, "Dan"))),))
    focused(qtbot, page.table)
    page.table.choose_line(0)
    press(Qt.Key.Key_Down)

    assert page._detail.text() == f"{row.name}: Dan.\nGrond: Grond van Dan."
    press(Qt.Key.Key_Tab)
    assert window.focusWidget() is page._detail


def test_the_filter_knows_name_kind_and_work_and_still_names_the_group(page, window, qtbot):
    actions = (owed(None), owed(None, "Terugbellen", ActionKind.FOLLOW_UP))
    page.show_rows((replace(window.overview.rows[0], actions=actions),))
    focused(qtbot, page.table)
    press(Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(page.filter.hasFocus)
    write("vervolg")

    assert [line.duty.action.text for line in page.model.shown] == ["Terugbellen"]
    assert page.model.index(0, 0).data() == "Nu"


def test_the_contact_duty_of_the_province_stands_above_the_list(page, window):
    assert page._contact_duty.text() == (
        "Contactplicht 2026-II: 0 van 5 gesproken, nog 5 in 25 weken"
    )
    assert (page._spoken.value(), page._spoken.maximum()) == (0, 5)


def test_with_nothing_for_today_the_next_thing_is_named(page, window):
    rows = [replace(row, actions=()) for row in window.overview.rows]
    page.show_rows((replace(rows[0], actions=(owed(date(2026, 12, 1)),)), *rows[1:]))
    assert page._summary.text().startswith(
        f"Niets te doen vandaag. Eerstvolgende: dinsdag 1 december 2026, {rows[0].name}: Te doen."
    )

    page.show_rows(rows)
    assert page._empty.isVisible()
    assert "vrijdag 1 januari 2027, begin van 2027-I" in page._empty.text()

    page.show_rows(())
    assert page._empty.text() == "Er zijn nog geen gemeenten met cijfers."
