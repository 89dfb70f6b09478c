"""Names of people: found, given out and erased, and what is past its term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.hands import click_on, rows_of
from tests.ui.ui_tools import TODAY, focused, press, settle, write
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.retention import TextKind
from toezichtdesk.reports.texts.officials import mentions
from toezichtdesk.ui.forms.dialogs import Message
from toezichtdesk.ui.managing.person_dialog import PersonDialog
from toezichtdesk.ui.managing.retention_dialog import RetentionDialog
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)

TALK = ContactData("GM0503", date(2026, 7, 3), ContactKind.VISIT, "Jansen noemt de kade")


@pytest.fixture
def page(window, operations, qtbot):
    window.show_place(Place.MANAGING)
    settle(qtbot, operations)
    return window.current_page


@pytest.fixture
def spoken(filled):
    filled.act(contacts.log_contact, TODAY, TALK)
    return filled


def test_a_person_is_found_given_and_erased_by_keyboard(spoken, page, operations, qtbot, tmp_path):
    click_on(page, "Persoon zoeken…")
    dialog = page.window().findChild(PersonDialog)
    focused(qtbot, dialog.name)
    write("jansen")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    result = [one.where for one in rows_of(dialog)]
    assert result == ["Contact", "Logboek"]
    dialog._write(str(tmp_path / "inzage.csv"))
    settle(qtbot, operations)
    assert "Jansen noemt de kade" in (tmp_path / "inzage.csv").read_text("utf-8-sig")
    focused(qtbot, dialog.reason)
    press(Qt.Key.Key_Return)
    assert "reden ontbreekt" in dialog.band.text
    write("Verzoek van 3 maart.")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert spoken.ask(mentions, "Jansen")  # the same Enter does not answer the question
    dialog.findChild(Message).act.click()
    settle(qtbot, operations)

    assert "gewist uit 2 teksten" in dialog.band.text
    assert "back-ups" in dialog.band.text
    assert not dialog.act.isEnabled()
    assert spoken.ask(mentions, "Jansen") == ()
    dialog.close()


def test_a_name_goes_from_a_motive_that_is_being_typed_and_does_not_come_back(
    window, filled, operations, qtbot
):
    window.show_place(Place.ASSESSING)
    settle(qtbot, operations)
    form = window.current_page.form
    form.deviate()
    form.motive.setPlainText("Jansen noemt de kade")
    form._keep()
    window.show_place(Place.MANAGING)
    click_on(window.current_page, "Persoon zoeken…")
    dialog = window.findChild(PersonDialog)
    dialog.name.setText("Jansen")
    dialog.search()
    settle(qtbot, operations)
    dialog.reason.setText("Verzoek van 3 maart.")

    focused(qtbot, dialog.reason)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    dialog.findChild(Message).act.click()
    settle(qtbot, operations)
    form._keep()  # as each second
    settle(qtbot, operations)

    assert form.motive.toPlainText() == "[gewist] noemt de kade"
    assert filled.ask(mentions, "Jansen") == ()
    dialog.close()


def test_a_name_too_short_is_refused_and_nothing_is_offered(page, operations, qtbot):
    click_on(page, "Persoon zoeken…")
    dialog = page.window().findChild(PersonDialog)
    dialog.name.setText("Li")
    dialog.search()
    settle(qtbot, operations)

    assert "ten minste 3 letters" in dialog.band.text
    assert not dialog.act.isEnabled()
    dialog.close()


def test_what_is_past_its_term_is_kept_longer_or_erased(spoken, page, operations, qtbot, tmp_path):
    old = replace(TALK, held_on=date(2015, 1, 5), summary="Oud gesprek")
    spoken.act(contacts.log_contact, TODAY, old)
    spoken.act(contacts.log_contact, TODAY, replace(old, summary="Nog ouder"))
    click_on(page, "Bewaartermijnen…")
    dialog = page.window().findChild(RetentionDialog)
    settle(qtbot, operations)
    assert "nog geen termijn" in dialog.table.emptiness
    field = dialog.terms[TextKind.CONTACTS]
    focused(qtbot, field)
    field.setValue(10)
    press(Qt.Key.Key_Tab)
    settle(qtbot, operations)
    assert [row.text for row in rows_of(dialog)] == ["Oud gesprek", "Nog ouder"]

    dialog.table.choose_line(0)
    dialog.reason.setText("Bezwaar loopt.")
    dialog.until.setText("1-1-2030")
    click_on(dialog, "Langer bewaren")
    settle(qtbot, operations)
    assert [row.text for row in rows_of(dialog)] == ["Nog ouder"]
    dialog._write(str(tmp_path / "lijst.csv"))
    dialog.table.clearSelection()
    dialog.act.click()
    assert dialog.findChild(Message) is None
    assert "Er is niets gekozen" in dialog.band.text
    click_on(dialog, "Alles kiezen")
    dialog.act.click()
    dialog.table.clearSelection()  # as a list that arrives meanwhile would
    dialog.findChild(Message).act.click()
    settle(qtbot, operations)

    assert rows_of(dialog) == ()
    assert spoken.ask(mentions, "Nog ouder") == ()
    assert "Nog ouder" in (tmp_path / "lijst.csv").read_text("utf-8-sig")
    dialog.close()
    page.refresh()
    settle(qtbot, operations)
    assert page.retention.value.text() == "Contacten, afspraken en eigen tellingen: 10 jaar."
