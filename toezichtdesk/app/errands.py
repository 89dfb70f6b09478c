"""Work of the desk itself on a thread of its own: opening, restoring, rescuing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal


class Errands(QObject):
    """Does one piece of work after the other off the UI thread, and brings it home.

    Signals:
        arrived: a piece of work is ready; carries its `Future` and who takes the answer.
    """

    arrived = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    def run(self, take: Callable[[Any], None], work: Callable[..., Any], *args: object) -> None:
        """Do the work; `take` gets the answer."""
        self._worker.submit(work, *args).add_done_callback(_Home(self, take))

    def close(self) -> None:
        """Wait for the work under way, and take no more."""
        self._worker.shutdown(wait=True)


class _Home:
    """Brings finished work to the UI thread."""

    def __init__(self, errands: Errands, take: Callable[[Any], None]) -> None:
        self._errands = errands
        self._take = take

    def __call__(self, future: Future[Any]) -> None:
        self._errands.arrived.emit(future, self._take)
