"""The board of measures: cards as high as their words, and columns that scroll into sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.ui_tools import focused
from toezichtdesk.domain.casefile import Horizon, MeasureStatus, PlanMeasure
from toezichtdesk.reports.pages.plan_list import MeasureRow
from toezichtdesk.ui.look.theme import Appearance, Theme
from toezichtdesk.ui.plans.board import Board, BoardColumn
from toezichtdesk.ui.plans.card import broken

pytest_plugins = ("tests.ui.shell",)

WORDS = "Urgentie voor vergunninghouders in de huisvestingsverordening van alle kernen"
MEASURE = PlanMeasure("Hotel", Horizon.SHORT_TERM, "gemeente", date(2026, 12, 1), 12, id=1)
ROW = MeasureRow(MEASURE, "GM0503", "Delft", "delft", 3, None, is_late=False, key="hotel delft")


def test_each_card_is_as_high_as_its_words(qtbot):
    column = BoardColumn(MeasureStatus.RUNNING, Theme(Appearance.LIGHT))
    qtbot.addWidget(column)
    column.resize(180, 600)
    column.show()
    long = replace(ROW, measure=replace(MEASURE, description=WORDS, id=2))

    column.rows.show_rows((ROW, long))

    assert column.sizeHintForRow(0) < column.sizeHintForRow(1)
    assert column.visualRect(column.rows.index(1, 0)).top() == column.sizeHintForRow(0)


def test_a_card_gets_other_lines_in_a_narrower_column_and_in_larger_letters(usual_letters, qtbot):
    column = BoardColumn(MeasureStatus.RUNNING, usual_letters)
    qtbot.addWidget(column)
    column.resize(220, 600)
    column.show()
    column.rows.show_rows((replace(ROW, measure=replace(MEASURE, description=WORDS)),))
    wide = column.sizeHintForRow(0)

    column.resize(150, 600)
    narrow = column.sizeHintForRow(0)
    column.resize(220, 600)
    assert column.sizeHintForRow(0) == wide < narrow

    usual_letters.choose_text_size(150)
    assert column.sizeHintForRow(0) > wide * 150 // 100  # more lines, and each is higher


def test_a_word_that_is_wider_than_its_card_gets_a_hyphen_and_no_letter_is_lost(qapp):
    letters = QFontMetrics(qapp.font())
    width = letters.horizontalAdvance("huisvestingsverordenin")

    lines = broken(WORDS, qapp.font(), width, 9)

    assert all(letters.horizontalAdvance(each) <= width for each in lines)
    assert "huisvestingsverorde-" in lines
    assert " ".join(lines).replace("- ", "") == WORDS

    width = letters.horizontalAdvance("prestatieafspra")
    assert broken("prestatieafspraken", qapp.font(), width, 9) == ("presta-", "tieafspraken")


def test_a_board_without_room_for_its_columns_scrolls_to_the_one_with_the_keyboard(
    usual_letters, qtbot
):
    usual_letters.choose_text_size(200)
    board = Board(usual_letters)
    qtbot.addWidget(board)
    board.resize(930, 400)
    board.show()
    first, *_, last = board.columns
    focused(qtbot, first)
    assert last.visibleRegion().isEmpty()
    shown = [each.visibleRegion().boundingRect().width() for each in board.columns]
    widths = [each.width() for each in board.columns]
    assert shown == [*widths[:3], 0, 0], "no column is cut at the edge"

    for _ in board.columns[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert last.hasFocus()
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().width() == last.width())
