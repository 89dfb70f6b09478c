"""Opens dossiers in the real window one after the other, each in turn with its bare figure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.drivers import desk
from tests.bench.drivers.desk import Painted
from tests.bench.measure import timed

DATABASE, TODAY, COUNT = sys.argv[1:]
PAUSE_MS = 400  # between two dossiers: nothing of the one before is left to do


class Tour(QObject):
    """Opens the first rows one by one."""

    def __init__(self, window: QWidget, count: int) -> None:
        super().__init__(window)
        self._window = window
        self._codes = [row.code for row in window.overview.rows[: count + 2]]
        self._took: list[float] = []
        self._floor: list[float] = []
        self._began, self._code = 0.0, ""
        self._next()

    def _next(self) -> None:
        if not self._codes:
            self._tell()
            return
        self._code = self._codes.pop(0)
        self._began = time.perf_counter()
        self._window.show_municipality(self._code)
        if not self._took and not self._floor:
            self._chart = self._window.pages.dossier._chart.chart
            self._chart.drawn.connect(self._wait_for_paint)

    def _wait_for_paint(self, _words: str) -> None:
        if self._code and self._window.pages.dossier.dossier.row.code == self._code:
            self._code = ""  # it may be drawn once more, when a label below takes two lines
            Painted(self._chart, self._painted)

    def _painted(self) -> None:
        self._took.append((time.perf_counter() - self._began) * 1000)
        QTimer.singleShot(PAUSE_MS, self._draw_bare)

    def _draw_bare(self) -> None:
        from matplotlib.figure import Figure

        from tests.bench.bare_figure import bare_copy
        from toezichtdesk.render import trend_chart

        order = self._chart.picture.order
        figure = Figure((order.width / 100, order.height / 100), dpi=100)
        trend_chart.draw(figure, order.dossier, order.palette)
        self._floor.append(timed(bare_copy(figure)))
        self._next()

    def _tell(self) -> None:
        bare = "; ".join((
            "from matplotlib.figure import Figure",
            "from matplotlib.backends.backend_agg import FigureCanvasAgg as A",
            "f = Figure(); a = A(f); f.text(.5, .5, 'x'); a.draw()",
        ))  # fmt: skip
        empty = timed(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
        first = timed(lambda: subprocess.run([sys.executable, "-c", bare], check=True)) - empty
        values = {
            "ours": self._took[2:],
            "floor": self._floor[2:],
            "first": self._took[0],
            "first_floor": first + self._floor[0],
        }
        print(json.dumps(values), flush=True)
        QApplication.quit()


def filled(window: QWidget) -> None:
    QTimer.singleShot(PAUSE_MS, lambda: Tour(window, int(COUNT)))


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
desk.run(["--database", DATABASE, "--today", TODAY], filled)
