"""By the shipped default chance alone makes a signal a duty in at most one half-year in four."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from tests.bench.signal_chances import AIM, TARGETS, chances

MANUAL = Path(__file__).parents[2] / "resources" / "manual" / "overzicht.md"
ROW = re.compile(r"^\| (\d+) % \| (\d+) % \| (\d+) % \| (\d+) % \| (\d+) % \|$", re.MULTILINE)
NEAR = 0.12  # what so few runs may differ from the many of the table
RUNS = 60  # a fixed seed: the same half-years every time


@pytest.mark.parametrize("target", TARGETS)
def test_who_is_exactly_on_schedule_seldom_owes_a_talk(target: int) -> None:
    monthly, daily = chances(target, Fraction(1), RUNS)

    assert max(monthly, daily) <= AIM
    assert abs(monthly - in_manual()[100][target]) <= NEAR


def test_who_houses_two_fifths_of_a_hundred_owes_one_nearly_always() -> None:
    assert min(chances(100, Fraction(2, 5), 20)) >= 0.8


def test_the_table_of_the_manual_grows_with_size_and_falls_with_pace() -> None:
    table = in_manual()

    assert sorted(table) == [40, 60, 80, 100]
    for pace, row in table.items():
        assert tuple(row) == TARGETS
        assert pace == 100 or list(row.values()) == sorted(row.values())
    assert max(table[100].values()) <= AIM


def in_manual() -> dict[int, dict[int, float]]:
    """Return the chances of the manual, by pace in percents and target."""
    return {
        int(pace): dict(zip(TARGETS, (int(one) / 100 for one in found), strict=True))
        for pace, *found in ROW.findall(MANUAL.read_text(encoding="utf-8"))
    }
