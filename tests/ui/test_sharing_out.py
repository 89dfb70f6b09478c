"""How columns share the width of a table."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from toezichtdesk.ui.lists.rows_model import RowsModel, Side, TableColumn
from toezichtdesk.ui.lists.sharing_out import Need, shared_out
from toezichtdesk.ui.lists.tables import RowsTable
from toezichtdesk.ui.look.theme import scaled

PIXELS = st.integers(0, 600)


@st.composite
def columns(draw):
    count = draw(st.integers(1, 5))
    made = []
    for _ in range(draw(st.integers(1, 6))):
        cells = tuple(draw(st.lists(PIXELS, min_size=count, max_size=count)))
        least, wanted, firm = draw(st.integers(20, 120)), draw(PIXELS), draw(PIXELS)
        made.append(Need(cells, least, wanted, firm, draw(st.booleans()), draw(st.booleans())))
    return made


def test_a_column_without_words_gives_its_room_away():
    empty = Need((0, 0, 0), 60, 180)
    full = Need((500, 520, 480), 160, 0)

    assert shared_out((full, empty), 600) == [520, 80]
    assert shared_out((full, empty), 500) == [440, 60]


def test_one_long_cell_does_not_take_the_room_of_a_column_full_of_them():
    often, once = Need((400,) * 10, 72, 0), Need((400, *(0,) * 9), 72, 0)

    widths = shared_out((often, once), 600)

    assert widths[0] > 380
    assert widths[1] < 220


def test_many_short_words_are_not_cut_for_a_few_long_ones():
    short, long = Need((140,) * 10, 72, 160, 140), Need((900, 800, *(20,) * 8), 160, 0, 160)

    assert shared_out((short, long), 600) == [140, 460]
    assert shared_out((short, long), 240) == [72, 168]


def test_what_the_officer_chose_comes_before_what_is_usual():
    own, usual = Need((50,), 40, 200, is_own=True), Need((50,), 40, 200)

    assert shared_out((own, usual), 300) == [200, 100]
    assert shared_out((Need((300,), 40, 60, is_own=True), usual), 500)[0] == 60 + 240 * 60 // 260


@settings(max_examples=60)
@given(columns(), st.integers(100, 2000))
def test_nothing_is_cut_while_there_is_room(needs, width):
    widths = shared_out(needs, width)
    full = [need.full for need in needs]

    if sum(full) <= width:
        assert all(has >= need for has, need in zip(widths, full, strict=True))
        assert sum(widths) <= width
    else:
        least = [min(need.least, need.full) for need in needs]
        assert all(has >= need for has, need in zip(widths, least, strict=True))
        assert all(has <= need for has, need in zip(widths, full, strict=True))
        assert sum(widths) == max(width, sum(least))


def test_a_column_that_was_left_out_has_its_own_width_when_it_comes_back(qtbot):
    columns = tuple(TableColumn(key, key, str, width=90) for key in ("naam", "dag", "wat"))
    first, again = (RowsTable(RowsModel(columns), "Lijst", str) for _ in range(2))
    for table in (first, again):
        qtbot.addWidget(table)
    first.setColumnHidden(1, True)

    again.restore_columns(first.column_state())

    assert again.wanted_width(1) == first.wanted_width(1) == 90


def test_a_day_is_never_cut_before_a_text(qtbot):
    rows = [("di 17-11-2026", "14:00", "Gezamenlijke tussenvoorziening"), ("", "", "kort")]
    columns = [
        TableColumn("day", "Dag", lambda row: row[0], width=40),
        TableColumn("time", "Tijd", lambda row: row[1], tip=lambda row: row[1], width=20),
        TableColumn("text", "Onderwerp", lambda row: row[2], tip=lambda row: row[2], width=300),
    ]
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", lambda row: row[0])
    qtbot.addWidget(table)
    table.resize(300, 120)
    table.show()
    model.show_rows(rows)

    for place in (0, 1):
        needed = table.sizeHintForIndex(model.index(0, place)).width()
        qtbot.waitUntil(lambda: table.columnWidth(place) >= needed)  # noqa: B023


def test_numbers_stand_near_their_day_in_a_wide_table(qtbot):
    columns = (
        TableColumn("dag", "Peildatum", str, width=120),
        *(TableColumn(key, key, str, side=Side.RIGHT, width=120) for key in ("Saldo", "Opgave")),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Cijfers", str)
    qtbot.addWidget(table)
    model.show_rows(("01-11-2026",))
    table.resize(1000, 200)
    table.show()

    widths = [table.columnWidth(section) for section in range(len(columns))]
    assert sum(widths) == table.viewport().width()
    assert max(widths) - min(widths) <= 1


def test_the_column_with_the_rest_keeps_room_for_its_title_where_a_table_scrolls_sideways(qtbot):
    columns = (
        TableColumn("name", "Gemeente", str, width=120),
        TableColumn("rule", "Regel van versie A", str, width=0),
        TableColumn("other", "Regel van versie B", str, width=160),
    )
    model = RowsModel(columns)
    table = RowsTable(model, "Lijst", str)
    qtbot.addWidget(table)
    model.show_rows(("een lange regel over de achterstand",) * 3)
    header = table.horizontalHeader()
    table.resize(200, 200)
    table.show()
    asked = header.sectionSizeHint(1)

    qtbot.waitUntil(lambda: header.sectionSize(1) >= asked)
    table.resize(900, 200)
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())


def test_the_column_with_the_rest_has_it_before_there_are_rows_too(qtbot):
    columns = (
        TableColumn("where", "Waar", str, width=200),
        TableColumn("text", "Tekst", str, width=0),
        TableColumn("fate", "Wissen", str, width=240),
    )
    table = RowsTable(RowsModel(columns), "Lijst", str)
    qtbot.addWidget(table)
    table.resize(900, 200)
    table.show()

    fixed = [table.columnWidth(section) for section in (0, 2)]
    assert fixed == [scaled(200), scaled(240)]
    assert table.columnWidth(1) == table.viewport().width() - sum(fixed)
