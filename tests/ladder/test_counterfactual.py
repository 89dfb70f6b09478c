"""The smallest change in persons housed that would have removed a proposal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.assessment import Assessment, EarlierDecisions, Freeze
from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Fall, Policy
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.counterfactual import persons_to_another_outcome

PERIOD = Period(2025, 2)
POLICY = Policy()


def closed(opening: int, target: int, realised: int, period: Period = PERIOD) -> Standing:
    return standing(
        period, period.last_day, target=target, opening_balance=opening, realised=realised
    )


def persons(
    rung: int, stand: Standing | None, earlier: tuple[Standing, ...] = (), policy: Policy = POLICY
) -> int | None:
    return persons_to_another_outcome(assess(rung, stand, earlier, policy), earlier, policy)


@pytest.mark.parametrize(
    ("rung", "opening", "target", "realised", "expected"),
    [
        (1, 0, 30, 24, 6),  # worked example 3: without a backlog rung 1 is held
        (2, -6, 45, 40, 6),  # example 6: a backlog of 5 is an improvement of 1
        (3, -20, 30, 30, 1),  # example 8: one person is the improvement
        (2, -6, 30, 36, -1),  # example 5: with a backlog of 1 rung 2 is held
        (3, -6, 30, 40, -5),  # four of the forty were a lead
        (1, 0, 5000, 0, 5000),
        (2, -2, 0, 37, -36),  # of all 37 one is left: a backlog of 1 is an improvement
    ],
)
def test_the_fewest_persons_that_take_the_proposal_away(
    rung: int, opening: int, target: int, realised: int, expected: int
) -> None:
    assert persons(rung, closed(opening, target, realised)) == expected


@pytest.mark.parametrize(
    ("rung", "opening", "target", "realised"),
    [
        (1, 0, 30, 30),  # rung 1 is held without a backlog
        (2, -6, 30, 33),  # rung 2 is held by a visible improvement
        (6, -6, 30, 20),  # there is no higher rung
    ],
)
def test_without_a_proposal_no_number_is_reported(
    rung: int, opening: int, target: int, realised: int
) -> None:
    assert persons(rung, closed(opening, target, realised)) is None


def test_without_figures_no_number_is_reported() -> None:
    assert persons(2, None) is None
    assert persons(2, standing(PERIOD, PERIOD.last_day, target=30, opening_balance=0)) is None


@pytest.mark.parametrize("realised", [0, 5])
def test_a_lead_that_alone_is_larger_than_the_target_cannot_be_undone_by_fewer(
    realised: int,
) -> None:
    assert persons(2, closed(20, 10, realised)) is None


def test_the_only_person_housed_may_be_the_one_that_made_the_difference() -> None:
    lasting = replace(POLICY, periods_without_improvement=2)

    assert persons(2, closed(-1, 0, 1), policy=lasting) == -1


def test_a_frozen_rung_has_no_proposal_to_take_away() -> None:
    freeze = Freeze(date(2025, 7, 1), date(2026, 12, 31), "brand", "Het gebouw brandde af.")
    judged = assess(3, closed(-10, 30, 26), (), POLICY, EarlierDecisions(freeze))

    assert persons_to_another_outcome(judged, (), POLICY) is None


def test_in_a_running_period_the_number_is_that_of_the_balance_to_date() -> None:
    """By 31 March 90 persons keep level and the 91st is the improvement."""
    stand = standing(
        Period(2026, 1), date(2026, 3, 31), target=181, opening_balance=-40, realised=84
    )

    assert persons(4, stand) == 7


def test_the_periods_before_and_the_policy_count_in_the_other_outcome_too() -> None:
    patient = replace(POLICY, periods_without_improvement=2)
    stand = closed(-20, 30, 24)  # six short of keeping level
    level = closed(-20, 30, 30, PERIOD.previous)

    assert persons(3, stand, (), patient) == 6
    assert persons(3, stand, (level,), patient) == 7
    assert persons(3, stand, (), replace(POLICY, visible_improvement=4)) == 10


@given(
    st.integers(1, 6),
    st.integers(-300, 300),
    st.integers(0, 400),
    st.integers(0, 400),
    st.builds(
        Policy,
        growth_margin=st.integers(0, 3),
        visible_improvement=st.integers(1, 4),
        periods_without_improvement=st.integers(1, 2),
        fall_when_no_backlog=st.sampled_from(Fall),
    ),
)
def test_with_that_many_persons_the_proposal_is_gone_and_with_one_less_it_is_not(
    rung: int, opening: int, target: int, realised: int, policy: Policy
) -> None:
    judged = assess(rung, closed(opening, target, realised), (), policy)
    result = persons_to_another_outcome(judged, (), policy)
    if result is None:
        return
    one_less = result - 1 if result > 0 else result + 1

    gone = assess(rung, closed(opening, target, realised + result), (), policy)
    still = assess(rung, closed(opening, target, realised + one_less), (), policy)

    assert judged.moves
    assert direction(still) == direction(judged) == (1 if result > 0 else -1)
    assert direction(gone) != direction(judged)


def direction(judged: Assessment) -> int:
    """Return 1 for a proposal to rise, -1 to fall, 0 for none."""
    assert judged.outcome is not None
    return (judged.outcome > judged.rung) - (judged.outcome < judged.rung)
