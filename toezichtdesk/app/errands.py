"""File work of the desk on a thread of its own: opening, restoring, rescuing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal


class Errands(QObject):
    """Runs jobs one after another off the UI thread, and returns their results to it.

    Signals:
        arrived: a job is done; carries its `Future` and the callback.
    """

    arrived = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    def run(self, take: Callable[[Any], None], work: Callable[..., Any], *args: object) -> None:
        """Run the work and pass its result to `take` on the UI thread."""
        self._worker.submit(work, *args).add_done_callback(_Home(self, take))

    def close(self) -> None:
        """Wait for the job in progress, and accept no more."""
        self._worker.shutdown(wait=True)


class _Home:
    """Passes finished jobs to the UI thread."""

    def __init__(self, errands: Errands, take: Callable[[object], None]) -> None:
        self._errands = errands
        self._take = take

    def __call__(self, future: Future[Any]) -> None:
        self._errands.arrived.emit(future, self._take)
