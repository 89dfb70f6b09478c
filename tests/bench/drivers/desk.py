"""Drives the real program from inside: waits for its window, shown and filled, then hands over."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Painted(QObject):
    """Calls once, after the widget was painted."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        self._is_done = False
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._is_done:
            self._is_done = True
            QTimer.singleShot(0, self._then)  # when this paint is over
        return False


def run(
    arguments: list[str],
    filled: Callable[[QWidget], None],
    shown: Callable[[QWidget], None] | None = None,
) -> None:
    """Start the program with these arguments; call `filled` with its window when it is filled.

    shown: is called with the window before, when it is there.
    `filled` gets the window with the rows of its first page painted; it quits the application when
    it is ready.
    """
    application = QApplication(["toezichtdesk"])
    sys.argv = ["toezichtdesk", *arguments]

    def find() -> None:
        window = next((w for w in application.topLevelWidgets() if hasattr(w, "overview")), None)
        if window is None:
            raise SystemExit("the program shows no window")
        sys.excepthook = _give_up  # in place of the crash dialog, for which nobody is there
        window._operations.crashed.disconnect()
        window._operations.crashed.connect(_give_up_over)

        def loaded() -> None:
            listing = window.current_page.listing
            if listing is not None:  # a later page may be no list
                Painted(listing.viewport(), lambda: filled(window))

        window.overview.loaded.connect(loaded)
        if shown is not None:
            shown(window)

    QTimer.singleShot(0, find)
    from toezichtdesk.__main__ import main

    main()


def _give_up_over(error: BaseException) -> None:
    """Give up over what went wrong off the UI thread: what follows would be measured wrongly."""
    _give_up(type(error), error, error.__traceback__)


def _give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)
