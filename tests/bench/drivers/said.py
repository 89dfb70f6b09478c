"""Opens and filters Contacten and Plannen and types in quick entry, in the real window.

With BENCH_STACKS=1 the stack of the UI thread during long pauses goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.bench.drivers import desk
from tests.bench.drivers.pulse import Heart, watch
from toezichtdesk.ui.ahead import MODULES
from toezichtdesk.ui.plans.page import BOARD, PLANS
from toezichtdesk.ui.rail import Place

DATABASE, TODAY = sys.argv[1:]
SETTLED_MS = 1500  # after each step: its answer has been shown and painted
LETTER_MS = 400  # between two letters of a filter
LINE = "zei bel wethouder flexwoningen vertraagd tot Q3 >di terugbellen #netcongestie"
LEAST_LINES = 20  # a page is filled when it shows this many


class Visit(QObject):
    """Goes from page to page; a step begins when the one before is shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._heart = Heart(self)
        if os.environ.get("BENCH_STACKS"):
            watch(self._heart)
        self._keys: list[float] = []
        self._steps: list[tuple[str, Callable[[], bool], Callable[[], None]]] = [
            ("Contacten opened", self._is_built, lambda: window.show_place(Place.CONTACTS)),
            *self._typing("Contacten filtered, the worst letter", "netc", self._contacts),
            ("between", self._is_ready, lambda: self._contacts().clear()),
            ("Plannen opened", self._is_ready, lambda: window.show_place(Place.PLANS)),
            *self._typing("Plannen filtered, the worst letter", "netc", self._plans),
            ("between", self._is_ready, lambda: self._plans().clear()),
            ("board opened", self._is_ready, lambda: self._show_view(BOARD)),
            *self._typing("board filtered, the worst letter", "netc", self._plans),
            ("between", self._is_ready, lambda: self._show_view(PLANS)),
            ("quick entry", self._is_ready, window.commands.enter_quickly),
            ("keys", self._is_ready, self._type),
            ("end", self._is_ready, self._tell),
        ]
        self._step()

    def _typing(
        self, phase: str, letters: str, field: Callable[[], QLineEdit]
    ) -> list[tuple[str, Callable[[], bool], Callable[[], None]]]:
        return [
            (phase, self._is_filled, lambda letter=letter: QTest.keyClicks(field(), letter))
            for letter in letters
        ]

    def _step(self) -> None:
        phase, is_ready, act = self._steps[0]
        if not is_ready():
            QTimer.singleShot(50, self._step)
            return
        del self._steps[0]
        self._heart.begin(phase)
        act()
        is_letter = self._steps and self._steps[0][0] == phase
        QTimer.singleShot(LETTER_MS if is_letter else SETTLED_MS, self._step)

    def _is_ready(self) -> bool:
        return True

    def _is_built(self) -> bool:
        return sys.modules.keys() >= set(MODULES) and not self._window._operations.is_busy

    def _is_filled(self) -> bool:
        listing = self._window.current_page.listing  # none on the board, filtered as the others
        return listing is None or listing.model().rowCount() >= LEAST_LINES

    def _show_view(self, view: int) -> None:
        self._window.pages.plans.views.setCurrentIndex(view)

    def _contacts(self) -> QLineEdit:
        return self._window.pages.contacts.filter

    def _plans(self) -> QLineEdit:
        return self._window.pages.plans.filter

    def _type(self) -> None:
        form = QApplication.activeModalWidget()
        (line,) = [one for one in form.findChildren(QLineEdit) if one.placeholderText()]
        for letter in LINE:
            began = time.thread_time()
            QTest.keyClicks(line, letter)
            form.repaint()
            self._keys.append((time.thread_time() - began) * 1000)

    def _tell(self) -> None:
        heart = self._heart
        values = {"pauses": heart.longest, "own": heart.own, "keys": self._keys}
        print(json.dumps(values), flush=True)
        os._exit(0)


def filled(window: QWidget) -> None:
    if not window.findChildren(Visit):
        QTimer.singleShot(SETTLED_MS, lambda: Visit(window))


desk.run(["--database", DATABASE, "--today", TODAY], filled)
