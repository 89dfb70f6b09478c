"""Leads a sheet in through the real import page and opens two dossiers, with a hand on the pulse.

With BENCH_STACKS=1 the stack of the UI thread during long pauses goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.bench.drivers import desk
from toezichtdesk.ui.meeting_sheets import MeetingSheetDialog
from toezichtdesk.ui.rail import Place

DATABASE, TODAY, SHEET = sys.argv[1:]
BEAT_MS = 5
SETTLED_MS = 700  # after each step: its answer has been shown and painted
LONG_MS = 40
SHEETS = 40
BOUND = Path(DATABASE).with_name(f"{SHEETS} gespreksbladen.pdf")


class Heart(QObject):
    """Beats every 5 ms and keeps the longest pause of each phase."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest: dict[str, float] = {}
        self.phase = "before"
        self.last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self, phase: str) -> None:
        self._beat()
        self.phase = phase

    def _beat(self) -> None:
        now = time.perf_counter()
        pause = (now - self.last) * 1000
        self.longest[self.phase] = max(self.longest.get(self.phase, 0.0), pause)
        self.last = now


class Visit(QObject):
    """Walks through the steps; a step begins when what it needs is there."""

    def __init__(self, window: QWidget, sheet: Path) -> None:
        super().__init__(window)
        self._window, self._sheet = window, sheet
        self._heart = Heart(self)
        if os.environ.get("BENCH_STACKS"):
            threading.Thread(target=_watch, args=(self._heart,), daemon=True).start()
        codes = [row.code for row in window.overview.rows]
        self._steps = [
            (
                "import page opened",
                self._is_ready,
                lambda: window.show_place(Place.IMPORTING),
            ),
            ("sheet of 342 rows read and planned", self._is_ready, self._read),
            ("consequences asked", self._has("&Gevolgen ›"), self._press("&Gevolgen ›")),
            ("import applied", self._has("I&mporteren"), self._press("I&mporteren")),
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
            (
                "meeting sheets of 40 shown",
                self._is_drawn,
                lambda: MeetingSheetDialog(window._operations, codes[:SHEETS], window).open(),
            ),
            ("meeting sheets of 40 written as one PDF", self._has_sheets, self._write_sheets),
            ("end", BOUND.exists, self._tell),
        ]
        self._step()

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
        found = self._window.findChildren(QPushButton)
        return next(
            (b for b in found if b.text() == text and b.isVisible() and b.isEnabled()), None
        )

    def _has(self, text: str):
        return lambda: self._button(text) is not None

    def _press(self, text: str):
        return lambda: self._button(text).click()

    def _tell(self) -> None:
        print(json.dumps(self._heart.longest), flush=True)
        QApplication.quit()


def _watch(heart: Heart) -> None:
    main = threading.main_thread().ident
    told = 0.0
    while True:
        time.sleep(0.01)
        pause = (time.perf_counter() - heart.last) * 1000
        if pause > LONG_MS and heart.last != told:
            told = heart.last
            stack = traceback.format_stack(sys._current_frames()[main])
            print(f"--- {heart.phase}, after {pause:.0f} ms", *stack[-7:], file=sys.stderr)


BOUND.unlink(missing_ok=True)  # of the run before


def filled(window: QWidget) -> None:
    if not window.findChildren(Visit):
        QTimer.singleShot(SETTLED_MS, lambda: Visit(window, Path(SHEET)))


desk.run(["--database", DATABASE, "--today", TODAY], filled)
