"""A short run of a few points of each piece of work; `python -m tests.endurance` tries all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.endurance import power
from tests.endurance.hammer import hammer
from tests.endurance.points import has_strace, run

pytestmark = [
    pytest.mark.skipif(not has_strace(), reason="faults are made by strace, on Linux"),
    pytest.mark.slow,
]


@pytest.mark.parametrize(
    ("scenario", "call", "fault", "every"),
    [
        ("begin", "link", "kill", 1),
        ("migrate", "fdatasync", "EIO", 9),  # the last of ten is that of the commit
        ("undo", "pwrite64", "kill", 5),
        ("restore", "rename", "kill", 1),
        ("write", "write", "ENOSPC", 1),
        ("write", "fsync", "EIO", 1),
    ],
)
def test_at_every_point_nothing_is_lost_or_half_and_what_is_said_is_true(
    scenario: str, call: str, fault: str, every: int
) -> None:
    result = run(scenario, call, fault, every)

    assert result.bad == []
    assert result.points > 0


def test_a_disk_that_fails_at_the_last_moment_may_have_kept_the_act() -> None:
    """`Er is niets vastgelegd` was said of an act that was there."""
    result = run("act", "fdatasync", "EIO")

    assert result.outcomes["done"] > 0
    assert result.outcomes["refused"] > 0


def test_of_two_programs_at_one_file_no_act_is_lost(tmp_path: Path) -> None:
    came = hammer(tmp_path, 2, 1.5)

    assert came.kept == came.acknowledged > 0
    assert came.is_sound


def test_power_that_fails_takes_no_act_that_was_acknowledged() -> None:
    came, bad = power.lose(40)

    assert bad == []
    assert came == {"ok": 40}
