"""What a test can leave behind: threads, files, variables of the environment, child processes."""

from __future__ import annotations

import gc
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

ENDS_WITHIN = 60  # seconds, on a busy machine
OPEN_FILES = Path("/proc/self/fd")  # both are there on Linux alone
TASKS = Path("/proc/self/task")


@dataclass(frozen=True)
class Traces:
    """What there is at one moment, or what is left of a test."""

    threads: frozenset[threading.Thread] = frozenset()
    temporary: frozenset[str] = frozenset()  # names in the folder for temporary files
    opened: frozenset[str] = frozenset()  # numbers of open files; of what is left, the files
    environment: frozenset[tuple[str, str]] = frozenset()


NOTHING = Traces()


def is_open(path: Path) -> bool:
    """Return whether this process has the file open; never where nothing tells."""
    if os.name == "nt":  # a file that is open gets no name, not even its own
        try:
            path.rename(path)
        except PermissionError:
            return True
        return False
    opened = set()
    for number in OPEN_FILES.iterdir() if OPEN_FILES.exists() else ():
        with suppress(OSError):  # closed meanwhile
            opened.add(number.readlink())
    return path in opened


def traces(temporary: Path) -> Traces:
    """Return what there is now; temporary: the folder for temporary files."""
    return Traces(
        # A thread of Qt that ran Python is a dummy, and Qt itself ends it.
        frozenset(t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)),
        _names(temporary),
        _names(OPEN_FILES),
        frozenset(item for item in os.environ.items() if item[0] != "PYTEST_CURRENT_TEST"),
    )


def left_since(before: Traces, temporary: Path) -> Traces:
    """Return what was not there before, once threads and garbage had the time to go."""
    now = traces(temporary)
    if now == before:
        return NOTHING
    for thread in now.threads - before.threads:
        thread.join(ENDS_WITHIN)
    if now.temporary - before.temporary or _of_tests(now.opened - before.opened):
        gc.collect()  # Qt's temporary folders go with the object that holds them
    now = traces(temporary)
    return Traces(
        frozenset(thread for thread in now.threads - before.threads if thread.is_alive()),
        now.temporary - before.temporary,
        _of_tests(now.opened - before.opened),
        now.environment ^ before.environment,
    )


def children() -> set[int]:
    """Return the numbers of the child processes."""
    result: set[int] = set()
    for each in TASKS.glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # its thread ended meanwhile
            result |= {int(child) for child in each.read_text().split()}
    return result


def running(started: set[int]) -> list[psutil.Process]:
    """Return which of these processes go on, once they had the time to end."""
    processes = []
    for number in started:
        with suppress(psutil.NoSuchProcess):
            processes.append(psutil.Process(number))
    _, alive = psutil.wait_procs(processes, ENDS_WITHIN)
    return alive


def _names(folder: Path) -> frozenset[str]:
    if not folder.exists():
        return frozenset()
    with os.scandir(folder) as entries:
        return frozenset(entry.name for entry in entries)


def _of_tests(numbers: frozenset[str]) -> frozenset[str]:
    """Return which open files lie in a folder of a test: libraries may keep their own open."""
    result = set()
    for number in numbers:
        with suppress(OSError):  # closed meanwhile
            result.add(str((OPEN_FILES / number).readlink()))
    return frozenset(place for place in result if "/pytest-of-" in place)
