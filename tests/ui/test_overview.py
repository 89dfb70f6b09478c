"""The overview: what a row says, and an officer who finds a municipality by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.ui_tools import focused, press, settle, write
from toezichtdesk.ui.overview import columns

pytest_plugins = ("tests.ui.shell",)


def names(window):
    return [row.name for row in window.overview.model.shown]


def row_of(window, name):
    return next(row for row in window.overview.rows if row.name == name)


def test_the_table_keeps_qts_rules(window, qtmodeltester):
    qtmodeltester.check(window.overview.model)


def test_attention_comes_first_unless_another_order_is_chosen(window):
    page = window.overview
    groups = [columns.attention(row) for row in page.model.shown]
    assert groups == sorted(groups)
    assert groups[0] is columns.Attention.DECIDE

    page.order.setCurrentText("Alfabetisch")

    assert names(window) == ["Delft", "'s-Gravenhage", "Wassenaar", "Westland", "Zoetermeer"]


def test_a_heading_sorts_and_says_so_in_the_choice_of_order(window):
    page = window.overview

    page.table.horizontalHeader().setSortIndicator(columns.BACKLOG, Qt.SortOrder.DescendingOrder)

    backlogs = [row.current_backlog for row in page.model.shown]
    assert backlogs == sorted(backlogs, reverse=True)
    assert page.order.currentText() == "Volgens kolomkop"


@pytest.mark.parametrize("column", range(9))
def test_every_column_sorts_both_ways(window, column):
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        window.overview.model.sort(column, order)

    assert len(names(window)) == 5


@pytest.mark.parametrize("typed", ["den haag", "GRAVEN", "gm0518", "'s-g"])
def test_the_filter_knows_aliases_codes_and_accents(window, typed):
    window.overview.filter.setText(typed)

    assert names(window) == ["'s-Gravenhage"]


def test_the_filter_for_a_rung(window):
    window.overview.rung.setCurrentIndex(3)

    assert {row.rung for row in window.overview.model.shown} == {3}


def test_find_a_municipality_and_open_it_by_keyboard_alone(window, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.overview.filter.hasFocus)
    write("den haag")
    press(Qt.Key.Key_Return)

    with qtbot.waitSignal(window.overview.municipality_opened) as opened:
        press(Qt.Key.Key_Return)

    assert opened.args == ["GM0518"]


def test_the_row_speaks(window):
    spoken = columns.describe(row_of(window, "Zoetermeer"))

    assert spoken.startswith("Zoetermeer, trede 3, achterstand 25, ▲ groeit +10")


def test_a_decision_is_needed_and_counted_on_the_rail(window):
    waiting = [row for row in window.overview.rows if columns.needs_decision(row)]

    assert waiting
    entry = window.rail.entries[type(next(iter(window.rail.entries)))("Beoordelen")]
    assert entry.count == len(waiting)


def test_the_backlog_is_whole_persons_and_the_tip_tells_the_whole_target(window):
    model = window.overview.model
    line = model.line_of(lambda row: row.name == "Zoetermeer")
    cell = model.index(line, columns.BACKLOG)

    assert cell.data() == "25"
    assert "Over de hele taakstelling: achterstand 25" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_the_view_is_kept_for_the_next_time(window, operations, theme, settings, qtbot):
    from toezichtdesk.ui.overview.page import OverviewPage

    page = window.overview
    page.order.setCurrentText("Alfabetisch")
    page.rung.setCurrentIndex(3)
    page.table.horizontalHeader().resizeSection(columns.NAME, 222)
    page.keep_view()

    again = OverviewPage(operations, theme, settings)
    qtbot.addWidget(again)

    assert again.order.currentText() == "Alfabetisch"
    assert again.rung.currentIndex() == 3
    assert again.table.columnWidth(columns.NAME) == 222
    settle(qtbot, operations)
