"""Deciding on half a screen with the largest letters: nothing lies over the field to type in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from tests.ui.assessing_tools import assessing_page
from tests.ui.hands import part_of
from tests.ui.ui_tools import CTRL, press
from toezichtdesk.ui.assessing.reading_area import ReadingArea
from toezichtdesk.ui.assessing.sides import Sides

pytest_plugins = ("tests.ui.shell",)
WARNING = "Dit besluit wijkt af van wat bij vergelijkbare gemeenten is besloten. " * 3


@pytest.fixture
def page(usual_letters, window, operations, qtbot):
    usual_letters.choose_text_size(200)
    window.resize(900, 640)
    return assessing_page(window, operations, qtbot)


def test_the_decision_stands_below_the_list_and_only_the_page_scrolls(page, qtbot):
    sides, reading = part_of(page, Sides), part_of(page, ReadingArea)
    bar = sides.verticalScrollBar()

    def top(part) -> int:
        return part.mapTo(sides.viewport(), QPoint(0, 0)).y()

    def check() -> None:
        assert top(page.table) < top(page.form.accept) < top(reading)
        assert top(page.form.accept) + page.form.accept.height() < sides.viewport().height()
        assert reading.verticalScrollBar().maximum() == 0 < bar.maximum()

    qtbot.waitUntil(check)
    reading.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: bar.value() > 0)
    before = bar.value()
    press(Qt.Key.Key_PageDown)
    assert bar.value() > before, "keys scroll the page"

    page.window().resize(1920, 1080)
    qtbot.waitUntil(lambda: top(reading) < top(page.form.accept))


def test_the_motive_is_in_sight_below_a_warning_of_some_lines(page, qtbot):
    form, sides = page.form, part_of(page, Sides)
    press(Qt.Key.Key_A, CTRL)
    form.differs.setText(WARNING)
    form.differs.show()

    def place(part) -> QRect:
        return QRect(part.mapTo(sides.viewport(), QPoint(0, 0)), part.size())

    def check() -> None:
        assert form.motive.hasFocus()
        assert form.differs.height() >= form.differs.heightForWidth(form.differs.width())
        assert form.rung.height() >= form.rung.sizeHint().height()
        assert place(form.rung).bottom() < place(form.motive).top()
        assert place(form.motive).bottom() < place(form.record).top()
        assert sides.viewport().rect().contains(place(form.motive))
        assert form.motive.height() > 3 * form.motive.fontMetrics().lineSpacing()

    qtbot.waitUntil(check)
