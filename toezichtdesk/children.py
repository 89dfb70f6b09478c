"""Child processes that open what others made: limited in memory, and ended with all their own.

On Linux the system itself sets the limit. On Windows it does not, and in a virtual environment a
child there is a small launcher whose child does the work: so memory is counted, and a child ended,
with all its children.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import psutil

from toezichtdesk.domain.limits import MEMORY_LIMIT

if TYPE_CHECKING:
    import psutil

IS_COUNTED = sys.platform != "linux"  # whether the memory of a child is counted from outside


def limit_memory() -> None:
    """Take no more memory than a child may have, from here on, where the system sees to it."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def takes_too_much(child: int) -> bool:
    """Return whether a child that is counted holds more memory than it may have."""
    return IS_COUNTED and _memory_of(child) > MEMORY_LIMIT


def end(child: subprocess.Popen[bytes]) -> None:
    """End a child with its children, which would keep its pipes open."""
    if IS_COUNTED:
        for member in _family(child.pid):
            with suppress(psutil.Error):
                member.kill()
    child.kill()


def _memory_of(process: int) -> int:
    """Return the bytes of memory that a process and its children hold; 0 when it ended."""
    total = 0
    for member in _family(process):
        with suppress(psutil.Error):
            total += int(member.memory_info().rss)
    return total


def _family(process: int) -> list[psutil.Process]:
    # Only where it is needed: psutil takes twenty milliseconds of every start.

    try:
        parent = psutil.Process(process)
        return [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return []
