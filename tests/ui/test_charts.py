"""Charts in a window: drawn off the UI thread, again when needed, and gone when closed."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel

from tests.conftest import signed
from tests.ui.dossier_tools import DELFT, TODAY, operations_on, two_stands
from tests.ui.ui_tools import settle
from toezichtdesk.operations import BROKEN, Operations
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.ui.look import charts
from toezichtdesk.ui.look.charts import Chart, ChartView
from toezichtdesk.ui.look.theme import Appearance

pytest_plugins = ("tests.ui.shell",)

WESTLAND = "GM1783"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def delft(operations, desk):
    return desk.ask(dossier, DELFT, TODAY)


@pytest.fixture(params=list(Chart), ids=lambda chart: chart.name.casefold())
def chart(request, operations, theme, qtbot):
    view = ChartView(operations, theme, request.param)
    qtbot.addWidget(view)
    view.resize(700, 360)
    return view


@pytest.fixture
def drawing(operations, monkeypatch):
    """Orders wait until the test lets them be drawn."""
    gate = Gate()
    monkeypatch.setattr(charts, "draw", gate)
    yield gate
    gate.opened.set()


class Gate:
    """Draws one order after the other, each when the test says so; keeps the orders."""

    def __init__(self):
        self.orders = []
        self.opened = Event()
        self._draw = charts.draw

    def __call__(self, order):
        self.orders.append(order)
        self.opened.wait()
        return self._draw(order)


def drawn(chart, delft, qtbot):
    chart.show()
    with qtbot.waitSignal(chart.drawn):
        chart.show_dossier(delft)
    return chart


def colour(chart):
    return chart.picture.image.pixelColor(1, 1)


def description(chart):
    return QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description)


def test_a_chart_is_drawn_and_says_the_same_in_words(chart, delft, qtbot):
    drawn(chart, delft, qtbot)

    image = chart.picture.image
    assert len({image.pixel(x, 100) for x in range(image.width())}) > 2
    assert description(chart) == chart.picture.words != ""
    assert chart.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_what_is_painted_is_the_picture_as_it_was_drawn(chart, delft, qtbot):
    drawn(chart, delft, qtbot)

    grabbed = chart.grab(chart.contentsRect()).toImage().convertToFormat(QImage.Format.Format_RGB32)

    assert grabbed == chart.picture.image


def test_a_chart_that_cannot_be_seen_is_not_drawn(chart, delft, drawing, operations, qtbot):
    chart.show_dossier(delft)
    settle(qtbot, operations)

    assert drawing.orders == []


def test_the_chart_follows_the_appearance(chart, delft, theme, qtbot):
    drawn(chart, delft, qtbot)
    light = colour(chart)
    with qtbot.waitSignal(chart.drawn):
        theme.choose(Appearance.DARK)

    assert colour(chart) != light


def test_another_appearance_during_the_drawing_is_the_one_shown(
    chart, delft, theme, drawing, qtbot
):
    chart.show()
    chart.show_dossier(delft)
    qtbot.waitUntil(lambda: len(drawing.orders) == 1)
    theme.choose(Appearance.DARK)
    texts = []
    chart.drawn.connect(texts.append)
    drawing.opened.set()
    qtbot.waitUntil(lambda: bool(texts))

    assert len(texts) == 1
    assert colour(chart).name().upper() == theme.palette.background


def test_the_chart_is_drawn_again_for_another_size(chart, delft, qtbot):
    drawn(chart, delft, qtbot)
    with qtbot.waitSignal(chart.drawn):
        chart.resize(900, 500)

    assert chart.picture.image.width() > 850


def test_of_many_sizes_only_the_last_is_drawn(chart, delft, drawing, operations, qtbot):
    drawing.opened.set()
    drawn(chart, delft, qtbot)
    settle(qtbot, operations)
    before = len(drawing.orders)
    for width in range(710, 900, 10):
        chart.resize(width, 400)
    qtbot.waitUntil(lambda: chart.picture.order.width > 880)

    assert len(drawing.orders) == before + 1


def test_the_picture_before_stays_until_the_new_one_is_there(chart, delft, drawing, qtbot):
    drawing.opened.set()
    before = drawn(chart, delft, qtbot).picture
    drawing.opened.clear()
    chart.show_dossier(delft)
    qtbot.waitUntil(lambda: drawing.orders[-1] is not before.order)

    assert chart.picture is before


def test_a_chart_that_comes_late_for_another_municipality_is_dropped(
    chart, delft, operations, desk, drawing, qtbot
):
    other = desk.ask(dossier, WESTLAND, TODAY)
    chart.show()
    chart.show_dossier(delft)
    qtbot.waitUntil(lambda: len(drawing.orders) == 1)
    chart.show_dossier(other)
    shown = []
    chart.drawn.connect(lambda _words: shown.append(chart.picture.order.dossier))
    drawing.opened.set()
    qtbot.waitUntil(lambda: bool(shown))
    settle(qtbot, operations)

    assert shown == [other]


def test_the_chart_of_another_municipality_goes_when_the_new_one_takes_long(
    chart, delft, desk, drawing, qtbot
):
    drawing.opened.set()
    drawn(chart, delft, qtbot)
    drawing.opened.clear()
    chart.show_dossier(desk.ask(dossier, WESTLAND, TODAY))
    qtbot.waitUntil(lambda: chart.picture is None)

    assert description(chart) == charts.WAITING
    assert charts.WAITING in [label.text() for label in chart.findChildren(QLabel)]


def test_an_error_in_the_drawing_reaches_the_officer_as_a_sentence(
    chart, delft, operations, monkeypatch, qtbot
):
    drawn(chart, delft, qtbot)
    monkeypatch.setattr(charts, "draw", broken)
    with qtbot.waitSignal(operations.crashed):
        chart.show_dossier(delft)
    qtbot.waitUntil(lambda: chart.picture is None)

    (text,) = [label.text() for label in chart.findChildren(QLabel)]
    assert text == description(chart) == f"{charts.NOT_DRAWN} {BROKEN}"


def broken(_order):
    raise ZeroDivisionError


def test_a_chart_that_is_closed_during_the_drawing_gets_no_picture(
    operations, theme, delft, drawing, qtbot
):
    view = ChartView(operations, theme, Chart.TREND)
    view.resize(700, 360)
    view.show()
    view.show_dossier(delft)
    qtbot.waitUntil(lambda: len(drawing.orders) == 1)
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.assertNotEmitted(operations.crashed):
        drawing.opened.set()
        settle(qtbot, operations)


def test_the_program_that_ends_during_the_drawing_waits_for_it(desk, theme, delft, drawing, qtbot):
    operations = Operations(lambda: desk.database, lambda: signed(TODAY))
    view = ChartView(operations, theme, Chart.TREND)
    qtbot.addWidget(view)
    view.show()
    view.show_dossier(delft)
    qtbot.waitUntil(lambda: len(drawing.orders) == 1)
    drawing.opened.set()

    operations.close()

    assert view.picture is None


def test_a_closed_chart_leaves_no_picture(operations, theme, delft, qtbot):
    view = ChartView(operations, theme, Chart.TREND)
    drawn(view, delft, qtbot)
    image = weakref.ref(view.picture.image)
    view.close()
    view.deleteLater()
    del view
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def gone():
        gc.collect()
        return image() is None

    qtbot.waitUntil(gone)


@pytest.mark.slow
def test_the_page_of_a_dossier_does_not_bring_matplotlib_in():
    script = (
        "import sys; import toezichtdesk.ui.dossier.page, toezichtdesk.ui.importing.page; "
        "print([m for m in ('matplotlib', 'openpyxl', 'alembic') if m in sys.modules])"
    )
    done = subprocess.run(  # from the tree, as the tests themselves
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )

    assert done.stdout.strip() == "[]"
