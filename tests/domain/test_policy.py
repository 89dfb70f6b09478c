"""The values of a policy: their limits, their thresholds and the correction term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk import wording
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import OldPolicy, Policy, problems

FIVE = tuple(Fraction(n, 100) for n in (10, 25, 50, 75, 100))


def test_the_defaults_can_be_used():
    assert problems(Policy()) == ()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("growth_margin", -1, "groeimarge"),
        ("visible_improvement", 0, "zichtbare verbetering"),
        ("periods_without_improvement", 0, "perioden zonder verbetering"),
        ("max_step", 0, "grootste stap"),
        ("plan_from_rung", 0, "verbeterplan"),
        ("plan_from_rung", 7, "verbeterplan"),
        ("plan_term_days", 0, "termijn voor het verbeterplan"),
        ("days_for_rungs_4_5_6", 0, "richtpunt"),
        ("contacts_per_period", 0, "contacten per periode"),
        ("counting_kinds", frozenset(), "soort contact"),
        ("pace_threshold", Fraction(0), "tempogrens"),
        ("pace_threshold", Fraction(-1, 10), "tempogrens"),
        ("pace_threshold", Fraction(201, 100), "niet 2,01"),
        ("correction_days", -1, "correctiedagen"),
        ("attribution", "  ", "huisvestingen"),
        ("household_size", 0, "huishouden"),
        ("rung_names", ("a", "b", "c", "d", "e"), "zes treden"),
        ("rung_names", ("a", "b", "c", "d", "e", " "), "zes treden"),
        ("rung_names", ("a", "b", "c", "d", "e", "a"), "zes treden"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_reason(field, value, said):
    (problem,) = problems(replace(Policy(), **{field: value}))

    assert said in wording.obstacle(problem).casefold()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("growth_margin", 0),
        ("visible_improvement", 1),
        ("pace_threshold", Fraction(2)),
        ("plan_from_rung", 1),
        ("plan_from_rung", 6),
        ("correction_days", 0),
    ],
)
def test_a_value_on_the_edge_can_be_used(field, value):
    assert problems(replace(Policy(), **{field: value})) == ()


def test_several_wrong_values_are_all_named():
    assert len(problems(replace(Policy(), growth_margin=-1, max_step=0))) == 2


def test_a_late_figure_belongs_to_its_period_for_the_correction_days():
    policy = replace(Policy(), correction_days=10)

    assert policy.closes_on(Period(2026, 1)) == date(2026, 7, 10)


@pytest.mark.parametrize(
    ("share", "rung"),
    [
        (Fraction(0), 1),
        (Fraction(99, 1000), 1),
        (Fraction(1, 10), 2),
        (Fraction(1, 4), 3),
        (Fraction(49, 100), 3),
        (Fraction(1, 2), 4),
        (Fraction(3, 4), 5),
        (Fraction(1), 6),
        (Fraction(5), 6),
    ],
)
def test_a_threshold_belongs_to_the_rung_that_begins_there(share, rung):
    assert OldPolicy("oud", FIVE).rung_of(share) == rung
    assert OldPolicy("oud", (Fraction(1, 20), *FIVE)).rung_of(share) == rung


@pytest.mark.parametrize(
    ("thresholds", "said"),
    [
        ((), "niet 0"),
        (FIVE[:4], "niet 4"),
        ((*FIVE, Fraction(2), Fraction(3)), "niet 7"),
        ((Fraction(0), *FIVE[1:]), "boven 0"),
        ((Fraction(-1), *FIVE), "boven 0"),
        ((*FIVE[:4], FIVE[3]), "oplopen"),
        (FIVE[::-1], "oplopen"),
    ],
)
def test_thresholds_that_cannot_be_are_refused(thresholds, said):
    wrong = problems(OldPolicy("oud", thresholds))

    assert any(said in wording.obstacle(problem) for problem in wrong)


def test_with_six_thresholds_the_first_rung_may_begin_at_nothing():
    assert problems(OldPolicy("oud", (Fraction(0), *FIVE))) == ()


@given(
    st.sets(st.fractions(Fraction(1, 1000), 3), min_size=5, max_size=6),
    st.fractions(0, 4),
    st.fractions(0, 4),
)
def test_a_larger_share_never_has_a_lower_rung(shares, one, other):
    policy = OldPolicy("oud", tuple(sorted(shares)))

    assert not problems(policy)
    assert policy.rung_of(min(one, other)) <= policy.rung_of(max(one, other))
