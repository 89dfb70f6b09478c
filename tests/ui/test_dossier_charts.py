"""The charts of a dossier: walked through by keyboard, read in words, and saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.dossier_page import (
    dossier_operations,
    dossier_page,
)
from tests.ui.dossier_tools import DELFT, TODAY, turn_to
from tests.ui.hands import (
    control,
    part_of,
    rows_of,
)
from tests.ui.ui_tools import files_up_to, limits, settle
from toezichtdesk.render.series import balances, in_words
from toezichtdesk.reports.answers.dossier import EventKind
from toezichtdesk.reports.pages.dossier import dossier as dossier_of
from toezichtdesk.ui.dossier.chart_tab import ChartTab
from toezichtdesk.ui.dossier.timeline_tab import TimelineTab
from toezichtdesk.ui.look.charts import Chart
from toezichtdesk.ui.look.theme import Appearance

pytest_plugins = ("tests.ui.shell",)
EDE = "GM0228"


@pytest.fixture
def operations(desk, qapp):
    yield from dossier_operations(desk, qapp)


@pytest.fixture
def page(operations, theme, qtbot):
    yield from dossier_page(operations, theme, qtbot)


def _place(spot):
    return spot.x, spot.y


def test_the_timeline_zooms_and_its_cursor_goes_with_the_list(page, operations, qtbot):
    tab = part_of(page, TimelineTab)
    turn_to(page, "Tijdlijn")
    qtbot.waitUntil(lambda: tab.chart.picture is not None)
    assert any(event.kind is EventKind.IMPORT for event in rows_of(tab))

    QTest.keyClick(tab.chart, Qt.Key.Key_End)
    assert tab.table.selected[0] == tab.chart.spot.about
    QTest.keyClick(tab.chart, Qt.Key.Key_Plus)
    assert tab.zoom.currentText() == "2 jaar"
    qtbot.waitUntil(lambda: tab.chart.picture.order.days is not None)
    assert tab.chart.spot.about == tab.table.selected[0]
    tab.table.choose_line(len(rows_of(tab)) - 1)
    qtbot.waitUntil(
        lambda: tab.chart.spot is not None and tab.chart.spot.about == tab.table.selected[0]
    )
    QTest.keyClick(tab.chart, Qt.Key.Key_Minus)
    assert tab.zoom.currentText() == "Alles"


def test_the_points_of_the_chart_are_stepped_through_and_stand_in_a_table(page, desk, qtbot):
    tab = part_of(page, ChartTab)
    turn_to(page, "Grafiek")
    points = tab.model.shown
    assert points
    qtbot.waitUntil(lambda: tab.chart.picture is not None)

    QTest.keyClick(tab.chart, Qt.Key.Key_Left)
    assert control(tab, "Waarden van het gekozen punt").text() == in_words(points[0].stand)
    QTest.keyClick(tab.chart, Qt.Key.Key_Left)
    assert "gehuisvest" not in control(tab, "Waarden van het gekozen punt").text()
    QTest.keyClick(tab.chart, Qt.Key.Key_Right)
    assert "gehuisvest" in tab.chart.accessibleDescription()
    QTest.keyClick(tab.chart, Qt.Key.Key_End)
    last = tab.chart.spot
    QTest.mouseClick(
        tab.chart,
        Qt.MouseButton.LeftButton,
        pos=QPoint(*(int(place) for place in _place(tab.chart.picture.spots[0]))),
    )
    assert tab.chart.spot is tab.chart.picture.spots[0] is not last
    tab.months.click()
    qtbot.waitUntil(lambda: tab.chart.picture.order.chart is Chart.MONTHS)
    QTest.keyClick(tab.chart, Qt.Key.Key_End)
    assert control(tab, "Waarden van het gekozen punt").text() == tab.chart.spot.words
    tab.as_table.click()
    assert tab.table.isVisible()
    assert "Wijs een punt aan" not in control(tab, "Waarden van het gekozen punt").text()
    tab.copy.click()
    assert QApplication.clipboard().text().startswith("Periode\tPeildatum")


def test_the_table_has_the_periods_of_its_chart_newest_first(page, desk, qtbot):
    tab = part_of(page, ChartTab)
    turn_to(page, "Grafiek")
    dossier = desk.ask(dossier_of, DELFT, TODAY)
    shown = tab.model.shown

    assert {row.period for row in shown} == {one.period for one in balances(dossier)}
    days = [row.stand.reference_date for row in shown if row.stand is not None]
    assert days == sorted(days, reverse=True)
    newest = shown[0].period.index
    tab.months.click()
    assert [row.period.index for row in tab.model.shown] == [
        row.period.index for row in shown if row.period.index >= newest - 4
    ]


def test_another_chart_moves_no_button(page, qtbot):
    tab = part_of(page, ChartTab)
    turn_to(page, "Grafiek")
    qtbot.waitUntil(lambda: tab.chart.picture is not None)
    before = tab.months.geometry()

    for each in (tab.months, tab.as_table, tab.months, tab.as_table):
        each.click()
        qtbot.waitUntil(lambda: tab.chart.isHidden() or tab.chart.picture is not None)
        assert tab.months.geometry() == before


def test_the_chart_is_drawn_at_the_height_that_the_head_of_another_dossier_leaves(page, qtbot):
    chart = part_of(page, ChartTab).chart
    turn_to(page, "Grafiek")
    qtbot.waitUntil(lambda: chart.picture is not None)

    page.show_municipality(EDE)

    def is_drawn():
        return chart.picture is not None and chart.picture.order.dossier.row.code == EDE

    qtbot.waitUntil(is_drawn)  # meanwhile a slow machine says that it draws
    assert chart.picture.order.height == chart.contentsRect().height()


def test_the_chart_goes_elsewhere_in_light_colours_whatever_the_window(
    page, operations, tmp_path, qtbot
):
    tab = part_of(page, ChartTab)
    tab.chart._theme.choose(Appearance.DARK)
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    qtbot.waitUntil(lambda: tab.chart.picture is not None)
    tab.copy.click()
    settle(qtbot, operations)
    assert QApplication.clipboard().image().pixelColor(1, 1).lightness() > 200

    for name in ("g.png", "g.svg", "g.bmp"):
        tab._save(str(tmp_path / name))
        settle(qtbot, operations)
    assert "eindigt op .png of .svg" in control(tab, "Waarden van het gekozen punt").text()
    assert QImage(str(tmp_path / "g.png")).pixelColor(1, 1).lightness() > 200
    assert "bijblijven" in (tmp_path / "g.svg").read_text("utf-8")
    assert {one.name for one in tmp_path.glob("g.*")} == {"g.png", "g.svg"}
    if limits is not None:  # Windows sets no limit on files
        with files_up_to((tmp_path / "g.png").stat().st_size // 2):
            tab._save(str(tmp_path / "vol.png"))
            settle(qtbot, operations)
        assert "wordt te groot" in control(tab, "Waarden van het gekozen punt").text()
        assert not (tmp_path / "vol.png").exists()
    tab.chart._theme.choose(Appearance.LIGHT)
