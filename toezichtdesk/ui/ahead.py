"""Loads and builds what the officer will ask for next, while the first page is read.

The modules come in on the thread that draws, and the pages are built here, a part at a time:
otherwise a page would hold up the window for a fifth of a second when it is first opened. A page
that is asked for before its turn is there at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from toezichtdesk import wording

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations
    from toezichtdesk.ui.pages import Pages

MODULES = (  # in the order in which a morning asks for them
    "toezichtdesk.ui.importing.page",
    "toezichtdesk.sheets.process.reader",
    "toezichtdesk.ui.dossier.page",
    "toezichtdesk.render.trend_chart",
    "toezichtdesk.ui.assessing.page",
    "toezichtdesk.ui.contacts.page",
    "toezichtdesk.ui.plans.page",
    "toezichtdesk.ui.knowledge.page",
    "toezichtdesk.ui.managing.page",
    "toezichtdesk.ui.journal.page",
    "toezichtdesk.ui.policies.page",
    "toezichtdesk.ui.finder",
    "toezichtdesk.ui.contacts.quick_forms",
    "toezichtdesk.ui.duty_forms",
    "toezichtdesk.ui.meeting_sheets",
    "toezichtdesk.ui.paper_jobs",
    "toezichtdesk.ui.mine_dialog",
    "toezichtdesk.ui.manual.window",
)
READING = 200  # milliseconds for which the first page has the machine to itself
BREATH = 5  # milliseconds between two parts, in which keys and clicks come first


class Ahead(QObject):
    """Works while nobody asks for anything; goes with the window."""

    def __init__(self, pages: Pages, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._modules = iter(MODULES)
        self._parts = pages.in_parts()
        self._first = pages.overview
        self._timer = QTimer(self, singleShot=True, interval=READING)
        self._timer.timeout.connect(self._load)
        self._first.loaded.connect(self._begin)

    @Slot()
    def stop(self) -> None:
        """Leave the rest: the window closes."""
        self._timer.stop()
        self._modules, self._parts = iter(()), iter(())

    @Slot()
    def _begin(self) -> None:
        self._first.loaded.disconnect(self._begin)
        self._timer.start()

    @Slot()
    def _load(self) -> None:
        name = next(self._modules, None)
        if name is not None:
            self._operations.draw(import_module, self._go_on, name)
        else:
            self._timer.timeout.disconnect(self._load)
            self._timer.timeout.connect(self._build)
            self._operations.draw(wording.decimal, self._go_on, 0.5)  # Dutch numbers are read in

    def _go_on(self, _answer: object) -> None:
        self._timer.start(BREATH)

    @Slot()
    def _build(self) -> None:
        if next(self._parts, None) is not None:
            self._timer.start(BREATH)
