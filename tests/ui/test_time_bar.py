"""The bars of measures, with the lines of today and of the years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from toezichtdesk.domain.casefile import Horizon, PlanMeasure
from toezichtdesk.render.palette import LIGHT
from toezichtdesk.reports.pages.plan_list import MeasureRow
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.look.theme import Appearance, Theme, scaled
from toezichtdesk.ui.plans.time_bar import COLUMNS, LEAST_BARS, WORDS, Span, TimeTable, span_of

pytest_plugins = ("tests.ui.shell",)

TODAY = date(2026, 3, 10)
TIME = len(COLUMNS) - 1


def measure(number, days):
    due = TODAY + timedelta(days=days)
    return MeasureRow(
        measure=PlanMeasure("Kamers", Horizon.SHORT_TERM, "", due, 5, id=number),
        code="GM0503",
        name="Delft",
        name_key="delft",
        rung=3,
        begun_on=TODAY - timedelta(days=60),
        is_late=days < 0,
        key="",
    )


ROWS = (measure(1, -1), measure(2, 90))


@pytest.fixture
def table(qtbot):
    model = RowsModel(COLUMNS)
    table = TimeTable(model, Theme(Appearance.LIGHT), TODAY)
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # with the keyboard, a row would be chosen
    table.show()
    model.show_rows(ROWS)
    table.show_span(span_of(ROWS, TODAY))
    return table


def cell(table, line):
    return table.visualRect(table.model().index(line, TIME))


def test_the_line_of_today_stands_in_every_row(table):
    image = table.viewport().grab().toImage()
    accent = LIGHT.accent.casefold()
    for line in range(len(ROWS)):
        place = cell(table, line)
        colours = {
            image.pixelColor(x, y).name()
            for x in range(place.left(), place.right())
            for y in range(place.top() + 1, place.top() + 8)  # above the bar and its words
        }
        assert accent in colours, line


def test_a_year_begins_at_a_line_in_every_row(table):
    table.show_span(Span(date(2025, 12, 1), date(2026, 12, 1), TODAY))
    image = table.viewport().grab().toImage()
    for line in range(len(ROWS)):
        place = cell(table, line)
        y = place.top() + 2  # above the bars
        colours = [image.pixelColor(x, y).name() for x in range(place.left(), place.right())]
        assert colours.count(QColor(LIGHT.edge).name()) == 1, line


def test_a_line_of_a_year_leaves_out_a_row_whose_words_it_would_cross(table):
    early = replace(measure(2, -400), begun_on=TODAY - timedelta(days=500))
    table.model().show_rows((measure(1, -1), early))
    table.show_span(Span(TODAY - timedelta(days=700), TODAY + timedelta(days=700), TODAY))
    image, free, crossed = table.viewport().grab().toImage(), cell(table, 1), cell(table, 0)
    edge = QColor(LIGHT.edge).name()
    line = next(
        x
        for x in range(free.center().x(), free.right())
        if image.pixelColor(x, free.center().y()).name() == edge
    )
    colours = {image.pixelColor(line, y).name() for y in range(crossed.top(), crossed.bottom() - 1)}
    assert edge not in colours


def test_large_letters_leave_the_time_room_for_bars_and_words(usual_letters, qtbot):
    model = RowsModel(COLUMNS)
    table = TimeTable(model, usual_letters, TODAY)
    qtbot.addWidget(table)
    long = "Vijfentwintig kamers in het voormalige kantoor aan de kade"
    model.show_rows([replace(row, measure=replace(row.measure, description=long)) for row in ROWS])
    usual_letters.choose_text_size(200)
    table.resize(920, 300)
    table.show()

    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(TIME) >= scaled(WORDS + LEAST_BARS)


def test_the_line_of_a_year_shows_on_the_chosen_row(table):
    table.show_span(Span(date(2025, 12, 1), date(2026, 12, 1), TODAY))
    table.choose_line(1)
    image, place = table.viewport().grab().toImage(), cell(table, 1)
    y = place.top() + 2
    colours = {image.pixelColor(x, y).name() for x in range(place.left(), place.right())}
    assert QColor(LIGHT.badge_edge).name() in colours


def test_the_time_holds_today_and_every_day_within_three_years():
    span = span_of(ROWS, TODAY)

    assert span.first <= TODAY < span.last
    assert all(0 < span.place(row.measure.due_on) < 1 for row in ROWS)
    assert span_of((), date(2026, 12, 31)).last == date(2027, 1, 1)
