"""What a child takes and how it ends, where the system itself sets it no limit (Windows).

In a virtual environment on Windows a child is a small launcher; the interpreter that reads the
sheet is a child of that one. So memory is counted, and a child ended, with all its children.
"""

from __future__ import annotations

from contextlib import suppress

import psutil


def memory_of(process: int) -> int:
    """Return the bytes of memory that a process and its children hold; 0 when it ended."""
    total = 0
    for member in _family(process):
        with suppress(psutil.Error):
            total += int(member.memory_info().rss)
    return total


def end(process: int) -> None:
    """End a process with its children, which would keep its pipes open."""
    for member in _family(process):
        with suppress(psutil.Error):
            member.kill()


def _family(process: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(process)
        return [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return []
