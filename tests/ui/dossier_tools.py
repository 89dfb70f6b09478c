"""Shared by the tests of the dossier, its forms and the import."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from tests.conftest import Desk, made_once, signed
from toezichtdesk.operations import Operations

TODAY = date(2026, 3, 10)
DELFT = "GM0503"
# The offscreen plugin tells of every window that it cannot hand on its sizes to anybody.
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)


def operations_on(desk: Desk, today: date = TODAY) -> Iterator[Operations]:
    operations = Operations(lambda: desk.database, lambda: signed(today))
    yield operations
    operations.close()
    operations.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # and the closed widgets


@made_once
def two_stands(desk: Desk) -> None:
    """Delft grows behind, Westland catches up: one closed period and the running one."""
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
    desk.stand(
        date(2026, 1, 5),
        "Taakstelling 2025-II, stand 1 januari 2026",
        ("Delft", 30, -6, 26, 2),
        ("Westland", 40, -12, 46, 3),
        head=head,
        name="december.xlsx",
    )
    desk.stand(
        date(2026, 3, 2),
        "Taakstelling 2026-I, stand 1 maart 2026",
        ("Delft", 36, -10, 5, 2),
        ("Westland", 42, -6, 20, 3),
        head=head,
        name="maart.xlsx",
    )


def opened(form: QDialog, qtbot) -> Any:
    """Open the form and wait until the keyboard speaks to it."""
    form.open()
    form.activateWindow()
    qtbot.waitUntil(lambda: has_keyboard(form))
    return form


def has_keyboard(window: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and window.isAncestorOf(focused)


def turn_to(window: QWidget, title: str) -> None:
    """Click the tab with this title."""
    for bar in window.findChildren(QTabBar):
        titles = [bar.tabText(index).replace("&", "") for index in range(bar.count())]
        if title in titles:
            place = bar.tabRect(titles.index(title)).center()
            QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
            return
    raise AssertionError(f"no tab is called {title}")


def nameless(window: QWidget) -> list[str]:
    """Return the controls that a screen reader has no name for."""
    result = []
    for kind in CONTROLS:
        for control in window.findChildren(kind):
            # the parts that Qt makes itself (scroll arrows) are named qt_...
            if isinstance(control.parent(), QComboBox) or control.objectName().startswith("qt_"):
                continue
            # a button that clears a field is hidden as long as nothing is typed
            if not (control.isVisibleTo(window) or isinstance(control.parent(), QLineEdit)):
                continue
            interface = QAccessible.queryAccessibleInterface(control)
            if interface is None or not interface.text(QAccessible.Text.Name).strip():
                result.append(f"{type(control).__name__} {control.objectName()}")
    return result


def doubled_mnemonics(window: QWidget) -> dict[str, list[str]]:
    """Return the letters that more than one visible control answers to."""
    texts = [
        widget.text()
        for kind in (QAbstractButton, QLabel)
        for widget in window.findChildren(kind)
        if widget.isVisibleTo(window) and (kind is not QLabel or widget.buddy() is not None)
    ]
    for bar in window.findChildren(QTabBar):
        if bar.isVisibleTo(window):
            texts += [bar.tabText(index) for index in range(bar.count()) if bar.isTabVisible(index)]
    for menus in window.findChildren(QMenuBar):
        texts += [action.text() for action in menus.actions()]
    letters = [
        (match[1].casefold(), text) for text in texts if (match := re.search("&(\\w)", text))
    ]
    doubled = {letter for letter, count in Counter(key for key, _ in letters).items() if count > 1}
    return {key: [text for other, text in letters if other == key] for key in sorted(doubled)}


def clipped(window: QWidget) -> list[str]:
    """Return the names of fields that do not fit on their one line."""
    labels = [label for label in window.findChildren(QLabel) if label.buddy() is not None]
    texts = [(label, label.text().replace("&", "")) for label in labels]
    return [
        text
        for label, text in texts
        if label.contentsRect().width() < label.fontMetrics().boundingRect(text).width()
    ]


def rich_labels(window: QWidget) -> list[str]:
    """Return the labels that would read markup from what they show."""
    return [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
    ]
