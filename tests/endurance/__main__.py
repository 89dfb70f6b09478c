"""Runs everything and prints the numbers: `python -m tests.endurance [SECONDS]`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.endurance.hammer import hammer
from tests.endurance.points import CALLS, FAULTS, has_strace, run_calls
from tests.endurance.scenarios import SCENARIOS

HAMMERED_FOR = 120.0  # seconds


def main() -> int:
    """Try every point of every piece of work, then two processes at one file; 0 when all held."""
    if not has_strace():
        print("strace is missing: apt-get install strace (Linux only)", file=sys.stderr)
        return 2
    points = bad = 0
    for scenario in SCENARIOS:
        for fault in FAULTS:
            began = time.monotonic()
            results = run_calls(
                scenario, [name for names in CALLS.values() for name in names], fault
            )
            for call, result in results.items():
                points += result.points
                bad += len(result.bad)
                outcomes = ", ".join(f"{n} {what}" for what, n in sorted(result.outcomes.items()))
                print(
                    f"{scenario:8} {call:10} {fault:6} {result.points:4} points: "
                    f"{outcomes or '-'}; {len(result.bad)} bad",
                    *result.bad[:5],
                    sep="\n    ",
                )
            print(f"{scenario:8} {fault:6} took {time.monotonic() - began:.0f} s", flush=True)
    print(f"{points} points, {bad} bad")
    seconds = float(sys.argv[1]) if sys.argv[1:] else HAMMERED_FOR
    with tempfile.TemporaryDirectory() as folder:
        came = hammer(Path(folder), 2, seconds)
    print(f"2 processes, {seconds:.0f} s: {came}")
    return int(bad > 0 or came.kept != came.acknowledged or not came.is_sound)


if __name__ == "__main__":
    sys.exit(main())
