"""Logging contacts: by keyboard alone, without losing a word."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    clipped,
    doubled_mnemonics,
    nameless,
    opened,
    operations_on,
    rich_labels,
    two_stands,
)
from tests.ui.hands import click_on, control, part_of, texts_on, words_on, write_in
from tests.ui.ui_tools import press, settle, write
from toezichtdesk.casework import contacts
from toezichtdesk.casework import drafts as casework_drafts
from toezichtdesk.domain.casefile import Contact, ContactData, Party
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.store.refusals import DiskFull
from toezichtdesk.ui.contacts import drafts
from toezichtdesk.ui.contacts.agreement_dialog import AgreementDialog
from toezichtdesk.ui.contacts.agreement_lines import AgreementLines
from toezichtdesk.ui.contacts.chosen_files import ChosenFiles
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.log import COLUMNS, ContactLog
from toezichtdesk.ui.forms.act_form import RESTORED
from toezichtdesk.ui.lists.rows_model import RowsModel

pytest_plugins = ("tests.ui.shell",)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def form(operations, owner, qtbot):
    return opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)


def delft(desk):
    return desk.ask(dossier, DELFT, TODAY)


def logged(desk, summary="Gebeld over de locaties.", **fields) -> Contact:
    draft = ContactData(DELFT, date(2026, 3, 5), ContactKind.TELEPHONE, summary, **fields)
    desk.act(contacts.log_contact, TODAY, draft)
    return delft(desk).contacts[0]


def test_a_contact_is_logged_with_the_keyboard_alone(form, desk, operations, qtbot):
    write("Flexwoningen vertraagd tot het najaar.")
    press(Qt.Key.Key_Backtab)
    write("wethouder wonen")
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_A, CTRL)
    write("5-3")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, CTRL)

    contact = delft(desk).contacts[0]
    assert contact.summary == "Flexwoningen vertraagd tot het najaar."
    assert contact.counterpart == "wethouder wonen"
    assert contact.held_on == date(2026, 3, 5)
    settle(qtbot, operations)


def test_agreements_of_both_sides_are_logged_with_the_contact(form, desk, operations, qtbot):
    write_in(form, "Kern", "Toezichtgesprek.")
    ours, theirs = part_of(form, AgreementLines).lines[1], part_of(form, AgreementLines).lines[0]
    write_in(theirs, "Afspraak 1: wat", "lijst met locaties")
    theirs.day.setText("+14")
    write_in(form, "Datum", "5-3")
    write_in(ours, "Afspraak 2: wat", "contact met COA")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    kept = {agreement.party: agreement for agreement in delft(desk).agreements}
    assert kept[Party.MUNICIPALITY].text == "lijst met locaties"
    assert kept[Party.MUNICIPALITY].due_on == date(2026, 3, 24)
    assert kept[Party.PROVINCE].due_on is None
    assert {agreement.made_on for agreement in kept.values()} == {date(2026, 3, 5)}


def test_the_day_of_an_agreement_without_words_is_not_lost_in_silence(form, desk, qtbot):
    write_in(form, "Kern", "Toezichtgesprek.")
    bare = part_of(form, AgreementLines).lines[1]
    bare.day.setText("+14")

    form.act.click()

    assert "Schrijf op wat is afgesproken" in form.band.text
    assert control(bare, "Afspraak 2: wat").hasFocus()
    assert delft(desk).contacts == ()


def test_a_refused_contact_keeps_its_input_and_says_why(form, operations, qtbot):
    write_in(form, "Gesproken met", "beleidsmedewerker")
    form.act.click()
    qtbot.waitUntil(lambda: bool(form.band.text))

    assert form.isVisible()
    assert form.act.isEnabled()
    assert control(form, "Gesproken met").text() == "beleidsmedewerker"


def test_a_date_that_is_none_is_named_before_anything_is_sent(form, desk):
    write_in(form, "Kern", "Gebeld.")
    write_in(form, "Datum", "35-3")
    form.act.click()

    assert "„35-3” is geen datum" in form.band.text
    assert form.focusWidget() is control(form, "Datum")
    assert not delft(desk).contacts


def test_what_was_typed_comes_back_for_that_municipality_only(operations, owner, qtbot):
    first = opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)
    write("Half verhaal")
    press(Qt.Key.Key_Escape)
    assert not first.isVisible()

    elsewhere = opened(ContactDialog(operations, "GM1783", "Westland", owner), qtbot)
    again = opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)

    assert control(elsewhere, "Kern").toPlainText() == ""
    assert control(again, "Kern").toPlainText() == "Half verhaal"
    assert RESTORED in again.band.text


def test_a_saved_contact_leaves_no_draft(operations, owner, qtbot):
    opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot).reject()
    form = opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)
    write_in(form, "Kern", "Gebeld.")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    assert control(ContactDialog(operations, DELFT, "Delft", owner), "Kern").toPlainText() == ""


@contextmanager
def next_run(desk, owner, qtbot):
    """The form as the next run of the program opens it, on the same database."""
    running = operations_on(desk)
    operations = next(running)
    drafts.load(operations)
    settle(qtbot, operations)
    form = ContactDialog(operations, DELFT, "Delft", owner)
    yield form
    form.close()
    settle(qtbot, operations)
    next(running, None)


def kept(desk):
    return desk.ask(casework_drafts.drafts_of, drafts.FORM)


def test_what_is_typed_is_kept_within_a_second_for_the_next_run(
    form, desk, operations, owner, qtbot
):
    before = {name: rows for name, rows in desk.tables().items() if name != "draft"}
    texts = [desk.ask(overview, TODAY), delft(desk), desk.ask(journal)]
    write_in(form, "Kern", "Half verhaal over café 't Anker")
    write_in(part_of(form, AgreementLines).lines[0], "Afspraak 1: wat", "lijst met locaties")
    write_in(form, "Datum", "5-3")
    qtbot.waitUntil(lambda: DELFT in kept(desk))

    with next_run(desk, owner, qtbot) as again:
        assert control(again, "Kern").toPlainText() == "Half verhaal over café 't Anker"
        assert (
            control(part_of(again, AgreementLines).lines[0], "Afspraak 1: wat").text()
            == "lijst met locaties"
        )
        assert control(again, "Datum").text() == "5-3"
    after = {name: rows for name, rows in desk.tables().items() if name != "draft"}
    assert after == before
    assert [desk.ask(overview, TODAY), delft(desk), desk.ask(journal)] == texts


def test_keeping_a_draft_makes_no_page_ask_again(form, desk, operations, qtbot):
    with qtbot.assertNotEmitted(operations.changed):
        write("Half verhaal")
        qtbot.waitUntil(lambda: DELFT in kept(desk))
        settle(qtbot, operations)


def test_a_logged_contact_takes_its_draft_along(form, desk, operations, owner, qtbot):
    write("Gebeld.")
    form._keep()
    settle(qtbot, operations)
    assert list(kept(desk)) == [DELFT]
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    assert kept(desk) == {}
    with next_run(desk, owner, qtbot) as again:
        assert control(again, "Kern").toPlainText() == ""


def test_a_refused_contact_keeps_its_draft(form, desk, operations, qtbot):
    write("Gebeld.")
    form._keep()
    write_in(form, "Datum", "+14")
    form.act.click()
    qtbot.waitUntil(lambda: bool(form.band.text))

    assert kept(desk)[DELFT]["summary"] == "Gebeld."
    assert form._keeping.isActive()


def test_a_draft_that_is_thrown_away_is_gone_for_the_next_run_too(
    form, desk, operations, owner, qtbot
):
    write("Half verhaal")
    press(Qt.Key.Key_Escape)
    settle(qtbot, operations)
    assert list(kept(desk)) == [DELFT]
    click_on(opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot), "Leegmaken")
    settle(qtbot, operations)

    assert kept(desk) == {}


def test_changing_a_logged_contact_keeps_no_draft_of_a_new_one(operations, owner, desk, qtbot):
    form = opened(ContactDialog(operations, DELFT, "Delft", owner, contact=logged(desk)), qtbot)
    write("Anders. ")
    assert not form._keeping.isActive()
    press(Qt.Key.Key_Escape)
    settle(qtbot, operations)

    assert kept(desk) == {}


def test_emptying_the_form_forgets_the_draft(operations, owner, qtbot):
    opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)
    write("Half verhaal")
    press(Qt.Key.Key_Escape)
    form = opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)
    click_on(form, "Leegmaken")

    assert control(form, "Kern").toPlainText() == ""
    assert control(form, "Datum").day == TODAY
    assert form.band.text == ""


def test_files_are_chosen_while_writing_and_are_part_of_what_is_kept(
    form, desk, operations, owner, tmp_path, qtbot
):
    letter, plan = tmp_path / "brief van het college.pdf", tmp_path / "plan.pdf"
    letter.write_bytes(b"%PDF brief")
    part_of(form, ChosenFiles)._take([str(letter), str(plan)])
    assert "2: brief van het college.pdf; plan.pdf" in texts_on(part_of(form, ChosenFiles))
    press(Qt.Key.Key_Escape)
    settle(qtbot, operations)

    again = opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)
    write("Met brief.")
    again.act.click()
    qtbot.waitUntil(lambda: "plan.pdf is er niet (meer)" in again.band.text)
    click_on(part_of(again, ChosenFiles), "Laatste bijlage weglaten")
    assert again.band.text == ""
    with qtbot.waitSignal(again.saved):
        again.act.click()
    settle(qtbot, operations)

    assert [one.name for one in delft(desk).attachments] == [letter.name]
    assert kept(desk) == {}


def test_a_logged_contact_is_changed_in_the_same_form(operations, owner, desk, qtbot):
    contact = logged(desk, counts=False)
    form = opened(ContactDialog(operations, DELFT, "Delft", owner, contact=contact), qtbot)
    write_in(form, "Kern", "Gesproken over de locaties.")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    changed = delft(desk).contacts
    assert [contact.summary for contact in changed] == ["Gesproken over de locaties."]
    assert changed[0].counts is False


def test_a_closed_form_is_freed(operations, owner, qtbot):
    form = opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)
    with qtbot.waitSignal(form.destroyed):
        form.reject()


def test_every_field_of_the_forms_has_a_name_and_a_letter_of_its_own(operations, owner, qtbot):
    for form in (
        ContactDialog(operations, DELFT, "Delft", owner),
        AgreementDialog(operations, DELFT, "Delft", owner),
    ):
        opened(form, qtbot)
        assert nameless(form) == []
        assert doubled_mnemonics(form) == {}
        assert clipped(form) == []
        assert form.height() <= 600
        form.reject()


def test_the_lines_for_agreements_are_whole(operations, owner, theme, qtbot):
    form = opened(ContactDialog(operations, DELFT, "Delft", owner), qtbot)
    area = part_of(form, AgreementLines).findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.viewport().height() >= area.widget().minimumSizeHint().height())
    form.reject()


def test_an_agreement_is_added_and_changed(operations, owner, desk, qtbot):
    form = opened(AgreementDialog(operations, DELFT, "Delft", owner), qtbot)
    write("lijst met locaties")
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, CTRL)
    agreement = delft(desk).agreements[0]
    form = opened(AgreementDialog(operations, DELFT, "Delft", owner, agreement=agreement), qtbot)
    write_in(form, "Gereed op", "vandaag")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    assert delft(desk).agreements[0].done_on == TODAY


@pytest.fixture
def log(operations, desk, theme, qtbot):
    log = ContactLog(operations, theme)
    qtbot.addWidget(log)
    log.show()
    return log


def test_the_log_shows_the_whole_note_of_the_newest_contact(log, desk):
    logged(desk, "Eerste regel.\n<b>Tweede</b> regel.", follow_up="terugbellen")
    log.show_dossier(delft(desk))

    assert "<b>Tweede</b> regel." in control(log, "Gekozen contact").text()
    assert "Vervolg: terugbellen" in control(log, "Gekozen contact").text()
    assert rich_labels(log) == []


def test_a_withdrawn_contact_can_be_logged_again(log, operations, desk, qtbot):
    logged(desk)
    log.show_dossier(delft(desk))
    click_on(log, "Intrekken")
    settle(qtbot, operations)
    assert delft(desk).contacts == ()

    click_on(log, "Ongedaan maken")
    settle(qtbot, operations)
    assert delft(desk).contacts[0].summary == "Gebeld over de locaties."
    assert control(log, "Ongedaan maken").isHidden()


def test_the_model_of_the_log_keeps_the_rules_of_qt(desk, qtmodeltester):
    logged(desk)
    model = RowsModel(COLUMNS)
    model.show_rows(delft(desk).contacts)
    qtmodeltester.check(model)


def test_a_refused_withdrawal_is_reported_and_can_be_tried_again(
    log, operations, desk, qtbot, monkeypatch
):
    logged(desk)
    log.show_dossier(delft(desk))
    monkeypatch.setattr(contacts, "withdraw_contact", refuse)
    click_on(log, "Intrekken")
    settle(qtbot, operations)

    assert "toezicht.db is vol" in words_on(log)
    assert control(log, "Intrekken").isEnabled()
    assert control(log, "Ongedaan maken").isHidden()


def refuse(connection, by, contact_id):
    raise DiskFull(Path("toezicht.db"))
