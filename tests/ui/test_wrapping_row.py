"""Controls go on on a next line, and the middle of a page scrolls, where there is little room."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui.dossier_tools import operations_on, two_stands
from tests.ui.hands import click_on, control, part_of
from tests.ui.import_tools import TITLE, WITH_PROBLEMS, checked, import_page, on_to_consequences
from tests.ui.ui_tools import press
from toezichtdesk.ui.forms.dialogs import FormDialog
from toezichtdesk.ui.forms.wrapping_row import WrappingRow
from toezichtdesk.ui.importing.layout_list import LayoutsView
from toezichtdesk.ui.importing.remedy import RemedyLine
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.lists.tables import RowsTable


@pytest.fixture
def pane(qtbot):
    """A row of a field and three buttons, the last at the right, above a line of text."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    row = WrappingRow()
    column.addLayout(row)
    field = QLineEdit("Maandbestand")
    field.setMaximumWidth(200)
    row.add_together(QLabel("Naam"), field)
    row.addWidget(QPushButton("Hernoemen"))
    row.addWidget(QPushButton("Niet meer gebruiken"))
    row.add_spring()
    row.addWidget(QPushButton("Sluiten"))
    column.addWidget(QLabel("Wat eronder staat"))
    column.addStretch()
    qtbot.addWidget(pane)
    pane.resize(900, 300)
    pane.show()
    return pane


def places(pane) -> list[QRect]:
    shown = [each for each in pane.findChildren(QWidget) if each.isVisible()]
    return [QRect(each.mapTo(pane, QPoint(0, 0)), each.size()) for each in shown]


def test_a_row_with_room_is_one_line_that_ends_at_the_right(pane):
    buttons = pane.findChildren(QPushButton)
    field, below = pane.findChild(QLineEdit), pane.findChildren(QLabel)[-1]

    assert len({each.y() for each in buttons}) == 1
    assert buttons[0].x() - field.geometry().right() < 20
    assert buttons[-1].geometry().right() == below.geometry().right()
    assert buttons[-1].geometry().bottom() < below.y()


@pytest.mark.parametrize("width", [400, 260, 180])
def test_a_row_without_room_goes_on_on_a_next_line(pane, qtbot, width):
    pane.resize(width, 300)

    def check() -> None:
        taken = places(pane)
        assert not any(one.intersects(other) for one, other in combinations(taken, 2))
        assert all(pane.rect().contains(each) for each in taken)
        buttons = pane.findChildren(QPushButton)
        assert all(each.width() >= each.sizeHint().width() for each in buttons)
        assert len({each.y() for each in buttons}) > 1

    qtbot.waitUntil(check)


def test_what_stands_at_the_right_ends_there_on_each_line(qtbot):
    pane = QWidget()
    row = WrappingRow()
    pane.setLayout(row)
    row.add_spring()
    acts = [QPushButton(words) for words in ("Vastleggen", "Verplaatsen", "Agendabestand")]
    for each in acts:
        row.addWidget(each)
    qtbot.addWidget(pane)
    pane.show()
    pane.resize(row.sizeHint().width() - 1, 200)

    qtbot.waitUntil(lambda: [each.y() > 0 for each in acts] == [False, False, True])
    assert [each.geometry().right() for each in acts[1:]] == [pane.rect().right()] * 2


def test_a_row_leaves_no_room_for_what_is_hidden(pane, qtbot):
    hidden = pane.findChildren(QPushButton)[0]
    following = pane.findChildren(QPushButton)[1]
    hidden.hide()

    qtbot.waitUntil(lambda: following.x() - pane.findChild(QLineEdit).geometry().right() < 20)


def test_a_row_forgets_a_control_that_is_gone(pane):
    row = pane.layout().itemAt(0)
    first = pane.findChildren(QPushButton)[0]

    row.removeWidget(first)

    assert row.count() == 3
    assert row.itemAt(3) is None
    assert row.takeAt(3) is None


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def small(operations, qtbot):
    page = import_page(operations, qtbot)
    page.resize(560, 420)
    return page


def whole_in(rolling, part) -> bool:
    place = QRect(part.mapTo(rolling.viewport(), QPoint(0, 0)), part.size())
    return rolling.viewport().rect().contains(place)


def test_a_small_window_scrolls_an_import_and_cuts_no_control(small, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    review = checked(small, operations, path, qtbot)
    rolling = part_of(review, Rolling)
    qtbot.waitUntil(lambda: not rolling.verticalScrollBar().isHidden())

    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: whole_in(rolling, control(part_of(review, RemedyLine), "Oplossen")))

    buttons = [each for each in review.findChildren(QPushButton) if each.isVisible()]
    assert all(each.width() >= each.minimumSizeHint().width() for each in buttons)
    click_on(review, "Rijen met een probleem overslaan (2)")
    follows = on_to_consequences(small, operations, qtbot)
    rolling = part_of(follows, Rolling)
    qtbot.waitUntil(lambda: rolling.verticalScrollBar().maximum() > 0)
    for table in follows.findChildren(RowsTable):
        rows = max(min(table.model().rowCount(), 3) - 1, 1)  # a bar may stand below them
        height = table.verticalHeader().defaultSectionSize() * rows
        assert not table.isVisible() or table.viewport().height() >= height
    assert control(follows, "Importeren").isVisible()


def test_a_small_window_cuts_no_button_of_the_layouts(small, operations, qtbot):
    small.show_layouts()
    view = part_of(small, LayoutsView)

    def check() -> None:
        buttons = [each for each in view.findChildren(QPushButton) if each.isVisible()]
        assert all(each.width() >= each.minimumSizeHint().width() for each in buttons)
        assert all(view.rect().contains(each.geometry()) for each in buttons)

    qtbot.waitUntil(check)


def test_a_row_in_a_dialog_still_wraps_once_the_dialog_scrolls(qtbot):
    dialog = FormDialog("Afspraak", "&Vastleggen", None)
    row = WrappingRow()
    buttons = [QPushButton(f"Nog een lange knop {number}") for number in range(2)]
    for button in buttons:
        row.addWidget(button)
    dialog.body.addLayout(row)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert buttons[0].y() == buttons[1].y()

    dialog.fit_into(QSize(300, 90))

    assert dialog.is_scrolled
    qtbot.waitUntil(lambda: buttons[0].geometry().bottom() < buttons[1].y())
    dialog.close()
