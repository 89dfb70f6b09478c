"""The window program: wires look, lock, store, operations, main window and crash dialog."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from toezichtdesk import mswindows
from toezichtdesk.app.desk import Desk
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.ui.look.theme import program_font

HANDED_OVER = 0.001  # seconds for which a thread at work keeps the window waiting, each time


def run(path: Path, sign: Callable[[], Signature], *, is_trial: bool = False) -> int:
    """Show the window on this database until the officer closes it; return the exit code.

    is_trial: show a throw-away database with the example data instead.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["toezichtdesk"])
    mswindows.announce()
    sys.setswitchinterval(HANDED_OVER)
    speak_dutch(application)
    application.setFont(program_font())
    # A window that is replaced by another must not end the program.
    application.setQuitOnLastWindowClosed(False)
    desk = Desk(application, path, sign, is_trial=is_trial)
    desk.left.connect(application.exit, Qt.ConnectionType.QueuedConnection)
    desk.begin()
    code = application.exec()
    desk.end()
    return code


def speak_dutch(application: QApplication) -> None:
    """Make Qt write dates, numbers and its own buttons in Dutch."""
    application.setApplicationName("Toezichtdesk")
    application.setDesktopFileName("toezichtdesk")
    QLocale.setDefault(QLocale("nl_NL"))
    words = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load("qtbase_nl", folder):
        application.installTranslator(words)
