"""Shared by the tests of the main window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.conftest import Desk
from toezichtdesk.operations import Operations

try:
    import resource as limits
except ImportError:  # on Windows
    limits = None

TODAY = date(2026, 7, 10)
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
CTRL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file become larger than so many bytes, as on a disk that is almost full."""
    usual = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, usual)


def settle(qtbot, operations: Operations) -> None:
    """Wait until every question and act has been answered."""
    qtbot.waitUntil(lambda: not operations.is_busy)


def on_top(window: QWidget, qtbot) -> None:
    """Wait until keys come to the window: a desktop gives them in its own time."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def focused(qtbot, widget: QWidget) -> None:
    """Wait until the keyboard speaks to the widget."""
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def pages_shown(dialog: QWidget, qtbot) -> None:
    """Wait until the first page of a paper is on screen; it may be there already."""
    qtbot.waitUntil(
        lambda: any(
            label.accessibleName().startswith("Blad 1 van ")
            for label in dialog.findChildren(QLabel)
        )
    )


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the cursor is."""
    QTest.keyClick(_with_the_cursor(), key, modifier)


def write(text: str) -> None:
    """Type wherever the cursor is."""
    QTest.keyClicks(_with_the_cursor(), text)


def _with_the_cursor() -> QWidget:
    """Return the widget that gets the keys; Qt ends the whole run when a key goes to none."""
    widget = QApplication.focusWidget()
    assert widget is not None, "no widget has the keyboard"
    return widget


def import_july(desk: Desk) -> None:
    """Import the end of 2026-I of five municipalities, each with a rung."""
    desk.stand(
        date(2026, 7, 2),
        "Taakstelling 2026-I, stand 1 juli 2026",
        ("Delft", 36, -10, 20, 2),
        ("Westland", 42, -6, 50, 3),
        ("'s-Gravenhage", 90, 5, 60, 1),
        ("Zoetermeer", 50, -15, 40, 3),
        ("Wassenaar", 20, -4, 20, 1),
        head=HEAD,
        name="juli.xlsx",
    )
