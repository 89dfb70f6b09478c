"""Every dialog opened and closed over and over leaves no thread and no widget behind.

Once more in the suite; `TOEZICHTDESK_CYCLES=200` for the memory, which it then prints. It is no
assertion: of 60 times, the last 50 took 3 MiB, and no dialog by itself takes more once it settled;
opened 50 at a time without waiting for their answers, 200 times took 26 MiB.
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

CYCLES = int(os.environ.get("TOEZICHTDESK_CYCLES", "0"))  # asked for; 0 for those of the suite
OF_SUITE = 1
WARM = 10  # cycles, after which Qt and Python have what they keep


def open_and_close(dialogs: Iterable[Maker], operations: Operations, qtbot) -> None:
    """Open each, let it fill, and close it before the next."""
    for make in dialogs:
        dialog = make()
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
    open_and_close(dialogs, operations, qtbot)  # what is made once and kept
    before, at_first = living(), memory()

    for cycle in range(CYCLES or OF_SUITE):
        open_and_close(dialogs, operations, qtbot)
        if cycle + 1 == WARM:
            at_first = memory()
    grown = memory() - at_first

    assert living() - before == Counter()
    if CYCLES > WARM:
        print(f"\n{CYCLES} times {len(dialogs)} dialogs: {grown:+.1f} MiB after the first {WARM}")
