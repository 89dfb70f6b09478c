"""The steps of a judgement, each with its numbers, and the edges of every rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from toezichtdesk.domain.assessment import (
    Assessment,
    EarlierDecisions,
    Freeze,
    Reason,
    ReasonCode,
    Rule,
    Trend,
    WarningCause,
)
from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Fall, Policy
from toezichtdesk.ladder.assess import assess, trend_of, warning_of
from toezichtdesk.ladder.counterfactual import persons_to_another_outcome

POLICY = Policy()
PERIOD = Period(2026, 1)  # of 181 days
MARCH = date(2026, 3, 31)  # after 90 of them
FREEZE = Freeze(date(2026, 1, 1), date(2026, 12, 31), "brand", "Het gebouw brandde af.")


def closed(opening: int, target: int, realised: int, period: Period = PERIOD) -> Standing:
    return standing(
        period, period.last_day, target=target, opening_balance=opening, realised=realised
    )


def running(opening: int, realised: int) -> Standing:
    """A person a day: by 31 March 90 keep level."""
    return standing(PERIOD, MARCH, target=181, opening_balance=opening, realised=realised)


def values(judged: Assessment, code: ReasonCode) -> dict[str, object]:
    (reason,) = (reason for reason in judged.reasons if reason.code is code)
    return dict(reason.values)


def codes(judged: Assessment) -> list[ReasonCode]:
    return [reason.code for reason in judged.reasons]


def test_at_the_end_of_a_period_facts_rule_and_outcome_are_reported_in_that_order() -> None:
    judged = assess(1, closed(-6, 45, 40), (), POLICY)

    assert judged.reasons == (
        Reason(
            ReasonCode.FACT_FINAL,
            (
                ("period", PERIOD),
                ("reference_date", PERIOD.last_day),
                ("opening_balance", -6),
                ("realised", 40),
                ("target", 45),
                ("keep_level", 45),
                ("before", 6),
                ("now", 11),
                ("balance", -11),
                ("growth", 5),
                ("decided_on", None),
                ("closing", None),
            ),
        ),
        Reason(ReasonCode.RULE_GROWING, (("growth", 5), ("margin", 0))),
        Reason(ReasonCode.OUTCOME, (("rung", 1), ("outcome", 2))),
    )
    assert (judged.rung, judged.policy, judged.growth) == (1, POLICY.name, 5)
    assert judged.standing == closed(-6, 45, 40)
    assert judged.warning is None
    assert not judged.is_provisional


def test_in_a_running_period_the_facts_are_to_date_and_the_outcome_is_provisional() -> None:
    judged = assess(1, running(-40, 84), (), POLICY)

    assert codes(judged) == [
        ReasonCode.FACT_TO_DATE,
        ReasonCode.RULE_GROWING,
        ReasonCode.OUTCOME,
        ReasonCode.PROVISIONAL,
    ]
    assert values(judged, ReasonCode.PROVISIONAL) == {"until": date(2026, 6, 30)}
    assert judged.is_provisional
    assert judged.warning is WarningCause.BACKLOG_GROWS


@pytest.mark.parametrize(
    ("rung", "is_provisional"),
    [(1, True), (3, True), (4, False), (5, False)],
)
def test_only_on_the_lower_three_rungs_a_running_period_is_provisional(
    rung: int, is_provisional: bool
) -> None:
    judged = assess(rung, running(-40, 84), (), POLICY)

    assert judged.is_provisional is is_provisional
    assert (ReasonCode.PROVISIONAL in codes(judged)) == is_provisional


def test_a_frozen_rung_keeps_every_reason_and_adds_the_freeze() -> None:
    apart = assess(3, running(-40, 84), (), POLICY)

    frozen = assess(3, running(-40, 84), (), POLICY, EarlierDecisions(FREEZE))

    held = Reason(
        ReasonCode.RULE_FROZEN, (("rung", 3), ("until", FREEZE.until), ("ground", "brand"))
    )
    assert frozen.reasons == (*apart.reasons, held)
    assert frozen.is_provisional
    assert (frozen.rung, frozen.policy) == (3, POLICY.name)


def test_a_freeze_makes_no_unknown_known() -> None:
    assert assess(3, None, (), POLICY, EarlierDecisions(FREEZE)) == assess(3, None, (), POLICY)


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"target": 30, "opening_balance": 0}, ReasonCode.NO_REALISED),
        ({"opening_balance": 0, "realised": 3}, ReasonCode.NO_TARGET),
        ({"realised": 3}, ReasonCode.NO_TARGET),
        ({"target": 30, "realised": 3}, ReasonCode.NO_OPENING_BALANCE),
        ({"total_task": 30, "realised": 3}, ReasonCode.NO_OPENING_BALANCE),
    ],
)
@pytest.mark.parametrize("day", [MARCH, PERIOD.last_day])
def test_what_is_missing_is_named_with_the_period(
    figures: dict[str, int], code: ReasonCode, day: date
) -> None:
    stand = standing(PERIOD, day, **figures)

    judged = assess(3, stand, (), POLICY)

    assert judged.reasons == (Reason(code, (("period", PERIOD),)),)
    assert (judged.rung, judged.outcome, judged.growth, judged.warning) == (3, None, None, None)
    assert (judged.rule, judged.trend) == (Rule.UNKNOWN, Trend.UNKNOWN)
    assert (judged.policy, judged.standing, judged.is_provisional) == (POLICY.name, stand, False)
    assert warning_of(stand, POLICY) is None


@pytest.mark.parametrize(
    ("realised", "trend"),
    [
        (22, Trend.GROWS),  # 3 more, with a margin of 2
        (23, Trend.EQUAL),
        (27, Trend.EQUAL),
        (28, Trend.SHRINKS),  # 3 fewer, where 3 are visible
        (44, Trend.SHRINKS),
        (45, Trend.NONE),
    ],
)
def test_the_margins_of_the_policy_part_the_directions(realised: int, trend: Trend) -> None:
    wide = replace(POLICY, growth_margin=2, visible_improvement=3)

    assert trend_of(closed(-20, 25, realised), wide) is trend


def test_without_an_opening_balance_there_is_no_direction() -> None:
    assert trend_of(standing(PERIOD, MARCH, target=30, realised=3), POLICY) is Trend.UNKNOWN


def test_rules_name_the_change_and_the_margin_they_compared() -> None:
    wide = replace(POLICY, growth_margin=2, visible_improvement=3)

    grows = assess(2, closed(-20, 25, 22), (), wide)
    shrinks = assess(2, closed(-20, 25, 29), (), wide)

    assert values(grows, ReasonCode.RULE_GROWING) == {"growth": 3, "margin": 2}
    assert values(shrinks, ReasonCode.RULE_IMPROVEMENT) == {"improvement": 4, "least": 3}


@pytest.mark.parametrize(
    ("fall", "rung", "outcome"),
    [
        (Fall.TO_ONE, 4, 1),
        (Fall.TO_ONE, 1, 1),
        (Fall.ONE_STEP, 4, 3),
        (Fall.ONE_STEP, 2, 1),
        (Fall.ONE_STEP, 1, 1),
        (Fall.NONE, 4, 4),
    ],
)
def test_without_a_backlog_the_policy_says_how_far_to_fall(
    fall: Fall, rung: int, outcome: int
) -> None:
    policy = replace(POLICY, fall_when_no_backlog=fall)

    judged = assess(rung, closed(-6, 30, 36), (), policy)

    assert (judged.rule, judged.outcome) == (Rule.NO_BACKLOG, outcome)
    assert ReasonCode.RULE_NO_BACKLOG in codes(judged)


@pytest.mark.parametrize(
    ("rung", "max_step", "outcome"), [(2, 0, 2), (2, 1, 3), (2, 2, 3), (5, 1, 6), (6, 1, 6)]
)
@pytest.mark.parametrize("realised", [24, 30])  # growing, and equal
def test_a_rise_is_one_rung_as_far_as_the_ladder_and_the_policy_go(
    rung: int, max_step: int, outcome: int, realised: int
) -> None:
    policy = replace(POLICY, max_step=max_step)

    assert assess(rung, closed(-20, 30, realised), (), policy).outcome == outcome


def test_the_periods_in_a_row_are_counted_without_the_growth_that_rises_by_itself() -> None:
    patient = replace(POLICY, periods_without_improvement=5)
    one, two, three = Period(2024, 2), Period(2025, 1), Period(2025, 2)
    improved = closed(-25, 30, 35, Period(2024, 1))
    equal, grew = closed(-20, 30, 30, one), closed(-20, 30, 25, two)
    stands = (improved, equal, grew, closed(-25, 30, 30, three))

    judged = assess(3, closed(-25, 30, 30), stands, patient)

    assert values(judged, ReasonCode.RULE_NO_IMPROVEMENT_YET) == {
        "count": 2,
        "needed": 5,
        "growth": 0,
        "margin": 0,
    }
    assert judged.outcome == 3


def test_from_rung_4_no_half_years_are_waited_for() -> None:
    patient = replace(POLICY, periods_without_improvement=3)
    stand = closed(-20, 30, 30)

    judged = assess(4, stand, (), patient, EarlierDecisions(reference=20))

    assert judged.outcome == 5
    assert values(judged, ReasonCode.RULE_NO_IMPROVEMENT)["needed"] == 0
    assert persons_to_another_outcome(judged, (), patient, EarlierDecisions(reference=20)) == 1


def test_a_rise_names_how_many_periods_in_a_row_there_were() -> None:
    patient = replace(POLICY, periods_without_improvement=2)

    judged = assess(3, closed(-20, 30, 30), (closed(-20, 30, 30, PERIOD.previous),), patient)

    assert values(judged, ReasonCode.RULE_NO_IMPROVEMENT) == {
        "count": 2,
        "needed": 2,
        "growth": 0,
        "margin": 0,
    }


@pytest.mark.parametrize(
    "before",
    [
        standing(
            PERIOD.previous, date(2025, 12, 1), target=0, opening_balance=-20, realised=0
        ),  # not closed
        closed(-21, 30, 31, PERIOD.previous),  # an improvement
        closed(0, 30, 30, PERIOD.previous),  # no backlog
        closed(-10, 30, 20, PERIOD.previous),  # a growth, on which another rule rises
        standing(PERIOD.previous, PERIOD.previous.last_day, target=30, realised=10),  # unknown
    ],
)
def test_a_period_that_was_no_lack_of_improvement_is_not_counted(before: Standing) -> None:
    patient = replace(POLICY, periods_without_improvement=2)

    judged = assess(3, closed(-20, 30, 30), (before,), patient)

    assert values(judged, ReasonCode.RULE_NO_IMPROVEMENT_YET) == {
        "count": 1,
        "needed": 2,
        "growth": 0,
        "margin": 0,
    }


@pytest.mark.parametrize(
    ("opening", "target", "total"),
    [(26, 18, -8), (18, 18, 0), (0, 0, 0), (17, 18, None), (-6, 18, None)],
)
def test_a_task_at_or_below_zero_is_met_by_the_lead(
    opening: int, target: int, total: int | None
) -> None:
    judged = assess(1, closed(opening, target, 0), (), POLICY)

    assert (ReasonCode.TASK_MET_BY_LEAD in codes(judged)) == (total is not None)
    if total is not None:
        expected = {"total_task": total, "lead": opening}
        assert values(judged, ReasonCode.TASK_MET_BY_LEAD) == expected


@pytest.mark.parametrize(
    ("opening", "realised", "left"),
    [
        (12, 20, 2),
        (12, 18, 0),
        (12, 29, 11),
        (1, 29, 0),
        (12, 17, None),  # the lead became a backlog
        (12, 30, None),  # the lead stayed what it was
        (0, 30, None),
        (-1, 31, None),
    ],
)
def test_a_lead_that_shrinks_is_reported_with_what_is_left(
    opening: int, realised: int, left: int | None
) -> None:
    judged = assess(1, closed(opening, 30, realised), (), POLICY)

    assert (ReasonCode.LEAD_SHRINKS in codes(judged)) == (left is not None)
    if left is not None:
        assert values(judged, ReasonCode.LEAD_SHRINKS) == {"before": opening, "now": left}


def jump_told(stand: Standing, *earlier: Standing) -> dict[str, object] | None:
    judged = assess(2, stand, earlier, POLICY)
    if ReasonCode.TARGET_JUMP not in codes(judged):
        return None
    return values(judged, ReasonCode.TARGET_JUMP)


def test_a_higher_target_is_reported_where_it_can_explain_the_whole_growth() -> None:
    before = closed(-6, 30, 30, PERIOD.previous)
    both = {"before": 30, "now": 45}

    assert jump_told(closed(-6, 45, 44), before) == both
    assert jump_told(closed(-6, 45, 30), before) == both  # 15 more, and 15 behind
    assert jump_told(closed(-6, 31, 30), before) == {"before": 30, "now": 31}
    assert jump_told(closed(-6, 45, 29), before) is None
    assert jump_told(closed(-6, 45, 45), before) is None  # no growth
    assert jump_told(closed(-6, 30, 29), before) is None  # no higher target
    assert jump_told(closed(-6, 29, 20), before) is None


def test_in_a_running_period_a_higher_target_explains_as_much_as_has_gone_by() -> None:
    """From 91 to 181: 90 more, of which 44,75 by 31 March; 90 keep level."""
    before = closed(-6, 91, 91, PERIOD.previous)

    assert jump_told(running(-6, 46), before) is not None
    assert jump_told(running(-6, 45), before) is None


def test_a_higher_target_is_reported_beside_the_period_before_only() -> None:
    before = closed(-6, 30, 30, PERIOD.previous)
    long_ago = closed(-6, 44, 44, PERIOD.previous.previous)
    no_target = standing(PERIOD.previous, PERIOD.previous.last_day, total_task=36, realised=30)

    assert jump_told(closed(-6, 45, 40)) is None
    assert jump_told(closed(-6, 45, 40), long_ago) is None
    assert jump_told(closed(-6, 45, 40), no_target) is None
    assert jump_told(closed(-6, 45, 40), long_ago, before) == {"before": 30, "now": 45}


@pytest.mark.parametrize(
    ("rung", "plan_from", "is_due"),
    [(1, 3, False), (2, 3, True), (3, 3, False), (1, 2, True), (2, 4, False)],
)
def test_a_plan_follows_where_the_proposal_passes_its_rung(
    rung: int, plan_from: int, is_due: bool
) -> None:
    policy = replace(POLICY, plan_from_rung=plan_from, plan_term_days=42)

    judged = assess(rung, closed(-6, 45, 40), (), policy)

    assert (ReasonCode.PLAN_DUE in codes(judged)) == is_due
    if is_due:
        assert values(judged, ReasonCode.PLAN_DUE) == {"from_rung": plan_from, "days": 42}


@pytest.mark.parametrize(
    ("opening", "realised", "cause"),
    [
        (0, 45, None),  # half of the 90 that keep level
        (0, 44, WarningCause.BACKLOG_LOOMS),
        (-1, 45, None),
        (-1, 44, WarningCause.BACKLOG_GROWS),
        (10, 35, None),
        (10, 34, WarningCause.BACKLOG_LOOMS),
    ],
)
def test_a_warning_opens_below_the_share_of_the_pace_that_the_policy_asks(
    opening: int, realised: int, cause: WarningCause | None
) -> None:
    half = replace(POLICY, pace_threshold=Fraction(1, 2))

    assert warning_of(running(opening, realised), half) is cause
