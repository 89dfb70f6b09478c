"""Charts in a window: late, off the UI thread, drawn again when needed, and gone when closed."""

from __future__ import annotations

import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible

from tests.ui.dossier_tools import DELFT, OFFSCREEN, TODAY, operations_on, two_stands
from toezichtdesk.reports.dossier import dossier
from toezichtdesk.ui.charts import Chart, ChartView
from toezichtdesk.ui.theme import Appearance, Theme

pytestmark = OFFSCREEN
ROOT = Path(__file__).parents[2]


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def theme(qapp):
    theme = Theme(Appearance.LIGHT)
    theme.apply()
    yield theme
    theme.deleteLater()


@pytest.fixture
def found(operations, desk):
    return desk.ask(dossier, DELFT, TODAY)


@pytest.fixture(params=list(Chart), ids=lambda chart: chart.name.casefold())
def chart(request, operations, theme, qtbot):
    view = ChartView(operations, theme, request.param)
    qtbot.addWidget(view)
    view.resize(700, 360)
    return view


def drawn(chart, found, qtbot):
    chart.show()
    with qtbot.waitSignal(chart.drawn, timeout=30_000):
        chart.show_dossier(found)
    return chart


def test_a_chart_is_drawn_and_says_the_same_in_words(chart, found, qtbot):
    drawn(chart, found, qtbot)

    assert len(chart.canvas.figure.get_children()) > 1
    words = QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description)
    assert words == chart.description != ""
    assert chart.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_chart_that_cannot_be_seen_is_not_drawn(chart, found):
    chart.show_dossier(found)

    assert chart.canvas is None


def test_the_chart_follows_the_appearance(chart, found, theme, qtbot):
    drawn(chart, found, qtbot)
    light = chart.canvas.figure.get_facecolor()
    with qtbot.waitSignal(chart.drawn):
        theme.choose(Appearance.DARK)

    assert chart.canvas.figure.get_facecolor() != light


def test_the_chart_is_drawn_again_for_another_size(chart, found, qtbot):
    drawn(chart, found, qtbot)
    with qtbot.waitSignal(chart.drawn):
        chart.resize(900, 500)

    assert chart.canvas.width() > 850


def test_a_closed_chart_leaves_no_canvas(operations, theme, found, qtbot):
    view = ChartView(operations, theme, Chart.TREND)
    drawn(view, found, qtbot)
    canvas, figure = weakref.ref(view.canvas), weakref.ref(view.canvas.figure)
    view.close()
    view.deleteLater()
    del view
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def gone():
        import gc

        gc.collect()
        return canvas() is None and figure() is None

    qtbot.waitUntil(gone)


def test_the_page_of_a_dossier_does_not_bring_matplotlib_in():
    script = (
        "import sys; import toezichtdesk.ui.dossier.page, toezichtdesk.ui.importing.page; "
        "print([m for m in ('matplotlib', 'openpyxl', 'alembic') if m in sys.modules])"
    )
    done = subprocess.run(  # from the tree, as the tests themselves
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert done.stdout.strip() == "[]"
