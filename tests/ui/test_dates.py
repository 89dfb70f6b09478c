"""A date as an officer writes it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget

from toezichtdesk.ui.dates import DateField, understood

pytest_plugins = ("tests.ui.shell",)

TODAY = date(2026, 3, 5)  # a Thursday


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5-3", date(2026, 3, 5)),
        ("5/3/25", date(2025, 3, 5)),
        ("05-03-2024", date(2024, 3, 5)),
        ("2024-03-05", date(2024, 3, 5)),
        ("050326", date(2026, 3, 5)),
        ("12.5", date(2026, 5, 12)),
        ("05032025", date(2025, 3, 5)),
        ("vr", date(2026, 3, 6)),
        ("donderdag", date(2026, 3, 12)),
        ("+14", date(2026, 3, 19)),
        ("-3", date(2026, 3, 2)),
        ("wk 12", date(2026, 3, 16)),
        ("week 2", date(2027, 1, 11)),
        ("vandaag", TODAY),
        ("morgen", date(2026, 3, 6)),
    ],
)
def test_it_understands(written, day):
    assert understood(written, TODAY) == day


@pytest.mark.parametrize("written", ["", "31-2", "gauw", "wk 99", "1-13-2026", "99"])
def test_it_does_not_guess(written):
    assert understood(written, TODAY) is None


def test_the_field_writes_the_date_out(qtbot):
    field = DateField("Datum", TODAY)
    qtbot.addWidget(field)

    with qtbot.waitSignal(field.day_changed):
        QTest.keyClicks(field, "5-3")
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "05-03-2026"
    assert not field.is_wrong


def test_the_field_says_that_something_is_no_date(qtbot):
    field = DateField("Datum", TODAY)
    qtbot.addWidget(field)

    QTest.keyClicks(field, "31-2")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.is_wrong
    assert field.day is None


def test_the_calendar_opens_from_the_keyboard_and_begins_on_monday(qtbot):
    field = DateField("Datum", TODAY)
    qtbot.addWidget(field)
    field.show()

    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)

    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    calendar.activated.emit(QDate(2026, 3, 9))
    assert field.day == date(2026, 3, 9)
