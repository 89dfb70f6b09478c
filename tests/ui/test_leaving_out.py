"""With large letters on a small screen, words are left out or moved before they are cut."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from tests.ui.hands import texts_on
from tests.ui.ui_tools import TODAY
from toezichtdesk.ui.assessing.facts_grid import FactsGrid
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.letter_room import give_width
from toezichtdesk.ui.lists.glyphs import step_width
from toezichtdesk.ui.overview.header import ProvinceLine
from toezichtdesk.ui.safekeeping import Copy

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def usual_letters(theme):
    yield theme
    theme.choose_text_size(100)


def test_the_province_is_said_in_fewer_words_where_there_is_no_room(window, qtbot):
    line = ProvinceLine()
    qtbot.addWidget(line)
    line.show_state(window.overview.state, 2, 1)
    line.resize(1600, 80)
    line.show()
    whole = [text for text in texts_on(line) if text.startswith("Contactplicht")]
    assert whole
    assert "alle gemeenten samen" in " ".join(texts_on(line))

    line.resize(line.minimumSizeHint().width() - 200, 80)
    few = texts_on(line)
    assert whole[0].partition(": ")[2] in few
    assert "alle gemeenten samen" not in " ".join(few)

    line.resize(1600, 80)
    assert whole[0] in texts_on(line)


def test_facts_stand_below_each_other_where_two_have_no_room(theme, qtbot):
    grid = FactsGrid()
    qtbot.addWidget(grid)
    grid.show_facts([("Periode", "2026-I"), ("Peildatum", "01-07-2026")])
    grid.resize(600, 100)
    grid.show()
    names = [label for label in grid.findChildren(QLabel) if label.text().startswith("Pe")]
    qtbot.waitUntil(lambda: names[0].y() == names[1].y())

    grid.resize(grid.minimumSizeHint().width(), 100)
    qtbot.waitUntil(lambda: names[0].y() < names[1].y())
    assert names[0].x() == names[1].x()

    grid.resize(600, 100)
    qtbot.waitUntil(lambda: names[0].y() == names[1].y())


@pytest.mark.parametrize(("percent", "width"), [(150, 1280), (200, 1280), (200, 900)])
def test_the_status_bar_cuts_none_of_its_facts(
    window, filled, qtbot, usual_letters, percent, width
):
    bar = window.status
    bar.show_backup(Copy(filled.path, datetime.combine(TODAY, time.min), 1, "start"), filled.path)
    usual_letters.choose_text_size(percent)
    window.resize(width, 640)
    parts = [*bar.findChildren(QToolButton), *bar.findChildren(QLabel)]

    def check():
        shown = [each for each in parts if each.isVisible()]
        assert len(shown) >= 3
        assert bar.width() <= window.width() == width  # Qt would let a long bar stick out
        for part in shown:
            assert part.geometry().right() <= bar.width(), part.text()
            assert part.width() >= part.sizeHint().width(), part.text()
            assert part.height() >= part.fontMetrics().height(), part.text()

    qtbot.waitUntil(check, timeout=20_000)


def test_a_field_keeps_the_width_it_was_given_last_in_letters_of_any_size(theme, qtbot):
    field = DateField("Dag", TODAY)
    qtbot.addWidget(field)
    give_width(field, 116)
    font = field.font()
    font.setPointSizeF(font.pointSizeF() + 1)
    field.setFont(font)

    assert field.minimumWidth() == field.maximumWidth() == 116


def test_a_badge_grows_with_its_number(usual_letters):
    before = step_width()
    usual_letters.choose_text_size(200)
    assert step_width() == 2 * before
