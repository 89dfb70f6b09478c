"""The overview: what a row says, and an officer who finds a municipality by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from tests.conftest import signed
from tests.duties import duty
from tests.ui.hands import part_of, texts_on
from tests.ui.ui_tools import TODAY, focused, press, settle, write
from toezichtdesk.casework import contacts, decide
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.domain.casefile import AgreementData, ContactData, Party
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.overview import columns
from toezichtdesk.ui.overview.columns import trend_text
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)


def names(window):
    return [row.name for row in window.overview.model.shown]


def row_of(window, name):
    return next(row for row in window.overview.rows if row.name == name)


def test_while_the_municipalities_are_read_no_number_of_them_stands_there(
    operations, filled, theme, settings, qtbot
):
    from toezichtdesk.ui.overview.page import OverviewPage

    page = OverviewPage(operations, theme, settings)
    qtbot.addWidget(page)
    page.refresh()
    assert [text for text in texts_on(page) if text.startswith("0 ")] == []

    settle(qtbot, operations)

    assert "5 gemeenten" in texts_on(page)


def test_the_table_keeps_qts_rules(window, qtmodeltester):
    qtmodeltester.check(window.overview.model)


def test_attention_comes_first_unless_another_order_is_chosen(window):
    page = window.overview
    groups = [columns.attention(row) for row in page.model.shown]
    assert groups == sorted(groups)
    assert groups[0] is columns.Attention.DECIDE

    page.tools.order.setCurrentText("Alfabetisch")

    assert names(window) == ["Delft", "'s-Gravenhage", "Wassenaar", "Westland", "Zoetermeer"]


def test_a_heading_sorts_and_says_so_in_the_choice_of_order(window):
    page = window.overview

    page.table.horizontalHeader().setSortIndicator(columns.BACKLOG, Qt.SortOrder.DescendingOrder)

    backlogs = [row.current_backlog for row in page.model.shown]
    assert backlogs == sorted(backlogs, reverse=True)
    assert page.tools.order.currentText() == "Volgens kolomkop"


def test_every_column_sorts_both_ways(window):
    for column in range(10):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            window.overview.model.sort(column, order)

        assert len(names(window)) == 5, column


def test_the_filter_knows_aliases_codes_and_accents(window):
    for typed in ("den haag", "GRAVEN", "gm0518", "'s-g"):
        window.overview.tools.filter.setText(typed)
        assert names(window) == ["'s-Gravenhage"], typed

        window.overview.tools.filter.clear()
        assert len(names(window)) == 5


def test_the_filter_for_a_rung(window):
    window.overview.tools.choice.setCurrentIndex(3)

    assert {row.rung for row in window.overview.model.shown} == {3}


def test_the_filter_for_a_province_is_there_where_there_is_more_than_one(
    window, operations, filled, qtbot
):
    tools = window.overview.tools
    assert tools.province.isHidden()
    title = "Taakstelling 2026-I, stand 1 juli 2026"
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")
    filled.stand(TODAY, title, ("Zeist", 30, 0, 30), head=head, name="zeist.xlsx")
    window.overview.refresh()
    settle(qtbot, operations)

    assert not tools.province.isHidden()
    tools.province.setCurrentText("Utrecht")
    assert names(window) == ["Zeist"]
    window.overview.refresh()
    settle(qtbot, operations)
    assert names(window) == ["Zeist"]
    tools.clear()
    assert len(names(window)) == 6


def test_a_choice_shows_the_municipalities_it_names(window, operations, filled, qtbot):
    choices = {
        "Contactplicht open": lambda row: not row.has_counting_contact,
        "Beslissing nodig": lambda row: row.proposal is not None,
        "Groeit of dreigt": lambda row: row.trend is Trend.GROWS,
        "Te laat": lambda row: row.next_action.is_late,
    }
    call = ContactData("GM0503", TODAY, ContactKind.TELEPHONE, "Gebeld")
    promise = AgreementData("GM0503", Party.MUNICIPALITY, "Lijst", TODAY - timedelta(days=1))
    filled.act(contacts.log_contact, TODAY, call, [promise])
    filled.act(decide.accept, TODAY, "GM0503")
    window.refresh()
    settle(qtbot, operations)
    for choice, fits in choices.items():
        window.overview.tools.choice.setCurrentText(choice)

        shown = {row.code for row in window.overview.model.shown}
        assert shown == {row.code for row in window.overview.rows if fits(row)}, choice
        assert 0 < len(shown) < len(window.overview.rows), choice


def test_the_forecast_of_a_running_period_is_shown_and_spoken(window, operations, filled, qtbot):
    filled.figures(date(2026, 8, 3), "2026-II", date(2026, 8, 1), Delft=(36, None, 3))
    operations._sign = lambda: signed(date(2026, 8, 3))
    window.refresh()
    settle(qtbot, operations)
    model = window.overview.model
    line = model.line_of(lambda row: row.name == "Delft")
    cell = model.index(line, columns.FORECAST)

    assert cell.data() == "−44 ±7"  # −26 + 3 · 184/31 − 36
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "prognose achterstand 44, plus of min 7, op 31-12-2026"
    )
    assert "prognose achterstand 44" in columns.describe(row_of(window, "Delft"))
    assert columns.describe(row_of(window, "Westland")).count("prognose") == 0


def test_a_narrow_window_leaves_columns_out_rather_than_the_next_action(window, qtbot):
    table, header = window.overview.table, window.overview.table.horizontalHeader()
    contact, course, forecast = columns.CONTACT, columns.COURSE, columns.FORECAST
    narrow = (1024, {contact, course, forecast})
    for width, left_out in (narrow, (1280, {contact}), (1920, set()), narrow):
        window.show_place(Place.TODAY)  # a page that is not shown hears of its size later
        window.resize(width, 720)
        window.show_place(Place.OVERVIEW)

        def are_left_out(left_out=left_out):
            return {s for s in range(10) if table.isColumnHidden(s)} == left_out

        qtbot.waitUntil(are_left_out)
        assert header.length() <= table.viewport().width()


def test_half_a_screen_shows_three_municipalities_with_the_largest_letters(
    usual_letters, window, qtbot
):
    usual_letters.choose_text_size(200)
    window.resize(900, 640)
    table = window.overview.table
    focused(qtbot, table)

    def check() -> None:
        middle = part_of(window.overview, Rolling).viewport()
        whole = QRect(table.viewport().mapTo(middle, QPoint(0, 0)), table.viewport().size())
        in_sight = whole.intersected(middle.rect())
        assert in_sight.height() >= 3 * table.rowHeight(0)
        assert table.horizontalScrollBar().maximum() == 0

    qtbot.waitUntil(check)


def test_find_a_municipality_and_open_it_by_keyboard_alone(window, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.overview.tools.filter.hasFocus)
    write("den haag")
    press(Qt.Key.Key_Return)

    with qtbot.waitSignal(window.overview.municipality_opened) as opened:
        press(Qt.Key.Key_Return)

    assert opened.args == ["GM0518"]


def test_the_row_speaks(window):
    spoken = columns.describe(row_of(window, "Zoetermeer"))

    assert spoken.startswith("Zoetermeer, trede 3, achterstand 25, ▲ groeit +10")


def test_a_backlog_that_went_says_what_it_was(window):
    row = replace(row_of(window, "Zoetermeer"), trend=Trend.NONE, growth=-3)

    assert trend_text(row) == "● geen, was 3"
    assert trend_text(replace(row, growth=0)) == "● geen"


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
    page.tools.order.setCurrentText("Alfabetisch")
    page.tools.choice.setCurrentIndex(3)
    page.tools.filter.setText("Delft")
    page.table.horizontalHeader().resizeSection(columns.NAME, 222)
    page.save_window_state()

    again = OverviewPage(operations, theme, settings)
    qtbot.addWidget(again)

    assert again.tools.order.currentText() == "Alfabetisch"
    assert again.tools.accepts is None, "a filter of yesterday would hide municipalities today"
    assert again.table.columnWidth(columns.NAME) == 222
    settle(qtbot, operations)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (ActionKind.AGREEMENT, "Afspraak gemeente: Stuk: kort", ["Afspraak gemeente"]),
        (ActionKind.TERM, "Richtpunt van 4, 5 en 6: bereikt", ["Richtpunt van 4, 5 en 6"]),
        (ActionKind.PLAN, "Verbeterplan beoordelen", []),
        (
            ActionKind.PLANNED_TALK,
            "Voortgangsgesprek om 09:30, Teams: Stand",
            [f"Voortgangsgesprek{more}" for more in (" om 09:30, Teams", " om 09:30", "")],
        ),
    ],
)
def test_an_action_without_room_is_said_in_fewer_words(window, kind, text, said):
    row = window.overview.rows[0]
    late = duty(kind, (text,), text, TODAY, is_late=True)

    assert list(columns.shorter(late, row)) == [
        f"! te laat {TODAY:%d-%m}: {words}" for words in (text, *said)
    ]
