"""Which numbers hold on a reference date, and what the next period carries on from."""

from __future__ import annotations

from datetime import date

import pytest

from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Counted, last_stands, stands_within

FIRST, SECOND = Period(2025, 1), Period(2025, 2)


def counted(measure: Measure, day: date, value: int, period: Period = FIRST) -> Counted:
    return Counted(period, measure, day, value)


def only(*figures: Counted) -> Standing:
    (stand,) = last_stands(figures)
    return stand


def test_the_balance_at_the_end_of_a_period_opens_the_next_one() -> None:
    _, second = last_stands(
        [
            counted(Measure.TOTAL_TASK, date(2025, 7, 1), 40),
            counted(Measure.REALISED, date(2025, 7, 1), 33),
            counted(Measure.TARGET, date(2025, 7, 1), 30, SECOND),
            counted(Measure.REALISED, date(2025, 10, 1), 12, SECOND),
        ]
    )

    assert (second.opening_balance, second.total_task) == (-7, 37)


def test_a_period_that_was_never_closed_opens_nothing() -> None:
    _, second = last_stands(
        [
            counted(Measure.TOTAL_TASK, date(2025, 6, 1), 40),
            counted(Measure.REALISED, date(2025, 6, 1), 33),
            counted(Measure.TARGET, date(2025, 7, 1), 30, SECOND),
            counted(Measure.REALISED, date(2025, 10, 1), 12, SECOND),
        ]
    )

    assert second.opening_balance is None


def test_a_missing_period_in_between_opens_nothing() -> None:
    *_, third = last_stands(
        [
            counted(Measure.TOTAL_TASK, date(2025, 7, 1), 40),
            counted(Measure.REALISED, date(2025, 7, 1), 33),
            counted(Measure.TARGET, date(2026, 1, 1), 30, SECOND.next),
            counted(Measure.REALISED, date(2026, 3, 1), 12, SECOND.next),
        ]
    )

    assert third.opening_balance is None


def test_an_opening_balance_that_was_given_goes_before_the_one_carried() -> None:
    _, second = last_stands(
        [
            counted(Measure.TOTAL_TASK, date(2025, 7, 1), 40),
            counted(Measure.REALISED, date(2025, 7, 1), 33),
            counted(Measure.TARGET, date(2025, 10, 1), 30, SECOND),
            counted(Measure.OPENING_BALANCE, date(2025, 10, 1), -5, SECOND),
            counted(Measure.REALISED, date(2025, 10, 1), 12, SECOND),
        ]
    )

    assert second.opening_balance == -5


def test_a_target_lowered_after_the_total_task_was_published_lowers_the_task_too() -> None:
    """A task of 60 was published with a target of 50; then the target became 40."""
    stand = only(
        counted(Measure.TARGET, date(2025, 3, 1), 50),
        counted(Measure.OPENING_BALANCE, date(2025, 3, 1), -10),
        counted(Measure.TOTAL_TASK, date(2025, 3, 1), 60),
        counted(Measure.TARGET, date(2025, 4, 1), 40),
        counted(Measure.REALISED, date(2025, 7, 1), 50),
    )

    assert (stand.total_task, stand.balance) == (50, 0)


def test_an_opening_balance_that_follows_from_the_task_is_not_moved_by_a_later_target() -> None:
    stand = only(
        counted(Measure.TARGET, date(2025, 3, 1), 50),
        counted(Measure.TOTAL_TASK, date(2025, 3, 1), 60),
        counted(Measure.TARGET, date(2025, 4, 1), 40),
        counted(Measure.REALISED, date(2025, 7, 1), 50),
    )

    assert (stand.opening_balance, stand.total_task, stand.balance) == (-10, 50, 0)


def test_a_total_task_that_says_something_else_is_no_new_opening_balance() -> None:
    stand = only(
        counted(Measure.TARGET, date(2025, 1, 1), 50),
        counted(Measure.OPENING_BALANCE, date(2025, 2, 1), -10),
        counted(Measure.TOTAL_TASK, date(2025, 3, 1), 70),
        counted(Measure.REALISED, date(2025, 7, 1), 50),
    )

    assert (stand.opening_balance, stand.total_task, stand.balance) == (-10, 60, -10)


def test_a_target_that_is_dated_later_held_from_the_start_when_no_other_is_known() -> None:
    stand = only(
        counted(Measure.TOTAL_TASK, date(2025, 3, 1), 60),
        counted(Measure.REALISED, date(2025, 3, 1), 10),
        counted(Measure.TARGET, date(2025, 4, 1), 50),
    )

    assert (stand.target, stand.opening_balance) == (50, -10)


def test_a_period_with_only_a_target_stands_without_realised_figures() -> None:
    stand = only(counted(Measure.TARGET, date(2025, 1, 1), 30))

    assert (stand.target, stand.realised, stand.balance) == (30, None, None)
    assert not stand.is_final


def test_every_reference_date_of_a_period_is_a_stand_of_its_own() -> None:
    figures = [
        counted(Measure.TARGET, date(2025, 1, 1), 30),
        counted(Measure.REALISED, date(2025, 3, 1), 12),
        counted(Measure.REALISED, date(2025, 2, 1), 5),
    ]

    stands = stands_within(FIRST, figures, ())

    assert [(s.reference_date, s.realised) for s in stands] == [
        (date(2025, 2, 1), 5),
        (date(2025, 3, 1), 12),
    ]


def test_the_newest_realised_figure_dates_the_stand_whatever_else_came_later() -> None:
    stand = only(
        counted(Measure.REALISED, date(2025, 3, 1), 10),
        counted(Measure.REALISED, date(2025, 6, 1), 20),
        counted(Measure.REALISED, date(2025, 4, 1), 15),
        counted(Measure.TARGET, date(2025, 2, 1), 30),
        counted(Measure.TARGET, date(2025, 7, 1), 28),
    )

    assert (stand.reference_date, stand.realised, stand.target) == (date(2025, 6, 1), 20, 30)


def test_without_realised_figures_the_newest_figure_dates_the_stand() -> None:
    stand = only(
        counted(Measure.TARGET, date(2025, 3, 1), 28),
        counted(Measure.TARGET, date(2025, 2, 1), 30),
    )

    assert (stand.reference_date, stand.target) == (date(2025, 3, 1), 28)


def test_the_stands_of_a_period_are_in_the_order_of_their_dates() -> None:
    days = [date(2025, month, day) for month in range(1, 7) for day in (28, 14, 2)]

    stands = stands_within(FIRST, [counted(Measure.REALISED, day, 1) for day in days], ())

    assert [stand.reference_date for stand in stands] == sorted(days)


def test_of_two_later_targets_the_first_held_from_the_start() -> None:
    stand = only(
        counted(Measure.REALISED, date(2025, 3, 1), 10),
        counted(Measure.TARGET, date(2025, 5, 1), 40),
        counted(Measure.TARGET, date(2025, 4, 1), 50),
    )

    assert stand.target == 50


def test_the_balance_is_carried_from_the_period_just_before_not_from_the_first_one() -> None:
    *_, third = last_stands(
        [
            counted(Measure.TOTAL_TASK, date(2025, 6, 1), 40),
            counted(Measure.REALISED, date(2025, 6, 1), 33),  # never closed
            counted(Measure.TOTAL_TASK, date(2026, 1, 1), 50, SECOND),
            counted(Measure.REALISED, date(2026, 1, 1), 47, SECOND),
            counted(Measure.TARGET, date(2026, 1, 1), 30, SECOND.next),
        ]
    )

    assert third.opening_balance == -3


def test_a_carried_balance_tells_the_target_of_a_period_with_only_a_total_task() -> None:
    _, second = last_stands(
        [
            counted(Measure.TOTAL_TASK, date(2025, 7, 1), 40),
            counted(Measure.REALISED, date(2025, 7, 1), 33),
            counted(Measure.TOTAL_TASK, date(2025, 7, 1), 37, SECOND),
            counted(Measure.REALISED, date(2025, 10, 1), 12, SECOND),
        ]
    )

    assert (second.opening_balance, second.total_task, second.target) == (-7, 37, 30)


@pytest.mark.parametrize("day", [date(2025, 3, 1), date(2025, 4, 1)])
def test_an_opening_balance_of_the_day_of_the_task_or_later_corrects_the_task(day: date) -> None:
    stand = only(
        counted(Measure.TARGET, date(2025, 3, 1), 50),
        counted(Measure.TOTAL_TASK, date(2025, 3, 1), 70),
        counted(Measure.OPENING_BALANCE, day, -10),
        counted(Measure.REALISED, date(2025, 7, 1), 50),
    )

    assert (stand.opening_balance, stand.total_task, stand.balance) == (-10, 60, -10)
