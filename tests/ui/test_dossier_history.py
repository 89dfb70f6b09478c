"""The tab Historie of the dossier."""

from __future__ import annotations

import pytest

from tests.ui.dossier_page import dossier_operations, dossier_page
from tests.ui.dossier_tools import DELFT, TODAY, turn_to
from tests.ui.hands import control, part_of
from tests.ui.ui_tools import settle
from toezichtdesk.casework import plans
from toezichtdesk.domain.casefile import Horizon, PlanMeasureData
from toezichtdesk.ui.dossier.history_tab import HistoryTab

pytest_plugins = ("tests.ui.shell",)

LONG = "Nieuwbouw van kleine huurwoningen aan de ringweg, " * 4


@pytest.fixture
def operations(desk, qapp):
    yield from dossier_operations(desk, qapp)


@pytest.fixture
def page(operations, theme, qtbot):
    yield from dossier_page(operations, theme, qtbot)


def test_only_what_a_line_has_no_room_for_stands_below_the_list(page, operations, desk, qtbot):
    for words in (LONG, "Kamerverhuur"):
        desk.act(plans.add_measure, TODAY, DELFT, PlanMeasureData(words, Horizon.SHORT_TERM))
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    turn_to(page, "Historie")
    settle(qtbot, operations)
    history = part_of(page, HistoryTab)
    words = control(history, "Gekozen handeling")
    assert history.table.current.summary.endswith("Kamerverhuur.")
    assert words.isHidden()

    history.table.choose_line(1)
    assert words.isVisible()
    assert words.text() == history.model.shown[1].summary

    page.resize(3000, 640)
    qtbot.waitUntil(words.isHidden)
