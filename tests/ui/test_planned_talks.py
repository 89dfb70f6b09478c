"""Planned talks in the window: planned, shown, moved, cancelled and held."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    clipped,
    doubled_mnemonics,
    nameless,
    operations_on,
    two_stands,
)
from tests.ui.hands import click_on, control, offered_by, part_of, take_offered, write_in
from tests.ui.ui_tools import settle
from toezichtdesk.casework import talks
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData, TalkState
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.talks import talk_rows
from toezichtdesk.reports.texts.search import search
from toezichtdesk.ui.contacts.agreement_lines import AgreementLines
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.page import ContactsPage
from toezichtdesk.ui.contacts.planned import PlannedTalks
from toezichtdesk.ui.contacts.talk_dialogs import CancelTalkDialog, TalkDialog
from toezichtdesk.ui.forms.privacy_note import PrivacyNote

pytest_plugins = ("tests.ui.shell",)

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
def page(desk, operations, theme, qtbot):
    desk.act(talks.plan, TODAY, TALK)
    page = ContactsPage(operations, theme)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.refresh()
    settle(qtbot, operations)
    page.ahead.click()
    return page


def form(kind):
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
    )


def opened(kind, act, operations, qtbot):
    act()
    settle(qtbot, operations)
    return form(kind)


def planned(desk, state=TalkState.PLANNED):
    return desk.ask(talk_rows, TODAY, state=state)


def test_the_planned_talks_are_listed_with_all_their_names(page):
    (row,) = part_of(page, PlannedTalks).model.shown
    assert row.name == "Delft, Westland"
    assert page.ahead.text().replace("&", "") == "Gepland (1)"
    assert [*nameless(page), *doubled_mnemonics(page), *clipped(page)] == []


def test_the_whole_words_of_the_chosen_talk_stand_below_the_list(page):
    page.ahead.setChecked(True)
    row = page.listing.current

    text = control(page, "Gekozen gesprek").text()
    for part in (row.talk.subject, row.talk.place, row.talk.counterpart):
        assert part in text


def test_a_talk_whose_day_is_past_has_the_colour_of_what_is_late(
    page, desk, operations, theme, qtbot
):
    earlier = TODAY - timedelta(days=7)
    desk.act(talks.plan, earlier, replace(TALK, planned_on=earlier))
    page.refresh()
    settle(qtbot, operations)

    model = page.listing.model()
    column = next(each for each in range(model.columnCount()) if model.columns[each].key == "day")
    late, coming = (model.index(line, column) for line in range(2))
    assert late.data(Qt.ItemDataRole.ForegroundRole).color() == QColor(theme.palette.worse)
    assert coming.data(Qt.ItemDataRole.ForegroundRole) is None


def test_the_list_beside_a_narrow_rail_leaves_the_place_out_before_words_are_cut(
    page, desk, operations, qtbot
):
    desk.act(
        talks.plan,
        TODAY,
        replace(TALK, place="provinciehuis te Utrecht", counterpart="wethouder wonen en beleid"),
    )
    page.refresh()
    settle(qtbot, operations)
    shown = {}
    for width in (820, 1600):
        page.resize(width, 600)
        head = page.listing.horizontalHeader()
        columns = page.listing.model().columns
        shown[width] = [
            each.title for place, each in enumerate(columns) if not head.isSectionHidden(place)
        ]

    assert "Plaats" not in shown[820]
    assert "Plaats" in shown[1600]


def test_the_kind_of_a_talk_gives_way_in_large_letters_and_says_all_in_its_tooltip(
    usual_letters, page, operations, qtbot
):
    usual_letters.choose_text_size(200)
    page.resize(700, 600)
    settle(qtbot, operations)
    table = page.listing
    kind = [column.key for column in table.model().columns].index("kind")

    qtbot.waitUntil(lambda: table.columnWidth(kind) < table.sizeHintForColumn(kind))
    cell = table.model().index(0, kind)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == cell.data()


def test_a_talk_is_planned_with_names_that_are_completed(page, desk, operations, qtbot):
    dialog = opened(TalkDialog, control(page, "Gesprek plannen…").click, operations, qtbot)
    names = control(dialog, "Gemeenten")
    names.clear()
    QTest.keyClicks(names, "delft; westl")
    assert offered_by(names) == ["Westland"]
    take_offered(names, "Westland")
    control(dialog, "Dag").set_day(TOMORROW)
    QTest.keyClicks(control(dialog, "Tijd"), "9 uur")
    QTest.keyClicks(control(dialog, "Onderwerp"), "Doorstroom")
    dialog.act.click()
    settle(qtbot, operations)

    result = planned(desk)[-1].talk
    assert result.municipalities == (DELFT, WESTLAND)
    assert (result.starts_at, result.subject) == (time(9, 0), "Doorstroom")


def test_what_is_no_time_is_said_before_anything_is_sent(page, operations, qtbot):
    dialog = opened(TalkDialog, control(page, "Gesprek plannen…").click, operations, qtbot)
    control(dialog, "Dag").set_day(TOMORROW)
    QTest.keyClicks(control(dialog, "Tijd"), "ochtend")

    dialog.act.click()

    assert "14:30" in dialog.band.text
    dialog.reject()


def test_held_opens_the_form_filled_in_and_logs_with_who_was_there(page, desk, operations, qtbot):
    dialog = opened(
        ContactDialog, control(part_of(page, PlannedTalks), "Gehouden…").click, operations, qtbot
    )
    assert control(dialog, "Kern").toPlainText() == "Flexwonen"
    there = control(dialog, "Delft").parentWidget().findChildren(QCheckBox)
    assert [(box.text(), box.isChecked()) for box in there] == [("Delft", True), ("Westland", True)]
    click_on(dialog, "Westland")
    write_in(dialog, "Knelpunten", "#kamers #netcongestie")
    for number in range(5):
        part_of(dialog, AgreementLines).add_line()
        write_in(dialog, f"Afspraak {number + 3}: wat", f"Afspraak {number}")
    assert [*nameless(dialog), *doubled_mnemonics(dialog)] == []

    dialog.act.click()
    settle(qtbot, operations)

    answer = desk.ask(dossier, DELFT, TODAY)
    assert answer.contacts[0].tags == ("kamers", "netcongestie")
    assert len(answer.agreements) == 5
    assert not desk.ask(dossier, WESTLAND, TODAY).contacts
    assert not planned(desk)


def test_a_talk_is_moved_and_cancelled(page, desk, operations, qtbot):
    dialog = opened(
        TalkDialog, control(part_of(page, PlannedTalks), "Verplaatsen…").click, operations, qtbot
    )
    control(dialog, "Dag").set_day(TOMORROW)
    dialog.act.click()
    settle(qtbot, operations)
    assert planned(desk)[0].talk.planned_on == TOMORROW

    page.refresh()
    settle(qtbot, operations)
    dialog = opened(
        CancelTalkDialog,
        control(part_of(page, PlannedTalks), "Vervallen…").click,
        operations,
        qtbot,
    )
    dialog.act.click()
    assert "waarom" in dialog.band.text
    QTest.keyClicks(control(dialog, "Reden"), "ziek")
    dialog.act.click()
    settle(qtbot, operations)
    assert planned(desk, TalkState.CANCELLED)[0].talk.reason == "ziek"


def test_what_became_of_a_talk_is_shown_when_asked_and_found_again(page, desk, operations, qtbot):
    past = control(part_of(page, PlannedTalks), "Ook gehouden en vervallen (0)")
    assert not past.isVisible()
    number = planned(desk)[0].talk.id
    desk.act(talks.plan, TODAY, replace(TALK, planned_on=TOMORROW))
    desk.act(talks.cancel, TODAY, number, "wethouder ziek")
    page.refresh()
    settle(qtbot, operations)
    assert page.ahead.text().replace("&", "") == "Gepland (1)"
    (hit,) = desk.ask(search, "wethouder ziek").hits
    assert len(part_of(page, PlannedTalks).model.shown) == 1

    page.show_talk(hit.id)

    rows = part_of(page, PlannedTalks).model.shown
    assert [row.talk.state for row in rows] == [TalkState.PLANNED, TalkState.CANCELLED]
    table = part_of(page, PlannedTalks).table
    assert table.model().index(1, 3).data() == "vervallen: wethouder ziek"
    assert not table.isColumnHidden(3)
    assert not control(part_of(page, PlannedTalks), "Gehouden…").isEnabled()
    assert [*nameless(page), *doubled_mnemonics(page), *clipped(page)] == []
    with qtbot.waitSignal(page.talk_asked, check_params_cb=DELFT.__eq__):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_enter_in_the_list_holds_the_talk(page, operations, qtbot):
    page.listing.setFocus()

    QTest.keyClick(page.listing, Qt.Key.Key_Return)
    settle(qtbot, operations)

    form(ContactDialog).reject()


def test_every_text_field_of_the_form_is_watched_for_data_of_persons(page, operations, qtbot):
    dialog = opened(
        ContactDialog, control(part_of(page, PlannedTalks), "Gehouden…").click, operations, qtbot
    )
    part_of(dialog, AgreementLines).add_line()
    note = dialog.findChild(PrivacyNote)
    qtbot.waitUntil(
        lambda: (
            control(part_of(dialog, AgreementLines).lines[-1], "Afspraak 3: wat") in note.watched
        )
    )

    write_in(part_of(dialog, AgreementLines).lines[-1], "Afspraak 3: wat", "Bel 123456782")
    assert "123456782" in note.text()
    assert control(dialog, "Kern") in note.watched
    assert control(dialog, "Vervolg") in note.watched
    write_in(part_of(dialog, AgreementLines).lines[-1], "Afspraak 3: wat", "")
    assert note.isHidden()
    dialog.reject()


def test_the_words_grow_their_field(page, operations, qtbot):
    dialog = opened(
        ContactDialog, control(part_of(page, PlannedTalks), "Gehouden…").click, operations, qtbot
    )
    before = control(dialog, "Kern").minimumHeight()

    write_in(dialog, "Kern", "regel\n" * 8)

    assert control(dialog, "Kern").minimumHeight() > before
    dialog.reject()


@pytest.mark.parametrize("others", [(), (("GM0001", "Delft"), ("GM0002", "Westland"))])
def test_a_talk_keeps_its_municipalities_whatever_other_names_are_known(
    page, operations, desk, qtbot, others
):
    (row,) = planned(desk)
    dialog = TalkDialog(operations, others, page, row=row)
    dialog.open()
    assert control(dialog, "Gemeenten").text() == "Delft; Westland"
    control(dialog, "Dag").set_day(TOMORROW)

    dialog.act.click()
    settle(qtbot, operations)

    (row,) = planned(desk)
    assert (row.talk.planned_on, row.talk.municipalities) == (TOMORROW, (DELFT, WESTLAND))
