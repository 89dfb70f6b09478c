"""The parts of Vandaag in narrow and wide windows: the day, the duty of contact, an empty page."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar

from toezichtdesk.ui.overview.empty import EmptyOverview
from toezichtdesk.ui.today.day_heading import DayHeading
from toezichtdesk.ui.today.empty_desk import EmptyDesk
from toezichtdesk.ui.today.spoken import Spoken

pytest_plugins = ("tests.ui.shell",)


def test_the_day_is_said_as_fully_as_there_is_room_for(theme, qtbot):
    day, full = DayHeading(), "Vandaag, woensdag 11 november 2026"
    qtbot.addWidget(day)
    day.show_day(date(2026, 11, 11))
    day.show()
    whole, least = day.sizeHint().width(), day.minimumSizeHint().width()

    for width, text in (
        (whole, full),
        (whole - 1, "Vandaag, wo 11-11-2026"),
        (least, "Vandaag"),
        (whole, full),
    ):
        day.resize(width, 40)
        assert day.text() == text
        assert day.fontMetrics().horizontalAdvance(text) <= width
        assert day.toolTip() == ("" if text == full else full)
        assert day.accessibleName() == full


def test_the_duty_of_contact_is_said_whole_in_a_narrow_window(theme, qtbot):
    spoken = Spoken()
    qtbot.addWidget(spoken)
    spoken.show_numbers("Contactplicht 2026-II: 11 van 16 gesproken, nog 5 in 8 weken", 11, 16)
    spoken.resize(900, 60)
    spoken.show()
    words, bar = spoken.findChild(QLabel), spoken.findChild(QProgressBar)
    assert bar.x() > words.geometry().right()

    spoken.resize(words.sizeHint().width() + 40, 60)

    assert words.width() >= words.sizeHint().width()
    assert bar.isHidden(), "it has no room beside them"

    spoken.resize(900, 60)
    assert bar.isVisible()
    spoken.withdraw()
    assert bar.isHidden()


@pytest.mark.parametrize("kind", [EmptyDesk, EmptyOverview])
def test_what_is_said_of_an_empty_page_stands_in_the_middle(theme, qtbot, kind):
    pane = kind()
    qtbot.addWidget(pane)
    pane.resize(600, 480)
    pane.show()

    assert 80 < pane.findChild(QLabel).y() < 240
