"""The formula of the law: a share of the national task by inhabitants, rounded up."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.ladder.legal_target import legal_target

people = st.integers(1, 1_000_000)


def test_a_share_is_rounded_up_to_a_whole_person() -> None:
    assert legal_target(20_000, 106_086, 18_044_027) == 118  # 117,58…


def test_a_share_that_is_whole_stays_so() -> None:
    assert legal_target(1_000, 25, 100) == 250


@given(st.integers(0, 50_000), st.lists(people, min_size=1, max_size=20))
def test_no_share_is_a_person_too_high_and_together_they_are_enough(
    national: int, inhabitants: list[int]
) -> None:
    everybody = sum(inhabitants)
    targets = [legal_target(national, own, everybody) for own in inhabitants]

    assert sum(targets) >= national
    for own, target in zip(inhabitants, targets, strict=True):
        assert 0 <= target - Fraction(national * own, everybody) < 1
