"""The journal takes an import back and carries it out again, and says what stayed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest

from tests.ui.dossier_tools import clipped, doubled_mnemonics, nameless, rich_labels
from tests.ui.hands import choose_in, click_on, control, messages_on, read_table, texts_on
from tests.ui.ui_tools import TODAY, settle
from toezichtdesk.casework import contacts
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.ui.forms.headings import PageTitle
from toezichtdesk.ui.journal.act_groups import ACTS
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


def page_of(window, operations, qtbot):
    window.show_place(Place.JOURNAL)
    page = window.current_page
    settle(qtbot, operations)
    return page


def newest_import(page) -> None:
    page.table.choose(next(row.id for row in page.model.rows if row.act == "import"))


def test_an_import_is_taken_back_and_carried_out_again(window, operations, filled, qtbot):
    seen = filled.ask(overview, TODAY)
    page = page_of(window, operations, qtbot)
    newest_import(page)
    assert page.redo.isHidden()
    page.undo.click()
    settle(qtbot, operations)
    assert messages_on(page) == ["Import van juli.xlsx ongedaan gemaakt."]
    assert filled.ask(overview, TODAY) != seen
    newest_import(page)
    assert page.undo.isHidden()
    page.redo.click()
    settle(qtbot, operations)

    assert messages_on(page) == ["Import van juli.xlsx opnieuw uitgevoerd."]
    assert filled.ask(overview, TODAY) == seen


def test_what_stays_is_named(window, operations, filled, qtbot):
    for day in range(1, 7):
        draft = ContactData("GM0503", TODAY.replace(day=day), ContactKind.VISIT, "<b>Bezoek</b>")
        filled.act(contacts.log_contact, TODAY, draft)
    page = page_of(window, operations, qtbot)
    newest_import(page)
    page.undo.click()
    settle(qtbot, operations)

    (message,) = messages_on(page)
    assert "Behouden, want daarna vastgelegd:" in message
    assert message.endswith("… en nog 2")
    page.table.choose_line(0)
    assert texts_on(page).count(message) == 2  # in the band, and below the list
    assert rich_labels(page) == []
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}


def test_the_chosen_line_stays_chosen_while_acts_arrive_from_elsewhere(
    window, operations, filled, qtbot
):
    page = page_of(window, operations, qtbot)
    newest_import(page)
    chosen = page.table.current
    filled.act(contacts.log_contact, TODAY, ContactData("GM0503", TODAY, ContactKind.VISIT, "x"))
    page.refresh()
    settle(qtbot, operations)

    assert page.model.shown[0].id > chosen.id
    assert page.table.current.id == chosen.id
    page.undo.click()
    settle(qtbot, operations)
    assert filled.tables()["contact"]

    window.show_place(Place.OVERVIEW)
    filled.act(contacts.log_contact, TODAY, ContactData("GM0503", TODAY, ContactKind.VISIT, "y"))
    page = page_of(window, operations, qtbot)
    assert page.table.current == page.model.shown[0]


def test_every_act_is_of_one_kind_in_the_filter():
    assert Counter(act for acts in ACTS.values() for act in acts) == Counter(Act)


def test_the_acts_are_filtered_by_municipality_kind_and_day(window, operations, filled, qtbot):
    visit = ContactData("GM0503", TODAY, ContactKind.VISIT, "Kamers bekeken")
    filled.act(contacts.log_contact, TODAY, visit)
    page = page_of(window, operations, qtbot)

    def shown() -> list[str]:
        return [row["Wat"] for row in read_table(page)]

    everything = shown()
    assert len(everything) > 2
    assert control(page, "Filters wissen").isHidden()
    choose_in(page, "Gemeente", "Delft")
    choose_in(page, "Soort", "Contacten en gesprekken")
    (only,) = shown()
    assert only == f"Bezoek met Delft van {TODAY:%d-%m-%Y}."
    assert clipped(page) == []
    assert doubled_mnemonics(page) == {}

    page.refresh()  # the choice stays when an act arrives
    settle(qtbot, operations)
    assert shown() == [only]
    day_before = control(page, "Tot en met")
    day_before.setFocus()
    QTest.keyClicks(day_before, "1-1\r")
    assert shown() == []
    click_on(page, "Filters wissen")
    assert shown() == everything
    QTest.keyClicks(control(page, "Van"), f"{TODAY:%d-%m-%Y}\r")
    assert only in shown()


def test_no_filter_of_the_journal_lies_over_another_on_half_a_screen(
    usual_letters, window, operations, qtbot
):
    usual_letters.choose_text_size(200)
    window.resize(900, 640)
    page = page_of(window, operations, qtbot)
    names = ("Gemeente", "Soort", "Van", "Tot en met")
    parts = [control(page, name) for name in names]

    def check():
        assert clipped(page) == []
        places = [QRect(each.mapTo(page, QPoint(0, 0)), each.size()) for each in parts]
        assert not any(one.intersects(other) for one, other in combinations(places, 2))
        assert all(place.right() <= page.width() for place in places)
        assert all(each.width() >= each.minimumSizeHint().width() for each in parts)

    qtbot.waitUntil(check)


def test_the_title_above_a_full_page_keeps_the_feet_of_its_letters(
    usual_letters, window, operations, qtbot
):
    usual_letters.choose_text_size(200)
    window.resize(900, 640)
    window.show_backups()
    settle(qtbot, operations)
    (title,) = window.current_page.findChildren(PageTitle)

    qtbot.waitUntil(lambda: title.height() >= title.fontMetrics().height())
