"""The room that the columns of a table take."""

from __future__ import annotations

from PySide6.QtCore import Qt

from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
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
