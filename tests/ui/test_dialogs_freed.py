"""Every dialog opened and closed leaves no thread and no widget behind, also the first time.

`TOEZICHTDESK_CYCLES=200` does it so often and prints the memory that took. What grows then is what
a style sheet of Qt 6.11 keeps of spin boxes and combo boxes that are gone, 2 KiB for each dialog.
Bare ones under a sheet of one rule take as much; putting the sheet on anew frees all of it.
"""

from __future__ import annotations

import gc
import os
import threading
from collections import Counter
from collections.abc import Iterable

import psutil
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.every_form import Maker, makers
from tests.ui.ui_tools import settle
from toezichtdesk.operations import Operations

pytest_plugins = ("tests.ui.shell",)

CYCLES = int(os.environ.get("TOEZICHTDESK_CYCLES", "1"))
WARM, TOLD_EVERY = 10, 50  # cycles; after the first ten Qt and Python have what they keep


def open_and_close(dialogs: Iterable[Maker], operations: Operations, qtbot) -> None:
    """Open each, let it be painted and filled, and close it before the next.

    What Qt still has to tell a window that is never painted stays in memory until then.
    """
    for make in dialogs:
        dialog = make()
        with qtbot.waitExposed(dialog):
            dialog.show()
        settle(qtbot, operations)
        dialog.done(0)
        del dialog
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def living() -> Counter[str]:
    """Return how many widgets of each kind live, and how many threads; Qt keeps other objects."""
    gc.collect()
    result: Counter[str] = Counter(threads=threading.active_count())
    tops = [each for each in QApplication.topLevelWidgets() if each.parent() is None]
    for top in tops:
        for each in (top, *top.findChildren(QWidget)):
            result[each.metaObject().className()] += 1
    return result


def memory() -> float:
    """Return what this process has in memory, in MiB."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 2**20


def test_every_dialog_that_was_closed_is_gone(window, operations, theme, filled, qtbot):
    dialogs = list(makers(window, operations, filled))
    open_and_close(dialogs[-1:], operations, qtbot)  # the thread that draws its chart stays
    before = living()

    open_and_close(dialogs, operations, qtbot)

    assert living() == before
    at_first = memory()
    for cycle in range(2, CYCLES + 1):
        open_and_close(dialogs, operations, qtbot)
        if cycle == WARM:
            at_first = memory()
        elif cycle % TOLD_EVERY == 0:
            grown = memory() - at_first
            print(f"\n{cycle} times {len(dialogs)} dialogs: {grown:+.1f} MiB after {WARM}")
    assert living() == before
