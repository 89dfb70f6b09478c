"""Child processes with time and memory limits, ended together with their own children.

On Linux the system enforces the memory limit. On Windows it does not, and in a virtual environment
the child is a small launcher whose own child does the work: so memory is polled and added up over
all of them.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import IO, cast

from toezichtdesk.domain.limits import MEMORY_LIMIT

IS_COUNTED = sys.platform != "linux"  # whether the memory of a child is polled from outside
END_LIMIT = 5.0  # seconds for a child to end after its last task
_LOOK_EVERY = 0.25  # seconds between two polls of its memory


class Watch:
    """Ends a child that takes too long or, where memory is polled, too much of it.

    A context manager around a task of the child.
    is_late, is_swollen: why the child was ended, if it was.
    """

    def __init__(self, child: subprocess.Popen[bytes], seconds: float, *, is_counted: bool) -> None:
        """Watch a child. is_counted: whether to poll its memory."""
        self.is_late = self.is_swollen = False
        self._child = child
        self._left = seconds
        self._is_counted = is_counted
        self._is_over = Event()
        self._looking = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._looking.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._looking.join()

    def _look(self) -> None:
        while self._left > 0:
            step = min(self._left, _LOOK_EVERY) if self._is_counted else self._left
            if self._is_over.wait(step):
                return
            self._left -= step
            self.is_swollen = self._is_counted and takes_too_much(self._child.pid)
            if self.is_swollen:
                break
        if not self._is_over.is_set():
            self.is_late = not self.is_swollen
            end(self._child)


def command(module: str, switch: str) -> list[str]:
    """Return the command that starts a child: a module, or the packaged program with a switch."""
    if getattr(sys, "frozen", False):
        return [sys.executable, switch]
    return [sys.executable, "-X", "utf8", "-m", module]


def started(words: list[str]) -> subprocess.Popen[bytes]:
    """Start a child that communicates through standard input and output."""
    return subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[1],
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def limit_memory() -> None:
    """Limit the memory of this process, where the system can enforce it."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def takes_too_much(child: int) -> bool:
    """Return whether a child whose memory is polled exceeds its limit."""
    if not IS_COUNTED:
        return False
    from toezichtdesk import child_family

    return child_family.memory_of(child) > MEMORY_LIMIT


def end(child: subprocess.Popen[bytes]) -> None:
    """End a child with its own children, which would keep its pipes open."""
    if IS_COUNTED:
        from toezichtdesk import child_family

        child_family.end(child.pid)
    child.kill()


def leave(child: subprocess.Popen[bytes]) -> None:
    """Close the input of a child that `started` returned, and wait until it ends."""
    for pipe in (child.stdin, child.stdout):
        with suppress(OSError):  # unsent input of a child that died
            cast("IO[bytes]", pipe).close()
    try:
        child.wait(END_LIMIT)
    except subprocess.TimeoutExpired:
        end(child)
        child.wait()
