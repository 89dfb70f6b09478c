"""The lines of Vandaag: their order is said, late ones stay so, and headings stay in sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from tests.duties import duty
from tests.ui.ui_tools import TODAY
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.worklist import Duty
from toezichtdesk.reports.urgency import When, when
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.today.lines import (
    HeadedTable,
    HeadingCell,
    columns,
    identity,
    lines_of,
    weeks_of,
)

pytest_plugins = ("tests.ui.shell",)
LATE = "#a33f00"


def owed(due, number=0, kind=ActionKind.AGREEMENT):
    text = f"Afspraak {number}"
    action = duty(kind, (text,), text, due, is_late=due is not None and due < TODAY)
    return Duty("GM0503", "Delft", 2, action, when(action, TODAY))


def room(table, index):
    """Return the width that the words of a cell ask."""
    return table.sizeHintForIndex(index).width()


@pytest.fixture
def table(theme, qtbot):
    model = RowsModel(columns(lambda line: LATE if line.is_late else None))
    table = HeadedTable(model, "Te doen", identity)
    model.setParent(table)
    table.setItemDelegate(HeadingCell(table))
    qtbot.addWidget(table)
    table.resize(800, 300)
    table.show()
    return table


def test_a_group_of_unlike_work_says_in_which_order_it_stands(table):
    table.model().show_rows(lines_of([owed(None), owed(None, 1, ActionKind.TALK)], ()))
    assert table.model().index(0, 0).data() == "▾ Nu (2), het zwaarste eerst"

    table.model().show_rows(lines_of([owed(None), owed(None, 1)], ()))
    assert table.model().index(0, 0).data() == "▾ Nu (2)"


def test_a_late_line_stays_so_when_it_is_chosen(table):
    table.model().show_rows(lines_of([owed(TODAY - timedelta(9)), owed(None)], ()))

    def colour(line):
        option = QStyleOptionViewItem()
        index = table.model().index(line, 0)
        table.itemDelegate().initStyleOption(option, index)
        return option.palette.color(QPalette.ColorRole.HighlightedText).name()

    assert colour(1) == LATE
    assert colour(3) != LATE


@pytest.mark.parametrize("place", range(0, 48, 7))
def test_a_column_is_as_wide_as_its_longest_day_whatever_stands_last(table, place):
    """A folded group ends the list; of its heading the width beside the words was taken."""
    later = [replace(owed(TODAY, number), when=When.LATER) for number in range(48)]
    open_since = replace(later[place].action, due_on=None, open_since=date(2026, 4, 10))
    later[place] = replace(later[place], action=open_since)
    put_off = [replace(owed(None, 50), when=When.PUT_OFF)]
    table.resize(480, 300)  # no room for more than words
    table.model().show_rows(lines_of([*later, *put_off], (When.PUT_OFF,)))

    cells = [table.model().index(place + 1, section) for section in range(4)]
    assert cells[3].data() == "sinds 10-04-2026"
    cut = [each.data() for each in cells if table.columnWidth(each.column()) < room(table, each)]
    assert cut == []


def test_the_button_of_a_line_leaves_where_hardly_a_word_of_the_work_would_be_left(table):
    table.model().show_rows(lines_of([owed(TODAY + timedelta(days=2)) for _ in range(9)], ()))
    button = table.model().columnCount() - 1
    for width in (800, 540, 400, 540):
        table.resize(width, 300)
        assert table.isColumnHidden(button) is (width == 400)
        assert table.horizontalHeader().length() == table.viewport().width()


def test_no_heading_stands_at_the_foot_without_what_it_is_about(table, qtbot):
    soon = [owed(TODAY + timedelta(days=3 + number)) for number in range(20)]
    late = [owed(TODAY - timedelta(days=9 + number), number) for number in range(4)]
    table.model().show_rows(lines_of([*late, *soon], ()))
    heading, row = 5, table.rowHeight(0)
    for more in (row // 2, 0):  # part of a row below the heading, and nothing
        frame = table.height() - table.viewport().height()
        table.resize(800, frame + row * (heading + 1) + more)
        table.choose_line(1)
        assert table.model().shown[heading].is_heading
        assert table.fold == heading * row
        drawn = table.viewport().grab().toImage()
        below = {drawn.pixelColor(x, heading * row + row // 2).name() for x in range(9, 90)}
        assert below == {table.palette().color(QPalette.ColorRole.Base).name()}

        table.choose_line(heading)
        assert table.fold != heading * row, "the chosen line is in sight"

    table.resize(800, frame + row * (heading + 2))
    table.choose_line(1)
    assert table.fold == -1


def test_the_agenda_opens_on_a_heading(table):
    days = [date(2027, 1 + number, 5) for number in range(11) for _ in range(3)]
    table.model().show_rows(weeks_of([owed(day, number) for number, day in enumerate(days)]))
    table.choose_line(table.model().rowCount() - 11)  # more follows than fits below a heading

    table.open_at_heading()

    assert table.model().shown[table.rowAt(0)].is_heading
    current = table.visualRect(table.currentIndex())
    assert 0 < current.top() <= table.viewport().height() - current.height()

    table.choose_line(2)
    table.open_at_heading()
    assert table.rowAt(0) == 0
