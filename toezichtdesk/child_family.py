"""A child process with its own children: their total memory, and ending them.

Separate from `children`, which is loaded at every start: psutil is needed only where the system
sets no memory limit.
"""

from __future__ import annotations

from contextlib import suppress

import psutil


def memory_of(process: int) -> int:
    """Return the bytes of memory that a process and its children use; 0 when it has ended."""
    total = 0
    for member in _family(process):
        with suppress(psutil.Error):
            total += int(member.memory_info().rss)
    return total


def end(process: int) -> None:
    """End a process with its children."""
    for member in _family(process):
        with suppress(psutil.Error):
            member.kill()


def _family(process: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(process)
        return [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return []
