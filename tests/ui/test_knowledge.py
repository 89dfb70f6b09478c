"""Kennis: recorded, found, offered and shared without a hand leaving the keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    doubled_mnemonics,
    nameless,
    operations_on,
    two_stands,
)
from tests.ui.hands import (
    click_on,
    control,
    offered_by,
    read_table,
    rows_of,
    take_offered,
    texts_on,
)
from tests.ui.ui_tools import settle
from toezichtdesk.casework import contacts, knowledge, own_words
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind, Level
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.knowledge import Bond, items, ties
from toezichtdesk.ui.knowledge.item_dialog import ItemDialog, ShareDialog
from toezichtdesk.ui.knowledge.page import EMPTY, KnowledgePage

pytest_plugins = ("tests.ui.shell",)
PRACTICE = KnowledgeData(
    KnowledgeKind.PRACTICE,
    date(2026, 2, 1),
    "Kamers in een oud kantoor",
    municipalities=("GM0228",),
    approach="Verhuur per kamer.",
    tags=("kamers",),
)


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    page = KnowledgePage(operations)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.refresh()
    settle(qtbot, operations)
    return page


def dialog(kind):
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind))


def typed(field, text):
    field.setFocus()
    QTest.keyClicks(field, text)


def refreshed(page, operations, qtbot):
    settle(qtbot, operations)
    page.refresh()
    settle(qtbot, operations)


def test_an_empty_page_says_what_to_record_and_names_every_control(page):
    assert EMPTY in texts_on(page)
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}


def test_a_session_is_recorded_by_keyboard(page, desk, operations, qtbot):
    click_on(page, "Kennis vastleggen…")
    form = dialog(ItemDialog)
    assert nameless(form) == []
    assert doubled_mnemonics(form) == {}

    typed(control(form, "Onderwerp"), "Flexwonen")
    typed(control(form, "Gemeenten"), "delft; Ede")
    typed(control(form, "Partijen"), "COA; corporaties")
    QTest.keyClick(control(form, "Partijen"), Qt.Key.Key_Return)
    refreshed(page, operations, qtbot)

    (item,) = desk.ask_on(TODAY, items)
    assert (item.title, item.parties) == ("Flexwonen", ("COA", "corporaties"))
    assert item.municipalities == (DELFT, "GM0228")
    assert "Kennisdeling 2026: 1 kennissessie." in page.counted.text()
    assert page.counted.text() in page.counted.toolTip()
    assert page.counted.minimumSizeHint().width() < page.counted.sizeHint().width()
    assert "COA, corporaties" in page.pane.text


def test_an_unknown_municipality_keeps_the_form_open(page, desk, operations, qtbot):
    click_on(page, "Kennis vastleggen…")
    form = dialog(ItemDialog)
    typed(control(form, "Onderwerp"), "Flexwonen")
    typed(control(form, "Gemeenten"), "Delfft")
    QTest.keyClick(control(form, "Gemeenten"), Qt.Key.Key_Return)

    assert form.isVisible()
    assert "Delfft is geen gemeente" in form.band.text
    assert desk.ask_on(TODAY, items) == ()


def test_a_practice_shows_only_its_own_fields_and_whom_it_fits(page, desk, operations, qtbot):
    desk.act(knowledge.record, TODAY, PRACTICE)
    contact = ContactData(DELFT, TODAY, ContactKind.TELEPHONE, "Zoekt #kamers")
    desk.act(contacts.log_contact, TODAY, contact)
    refreshed(page, operations, qtbot)

    assert "Past bij\nDelft" in page.pane.text
    click_on(page, "Delen…")
    form = dialog(ShareDialog)
    assert control(form, "Gemeente").currentText() == "Delft"
    QTest.keyClick(control(form, "Gedeeld op"), Qt.Key.Key_Return)
    refreshed(page, operations, qtbot)

    (item,) = desk.ask_on(TODAY, items)
    assert [sharing.municipality for sharing in item.sharings] == [DELFT]
    click_on(page, "Wijzigen…")
    form = dialog(ItemDialog)
    assert control(form, "Aanpak").isVisible()
    assert not control(form, "Partijen").isVisible()
    assert not control(form, "Niveau").isVisible()


def test_the_list_is_filtered_by_kind_and_by_any_word(page, desk, operations, qtbot):
    practice = desk.act(knowledge.record, TODAY, PRACTICE)
    session = KnowledgeData(KnowledgeKind.SESSION, TODAY, "Flexwonen", parties=("COA",))
    desk.act(knowledge.record, TODAY, session)
    desk.act(knowledge.share, TODAY, practice, DELFT, TODAY)
    refreshed(page, operations, qtbot)

    shared = {row["Onderwerp"]: row["Gedeeld"] for row in read_table(page)}
    assert shared == {"Kamers in een oud kantoor": "1×", "Flexwonen": ""}
    control(page, "Soort").setCurrentIndex(4)
    assert [row.item.title for row in rows_of(page)] == ["Kamers in een oud kantoor"]
    control(page, "Soort").setCurrentIndex(0)
    typed(page.filter, "coa")
    assert [row.item.title for row in rows_of(page)] == ["Flexwonen"]


def test_a_narrow_list_keeps_the_words_of_its_items(page, desk, operations, qtbot):
    title = "Flexwoningen op batterijen tot de aansluiting er is, met de netbeheerder"
    desk.act(
        knowledge.record,
        TODAY,
        KnowledgeData(KnowledgeKind.SESSION, TODAY, title, municipalities=(DELFT,)),
    )
    page.refresh()
    settle(qtbot, operations)
    head, columns = page.table.horizontalHeader(), page.table.model().columns
    shown = {}
    for width in (760, 1900):
        page.resize(width, 600)
        shown[width] = {
            each.title for place, each in enumerate(columns) if not head.isSectionHidden(place)
        }

    assert shown[760] == {"Datum", "Onderwerp"}
    assert shown[1900] >= {"Datum", "Soort", "Onderwerp", "Gedeeld"}


def test_large_letters_put_the_item_below_a_list_that_does_not_scroll_sideways(
    usual_letters, page, desk, operations, qtbot
):
    title = "Flexwoningen op batterijen"
    item = KnowledgeData(KnowledgeKind.SESSION, TODAY, title, municipalities=(DELFT,))
    desk.act(knowledge.record, TODAY, item)
    page.resize(930, 560)
    page.refresh()
    settle(qtbot, operations)
    pane = control(page, "Wat hiervan is vastgelegd")

    def is_below() -> bool:
        end = page.table.mapTo(page, page.table.rect().bottomLeft())
        return pane.mapTo(page, pane.rect().topLeft()).y() > end.y()

    assert not is_below()
    usual_letters.choose_text_size(200)
    qtbot.waitUntil(is_below)
    assert page.table.horizontalScrollBar().maximum() == 0
    assert page.table.columnWidth(2) >= page.table.sizeHintForColumn(2)
    assert page.table.viewport().height() >= page.table.verticalHeader().defaultSectionSize()

    usual_letters.choose_text_size(100)
    qtbot.waitUntil(lambda: not is_below())


def test_the_frame_of_the_item_stands_in_line_with_the_list_and_the_buttons(theme, page):
    area = control(page, "Wat hiervan is vastgelegd")
    edge = QColor(theme.palette.edge)
    shown = area.grab().toImage()
    middle, right = shown.width() // 2, shown.width() - 1

    assert shown.pixelColor(middle, 0) == edge
    assert shown.pixelColor(right, shown.height() // 2) == edge


def test_what_was_recorded_by_mistake_is_withdrawn(page, desk, operations, qtbot):
    desk.act(knowledge.record, TODAY, PRACTICE)
    refreshed(page, operations, qtbot)

    click_on(page, "Intrekken")
    refreshed(page, operations, qtbot)

    assert desk.ask_on(TODAY, items) == ()
    assert not control(page, "Intrekken").isEnabled()


def test_the_form_of_a_practice_fits_a_small_screen(theme, page, operations, qtbot):
    form = ItemDialog(operations, (), page, kind=KnowledgeKind.PRACTICE)
    form.show()
    settle(qtbot, operations)
    assert form.height() <= 600
    form.reject()


def test_a_talk_with_parties_about_municipalities_is_recorded_and_stands_in_each_dossier(
    page, desk, operations, qtbot
):
    """With arrow down the bottlenecks and functions come that are known already."""
    desk.act(own_words.add, TODAY, WordList.TAG, "Grote Gezinnen")
    form = ItemDialog(operations, page._names, page, kind=KnowledgeKind.TALK)
    form.show()
    settle(qtbot, operations)
    typed(control(form, "Onderwerp"), "Woningen delen")
    typed(control(form, "Gemeenten"), "delft; ede")
    typed(control(form, "Partijen"), "woningc")
    assert offered_by(control(form, "Partijen")) == ["woningcorporatie"]
    take_offered(control(form, "Partijen"), "woningcorporatie")
    typed(control(form, "Partijen"), "; COA")
    QTest.keyClick(control(form, "Knelpunten"), Qt.Key.Key_Down)
    assert offered_by(control(form, "Knelpunten")) == ["grote-gezinnen"]
    control(form, "Niveau").setCurrentIndex(2)
    form.act.click()
    settle(qtbot, operations)

    (item,) = desk.ask_on(TODAY, items)
    assert (item.kind, item.level) == (KnowledgeKind.TALK, Level.OFFICIAL)
    assert item.parties == ("woningcorporatie", "COA")
    for code in (DELFT, "GM0228"):
        (tie,) = desk.ask_on(TODAY, ties, code)
        assert (tie.item, tie.bond, tie.names) == (item, Bond.TAKES_PART, ("Delft", "Ede"))
