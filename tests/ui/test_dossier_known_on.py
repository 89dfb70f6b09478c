"""The dossier as it was known on an earlier day: to look at, not to act on."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from tests.ui.dossier_page import (
    agreed,
    dossier_operations,
    dossier_page,
)
from tests.ui.dossier_tools import DELFT, turn_to
from tests.ui.hands import click_on, control, facts_on, part_of, rows_of
from tests.ui.ui_tools import focused, press, settle, write
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.dossier.header import DossierHeader
from toezichtdesk.ui.lists.looking_back import BackBand

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def operations(desk, qapp):
    yield from dossier_operations(desk, qapp)


@pytest.fixture
def page(operations, theme, qtbot):
    yield from dossier_page(operations, theme, qtbot)


def look_back(page, operations, qtbot, day):
    """Choose a day to look back at, by keyboard."""
    page.focus_day()
    focused(qtbot, part_of(page, DossierHeader).day)
    part_of(page, DossierHeader).day.selectAll()
    write(day)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)


def test_the_dossier_shows_a_day_as_it_was_known_then(page, operations, desk, qtbot):
    agreed(desk)
    look_back(page, operations, qtbot, "1-2-2026")

    assert part_of(page, BackBand).text == "U kijkt naar de stand van 01-02-2026; alleen lezen."
    assert page.known_on == date(2026, 2, 1)
    assert "stand 01-01-2026" in facts_on(part_of(page, DossierHeader))["Achterstand"][1]
    assert page.dossier.agreements == ()
    buttons = [b for part in page._seal._parts for b in buttons_of(part)]
    assert buttons
    assert not any(button.isEnabled() for button in buttons)

    click_on(part_of(page, BackBand), "Terug naar vandaag")
    settle(qtbot, operations)
    assert part_of(page, BackBand).isHidden()
    assert part_of(page, DossierHeader).day.text() == ""
    assert control(part_of(page, DossierHeader), "+ Contact").isEnabled()
    assert "stand 01-03-2026" in facts_on(part_of(page, DossierHeader))["Achterstand"][1]
    assert len(page.dossier.agreements) == 1


def buttons_of(part):
    return [part] if isinstance(part, QPushButton) else part.findChildren(QPushButton)


def test_nothing_can_be_done_while_looking_back(page, operations, desk, qtbot):
    draft = ContactData(DELFT, date(2026, 1, 20), ContactKind.TELEPHONE, "Gebeld.")
    desk.act(contacts.log_contact, date(2026, 3, 3), draft)
    look_back(page, operations, qtbot, "4-3-2026")
    turn_to(page, "Contacten")
    focused(qtbot, control(part_of(page, ContactLog), "Contacten, nieuwste eerst"))

    press(Qt.Key.Key_Return)
    page.log_contact()

    assert not any(dialog.isVisible() for dialog in page.window().findChildren(QDialog))
    assert len(rows_of(control(part_of(page, ContactLog), "Contacten, nieuwste eerst"))) == 1


def test_today_or_later_is_no_looking_back(page, operations, qtbot):
    look_back(page, operations, qtbot, "+14")

    assert page.known_on is None
    assert part_of(page, BackBand).isHidden()
    assert part_of(page, DossierHeader).day.text() == ""
