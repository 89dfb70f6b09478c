"""The first page at once: the list of the last time, while the store is still to be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from toezichtdesk.store.last_seal import last_seal_of
from toezichtdesk.ui.first_paint import FirstPaint
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.today import former_list


def show(window: MainWindow, settings: QSettings, path: Path) -> FirstPaint | None:
    """Show the list that the window stored when it closed; return what reports that it was painted.

    path: of the database. None without a list, or where it was made from another record.
    """
    former = former_list.take(settings)
    if former is None or former.seal != last_seal_of(path):
        return None
    return FirstPaint(window.pages.today.show_former(former))


def withdraw(window: MainWindow | None) -> None:
    """Take the list away where the store cannot be opened: no other will replace it."""
    if window is not None:
        window.pages.today.withdraw_former()
