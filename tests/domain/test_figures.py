"""The arithmetic of a stand: G = N - S0, S = R - G, A, V, and the balance to date."""

from __future__ import annotations

from datetime import date
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.period import Period

PERIOD = Period(2025, 1)
END = date(2025, 7, 1)
PERSONS = st.integers(0, 5000)
BALANCES = st.integers(-3000, 3000)


def test_the_published_figures_of_2022_give_their_balances() -> None:
    task_and_realised = {
        "Delft": (76, 85, 9),
        "Wassenaar": (15, 24, 9),
        "'s-Gravenhage": (417, 367, -50),
        "Westland": (81, 53, -28),
        "Zoetermeer": (109, 86, -23),
        "Voorschoten": (13, 12, -1),
    }

    for task, realised, balance in task_and_realised.values():
        stand = standing(Period(2022, 1), date(2022, 7, 1), total_task=task, realised=realised)

        assert stand.balance == stand.balance_to_date == balance
        assert (stand.backlog, stand.lead) == (max(0, -balance), max(0, balance))
        assert stand.backlog_before is None


@given(PERSONS, BALANCES, PERSONS)
def test_any_two_of_target_opening_balance_and_task_give_the_third(
    target: int, opening: int, realised: int
) -> None:
    whole = Standing(PERIOD, END, target, opening, target - opening, realised)
    recorded = {"target": target, "opening_balance": opening, "total_task": target - opening}

    for lacking in recorded:
        two = {name: value for name, value in recorded.items() if name != lacking}
        assert standing(PERIOD, END, realised=realised, **two) == whole


@given(PERSONS, BALANCES, PERSONS, st.dates(date(2025, 1, 1), date(2025, 6, 30)))
def test_the_three_lines_of_a_running_period_fit_together(
    target: int, opening: int, realised: int, day: date
) -> None:
    stand = standing(PERIOD, day, target=target, opening_balance=opening, realised=realised)

    assert stand.balance is not None
    assert stand.balance_to_date is not None
    assert stand.keep_level is not None
    assert stand.balance_to_date == opening + realised - stand.keep_level
    assert stand.keep_level == floor(target * stand.elapsed)
    assert stand.catch_up == floor((target - opening) * stand.elapsed)
    assert stand.balance_to_date - stand.balance == target - stand.keep_level


def test_a_backlog_is_never_counted_as_a_lead_and_the_other_way_round() -> None:
    behind = standing(PERIOD, END, target=30, opening_balance=-6, realised=33)
    ahead = standing(PERIOD, END, target=30, opening_balance=12, realised=20)

    assert (behind.backlog, behind.lead, behind.backlog_before, behind.lead_before) == (3, 0, 6, 0)
    assert (ahead.backlog, ahead.lead, ahead.backlog_before, ahead.lead_before) == (0, 2, 0, 12)


def test_in_a_running_period_without_a_target_the_balance_to_date_is_unknown() -> None:
    stand = standing(PERIOD, date(2025, 3, 1), total_task=40, realised=10)

    assert stand.balance == -30
    assert stand.balance_to_date is None
    assert stand.backlog_to_date is None


def test_zero_is_a_figure_and_not_an_absence() -> None:
    stand = standing(PERIOD, END, target=0, opening_balance=0, realised=0)

    assert (stand.total_task, stand.balance, stand.backlog, stand.lead) == (0, 0, 0, 0)
