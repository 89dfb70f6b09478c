"""Buttons that break into rows, and a column that scrolls when it would be squeezed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toezichtdesk.ui.forms.button_flow import BETWEEN, ButtonFlow
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import plain_label
from toezichtdesk.ui.forms.tall import Tall

pytest_plugins = ("tests.ui.shell",)


@pytest.mark.parametrize("is_right", [False, True])
def test_buttons_that_do_not_fit_side_by_side_take_more_rows(theme, owner, qtbot, is_right):
    acts = [button(words) for words in ("Nagekomen", "Wijzigen…", "Ongedaan")]
    flow = ButtonFlow(acts, is_right=is_right)
    layout = QVBoxLayout(owner)
    layout.addWidget(flow)
    layout.addStretch()
    owner.resize(600, 200)
    qtbot.waitUntil(lambda: flow.width() > acts[-1].x() > acts[0].width())
    assert {each.y() for each in acts} == {0}
    assert (acts[0].x() == 0) is not is_right
    assert (acts[-1].geometry().right() + 1 == flow.width()) is is_right

    margins = layout.contentsMargins()
    two = acts[0].width() + BETWEEN + acts[1].width() + margins.left() + margins.right()
    owner.resize(two, 200)
    qtbot.waitUntil(lambda: [each.y() > 0 for each in acts] == [False, False, True])
    assert flow.height() == acts[-1].geometry().bottom() + 1
    assert all(flow.rect().contains(each.geometry()) for each in acts)

    acts[0].hide()
    qtbot.waitUntil(lambda: acts[2].y() == 0)


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
