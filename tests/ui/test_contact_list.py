"""Contacten: read, filtered, changed and logged without a hand leaving the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    clipped,
    doubled_mnemonics,
    nameless,
    operations_on,
    rich_labels,
    two_stands,
)
from tests.ui.hands import choose_in, click_on, control, rows_of, texts_on, write_in
from tests.ui.ui_tools import focused, settle
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.contact_list import contact_rows
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.page import EMPTY, ContactsPage

pytest_plugins = ("tests.ui.shell",)

WESTLAND = "GM1783"
TALK = ContactData(DELFT, date(2025, 12, 1), ContactKind.PROGRESS_TALK, "Vijf kamers\naan de kade")
MAIL = ContactData(WESTLAND, TODAY, ContactKind.EMAIL, "Súdkade <b>", follow_up="bellen")


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(desk, operations, theme, qtbot):
    page = ContactsPage(operations, theme)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.refresh()
    settle(qtbot, operations)
    return page


@pytest.fixture
def filled_page(page, desk, operations, qtbot):
    for draft in (TALK, MAIL):
        desk.act(contacts.log_contact, TODAY, draft)
    refreshed(page, operations, qtbot)
    return page


def refreshed(page, operations, qtbot):
    page.refresh()
    settle(qtbot, operations)


def names(page):
    return [row.name for row in rows_of(page.table)]


def dialog(kind):
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind))


def test_an_empty_page_says_how_to_begin_and_names_every_control(page):
    assert EMPTY in texts_on(page)
    assert not page.table.isVisible()
    assert not control(page, "Wijzigen…").isEnabled()
    assert (nameless(page), clipped(page), doubled_mnemonics(page)) == ([], [], {})


def test_the_newest_is_read_whole_and_markup_stays_text(filled_page):
    page = filled_page

    assert names(page) == ["Westland", "Delft"]
    assert any(text.startswith("Westland · ") for text in texts_on(page))
    assert (
        control(page, "Gekozen contact").text()
        == "Súdkade <b>\nVervolg: bellen\nTelt voor de contactplicht: nee."
    )
    assert page.counted.text() == "2 contacten"
    assert rich_labels(page) == []


def test_text_kind_period_and_duty_filter_together(filled_page):
    page = filled_page
    QTest.keyClicks(page.filter, "SUDKADE")
    assert (names(page), page.counted.text()) == (["Westland"], "1 van 2 contacten")
    page.filter.setText("kade kamers")
    assert names(page) == ["Delft"]
    assert "Vijf kamers\naan de kade" in control(page, "Gekozen contact").text()

    choose_in(page, "Soort", "E-mail")
    assert (names(page), control(page, "Gekozen contact").text()) == ([], "")
    assert page.counted.text() == "Geen van 2 contacten past bij het filter."
    click_on(page, "Filters wissen")
    assert names(page) == ["Westland", "Delft"]
    assert not control(page, "Filters wissen").isVisible()

    click_on(page, "Telt voor de contactplicht")
    assert names(page) == ["Delft"]
    click_on(page, "Telt voor de contactplicht")
    choose_in(page, "Periode", "2026-I")
    assert names(page) == ["Westland"]


def test_the_filters_stay_when_something_is_logged(filled_page, desk, operations, qtbot):
    choose_in(filled_page, "Periode", "2025-II")

    later = replace(MAIL, held_on=date(2025, 3, 3), summary="Eerder")
    desk.act(contacts.log_contact, TODAY, later)
    refreshed(filled_page, operations, qtbot)

    assert control(filled_page, "Periode").currentText() == "2025-II"
    assert names(filled_page) == ["Delft"]
    assert control(filled_page, "Periode").count() == 4


def test_a_period_that_is_gone_filters_no_more(filled_page, desk, operations, qtbot):
    choose_in(filled_page, "Periode", "2025-II")
    (old,) = rows_of(filled_page.table)

    desk.act(contacts.withdraw_contact, TODAY, old.contact.id)
    refreshed(filled_page, operations, qtbot)

    assert control(filled_page, "Periode").currentText() == "Alle perioden"
    assert names(filled_page) == ["Westland"]


def test_the_columns_sort_and_typing_finds_a_municipality(filled_page, qtbot):
    filled_page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(filled_page) == ["Delft", "Westland"]

    focused(qtbot, filled_page.table)
    QTest.keyClicks(filled_page.table, "we")
    assert filled_page.current_code == WESTLAND


def test_in_a_small_window_the_day_of_what_follows_is_whole_and_its_words_stand_below(
    page, desk, operations, qtbot
):
    words, day = "Terugbellen over de planning van de flexwoningen", date(2026, 11, 3)
    long = (
        "De wethouder wonen erkent dat de woningen later komen dan in het plan staat, en zegt toe "
    )
    talk = replace(TALK, summary=long * 2, follow_up=words, follow_up_on=day)
    desk.act(contacts.log_contact, TODAY, talk)
    page.resize(900, 600)
    refreshed(page, operations, qtbot)

    table = page.table
    titles = [column.title for column in table.model().columns]
    place = titles.index("Vervolg op")
    assert table.model().index(0, place).data() == "03-11-2026"
    assert table.columnWidth(place) >= table.sizeHintForColumn(place)
    assert table.isColumnHidden(titles.index("Vervolg"))
    assert f"Vervolg: 03-11-2026 {words}" in control(page, "Gekozen contact").text()


def test_a_contact_is_changed_from_the_list(filled_page, desk, operations, qtbot):
    click_on(filled_page, "Wijzigen…")
    form = dialog(ContactDialog)
    write_in(form, "Kern", "Herschreven")
    form.act.click()
    refreshed(filled_page, operations, qtbot)

    assert control(filled_page, "Gekozen contact").text().startswith("Herschreven")
    assert desk.ask(contact_rows, TODAY)[0].text == "Herschreven"


def test_each_letter_of_a_filter_sets_the_list_once(filled_page):
    """How long that takes with a hundred thousand contacts is measured in `tests.bench said`."""
    model = filled_page.table.model()
    signals = (model.modelReset, model.layoutChanged, model.rowsInserted, model.rowsRemoved)
    spies = [QSignalSpy(signal) for signal in signals]

    for typed, found in (("k", 2), ("kade", 2), ("kade vijf", 1), ("", 2)):
        filled_page.filter.setText(typed)
        assert len(rows_of(filled_page.table)) == found

    assert sum(spy.count() for spy in spies) == 4
