"""Deciding: by keyboard, with the reasons in sight, and without losing what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.reports.journal import journal
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def page(window, operations, qtbot):
    window.show_place(Place.ASSESSING)
    settle(qtbot, operations)
    page = window.current_page
    focused(qtbot, page.table)
    return page


def names(page):
    return [row.name for row in page.model.shown]


def last_line(desk):
    return desk.ask(journal, 1)[0].summary


def test_the_reasons_are_numbered_sentences_of_plain_text(page):
    page.choose("GM0503")
    words = [label.text() for label in page.findChildren(QLabel)]

    for sentence in page.table.current.sentences:
        assert sentence in words
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText
        for label in page.findChildren(QLabel)
        if label.text()
    )


def test_o_takes_the_proposal_over_and_the_next_one_opens(page, operations, filled, qtbot):
    page.choose("GM0503")
    before = names(page)

    press(Qt.Key.Key_O)
    settle(qtbot, operations)

    assert "Delft van trede 2 naar trede 3" in last_line(filled)
    assert "Delft" not in names(page)
    assert len(names(page)) == len(before) - 1
    assert page.table.current is not None
    assert page.table.hasFocus()


def test_a_deviation_without_a_motive_is_refused_where_the_officer_looks(
    page, operations, filled, qtbot
):
    page.choose("GM0503")
    press(Qt.Key.Key_A)
    qtbot.waitUntil(page.form.rung.hasFocus)
    page.form.rung.setCurrentIndex(0)

    page.form.record.click()
    settle(qtbot, operations)

    assert "motief ontbreekt" in page.form.band.text
    assert page.form.rung.currentIndex() == 0
    assert page.form.record.isEnabled()


def test_a_deviation_by_keyboard(page, operations, filled, qtbot):
    page.choose("GM0503")
    press(Qt.Key.Key_A)
    qtbot.waitUntil(page.form.rung.hasFocus)
    press(Qt.Key.Key_Tab)
    assert page.form.motive.hasFocus()
    write("De gemeente kreeg te weinig kandidaten gekoppeld.")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    assert "Delft" in last_line(filled)
    assert "Delft" not in names(page)


def test_escape_returns_to_the_list(page, qtbot):
    press(Qt.Key.Key_A)
    qtbot.waitUntil(page.form.rung.hasFocus)

    press(Qt.Key.Key_Escape)

    assert page.table.hasFocus()
    assert not page.form.accept.isHidden()


def test_from_rung_four_the_decision_of_the_executive_is_asked(page, operations, filled, qtbot):
    page.choose("GM0637")
    assert page.form.day.isVisible()
    page.form.take_over()
    settle(qtbot, operations)
    assert "Gedeputeerde Staten" in page.form.band.text

    page.form.day.set_day(TODAY)
    page.form.reference.setText("GS-2026-7")
    page.form.take_over()
    settle(qtbot, operations)

    assert "Zoetermeer van trede 3 naar trede 4" in last_line(filled)


def test_enter_leads_to_the_dossier(page, qtbot):
    with qtbot.waitSignal(page.municipality_opened):
        press(Qt.Key.Key_Return)


def test_the_list_keeps_qts_rules(page, qtmodeltester):
    qtmodeltester.check(page.model)
