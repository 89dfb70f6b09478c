"""The worked examples of domain section 3, one row each, with the defaults of the policy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import pytest

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, EarlierDecisions, Freeze, ReasonCode, Rule
from toezichtdesk.domain.figures import Measure, Standing, standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.history import Counted, Settlement, last_stands, stands_within

POLICY = Policy()
PERIOD = Period(2025, 2)
CLOSING_DAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Example:
    number: int
    rung: int
    opening: int
    target: int
    realised: int
    balance: int
    rule: Rule
    outcome: int


EXAMPLES = (
    Example(1, 1, 0, 30, 30, 0, Rule.NO_BACKLOG, 1),
    Example(2, 1, 12, 30, 20, 2, Rule.NO_BACKLOG, 1),
    Example(3, 1, 0, 30, 24, -6, Rule.GROWING_BACKLOG, 2),
    Example(4, 2, -6, 30, 33, -3, Rule.VISIBLE_IMPROVEMENT, 2),
    Example(5, 2, -6, 30, 36, 0, Rule.NO_BACKLOG, 1),
    Example(6, 2, -6, 45, 40, -11, Rule.GROWING_BACKLOG, 3),
    Example(7, 1, 26, 18, 0, 8, Rule.NO_BACKLOG, 1),
    Example(8, 3, -20, 30, 30, -20, Rule.NO_IMPROVEMENT, 4),
    Example(9, 3, -20, 30, 31, -19, Rule.VISIBLE_IMPROVEMENT, 3),
    Example(10, 3, -63, 78, 100, -41, Rule.VISIBLE_IMPROVEMENT, 3),
    Example(13, 3, -10, 30, 26, -14, Rule.GROWING_BACKLOG, 4),  # apart from its freeze
)


def closed(
    target: int, opening: int, realised: int, period: Period = PERIOD, day: date = CLOSING_DAY
) -> Standing:
    return standing(period, day, target=target, opening_balance=opening, realised=realised)


def codes(judged: Assessment) -> set[ReasonCode]:
    return {reason.code for reason in judged.reasons}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"example {example.number}")
def test_a_worked_example_gives_its_balance_rule_and_outcome(example: Example) -> None:
    stand = closed(example.target, example.opening, example.realised)

    judged = assess(example.rung, stand, (), POLICY)

    assert stand.balance == stand.balance_to_date == example.balance
    assert (judged.rule, judged.outcome) == (example.rule, example.outcome)
    assert judged.moves == (example.outcome != example.rung)
    assert not judged.is_provisional
    assert all(wording.sentence(reason) for reason in judged.reasons)


@pytest.mark.parametrize(
    ("target", "opening", "realised", "of_target", "of_task"),
    [(30, 12, 20, "67 %", "111 %"), (30, -6, 33, "110 %", "92 %")],
    ids=["example 2", "example 4"],
)
def test_the_share_of_the_target_and_of_the_total_task_differ(
    target: int, opening: int, realised: int, of_target: str, of_task: str
) -> None:
    stand = closed(target, opening, realised)

    assert stand.total_task is not None
    assert wording.percentage(Fraction(realised, target)).replace("\xa0", " ") == of_target
    assert wording.percentage(Fraction(realised, stand.total_task)).replace("\xa0", " ") == of_task


def test_a_lead_that_shrinks_is_a_signal() -> None:
    shrinking = assess(1, closed(30, 12, 20), (), POLICY)
    steady = assess(1, closed(30, 12, 30), (), POLICY)

    assert ReasonCode.LEAD_SHRINKS in codes(shrinking)
    assert ReasonCode.LEAD_SHRINKS not in codes(steady)


def test_a_target_jump_is_a_fact_beside_the_growth() -> None:
    """Example 6: more were housed than ever, and still the backlog grew."""
    before = closed(30, -6, 30, PERIOD.previous, date(2025, 7, 1))

    judged = assess(2, closed(45, -6, 40), (before,), POLICY)

    assert ReasonCode.TARGET_JUMP in codes(judged)
    assert judged.outcome == 3


def test_a_task_below_zero_is_met_by_the_lead() -> None:
    judged = assess(1, closed(18, 26, 0), (), POLICY)

    assert judged.standing is not None
    assert judged.standing.total_task == -8
    assert ReasonCode.TASK_MET_BY_LEAD in codes(judged)


def test_with_two_periods_the_first_time_is_a_signal_and_the_second_time_rises() -> None:
    """Example 8 with `periods_without_improvement` 2."""
    patient = replace(POLICY, periods_without_improvement=2)
    improving = closed(30, -25, 35, PERIOD.previous, date(2025, 7, 1))
    first = closed(30, -20, 30)
    second = closed(30, -20, 30, PERIOD.next, date(2026, 7, 1))

    once = assess(3, first, (improving,), patient)
    twice = assess(3, second, (improving, first), patient)

    assert (once.outcome, twice.outcome) == (3, 4)
    assert ReasonCode.RULE_NO_IMPROVEMENT_YET in codes(once)
    assert ReasonCode.RULE_NO_IMPROVEMENT in codes(twice)


def test_periods_that_do_not_follow_each_other_are_not_counted_as_in_a_row() -> None:
    patient = replace(POLICY, periods_without_improvement=2)
    long_ago = closed(30, -20, 30, Period(2024, 2), date(2025, 1, 1))

    judged = assess(3, closed(30, -20, 30), (long_ago,), patient)

    assert judged.outcome == 3


def test_on_rung_4_every_new_figure_is_judged_by_the_balance_to_date() -> None:
    """Example 11: on rung 4 since 1 February, the backlog to date went from 40 to 46."""
    period = Period(2026, 1)
    stand = standing(period, date(2026, 4, 1), target=60, opening_balance=-40, realised=24)
    exact = standing(period, date(2026, 6, 30), target=60, opening_balance=-40, realised=54)

    judged, at_end = assess(4, stand, (), POLICY), assess(4, exact, (), POLICY)

    assert stand.backlog_to_date == 40 + 29 - 24  # of 60, 29,8 are due
    assert (judged.rule, judged.outcome, judged.is_provisional) == (Rule.GROWING_BACKLOG, 5, False)
    assert (at_end.standing and at_end.standing.backlog_to_date, at_end.outcome) == (46, 5)


def test_both_targets_of_a_period_give_their_own_dated_balance() -> None:
    """Example 12: 240 until 1 April 2025, then 204; 100 housed on 31 March."""
    period, day = Period(2025, 1), date(2025, 3, 31)
    old = standing(period, day, target=240, opening_balance=-5, realised=100)
    new = standing(period, day, target=204, opening_balance=-5, realised=100)

    assert old.elapsed == Fraction(90, 181)
    assert (old.keep_level, new.keep_level) == (119, 101)
    assert (old.balance_to_date, new.balance_to_date) == (-24, -6)


def test_a_lowered_target_holds_from_its_own_date_on() -> None:
    period = Period(2025, 1)
    figures = [
        Counted(period, Measure.OPENING_BALANCE, date(2025, 1, 1), -5),
        Counted(period, Measure.TARGET, date(2025, 1, 1), 240),
        Counted(period, Measure.TARGET, date(2025, 4, 1), 204),
        Counted(period, Measure.REALISED, date(2025, 3, 31), 100),
        Counted(period, Measure.REALISED, date(2025, 4, 1), 100),
    ]

    before, after = stands_within(period, figures, ())

    assert (before.reference_date, before.target) == (date(2025, 3, 31), 240)
    assert (after.reference_date, after.target) == (date(2025, 4, 1), 204)
    assert before.balance_to_date == -24
    assert after.balance_to_date == -6


def test_a_frozen_rung_is_held_and_the_outcome_without_it_stands_beside_it() -> None:
    """Example 13."""
    freeze = Freeze(date(2026, 1, 1), date(2026, 3, 31), "brand", "Het gebouw brandde af.")

    judged = assess(3, closed(30, -10, 26), (), POLICY, EarlierDecisions(freeze))

    assert (judged.rule, judged.outcome, judged.moves) == (Rule.FROZEN, 3, False)
    assert judged.without_freeze is not None
    apart = judged.without_freeze
    assert (apart.rule, apart.outcome) == (Rule.GROWING_BACKLOG, 4)


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (None, ReasonCode.NO_FIGURES),
        ({"target": 30, "opening_balance": 0}, ReasonCode.NO_REALISED),
        ({"opening_balance": 0, "realised": 3}, ReasonCode.NO_TARGET),
        ({"total_task": 30, "realised": 3}, ReasonCode.NO_OPENING_BALANCE),
    ],
)
def test_what_is_missing_gives_no_proposal_but_the_reason(
    figures: dict[str, int] | None, code: ReasonCode
) -> None:
    stand = None if figures is None else standing(PERIOD, CLOSING_DAY, **figures)

    judged = assess(3, stand, (), POLICY)

    assert (judged.rule, judged.outcome, judged.moves) == (Rule.UNKNOWN, None, False)
    assert codes(judged) == {code}


FIRST, SECOND = Period(2026, 1), Period(2026, 2)


def supplied(act: int, period: Period, measure: Measure, day: date, persons: int) -> Counted:
    return Counted(period, measure, day, persons, act)


def example_20() -> list[Counted]:
    """The opening in a sheet of 3 August is -10; on 10 August the closing was corrected to -1."""
    return [
        supplied(1, FIRST, Measure.TARGET, FIRST.first_day, 30),
        supplied(1, FIRST, Measure.OPENING_BALANCE, FIRST.first_day, -6),
        supplied(3, FIRST, Measure.REALISED, date(2026, 7, 1), 35),
        supplied(2, SECOND, Measure.TARGET, date(2026, 8, 1), 30),
        supplied(2, SECOND, Measure.OPENING_BALANCE, date(2026, 8, 1), -10),
        supplied(2, SECOND, Measure.REALISED, date(2026, 8, 1), 4),
    ]


def test_example_20_of_two_statements_of_one_balance_the_last_supplied_counts() -> None:
    closing, running = last_stands(example_20())

    assert closing.balance == running.opening_balance == -1
    assert running.two_balances is not None
    assert (running.two_balances.closing, running.two_balances.opening) == (-1, -10)
    assert running.two_balances.is_open


def test_example_20_the_difference_is_settled_until_a_statement_changes() -> None:
    text = Settlement(SECOND, -1, -10, -10, "De gemeente bevestigt -10.")
    (_, running) = last_stands(example_20(), settled=[text])
    (_, corrected) = last_stands(
        [
            *example_20()[:2],
            supplied(4, FIRST, Measure.REALISED, date(2026, 7, 1), 34),
            *example_20()[3:],
        ],
        settled=[text],
    )

    assert (running.opening_balance, running.two_balances.is_open) == (-10, False)
    assert (corrected.opening_balance, corrected.two_balances.is_open) == (-2, True)


def test_example_21_a_balance_is_carried_over_eleven_half_years() -> None:
    periods = [Period.from_index(Period(2021, 1).index + place) for place in range(12)]
    figures = [supplied(1, periods[0], Measure.OPENING_BALANCE, periods[0].first_day, -4)]
    for period in periods[:11]:
        figures.append(supplied(1, period, Measure.TARGET, period.first_day, 30))
        figures.append(supplied(1, period, Measure.REALISED, period.next.first_day, 29))

    before = [stand.balance for stand in last_stands(figures)]
    figures.append(supplied(2, periods[11], Measure.TARGET, periods[11].first_day, 40))

    assert before == [-5 - place for place in range(11)]
    assert [stand.balance for stand in last_stands(figures)] == [*before, None]
