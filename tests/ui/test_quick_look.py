"""A look at a municipality from the list, and the dossiers opened last on the rail."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.hands import part_of, texts_on
from tests.ui.ui_tools import focused, press, settle
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.ui.look.charts import ChartView
from toezichtdesk.ui.look.theme import EDGE, room_for
from toezichtdesk.ui.overview.quick_look import QuickLook
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.recent import MOST, Recent

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def listed(window, qtbot):
    """The window on the list of municipalities, with the keyboard in it."""
    window.show_place(Place.OVERVIEW)
    focused(qtbot, window.overview.table)
    window.overview.table.choose_line(1)
    return window


def looked(window, operations, qtbot):
    focused(qtbot, window.overview.table)
    press(Qt.Key.Key_Space)
    look = part_of(window, QuickLook)
    settle(qtbot, operations)
    return look


def recent_on(window):
    return [
        each.text()
        for each in part_of(window, Recent).findChildren(QPushButton)
        if each.isVisible()
    ]


def test_the_space_bar_shows_and_hides_three_sentences_and_the_chart(
    usual_letters, listed, operations, filled, qtbot
):
    """Esc closes it too, Enter opens the dossier, and without a row there is nothing to see."""
    row = listed.overview.table.current
    look = looked(listed, operations, qtbot)

    sentences = filled.ask(dossier, row.code, operations.sign().today).summary
    assert row.name in texts_on(look)
    assert "\n".join(sentences) in texts_on(look)
    qtbot.waitUntil(lambda: part_of(look, ChartView).picture is not None)

    with qtbot.waitSignal(look.destroyed):
        press(Qt.Key.Key_Space)
    assert listed.current_page is listed.overview
    assert listed.overview.table.current == row
    assert listed.focusWidget() is listed.overview.table

    look = looked(listed, operations, qtbot)
    with qtbot.waitSignal(look.destroyed):
        press(Qt.Key.Key_Escape)

    look = looked(listed, operations, qtbot)
    with qtbot.waitSignal(look.destroyed):
        press(Qt.Key.Key_Return)

    assert listed.current_page is listed.pages.dossier
    assert listed.pages.dossier.code == row.code

    listed.show_place(Place.OVERVIEW)
    usual_letters.choose_text_size(200)  # the chart grows only as far as the screen has room
    look = looked(listed, operations, qtbot)
    assert part_of(look, ChartView).minimumWidth() <= room_for(look).width() - 2 * EDGE
    with qtbot.waitSignal(look.destroyed):
        press(Qt.Key.Key_Escape)

    focused(qtbot, listed.overview.table)
    listed.overview.model.show_rows(())
    press(Qt.Key.Key_Space)
    assert listed.findChild(QuickLook) is None


def test_the_dossiers_opened_last_stand_on_the_rail_the_newest_first(listed, operations, qtbot):
    listed.resize(1280, 900)
    assert recent_on(listed) == []
    for code in ("GM0503", "GM0518", "GM0503"):
        listed.show_municipality(code)
    settle(qtbot, operations)

    assert recent_on(listed) == ["Delft", "'s-Gravenhage"]
    listed.show_place(Place.TODAY)
    _, second = (each for each in part_of(listed, Recent).findChildren(QPushButton)[:2])
    focused(qtbot, second)
    press(Qt.Key.Key_Space)
    assert listed.pages.dossier.code == "GM0518"
    assert recent_on(listed) == ["'s-Gravenhage", "Delft"]

    # a low window shows fewer, and a narrow one none
    codes = [row.code for row in listed.overview.rows]
    listed.rail.recent.remember(codes)
    listed.resize(1280, 900)
    assert len(recent_on(listed)) == min(MOST, len(codes))
    listed.resize(1280, 560)
    qtbot.waitUntil(lambda: len(recent_on(listed)) < min(MOST, len(codes)))
    listed.resize(1000, 900)
    qtbot.waitUntil(lambda: recent_on(listed) == [])


def test_they_are_remembered_and_one_no_longer_listed_is_left_out(listed, settings):
    listed.show_municipality("GM0503")
    listed.rail.recent.note("GM9999")
    listed.commands.save_window_state()

    assert settings.value("window/recent") == "GM9999 GM0503"
    listed.resize(1280, 900)
    listed.commands.restore_window_state()
    assert listed.rail.recent.codes == ("GM9999", "GM0503")
    listed.resize(1280, 900)
    assert recent_on(listed) == ["Delft"]
