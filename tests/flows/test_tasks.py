"""The core tasks of a morning, by keyboard alone and with the keys counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.flows.hands import Hands
from tests.ui.dossier_tools import opened
from tests.ui.ui_tools import CTRL, TODAY, focused, press, settle, write
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework import decide, plans
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Horizon, MeasureStatus, PlanMeasureDraft
from toezichtdesk.reports.answers import ActionKind
from toezichtdesk.reports.dossier import dossier
from toezichtdesk.reports.journal import journal
from toezichtdesk.ui.finder import Finder
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.today.page import TodayPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
pytest_plugins = ("tests.ui.shell",)
ZOETERMEER = "GM0637"


@pytest.fixture
def hands(qapp) -> Iterator[Hands]:
    hands = Hands()
    yield hands
    hands.rest()


@contextmanager
def free_text(hands: Hands) -> Iterator[None]:
    """What is typed here is counted by nobody."""
    hands.is_free = True
    yield
    hands.is_free = False


def test_t1_what_is_to_be_done_today_is_there_at_once(
    operations, theme, settings, filled, hands, qtbot
):
    window = MainWindow(operations, theme, settings, Backups(filled.path))
    qtbot.addWidget(window)
    window.show()
    window.start()
    settle(qtbot, operations)

    assert isinstance(window.current_page, TodayPage)
    assert window.current_page.model.rowCount() > 0
    assert hands.keys == 0


def test_t4_four_proposals_of_which_one_is_decided_otherwise(
    window, operations, filled, hands, qtbot
):
    filled.act(decide.accept, TODAY, ZOETERMEER, decided_on=TODAY, reference="GS-1")
    window.refresh()
    settle(qtbot, operations)
    number = list(Place).index(Place.ASSESSING) + 1
    before = filled.ask(journal)[0].id
    press(getattr(Qt.Key, f"Key_{number}"), CTRL)
    settle(qtbot, operations)
    form = window.pages.assessing.form
    for _ in range(3):
        press(Qt.Key.Key_O, CTRL)
        settle(qtbot, operations)
    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(form.motive.hasFocus)
    with free_text(hands):
        write("De cijfers van juli zijn nog niet vastgesteld.")
    press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)

    decided = [line for line in filled.ask(journal) if line.act is Act.DECIDE and line.id > before]
    assert len(decided) == 4
    assert "afgeweken" in decided[0].summary
    assert hands.keys <= 9


def test_t6_finding_a_municipality(window, operations, hands, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_K, CTRL)
    opened(window.findChild(Finder), qtbot)
    write("zoe")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    shown = window.pages.dossier.dossier
    assert (shown.row.name, shown.row.rung) == ("Zoetermeer", 3)
    assert hands.keys <= 6


def test_t8_an_import_is_taken_back(window, operations, filled, hands, qtbot):
    assert filled.ask(journal)[0].act is Act.IMPORT
    focused(qtbot, window.overview.table)

    press(Qt.Key.Key_Z, CTRL)
    settle(qtbot, operations)

    assert filled.ask(journal)[0].act is Act.UNDO
    assert hands.keys <= 6


def test_t7_a_measure_becomes_late_with_a_new_day_and_the_reason(
    window, operations, filled, hands, qtbot
):
    draft = PlanMeasureDraft("Flexwoningen", Horizon.SHORT_TERM, due_on=date(2026, 7, 1))
    filled.act(plans.add_measure, TODAY, ZOETERMEER, draft)
    window.refresh()
    window.show_place(Place.TODAY)
    settle(qtbot, operations)
    page = window.current_page
    focused(qtbot, page.table)
    page.table.choose_line(
        page.model.line_of(lambda e: e.duty and e.duty.action.kind is ActionKind.MEASURE)
    )

    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    form = opened(page.findChild(MeasureDialog), qtbot)
    qtbot.waitUntil(form._status.hasFocus)
    press(Qt.Key.Key_V)
    press(Qt.Key.Key_Tab)
    write("1-9")
    press(Qt.Key.Key_Tab)
    with free_text(hands):
        write("Netcongestie")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    dossier_ = filled.ask(dossier, ZOETERMEER, TODAY)
    (measure,) = dossier_.plan.measures
    assert (measure.status, measure.due_on, measure.reason) == (
        MeasureStatus.DELAYED,
        date(2026, 9, 1),
        "Netcongestie",
    )
    assert hands.keys <= 12
