"""Ctrl+Z and Ctrl+Y in the window, after every kind of act and from any field.

In the suite for the act that asks why it is taken back; `TOEZICHTDESK_TURNS=all` tries every act.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.casework.every_step import STEPS, TODAY, WHY
from tests.casework.undo_tools import LOG
from tests.conftest import signed
from tests.ui.test_undoing import perform, press
from tests.ui.ui_tools import on_top, settle
from toezichtdesk.app.backups import Backups
from toezichtdesk.domain.acts import Act
from toezichtdesk.operations import Operations
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.rail import Place
from toezichtdesk.ui.undoing import UndoDialog

pytest_plugins = ("tests.casework.busy_desk", "tests.ui.shell")

TRIED = list(STEPS) if os.environ.get("TOEZICHTDESK_TURNS") == "all" else [Act.DECIDE]


@pytest.fixture
def operations(busy) -> Iterator[Operations]:
    operations = Operations(lambda: busy.database, lambda: signed(TODAY))
    yield operations
    operations.close()
    operations.deleteLater()


@pytest.fixture
def window(busy, operations, theme, settings, qtbot) -> Iterator[MainWindow]:
    """The window on a desk with one of everything that an act can change, at the journal."""
    window = MainWindow(operations, theme, settings, Backups(busy.path))
    window.show()
    window.start()
    window.show_place(Place.JOURNAL)
    settle(qtbot, operations)
    yield window
    settle(qtbot, operations)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def give_reason(window, operations, qtbot) -> None:
    """Answer the question that a decision of GS asks, where it stands."""
    settle(qtbot, operations)
    for dialog in window.findChildren(UndoDialog):
        if dialog.isVisible():
            dialog.reason.setPlainText(WHY)
            dialog.act.click()
    settle(qtbot, operations)
    on_top(window, qtbot)  # as a desktop does when a dialog goes; that of the tests does not


def turn_every_way(window, busy, operations, qtbot) -> None:
    """Take the last act back and carry it out again by the keys, and take it back from its line."""
    page = window.current_page
    number, after = busy.ask(last_act), busy.tables(besides=LOG)
    press(window, Qt.Key.Key_Z)
    give_reason(window, operations, qtbot)
    press(window, Qt.Key.Key_Y)
    settle(qtbot, operations)
    assert busy.tables(besides=LOG) == after

    page.table.choose(number)
    page.undo.click()
    give_reason(window, operations, qtbot)


@pytest.mark.timeout(1800)
def test_every_kind_of_act_goes_back_and_comes_again_by_the_keys(window, busy, operations, qtbot):
    before = busy.tables(besides=LOG)
    for name in TRIED:
        act, args, kwargs = STEPS[name]
        perform(operations, qtbot, act, *args, **kwargs)
        assert busy.tables(besides=LOG) != before, name

        turn_every_way(window, busy, operations, qtbot)

        assert busy.tables(besides=LOG) == before, name
    window.focus_page()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.status.isAncestorOf(window.focusWidget())

    act, args, kwargs = STEPS[Act.LOG_CONTACT]
    perform(operations, qtbot, act, *args, **kwargs)
    field = window.current_page.filter
    assert_keys_are_the_programs_until_something_is_typed(window, field, busy, operations, qtbot)


def assert_keys_are_the_programs_until_something_is_typed(
    window, field, busy, operations, qtbot
) -> None:
    """Ctrl+Z in an empty field takes back the act; in one that was typed in, the typing."""
    logged = busy.tables(besides=LOG)
    window.current_page.focus_filter()
    assert QApplication.focusWidget() is field
    press(field, Qt.Key.Key_Z)
    settle(qtbot, operations)
    assert busy.tables(besides=LOG) != logged
    press(field, Qt.Key.Key_Y)
    settle(qtbot, operations)
    assert busy.tables(besides=LOG) == logged

    QTest.keyClick(field, Qt.Key.Key_D)
    for _once_too_many in range(2):
        press(field, Qt.Key.Key_Z)
    settle(qtbot, operations)
    assert field.text() == ""
    assert busy.tables(besides=LOG) == logged
