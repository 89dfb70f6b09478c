"""The log: what the program did and what went wrong, without any text of the officer.

Lines contain numbers, versions and file names; no personal names, notes or cell contents.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from toezichtdesk.faults import traceback_text
from toezichtdesk.paths import log_folder

MAX_BYTES = 1_000_000
OLDER_FILES = 2  # three with the current one

_FORM = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"


class _QuietHandler(RotatingFileHandler):
    """A full disk or a locked file never stops the program."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - of logging
        """Drop the line."""


class _Lines(logging.Formatter):
    """Formats an error by its place; its message may quote a note."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without the cached text of another handler."""
        record.exc_text = None
        line = super().format(record)
        record.exc_text = None
        return line

    def formatException(self, ei: object) -> str:  # noqa: N802 - of logging
        """Return type and place of the error."""
        error = ei[1] if isinstance(ei, tuple) else None
        return traceback_text(error) if isinstance(error, BaseException) else ""


def start_log() -> Path | None:
    """Start logging; a second call changes nothing.

    Returns the file, or None when it cannot be opened: the program then runs without a log.
    """
    root = logging.getLogger()
    for handler in root.handlers:
        if isinstance(handler, _QuietHandler):
            return Path(handler.baseFilename)
    try:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handler = _QuietHandler(
            folder / "toezichtdesk.log",
            maxBytes=MAX_BYTES,
            backupCount=OLDER_FILES,
            encoding="utf-8",
        )
    except OSError:
        logging.lastResort = logging.NullHandler()  # or it would speak English on the console
        return None
    handler.setFormatter(_Lines(_FORM))
    root.addHandler(handler)
    logging.getLogger("toezichtdesk").setLevel(logging.INFO)
    return Path(handler.baseFilename)
