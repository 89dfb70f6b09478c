"""What the officer sees after an unexpected error: plain words, and details to copy.

PySide6 calls `sys.excepthook` on the thread where the error was raised, so the hook passes the
error to the UI thread before showing anything.
"""

from __future__ import annotations

import logging
import platform
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from toezichtdesk import __version__
from toezichtdesk.faults import traceback_text
from toezichtdesk.paths import log_folder
from toezichtdesk.ui.forms.dialogs import FormDialog, plain_label
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter

log = logging.getLogger(__name__)

EXPLANATION = (
    "Er ging iets mis in het programma. Wat al was vastgelegd, staat veilig in de database; "
    "de laatste handeling is niet uitgevoerd. Het programma werkt verder. Komt dit terug, "
    "kopieer dan de details en stuur ze naar de beheerder."
)


class CrashDialog(FormDialog):
    """Reports an error in Dutch, with the details to copy."""

    chapter = Chapter.COPIES

    def __init__(self, error: BaseException, parent: QWidget) -> None:
        super().__init__("Onverwachte fout", "&Details kopiëren", parent)
        self.details = details_of(error)
        self.body.addWidget(plain_label(EXPLANATION))
        text = QPlainTextEdit(self.details)
        text.setReadOnly(True)
        text.setAccessibleName("Details van de fout")
        text.setMinimumHeight(150)
        text.setTabChangesFocus(True)
        self.body.addWidget(text)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).hide()
        close = QPushButton("&Sluiten")
        self.buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        self.submitted.connect(self._copy)
        self.resize(scaled(620), scaled(360))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self.act.setText("Gekopieerd")


class CrashGuard(QObject):
    """Catches uncaught errors on any thread, and shows them on the UI thread.

    Signals:
        caught: an unexpected error; carries the exception.
    """

    caught = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: CrashDialog | None = None
        self.caught.connect(self.show_error, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Install the hooks for uncaught errors."""
        sys.excepthook = self._hook

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Log the error with its stack and show the dialog, one at a time."""
        log.error("unexpected error", exc_info=error)
        if self._shown is not None:
            return
        self._shown = CrashDialog(error, self._window)
        self._shown.finished.connect(self._forget)
        self._shown.open()

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.caught.emit(error)

    @Slot(int)
    def _forget(self, _result: int) -> None:
        self._shown = None


def details_of(error: BaseException) -> str:
    """Return version, system and stack of an error, without contents of cells or notes."""
    where = "Soort fout, met de plaats in het programma:"
    return f"{installation_details()}\n{where}\n{traceback_text(error)}"


def installation_details() -> str:
    """Return version and system for support, without any recorded data."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return "\n".join(
        (
            f"Toezichtdesk {__version__} · Python {platform.python_version()} · Qt {qVersion()}",
            f"Systeem: {platform.platform()}",
            f"Scherm: {size.width()} × {size.height()}, schaal {screen.devicePixelRatio():g}",
            f"Logboekbestanden: {log_folder()}",
        )
    )
