"""Looking back by keyboard: all municipalities, and a dossier, as they were known on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QTabWidget

from tests.ui.hands import click_on, control, part_of, texts_on
from tests.ui.ui_tools import CTRL, HEAD, TODAY, focused, import_july, press, settle, write
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.store.versions import first_day
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.dossier.history_tab import HistoryTab
from toezichtdesk.ui.lists.looking_back import BackBand
from toezichtdesk.ui.overview import columns
from toezichtdesk.ui.rail import Place
from toezichtdesk.wording import day as day_words

pytest_plugins = ("tests.ui.shell",)
DELFT = "GM0503"
DAY = date(2026, 1, 6)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def choose_day(window, operations, qtbot, typed):
    """Ask for another day on the page that is shown, with the keys of the menu."""
    press(Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.focusWidget().accessibleName() == "Stand op")
    write(typed)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)


@pytest.fixture
def filled(desk):
    """The end of 2025 as it came in January, and that of 2026-I in July."""
    desk.stand(
        date(2026, 1, 5),
        "Taakstelling 2025-II, stand 1 januari 2026",
        ("Delft", 30, -6, 26, 2),
        ("Westland", 40, -12, 46, 3),
        ("'s-Gravenhage", 90, 0, 95, 1),
        ("Zoetermeer", 50, -10, 45, 3),
        ("Wassenaar", 20, 4, 12, 1),
        head=HEAD,
        name="januari.xlsx",
    )
    import_july(desk)
    return desk


@pytest.fixture
def page(window, operations, qtbot):
    """The municipalities as known on 6 January."""
    focused(qtbot, window.overview.table)
    choose_day(window, operations, qtbot, "6-1-2026")
    return window.overview


def stand_of(window) -> str:
    """Return what the status bar says of the figures; a screen reader says the same."""
    button = window.status.findChild(QAbstractButton)
    assert button.accessibleName() == button.text()
    return button.text()


def test_the_rows_the_province_and_the_status_are_those_of_the_day(page, window, filled, qtbot):
    expected = filled.ask(overview, DAY, DAY)

    assert sorted(page.model.rows, key=lambda row: row.code) == sorted(
        expected, key=lambda row: row.code
    )
    assert part_of(page, BackBand).text == "U kijkt naar de stand van 06-01-2026; alleen lezen."
    window.resize(1920, 1080)  # a narrow window leaves words out, and says them in the tooltip
    whole = "Contactplicht 2026-I: nog 5 in 25 weken"
    qtbot.waitUntil(lambda: whole in texts_on(page.province))
    assert "alle gemeenten samen, stand 01-01-2026" in texts_on(page.province)
    assert stand_of(window) == "Cijfers t/m 01-01-2026 (5 dagen oud)"


@pytest.mark.parametrize("way", ["escape", "button"])
def test_there_is_a_way_back_to_today(page, window, operations, qtbot, way):
    if way == "escape":
        focused(qtbot, page.table)
        press(Qt.Key.Key_Escape)
    else:
        click_on(part_of(page, BackBand), "Terug naar vandaag")
    settle(qtbot, operations)

    assert page.known_on is None
    assert page.tools.day.text() == ""
    assert part_of(page, BackBand).isHidden()
    assert page.model.rows == page.rows
    assert "01-07-2026" in stand_of(window)
    assert control(page.province, "Beoordelen").isEnabled()


def test_nothing_can_be_done_on_the_day(page, window, qtbot):
    focused(qtbot, page.table)
    page.table.choose(DELFT)
    press(Qt.Key.Key_C)
    press(Qt.Key.Key_P)
    window.commands.menus.contact.trigger()

    assert not any(dialog.isVisible() for dialog in window.findChildren(QDialog))
    assert "alleen lezen" in window.band.text
    assert not control(page.province, "Beoordelen").isEnabled()
    assert "Enter opent" in texts_on(page)


def test_a_dossier_opens_on_that_day_and_the_way_back_returns_to_it(
    page, window, operations, qtbot
):
    page.table.choose(DELFT)
    focused(qtbot, page.table)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    dossier = window.current_page
    assert (dossier.code, dossier.known_on) == (DELFT, DAY)
    assert dossier.dossier.known_on == DAY
    assert "01-01-2026" in stand_of(window)

    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert window.current_page is page
    assert page.known_on == DAY


def test_a_dossier_that_is_opened_from_the_work_of_today_is_that_of_today(
    page, window, operations, qtbot
):
    window.show_municipality(DELFT)
    window.show_place(Place.TODAY)
    window.show_municipality(DELFT)
    settle(qtbot, operations)

    assert window.current_page.known_on is None
    assert window.current_page.dossier.known_on is None


def test_the_work_of_today_and_the_rail_stay_those_of_today(page, window, operations, qtbot):
    window.show_place(Place.TODAY)
    settle(qtbot, operations)

    rows = window.current_page.model.rows
    shown = {line.duty.code for line in rows if line.duty is not None}
    assert shown == {row.code for row in page.rows if row.actions}
    assert "2026-II" in window.current_page.spoken.words
    waiting = sum(columns.needs_decision(row) for row in page.rows)
    assert window.rail.entries[Place.ASSESSING].count == waiting > 0
    assert "01-07-2026" in stand_of(window)


def test_an_act_elsewhere_leaves_the_day_that_is_shown(page, window, operations, filled, qtbot):
    shown = page.model.rows
    call = ContactData(DELFT, TODAY, ContactKind.TELEPHONE, "Gebeld")
    filled.act(contacts.log_contact, TODAY, call)
    window.refresh()
    settle(qtbot, operations)

    assert page.model.rows == shown
    assert next(row for row in page.rows if row.code == DELFT).last_contact == TODAY


def test_today_or_later_is_no_looking_back(window, operations, qtbot):
    focused(qtbot, window.overview.table)
    choose_day(window, operations, qtbot, "+14")

    assert window.overview.known_on is None
    assert window.overview.tools.day.text() == ""
    assert part_of(window.overview, BackBand).isHidden()


def test_before_the_first_act_it_is_said_when_that_was(window, filled, operations, qtbot):
    began = filled.ask(first_day)
    words = f"Dit bestand begint op {day_words(began)}."
    focused(qtbot, window.overview.table)

    choose_day(window, operations, qtbot, day_words(began - timedelta(days=1)))
    assert words in texts_on(window.overview)

    choose_day(window, operations, qtbot, day_words(began))
    assert words not in texts_on(window.overview)


def test_before_the_first_figures_there_is_nothing_to_show_and_nothing_to_do(
    window, operations, qtbot
):
    focused(qtbot, window.overview.table)
    choose_day(window, operations, qtbot, "1-1-2025")

    assert "Op 01-01-2025 waren er nog geen gemeenten met cijfers." in texts_on(window.overview)
    assert not window.overview.table.isVisible()
    assert not control(window.overview, "Cijfers importeren").isVisible()
    assert not window.overview.province.isVisible(), "nobody was to be spoken to"
    press(Qt.Key.Key_Escape)
    settle(qtbot, operations)
    assert window.overview.province.isVisible()


def test_in_a_dossier_the_keys_lead_to_its_own_day_and_escape_leads_back(window, operations, qtbot):
    window.show_municipality(DELFT)
    settle(qtbot, operations)
    dossier = window.current_page
    choose_day(window, operations, qtbot, "6-1-2026")
    assert dossier.known_on == DAY

    press(Qt.Key.Key_Escape)
    settle(qtbot, operations)

    assert dossier.known_on is None
    assert dossier.dossier.known_on is None


def test_in_a_dossier_of_the_day_no_line_that_is_chosen_can_be_changed(
    window, operations, filled, qtbot
):
    day = date(2026, 7, 5)
    for each in ("een", "twee"):
        filled.act(contacts.log_contact, day, ContactData(DELFT, day, ContactKind.VISIT, each))
    window.show_municipality(DELFT)
    dossier = window.pages.dossier
    dossier.look_back(day)
    operations.changed.emit()
    settle(qtbot, operations)
    before = filled.tables()
    contact_log, history = part_of(dossier, ContactLog), part_of(dossier, HistoryTab)
    for tab, table in (
        (contact_log, control(contact_log, "Contacten, nieuwste eerst")),
        (history, history.table),
    ):
        part_of(dossier, QTabWidget).setCurrentWidget(tab)
        settle(qtbot, operations)
        for line in (1, 0):
            table.choose_line(line)
            live = [each for each in tab.findChildren(QPushButton) if each.isEnabled()]
            assert not [each.text() for each in live if each.isVisible()]
    part_of(dossier, HistoryTab).undo.click()
    settle(qtbot, operations)
    assert filled.tables() == before

    dossier.look_back(None)
    operations.changed.emit()
    settle(qtbot, operations)
    assert part_of(dossier, HistoryTab).undo.isEnabled()
