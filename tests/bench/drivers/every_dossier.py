"""Opens every dossier of the overview in the real window; tells the memory after ten and after all.

Of the process now, not at its highest, in megabytes.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.drivers import desk

DATABASE, TODAY = sys.argv[1:]
FIRST = 10
SETTLED_MS = 2000  # before the first: all pages are built


class Round(QObject):
    """Opens the next when the chart of the one before is drawn."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._codes = [row.code for row in window.overview.rows]
        self._place = 0
        self._code = ""
        self._megabytes: list[float] = []
        window.pages.dossier._chart.chart.drawn.connect(self._drawn)
        self._next()

    def _next(self) -> None:
        if self._place in (FIRST, len(self._codes)):
            self._megabytes.append(_megabytes())
        if self._place == len(self._codes):
            values = {"municipalities": len(self._codes), "megabytes": self._megabytes}
            print(json.dumps(values), flush=True)
            QApplication.quit()
            return
        self._code = self._codes[self._place]
        self._place += 1
        self._window.show_municipality(self._code)

    def _drawn(self, _words: str) -> None:
        if self._code and self._window.pages.dossier.dossier.row.code == self._code:
            self._code = ""  # it may be drawn once more, when a label below takes two lines
            QTimer.singleShot(0, self._next)


def _megabytes() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


def filled(window: QWidget) -> None:
    if not window.findChildren(Round):
        QTimer.singleShot(SETTLED_MS, lambda: Round(window))


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
desk.run(["--database", DATABASE, "--today", TODAY], filled)
