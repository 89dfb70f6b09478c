"""An officer who presses and clicks at random: nothing breaks, and nothing is decided.

Sixty actions in the suite; `TOEZICHTDESK_ACTIONS=2000` for a long afternoon.
"""

from __future__ import annotations

import os
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

from tests.ui.ui_tools import settle
from toezichtdesk.domain.acts import Act
from toezichtdesk.reports.record.journal import journal

pytest_plugins = ("tests.ui.shell",)

ACTIONS = int(os.environ.get("TOEZICHTDESK_ACTIONS", "60"))
PAUSE = 20  # actions, after which every answer is waited for
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = [
    *((Qt.Key(code), NONE) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *((Qt.Key(code), CTRL) for code in range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)),
    *((key, NONE) for key in (
        Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Up,
        Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_Delete, Qt.Key.Key_Backspace,
    )),
    *((key, CTRL) for key in (
        Qt.Key.Key_K, Qt.Key.Key_F, Qt.Key.Key_D, Qt.Key.Key_B, Qt.Key.Key_Z, Qt.Key.Key_Y,
        Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab,
    )),
    (Qt.Key.Key_Tab, SHIFT), (Qt.Key.Key_Left, ALT), (Qt.Key.Key_Right, ALT),
]  # fmt: skip
# What decides, and what leaves the program for the printer, a folder or another database.
LEFT_ALONE = ("overnemen", "afwijken", "besluit", "vastleggen", "afdrukken", "map ", "terugzetten",
              "handleiding", "openen in")  # fmt: skip


def press(random: Random, top: QWidget) -> None:
    key, modifier = random.choice(KEYS)
    QTest.keyClick(QApplication.focusWidget() or top, key, modifier)


def click(random: Random, top: QWidget) -> None:
    buttons = [
        each
        for each in top.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and _may_be_pressed(each)
    ]
    if buttons:
        QTest.mouseClick(random.choice(buttons), Qt.MouseButton.LeftButton)


def _may_be_pressed(button: QAbstractButton) -> bool:
    text = f"{button.text()} {button.accessibleName()}".replace("&", "").casefold()
    return not any(word in text for word in LEFT_ALONE)


def on_top(window: QWidget) -> QWidget:
    """Return what the officer has before them: the newest dialog, else the window."""
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]
    return dialogs[-1] if dialogs else window


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_pressed_nothing_breaks_and_nothing_is_decided(
    seed, window, operations, filled, qtbot
):
    random = Random(seed)
    before = filled.ask(journal)[0].id
    for number in range(ACTIONS):
        top = on_top(window)
        if isinstance(top, QFileDialog):
            top.reject()  # it would write in a real folder
        elif random.random() < 0.7:
            press(random, top)
        else:
            click(random, top)
        if popup := QApplication.activePopupWidget():
            popup.close()
        if number % PAUSE == 0:
            settle(qtbot, operations)
    settle(qtbot, operations)
    for dialog in window.findChildren(QDialog):
        dialog.close()

    assert window.isVisible()
    decided = [line for line in filled.ask(journal) if line.id > before and line.act is Act.DECIDE]
    assert decided == []
