"""A column that scrolls when it would be squeezed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.tall import Tall
from toezichtdesk.ui.forms.wrapping_row import WrappingRow

pytest_plugins = ("tests.ui.shell",)


def test_a_column_scrolls_only_when_it_would_be_squeezed(theme, owner, qtbot):
    column, rest = QVBoxLayout(), QWidget()
    label = plain_label("Nog 26 plaatsen verwacht bij een achterstand van 64. " * 8)
    rest.setMinimumHeight(100)
    column.addWidget(label)
    column.addWidget(rest, 1)
    area = Tall(column)
    QVBoxLayout(owner).addWidget(area)

    owner.resize(400, 500)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 0)
    assert area.verticalScrollBar().maximum() == 0
    owner.resize(400, 160)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert label.height() >= label.heightForWidth(label.width())
    assert rest.height() >= 100


def test_a_column_has_room_for_buttons_that_break_into_rows(theme, owner, qtbot):
    column, row = QVBoxLayout(), WrappingRow()
    acts = [button(words) for words in ("Nagekomen", "Wijzigen…", "Ongedaan")]
    for each in acts:
        row.addWidget(each)
    below = plain_label("Gemeente: een lijst van locaties. " * 4)
    column.addLayout(row)
    column.addWidget(below)
    column.addStretch()
    area = Tall(column)
    QVBoxLayout(owner).addWidget(area)

    owner.resize(600, 300)
    qtbot.waitUntil(lambda: {each.y() for each in acts} == {0} and acts[-1].x() > acts[0].x())
    owner.resize(acts[0].width() + 60, 300)
    qtbot.waitUntil(lambda: [each.x() for each in acts] == [0, 0, 0])
    qtbot.waitUntil(lambda: below.y() > acts[-1].geometry().bottom() > acts[0].y())
    assert acts[0].y() < acts[1].y() < acts[2].y()
