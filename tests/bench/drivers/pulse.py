"""Measures pauses of the UI thread with a timer that should fire every 5 ms."""

from __future__ import annotations

import sys
import threading
import time
import traceback

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
LONG_MS = 40


class Heart(QObject):
    """Beats every 5 ms and keeps the longest pause of each phase, by the clock.

    own: by the processor time of this thread alone, which other threads and programs do not
    lengthen.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest: dict[str, float] = {}
        self.own: dict[str, float] = {}
        self.phase = "before"
        self.last = time.perf_counter()
        self._spent = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self, phase: str) -> None:
        self._beat()
        self.phase = phase

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        pause, own = (now - self.last) * 1000, (spent - self._spent) * 1000
        self.longest[self.phase] = max(self.longest.get(self.phase, 0.0), pause)
        self.own[self.phase] = max(self.own.get(self.phase, 0.0), own)
        self.last, self._spent = now, spent


def watch(heart: Heart) -> None:
    """Print the stack of the UI thread during long pauses to standard error, from a thread."""
    threading.Thread(target=_watch, args=(heart,), daemon=True).start()


def _watch(heart: Heart) -> None:
    main = threading.main_thread().ident
    text = 0.0
    while True:
        time.sleep(0.01)
        pause = (time.perf_counter() - heart.last) * 1000
        if pause > LONG_MS and heart.last != text:
            text = heart.last
            stack = traceback.format_stack(sys._current_frames()[main])
            print(f"--- {heart.phase}, after {pause:.0f} ms", *stack[-7:], file=sys.stderr)
