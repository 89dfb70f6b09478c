"""The officer's own municipalities can be changed after the first start too."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.dossier_tools import opened, operations_on
from tests.ui.ui_tools import settle
from toezichtdesk.casework import municipalities
from toezichtdesk.reports.municipalities import followed
from toezichtdesk.ui.mine_dialog import MineDialog

pytest_plugins = ("tests.ui.shell",)
TODAY = date(2026, 4, 10)


@pytest.fixture
def operations(desk, qapp):
    yield from operations_on(desk)


def test_the_list_is_ticked_by_province_and_recorded(operations, desk, qtbot) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0503", "GM0228"])
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = MineDialog(operations, parent)
    dialog.open()
    qtbot.waitUntil(lambda: len(dialog.ticked) == 2)

    dialog.province.setCurrentText("Gelderland")
    shown = [dialog.list.item(i) for i in range(dialog.list.count())]
    shown = [item for item in shown if not item.isHidden()]
    (ede,) = [item for item in shown if item.text() == "Ede"]
    (arnhem,) = [item for item in shown if item.text() == "Arnhem"]
    assert all(item.text() != "Delft" for item in shown)
    ede.setCheckState(Qt.CheckState.Unchecked)
    arnhem.setCheckState(Qt.CheckState.Checked)
    dialog.save()

    qtbot.waitUntil(lambda: desk.ask(followed) == {"GM0503", "GM0202"})


def test_who_works_for_one_province_sees_its_municipalities_first(
    operations, desk, theme, qtbot
) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0503", "GM0513"])
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = opened(MineDialog(operations, parent), qtbot)
    settle(qtbot, operations)

    assert dialog.province.currentText() == "Zuid-Holland"
    assert not dialog.list.currentItem().isHidden()
    assert dialog.focusWidget() is dialog.list
    assert dialog.list.viewport().height() >= 12 * dialog.list.sizeHintForRow(0)
    first = dialog.list.currentItem()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert first.checkState() is Qt.CheckState.Checked
    assert len(dialog.ticked) == 3
