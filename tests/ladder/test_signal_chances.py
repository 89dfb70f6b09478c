"""By the shipped default chance alone makes a signal a duty in at most one half-year in four."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.bench.signal_chances import AIM, TARGETS, chances

RUNS = 60  # a fixed seed: the same half-years every time


@pytest.mark.parametrize("target", TARGETS)
def test_who_is_exactly_on_schedule_seldom_owes_a_talk(target: int) -> None:
    assert max(chances(target, Fraction(1), RUNS)) <= AIM


def test_who_houses_two_fifths_of_a_hundred_owes_one_nearly_always() -> None:
    assert min(chances(100, Fraction(2, 5), 20)) >= 0.8
