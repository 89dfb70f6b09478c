"""Plannen: read, filtered and moved over all municipalities, with the keyboard and the mouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.conftest import Desk, made_once
from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    clipped,
    doubled_mnemonics,
    nameless,
    operations_on,
    two_stands,
)
from tests.ui.hands import click_on, control, part_of, rows_of, write_in
from tests.ui.ui_tools import focused, on_top, settle
from toezichtdesk.casework import plans, undo
from toezichtdesk.domain.casefile import Horizon, MeasureStatus, PlanDates, PlanMeasureData
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.plan_list import PlanList, plan_list
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.ui.lists.act_row import ActRow
from toezichtdesk.ui.look.theme import Appearance, Theme
from toezichtdesk.ui.plans import list_columns
from toezichtdesk.ui.plans.board import MEASURE, BoardColumn
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.plans.page import BOARD, MEASURES, PLANS, TIME, PlansPage

pytest_plugins = ("tests.ui.shell",)
WESTLAND = "GM1783"
CTRL = Qt.KeyboardModifier.ControlModifier
FLEX = PlanMeasureData("Súdflex", Horizon.MEDIUM_TERM, "gemeente", TODAY + timedelta(days=90), 12)
ROOMS = PlanMeasureData("Kamers", Horizon.SHORT_TERM, "", TODAY - timedelta(days=1), 5)
MANY = 200


@made_once
def two_measures(desk: Desk) -> None:
    two_stands(desk)
    desk.act(plans.record_dates, TODAY, DELFT, PlanDates(requested_on=TODAY))
    desk.act(plans.add_measure, TODAY, DELFT, FLEX)
    desk.act(plans.add_measure, TODAY, WESTLAND, ROOMS)


@pytest.fixture
def operations(desk, qapp):
    two_measures(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(desk, operations, qtbot):
    page = PlansPage(operations, Theme(Appearance.LIGHT))
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    refreshed(page, desk, operations, qtbot)
    return page


def refreshed(page, desk, operations, qtbot):
    page.show_rows(desk.ask(overview, TODAY))
    settle(qtbot, operations)


def plans_of(desk):
    return desk.ask(plan_list, desk.ask(overview, TODAY), TODAY)


def status_of(desk, description):
    return next(
        row.measure for row in plans_of(desk).measures if row.measure.description == description
    ).status


def descriptions(table):
    return [row.measure.description for row in rows_of(table)]


def column(page, status):
    return next(one for one in page.board.columns if one.status is status)


def dialog():
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MeasureDialog))


def test_every_view_names_its_controls_and_clips_nothing(page):
    for view in (PLANS, MEASURES, BOARD, TIME):
        page.views.setCurrentIndex(view)
        assert (nameless(page), clipped(page), doubled_mnemonics(page)) == ([], [], {})


def test_the_measures_of_all_municipalities_stand_by_their_day_and_say_what_is_late(page):
    page.views.setCurrentIndex(MEASURES)

    assert descriptions(page.measures) == ["Kamers", "Súdflex"]
    assert rows_of(page.measures)[0].is_late
    assert "verwacht 17 personen" in page.counted.text()


def test_the_filter_folds_accents_and_empties_with_one_button(page):
    page.filter.setText("sudflex delft")
    assert descriptions(page.measures) == ["Súdflex"]
    assert [row.code for row in rows_of(page.plans)] == [DELFT]
    assert descriptions(page.times) == ["Súdflex"]

    click_on(page, "Filters wissen")
    assert len(rows_of(page.measures)) == 2


def test_one_municipality_is_chosen_from_those_with_a_plan(page):
    names = [
        control(page, "Gemeente").itemText(at) for at in range(control(page, "Gemeente").count())
    ]
    assert names == ["Alle gemeenten", "Delft", "Westland"]

    control(page, "Gemeente").setCurrentIndex(2)
    assert descriptions(page.measures) == ["Kamers"]


def test_a_card_says_who_owns_the_measure(page):
    words = [
        index.data(Qt.ItemDataRole.AccessibleTextRole)
        for one in page.board.columns
        for index in [one.model().index(line, 0) for line in range(one.model().rowCount())]
    ]
    (owned,) = (each for each in words if "Súdflex" in each)
    assert ", eigenaar gemeente," in owned
    (without,) = (each for each in words if "Kamers" in each)
    assert "eigenaar" not in without


def test_a_card_goes_to_the_next_status_by_keyboard_in_one_act_that_can_be_taken_back(
    page, desk, operations, qtbot
):
    page.views.setCurrentIndex(BOARD)
    intended = column(page, MeasureStatus.INTENDED)
    intended.setFocus()
    intended.choose_first()
    lines = len(desk.ask(journal))

    QTest.keyClick(intended, Qt.Key.Key_Right, CTRL)
    settle(qtbot, operations)

    assert status_of(desk, "Kamers") is MeasureStatus.RUNNING
    newest = max(desk.ask(journal), key=lambda row: row.id)
    assert len(desk.ask(journal)) == lines + 1
    assert newest.summary == "Maatregel van voorgenomen naar loopt: Kamers."
    refreshed(page, desk, operations, qtbot)
    assert [row.measure.description for row in column(page, MeasureStatus.RUNNING).rows.shown] == [
        "Kamers"
    ]
    desk.act(undo.undo, TODAY, newest.id)
    assert status_of(desk, "Kamers") is MeasureStatus.INTENDED


def test_a_card_is_chosen_when_the_cards_come_after_the_keyboard(page, desk, operations, qtbot):
    page.views.setCurrentIndex(BOARD)
    on_top(page.window(), qtbot)
    page.board.show_rows(())
    page.board.columns[0].setFocus()
    assert page.board.current is None

    refreshed(page, desk, operations, qtbot)

    assert page.board.current is not None
    assert control(page, "Wijzigen…").isEnabled()


def test_the_first_card_of_a_column_that_gets_the_cursor_is_seen_to_be_chosen(page, qtbot):
    page.views.setCurrentIndex(BOARD)
    intended = column(page, MeasureStatus.INTENDED)
    on_top(page.window(), qtbot)

    intended.setFocus(Qt.FocusReason.TabFocusReason)

    assert intended.hasFocus()
    assert intended.selectedIndexes() == [intended.rows.index(0, 0)]


def test_a_card_is_dropped_with_the_mouse_on_another_status(page, desk, operations, qtbot):
    page.views.setCurrentIndex(BOARD)
    row = rows_of(page.measures)[0]
    carried = QMimeData()
    carried.setData(MEASURE, QByteArray(str(row.measure.id).encode()))
    running = column(page, MeasureStatus.RUNNING)

    running.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle(qtbot, operations)

    assert status_of(desk, row.measure.description) is MeasureStatus.RUNNING


def test_a_delay_asks_for_its_reason_before_anything_is_written(page, desk, operations, qtbot):
    desk.act(plans.change_measure, TODAY, 1, replace(FLEX, status=MeasureStatus.RUNNING))
    refreshed(page, desk, operations, qtbot)
    page.views.setCurrentIndex(BOARD)
    running = column(page, MeasureStatus.RUNNING)
    running.setFocus()
    running.choose_first()

    QTest.keyClick(running, Qt.Key.Key_Right, CTRL)
    form = dialog()
    form.act.click()

    assert status_of(desk, "Súdflex") is MeasureStatus.RUNNING
    assert "waarom" in form.band.text
    write_in(form, "Reden", "Netcongestie")
    form.act.click()
    settle(qtbot, operations)
    assert status_of(desk, "Súdflex") is MeasureStatus.DELAYED


def test_the_cursor_goes_from_column_to_column_with_the_arrows(page):
    page.views.setCurrentIndex(BOARD)
    intended, running = page.board.columns[:2]
    intended.setFocus()

    QTest.keyClick(intended, Qt.Key.Key_Right)
    assert running.hasFocus()
    QTest.keyClick(running, Qt.Key.Key_Left)
    assert intended.hasFocus()


def test_the_buttons_are_about_the_card_that_is_described(page, desk, operations, qtbot):
    desk.act(plans.add_measure, TODAY, DELFT, replace(FLEX, status=MeasureStatus.RUNNING))
    refreshed(page, desk, operations, qtbot)
    page.views.setCurrentIndex(BOARD)
    on_top(page.window(), qtbot)
    intended, running = page.board.columns[:2]
    intended.setFocus()
    QTest.keyClick(intended, Qt.Key.Key_Down)
    QTest.keyClick(intended, Qt.Key.Key_Right)
    assert intended.selectedIndexes() == [], "one card is chosen, not one in each column"
    assert control(page, "Gekozen regel").text().startswith("Loopt")

    click_on(page, "Wijzigen…")
    assert control(dialog(), "Status").currentText() == "Loopt"
    dialog().close()

    running.setFocus()
    QTest.keyClick(running, Qt.Key.Key_Left)
    assert intended.selectedIndexes() == [intended.rows.index(1, 0)], "its place is kept"


def test_what_is_missing_in_a_plan_and_what_it_covers_is_reported_in_words(page):
    page.views.setCurrentIndex(PLANS)
    page.plans.choose(DELFT)

    text = control(page, "Gekozen regel").text()
    assert "Ontbreekt: korte termijn en voorkomen van herhaling" in text
    assert "Dekking van de achterstand van Delft" in text


def test_enter_in_the_list_of_plans_asks_for_the_dossier(page, qtbot):
    page.plans.choose(DELFT)
    with qtbot.waitSignal(page.dossier_asked) as asked:
        QTest.keyClick(page.plans, Qt.Key.Key_Return)
    assert asked.args == [DELFT]


def test_the_list_of_plans_says_what_is_missing_and_which_part_is_covered(page):
    step = "Maatregelen ontbreken in verbeterplan"
    plan = next(row for row in rows_of(page.plans) if row.code == DELFT)
    row = replace(plan, step=f"{step}: korte termijn")
    texts = {column.title: column.text(row) for column in list_columns.PLANS}

    assert texts["Onderdelen"] == "ontbreekt: kort en tegen herhaling"
    assert texts["Hierna"] == step
    assert texts["Dekking"] == list_columns.cover(row).partition(":")[0]
    assert list_columns.covered(26, 64) == "41\N{NO-BREAK SPACE}%: 26 verwacht, 64 nodig"
    assert list_columns.covered(62, 50) == "volledig: 62 verwacht, 50 nodig"


def test_the_board_shows_whole_cards(page, qtbot):
    column = BoardColumn(MeasureStatus.RUNNING, Theme(Appearance.LIGHT))
    qtbot.addWidget(column)
    column.show()
    column.rows.show_rows(rows_of(page.measures))
    card = column.sizeHintForRow(0)
    column.resize(200, card * 3 // 2 + 2 * column.frameWidth())

    image = column.viewport().grab().toImage()
    below = product(range(image.width()), range(image.height() - card // 3, image.height()))
    foot = {image.pixelColor(x, y).name() for x, y in below}
    assert foot == {column.palette().base().color().name()}

    column.resize(200, card // 2)
    assert column.verticalScrollBar().maximum() > 1, "a column lower than a card scrolls through it"

    column.resize(120, 400)
    column.viewport().grab()
    assert column.sizeHintForRow(0) > card, "a narrow card needs more lines"


def test_large_letters_leave_rows_and_a_whole_card_above_the_words(usual_letters, page, qtbot):
    usual_letters.choose_text_size(200)
    page.resize(1220, 620)
    title = part_of(page, ActRow).findChild(QLabel)
    page.views.setCurrentIndex(PLANS)
    page.plans.choose(DELFT)
    table = page.plans
    row = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.viewport().height() >= min(table.model().rowCount(), 3) * row)

    page.views.setCurrentIndex(BOARD)
    intended = column(page, MeasureStatus.INTENDED)
    qtbot.waitUntil(lambda: intended.viewport().height() >= intended.sizeHintForRow(0))
    assert title.isVisible()

    page.resize(1220, 1600)
    pane = control(page, "Gekozen regel")
    qtbot.waitUntil(lambda: pane.verticalScrollBar().maximum() == 0)


def test_a_small_window_with_large_letters_scrolls_to_the_rows_and_their_words_together(
    usual_letters, page, qtbot
):
    usual_letters.choose_text_size(200)
    page.resize(930, 520)
    page.views.setCurrentIndex(MEASURES)
    table, pane = page.measures, control(page, "Gekozen regel")
    row = table.verticalHeader().defaultSectionSize()
    focused(qtbot, table)

    def in_sight(part: QWidget) -> bool:
        return part.visibleRegion().boundingRect() == part.rect()

    qtbot.waitUntil(lambda: in_sight(table) and in_sight(pane))
    assert table.viewport().height() >= min(table.model().rowCount(), 3) * row
    assert not in_sight(page.filter)

    page.focus_filter()
    qtbot.waitUntil(lambda: in_sight(page.filter))


def test_the_plans_in_large_letters_do_not_scroll_sideways(usual_letters, page, qtbot):
    usual_letters.choose_text_size(200)
    page.resize(957, 520)
    page.views.setCurrentIndex(PLANS)
    table = page.plans

    qtbot.waitUntil(lambda: 0 < table.viewport().width() < 957)
    assert table.horizontalScrollBar().maximum() == 0


class CountingKey(str):
    """The text by which a row is found, which counts how often it is looked through."""

    looks = 0

    def __contains__(self, word: str) -> bool:
        CountingKey.looks += 1
        return super().__contains__(word)


def test_each_letter_of_a_filter_looks_at_each_measure_once(page, monkeypatch):
    """How long that takes with many measures is measured in `tests.bench said`."""
    some = rows_of(page.measures)[0]
    rows = tuple(
        replace(some, measure=replace(some.measure, id=number), key=CountingKey(f"kamers {number}"))
        for number in range(MANY)
    )
    page._take(PlanList(page._plan_list.plans, rows))
    monkeypatch.setattr(CountingKey, "looks", 0)

    page.filter.setText("19")

    assert [row.measure.id for row in rows_of(page.measures)] == [19, 119, *range(190, 200)]
    assert CountingKey.looks == MANY
