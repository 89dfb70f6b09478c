"""A dossier on a small screen: with the largest letters the page scrolls, and nothing is cut."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

from tests.conftest import Desk, made_once
from tests.ui.dossier_tools import DELFT, turn_to
from tests.ui.hands import part_of
from tests.ui.ui_tools import settle
from toezichtdesk.casework import contacts, decide, talks
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.ui.contacts.planned import PlannedTalks
from toezichtdesk.ui.dossier.chart_tab import ChartTab
from toezichtdesk.ui.dossier.head_and_tabs import HeadAndTabs
from toezichtdesk.ui.dossier.header import DossierHeader
from toezichtdesk.ui.dossier.history_tab import HistoryTab
from toezichtdesk.ui.dossier.pieces import Fact
from toezichtdesk.ui.dossier.term_tab import TermTab
from toezichtdesk.ui.dossier.timeline_tab import TimelineTab
from toezichtdesk.ui.forms.words_with_acts import WordsWithActs
from toezichtdesk.ui.lists.rolling import Rolling

pytest_plugins = ("tests.ui.shell",)

BEGUN = date(2026, 2, 1)


@made_once
def on_rung_4(desk: Desk) -> None:
    """Delft is on rung 4 by a decision, with a term that runs."""
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Delft=(40, -20, 20, 3))
    desk.act(decide.accept, BEGUN, DELFT, decided_on=BEGUN, reference="GS-2026-1")


@pytest.fixture
def filled(desk):
    on_rung_4(desk)
    return desk


@pytest.fixture
def page(usual_letters, window, operations, qtbot):
    usual_letters.choose_text_size(200)
    window.resize(1024, 640)
    window.show_municipality(DELFT)
    settle(qtbot, operations)
    qtbot.waitUntil(lambda: part_of(window, HeadAndTabs).verticalScrollBar().maximum() > 0)
    return window.current_page


def cut(part):
    """Return the words of the facts in a part that have not the room they need."""
    labels = [label for fact in part.findChildren(Fact) for label in fact.findChildren(QLabel)]
    shown = [label for label in labels if label.isVisible()]
    assert shown
    return [
        label.text()
        for label in shown
        if label.height() < label.heightForWidth(label.width())
        or (not label.wordWrap() and label.width() < label.minimumSizeHint().width())
        or any(label.width() < advance(label, word) for word in label.text().split(" "))
    ]


def advance(label, word):
    return label.fontMetrics().horizontalAdvance(word)


def test_no_fact_at_the_head_is_cut(page, qtbot):
    head = part_of(page, DossierHeader)

    qtbot.waitUntil(lambda: cut(head) == [])
    right = [fact.geometry().right() for fact in head.findChildren(Fact) if fact.isVisible()]
    assert max(right) < head.width()


@pytest.mark.parametrize(("percent", "width", "height"), [(150, 900, 640), (200, 1280, 720)])
def test_no_word_at_the_head_is_cut(
    percent, width, height, usual_letters, desk, window, operations, qtbot
):
    day = date(2026, 5, 1)
    desk.act(
        decide.place, day, DELFT, 5, motive="Geen overleg.", decided_on=day, reference="GS-2026-2"
    )
    usual_letters.choose_text_size(percent)
    window.resize(width, height)
    window.show_municipality(DELFT)
    settle(qtbot, operations)
    head = part_of(window.current_page, DossierHeader)

    qtbot.waitUntil(lambda: cut(head) == [])
    right = [fact.geometry().right() for fact in head.findChildren(Fact) if fact.isVisible()]
    assert max(right) < head.width()


def test_scrolled_down_the_tabs_fill_the_window_with_some_rows_of_a_list(page, qtbot):
    area, bar = part_of(page, HeadAndTabs), part_of(page, QTabBar)
    turn_to(page, "Historie")

    def is_at_top():
        top = bar.mapTo(area, QPoint(0, 0)).y()
        return 0 <= top < bar.height()

    qtbot.waitUntil(is_at_top)
    table = part_of(page, HistoryTab).table
    assert min(table.model().rowCount(), 2) * table.rowHeight(0) <= table.viewport().height()
    assert table.horizontalScrollBar().maximum() == 0
    part_of(page, DossierHeader).day.setFocus()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() == 0)


def test_the_term_shows_its_facts_and_its_buttons_whole(page, qtbot):
    turn_to(page, "Termijn")
    tab = part_of(page, TermTab)

    qtbot.waitUntil(lambda: cut(tab) == [])
    for each in tab.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.mapTo(tab, each.rect().bottomRight()).x() <= tab.width(), each.text()


@pytest.mark.parametrize("kind", [ChartTab, TimelineTab])
def test_a_chart_scrolls_in_no_direction_but_down_and_its_words_keep_their_width(kind, page, qtbot):
    turn_to(page, {ChartTab: "Grafiek", TimelineTab: "Tijdlijn"}[kind])
    tab = part_of(page, kind)
    foot = part_of(tab, WordsWithActs)
    words = foot.findChildren(QLabel)[0]

    qtbot.waitUntil(lambda: words.width() > tab.width() / 3)
    assert part_of(tab, Rolling).horizontalScrollBar().maximum() == 0
    assert words.height() >= words.heightForWidth(words.width())
    for each in foot.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.mapTo(foot, each.rect().bottomRight()).x() <= foot.width(), each.text()


def test_a_planned_talk_stands_whole_above_the_contacts(
    usual_letters, desk, window, operations, qtbot
):
    for kind in (ContactKind.TELEPHONE, ContactKind.VISIT):
        desk.act(contacts.log_contact, BEGUN, ContactData(DELFT, BEGUN, kind, "Over kamers."))
    talk = TalkData(date(2026, 12, 1), ContactKind.VISIT, (DELFT,), subject="Flexwonen")
    desk.act(talks.plan, BEGUN, talk)
    usual_letters.choose_text_size(200)
    window.resize(1024, 640)
    window.show_municipality(DELFT)
    settle(qtbot, operations)
    turn_to(window.current_page, "Contacten")
    planned = part_of(window.current_page, PlannedTalks)

    qtbot.waitUntil(lambda: planned.table.model().rowCount() == 1)
    holder = planned.table.parentWidget()
    qtbot.waitUntil(lambda: planned.table.geometry().bottom() < holder.height())
    assert planned.table.viewport().height() >= planned.table.rowHeight(0)


def test_with_usual_letters_the_page_does_not_scroll(window, operations, qtbot):
    window.resize(1024, 640)
    window.show_municipality(DELFT)
    settle(qtbot, operations)
    area = part_of(window, HeadAndTabs)

    qtbot.waitUntil(lambda: area.widget().height() == area.height())
    assert area.verticalScrollBar().maximum() == 0
    assert area.horizontalScrollBar().maximum() == 0
