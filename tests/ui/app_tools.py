"""Shared by the tests of the whole program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.conftest import signed
from tests.ui.ui_tools import TODAY
from toezichtdesk.app.desk import Desk
from toezichtdesk.casework.settings import keep_copies
from toezichtdesk.ui.forms.dialogs import Message


def begin_on(qapp, dutch, qtbot):
    desks = []

    def begin_with(path, *, is_trial=False):
        desk = Desk(qapp, path, lambda: signed(TODAY), is_trial=is_trial)
        desks.append(desk)
        desk.begin()
        return desk

    yield begin_with
    for desk in desks:
        desk.end()
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def message_of(qtbot):
    def shown():
        tops = QApplication.topLevelWidgets()
        return [each for each in tops if isinstance(each, Message) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def filled_window(desk, qtbot, count):
    qtbot.waitUntil(lambda: desk.window is not None and len(desk.window.overview.rows) == count)
    return desk.window


def act_on(window, qtbot, *, comes_of_it="changed"):
    """Perform an act, and return what its signal carried: changed, or refused."""
    operations = window._operations
    with qtbot.waitSignal(getattr(operations, comes_of_it)) as told:
        operations.perform(keep_copies, _nothing, 35)
    return told.args


def _nothing(_answer):
    """Ignore the answer to an act."""
