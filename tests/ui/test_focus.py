"""Where the keyboard is can be seen, of every kind of control and in every look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from tests.ui.ui_tools import focused, on_top, press, settle
from toezichtdesk.app.backups import Backups
from toezichtdesk.ui.look.theme import Appearance
from toezichtdesk.ui.main_window import MainWindow

pytest_plugins = ("tests.ui.shell",)


KINDS = (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
)


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_the_control_that_has_the_keyboard_can_be_seen(owner, theme, qtbot, appearance):
    theme.choose(appearance)
    assert [kind.__name__ for kind in KINDS if not _shows_it(kind, owner, qtbot)] == []


def _shows_it(kind, owner, qtbot):
    """Return whether a control looks otherwise once Tab brought the keyboard to it."""
    part = QWidget(owner)
    control = kind(part)
    if isinstance(control, QAbstractButton):
        control.setText("Alle gemeenten")
    if isinstance(control, QTabBar):
        control.addTab("Cijfers")
    if isinstance(control, QAbstractItemView):
        control.setModel(QStringListModel(["Delft"], control))
    control.setGeometry(10, 10, 160, 60)
    other = QPushButton(part)
    other.setGeometry(10, 100, 60, 30)
    part.resize(300, 200)
    part.show()
    focused(qtbot, other)
    before = control.grab().toImage()
    press(Qt.Key.Key_Tab)  # Qt marks some controls only when the keyboard brought the focus
    result = control.hasFocus() and control.grab().toImage() != before
    part.hide()
    return result


def test_the_keyboard_is_on_the_work_of_the_day_once_the_program_opened(
    operations, theme, settings, filled, qtbot
):
    window = MainWindow(operations, theme, settings, Backups(filled.path))
    qtbot.addWidget(window)
    window.show()
    on_top(window, qtbot)  # its list is still to come
    window.start()

    qtbot.waitUntil(window.pages.today.table.hasFocus)
    settle(qtbot, operations)
    assert window.pages.today.table.hasFocus()
