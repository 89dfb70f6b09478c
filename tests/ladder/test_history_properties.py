"""Properties of the way from the figures of several half-years to the rung."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.ladder.test_assess_properties import BALANCES, PERSONS, POLICIES, RUNGS, housed
from toezichtdesk.domain.assessment import Assessment
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.history import Counted, last_stands

PERIODS = [Period.from_index(Period(2024, 1).index + number) for number in range(4)]
SELDOM = st.integers(0, 9)  # 5 comes seldom; the ends come more often than they should
COUNTED_ON = (31, 90, 150, 184)  # days after the first day: the last one closes the period


def counted(period: Period, measure: Measure, after: int, persons: int) -> Counted:
    return Counted(period, measure, period.first_day + timedelta(days=after), persons)


@st.composite
def half_years(draw: st.DrawFn, period: Period) -> list[Counted]:
    """The figures of a period: targets that change, stands, and at times an opening balance."""
    days = set(draw(st.lists(st.sampled_from(COUNTED_ON), min_size=1, unique=True)))
    if draw(SELDOM) != 5:
        days.add(COUNTED_ON[-1])
    changes = draw(st.lists(st.sampled_from((0, 60, 120)), min_size=1, max_size=2, unique=True))
    result = [counted(period, Measure.TARGET, day, draw(PERSONS)) for day in changes]
    wanted = max(result, key=lambda figure: figure.reference_date).value
    result += [counted(period, Measure.REALISED, day, draw(housed(wanted))) for day in sorted(days)]
    if draw(SELDOM) == 5:
        result.append(counted(period, Measure.OPENING_BALANCE, 0, draw(BALANCES)))
    return result


@st.composite
def histories(draw: st.DrawFn) -> list[Counted]:
    """Four half-years, of which some may be missing; the first has an opening balance."""
    opening = draw(st.one_of(st.integers(-60, 0), BALANCES))
    result = [counted(PERIODS[0], Measure.OPENING_BALANCE, 0, opening)]
    for period in PERIODS:
        if draw(SELDOM) != 5:
            result += draw(half_years(period))
    return result


def judged(figures: Sequence[Counted], rung: int, policy: Policy) -> list[Assessment]:
    """Judge the last stand of each period, with those before it."""
    stands = last_stands(figures)
    return [assess(rung, stand, stands[:place], policy) for place, stand in enumerate(stands)]


@given(histories(), st.data(), RUNGS, POLICIES)
def test_one_more_person_in_any_half_year_never_leads_to_a_higher_rung(
    figures: list[Counted], data: st.DataObject, rung: int, policy: Policy
) -> None:
    realised = [figure for figure in figures if figure.measure is Measure.REALISED]
    assume(realised)
    housed = data.draw(st.sampled_from(realised))
    better = [
        replace(figure, value=figure.value + 1)
        if figure.measure is Measure.REALISED
        and figure.period == housed.period
        and figure.reference_date >= housed.reference_date
        else figure
        for figure in figures
    ]

    pairs = zip(judged(figures, rung, policy), judged(better, rung, policy), strict=True)

    for now, then in pairs:
        assert (now.outcome is None) == (then.outcome is None)
        if now.outcome is not None and then.outcome is not None:
            assert then.outcome <= now.outcome


@given(
    st.lists(st.tuples(PERSONS, PERSONS), min_size=4, max_size=4),
    st.integers(1, 300),
    st.integers(1, 300),
    st.sampled_from(COUNTED_ON),
    RUNGS,
    POLICIES,
)
def test_a_history_of_larger_backlogs_that_change_alike_leads_to_the_same_rungs(
    half_years: list[tuple[int, int]],
    size: int,
    extra: int,
    last_day: int,
    rung: int,
    policy: Policy,
) -> None:
    """Four half-years on end; the last one may be running."""

    def figures(opening: int) -> list[Counted]:
        result = [counted(PERIODS[0], Measure.OPENING_BALANCE, 0, opening)]
        for period, (target, growth) in zip(PERIODS, half_years, strict=True):
            day = last_day if period is PERIODS[-1] else COUNTED_ON[-1]
            result.append(counted(period, Measure.TARGET, 0, target))
            result.append(counted(period, Measure.REALISED, day, target - growth // 8))
        return result

    small, large = (judged(figures(-each), rung, policy) for each in (size, size + extra))
    stands = [one.standing for one in small if one.standing is not None]
    assume(all(stand.backlog_before and stand.backlog_to_date for stand in stands))

    assert [(one.rule, one.outcome, one.growth) for one in small] == [
        (one.rule, one.outcome, one.growth) for one in large
    ]


@given(histories())
def test_the_balance_to_date_of_a_closed_half_year_is_its_balance_and_opens_the_next(
    figures: list[Counted],
) -> None:
    stands = last_stands(figures)
    texts = {f.period for f in figures if f.measure is Measure.OPENING_BALANCE}
    for stand, after in zip(stands, (*stands[1:], None), strict=True):
        if stand.is_final:
            assert stand.balance_to_date == stand.balance
            if after is not None and after.period == stand.period.next:
                assert after.period in texts or after.opening_balance == stand.balance


@given(histories(), RUNGS, POLICIES)
def test_no_half_year_proposes_more_than_the_maximum_step_up(
    figures: list[Counted], rung: int, policy: Policy
) -> None:
    outcomes = [one.outcome for one in judged(figures, rung, policy) if one.outcome is not None]

    assert all(1 <= outcome <= min(6, rung + policy.max_step) for outcome in outcomes)
