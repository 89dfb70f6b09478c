"""The tab Kennis of a dossier: what it holds, and the way to the page without a mouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget

from tests.ui.dossier_tools import DELFT, turn_to
from tests.ui.hands import control, part_of, texts_on
from tests.ui.ui_tools import TODAY, focused, press, settle
from toezichtdesk.casework import contacts, knowledge
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.ui.dossier.decisions_tab import DecisionsTab
from toezichtdesk.ui.dossier.knowledge_tab import EMPTY, KnowledgeTab
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)
PRACTICE = KnowledgeData(
    KnowledgeKind.PRACTICE,
    date(2026, 2, 1),
    "Kamers in een oud kantoor",
    municipalities=("GM0518",),
    approach="Verhuur per kamer.",
    tags=("kamers",),
)
SESSION = KnowledgeData(
    KnowledgeKind.SESSION,
    date(2026, 3, 1),
    "Flexwonen",
    parties=("COA",),
    municipalities=(DELFT,),
)


@pytest.fixture
def practice(filled):
    """What fits Delft, beside a session in which it takes part and one of others."""
    number = filled.act(knowledge.record, TODAY, PRACTICE)
    filled.act(knowledge.record, TODAY, SESSION)
    filled.act(knowledge.record, TODAY, replace(SESSION, municipalities=("GM0518",)))
    draft = ContactData(DELFT, TODAY, ContactKind.TELEPHONE, "Zoekt #kamers")
    filled.act(contacts.log_contact, TODAY, draft)
    return number


def shown_tab(window, operations, qtbot, code=DELFT):
    window.show_municipality(code)
    settle(qtbot, operations)
    dossier = window.pages.dossier
    turn_to(dossier, "Kennis")
    settle(qtbot, operations)
    return part_of(dossier, KnowledgeTab)


def texts(tab, column):
    return [tab.model.index(line, column).data() for line in range(tab.model.rowCount())]


def test_the_tab_holds_what_fits_and_what_it_takes_part_in(window, operations, practice, qtbot):
    tab = shown_tab(window, operations, qtbot)

    assert texts(tab, 2) == ["Kamers in een oud kantoor", "Flexwonen"]
    assert texts(tab, 3) == ["past bij #kamers", "doet mee"]
    assert "Aanpak: Verhuur per kamer." in control(tab, "Wat hiervan is vastgelegd").text()
    assert EMPTY not in texts_on(tab)


def test_enter_leads_to_the_line_on_the_page_past_its_filter(window, operations, practice, qtbot):
    window.show_place(Place.KNOWLEDGE)
    settle(qtbot, operations)
    page = window.pages.knowledge
    page.filter.setText("flexwonen")
    tab = shown_tab(window, operations, qtbot)
    tabs = part_of(window.pages.dossier, QTabWidget)
    tabs.setCurrentWidget(part_of(window.pages.dossier, DecisionsTab))
    focused(qtbot, tabs.tabBar())

    press(Qt.Key.Key_Right)
    assert tabs.currentWidget() is tab
    focused(qtbot, tab.table)
    assert tab.table.current.item.id == practice
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert window.current_page is page
    assert page.table.current.item.id == practice
    assert page.filter.text() == ""


def test_the_button_leads_to_the_line_too(window, operations, practice, qtbot):
    tab = shown_tab(window, operations, qtbot)
    tab.table.choose_line(1)

    tab.show_item.click()
    settle(qtbot, operations)

    assert window.current_page is window.pages.knowledge
    assert window.current_page.table.current.item.title == "Flexwonen"


def test_without_anything_the_tab_says_how_it_comes_there(window, operations, qtbot):
    tab = shown_tab(window, operations, qtbot)

    assert EMPTY in texts_on(tab)
    assert not tab.table.isVisible()
    assert not tab.show_item.isEnabled()


def test_another_dossier_keeps_nothing_of_the_one_before(window, operations, practice, qtbot):
    shown_tab(window, operations, qtbot)

    tab = shown_tab(window, operations, qtbot, "GM0518")

    assert texts(tab, 3) == ["doet mee", "eigen praktijk"]


def test_with_large_letters_the_kind_gives_way_and_stands_with_the_words(
    usual_letters, window, operations, practice, qtbot
):
    usual_letters.choose_text_size(200)
    window.resize(1024, 640)
    tab = shown_tab(window, operations, qtbot)

    qtbot.waitUntil(lambda: tab.table.isColumnHidden(1))
    assert tab.table.horizontalScrollBar().maximum() == 0
    assert "Goede praktijk, 01-02-2026" in control(tab, "Wat hiervan is vastgelegd").text()
