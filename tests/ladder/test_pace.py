"""How a running period goes, with values calculated by hand: it advises and never decides."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.assessment import Certainty, Outlook, Zone
from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy, SignalFrom
from toezichtdesk.ladder.pace import (
    best_month,
    direction_certainty,
    is_signal_owed,
    margin,
    outlook,
    signal_certainty,
    zone_of,
)

PERIOD = Period(2026, 1)  # of 181 days
MARCH = date(2026, 3, 31)  # after 90 of them
HOUSEHOLD = 2
POLICY = Policy()
HALF = Fraction(1, 2)
WORST_FIRST = (Zone.GROWS, Zone.LEVEL, Zone.SHRINKS, Zone.ON_COURSE)

PERSONS = st.integers(0, 400)
BALANCES = st.integers(-300, 300)
RUNNING_DAYS = st.dates(PERIOD.first_day, date(2026, 6, 29))


def counted(day: date, realised: int | None, target: int = 181, opening: int = -40) -> Standing:
    return standing(PERIOD, day, target=target, opening_balance=opening, realised=realised)


def closed(realised: int | None, period: Period = PERIOD.previous) -> Standing:
    return standing(period, period.next.first_day, target=30, opening_balance=-4, realised=realised)


def looked(
    stand: Standing, within: tuple[Standing, ...] = (), earlier: tuple[Standing, ...] = ()
) -> Outlook:
    result = outlook(stand, within, earlier, HOUSEHOLD)
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("opening", "realised", "zone"),
    [
        (-12, 36, Zone.ON_COURSE),  # half of 60 + 12
        (-12, 35, Zone.SHRINKS),
        (-12, 31, Zone.SHRINKS),
        (-12, 30, Zone.LEVEL),  # half of 60
        (-12, 29, Zone.GROWS),
        (-1, 29, Zone.GROWS),
        (-1, 30, Zone.ON_COURSE),  # nobody houses the half person of 30,5
        (0, 30, Zone.ON_COURSE),
        (0, 29, Zone.GROWS),
        (5, 25, Zone.ON_COURSE),  # the lead is used up, and no more than that
        (5, 24, Zone.GROWS),
        (80, 0, Zone.ON_COURSE),
    ],
)
def test_halfway_a_target_of_60_the_realised_persons_lie_in_a_zone(
    opening: int, realised: int, zone: Zone
) -> None:
    assert zone_of(realised, 60, opening, HALF) is zone


@given(PERSONS, PERSONS, BALANCES, st.fractions(0, 1))
def test_one_more_person_housed_never_makes_the_zone_worse(
    realised: int, target: int, opening: int, elapsed: Fraction
) -> None:
    now = zone_of(realised, target, opening, elapsed)
    better = zone_of(realised + 1, target, opening, elapsed)

    assert WORST_FIRST.index(better) >= WORST_FIRST.index(now)


@given(PERSONS, PERSONS, BALANCES)
def test_at_the_end_the_zone_is_on_course_exactly_without_a_backlog(
    realised: int, target: int, opening: int
) -> None:
    zone = zone_of(realised, target, opening, Fraction(1))

    assert (zone is Zone.ON_COURSE) == (opening + realised - target >= 0)


@pytest.mark.parametrize(
    ("persons", "household", "expected"),
    [
        (Fraction(50), 2, 10),
        (Fraction(99, 2), 2, 9),  # of 99 persons the root is not quite 10
        (Fraction(50), 1, 7),
        (Fraction(0), 2, 0),
        (Fraction(-5), 2, 0),  # more were housed than were to come
    ],
)
def test_the_margin_of_chance_is_the_root_of_the_persons_in_households(
    persons: Fraction, household: int, expected: int
) -> None:
    assert margin(persons, household) == expected


@pytest.mark.parametrize(
    ("realised", "certainty"),
    [
        (90, None),  # nothing changed: below one person there is nothing to be sure of
        (89, Certainty.CHANCE),
        (55, Certainty.CHANCE),  # 35 is the root of 7 x 2 x 90
        (54, Certainty.POSSIBLE),
        (20, Certainty.POSSIBLE),
        (19, Certainty.CLEAR),
        (125, Certainty.CHANCE),
        (126, Certainty.POSSIBLE),
    ],
)
def test_a_direction_is_sure_by_its_change_against_the_margin_of_chance(
    realised: int, certainty: Certainty | None
) -> None:
    assert direction_certainty(counted(MARCH, realised), HOUSEHOLD) is certainty


@pytest.mark.parametrize(
    "figures",
    [
        {"target": 181, "opening_balance": -40},
        {"target": 181, "realised": 0},
        {"total_task": 40, "realised": 0},
    ],
)
@pytest.mark.parametrize("day", [MARCH, PERIOD.last_day])
def test_without_a_direction_nothing_is_sure(figures: dict[str, int], day: date) -> None:
    assert direction_certainty(standing(PERIOD, day, **figures), HOUSEHOLD) is None


def short(*stands: tuple[date, int], policy: Policy = POLICY) -> bool:
    """Whether contact is owed on these stands of 181 persons in 181 days, without a backlog."""
    return is_signal_owed([counted(day, realised, opening=0) for day, realised in stands], policy)


def test_a_shortfall_is_owed_beyond_the_margin_of_chance_and_shown_within_it() -> None:
    within, beyond = counted(MARCH, 55, opening=0), counted(MARCH, 54, opening=0)

    assert signal_certainty(within, Policy()) is Certainty.CHANCE
    assert signal_certainty(beyond, Policy()) is Certainty.POSSIBLE
    assert not is_signal_owed([within], Policy())
    assert is_signal_owed([beyond], Policy())


def test_the_policy_says_from_which_certainty_a_shortfall_is_owed() -> None:
    any_, clear = Policy(signal_from=SignalFrom.ANY), Policy(signal_from=SignalFrom.CLEAR)

    assert short((MARCH, 89), policy=any_)
    assert not short((MARCH, 90), policy=any_)
    assert not short((MARCH, 20), policy=clear)
    assert short((MARCH, 19), policy=clear)


def test_a_shortfall_that_grew_since_the_month_before_is_owed_within_the_margin_too() -> None:
    """On 1 March 59 are due and on 1 April 90, of which 27 is more than three quarters of 35."""
    first, second = date(2026, 3, 1), date(2026, 4, 1)

    assert short((first, 58), (second, 63))
    assert not short((first, 59), (second, 63))  # the month before was not short
    assert not short((first, 58), (second, 64))  # 26 is within chance
    assert not short((first, 31), (second, 63))  # short by 28 and then by 27: no worse


def test_of_daily_stands_the_first_of_each_month_are_compared() -> None:
    """Else every day without a household would tell of a trend."""
    days = [(date(2026, 4, day), 90 - 20) for day in range(2, 20)]

    assert not short((date(2026, 3, 2), 60), *days)


def test_the_best_month_is_sought_in_closed_periods_and_in_this_one() -> None:
    earlier = [closed(60, Period(2025, 1)), closed(30)]
    slow, quick = counted(MARCH, 29), counted(MARCH, 60)

    assert best_month([], earlier) == 10
    assert best_month([slow], earlier) == 10
    assert best_month([quick], earlier) == Fraction(60 * 181, 6 * 90)
    assert best_month([quick], []) == Fraction(60 * 181, 6 * 90)


def test_without_figures_no_month_is_the_best() -> None:
    waiting = counted(MARCH, None)
    running = standing(PERIOD.previous, date(2025, 10, 1), target=30, realised=600)

    assert best_month([], []) is None
    assert best_month([waiting], [closed(None), running]) is None


def test_a_stretch_counts_from_the_stand_before_it() -> None:
    within = [counted(MARCH, 60), counted(date(2026, 5, 31), 150)]  # 61 days, 90 persons

    assert best_month(within, []) == Fraction(90 * 181, 6 * 61)


def test_a_stand_without_realised_figures_cuts_no_stretch_in_two() -> None:
    within = [counted(MARCH, 60), counted(date(2026, 4, 30), None), counted(date(2026, 5, 31), 150)]

    assert best_month(within, []) == Fraction(90 * 181, 6 * 61)


@pytest.mark.parametrize(
    ("day", "best"),
    [
        (date(2026, 1, 15), None),  # 15 days are less than half a month of 181 / 6 days
        (date(2026, 1, 16), 20),  # 16 days are more, and 20 in them are not 37 in a month
        (date(2026, 1, 30), 20),  # still less than a whole month
        (date(2026, 1, 31), Fraction(20 * 181, 6 * 31)),
    ],
)
def test_a_stretch_of_half_a_month_counts_as_a_month_and_a_shorter_one_not(
    day: date, best: Fraction | int | None
) -> None:
    assert best_month([counted(day, 20)], []) == best


def test_the_outlook_of_a_running_period_that_falls_behind() -> None:
    """181 persons in 181 days and 40 behind: by 31 March 84 were housed instead of 90."""
    stand = counted(MARCH, 84)
    months_left = Fraction(91 * 6, 181)

    answer = looked(stand, (stand,), (closed(30),))

    assert answer == Outlook(
        zone=Zone.GROWS,
        certainty=Certainty.CHANCE,  # 6 persons against 35 of chance
        expected_balance=Fraction(84 * 181, 90) - 221,
        spread=13,  # the root of 2 x 91 persons still to come
        level_a_month=97 / months_left,
        catch_up_a_month=137 / months_left,
        best_month=Fraction(84 * 181, 6 * 90),
        last_day_to_catch_up=date(2026, 2, 1),  # 137 persons take 148,003 days, so 149
    )


@pytest.mark.parametrize("day", [PERIOD.last_day, PERIOD.next.first_day, date(2026, 12, 31)])
def test_at_the_end_of_a_period_there_is_no_outlook(day: date) -> None:
    assert outlook(counted(day, 84), (), (), HOUSEHOLD) is None


@pytest.mark.parametrize(
    "figures",
    [
        {"target": 181, "opening_balance": -40},
        {"target": 181, "realised": 84},
        {"opening_balance": -40, "realised": 84},
        {"total_task": 221, "realised": 84},
    ],
)
def test_where_a_figure_is_missing_there_is_no_outlook(figures: dict[str, int]) -> None:
    assert outlook(standing(PERIOD, MARCH, **figures), (), (), HOUSEHOLD) is None


def test_at_the_very_beginning_nothing_is_expected_yet() -> None:
    answer = looked(counted(date(2026, 1, 1), 0))

    assert answer.expected_balance is None
    assert (answer.level_a_month, answer.catch_up_a_month) == (
        Fraction(181, 6),
        Fraction(221, 6),
    )
    assert answer.spread == 19  # the root of 2 x 181


def test_what_is_needed_a_month_is_never_below_nothing() -> None:
    more_than_all = looked(counted(MARCH, 230))
    exactly_level = looked(counted(MARCH, 181))

    assert (more_than_all.level_a_month, more_than_all.catch_up_a_month) == (0, 0)
    assert exactly_level.level_a_month == 0
    assert exactly_level.catch_up_a_month > 0


@pytest.mark.parametrize(
    ("still_to_house", "day"),
    [
        (0, None),
        (1, date(2026, 6, 27)),  # 73 persons in half a year are one in 2,5 days
        (20, date(2026, 5, 11)),
        (21, date(2026, 5, 8)),
        (200, date(2025, 2, 15)),  # 500 days: it was too late from the start
    ],
)
def test_the_last_day_to_catch_up_leaves_the_days_that_the_best_month_needs(
    still_to_house: int, day: date | None
) -> None:
    stand = counted(MARCH, 0, target=still_to_house, opening=0)

    assert looked(stand, (), (closed(73),)).last_day_to_catch_up == day


@pytest.mark.parametrize(
    ("best_half_year", "day"), [(6, date(2026, 5, 30)), (3, date(2026, 4, 30))]
)
def test_a_best_month_of_one_person_or_of_half_a_person_still_gives_a_last_day(
    best_half_year: int, day: date
) -> None:
    stand = counted(MARCH, 0, target=1, opening=0)

    assert looked(stand, (), (closed(best_half_year),)).last_day_to_catch_up == day


def test_with_more_housed_than_the_task_there_is_nothing_to_catch_up() -> None:
    for enough in (221, 230):  # the whole task is 181 + 40
        assert looked(counted(MARCH, enough), (), (closed(73),)).last_day_to_catch_up is None


def test_without_a_month_in_which_persons_were_housed_no_last_day_is_reported() -> None:
    first, corrected = counted(date(2026, 1, 10), 10), counted(date(2026, 2, 28), 9)

    assert looked(counted(MARCH, 9)).last_day_to_catch_up is None
    assert looked(counted(MARCH, 0), (), (closed(0),)).last_day_to_catch_up is None
    assert looked(corrected, (first, corrected)).last_day_to_catch_up is None


@given(RUNNING_DAYS, PERSONS, BALANCES, PERSONS)
def test_catching_up_asks_at_least_as_much_as_keeping_level_when_behind(
    day: date, target: int, opening: int, realised: int
) -> None:
    answer = looked(counted(day, realised, target, opening))

    if opening <= 0:
        assert answer.catch_up_a_month >= answer.level_a_month
    else:
        assert answer.catch_up_a_month <= answer.level_a_month


@given(RUNNING_DAYS, PERSONS, BALANCES, PERSONS)
def test_whoever_houses_what_is_needed_a_month_ends_level_or_without_a_backlog(
    day: date, target: int, opening: int, realised: int
) -> None:
    stand = counted(day, realised, target, opening)
    answer = looked(stand)
    months_left = (1 - stand.elapsed) * 6

    assert realised + answer.level_a_month * months_left >= target
    assert opening + realised + answer.catch_up_a_month * months_left - target >= 0


@given(RUNNING_DAYS, PERSONS, BALANCES, PERSONS)
def test_one_more_person_housed_never_lowers_the_balance_that_is_expected(
    day: date, target: int, opening: int, realised: int
) -> None:
    fewer = looked(counted(day, realised, target, opening)).expected_balance
    more = looked(counted(day, realised + 1, target, opening)).expected_balance

    assert (fewer is None) == (more is None) == (day == PERIOD.first_day)
    if fewer is not None and more is not None:
        assert more > fewer
