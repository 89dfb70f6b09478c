"""The steps of an import with the largest letters in a window of half a screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QTableView

from tests.ui.hands import click_on, control, part_of
from tests.ui.import_tools import TITLE, WITH_PROBLEMS
from tests.ui.ui_tools import settle
from toezichtdesk.ui.importing.columns import MOVES
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.layout import LayoutView
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)

SKIP = "Rijen met een probleem overslaan (2)"
LATER = "Taakstelling 2026-II, stand 5 juli 2026"
NUMBERS = ("Gemeente", "Taakstelling", "Gerealiseerd", "Saldo tot nu toe")


@pytest.fixture
def narrow(usual_letters, window):
    """Beside a workbook, on a low screen."""
    window.resize(900, 640)
    usual_letters.choose_text_size(200)
    return window


def rows_in_sight(table: QTableView, area: QScrollArea) -> list[int]:
    """Return the rows of which the whole height can be seen."""
    top = table.viewport().mapTo(area.viewport(), QPoint(0, 0)).y()
    height = min(area.viewport().height() - top, table.viewport().height())
    places = [(row, table.rowViewportPosition(row)) for row in range(table.model().rowCount())]
    return [
        row
        for row, place in places
        if max(0, -top) <= place and place + table.rowHeight(row) <= height
    ]


def shown(window, operations, desk, qtbot, title=TITLE) -> ReviewView:
    path = desk.sheet(WITH_PROBLEMS, title=title, name="maand.xlsx")
    window.import_file(path)
    settle(qtbot, operations)
    return part_of(window, ReviewView)


def test_nothing_of_the_first_step_lies_beyond_the_edge(narrow, operations, qtbot):
    narrow.show_place(Place.IMPORTING)
    settle(qtbot, operations)

    first = part_of(narrow.current_page, Rolling)

    assert first.horizontalScrollBar().maximum() == 0


def test_the_sheet_is_in_sight_while_its_columns_are_pointed_out(narrow, operations, filled, qtbot):
    click_on(shown(narrow, operations, filled, qtbot), "Indeling…")
    settle(qtbot, operations)
    view = part_of(narrow, LayoutView)
    sheet = control(view, "Het blad zoals het eruitziet")

    qtbot.waitUntil(lambda: len(rows_in_sight(sheet, part_of(view, Rolling))) >= 2)


def test_the_consequences_show_every_number_without_scrolling(narrow, operations, filled, qtbot):
    click_on(shown(narrow, operations, filled, qtbot, LATER), SKIP)
    click_on(part_of(narrow, ReviewView), "Gevolgen ›")
    settle(qtbot, operations)
    moves = control(part_of(narrow, ConsequencesView), "Laatste stand voor en na")

    assert moves.model().rowCount()
    qtbot.waitUntil(lambda: moves.horizontalScrollBar().maximum() == 0)
    titles = [each.title for each in MOVES]
    assert not any(moves.isColumnHidden(titles.index(each)) for each in NUMBERS)
    named = moves.model().index(0, titles.index("Gemeente"))
    stand = moves.model().index(0, titles.index("Stand")).data()
    assert stand in named.data(Qt.ItemDataRole.ToolTipRole)
