"""Loads and builds what the officer will ask for next, while the first page is read.

Modules are imported on the drawing thread, and pages are built on this one, a part at a time:
otherwise a page would freeze the window for a fifth of a second when it is first opened. A page
that is wanted before its turn is built at once.

Objects that exist once the first page is shown, and once all pages are built, live as long as the
window. They are frozen for the garbage collector, which would otherwise scan them on each run while
every thread waits. Later objects are collected as usual.
"""

from __future__ import annotations

import gc
import sys
from fractions import Fraction
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from toezichtdesk import wording

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.pages import Pages

MODULES = (  # besides those of the pages
    "toezichtdesk.render.trend_chart",
    "toezichtdesk.sheets.process.reader",
    "toezichtdesk.ui.finder",
    "toezichtdesk.ui.contacts.quick_forms",
    "toezichtdesk.ui.duty_forms",
    "toezichtdesk.ui.paper.meeting_sheets",
    "toezichtdesk.ui.paper.paper_jobs",
    "toezichtdesk.ui.mine_dialog",
    "toezichtdesk.ui.manual.window",
)
READING = 200  # milliseconds for which the first page has the machine to itself
BREATH = 5  # milliseconds between two parts, in which keys and clicks come first


class Ahead(QObject):
    """Builds in the pauses between questions, until the window closes."""

    def __init__(self, pages: Pages, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._wanted = chain(pages.in_parts(), MODULES)
        self._first = pages.overview
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        self._first.loaded.connect(self._begin)

    @Slot()
    def stop(self) -> None:
        """Stop building: the window closes, and its objects can be collected."""
        gc.unfreeze()
        self._timer.stop()
        self._wanted = chain()

    @Slot()
    def _begin(self) -> None:
        self._first.loaded.disconnect(self._begin)
        gc.freeze()
        self._operations.draw(wording.percentage, self._wait, Fraction(1, 2))  # loads Dutch

    def _wait(self, _answer: object) -> None:
        self._timer.start(READING)

    @Slot()
    def _step(self) -> None:
        """Build the next part, and load the module that the part after it needs."""
        name = next(self._wanted, None)
        if name is None:
            gc.freeze()
            return
        if name in sys.modules:
            self._timer.start(BREATH)
        else:
            self._operations.draw(import_module, self._go_on, name)

    def _go_on(self, _module: object) -> None:
        self._timer.start(BREATH)
