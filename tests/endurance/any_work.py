"""Runs any work in any order for long: `python -m tests.endurance.any_work [STEPS]`."""

from __future__ import annotations

import sys

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.casework.any_work import AnyWork

STEPS = 10_000
AT_ONCE = 50  # steps on one file


def main() -> int:
    """Take the steps, each beside the model; 0 when every undo brought back what was."""
    steps = int(sys.argv[1]) if sys.argv[1:] else STEPS
    run_state_machine_as_test(
        AnyWork,
        settings=settings(
            max_examples=max(1, steps // AT_ONCE),
            stateful_step_count=AT_ONCE,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"at most {steps} steps, each undo as it was before, every record sound")
    return 0


if __name__ == "__main__":
    sys.exit(main())
