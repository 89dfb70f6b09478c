"""A date as an officer writes it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QStyle, QStyleOptionViewItem, QTableView

from toezichtdesk.ui.forms.controls import wrong_date
from toezichtdesk.ui.forms.dates import DateField, misunderstanding, understood

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
        ("wk 14 2027", date(2027, 4, 5)),
        ("w14", date(2026, 3, 30)),
        ("+7", date(2026, 3, 12)),
        ("+2 weken", date(2026, 3, 19)),
        ("maart", date(2026, 3, 1)),
        ("1 mrt", date(2026, 3, 1)),
        ("1 mrt 2027", date(2027, 3, 1)),
        ("1 mrt '27", date(2027, 3, 1)),
        ("31 dec.", date(2026, 12, 31)),
        ("do 5 maart", TODAY),
        ("ma", date(2026, 3, 9)),
        ("mei", date(2026, 5, 1)),
        ("vandaag", TODAY),
        ("morgen", date(2026, 3, 6)),
    ],
)
def test_it_understands(written, day):
    assert understood(written, TODAY) == day


@pytest.mark.parametrize(
    "written",
    [
        *("", "31-2", "gauw", "wk 99", "wk 1 0000", "1-13-2026", "99", "mailtje", "zomer"),
        *("dec 31", "ma 5 maart", "maandje", "vrij", "domein", "zoiets", "1-1-0000"),
    ],
)
def test_it_does_not_guess(written):
    assert understood(written, TODAY) is None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31-2", "gelezen als 31 februari 2026; februari 2026 heeft 28 dagen"),
        ("1-13-2026", "gelezen als dag 1 van maand 13"),
        ("wk 99", "gelezen als week 99; 2026 heeft week 1 tot en met 53"),
        ("ma 5 maart", "gelezen als 5 maart 2026, maar die dag is een donderdag"),
        ("mailtje", "er is geen dag en geen maand in te lezen"),
    ],
)
def test_a_refusal_says_what_was_understood(qtbot, written, said):
    field = DateField("Datum", TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field, written)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert said in misunderstanding(written, TODAY)
    assert said in wrong_date(field)[0]
    assert said in field.accessibleDescription()
    assert said in field.toolTip()


@given(st.text(max_size=14))
def test_no_text_makes_it_stumble(written):
    assert understood(written, TODAY) or misunderstanding(written, TODAY)


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
    assert "31-2" in field.accessibleDescription()  # in words, not by colour alone
    assert field.toolTip() == field.accessibleDescription()


def test_the_calendar_opens_from_the_keyboard_and_begins_on_monday(qtbot):
    field = DateField("Datum", TODAY)
    qtbot.addWidget(field)
    field.show()

    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)

    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    calendar.activated.emit(QDate(2026, 3, 9))
    assert field.day == date(2026, 3, 9)


def test_the_calendar_marks_today_also_while_another_day_is_chosen(qtbot):
    field = DateField("Datum", TODAY)
    qtbot.addWidget(field)
    field.set_day(TODAY.replace(day=20))
    field.show()
    field.open_calendar()
    calendar = field.findChild(QCalendarWidget)

    days = [QDate(TODAY.year, TODAY.month, number) for number in range(1, 29)]
    marked = [each for each in days if calendar.dateTextFormat(each).fontUnderline()]

    assert marked == [QDate(TODAY.year, TODAY.month, TODAY.day)]
    assert calendar.selectedDate() == QDate(TODAY.year, TODAY.month, 20)


def test_the_calendar_shows_every_day_and_week_in_full(qtbot, theme):
    """The padding of cells in other tables left no room for a number of two digits."""
    field = DateField("Datum", TODAY)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    view = field.findChild(QCalendarWidget).findChild(QTableView)
    model = view.model()

    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    for line in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(line, column)
            option.rect = view.visualRect(index)
            option.text = str(index.data())
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
            room = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
            wanted = view.fontMetrics().horizontalAdvance(str(index.data() or ""))
            assert wanted <= room.width(), index.data()


def test_the_calendar_is_walked_and_left_by_keys(qtbot):
    field = DateField("Datum", TODAY)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    view = field.findChild(QCalendarWidget).findChild(QTableView)

    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert field.day == date(2026, 3, 13)
