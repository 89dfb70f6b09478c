"""Counts key presses and clicks: a chord is two keys, and a modifier that is held counts once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)


class Hands(QObject):
    """An event filter on the program. Free text (a note, a motive) is not counted."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0
        self.clicks = 0
        self.is_free = False
        self._held = Qt.KeyboardModifier.NoModifier
        self._is_down = False
        QApplication.instance().installEventFilter(self)

    def begin(self) -> None:
        """Count from here."""
        self.keys = self.clicks = 0

    def rest(self) -> int:
        """Stop counting and return the keys."""
        QApplication.instance().removeEventFilter(self)
        return self.keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Sent once for each key, also when a shortcut takes it.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_modifier = Qt.Key(event.key()) in MODIFIERS
            if watched is QApplication.focusWidget() and not is_modifier and not self.is_free:
                held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
                self.keys += 1 + (held != self._held and held != Qt.KeyboardModifier.NoModifier)
                self._held = held
        if isinstance(event, QMouseEvent):
            self._count_click(event.type())
        return super().eventFilter(watched, event)

    def _count_click(self, kind: QEvent.Type) -> None:
        """A press goes on from a part of the window to what holds it, and counts once."""
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.clicks += not self._is_down
            self._is_down = True
        elif kind == QEvent.Type.MouseButtonRelease:
            self._is_down = False


@contextmanager
def free_text(hands: Hands) -> Iterator[None]:
    """What is typed here is counted by nobody."""
    hands.is_free = True
    yield
    hands.is_free = False


def heard(part: QWidget, qtbot) -> QWidget:
    """Wait until the keyboard speaks to this window, as it does of itself on a real screen."""
    part.activateWindow()
    qtbot.waitUntil(
        lambda: (
            part.isActiveWindow()
            and (focus := QApplication.focusWidget()) is not None
            and part.isAncestorOf(focus)
        )
    )
    return part


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def choose_in_menu(window, action) -> None:
    """Click the menu that holds the action, and then the action."""
    bar = window.menuBar()
    menu = next(each.menu() for each in bar.actions() if action in each.menu().actions())
    click(bar, bar.actionGeometry(menu.menuAction()).center())
    click(menu, menu.actionGeometry(action).center())
