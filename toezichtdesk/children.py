"""Child processes: watched while they work, limited in memory, and ended with all their own.

On Linux the system itself sets the limit. On Windows it does not, and in a virtual environment a
child there is a small launcher whose child does the work: so memory is counted, and a child ended,
with all its children.
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

IS_COUNTED = sys.platform != "linux"  # whether the memory of a child is counted from outside
END_LIMIT = 5.0  # seconds for a child to end after its last word
_LOOK_EVERY = 0.25  # seconds between two looks at the memory of a child, where it is counted


class Watch:
    """Ends a child that takes too long, or too much where memory is counted.

    Use it as a context, around what the child is asked; at the end of it nothing is watched.
    is_late, is_swollen: why the child was ended, where it was.
    """

    def __init__(self, child: subprocess.Popen[bytes], seconds: float, *, is_counted: bool) -> None:
        """is_counted: whether to look at the memory of the child."""
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
    """Return what starts a child: a module, or the packaged program with a switch."""
    if getattr(sys, "frozen", False):
        return [sys.executable, switch]
    return [sys.executable, "-X", "utf8", "-m", module]


def started(words: list[str]) -> subprocess.Popen[bytes]:
    """Start a child that is spoken to through its standard input and output."""
    return subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[1],
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def limit_memory() -> None:
    """Take no more memory than a child may have, from here on, where the system sees to it."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def takes_too_much(child: int) -> bool:
    """Return whether a child that is counted holds more memory than it may have."""
    if not IS_COUNTED:
        return False
    from toezichtdesk import child_family

    return child_family.memory_of(child) > MEMORY_LIMIT


def end(child: subprocess.Popen[bytes]) -> None:
    """End a child with its children, which would keep its pipes open."""
    if IS_COUNTED:
        from toezichtdesk import child_family

        child_family.end(child.pid)
    child.kill()


def leave(child: subprocess.Popen[bytes]) -> None:
    """Say nothing more to a child that `started` gave, and wait until it ended."""
    for pipe in (child.stdin, child.stdout):
        with suppress(OSError):  # what was still to be written to a child that died
            cast("IO[bytes]", pipe).close()
    try:
        child.wait(END_LIMIT)
    except subprocess.TimeoutExpired:
        end(child)
        child.wait()
