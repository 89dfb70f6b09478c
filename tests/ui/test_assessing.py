"""Deciding: by keyboard, with the reasons in sight, and without losing what was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel

from tests.ui.assessing_tools import (
    HEAD,
    assessing_page,
    last_line,
    names,
)
from tests.ui.dossier_tools import doubled_mnemonics, nameless, opened
from tests.ui.hands import choose_in, messages_on, part_of, words_on
from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.casework import drafts, freezes, own_words
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.figures import standing
from toezichtdesk.domain.own_words import WordList
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.pages.proposals import proposal_list
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.assessing.detail import ProposalDetail, facts
from toezichtdesk.ui.assessing.drafts import TypedDecisions
from toezichtdesk.ui.assessing.later_dialog import PostponeDialog

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def page(window, operations, qtbot):
    return assessing_page(window, operations, qtbot)


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


def test_ctrl_o_takes_the_proposal_over_and_the_next_one_opens(page, operations, filled, qtbot):
    page.choose("GM0503")
    before = names(page)

    press(Qt.Key.Key_O, CTRL)
    settle(qtbot, operations)

    assert "Delft van trede 2 naar trede 3" in last_line(filled)
    assert "Delft" not in names(page)
    assert len(names(page)) == len(before) - 1
    assert page.table.current is not None
    assert page.table.hasFocus()


@pytest.mark.parametrize("name", ["Westland", "Oudekreek", "Oss", "Almere", "Lansingerland"])
def test_typing_a_name_never_decides(page, operations, filled, qtbot, name):
    """A list jumps to what is typed; that a name begins with an O decided on another one."""
    page.choose("GM0503")
    before = filled.ask(journal)[0].id

    write(name)
    settle(qtbot, operations)

    assert filled.ask(journal)[0].id == before
    assert page.form.motive.isHidden() or not page.form.motive.hasFocus()
    assert page.table.hasFocus()


def test_typing_a_name_finds_the_municipality(page, qtbot):
    page.choose("GM0503")

    write("zoe")

    assert page.table.current.name == "Zoetermeer"


def test_a_key_that_is_held_down_decides_once(page, operations, filled, qtbot):
    page.choose("GM0503")
    before = names(page)

    for is_repeat in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_O, CTRL, "o", is_repeat)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        settle(qtbot, operations)

    assert len(names(page)) == len(before) - 1


def test_how_certain_it_is_stands_with_the_conclusion(page):
    detail, row = part_of(page, ProposalDetail), page.table.current
    certainty = "Let op: het verschil is klein."
    explained = replace(row.explained, certainty=(certainty,), examples=("Bij Gouda.",))
    assert explained.advice == (certainty, "Bij Gouda.")

    detail.show_proposal(replace(row, explained=explained), ())

    below = {each.text(): each.mapTo(detail, QPoint()).y() for each in detail.findChildren(QLabel)}

    assert below[certainty] < below["Cijfers waarop dit rust"] < below["Bij Gouda."]


def test_the_last_decision_leaves_nothing_selected_that_still_waits(
    page, operations, filled, qtbot
):
    for code in [row.code for row in filled.ask(proposal_list, TODAY).open if row.to_rung < 4]:
        page.choose(code)
        press(Qt.Key.Key_O, CTRL)
        settle(qtbot, operations)
        current = page.table.current
        assert current is None or not (current.is_provisional or current.code == code)


def test_what_was_typed_is_there_again_after_another_proposal(page, qtbot):
    page.choose("GM0503")
    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(page.form.motive.hasFocus)
    write("Wachten op de tussenvoorziening.")

    page.choose("GM0637")
    assert page.form.motive.toPlainText() == ""
    page.choose("GM0503")

    assert page.form.motive.toPlainText() == "Wachten op de tussenvoorziening."
    assert page.form.motive.isVisible()


def test_what_gedeputeerde_staten_need_is_typed_without_leaving_the_keyboard(
    page, operations, filled, qtbot
):
    page.choose("GM0637")
    press(Qt.Key.Key_O, CTRL)
    settle(qtbot, operations)
    assert page.form.day.hasFocus()

    write("vandaag")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert page.form.reference.hasFocus()
    write("GS-2026-7")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert "Zoetermeer van trede 3 naar trede 4" in last_line(filled)


def test_a_deviation_without_a_motive_is_refused_where_the_officer_looks(
    page, operations, filled, qtbot
):
    page.choose("GM0503")
    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(page.form.motive.hasFocus)
    page.form.rung.setCurrentIndex(0)

    page.form.record.click()
    settle(qtbot, operations)

    assert "motief ontbreekt" in page.form.band.text
    assert page.form.rung.currentIndex() == 0
    assert page.form.record.isEnabled()


def test_a_deviation_by_keyboard(page, operations, filled, qtbot):
    page.choose("GM0503")
    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(page.form.motive.hasFocus)
    write("De gemeente kreeg te weinig kandidaten gekoppeld.")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    assert "Delft" in last_line(filled)
    assert "Delft" not in names(page)


def test_a_motive_of_the_own_list_is_added_to_what_is_typed(page, operations, filled, qtbot):
    page.form.deviate()
    assert page.form.listed.isHidden()
    filled.act(own_words.add, TODAY, WordList.MOTIVE, "Het COA koppelde te weinig")
    page.refresh()
    settle(qtbot, operations)
    page.form.deviate()
    page.form.motive.setPlainText("Zie het dossier.")

    page.form._motives.actions()[0].trigger()

    assert page.form.motive.toPlainText() == "Zie het dossier. Het COA koppelde te weinig"
    assert page.form.listed.isVisible()


def test_escape_returns_to_the_list(page, qtbot):
    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(page.form.motive.hasFocus)

    press(Qt.Key.Key_Escape)

    assert page.table.hasFocus()
    assert not page.form.accept.isHidden()


def test_from_rung_four_the_decision_of_the_executive_is_asked(page, operations, filled, qtbot):
    page.choose("GM0637")
    assert page.form.day.isVisible()
    page.form.take_over()
    settle(qtbot, operations)
    assert "Gedeputeerde Staten" in page.form.band.text
    assert page.form.day.hasFocus()

    page.form.day.set_day(TODAY)
    page.form.reference.setText("GS-2026-7")
    page.form.take_over()
    settle(qtbot, operations)

    assert "Zoetermeer van trede 3 naar trede 4" in last_line(filled)


def test_the_decision_of_the_executive_is_asked_only_where_one_can_be_recorded(page):
    page.choose("GM0637")
    page.form.show_proposal(replace(page.table.current, is_provisional=True, can_be_accepted=False))
    assert not page.form.accept.isEnabled()
    assert not page.form.day.isVisible()

    page.form.deviate()
    choose_in(page.form, "Plaatsen op trede", "Trede 4")
    assert page.form.day.isVisible()


def test_enter_leads_to_the_dossier(page, qtbot):
    with qtbot.waitSignal(page.municipality_opened):
        press(Qt.Key.Key_Return)


def test_the_list_keeps_qts_rules(page, qtmodeltester):
    qtmodeltester.check(page.model)


def test_the_reasons_are_read_by_keyboard_and_stay_where_they_are(page, operations, filled, qtbot):
    page.window().resize(1024, 640)
    page.choose("GM0637")
    content, bar = page._scroll.widget(), page._scroll.verticalScrollBar()
    wanted = content.layout().totalHeightForWidth
    qtbot.waitUntil(lambda: bar.maximum() > 0 and content.height() == wanted(content.width()))
    focused(qtbot, page._scroll)
    press(Qt.Key.Key_PageDown)
    read = bar.value()
    assert read > 0

    page._note_look()
    settle(qtbot, operations)

    assert page.table.current.is_seen
    assert bar.value() == read
    page.choose("GM0503")
    assert bar.value() == 0


def put_off(page, operations, qtbot, until="+14", reason="Het plan komt deze week."):
    """Postpone the current proposal by keyboard alone."""
    press(Qt.Key.Key_L, CTRL)
    form = opened(page.window().findChild(PostponeDialog), qtbot)
    assert form.until.hasFocus()
    assert nameless(form) == []
    assert doubled_mnemonics(form) == {}
    write(until)
    press(Qt.Key.Key_Tab)
    write(reason)
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)
    return form


def test_l_puts_a_proposal_off_with_a_reason_and_l_takes_it_up_again(
    page, operations, filled, qtbot
):
    page.choose("GM0503")
    put_off(page, operations, qtbot)

    row = filled.ask(proposal_list, TODAY).postponed[0]
    assert (row.name, row.postponement.until) == ("Delft", date(2026, 7, 24))
    assert names(page)[-1] == "Delft"
    page.choose("GM0503")
    focused(qtbot, page.table)
    assert "Het plan komt deze week." in words_on(part_of(page, ProposalDetail))
    assert page.model.index(page.table.currentIndex().row(), 2).data() == "tot 24-07-2026"
    press(Qt.Key.Key_L, CTRL)
    settle(qtbot, operations)

    assert filled.ask(proposal_list, TODAY).postponed == ()
    assert "opgepakt" in last_line(filled)


def test_putting_off_without_a_reason_is_refused_in_the_form(page, operations, filled, qtbot):
    form = put_off(page, operations, qtbot, reason="")

    assert "reden ontbreekt" in form.band.text
    with qtbot.waitSignal(form.destroyed):
        press(Qt.Key.Key_Escape)
    assert filled.ask(proposal_list, TODAY).postponed == ()


def test_what_changed_since_the_officer_looked_stays_in_sight(page, operations, filled, qtbot):
    page.choose("GM0503")
    page._note_look()
    settle(qtbot, operations)
    assert page.table.current.is_seen

    title = "Taakstelling 2026-I, stand 1 juli 2026"
    filled.stand(TODAY, title, ("Delft", 36, -10, 18), head=HEAD, name="correctie.xlsx")
    page.refresh()
    settle(qtbot, operations)

    assert "gerealiseerd 20 → 18" in "\n".join(messages_on(part_of(page, ProposalDetail)))
    assert page.model.index(page.table.currentIndex().row(), 2).data() == "● gewijzigd"
    page._note_look()
    settle(qtbot, operations)
    assert page.table.current.is_seen
    assert "gerealiseerd 20 → 18" in "\n".join(messages_on(part_of(page, ProposalDetail)))


def test_a_glance_is_noted_by_itself_after_a_while(page, operations, filled, qtbot):
    page._look.setInterval(0)
    page.choose("GM0503")

    qtbot.waitUntil(lambda: any(r.is_seen for r in filled.ask(proposal_list, TODAY).open))


def test_a_rung_held_by_a_freeze_is_reported_beside_the_proposals(page, operations, filled, qtbot):
    held = Freeze(date(2026, 6, 1), date(2026, 12, 31), "Brand", "Opvang afgebrand.")
    filled.act(freezes.freeze, TODAY, "GM0503", held)
    page.refresh()
    settle(qtbot, operations)

    assert "Delft" not in names(page)
    focused(qtbot, page.notices.table)
    assert page.notices.table.current.kind == "bevroren"
    assert "Zonder bevriezing" in page.notices.words.text()
    with qtbot.waitSignal(page.municipality_opened) as opened_one:
        press(Qt.Key.Key_Return)
    assert opened_one.args == ["GM0503"]


def test_the_page_has_names_and_letters(page):
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}


def test_the_notices_keep_qts_rules(page, qtmodeltester):
    qtmodeltester.check(page.notices.model)


def test_a_typed_motive_is_there_again_after_a_crash(page, operations, filled, qtbot):
    page.form.deviate()
    page.form.motive.setPlainText("de brand bij het azc")
    page.form._keep()
    settle(qtbot, operations)
    row = page.table.current

    again = TypedDecisions(operations, page)
    again.load()
    settle(qtbot, operations)

    assert again.of(row.code, row.from_rung).motive == "de brand bij het azc"
    again.forget(row.code, row.from_rung)
    settle(qtbot, operations)
    assert filled.ask(drafts.all_drafts) == {}


def test_comparable_municipalities_stand_beside_the_grounds_where_there_is_room(page, qtbot):
    detail = part_of(page, ProposalDetail)

    detail.resize(1200, 700)
    assert detail._sides.direction() is QBoxLayout.Direction.LeftToRight
    detail.resize(600, 700)
    assert detail._sides.direction() is QBoxLayout.Direction.TopToBottom


@pytest.mark.parametrize(("balance", "shown"), [(1, "+1"), (-4, "−4"), (0, "0")])
def test_the_opening_balance_under_a_proposal_has_its_sign(balance, shown):
    stand = standing(
        Period(2026, 1), date(2026, 7, 1), target=18, opening_balance=balance, realised=14
    )

    assert dict(facts(stand))["Beginsaldo"] == shown
