"""Tables: sorting, searching and being freed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from tests.ui.ui_tools import on_top
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import NOTHING_FITS, NOTHING_YET, RowsTable

pytest_plugins = ("tests.ui.shell",)


@dataclass(frozen=True)
class Town:
    name: str
    size: int | None


TOWNS = (Town("Delft", 10), Town("'s-Gravenhage", 9), Town("Leiden", None), Town("Ede", 100))


@pytest.fixture
def model(qapp):
    columns = (
        TableColumn("name", "Gemeente", lambda town: town.name),
        TableColumn("size", "Personen", lambda town: str(town.size), lambda town: town.size),
    )
    model = RowsModel(columns)
    model.show_rows(TOWNS)
    return model


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("gewoon & goed", "gewoon & goed"),
        ("<b>vet</b>\n<img src=x>", "<qt>&lt;b&gt;vet&lt;/b&gt;<br>&lt;img src=x&gt;</qt>"),
        ("x" * 32_767, "x" * 1_000 + "…"),
    ],
)
def test_a_tooltip_reads_no_markup_and_is_not_endless(qapp, text, tip):
    model = RowsModel(
        (TableColumn("name", "Gemeente", lambda town: "", tip=lambda town: town.name),)
    )
    model.show_rows((Town(text, None),))

    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == tip


@pytest.fixture
def table(model, qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    table = RowsTable(model, "Gemeenten", lambda town: town.name, window)
    table.look_for = lambda town, wanted: town.name.casefold().startswith(wanted)
    layout.addWidget(table)
    window.after = QLineEdit(window)
    layout.addWidget(window.after)
    qtbot.addWidget(window)
    window.show()
    on_top(window, qtbot)
    table.setFocus()
    table.keeps = window
    return table


def names(model):
    return [town.name for town in model.shown]


def test_the_model_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)


def test_numbers_sort_as_numbers_and_unknown_goes_last_both_ways(model):
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert [town.size for town in model.shown] == [9, 10, 100, None]

    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [town.size for town in model.shown] == [100, 10, 9, None]


def test_names_sort_without_their_apostrophe(model):
    model.sort(0)

    assert names(model) == ["Delft", "Ede", "Leiden", "'s-Gravenhage"]


def test_an_index_has_no_rows_below_it(model):
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_a_cell_speaks_its_title(model):
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.data(model.index(0, 1), role) == "Personen 10"


def test_a_column_gives_way_when_that_with_the_rest_would_be_squeezed(qtbot):
    columns = (
        TableColumn("short", "Kort", str, width=200),
        TableColumn("told", "Verteld", lambda row: f"{row} is verteld", tip=str, width=200),
        TableColumn("rest", "Rest", lambda row: f"{row} met een lang verhaal", width=0),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1000, 200)
    table.show()
    model.show_rows(("een", "twee"))
    widths = [table.columnWidth(number) for number in range(3)]
    assert widths[:2] == [200, 200]

    table.resize(420, 200)
    narrow = [table.columnWidth(number) for number in range(3)]
    assert narrow[0] < 200
    assert narrow[1] < 200
    assert narrow[2] >= 150

    table.resize(1000, 200)
    assert [table.columnWidth(number) for number in range(3)] == widths


def test_a_column_whose_words_are_cut_takes_room_that_is_spare(qtbot):
    columns = (
        TableColumn("cut", "Kort", lambda row: f"{row}, met veel woorden erachter", width=80),
        TableColumn("mine", "Eigen", lambda row: f"{row}, met veel woorden erachter", width=80),
        TableColumn("rest", "Rest", str, width=0),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1200, 200)
    table.show()
    table.horizontalHeader().resizeSection(1, 60)

    model.show_rows(("een", "twee"))

    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    assert table.columnWidth(1) == 60, "what the officer made narrow stays so"


def test_a_list_without_rows_says_why(table, model):
    assert table.emptiness == ""
    model.filter_by(lambda _: False)
    assert table.emptiness == NOTHING_FITS
    model.filter_by(None)
    model.show_rows(())
    assert (table.emptiness, table.accessibleDescription()) == (NOTHING_YET, NOTHING_YET)
    model.show_rows((Town("Delft", 1),))
    assert table.accessibleDescription() == ""


def test_a_cell_that_is_cut_tells_the_whole_of_it(qtbot):
    model = RowsModel((TableColumn("name", "Naam", str, width=60),))
    table = RowsTable(model, "Lijst", str)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(80, 200)
    table.show()
    model.show_rows(("kort", "een lange naam die niet past"))

    texts = []
    for number in range(2):
        spot = table.visualRect(model.index(number, 0)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, spot, table.viewport().mapToGlobal(spot))
        QApplication.sendEvent(table.viewport(), event)
        texts.append(QToolTip.text())

    assert texts == ["", "een lange naam die niet past"]


def test_tab_leaves_the_table(table, qtbot):
    qtbot.waitUntil(table.hasFocus)

    QTest.keyClick(table, Qt.Key.Key_Tab)

    assert table.window().after.hasFocus()


def test_typing_looks_for_a_row(table):
    QTest.keyClicks(table, "ed")

    assert table.current.name == "Ede"


def test_home_and_end_go_to_the_first_and_the_last_row(table, model):
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current == model.shown[-1]

    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current == model.shown[0]

    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected == tuple(model.shown)


def test_marked_rows_are_copied(table):
    table.choose("Leiden")
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)

    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "Gemeente\tPersonen\n's-Gravenhage\t9\nLeiden\tNone"


def menu_of(table) -> QMenu:
    """Ask for the menu of the chosen row, and return it."""
    place = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    return table.findChild(QMenu)


def test_the_context_menu_opens_and_copies(table, qtbot):
    table.opened.connect(table.update)
    table.choose("Leiden")
    menu = menu_of(table)

    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Openen", "Kopiëren", "Hele lijst kopiëren"]
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_the_context_menu_has_what_can_be_done_with_the_row(table, qtbot):
    may, may_not = QPushButton("&Wijzigen…"), QPushButton("&Delen…")
    for button in (may, may_not):
        table.window().layout().addWidget(button)
        button.show()
    may_not.setEnabled(False)
    table.acts = (may, may_not)
    table.choose_line(0)

    menu = menu_of(table)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["&Wijzigen…", "&Kopiëren", "Hele &lijst kopiëren"]
    with qtbot.waitSignal(may.clicked):
        next(action for action in menu.actions() if action.text() == may.text()).trigger()
    menu.close()


def test_enter_opens_the_row(table, qtbot):
    table.choose("Leiden")

    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert opened.args[0].name == "Leiden"


def test_the_row_stays_chosen_when_the_order_changes(table, model):
    table.choose("Ede")

    model.sort(1)

    assert table.current.name == "Ede"


def test_a_filter_counts_what_it_shows(model, qtbot):
    with qtbot.waitSignal(model.counted) as counted:
        model.filter_by(lambda town: town.name.startswith("D"))

    assert counted.args == [1, 4]
    assert names(model) == ["Delft"]


def test_the_list_copies_with_its_headings(table):
    assert table.as_text().splitlines()[:2] == ["Gemeente\tPersonen", "Delft\t10"]


def test_a_spare_column_leaves_before_words_are_cut_and_comes_back(qtbot):
    columns = (
        TableColumn("name", "Naam", lambda row: row, width=0),
        TableColumn("road", "Weg", lambda _: "vastgesteld op 09-07-2024", width=260),
        TableColumn("owner", "Eigenaar", lambda _: "gemeente", width=120, is_spare=True),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Plannen", lambda row: row)
    qtbot.addWidget(table)
    model.show_rows(("Delft",))
    table.resize(600, 200)
    table.show()
    assert not table.isColumnHidden(2)

    table.resize(350, 200)
    assert table.isColumnHidden(2)
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)

    table.column_state()  # is saved as if there were room
    table.resize(600, 200)
    assert not table.isColumnHidden(2)


def test_filtering_moves_no_column(qtbot):
    columns = (
        TableColumn("name", "Naam", str, tip=str, width=100),
        TableColumn("rest", "Rest", lambda row: f"{row} en meer", tip=str, width=0),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(300, 400)
    table.show()
    model.show_rows(["kort", "een naam van heel veel woorden achter elkaar"])
    before = table.columnWidth(0)

    model.filter_by(lambda row: row == "kort")

    assert table.columnWidth(0) == before


def test_a_table_that_gets_the_keyboard_marks_its_first_row(model, qtbot):
    table = RowsTable(model, "Gemeenten", lambda town: town.name)
    qtbot.addWidget(table)
    table.show()
    on_top(table, qtbot)
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)

    assert table.current == TOWNS[0]
    assert table.selected == TOWNS[:1]
