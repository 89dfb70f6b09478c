"""The journal takes an import back and carries it out again, and says what stayed."""

from __future__ import annotations

from tests.ui.dossier_tools import doubled_mnemonics, nameless, rich_labels
from tests.ui.hands import messages_on, texts_on
from tests.ui.ui_tools import TODAY, settle
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.pages.overview import overview
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
