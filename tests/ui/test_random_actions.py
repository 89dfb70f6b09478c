"""An officer who presses and clicks at random: nothing breaks, and nothing is decided.

Some actions in the suite; `TOEZICHTDESK_ACTIONS=2000` for a long afternoon, other ones each time.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

from tests.ui.ui_tools import settle
from toezichtdesk.domain.acts import Act
from toezichtdesk.reports.record.journal import journal

pytest_plugins = ("tests.ui.shell",)

ACTIONS = int(os.environ.get("TOEZICHTDESK_ACTIONS", "0"))  # asked for; 0 for those of the suite
IN_A_ROW, OF_SUITE = 60, 120
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


def pressable(top: QWidget) -> list[QAbstractButton]:
    """Return the buttons before the officer that decide nothing and stay in the program."""
    return [
        each
        for each in top.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and _may_be_pressed(each)
    ]


def _may_be_pressed(button: QAbstractButton) -> bool:
    text = f"{button.text()} {button.accessibleName()}".replace("&", "").casefold()
    return not any(word in text for word in LEFT_ALONE)


def on_top(window: QWidget) -> QWidget:
    """Return what the officer has before them: the newest dialog, else the window."""
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]
    return dialogs[-1] if dialogs else window


def officer(window, operations, qtbot) -> type[RuleBasedStateMachine]:
    """Return somebody who does anything in this window; who comes next goes on in it."""

    class Officer(RuleBasedStateMachine):
        done = 0

        @rule(stroke=st.sampled_from(KEYS))
        def press(self, stroke):
            if (top := self._before()) is not None:
                QTest.keyClick(QApplication.focusWidget() or top, *stroke)

        @rule(stroke=st.sampled_from(KEYS))
        def press_too(self, stroke):  # an officer at the keys presses twice as often as clicks
            self.press(stroke)

        @rule(place=st.integers(0, 10_000))
        def click(self, place):
            top = self._before()
            buttons = [] if top is None else pressable(top)
            if buttons:
                QTest.mouseClick(buttons[place % len(buttons)], Qt.MouseButton.LeftButton)

        def _before(self) -> QWidget | None:
            """Return what is on top; a window for a file is closed: it would write for real."""
            Officer.done += 1
            if popup := QApplication.activePopupWidget():
                popup.close()
            if Officer.done % PAUSE == 0:
                settle(qtbot, operations)  # fails when a thread does not come back
            top = on_top(window)
            if isinstance(top, QFileDialog):
                top.reject()
                return None
            return top

    return Officer


@pytest.mark.timeout(3600)
def test_whatever_is_pressed_nothing_breaks_and_nothing_is_decided(
    window, operations, filled, qtbot
):
    before = filled.ask(journal)[0].id
    number = ACTIONS or OF_SUITE
    anybody = officer(window, operations, qtbot)
    run_state_machine_as_test(
        anybody,
        settings=settings(
            max_examples=max(number // IN_A_ROW, 1),
            stateful_step_count=IN_A_ROW,
            phases=[Phase.generate],  # the window is no longer what it was: nothing to shrink
            derandomize=not ACTIONS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    settle(qtbot, operations)
    for dialog in window.findChildren(QDialog):
        dialog.close()

    assert window.isVisible()
    assert anybody.done >= number // 2
    decided = [line for line in filled.ask(journal) if line.id > before and line.act is Act.DECIDE]
    assert decided == []
