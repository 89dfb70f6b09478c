"""Planned talks in the window: planned, shown, moved, cancelled and held."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    clipped,
    doubled_mnemonics,
    nameless,
    operations_on,
    settled,
    two_stands,
)
from toezichtdesk.casework import talks
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData, TalkState
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.talks import talk_rows
from toezichtdesk.reports.texts.search import search
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.page import ContactsPage
from toezichtdesk.ui.contacts.talk_dialogs import CancelTalkDialog, TalkDialog
from toezichtdesk.ui.forms.privacy_note import PrivacyNote

WESTLAND = "GM1783"
TOMORROW = TODAY + timedelta(days=1)
TALK = TalkData(
    TODAY, ContactKind.PROGRESS_TALK, (DELFT, WESTLAND), time(14, 30), "Teams", "Flexwonen"
)


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(desk, operations, qtbot):
    desk.act(talks.plan, TODAY, TALK)
    page = ContactsPage(operations)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.refresh()
    settled(qtbot, operations)
    page.ahead.click()
    return page


def form(kind):
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
    )


def opened(kind, act, operations, qtbot):
    act()
    settled(qtbot, operations)
    return form(kind)


def planned(desk, state=TalkState.PLANNED):
    return desk.ask(talk_rows, TODAY, state=state)


def test_the_planned_talks_are_listed_with_all_their_names(page):
    (row,) = page._planned.model.shown
    assert row.name == "Delft, Westland"
    assert page.ahead.text().replace("&", "") == "Gepland (1)"
    assert [*nameless(page), *doubled_mnemonics(page), *clipped(page)] == []


def test_a_talk_is_planned_with_names_that_are_completed(page, desk, operations, qtbot):
    dialog = opened(TalkDialog, page._plan.click, operations, qtbot)
    names = dialog._municipalities
    names.clear()
    QTest.keyClicks(names, "delft; westl")
    assert names._offered.stringList() == ["Westland"]
    names._take("Westland")
    dialog._day.set_day(TOMORROW)
    QTest.keyClicks(dialog._time, "9 uur")
    QTest.keyClicks(dialog._subject, "Doorstroom")
    dialog.act.click()
    settled(qtbot, operations)

    found = planned(desk)[-1].talk
    assert found.municipalities == (DELFT, WESTLAND)
    assert (found.starts_at, found.subject) == (time(9, 0), "Doorstroom")


def test_what_is_no_time_is_said_before_anything_is_sent(page, operations, qtbot):
    dialog = opened(TalkDialog, page._plan.click, operations, qtbot)
    dialog._day.set_day(TOMORROW)
    QTest.keyClicks(dialog._time, "ochtend")

    dialog.act.click()

    assert "14:30" in dialog.band.text
    dialog.reject()


def test_held_opens_the_form_filled_in_and_logs_with_who_was_there(page, desk, operations, qtbot):
    dialog = opened(ContactDialog, page._planned._hold.click, operations, qtbot)
    assert dialog._summary.toPlainText() == "Flexwonen"
    assert [box.text() for _, box in dialog._present] == ["Delft", "Westland"]
    dialog._present[1][1].setChecked(False)
    dialog._tags.setText("#kamers #netcongestie")
    for number in range(5):
        dialog._agreements.add_line()
        dialog._agreements.lines[-1]._text.setText(f"Afspraak {number}")
    assert [*nameless(dialog), *doubled_mnemonics(dialog)] == []

    dialog.act.click()
    settled(qtbot, operations)

    found = desk.ask(dossier, DELFT, TODAY)
    assert found.contacts[0].tags == ("kamers", "netcongestie")
    assert len(found.agreements) == 5
    assert not desk.ask(dossier, WESTLAND, TODAY).contacts
    assert not planned(desk)


def test_a_talk_is_moved_and_cancelled(page, desk, operations, qtbot):
    dialog = opened(TalkDialog, page._planned._move.click, operations, qtbot)
    dialog._day.set_day(TOMORROW)
    dialog.act.click()
    settled(qtbot, operations)
    assert planned(desk)[0].talk.planned_on == TOMORROW

    page.refresh()
    settled(qtbot, operations)
    dialog = opened(CancelTalkDialog, page._planned._cancel.click, operations, qtbot)
    dialog.act.click()
    assert "waarom" in dialog.band.text
    QTest.keyClicks(dialog._reason, "ziek")
    dialog.act.click()
    settled(qtbot, operations)
    assert planned(desk, TalkState.CANCELLED)[0].talk.reason == "ziek"


def test_what_became_of_a_talk_is_shown_when_asked_and_found_again(page, desk, operations, qtbot):
    past = page._planned._past
    assert not past.isVisible()
    number = planned(desk)[0].talk.id
    desk.act(talks.plan, TODAY, replace(TALK, planned_on=TOMORROW))
    desk.act(talks.cancel, TODAY, number, "wethouder ziek")
    page.refresh()
    settled(qtbot, operations)
    assert page.ahead.text().replace("&", "") == "Gepland (1)"
    (hit,) = desk.ask(search, "wethouder ziek").hits
    assert len(page._planned.model.shown) == 1

    page.show_talk(hit.id)

    rows = page._planned.model.shown
    assert [row.talk.state for row in rows] == [TalkState.PLANNED, TalkState.CANCELLED]
    table = page._planned.table
    assert table.model().index(1, 3).data() == "vervallen: wethouder ziek"
    assert not table.isColumnHidden(3)
    assert not page._planned._hold.isEnabled()
    assert [*nameless(page), *doubled_mnemonics(page), *clipped(page)] == []
    with qtbot.waitSignal(page.talk_asked, check_params_cb=DELFT.__eq__):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_enter_in_the_list_holds_the_talk(page, operations, qtbot):
    page.listing.setFocus()

    QTest.keyClick(page.listing, Qt.Key.Key_Return)
    settled(qtbot, operations)

    form(ContactDialog).reject()


def test_every_text_field_of_the_form_is_watched_for_data_of_persons(page, operations, qtbot):
    dialog = opened(ContactDialog, page._planned._hold.click, operations, qtbot)
    dialog._agreements.add_line()
    note = dialog.findChild(PrivacyNote)
    qtbot.waitUntil(lambda: dialog._agreements.lines[-1]._text in note.watched)

    dialog._agreements.lines[-1]._text.setText("Bel 123456782")
    assert "123456782" in note.text()
    assert dialog._summary in note.watched
    assert dialog._follow_up in note.watched
    dialog._agreements.lines[-1]._text.clear()
    assert note.isHidden()
    dialog.reject()


def test_the_words_grow_their_field(page, operations, qtbot):
    dialog = opened(ContactDialog, page._planned._hold.click, operations, qtbot)
    before = dialog._summary.minimumHeight()

    dialog._summary.setPlainText("regel\n" * 8)

    assert dialog._summary.minimumHeight() > before
    dialog.reject()
