"""Checks the record for the windows: a large one in a child process.

Python runs one thread at a time, so a check of a second in this process makes the window wait
again and again. A small record is read sooner than a process starts.
"""

from __future__ import annotations

import json
import logging
import subprocess
from pathlib import Path
from threading import Lock

from toezichtdesk import children
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.domain.limits import MEBIBYTE
from toezichtdesk.files import reachable

log = logging.getLogger(__name__)

CHILD_SWITCH = "--check-record"  # how the packaged program starts itself as this child
LARGE = 4 * MEBIBYTE  # bytes of a database; checking it takes some 0.3 s, as starting a process
_MODULE = "toezichtdesk.reports.record.check_child"


class Checking:
    """The checks of one database; from any thread."""

    def __init__(self, database: Path, copies: Path) -> None:
        """copies: the folder with its backups."""
        self._database = database
        self._copies = copies
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_over = False

    def check(self) -> Doubt:
        """Return what is broken in the record, or that the check was ended.

        Raises:
            OfficerCanAct: as `reports.record.soundness.check`.
        """
        place = reachable(self._database)
        if place.is_file() and place.stat().st_size >= LARGE:
            answer = self._answer_of_child()
            if answer:
                return _doubt(answer)
            if self._is_over:
                return Doubt(is_verified=False)  # seen by nobody
        from toezichtdesk.reports.record import soundness

        return soundness.check(self._database, self._copies)

    def end(self) -> None:
        """End the child, which keeps the file open, and start none any more."""
        with self._lock:
            self._is_over = True
            if self._child is not None:
                children.end(self._child)
                self._child.wait()

    def _answer_of_child(self) -> bytes:
        """Return what a child wrote; nothing when it failed, so that a check here tells why."""
        with self._lock:
            if self._is_over:
                return b""
            child = self._child = children.started(_command())
        paths = {"database": self._database.absolute(), "copies": self._copies.absolute()}
        task = json.dumps({name: str(path) for name, path in paths.items()})
        answer, _ = child.communicate(task.encode("ascii"))
        with self._lock:
            self._child = None
        if child.returncode != 0:
            log.info("the process that checks the record ended with %s", child.returncode)
            return b""
        return answer


def _doubt(answer: bytes) -> Doubt:
    outcome = json.loads(answer)
    codes = None if outcome["codes"] is None else frozenset(outcome["codes"])
    return Doubt(outcome["words"], codes, is_verified=outcome["is_verified"])


def _command() -> list[str]:
    return children.command(_MODULE, CHILD_SWITCH)
