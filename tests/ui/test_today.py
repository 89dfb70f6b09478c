"""Vandaag: Enter leads to where the work is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from tests.duties import GROUND, duty
from tests.ui.dossier_tools import opened
from tests.ui.hands import control, part_of, texts_on, words_on
from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.casework import contacts, plans, terms
from toezichtdesk.domain.casefile import AgreementData, Horizon, Party, PlanDates, PlanMeasureData
from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.terms import FileItemData, FileItemKind
from toezichtdesk.ladder.duties import PlanStep
from toezichtdesk.reports.answers.overview import ActionKind, NextAction
from toezichtdesk.reports.record.casefile import agreements
from toezichtdesk.reports.urgency import When
from toezichtdesk.ui.contacts.agreement_dialog import AgreementDialog
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.dossier.term_dialogs import FileItemDialog
from toezichtdesk.ui.plans.dates_dialog import PlanDatesDialog
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.today.day_heading import DayHeading
from toezichtdesk.ui.today.put_off_dialogs import PutOffDialog

AGREEMENT = ActionKind.AGREEMENT
pytest_plugins = ("tests.ui.shell",)
DELFT, WASSENAAR, ZOETERMEER = "GM0503", "GM0629", "GM0637"


@pytest.fixture
def page(window, operations, qtbot):
    window.show_place(Place.TODAY)
    settle(qtbot, operations)
    return window.current_page


def owed(due, text="Te doen", kind=ActionKind.AGREEMENT, about=None):
    return duty(kind, about or (text,), text, due, is_late=due is not None and due < TODAY)


def test_with_large_letters_the_day_gives_way_to_what_stands_beside_it(
    usual_letters, page, window, qtbot
):
    day = part_of(page, DayHeading)
    window.resize(900, 600)
    usual_letters.choose_text_size(150)
    day.show_day(date(2026, 11, 11))

    def gives_way():
        assert day.text() == "Vandaag"
        assert page.news.width() >= page.news.minimumSizeHint().width()
        assert page.filter.geometry().right() <= page.width()

    qtbot.waitUntil(gives_way)


def open_work(page, window, qtbot, kind, code=DELFT, about=None):
    """Show one thing to do and press Enter on it."""
    row = next(row for row in window.overview.rows if row.code == code)
    page.show_rows((replace(row, actions=(owed(date(2026, 7, 1), kind=kind, about=about),)),))
    focused(qtbot, page.table)
    page.table.choose_line(1)
    press(Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", [ActionKind.DECIDE, ActionKind.REASSESS])
def test_a_decision_and_a_new_judgement_lead_to_the_proposals(
    page, window, operations, qtbot, kind
):
    open_work(page, window, qtbot, kind)
    settle(qtbot, operations)

    assert window.current_page is window.pages.at(Place.ASSESSING)
    assert window.current_page.table.current.code == DELFT


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (ActionKind.TALK, "Ambtelijk toezichtgesprek"),
        (ActionKind.CONTACT, "Ambtelijk toezichtgesprek"),
        (ActionKind.WARNING, "Ambtelijk toezichtgesprek"),
        (ActionKind.FOLLOW_UP, "Telefoon"),
    ],
)
def test_a_talk_opens_the_form_with_the_kind_that_fulfils_it(
    page, window, operations, qtbot, kind, said
):
    open_work(page, window, qtbot, kind)
    settle(qtbot, operations)

    form = opened(page.findChild(ContactDialog), qtbot)
    assert "Delft" in form.windowTitle()
    assert control(form, "Soort").currentText() == said
    form.close()


def test_on_the_lowest_rung_it_is_a_progress_talk(page, window, operations, filled, qtbot):
    open_work(page, window, qtbot, ActionKind.TALK, WASSENAAR)
    settle(qtbot, operations)

    form = opened(page.findChild(ContactDialog), qtbot)
    assert control(form, "Soort").currentText() == "Voortgangsgesprek"
    form.close()


def test_a_measure_opens_on_its_status(page, window, operations, filled, qtbot):
    measure = filled.act(
        plans.add_measure, TODAY, ZOETERMEER, PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM)
    )
    open_work(page, window, qtbot, ActionKind.MEASURE, ZOETERMEER, (measure,))
    settle(qtbot, operations)

    form = opened(page.findChild(MeasureDialog), qtbot)
    assert control(form, "Maatregel").text() == "Flexwoningen"
    assert control(form, "Status").hasFocus()
    press(Qt.Key.Key_V)
    assert control(form, "Status").currentText() == "Vertraagd"
    form.close()


def test_an_agreement_opens_with_today_as_the_day_it_was_kept(
    page, window, operations, filled, qtbot
):
    draft = AgreementData(DELFT, Party.MUNICIPALITY, "Lijst locaties", TODAY)
    agreement = filled.act(contacts.add_agreement, TODAY, draft)
    open_work(page, window, qtbot, ActionKind.AGREEMENT, DELFT, (agreement,))
    settle(qtbot, operations)

    opened(page.findChild(AgreementDialog), qtbot)
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    remaining = filled.ask_on(TODAY, agreements, DELFT)[DELFT][0]
    assert remaining.done_on == TODAY


def test_the_keyboard_comes_back_to_the_list_when_a_button_has_no_work(page, window, qtbot):
    focused(qtbot, page.foot.work)

    page.model.show_rows(())

    assert not page.foot.work.isEnabled()
    assert window.focusWidget() is page.table


def test_a_step_of_the_plan_opens_on_that_step(page, window, operations, filled, qtbot):
    filled.act(plans.record_dates, TODAY, ZOETERMEER, PlanDates(requested_on=date(2026, 7, 1)))
    open_work(page, window, qtbot, ActionKind.PLAN, ZOETERMEER, (PlanStep.RECEIVE,))
    settle(qtbot, operations)

    form = opened(page.findChild(PlanDatesDialog), qtbot)
    assert control(form, "Ontvangen op").hasFocus()
    assert control(form, "Ontvangen op").day == TODAY
    form.close()


def test_a_letter_opens_the_form_for_the_answer_to_it(page, window, operations, filled, qtbot):
    letter = FileItemData(ZOETERMEER, FileItemKind.NOTICE, TODAY, due_on=TODAY)
    item = filled.act(terms.file, TODAY, letter)
    open_work(page, window, qtbot, ActionKind.TERM, ZOETERMEER, (item,))
    settle(qtbot, operations)

    form = opened(page.findChild(FileItemDialog), qtbot)
    assert form.kind.currentText() == FileItemKind.HEARING.value.capitalize()
    form.close()


def test_the_groups_are_named_once_with_their_count_and_fold(page, window, qtbot):
    row = window.overview.rows[0]
    due = date(2026, 12, 1)
    page.show_rows((replace(row, actions=(owed(None), owed(due, "Later"), owed(due, "Ook"))),))

    def names():
        return [page.model.index(line, 0).data() for line in range(page.model.rowCount())]

    assert names() == ["▾ Nu (1)", row.name, "▾ Later (2)", row.name, row.name]
    focused(qtbot, page.table)
    page.table.choose_line(2)
    press(Qt.Key.Key_Return)
    assert names() == ["▾ Nu (1)", row.name, "▸ Later (2)"]
    press(Qt.Key.Key_Return)
    assert len(names()) == 5


def test_the_first_group_keeps_its_heading_in_sight(page, window, qtbot):
    row = window.overview.rows[0]
    much = tuple(owed(None, str(number)) for number in range(40))
    page.show_rows((replace(row, actions=much),))
    page.table.scrollTo(page.model.index(1, 0), QAbstractItemView.ScrollHint.PositionAtTop)
    assert page.table.rowAt(0) == 1

    page.table.choose_line(1)

    assert page.table.rowAt(0) == 0


def test_the_agenda_puts_every_thing_in_the_week_of_its_day(page, window, qtbot):
    row = window.overview.rows[0]
    days = (date(2026, 7, 6), date(2026, 7, 12), date(2027, 1, 1), None)
    page.show_rows((replace(row, actions=tuple(owed(d, str(d)) for d in days)),))

    wide = page.table.columnWidth(0)
    page.agenda.click()

    assert page.table.columnWidth(0) == wide  # the words of a week stand over the whole line
    names = [page.model.index(line, 0).data() for line in range(page.model.rowCount())]
    assert names == [
        "Week 28 van 2026, 06-07-2026 t/m 12-07-2026 (2)",
        row.name,
        row.name,
        "Week 53 van 2026, 28-12-2026 t/m 03-01-2027 (1)",
        row.name,
        "Zonder dag (1)",
        row.name,
    ]
    page.agenda.click()
    assert page.model.index(0, 0).data().startswith("▾ ! Te laat")


def test_every_line_has_its_own_button_and_a_click_on_it_works(page, window, operations, qtbot):
    row = next(row for row in window.overview.rows if row.code == DELFT)
    page.show_rows((replace(row, actions=(owed(None, kind=ActionKind.TALK),)),))
    last = page.model.columnCount() - 1
    place = page.table.visualRect(page.model.index(1, last)).center()
    assert page.model.index(1, last).data() == "Gesprek vastleggen…"

    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, operations)

    opened(page.findChild(ContactDialog), qtbot).close()


def test_work_is_put_off_and_taken_up_again_by_keyboard(page, window, operations, filled, qtbot):
    draft = AgreementData(DELFT, Party.MUNICIPALITY, "Lijst locaties", date(2026, 7, 1))
    filled.act(contacts.add_agreement, TODAY, draft)
    window.refresh()
    settle(qtbot, operations)
    line = page.model.line_of(lambda each: each.duty and each.duty.action.kind is AGREEMENT)
    focused(qtbot, page.table)
    page.table.choose_line(line)
    assert page.foot.later.isEnabled()

    press(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.findChild(PutOffDialog) is not None)
    opened(window.findChild(PutOffDialog), qtbot)
    write("+7")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    waits = [duty for duty in page._duties if duty.when is When.PUT_OFF]
    assert [duty.action.put_off.until for duty in waits] == [date(2026, 7, 17)]
    last = page.model.shown[-1]
    assert (last.duty, last.when) == (None, When.PUT_OFF)


def test_what_the_policy_prescribes_is_said_and_cannot_wait(page, window, qtbot):
    row = window.overview.rows[0]
    page.show_rows((replace(row, actions=(owed(None, kind=ActionKind.TALK),)),))
    page.table.choose_line(1)

    assert not page.foot.later.isEnabled()
    assert not page.foot.aside.isEnabled()
    assert "Het beleid schrijft dit voor" in page.foot.detail.text()


def test_figures_that_many_lack_are_one_line(page, window, qtbot):
    lack = NextAction(ActionKind.COMPLETE_FIGURES, (Measure.REALISED,), DutyCode.IMPORT_REALISED)
    rows = [
        replace(window.overview.rows[0], code=f"GM{n:04}", name=f"Dorp {n}", actions=(lack,))
        for n in range(50)
    ]
    page.show_rows(rows)

    (duty,) = [line.duty for line in page.model.shown if line.duty]
    assert duty.name == "50 gemeenten"
    assert duty.action.ground.startswith("Deze cijfers ontbreken van 50 gemeenten: Dorp 0, Dorp 1")
    assert duty.action.ground.endswith(" en nog 40.")


def test_an_empty_desk_says_once_what_to_do_first(page, window, qtbot):
    rows = [replace(row, standing=None) for row in window.overview.rows]
    page.show_rows(rows)

    assert not page.table.isVisible()
    assert "Importeer eerst een blad" in words_on(page)
    page.show_state(replace(window.overview.state, municipalities=0, spoken=0))
    assert "gesproken" not in words_on(page)
    assert control(page, "Cijfers importeren").isVisible()
    page.show_rows(())
    assert control(page, "Cijfers importeren").isVisible()


def test_the_whole_ground_stands_below_the_list_and_follows_the_cursor(page, window, qtbot):
    row = window.overview.rows[0]
    page.show_rows((replace(row, actions=(owed(None, "Eerst"), owed(None, "Dan"))),))
    focused(qtbot, page.table)
    page.table.choose_line(1)
    press(Qt.Key.Key_Down)

    assert page.foot.detail.text() == f"{row.name}: Dan.\nGrond: {GROUND}"
    press(Qt.Key.Key_Tab)
    assert window.focusWidget() is page.foot.detail


def test_the_filter_knows_name_kind_and_work_and_still_names_the_group(page, window, qtbot):
    actions = (owed(None), owed(None, "Terugbellen", ActionKind.FOLLOW_UP))
    page.show_rows((replace(window.overview.rows[0], actions=actions),))
    focused(qtbot, page.table)
    press(Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(page.filter.hasFocus)
    write("vervolg")

    assert [line.duty.action.text for line in page.model.shown if line.duty] == ["Terugbellen"]
    assert page.model.index(0, 0).data() == "▾ Nu (1)"


def test_the_contact_duty_of_the_province_stands_above_the_list(page, window):
    assert page.spoken.words == ("Contactplicht 2026-II: 0 van 5 gesproken, nog 5 in 25 weken")
    assert page.spoken.numbers == (0, 5)


def test_with_nothing_for_today_the_next_thing_is_named(page, window, qtbot):
    rows = [replace(row, actions=()) for row in window.overview.rows]
    page.show_rows((replace(rows[0], actions=(owed(date(2026, 12, 1)),)), *rows[1:]))
    next_one = f"Eerstvolgende: dinsdag 1 december 2026, {rows[0].name}: Te doen."
    begins = f"Niets te doen vandaag. {next_one}"
    assert any(text.startswith(begins) for text in texts_on(page))

    focused(qtbot, page.table)
    page.show_rows(rows)
    assert not page.table.isVisible()
    assert page.news.hasFocus(), "not what stands in the status bar"
    coming = "vrijdag 1 januari 2027, begin van 2027-I"
    assert len([text for text in texts_on(page) if coming in text]) == 1, "it is said once"


def test_an_act_is_for_the_municipality_of_the_chosen_line(page, window, operations, qtbot):
    window.overview.table.choose("GM0599")
    first, other = (row for row in window.overview.rows if row.code in (DELFT, WASSENAAR))
    page.show_rows(tuple(replace(row, actions=(owed(None),)) for row in (first, other)))
    for line in (1, 2):
        page.table.choose_line(line)
        assert window.current_code == page.table.current.duty.code
    page.table.choose_line(0)  # a heading is of no municipality
    assert window.current_code == ""

    window.show_place(Place.ASSESSING)
    settle(qtbot, operations)
    table = window.current_page.table
    for line in range(table.model().rowCount()):
        table.choose_line(line)
        assert window.current_code == table.current.code
