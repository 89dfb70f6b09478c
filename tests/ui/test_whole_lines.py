"""A scroll area and a pane of text end on a whole line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tests.ui.ui_tools import focused, on_top
from toezichtdesk.ui.forms.dialogs import heading
from toezichtdesk.ui.forms.text_pane import LEAST_LINES, Reading
from toezichtdesk.ui.lists.rows_model import RowsModel, TableColumn
from toezichtdesk.ui.lists.tables import NEAR_FRAME, RowsTable
from toezichtdesk.ui.lists.whole_lines import CARD, WholeLines

pytest_plugins = ("tests.ui.shell",)

LINES = 30


def scrolling(qtbot, content):
    """Return an area with whole lines around this content."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(content)
    WholeLines(area)
    qtbot.addWidget(area)
    return area


@pytest.fixture
def area(qtbot):
    content = QWidget()
    column = QVBoxLayout(content)
    text = QLabel("\n".join(f"Regel {number} van de tekst" for number in range(LINES)))
    column.addWidget(text)
    column.addWidget(QPushButton("Vastleggen"))
    column.addStretch()
    area = scrolling(qtbot, content)
    area.resize(240, 200)
    area.show()
    return area


def text_begins(area):
    """Return where the first line of the text begins in the viewport, and how high a line is."""
    text = area.widget().findChild(QLabel)
    line = text.fontMetrics().lineSpacing()
    blank = text.height() - LINES * line
    return text.mapTo(area.viewport(), QPoint(0, 0)).y() + blank // 2, line


@pytest.mark.parametrize("height", range(180, 196, 3))
def test_a_scroll_area_cuts_no_line(area, height):
    area.resize(240, height)

    first, line = text_begins(area)
    assert (area.viewport().height() - first) % line == 0
    assert height - area.viewport().height() < line + 2 * area.frameWidth() + 2


def test_what_scrolls_into_sight_is_whole_and_the_end_has_no_blank(area):
    bar = area.verticalScrollBar()
    bar.setValue(31)
    first, line = text_begins(area)
    assert (area.viewport().height() - first) % line == 0

    bar.setValue(bar.maximum())
    content = area.widget()
    assert content.y() + content.height() == area.viewport().height()
    assert area.viewport().height() == area.height() - 2 * area.frameWidth()


def painted_from(area):
    """Return where the painted part of the viewport begins, in pixels from its top."""
    mask = area.viewport().mask()
    return 0 if mask.isEmpty() else mask.boundingRect().top()


def test_no_line_is_cut_at_the_top(area):
    bar = area.verticalScrollBar()
    for value in range(bar.maximum() + 1):
        bar.setValue(value)
        first, line = text_begins(area)
        end = first + LINES * line
        head = painted_from(area)
        assert 0 <= head < line
        assert head >= end or (head - first) % line == 0 or head <= first, value


def test_a_button_at_the_top_is_shown_whole_or_not_at_all(area):
    area.widget().layout().insertWidget(0, act := QPushButton("Boven"))
    act.show()
    area.widget().layout().activate()
    bar = area.verticalScrollBar()
    for value in range(1, 2 * act.height()):
        bar.setValue(value)
        top = act.mapTo(area.viewport(), QPoint(0, 0)).y()
        head = painted_from(area)
        assert head <= top or top + act.height() <= head, value


def test_what_has_the_keyboard_is_not_left_out(area, qtbot):
    area.widget().layout().insertWidget(0, act := QPushButton("Boven"))
    act.show()
    area.widget().layout().activate()
    on_top(area, qtbot)
    focused(qtbot, act)

    bar = area.verticalScrollBar()
    bar.setValue(act.y() + 3)
    assert painted_from(area) == 0

    bar.setValue(act.geometry().bottom() + 20)  # out of sight
    assert painted_from(area)


def test_nothing_is_left_out_at_the_start(area):
    first, _ = text_begins(area)
    area.verticalScrollBar().setValue(first + 3)
    assert painted_from(area)

    area.verticalScrollBar().setValue(0)

    assert painted_from(area) == 0


def test_a_button_is_shown_whole_or_not_at_all(area):
    act = area.widget().findChild(QPushButton)
    bar = area.verticalScrollBar()
    for value in range(bar.maximum() - act.height(), bar.maximum() + 1):
        bar.setValue(value)
        top = act.mapTo(area.viewport(), QPoint(0, 0)).y()
        bottom = area.viewport().height()
        assert bottom <= top or top + act.height() <= bottom, value


@pytest.mark.parametrize("below", [0, 5, 12])
def test_no_heading_stands_alone_at_the_foot(area, below):
    column = area.widget().layout()
    title = heading("Signalen")
    column.insertWidget(1, title)
    title.show()
    column.activate()
    area.widget().resize(area.widget().sizeHint())
    button = area.widget().findChild(QPushButton)
    area.resize(240, button.y() + below + 2 * area.frameWidth())
    assert area.viewport().height() <= title.y()

    area.resize(240, button.geometry().bottom() + 3 + 2 * area.frameWidth())
    assert area.viewport().height() > button.geometry().bottom()


def test_of_a_card_below_the_fold_no_edge_is_shown(area):
    column = area.widget().layout()
    card = QFrame()
    card.setObjectName(CARD)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(20, 30, 20, 30)
    inside.addWidget(QLabel("Redenen"))
    column.insertWidget(1, card)
    column.activate()
    area.show()
    bar = area.verticalScrollBar()
    for value in range(bar.maximum() - 150, bar.maximum() + 1):
        bar.setValue(value)
        top = card.mapTo(area.viewport(), QPoint(0, 0)).y()
        bottom = area.viewport().height()
        assert not top < bottom <= top + 30, value


def test_a_pane_of_text_is_as_high_as_its_lines_in_larger_letters(qtbot):
    pane = Reading("Tekst")
    qtbot.addWidget(pane)
    before = pane.minimumHeight()
    font = pane.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    pane.setFont(font)

    more = pane.fontMetrics().lineSpacing() * LEAST_LINES
    assert pane.minimumHeight() > more > before // 2


def test_a_pane_of_text_draws_no_half_line(qtbot):
    pane = Reading("Tekst")
    qtbot.addWidget(pane)
    pane.setText("\n".join("HHHHH" for _ in range(LINES)))
    pane.show()
    pane.resize(240, 300)
    pane.viewport().grab()  # lays out the lines
    line = round(pane.document().firstBlock().layout().lineAt(0).height())
    pane.resize(240, pane.height() - pane.viewport().height() + line * 6 + line // 2 + 4)

    image = pane.viewport().grab().toImage()
    foot = {image.pixelColor(10, image.height() - 1 - up).name() for up in range(line // 4)}
    assert foot == {pane.palette().base().color().name()}


@pytest.mark.parametrize("height", range(200, 240, 7))
@pytest.mark.usefixtures("theme")
def test_what_scrolls_ends_on_a_whole_row_of_a_table(qtbot, height):
    model = RowsModel((TableColumn("name", "Gemeente", str, width=0),))
    table = RowsTable(model, "Lijst", str)
    model.show_rows(tuple(f"Gemeente {number}" for number in range(20)))
    table.setMinimumHeight(400)
    content = QWidget()
    QVBoxLayout(content).addWidget(table)
    area = scrolling(qtbot, content)
    area.resize(300, height)
    area.show()

    def ends_between_two_rows() -> None:
        foot = area.viewport().height()
        row = table.rowAt(foot - table.viewport().mapTo(area.viewport(), QPoint(0, 0)).y())
        assert row > 0
        top = table.viewport().mapTo(area.viewport(), QPoint(0, table.rowViewportPosition(row)))
        assert top.y() == foot

    qtbot.waitUntil(ends_between_two_rows)


@pytest.mark.usefixtures("theme")
def test_the_words_of_an_empty_table_are_shown_whole_or_not_at_all(qtbot):
    model = RowsModel((TableColumn("name", "Gemeente", str, width=0),))
    table = RowsTable(model, "Lijst", str)
    model.show_rows(())
    table.setMinimumHeight(200)
    content = QWidget()
    QVBoxLayout(content).addWidget(table)
    area = scrolling(qtbot, content)
    area.resize(300, 60)
    area.show()

    def ends_below_the_titles() -> None:
        top = table.viewport().mapTo(area.viewport(), QPoint(0, 0)).y()
        assert area.viewport().height() == top

    qtbot.waitUntil(ends_below_the_titles)


@pytest.mark.parametrize("spare", [0, 1, NEAR_FRAME, NEAR_FRAME + 1])
@pytest.mark.usefixtures("theme")
def test_no_rule_doubles_the_frame_of_a_table(qtbot, spare):
    model = RowsModel((TableColumn("name", "Gemeente", str, width=0),))
    table = RowsTable(model, "Lijst", str)
    qtbot.addWidget(table)
    model.show_rows(tuple(f"Gemeente {number}" for number in range(20)))
    table.resize(300, 300)
    table.show()
    row = table.verticalHeader().defaultSectionSize()
    table.resize(300, 300 - table.viewport().height() + 4 * row + spare)

    image = table.viewport().grab().toImage()
    background = image.pixelColor(150, row // 4)
    lines = [y for y in range(image.height()) if image.pixelColor(250, y) != background]
    assert lines == [row * number - 1 for number in range(1, 5 if spare > NEAR_FRAME else 4)]


@pytest.mark.parametrize("height", range(150, 166, 5))
def test_what_scrolls_ends_on_a_whole_line_of_a_pane_of_text(qtbot, height):
    pane = Reading("Gekozen regel")
    pane.setText("\n".join(f"Regel {number} van de tekst" for number in range(LINES)))
    pane.setFixedHeight(300)
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(QLabel("Ervoor"))
    column.addWidget(pane)
    area = scrolling(qtbot, content)
    area.resize(240, height)
    area.show()

    line, margin = pane.fontMetrics().lineSpacing(), pane.document().documentMargin()
    QApplication.processEvents()  # a layout is asked for, and the fold after it

    top = pane.viewport().mapTo(area.viewport(), QPoint(0, 0)).y()
    assert (area.viewport().height() - top - margin) % line == 0
    assert area.viewport().height() > height - 2 * line


def test_lines_that_are_scrolled_out_of_a_pane_within_move_no_fold(qtbot):
    text = QLabel("\n".join(f"Regel {number} van de tekst" for number in range(LINES)))
    inner = QScrollArea()
    inner.setWidgetResizable(True)
    inner.setWidget(text)
    inner.setFixedHeight(100)
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(inner)
    column.addSpacing(300)
    area = scrolling(qtbot, content)
    for height in range(180, 196, 3):
        area.resize(240, height)
        area.show()
        assert area.viewport().height() == height - 2 * area.frameWidth()


def test_a_low_pane_with_a_heading_cuts_no_line_below_it(qtbot):
    content = QWidget()
    column = QVBoxLayout(content)
    column.setSpacing(0)
    column.setContentsMargins(0, 0, 0, 0)
    title, part, words = QLabel("Titel"), heading("Gemeenten", 1.0), QLabel("Sluisambacht\nen meer")
    title.setFixedHeight(20)
    part.setFixedHeight(40)
    for each in (title, part, words):
        column.addWidget(each)
    column.addStretch()
    area = scrolling(qtbot, content)
    area.resize(240, 66 + 2 * area.frameWidth())
    area.show()
    QApplication.processEvents()  # the lines get their places, and the fold after them

    assert area.viewport().height() == title.height() + part.height()
