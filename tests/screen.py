"""A screen for windows of a real display: Xvfb, under a number that is free."""

from __future__ import annotations

import os
import subprocess


def begin_screen(size: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start Xvfb and return it with the name of its display, once windows can be shown there.

    size: as Xvfb has it, such as `1280x720x24`. The caller ends the process.

    Raises:
        OSError: there is no Xvfb.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    with os.fdopen(reading) as display:
        try:
            process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        finally:
            os.close(writing)
        return process, f":{display.readline().strip()}"
