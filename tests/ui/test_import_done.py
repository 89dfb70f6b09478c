"""The last steps of an import name its proposals first, and lead to each of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.hands import click_on, control, part_of
from tests.ui.ui_tools import HEAD, focused, press, settle
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.done import DoneView
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)

FURTHER_BEHIND = ("Wassenaar", 20, -4, 10, 1)  # 10 fewer than the sheet before
AS_BEFORE = ("Delft", 36, -10, 20, 2)


@pytest.fixture
def ahead(window, operations, filled, qtbot) -> ConsequencesView:
    """The consequences of a sheet that corrects one municipality and repeats another."""
    title = "Taakstelling 2026-I, stand 1 juli 2026"
    rows = (AS_BEFORE, FURTHER_BEHIND)
    window.import_file(filled.sheet(rows, head=HEAD, title=title, name="nieuw.xlsx"))
    settle(qtbot, operations)
    click_on(part_of(window, ReviewView), "Gevolgen ›")
    settle(qtbot, operations)
    return part_of(window, ConsequencesView)


@pytest.fixture
def result(ahead, operations, qtbot) -> DoneView:
    """The result of that sheet."""
    return imported(ahead, operations, qtbot)


def imported(ahead: ConsequencesView, operations, qtbot) -> DoneView:
    click_on(ahead, "Importeren")
    settle(qtbot, operations)
    return part_of(ahead.window(), DoneView)


def told(result: DoneView) -> list[list[str]]:
    """Return the proposals as the list shows them."""
    model = control(result, "Voorstellen na de import").model()
    columns = range(model.columnCount())
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


def test_the_proposals_of_this_import_come_first_before_and_after_it(ahead, operations, qtbot):
    assert control(ahead, "Voorstellen die zouden volgen").current.name == "Wassenaar"

    result = imported(ahead, operations, qtbot)

    assert [row[:3] for row in told(result)] == [
        ["Wassenaar", "▲ 1 → 2", "nieuw of anders"],
        ["Delft", "▲ 2 → 3", "stond al open"],
    ]


@pytest.mark.parametrize("way", ["button", "Enter"])
def test_each_leads_to_its_own_proposal(window, operations, result, qtbot, way):
    table = control(result, "Voorstellen na de import")
    table.choose_line(1)

    if way == "button":
        click_on(result, "Beoordelen")
    else:
        focused(qtbot, table)
        press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert window.current_page is window.pages.at(Place.ASSESSING)
    assert window.current_page.table.current.name == "Delft"


def test_an_import_that_was_undone_names_no_proposals(result, operations, qtbot):
    table = control(result, "Voorstellen na de import")

    click_on(result, "Ongedaan maken")
    settle(qtbot, operations)

    assert not table.isVisible()
    again = control(result, "Nog een blad importeren")
    assert again.hasFocus()
    assert (
        again.mapTo(result, QPoint(0, 0)).y() < result.height() / 2
    )  # below the words, not far off
