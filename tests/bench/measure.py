"""Times each piece of work alternately with its floor, and prints one table of ratios."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
TIME_LIMIT = 300  # seconds for one run of a driver
BEGAN = "BENCH_BEGAN"  # when a driver was started, in seconds since the epoch


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. ours, floor: milliseconds of each run; without them only the note."""

    what: str
    ours: Sequence[float] = ()
    floor: Sequence[float] = ()
    aim: str = ""
    note: str = ""


def timed(work: Callable[[], object]) -> float:
    """Return how long the work takes, in milliseconds; garbage of others is collected before."""
    gc.collect()
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def worked(work: Callable[[], object]) -> float:
    """Return how long this process itself works on it, in milliseconds, without any waiting."""
    gc.collect()
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def in_turn(
    ours: Callable[[], float], floor: Callable[[], float], runs: int
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of both, measured A B A B after one run of each to warm up."""
    ours(), floor()
    pairs = [(ours(), floor()) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def drive(driver: str, *arguments: object, **environment: str) -> str:
    """Run one of `tests/bench/drivers` in a process of its own and return what it printed."""
    command = [sys.executable, "-m", f"tests.bench.drivers.{driver}", *map(str, arguments)]
    finished = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment | {BEGAN: repr(time.time())},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=TIME_LIMIT,
    )
    if finished.returncode:
        raise SystemExit(f"{' '.join(command)}\n{finished.stdout}{finished.stderr}")
    return finished.stdout.splitlines()[-1]


def since_start() -> float:
    """Return the milliseconds since this driver was started, its interpreter included."""
    return (time.time() - float(os.environ[BEGAN])) * 1000


def peak_megabytes() -> float:
    """Return the most memory this process has had; rusage would count its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


def table(lines: Sequence[Line]) -> str:
    """Return the table: medians, with the minimum in brackets."""
    head = ("what", "ours ms", "floor ms", "ratio", "aim", "note")
    rows = [head, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    ruled = [rows[0], tuple("-" * width for width in widths), *rows[1:]]
    return "\n".join(
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in ruled
    )


def _cells(line: Line) -> tuple[str, ...]:
    ratio = ""
    if line.ours and line.floor:
        of_medians = median(line.ours) / median(line.floor)
        ratio = f"{of_medians:.2f} ({min(line.ours) / min(line.floor):.2f})"
    return (
        line.what,
        _milliseconds(line.ours),
        _milliseconds(line.floor),
        ratio,
        line.aim,
        line.note,
    )


def _milliseconds(runs: Sequence[float]) -> str:
    if not runs:
        return ""
    digits = 0 if median(runs) >= 100 else 1
    return f"{median(runs):.{digits}f} ({min(runs):.{digits}f})"
