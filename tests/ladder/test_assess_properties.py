"""Properties of a judgement that hold for any figures, not only the worked examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from hypothesis import assume, given
from hypothesis import strategies as st

from toezichtdesk.domain.assessment import EarlierDecisions, Freeze, Rule, WarningCause
from toezichtdesk.domain.figures import Measure, Standing, standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Fall, Policy
from toezichtdesk.ladder.assess import assess, warning_of
from toezichtdesk.ladder.history import Counted, last_stands

RUNGS = st.integers(1, 6)
PERSONS = st.integers(0, 400)
BALANCES = st.one_of(st.integers(-300, 300), st.integers(-8, 8))
PERIODS = st.builds(Period, st.integers(2015, 2035), st.sampled_from([1, 2]))
POLICIES = st.builds(
    Policy,
    growth_margin=st.integers(0, 3),
    visible_improvement=st.integers(1, 4),
    periods_without_improvement=st.integers(1, 3),
    fall_when_no_backlog=st.sampled_from(Fall),
    max_step=st.integers(0, 2),
    pace_threshold=st.sampled_from([Fraction(1), Fraction(9, 10), Fraction(1, 2)]),
)


@st.composite
def housed(draw: st.DrawFn, wanted: Fraction | int) -> int:
    """Persons housed: any number, and often about as many as keep level."""
    about = st.integers(-8, 8).map(lambda more: max(0, int(wanted) + more))
    return draw(st.one_of(about, PERSONS))


@st.composite
def stands(draw: st.DrawFn, period: Period | None = None, day: date | None = None) -> Standing:
    """A stand on any day but the first; target, balance and persons may be nought."""
    period = draw(PERIODS) if period is None else period
    day = period.first_day + timedelta(days=draw(st.integers(1, 190))) if day is None else day
    target = draw(PERSONS)
    return standing(
        period,
        day,
        target=target,
        opening_balance=draw(BALANCES),
        realised=draw(housed(target * period.elapsed(day))),
    )


@st.composite
def ends(draw: st.DrawFn, last: Period) -> list[Standing]:
    """Up to four ends of the half-years before a period; one of them may be missing."""
    count = draw(st.integers(0, 4))
    periods = [Period.from_index(last.index - back) for back in range(count, 0, -1)]
    return [draw(stands(each, each.last_day)) for each in periods if draw(st.integers(0, 9)) != 5]


@st.composite
def judged_with_history(draw: st.DrawFn) -> tuple[Standing, list[Standing]]:
    stand = draw(stands())
    return stand, draw(ends(stand.period))


@given(RUNGS, stands(), st.integers(1, 300), POLICIES)
def test_the_size_of_the_backlog_plays_no_part(
    rung: int, stand: Standing, extra: int, policy: Policy
) -> None:
    """Beleid: the size of the backlog against the target was let go."""
    assert stand.opening_balance is not None
    assume(stand.backlog_before and stand.backlog_to_date)
    larger = standing(
        stand.period,
        stand.reference_date,
        target=stand.target,
        opening_balance=stand.opening_balance - extra,
        realised=stand.realised,
    )

    judged, bigger = assess(rung, stand, (), policy), assess(rung, larger, (), policy)

    assert (judged.rule, judged.outcome, judged.growth) == (
        bigger.rule,
        bigger.outcome,
        bigger.growth,
    )


@given(RUNGS, judged_with_history(), POLICIES)
def test_one_more_person_housed_never_leads_to_a_higher_rung(
    rung: int, history: tuple[Standing, list[Standing]], policy: Policy
) -> None:
    stand, earlier = history
    assert stand.realised is not None
    better = replace(stand, realised=stand.realised + 1)

    now, then = assess(rung, stand, earlier, policy), assess(rung, better, earlier, policy)

    assert now.outcome is not None
    assert then.outcome is not None
    assert then.outcome <= now.outcome


@given(RUNGS, judged_with_history(), POLICIES)
def test_a_proposal_rises_at_most_the_maximum_step_and_stays_on_the_ladder(
    rung: int, history: tuple[Standing, list[Standing]], policy: Policy
) -> None:
    outcome = assess(rung, *history, policy).outcome

    assert outcome is not None
    assert outcome - rung <= policy.max_step
    assert 1 <= outcome <= 6


@given(PERIODS, PERSONS, BALANCES, PERSONS)
def test_at_the_end_of_a_period_the_balance_to_date_is_the_balance(
    period: Period, target: int, opening: int, realised: int
) -> None:
    for day in (period.last_day, period.next.first_day, period.next.last_day):
        stand = standing(period, day, target=target, opening_balance=opening, realised=realised)

        assert stand.balance_to_date == stand.balance == opening + realised - target


@given(RUNGS, stands(), POLICIES)
def test_a_freeze_changes_no_figure_no_trend_and_no_warning_and_blocks_no_fall(
    rung: int, stand: Standing, policy: Policy
) -> None:
    freeze = Freeze(date(2000, 1, 1), date(2050, 1, 1), "brand", "Het gebouw brandde af.")

    apart, frozen = (
        assess(rung, stand, (), policy),
        assess(rung, stand, (), policy, EarlierDecisions(freeze)),
    )

    assert (frozen.standing, frozen.trend, frozen.growth, frozen.warning) == (
        apart.standing,
        apart.trend,
        apart.growth,
        apart.warning,
    )
    assert apart.outcome is not None
    if apart.outcome < rung:
        assert frozen == apart
    else:
        assert (frozen.rule, frozen.outcome, frozen.without_freeze) == (Rule.FROZEN, rung, apart)


@given(stands(), POLICIES)
def test_a_warning_opens_exactly_where_the_pace_falls_short_of_keeping_level_less_the_lead(
    stand: Standing, policy: Policy
) -> None:
    assert stand.realised is not None
    assert stand.target is not None
    assert stand.opening_balance is not None
    lead = max(0, stand.opening_balance)
    due = floor(stand.target * stand.elapsed * policy.pace_threshold)
    short = stand.realised < due - lead

    warning = warning_of(stand, policy)

    assert (warning is not None) == (short and not stand.is_final)
    if warning is not None:
        behind = stand.opening_balance < 0
        expected = WarningCause.BACKLOG_GROWS if behind else WarningCause.BACKLOG_LOOMS
        assert warning is expected


@st.composite
def histories(draw: st.DrawFn) -> list[Counted]:
    result: dict[tuple[Period, Measure, date], Counted] = {}
    for _ in range(draw(st.integers(1, 25))):
        period = Period.from_index(Period(2025, 1).index + draw(st.integers(0, 4)))
        measure = draw(st.sampled_from(Measure))
        day = period.first_day + timedelta(days=draw(st.sampled_from([0, 31, 59, 90, 181, 184])))
        value = draw(BALANCES if measure is Measure.OPENING_BALANCE else PERSONS)
        result[period, measure, day] = Counted(period, measure, day, value)
    return list(result.values())


@given(histories(), st.randoms(use_true_random=False))
def test_figures_in_any_order_give_the_same_stands(figures: list[Counted], chance: object) -> None:
    shuffled = list(figures)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert last_stands(shuffled) == last_stands(figures)


@given(histories())
def test_a_stand_never_contradicts_itself(figures: list[Counted]) -> None:
    """G = N - S0, whatever the order in which targets, balances and tasks became known."""
    for stand in last_stands(figures):
        if stand.target is not None and stand.opening_balance is not None:
            assert stand.total_task == stand.target - stand.opening_balance
