"""The words below a table: in parts that line up, without a line or a row that is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout

from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.parts_pane import PartsPane
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.table_with_words import TableWithWords
from toezichtdesk.ui.lists.tables import RowsTable

pytest_plugins = ("tests.ui.shell",)

PARTS = (
    ("Motief", "Sleutels volgen <in> april."),
    *(
        (f"{number}.", f"Grond {number} van dit besluit, die meer dan één regel vult.")
        for number in range(1, 9)
    ),
    ("Beleidsversie", "Nieuw beleid v1."),
    ("Knelpunten", ""),
    ("", "Telt voor de contactplicht: ja."),
)


@pytest.fixture
def pane(owner):
    pane = PartsPane("Gronden", owner)
    pane.setGeometry(0, 0, 260, 120)
    pane.show()
    pane.show_parts("Besluit", PARTS)
    return pane


def test_each_part_is_a_line_and_one_without_words_is_left_out(pane):
    lines = pane.text().splitlines()

    assert lines[:3] == ["Besluit", "Motief: Sleutels volgen <in> april.", f"1. {PARTS[1][1]}"]
    assert lines[-2:] == ["Beleidsversie: Nieuw beleid v1.", "Telt voor de contactplicht: ja."]
    assert not any("Knelpunten" in line for line in lines)


def test_the_words_of_the_parts_line_up_and_so_do_their_next_lines(pane):
    starts = set()
    block = pane.document().begin().next()
    while block.isValid():
        if block.text().startswith(tuple("12345678")):
            line = block.layout().lineAt(0)
            start, _ = line.cursorToX(block.text().index("\t") + 1)
            starts.add(round(start))
            assert round(block.layout().lineAt(1).x()) == round(start)
        block = block.next()
    assert len(starts) == 1


def line_ends(pane):
    """Return the heights in the document at which a line begins or ends whole."""
    found, block = set(), pane.document().begin()
    while block.isValid():
        top = pane.document().documentLayout().blockBoundingRect(block).top()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            found |= {round(top + line.y()), round(top + line.y() + line.height())}
        block = block.next()
    return found


def test_no_line_is_cut_at_an_edge_wherever_it_is_scrolled(pane):
    base = pane.palette().base().color().rgb()
    bar = pane.verticalScrollBar()
    assert bar.maximum() > 0
    for place in range(0, bar.maximum(), 7):
        bar.setValue(place)
        image = pane.viewport().grab().toImage()
        ends = {place, place + image.height()} & line_ends(pane)
        for edge in () if ends else (0, image.height() - 1):
            row = [image.pixel(across, edge) for across in range(0, image.width(), 2)]
            assert set(row) == {base}, (place, edge)


def test_the_table_above_ends_on_a_whole_row_and_the_words_take_what_they_need(owner, qtbot):
    columns = (TableColumn("name", "Naam", str, width=0),)
    model = RowsModel(columns, owner)
    table, pane = RowsTable(model, "Namen", str), PartsPane("Woorden")
    both = TableWithWords(table, pane)
    QVBoxLayout(owner).addWidget(both)
    model.show_rows([f"Gemeente {number}" for number in range(30)])
    pane.show_parts("Besluit", PARTS[:2])
    for height in (300, 317, 411):
        owner.resize(400, height)
        row = table.verticalHeader().defaultSectionSize()
        qtbot.waitUntil(lambda row=row: table.viewport().height() % row == 0)
        assert pane.wanted_height <= pane.height() < pane.wanted_height + row


def test_few_words_under_few_rows_stand_in_no_large_empty_frame(owner, qtbot):
    model = RowsModel((TableColumn("name", "Naam", str, width=0),), owner)
    table, pane = RowsTable(model, "Namen", str), PartsPane("Woorden")
    both = TableWithWords(table, pane)
    QVBoxLayout(owner).addWidget(both)
    model.show_rows(["Delft", "Gouda", "Leiden"])
    pane.show_parts("Besluit", PARTS[:1])
    owner.resize(400, 900)
    qtbot.waitUntil(lambda: pane.height() == pane.wanted_height)
    assert table.viewport().height() == 3 * table.verticalHeader().defaultSectionSize()
    assert pane.geometry().top() - table.geometry().bottom() < table.rowHeight(0)

    pane.hide()
    both.share()
    qtbot.waitUntil(lambda: table.height() == both.height())


def test_what_belongs_to_few_rows_stands_right_below_their_words(owner, qtbot):
    model = RowsModel((TableColumn("name", "Naam", str, width=0),), owner)
    table, pane, act = RowsTable(model, "Namen", str), PartsPane("Woorden"), button("Tonen")
    both = TableWithWords(table, pane, act)
    QVBoxLayout(owner).addWidget(both)
    model.show_rows(["Delft", "Gouda", "Leiden"])
    pane.show_parts("Besluit", PARTS[:1])

    owner.resize(400, 900)
    qtbot.waitUntil(lambda: 0 < act.y() - pane.geometry().bottom() < table.rowHeight(0))
    owner.resize(400, 220)
    qtbot.waitUntil(lambda: act.geometry().bottom() < both.height())
    assert act.y() > pane.geometry().bottom()

    pane.hide()
    both.share()
    owner.resize(400, 900)
    qtbot.waitUntil(lambda: 0 < act.y() - table.geometry().bottom() < table.rowHeight(0))
    assert table.viewport().height() >= 3 * table.rowHeight(0)


def test_a_long_label_leaves_its_words_the_width_on_the_next_line(pane):
    file = "maandstand_2026-11-01.xlsx"
    pane.show_parts("Stand", (("Saldo", "8"), ("Taakstelling 52, gerealiseerd 15", file)))

    def lines_of_file():
        block = pane.document().lastBlock()
        start = block.text().index(file)
        ends = (block.layout().lineForTextPosition(start + at) for at in (0, len(file) - 1))
        return [line.lineNumber() for line in ends]

    assert len(set(lines_of_file())) == 1
    assert lines_of_file()[0] > 0
    pane.resize(700, 120)
    assert lines_of_file() == [0, 0]


def test_a_table_that_scrolls_sideways_ends_on_a_whole_row_too(owner, qtbot):
    names = ("Datum", "Soort", "Onderwerp", "Deze gemeente")
    model = RowsModel([TableColumn(name, name, lambda _: "w" * 18) for name in names], owner)
    table, pane = RowsTable(model, "Praktijken", str), PartsPane("Woorden")
    QVBoxLayout(owner).addWidget(TableWithWords(table, pane))
    model.show_rows(["Kamers"])
    pane.show_parts("Besluit", PARTS)
    owner.resize(260, 340)

    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: table.viewport().height() >= table.rowHeight(0))
