"""File work of the desk on a thread of its own: opening, restoring, rescuing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal, Slot


@runtime_checkable
class _Closes(Protocol):
    def close(self) -> object: ...


class Errands(QObject):
    """Runs jobs one after another off the UI thread, and returns their results to it.

    Signals:
        arrived: a job is done; carries its `Future` and the callback.
    """

    arrived = Signal(object, object)
    _done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[Future[object], Callable[[Any], None]] = {}
        self._is_closed = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._done.connect(self._bring_home, Qt.ConnectionType.QueuedConnection)

    def run(self, take: Callable[[Any], None], work: Callable[..., object], *args: object) -> None:
        """Run the work and pass its result to `take` on the UI thread; once closed, do nothing."""
        if self._is_closed:  # the list of the last time was painted after the end
            return
        future = self._worker.submit(work, *args)
        self._waiting[future] = take
        future.add_done_callback(self._done.emit)

    def close(self) -> None:
        """Wait for the job in progress, and close the database that nobody receives any more."""
        self._is_closed = True
        self._worker.shutdown(wait=True)
        for future in self._waiting:
            if future.exception() is None:
                _close(future.result())
        self._waiting.clear()

    @Slot(object)
    def _bring_home(self, future: Future[object]) -> None:
        take = self._waiting.pop(future, None)
        if take is not None:
            self.arrived.emit(future, take)


def _close(result: object) -> None:
    """Close what a job opened; a trial comes with its moment."""
    for part in result if isinstance(result, tuple) else (result,):
        if isinstance(part, _Closes):
            part.close()
