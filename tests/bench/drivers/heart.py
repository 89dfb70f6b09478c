"""Imports a sheet through the real page and opens two dossiers while `pulse` measures.

"at once" it only opens the import page, as soon as the first page is painted; else it begins when
the other pages were built ahead: an officer reads her day first.

With BENCH_STACKS=1 the stack of the UI thread during long pauses goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.bench.drivers import desk
from tests.bench.drivers.pulse import Heart, watch
from toezichtdesk.ui.ahead import MODULES
from toezichtdesk.ui.paper.meeting_sheets import MeetingSheetDialog
from toezichtdesk.ui.rail import Place

DATABASE, TODAY, SHEET, HOW = sys.argv[1:]
SETTLED_MS = 700  # after each step: its answer has been shown and painted
SHEETS = 40
Step = tuple[str, Callable[[], bool], Callable[[], object]]  # name, when it begins, what it does
BOUND = Path(DATABASE).with_name(f"{SHEETS} gespreksbladen.pdf")


class Visit(QObject):
    """Walks through the steps; a step begins when what it needs is there."""

    def __init__(self, window: QWidget, sheet: Path) -> None:
        super().__init__(window)
        self._window, self._sheet = window, sheet
        self._heart = Heart(self)
        if os.environ.get("BENCH_STACKS"):
            watch(self._heart)
        opening = self._is_ready, lambda: window.show_place(Place.IMPORTING)
        if HOW == "at once":
            self._steps = [
                ("import page opened at once", *opening),
                ("end", self._is_ready, self._tell),
            ]
        else:
            self._steps = [
                ("other pages built ahead", self._is_ready, lambda: None),
                ("import page opened", self._is_built, opening[1]),
                *self._importing(),
                *self._visiting([row.code for row in window.overview.rows]),
                ("end", BOUND.exists, self._tell),
            ]
        self._step()

    def _importing(self) -> list[Step]:
        return [
            ("sheet of 342 rows read and planned", self._is_ready, self._read),
            ("consequences asked", self._has("&Gevolgen ›"), self._press("&Gevolgen ›")),
            ("import applied", self._has("I&mporteren"), self._press("I&mporteren")),
        ]

    def _visiting(self, codes: list[str]) -> list[Step]:
        window = self._window
        return [
            (
                "first dossier opened",
                self._has("&Nog een blad importeren"),
                lambda: window.show_municipality(codes[0]),
            ),
            (
                "next dossier opened",
                self._is_drawn,
                lambda: window.show_municipality(codes[1]),
            ),
            ("Beoordelen opened", self._is_drawn, lambda: window.show_place(Place.ASSESSING)),
            (
                "meeting sheets of 40 shown",
                self._has_proposals,
                lambda: MeetingSheetDialog(window._operations, codes[:SHEETS], window).open(),
            ),
            ("meeting sheets of 40 written as one PDF", self._has_sheets, self._write_sheets),
        ]

    def _step(self) -> None:
        phase, is_ready, act = self._steps[0]
        if not is_ready():
            QTimer.singleShot(50, self._step)
            return
        del self._steps[0]
        self._heart.begin(phase)
        act()
        QTimer.singleShot(SETTLED_MS, self._step)

    def _is_ready(self) -> bool:
        return True

    def _is_built(self) -> bool:
        return sys.modules.keys() >= set(MODULES) and not self._window._operations.is_busy

    def _has_proposals(self) -> bool:
        return self._window.current_page.listing.model().rowCount() > 0

    def _is_drawn(self) -> bool:
        return self._window.pages.dossier._chart.chart.picture is not None

    def _has_sheets(self) -> bool:
        dialog = self._window.findChild(MeetingSheetDialog)
        return dialog is not None and bool(dialog._sheets) and bool(dialog._pages._pictures)

    def _write_sheets(self) -> None:
        self._window.findChild(MeetingSheetDialog)._write(str(BOUND))

    def _read(self) -> None:
        self._window.import_file(self._sheet)

    def _button(self, text: str) -> QPushButton | None:
        result = self._window.findChildren(QPushButton)
        return next(
            (b for b in result if b.text() == text and b.isVisible() and b.isEnabled()), None
        )

    def _has(self, text: str):
        return lambda: self._button(text) is not None

    def _press(self, text: str):
        return lambda: self._button(text).click()

    def _tell(self) -> None:
        heart = self._heart
        both = {phase: [heart.longest[phase], heart.own[phase]] for phase in heart.longest}
        print(json.dumps(both), flush=True)
        QApplication.quit()


def filled(window: QWidget) -> None:
    if not window.findChildren(Visit):
        Visit(window, Path(SHEET))


desk.run(["--database", DATABASE, "--today", TODAY], filled)
