"""A list shows whole rows: none is cut through at its head, its foot or its end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette

from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable


@pytest.fixture
def table(qtbot):
    model = RowsModel((TableColumn("name", "Naam", str, width=0),))
    table = RowsTable(model, "Lijst", str)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(300, 400)
    table.show()
    model.show_rows([f"regel {number}" for number in range(100)])
    return table


def test_no_row_is_cut_through_at_the_foot_of_a_list(table, qtbot):
    row = table.rowHeight(0)
    table.resize(300, table.height() - table.viewport().height() + row * 5 + row // 2)

    assert table.fold == row * 5
    drawn = table.viewport().grab().toImage()
    below = {drawn.pixelColor(20 + x, row * 5 + row // 4).name() for x in range(60)}
    assert below == {table.palette().color(QPalette.ColorRole.Base).name()}
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, row * 5 + row // 4)
    )
    assert table.current != "regel 5", "what is not drawn is not chosen"

    table.choose("regel 5")
    assert table.visualRect(table.currentIndex()).bottom() < table.viewport().height()
    table.choose_line(99)
    assert table.fold == -1 or table.fold > table.visualRect(table.currentIndex()).top()


@pytest.mark.parametrize("height", [200, 211, 223])
def test_no_row_is_cut_through_below_the_headings_at_the_end_of_a_list(table, height):
    table.resize(300, height)
    table.choose_line(99)

    top = table.rowAt(0)
    assert table.rowViewportPosition(top) == 0
    assert table.visualRect(table.currentIndex()).bottom() < table.viewport().height()
    assert table.rowAt(table.viewport().height() - 1) in (-1, 99)


def test_of_a_row_that_does_not_fit_nothing_is_left_beside_the_scroll_bar(table):
    row, head = table.verticalHeader().defaultSectionSize(), table.horizontalHeader()
    table.resize(300, head.sizeHint().height() + 2 * table.frameWidth() + row * 4 + row - 4)
    table.show()
    table.selectAll()

    picture = table.viewport().grab().toImage()

    assert table.verticalScrollBar().isVisible()
    lines = range(table.fold, picture.height())
    right = picture.width() - 1
    assert {picture.pixelColor(right, y).name() for y in lines} == {
        table.palette().color(QPalette.ColorRole.Base).name()
    }
