"""Contacten in the window: its place on the rail, and what its keys and buttons lead to."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.hands import click_on, control, part_of, rows_of, write_in
from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.casework import attachments, contacts, plans
from toezichtdesk.domain.casefile import AttachedTo, ContactData, PlanDates
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.texts.search import search
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.contacts.quick_entry import QuickEntry
from toezichtdesk.ui.plans.plan_tab import PlanTab
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
WESTLAND = "GM1783"
VISIT = ContactData(WESTLAND, TODAY, ContactKind.VISIT, "Kamers aan de kade")


@pytest.fixture
def contacts_page(filled, window, operations, qtbot):
    """The page in the window, reached by its key, with one contact."""
    filled.act(contacts.log_contact, TODAY, VISIT)
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_4, CTRL)
    settle(qtbot, operations)
    return window.current_page


def dialog(kind):
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind))


def test_enter_opens_the_contacts_in_the_dossier(contacts_page, window, operations, qtbot):
    assert window.rail.entries[Place.CONTACTS].isChecked()
    focused(qtbot, contacts_page.table)

    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    dossier = window.pages.dossier
    assert (window.current_page, dossier.code) == (dossier, WESTLAND)
    assert part_of(dossier, ContactLog).isVisible()
    window.go_back()
    assert window.current_page is contacts_page


def test_an_older_contact_is_the_one_that_is_chosen_in_the_dossier(
    contacts_page, filled, window, operations, qtbot
):
    older = ContactData(WESTLAND, date(2026, 5, 4), ContactKind.VISIT, "Eerder bezoek")
    filled.act(contacts.log_contact, TODAY, older)
    window.refresh()
    settle(qtbot, operations)
    contacts_page.table.choose_line(1)

    click_on(contacts_page, "Dossier openen")
    settle(qtbot, operations)

    assert (
        "Eerder bezoek"
        in control(part_of(window.pages.dossier, ContactLog), "Gekozen contact").text()
    )
    (hit,) = filled.ask(search, "kade").hits
    window.show_note(hit)
    settle(qtbot, operations)
    assert (
        VISIT.summary
        in control(part_of(window.pages.dossier, ContactLog), "Gekozen contact").text()
    )
    assert hit.contact == hit.id


def test_a_found_attachment_opens_where_it_belongs(
    contacts_page, filled, window, operations, qtbot, tmp_path
):
    letter = tmp_path / "collegebrief.txt"
    letter.write_text("besloten")
    plan = filled.act(plans.record_dates, TODAY, WESTLAND, PlanDates(received_on=TODAY))
    filled.act(attachments.attach, TODAY, AttachedTo(plan=plan), letter)

    (hit,) = filled.ask(search, "collegebrief").hits
    window.show_note(hit)
    settle(qtbot, operations)
    dossier = window.pages.dossier
    assert part_of(dossier, PlanTab).isVisible()


def test_ctrl_f_filters_this_list(contacts_page, window, qtbot):
    focused(qtbot, contacts_page.table)
    press(Qt.Key.Key_F, CTRL)
    write("haven")
    assert rows_of(contacts_page) == ()


def test_a_contact_is_logged_with_the_municipality_of_the_chosen_line(
    contacts_page, window, operations, qtbot
):
    window.overview.table.choose("GM0503")

    click_on(contacts_page, "Contact vastleggen…")

    form = dialog(ContactDialog)
    assert "Westland" in form.windowTitle()
    write_in(form, "Kern", "Nog een gesprek")
    form.act.click()
    settle(qtbot, operations)
    assert [row.text for row in rows_of(contacts_page)] == ["Nog een gesprek", VISIT.summary]


def test_the_quick_entry_opens_from_the_page(contacts_page):
    click_on(contacts_page, "Snelle invoer…")

    assert dialog(QuickEntry).isVisible()
