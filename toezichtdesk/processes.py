"""Which of our processes still run: what one left unfinished may be removed when it has ended."""

from __future__ import annotations

import os
import platform
import secrets
import sys
from zlib import crc32

_MAY_LOOK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_STILL_ACTIVE = 259
_OWN_RUN = secrets.token_hex(4)  # Windows gives the number of a process that ended to another soon


def own_mark() -> str:
    """Return a mark that is unique to this process, on this machine and others."""
    return f"{_machine()}-{os.getpid()}-{_OWN_RUN}"


def is_gone(mark: str) -> bool:
    """Return whether the process with this mark ran on this machine and has ended.

    Returns False when that cannot be determined: another machine, or a text that is no mark.
    """
    machine, _, rest = mark.partition("-")
    number, _, run = rest.partition("-")
    if machine != _machine() or not number.isdecimal():
        return False
    return run != _OWN_RUN if int(number) == os.getpid() else not is_running(int(number))


def is_running(number: int) -> bool:
    """Return whether a process with this number exists."""
    if sys.platform == "win32":  # where `os.kill` would end it
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_MAY_LOOK, 0, number)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == _STILL_ACTIVE
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _machine() -> str:
    return f"{crc32(platform.node().encode(errors='replace')):08x}"
