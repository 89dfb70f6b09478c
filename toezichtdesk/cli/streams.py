"""Console input and output: checks arguments, writes UTF-8, copes with a closed pipe."""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.outputs import reason


def speak_utf_8() -> None:
    """Make a stream accept every character: the code page of Windows lacks `−` and `▲`.

    What is not text, as in an odd file name, is written as its number.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def refuse_no_text(asked: argparse.Namespace) -> None:
    """Refuse arguments that are not valid text; file names may be.

    Raises:
        OfficerCanAct: names the arguments.
    """
    for name, value in vars(asked).items():
        if isinstance(value, str) and not _is_text(value):
            raise OfficerCanAct(Obstacle.VALUE_IS_NO_TEXT, name=name)


def fall_silent(error: OSError) -> str:
    """Stop writing to a stream that is closed; return the error in Dutch, empty if harmless.

    A reader such as `overview | head` may close the pipe early.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return ""
    return f"De uitvoer kan niet worden geschreven: {wording.disk_reason(reason(error))}."


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


class IntoLog(logging.Handler):
    """Begins the log once there is something to say: logging would print it, in English."""

    def emit(self, record: logging.LogRecord) -> None:
        """Begin the log, and put this line into it."""
        from toezichtdesk.log import start_log  # few commands have anything to log

        if start_log() is not None:
            logging.getLogger().handle(record)
