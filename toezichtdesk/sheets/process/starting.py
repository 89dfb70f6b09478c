"""Starts the process that reads files: ahead of its first file, where one is sure to come.

Light, so that a command can start it before it loads what it needs itself.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHILD_SWITCH = "--read-sheets"  # how the packaged program is told to be this process

_waiting: list[subprocess.Popen[bytes]] = []


def start_ahead() -> None:
    """Start one that waits for its files; it ends with this program, should none come."""
    _waiting.append(_start())


def started() -> subprocess.Popen[bytes]:
    """Return the one that waits, or a new one."""
    return _waiting.pop() if _waiting else _start()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[3],
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_SWITCH]
    return [sys.executable, "-X", "utf8", "-m", "toezichtdesk.sheets.process.child"]
