"""The former policy, which judges by the size of the backlog; it is only compared with."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Freeze, Reason, ReasonCode, Rule, Trend
from toezichtdesk.domain.figures import standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import OldPolicy
from toezichtdesk.ladder.old_policy import assess_by_share

PERIOD = Period(2026, 1)
POLICY = OldPolicy("Oud", tuple(Fraction(n, 100) for n in (10, 25, 50, 75, 100)))


def at_end(opening, target, realised):
    return standing(
        PERIOD, PERIOD.last_day, target=target, opening_balance=opening, realised=realised
    )


@pytest.mark.parametrize(
    ("rung", "opening", "target", "realised", "outcome", "trend"),
    [
        (1, 0, 30, 30, 1, Trend.NONE),
        (4, 0, 30, 31, 1, Trend.NONE),
        (1, 0, 30, 28, 1, Trend.GROWS),  # 2 of 30 is below 10 %
        (1, 0, 30, 27, 2, Trend.GROWS),  # 3 of 30 is 10 %, which counts
        (1, -20, 30, 31, 4, Trend.SHRINKS),  # 19 of 30: the size decides, not the improvement
        (3, -20, 30, 30, 4, Trend.EQUAL),
        (1, -63, 30, 20, 6, Trend.GROWS),  # more than a whole target, and no step at a time
        (6, -10, 40, 45, 2, Trend.SHRINKS),  # 5 of 40: 12,5 %, straight down
    ],
)
def test_the_size_of_the_backlog_decides(rung, opening, target, realised, outcome, trend):
    judged = assess_by_share(rung, at_end(opening, target, realised), POLICY)

    assert (judged.outcome, judged.rule, judged.trend) == (outcome, Rule.BACKLOG_SHARE, trend)
    assert not judged.is_provisional
    assert judged.policy == "Oud"


def test_the_reason_names_share_target_and_rung():
    judged = assess_by_share(1, at_end(-5, 40, 40), POLICY)

    rule, outcome = (wording.sentence(reason) for reason in judged.reasons)
    assert rule == (
        "De achterstand van 5 is 12,5 % van de taakstelling van 40; volgens de drempels van het "
        "vorige beleid hoort daar trede 2 bij."
    )
    assert outcome == "Voorstel: van trede 1 naar trede 2."


def test_without_backlog_no_share_is_said():
    judged = assess_by_share(1, at_end(5, 0, 0), POLICY)

    assert judged.outcome == 1
    assert wording.sentence(judged.reasons[0]).startswith("Er is geen achterstand;")


@pytest.mark.parametrize("rung", [1, 4, 6])
def test_a_running_period_is_provisional_on_every_rung(rung):
    stand = standing(PERIOD, date(2026, 3, 31), target=181, opening_balance=0, realised=60)

    judged = assess_by_share(rung, stand, POLICY)

    assert judged.is_provisional
    assert judged.reasons[-1].code is ReasonCode.JUDGED_AT_END
    assert "30-06-2026" in wording.sentence(judged.reasons[-1])


@pytest.mark.parametrize(
    ("stand", "code"),
    [
        (None, ReasonCode.NO_FIGURES),
        (standing(PERIOD, PERIOD.last_day, target=30), ReasonCode.NO_REALISED),
        (standing(PERIOD, PERIOD.last_day, realised=30), ReasonCode.NO_TARGET),
        (at_end(-5, 0, 0), ReasonCode.NO_SHARE),
        (standing(PERIOD, PERIOD.last_day, total_task=40, realised=30), ReasonCode.NO_SHARE),
    ],
)
def test_what_is_unknown_gives_no_proposal_and_says_why(stand, code):
    judged = assess_by_share(2, stand, POLICY)

    assert (judged.outcome, judged.rule) == (None, Rule.UNKNOWN)
    assert [reason.code for reason in judged.reasons] == [code]
    assert wording.sentence(judged.reasons[0]).endswith(".")


def test_a_total_task_without_opening_balance_is_enough_without_backlog():
    stand = standing(PERIOD, PERIOD.last_day, total_task=40, realised=41)

    assert assess_by_share(2, stand, POLICY).outcome == 1


def test_the_direction_is_unknown_without_an_opening_balance():
    stand = at_end(None, 40, 10)

    assert assess_by_share(2, stand, POLICY).trend is Trend.UNKNOWN


def test_a_freeze_holds_the_rung_and_shows_the_outcome_beside_it():
    freeze = Freeze(date(2026, 1, 1), date(2026, 12, 31), "Brand", "Woningen verloren")

    judged = assess_by_share(3, at_end(-20, 30, 30), POLICY, freeze)

    assert (judged.outcome, judged.rule) == (3, Rule.FROZEN)
    assert judged.without_freeze is not None
    assert judged.without_freeze.outcome == 4
    assert judged.reasons[-1].code is ReasonCode.RULE_FROZEN


def test_a_freeze_makes_no_unknown_known():
    freeze = Freeze(date(2026, 1, 1), date(2026, 12, 31), "Brand", "Woningen verloren")

    assert assess_by_share(3, None, POLICY, freeze).rule is Rule.UNKNOWN


@given(
    rung=st.integers(1, 6),
    opening=st.integers(-300, 300),
    target=st.integers(1, 400),
    realised=st.integers(0, 400),
)
def test_one_more_person_housed_never_leads_to_a_higher_rung(rung, opening, target, realised):
    fewer = assess_by_share(rung, at_end(opening, target, realised), POLICY).outcome
    more = assess_by_share(rung, at_end(opening, target, realised + 1), POLICY).outcome

    assert fewer is not None
    assert more is not None
    assert more <= fewer


def test_a_freeze_keeps_every_reason_and_adds_its_rung_end_and_ground():
    freeze = Freeze(date(2026, 1, 1), date(2026, 12, 31), "Brand", "Woningen verloren")
    apart = assess_by_share(3, at_end(-20, 30, 30), POLICY)

    judged = assess_by_share(3, at_end(-20, 30, 30), POLICY, freeze)

    held = Reason(
        ReasonCode.RULE_FROZEN, (("rung", 3), ("until", freeze.until), ("ground", "Brand"))
    )
    assert judged.reasons == (*apart.reasons, held)
    assert judged.without_freeze == apart


def test_the_reasons_hold_the_share_with_the_numbers_behind_it():
    stand = at_end(-5, 40, 40)

    judged = assess_by_share(1, stand, POLICY)

    assert judged.reasons == (
        Reason(
            ReasonCode.RULE_BACKLOG_SHARE,
            (("backlog", 5), ("share", Fraction(1, 8)), ("target", 40), ("outcome", 2)),
        ),
        Reason(ReasonCode.OUTCOME, (("rung", 1), ("outcome", 2))),
    )
    assert (judged.rung, judged.standing, judged.growth) == (1, stand, 0)


def test_a_running_period_says_when_it_is_judged_and_by_how_much_the_backlog_changed():
    """A person a day, and by 31 March 30 fewer than the 90 that keep level."""
    stand = standing(PERIOD, date(2026, 3, 31), target=181, opening_balance=-10, realised=60)

    judged = assess_by_share(2, stand, POLICY)

    assert (judged.growth, judged.trend, judged.outcome) == (30, Trend.GROWS, 2)  # 40 of 181
    assert judged.reasons[-1] == Reason(ReasonCode.JUDGED_AT_END, (("until", PERIOD.last_day),))
    assert [reason.code for reason in judged.reasons] == [
        ReasonCode.RULE_BACKLOG_SHARE,
        ReasonCode.JUDGED_AT_END,
    ]


@pytest.mark.parametrize("realised", [20, 30, 45])
def test_the_growth_is_that_since_the_end_of_the_period_before(realised):
    judged = assess_by_share(2, at_end(-10, 30, realised), POLICY)

    assert judged.growth == max(0, 40 - realised) - 10


@pytest.mark.parametrize("figures", [{"target": 30}, {"realised": 30}])
def test_what_is_missing_is_named_with_the_period_and_nothing_else_is_said(figures):
    stand = standing(PERIOD, PERIOD.last_day, **figures)

    judged = assess_by_share(2, stand, POLICY)

    assert dict(judged.reasons[0].values) == {"period": PERIOD}
    assert (judged.rung, judged.policy, judged.standing) == (2, "Oud", stand)
    assert (judged.trend, judged.growth, judged.is_provisional) == (Trend.UNKNOWN, None, False)


def test_a_total_task_tells_a_backlog_but_no_share_no_growth_and_no_direction():
    behind = standing(PERIOD, PERIOD.last_day, total_task=40, realised=30)
    level = standing(PERIOD, PERIOD.last_day, total_task=40, realised=40)

    assert dict(assess_by_share(2, behind, POLICY).reasons[0].values) == {"period": PERIOD}
    judged = assess_by_share(2, level, POLICY)
    assert (judged.outcome, judged.trend, judged.growth) == (1, Trend.NONE, None)
    assert dict(judged.reasons[0].values) == {
        "backlog": 0,
        "share": 0,
        "target": None,
        "outcome": 1,
    }


@pytest.mark.parametrize(
    ("realised", "trend"),
    [(29, Trend.GROWS), (30, Trend.EQUAL), (31, Trend.SHRINKS)],
)
def test_a_person_more_or_less_is_a_direction(realised, trend):
    assert assess_by_share(2, at_end(-6, 30, realised), POLICY).trend is trend


@pytest.mark.parametrize(
    ("realised", "trend"), [(90, Trend.SHRINKS), (89, Trend.EQUAL), (88, Trend.GROWS)]
)
def test_a_part_of_a_person_is_no_direction_in_a_running_period(realised, trend):
    """180 persons: by 31 March 89.5 are due, and 89 keep level."""
    day = date(2026, 3, 31)
    stand = standing(PERIOD, day, target=180, opening_balance=-6, realised=realised)

    assert assess_by_share(2, stand, POLICY).trend is trend
