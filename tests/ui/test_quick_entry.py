"""Snelle invoer: a phone call with its follow-up in one line, from any page."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    doubled_mnemonics,
    nameless,
    operations_on,
    two_stands,
)
from tests.ui.hands import click_on, control, part_of
from tests.ui.ui_tools import settle
from toezichtdesk.domain.casefile import Party
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record import casefile
from toezichtdesk.ui.contacts.chips import Chips
from toezichtdesk.ui.contacts.quick_entry import QuickEntry
from toezichtdesk.ui.contacts.quick_forms import QuickForms
from toezichtdesk.ui.contacts.quick_line import read_line
from toezichtdesk.ui.dossier.own_count_dialog import OwnCountDialog
from toezichtdesk.ui.knowledge.item_dialog import ItemDialog

pytest_plugins = ("tests.ui.shell",)

NAMES = (
    ("GM0355", "Zeist", ("zeist",)),
    (DELFT, "Delft", ("delft",)),
    ("GM1", "Bergen (NH.)", ("bergen nh", "bergen (nh)")),
    ("GM2", "Bergen (L.)", ("bergen l", "bergen (l)")),
    ("GM0518", "'s-Gravenhage", ("s gravenhage", "den haag")),
    ("GM3", "Bergeijk", ("bergeijk",)),
)
FRIDAY = date(2026, 7, 10)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_the_line_of_the_design_means_what_it_says() -> None:
    line = (
        "zei bel wethouder flexwoningen vertraagd tot Q3, netcongestie "
        ">di terugbellen #netcongestie"
    )

    read = read_line(line, NAMES, FRIDAY)

    assert (read.code, read.kind, read.counterpart) == (
        "GM0355",
        ContactKind.TELEPHONE,
        "wethouder",
    )
    assert read.summary == "flexwoningen vertraagd tot Q3, netcongestie #netcongestie"
    assert (read.follow_up, read.follow_up_on) == ("terugbellen", date(2026, 7, 14))
    assert (read.tags, read.counts) == (("netcongestie",), None)


@pytest.mark.parametrize(
    ("line", "code", "kind", "counterpart", "summary"),
    [
        ("den haag mail brief ontvangen", "GM0518", ContactKind.EMAIL, "", "brief ontvangen"),
        ("delft brief verzoek om lijst", DELFT, ContactKind.LETTER, "", "verzoek om lijst"),
        ("delft e-mail lijst", DELFT, ContactKind.EMAIL, "", "lijst"),
        ("bergen l bezoek locatie bekeken", "GM2", ContactKind.VISIT, "", "locatie bekeken"),
        ("berge iets", "", ContactKind.TELEPHONE, "", "iets"),
        ("delft voortgang @chef cijfers", DELFT, ContactKind.PROGRESS_TALK, "chef", "cijfers"),
        ("delft belangrijk nieuws", DELFT, ContactKind.TELEPHONE, "", "belangrijk nieuws"),
        ("niemand bel iets", "", ContactKind.TELEPHONE, "", "niemand bel iets"),
    ],
)
def test_each_part_is_read_for_what_it_is(line, code, kind, counterpart, summary) -> None:
    read = read_line(line, NAMES, FRIDAY)

    assert (read.code, read.kind) == (code, kind)
    assert (read.counterpart, read.summary) == (counterpart, summary)


def test_agreements_functions_and_bottlenecks_have_parts_of_their_own() -> None:
    read = read_line(
        "zei bel @wethouder-wonen @COA later +gemeente lijst met locaties 15-11 ! "
        "+prov contact met COA >di terugbellen #kamers",
        NAMES,
        FRIDAY,
    )

    assert (read.counterpart, read.summary) == ("wethouder wonen; COA", "later #kamers")
    assert [(party.value, text, due) for party, text, due in read.agreements] == [
        ("gemeente", "lijst met locaties", date(2026, 11, 15)),
        ("provincie", "contact met COA", None),
    ]
    assert (read.follow_up, read.tags, read.counts) == ("terugbellen", ("kamers",), True)


def test_what_only_looks_like_a_part_stays_in_the_note() -> None:
    read = read_line("zei bel 10>5 woningen a@b.nl +gem lijst voor 15-11", NAMES, FRIDAY)

    assert (read.summary, read.follow_up, read.counterpart) == ("10>5 woningen a@b.nl", "", "")
    assert read.agreements == ((Party.MUNICIPALITY, "lijst", date(2026, 11, 15)),)


def test_the_form_grows_with_the_rows_of_parts(operations, qtbot, owner):
    form = entry(operations, qtbot, owner)

    typed(form, "delft bel @wethouder-wonen @corporatie-wonen kamers " + "+gem lijst locaties " * 6)

    below = [label for label in form.findChildren(QLabel) if label.text().startswith("Begin met")]
    assert part_of(form, Chips).geometry().bottom() < below[0].geometry().top()


def test_several_municipalities_are_named_as_a_question() -> None:
    assert read_line("berge iets", NAMES, FRIDAY).candidates == (
        "Bergen (NH.)",
        "Bergen (L.)",
        "Bergeijk",
    )


@pytest.mark.parametrize(
    ("line", "follow_up", "day"),
    [
        ("delft bel x >14-7 lijst nakijken", "lijst nakijken", date(2026, 7, 14)),
        ("delft bel x >wk 30", "terugbellen", date(2026, 7, 20)),
        ("delft bel x >+7 mailen", "mailen", date(2026, 7, 17)),
        ("delft bel x > lijst nakijken", "lijst nakijken", None),
        ("delft bel x >di 14 juli bellen !", "bellen", date(2026, 7, 14)),
    ],
)
def test_what_follows_has_a_day_and_words(line, follow_up, day) -> None:
    read = read_line(line, NAMES, FRIDAY)

    assert (read.follow_up, read.follow_up_on) == (follow_up, day)
    assert read.summary == "x"
    assert read.counts is (True if "!" in line else None)


def test_the_municipality_that_is_open_is_meant_where_no_other_is_named() -> None:
    read = read_line("bel iets besproken", NAMES, FRIDAY, DELFT)

    assert (read.code, read.summary) == (DELFT, "iets besproken")


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


def entry(operations, qtbot, owner):
    form = QuickEntry(operations, NAMES[1:], owner)
    form.open()
    settle(qtbot, operations)
    return form


def typed(form, text):
    control(form, "Regel").setFocus()
    QTest.keyClicks(control(form, "Regel"), text)


def logged(desk):
    return desk.ask_on(TODAY, casefile.contacts).get(DELFT, ())


def test_enter_logs_what_the_parts_show(desk, operations, qtbot, owner):
    form = entry(operations, qtbot, owner)
    assert nameless(form) == []
    assert doubled_mnemonics(form) == {}
    typed(form, "delft bel wethouder kamers klaar >vr nabellen !")
    assert part_of(form, Chips).parts[:2] == ("Delft", "Telefoon")
    assert part_of(form, Chips).parts[3:5] == ("wethouder", "kamers klaar")
    assert "telt voor de contactplicht" in part_of(form, Chips).parts

    QTest.keyClick(control(form, "Regel"), Qt.Key.Key_Return)
    settle(qtbot, operations)

    (contact,) = logged(desk)
    assert (contact.summary, contact.follow_up) == ("kamers klaar", "nabellen")
    assert contact.counts


def test_without_a_municipality_the_form_stays_and_says_why(desk, operations, qtbot, owner):
    form = entry(operations, qtbot, owner)
    typed(form, "berge bel iets")
    QTest.keyClick(control(form, "Regel"), Qt.Key.Key_Return)

    assert form.isVisible()
    assert "Welke gemeente: Bergen (NH.), Bergen (L.), Bergeijk?" in form.band.text
    assert logged(desk) == ()


def test_what_was_typed_is_there_again_after_esc_until_it_is_logged(desk, operations, qtbot, owner):
    form = entry(operations, qtbot, owner)
    typed(form, "delft bel half verhaal")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    settle(qtbot, operations)

    again = entry(operations, qtbot, owner)
    assert control(again, "Regel").text() == "delft bel half verhaal"
    QTest.keyClick(control(again, "Regel"), Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert control(entry(operations, qtbot, owner), "Regel").text() == ""


def test_what_is_ticked_is_opened_after_the_contact_with_what_was_said(
    desk, operations, qtbot, owner
):
    forms = QuickForms(operations, owner)
    sheets = []
    forms.sheet_asked.connect(sheets.append)
    forms.enter(NAMES[1:], "")
    form = owner.findChild(QuickEntry)
    settle(qtbot, operations)
    typed(form, "delft bel kamers boven winkels, COA telt er 4 meer")
    click_on(form, "Goede praktijk")
    click_on(form, "Cijferverschil")
    form.reject()
    settle(qtbot, operations)
    forms.enter(NAMES[1:], "")
    settle(qtbot, operations)
    form = next(one for one in owner.findChildren(QuickEntry) if one.isVisible())
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL_SHIFT)
    settle(qtbot, operations)

    text = "kamers boven winkels, COA telt er 4 meer"
    assert [contact.summary for contact in logged(desk)] == [text]
    count = owner.findChild(OwnCountDialog)
    assert control(count, "Reden").toPlainText() == text
    assert owner.findChild(ItemDialog) is None  # one after the other
    count.reject()
    settle(qtbot, operations)
    practice = owner.findChild(ItemDialog)
    assert control(practice, "Aanpak").toPlainText() == text
    assert control(practice, "Gemeenten").text() == "Delft"
    assert sheets == []
    practice.reject()
    assert sheets == [DELFT]


def test_what_looks_like_data_of_a_person_is_named_only(desk, operations, qtbot, owner):
    form = entry(operations, qtbot, owner)
    typed(form, "delft bel dhr. Jansen zoekt een kamer")

    notes = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert any("„dhr. Jansen” lijkt op een naam van een persoon" in text for text in notes)
    QTest.keyClick(control(form, "Regel"), Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert len(logged(desk)) == 1
