"""Runs reports and acts off the UI thread, in order, and returns results as slot calls.

The only module that knows both Qt and the store. SQLite has one writer, so there is one worker
thread, and answers come in the order of the questions. A page that is gone gets no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot
from shiboken6 import isValid

from toezichtdesk import mswindows, wording
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import ChangedMeanwhile, OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.store.database import Database

P = ParamSpec("P")
T = TypeVar("T")

REST_MS = 1000  # after the last answer the file is let go: others may replace it
BROKEN = "Er ging iets mis in het programma. Er is niets gewijzigd."


class Request:
    """A question or act in progress; the caller can redirect its refusal."""

    def __init__(self, answer: Callable[[Any], None], *, changes: bool) -> None:
        self._answer = answer
        self._refused: Callable[[str], None] | None = None
        self._changed: Callable[[object], None] | None = None
        self._stopped = Event()
        self.changes = changes

    def stop(self) -> None:
        """Stop the work as soon as possible; the caller gets a refusal unless it was done already.

        A stopped act is rolled back.
        """
        self._stopped.set()

    def is_stopped(self) -> bool:
        """Return whether the caller stopped it."""
        return self._stopped.is_set()

    def if_refused(self, refused: Callable[[str], None]) -> Request:
        """Send a refusal to this method, so that the form that asked keeps its input.

        By default a refusal goes to `Operations.refused`. After an unexpected error the method gets
        a general sentence, so that a disabled button is enabled again.
        """
        self._refused = refused
        return self

    def if_changed(self, changed: Callable[[object], None]) -> Request:
        """Send the present record to this method when somebody else changed it meanwhile.

        The refusal that says so follows.
        """
        self._changed = changed
        return self

    def tell_changed(self, current: object) -> None:
        """Pass on the present record, unless the caller is gone."""
        if self._changed is not None and is_alive(self._changed):
            self._changed(current)

    def answer(self, result: object) -> None:
        """Pass on the result, unless the caller is gone."""
        if is_alive(self._answer):
            self._answer(result)

    def refuse(self, message: str) -> bool:
        """Pass on the refusal; False when nobody receives it."""
        if self._refused is None or not is_alive(self._refused):
            return False
        self._refused(message)
        return True


class Operations(QObject):
    """The windows' access to the store.

    Signals:
        changed: an act was committed; pages ask again for what they show.
        refused: nobody handled a refusal; carries the Dutch message.
        crashed: an unexpected error; carries the exception, for the crash dialog.
        busy: the number of questions and acts in progress.
        secured: a backup was made before an act; carries it.
    """

    changed = Signal()
    refused = Signal(str)
    crashed = Signal(object)
    busy = Signal(int)
    secured = Signal(object)
    _finished = Signal(object)

    def __init__(
        self,
        opened: Callable[[], Database],
        sign: Callable[[], Signature],
        secure: Callable[[], object] | None = None,
        parent: QObject | None = None,
        *,
        only_looks: bool = False,
    ) -> None:
        """Set up the worker threads.

        opened: returns the database, on the worker thread. It may wait until that is open, and
        raises CancelledError when that will not come about. sign: returns who acts and when.
        secure: makes a backup, before an act that changes much. only_looks: every act is refused.
        """
        super().__init__(parent)
        self._opened = opened
        self._sign = sign
        self._secure = secure
        self.only_looks = only_looks
        self._waiting: dict[Future[Any], Request] = {}
        self._is_closed = False
        mswindows.load_ahead_of_threads()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._readers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sheets")
        self._drawer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._let_go)
        # Queued: otherwise work that is done at once would answer before the caller sets
        # `if_refused`.
        self._finished.connect(self._bring_home, Qt.ConnectionType.QueuedConnection)

    def sign(self) -> Signature:
        """Return who acts now; its date is today on every page."""
        return self._sign()

    def ask(
        self,
        report: Callable[Concatenate[Connection, P], T],
        answer: Callable[[T], None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Request:
        """Run `report(connection, ...)` on a read-only connection and pass its result to `answer`.

        answer must be a method of a QObject: when that is gone, the result is dropped.
        """
        request = Request(answer, changes=False)

        def work() -> T:
            with self._opened().reading(request.is_stopped, stay_open=True) as connection:
                return report(connection, *args, **kwargs)

        return self._start(self._worker, work, request)

    def perform(
        self,
        act: Callable[Concatenate[Connection, Signature, P], T],
        done: Callable[[T], None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Request:
        """Run `act(connection, signature, ...)` in one transaction; then `done` and `changed`."""
        return self._perform(act, done, None, *args, **kwargs)

    def try_out(
        self,
        act: Callable[Concatenate[Connection, Signature, P], T],
        answer: Callable[[T], None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Request:
        """Run an act, pass its result to `answer`, and roll it back."""
        signature = self._sign()
        request = Request(answer, changes=False)

        def work() -> T:
            with self._opened().trying(request.is_stopped) as connection:
                return act(connection, signature, *args, **kwargs)

        return self._start(self._worker, work, request)

    def perform_secured(
        self,
        act: Callable[Concatenate[Connection, Signature, P], T],
        done: Callable[[T], None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Request:
        """Perform an act that changes much, after a backup; without the backup nothing is done."""
        return self._perform(act, done, self._secure, *args, **kwargs)

    def _perform(
        self,
        act: Callable[Concatenate[Connection, Signature, P], T],
        done: Callable[[T], None],
        first: Callable[[], object] | None,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Request:
        signature = self._sign()
        request = Request(done, changes=True)

        def work() -> T:
            if self.only_looks:
                raise OfficerCanAct(Obstacle.ONLY_TO_LOOK_AT)
            if first is not None:
                self.secured.emit(first())
            with self._opened().writing(request.is_stopped) as connection:
                return act(connection, signature, *args, **kwargs)

        return self._start(self._worker, work, request)

    def keep(
        self,
        write: Callable[Concatenate[Connection, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Run `write(connection, ...)` for what is not casework, such as drafts; no page refreshes.

        Does nothing when the store is closed already, or is only looked at.
        """

        def work() -> None:
            with self._opened().writing() as connection:
                write(connection, *args, **kwargs)

        if not (self._is_closed or self.only_looks):
            self._start(self._worker, work, Request(_nothing_to_tell, changes=False))

    def compute(
        self, work: Callable[P, T], answer: Callable[[T], None], *args: P.args, **kwargs: P.kwargs
    ) -> Request:
        """Run work that does not touch the store (reading a sheet, a backup) on other threads."""
        request = Request(answer, changes=False)
        return self._start(self._readers, lambda: work(*args, **kwargs), request)

    def draw(
        self, work: Callable[P, T], answer: Callable[[T], None], *args: P.args, **kwargs: P.kwargs
    ) -> Request:
        """Run work that draws, on a single thread: matplotlib is not thread-safe."""
        request = Request(answer, changes=False)
        return self._start(self._drawer, lambda: work(*args, **kwargs), request)

    @property
    def is_busy(self) -> bool:
        """Return whether a question, an act or a drawing has not been answered yet."""
        return bool(self._waiting)

    def close(self) -> None:
        """Finish the act and drawing in progress and stop; no more results are passed on."""
        self._let_go()
        self._is_closed = True
        self._rest.stop()
        self._waiting.clear()
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._drawer.shutdown(wait=True, cancel_futures=True)
        self._worker.shutdown(wait=True)

    @Slot()
    def _let_go(self) -> None:
        """Close the connection that stays open between questions, in the thread that opened it."""
        if not self._is_closed:
            self._worker.submit(self._close_connection)

    def _close_connection(self) -> None:
        with suppress(CancelledError):  # the store was never opened
            self._opened().let_go()

    def _start(
        self, pool: ThreadPoolExecutor, work: Callable[[], object], request: Request
    ) -> Request:
        future = pool.submit(work)
        self._waiting[future] = request
        self.busy.emit(len(self._waiting))
        future.add_done_callback(self._finished.emit)
        return request

    @Slot(object)
    def _bring_home(self, future: Future[Any]) -> None:
        request = self._waiting.pop(future, None)
        if request is None:
            return
        self.busy.emit(len(self._waiting))
        self._rest.start()
        error = future.exception()
        if isinstance(error, ChangedMeanwhile):
            request.tell_changed(error.current)
        if isinstance(error, OfficerCanAct):
            sentence = wording.obstacle(error)
            if not request.refuse(sentence):
                self.refused.emit(sentence)
        elif error is not None:
            self.crashed.emit(error)
            request.refuse(BROKEN)
        else:
            request.answer(future.result())
            if request.changes:
                self._tell_notice()
                self.changed.emit()

    def _tell_notice(self) -> None:
        notices = self._opened().take_notices()
        if notices:
            self.refused.emit(" ".join(map(wording.notice, notices)))


def _nothing_to_tell(_result: object) -> None:
    """Ignore a result that nobody waits for."""


def telling(owner: QObject, signal: SignalInstance) -> Callable[[int], None]:
    """Return a callback that emits progress from another thread, while its window exists."""

    def tell(count: int) -> None:
        if isValid(owner):
            signal.emit(count)

    return tell


def is_alive(answer: Callable[..., None]) -> bool:
    """Return whether the QObject that this method belongs to still exists."""
    owner = getattr(answer, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
