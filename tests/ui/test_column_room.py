"""The room that the columns of a table take."""

from __future__ import annotations

from PySide6.QtCore import Qt

from toezichtdesk.ui.lists.column_room import LEAST_REST
from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.tables import RowsTable


def test_no_words_are_cut_for_an_arrow_that_is_not_there(qtbot):
    columns = (
        TableColumn("name", "Naam", str, width=0),
        *(TableColumn(f"{n}", "Verwacht", lambda _: "9", width=120) for n in range(4)),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    qtbot.addWidget(table)
    header = table.horizontalHeader()
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
    model.show_rows(("Nieuwbouw van kleine woningen",))
    table.show()
    wide = header.sectionSizeHint(1)
    header.setSortIndicatorShown(False)
    narrow = header.sectionSizeHint(1)
    header.setSortIndicatorShown(True)
    needed = table.sizeHintForColumn(0) + 4 * narrow
    assert narrow < wide

    table.resize(needed + table.width() - table.viewport().width(), 200)
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)

    header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert table.columnWidth(1) > narrow, "the arrow stands beside the title"


def test_a_column_that_leaves_takes_no_room_with_it(qtbot):
    """Qt hid it only later, and forgot to once the table was short of room: it left a hole."""
    columns = (
        TableColumn("name", "Naam", str, width=0),
        *(TableColumn(f"{n}", "Verwacht", lambda _: "9" * 12, width=120) for n in range(3)),
        TableColumn("owner", "Eigenaar", lambda _: "gemeenteraad", width=140, is_spare=True),
        TableColumn("day", "Uiterlijk", lambda _: "01-12-2026", width=120),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    qtbot.addWidget(table)
    header = table.horizontalHeader()
    table.resize(1000, 200)
    table.show()
    model.show_rows(("Nieuwbouw van kleine woningen",) * 20)
    assert not table.isColumnHidden(4)

    for width in range(900, 300, -20):
        table.resize(width, 200)
        sizes = [table.columnWidth(each) for each in range(len(columns))]
        places = [table.columnViewportPosition(each) for each in (1, 2, 3, 5)]
        assert places == [sum(sizes[:each]) for each in (1, 2, 3, 5)], width
        assert header.length() == sum(sizes), width
    assert table.isColumnHidden(4)


def test_a_column_comes_back_only_with_room_for_its_title(qtbot):
    columns = (
        TableColumn("name", "Naam", str, width=0),
        TableColumn("actual", "Werkelijk gekomen", lambda _: "4", width=140, is_spare=True),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    qtbot.addWidget(table)
    table.resize(600, 200)
    table.show()
    model.show_rows(("Nieuwbouw van kleine woningen",))
    title = table.horizontalHeader().sectionSizeHint(1)
    assert not table.isColumnHidden(1)
    table.resize(200, 200)
    assert table.isColumnHidden(1)

    for width in range(200, 500, 10):
        table.resize(width, 200)
        assert table.isColumnHidden(1) or table.columnWidth(1) >= title, width
    assert not table.isColumnHidden(1)


def test_words_give_way_before_a_table_scrolls_sideways_and_numbers_do_not(qtbot):
    columns = (
        TableColumn("name", "Naam", str, width=0),
        *(
            TableColumn(f"kind {n}", "Soort", lambda _: "Bestuurlijk toezichtgesprek", width=200)
            for n in range(2)
        ),
        TableColumn("places", "Plaatsen", lambda _: "9" * 20, width=200, side=Side.RIGHT),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    qtbot.addWidget(table)
    table.resize(460, 200)
    table.show()
    model.show_rows(("Nieuwbouw van kleine woningen",))

    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(1) < table.sizeHintForColumn(1)
    assert table.columnWidth(3) >= table.sizeHintForColumn(3)


def test_a_few_words_of_the_column_that_stretches_are_enough_not_to_scroll_sideways(qtbot):
    columns = (
        TableColumn("places", "Plaatsen", lambda _: "9" * 20, width=200, side=Side.RIGHT),
        TableColumn("what", "Wat", str, width=0),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    qtbot.addWidget(table)
    table.show()
    model.show_rows(("Nieuwbouw van kleine woningen",))
    frame = table.width() - table.viewport().width()

    table.resize(frame + table.sizeHintForColumn(0) + 100, 200)

    assert table.horizontalScrollBar().maximum() == 0


def test_the_column_that_stretches_gives_way_last_before_a_table_scrolls_sideways(qtbot):
    columns = (
        TableColumn("day", "Datum", lambda _: "01-12-2026", width=96),
        TableColumn("officer", "Wie", lambda _: "m.bos", width=110),
        TableColumn("what", "Wat", str, width=0),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    qtbot.addWidget(table)
    table.show()
    model.show_rows(("De achterstand groeit ook na het gesprek van september nog door",))
    others = table.columnWidth(0) + table.columnWidth(1)

    table.resize(others + LEAST_REST - 20, 200)

    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    assert table.horizontalHeader().length() <= table.viewport().width()
