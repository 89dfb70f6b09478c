"""The journal takes an import back and carries it out again, and says what stayed."""

from __future__ import annotations

from tests.ui.dossier_tools import doubled_mnemonics, nameless, rich_labels
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
    assert page._band.text == "Import van juli.xlsx teruggedraaid."
    assert filled.ask(overview, TODAY) != seen
    newest_import(page)
    assert page.undo.isHidden()
    page.redo.click()
    settle(qtbot, operations)

    assert page._band.text == "Import van juli.xlsx opnieuw uitgevoerd."
    assert filled.ask(overview, TODAY) == seen


def test_what_stays_is_named(window, operations, filled, qtbot):
    for day in range(1, 7):
        draft = ContactData("GM0503", TODAY.replace(day=day), ContactKind.VISIT, "<b>Bezoek</b>")
        filled.act(contacts.log_contact, TODAY, draft)
    page = page_of(window, operations, qtbot)
    newest_import(page)
    page.undo.click()
    settle(qtbot, operations)

    assert "Behouden, want daarna vastgelegd:" in page._band.text
    assert page._band.text.endswith("… en nog 2")
    page.table.choose_line(0)
    assert "… en nog 2" in page._words.text()
    assert rich_labels(page) == []
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
