"""Starts the process that reads files, ahead of its first file where one is sure to come.

Imports little, so that a command can start it before its own imports.
"""

from __future__ import annotations

import subprocess

from toezichtdesk import children

CHILD_SWITCH = "--read-sheets"  # how the packaged program is told to be this process

_waiting: list[subprocess.Popen[bytes]] = []


def start_ahead() -> None:
    """Start a process that waits for its files; it ends with this program if none come."""
    _waiting.append(children.started(_command()))


def started() -> subprocess.Popen[bytes]:
    """Return the waiting process, or a new one."""
    return _waiting.pop() if _waiting else children.started(_command())


def _command() -> list[str]:
    return children.command("toezichtdesk.sheets.process.child", CHILD_SWITCH)
