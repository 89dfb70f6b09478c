"""Sets and binds the sheets of a batch in a child process.

Binding a hundred sheets occupies Python for half a second, during which no window could be painted;
and its memory is freed with the child. The next sheet is drawn here while the child sets the
previous one.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict
from types import TracebackType
from typing import IO, BinaryIO, cast

from toezichtdesk import children
from toezichtdesk.children import Watch
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.limits import MEBIBYTE
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.render.paper.typesetting import Copy

TIME_LIMIT = 60.0  # seconds for a sheet
BINDING_LIMIT = 300.0  # seconds for the binding, when all are set
CHILD_SWITCH = "--bind-sheets"  # how the packaged program starts itself as this child
_MODULE = "toezichtdesk.render.paper.press_child"
_HEAD_LIMIT = 1024  # bytes of the line before an answer


class Press:
    """A child process that makes one PDF of many sheets.

    A context manager: the child ends with it, also when it was not done.
    """

    def __init__(self, time_limit: float | None = None) -> None:
        """time_limit: in seconds, for each sheet; `TIME_LIMIT` if none is given."""
        self._time_limit = TIME_LIMIT if time_limit is None else time_limit
        self._asked = self._done = 0
        self._child: subprocess.Popen[bytes] = children.started(_command())

    def __enter__(self) -> Press:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            children.end(self._child)
        children.leave(self._child)

    def add(self, sheet: Copy) -> int:
        """Add a sheet; return the number finished, which are all before this one.

        Raises:
            OfficerCanAct: the child died, or took too long over a sheet.
        """
        with self._watch(self._time_limit) as watch:
            self._ask({"copy": asdict(sheet)}, watch)
            self._asked += 1
            if self._done < self._asked - 1:
                self._hear(watch)
        return self._done

    def finish(self, to: BinaryIO) -> int:
        """Write all sheets as one PDF; return how many there are.

        Raises:
            OfficerCanAct: as `add`.
            OSError: the disk refuses.
        """
        answers = cast("IO[bytes]", self._child.stdout)
        with self._watch(self._time_limit) as watch:
            self._hear(watch)
        with self._watch(BINDING_LIMIT) as watch:
            self._ask({}, watch)
            left = self._heard(watch)
            while left:
                piece = answers.read(min(left, MEBIBYTE))
                if not piece:
                    raise self._refusal(watch)
                to.write(piece)
                left -= len(piece)
        return self._done

    def _watch(self, seconds: float) -> Watch:
        return Watch(self._child, seconds, is_counted=False)

    def _ask(self, task: dict[str, object], watch: Watch) -> None:
        feed = cast("IO[bytes]", self._child.stdin)
        try:
            feed.write(json.dumps(task).encode("ascii") + b"\n")
            feed.flush()
        except OSError as error:
            raise self._refusal(watch) from error

    def _hear(self, watch: Watch) -> None:
        self._heard(watch)
        self._done += 1

    def _heard(self, watch: Watch) -> int:
        """Return how many bytes follow the answer."""
        answers = cast("IO[bytes]", self._child.stdout)
        try:
            return int(json.loads(answers.readline(_HEAD_LIMIT))["length"])
        except (OSError, ValueError) as error:
            raise self._refusal(watch) from error

    def _refusal(self, watch: Watch) -> OfficerCanAct:
        if self._done < self._asked:
            at_sheet = Obstacle.PDF_LATE_AT_SHEET if watch.is_late else Obstacle.PDF_BROKEN_AT_SHEET
            return OfficerCanAct(at_sheet, number=self._done + 1)
        is_late = watch.is_late
        return OfficerCanAct(
            Obstacle.PDF_LATE_AT_BINDING if is_late else Obstacle.PDF_BROKEN_AT_BINDING
        )


def _command() -> list[str]:
    return children.command(_MODULE, CHILD_SWITCH)
