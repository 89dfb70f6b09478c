"""The screens of a first start show all their words, however large the letters are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget

from tests.conftest import signed
from tests.ui.hands import click_on, part_of
from tests.ui.ui_tools import TODAY, focused, on_top
from toezichtdesk.app.opening import municipalities_of_today
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.start.window import StartWindow

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def start(usual_letters, dutch, settings, qtbot) -> StartWindow:
    """The first screen with the largest letters, on half a screen of a display scale of 200 %."""
    usual_letters.choose_text_size(200)
    start = StartWindow(settings, "a.officier")
    qtbot.addWidget(start)
    start.resize(860, 500)
    start.show()
    on_top(start, qtbot)
    start.show_municipalities(municipalities_of_today(signed(TODAY)))
    start.province.setCurrentIndex(1)
    return start


def cut(window: QWidget) -> list[str]:
    """Return the texts that have less height than they need."""
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
    return [each.text() for each in labels if each.height() < _needed(each)]


def _needed(label: QLabel) -> int:
    return label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()


@pytest.mark.parametrize("step", range(3))
def test_no_words_of_a_first_start_are_cut(start, qtbot, step):
    for _ in range(step):
        click_on(start, "Verder")
    assert start.step == step

    qtbot.waitUntil(lambda: cut(start) == [])


def test_what_has_the_keyboard_on_the_first_screen_is_in_sight(start, qtbot):
    area = part_of(start, Rolling)
    act = next(each for each in start.findChildren(QWidget) if _is_last(each))

    focused(qtbot, act)

    def is_in_sight() -> bool:
        top = act.mapTo(area.viewport(), QPoint(0, 0))
        return area.viewport().rect().contains(act.rect().translated(top))

    qtbot.waitUntil(is_in_sight)


def _is_last(part: QWidget) -> bool:
    return str(part.property("text") or "").startswith("Bestaande &database")
