"""What was decided and held before a stand: worked examples 11 and 15-19, and their edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, Freeze, ReasonCode, Rule, Trend
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Standing, standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import Policy
from toezichtdesk.domain.terms import FileItem, FileItemKind
from toezichtdesk.ladder.assess import assess, warning_of
from toezichtdesk.ladder.earlier_decisions import earlier_decisions, is_closing_decided

POLICY = Policy()
PERIOD = Period(2026, 1)


def decided(
    on: date, from_rung: int, rung: int, basis: Standing | None, kind: DecisionKind | None = None
) -> Decision:
    how = kind or DecisionKind.ACCEPTED
    return Decision(1, "GM9001", how, from_rung, rung, on, "", "GS 1", "R2", POLICY.name, (), basis)


def closed(opening: int, target: int, realised: int, period: Period = PERIOD) -> Standing:
    return standing(
        period, period.last_day, target=target, opening_balance=opening, realised=realised
    )


def to_date(day: date, backlog: int, opening: int = -40) -> Standing:
    """A stand of 2026-I with a backlog to date of so many persons; 181 are due in 181 days."""
    due = standing(PERIOD, day, target=181, opening_balance=opening, realised=0)
    return replace(due, realised=backlog_free(due) - backlog)


def backlog_free(stand: Standing) -> int:
    return (stand.keep_level or 0) - (stand.opening_balance or 0)


def judge(
    rung: int,
    stand: Standing,
    *decisions: Decision,
    today: date,
    freezes: tuple[Freeze, ...] = (),
    letters: tuple[FileItem, ...] = (),
    policy: Policy = POLICY,
    earlier: tuple[Standing, ...] = (),
) -> Assessment:
    around = earlier_decisions(rung, stand, decisions, freezes, policy, today, letters)
    return assess(rung, stand, earlier, policy, around)


def sentence_for(judged: Assessment, code: ReasonCode) -> str:
    return next(wording.sentence(one) for one in judged.reasons if one.code is code)


def test_on_rung_4_a_growing_backlog_asks_for_the_next_step_without_waiting_for_july() -> None:
    """Example 11: 40 when rung 4 was decided on 1 February, 46 on 1 April."""
    placed = decided(date(2026, 2, 1), 3, 4, to_date(date(2026, 2, 1), 40))

    judged = judge(4, to_date(date(2026, 4, 1), 46), placed, today=date(2026, 4, 1))

    assert (judged.rule, judged.outcome, judged.is_provisional) == (Rule.GROWING_BACKLOG, 5, False)
    assert judged.growth == 6


def test_on_rung_5_improvement_is_counted_from_the_decision_and_not_from_the_period_before() -> (
    None
):
    """Example 15: decided on 46 where the period began with 40; 44 is an improvement of 2."""
    placed = decided(date(2026, 2, 10), 4, 5, to_date(date(2026, 2, 10), 46))

    judged = judge(5, to_date(date(2026, 4, 1), 44), placed, today=date(2026, 4, 2))

    assert (judged.rule, judged.outcome) == (Rule.VISIBLE_IMPROVEMENT, 5)
    assert (judged.growth, judged.counted_from) == (-2, date(2026, 2, 10))
    assert (
        "Bij het besluit van 10-02-2026 was de achterstand tot de peildatum 46; nu is die 44."
        in (sentence_for(judged, ReasonCode.FACT_TO_DATE))
    )


@pytest.mark.parametrize("rung", [1, 4])
def test_a_stand_of_the_first_day_judges_nothing(rung: int) -> None:
    """Example 16."""
    first = standing(PERIOD, date(2026, 1, 1), target=30, opening_balance=-20, realised=0)
    placed = decided(date(2026, 1, 2), 3, 4, closed(-10, 30, 20, PERIOD.previous))

    judged = judge(rung, first, placed, today=date(2026, 3, 1))

    assert (judged.rule, judged.outcome, judged.warning) == (Rule.UNKNOWN, None, None)
    assert [reason.code for reason in judged.reasons] == [ReasonCode.NOTHING_ELAPSED]


def test_a_rung_raised_and_put_back_in_a_half_year_is_not_raised_again_at_its_closing() -> None:
    """At most one rise per half-year: one that was put back is one. The officer may deviate."""
    running = standing(PERIOD, date(2026, 6, 1), target=60, opening_balance=-20, realised=40)
    raised = decided(date(2026, 6, 10), 2, 3, running, DecisionKind.DEVIATED)
    put_back = decided(date(2026, 6, 20), 3, 2, running, DecisionKind.DEVIATED)
    closing, following = closed(-20, 60, 50), closed(-30, 60, 50, PERIOD.next)

    held = judge(2, closing, raised, put_back, today=date(2026, 7, 5))
    again = judge(2, following, raised, put_back, today=date(2027, 1, 5))

    assert (held.rule, held.outcome, again.outcome) == (Rule.GROWING_BACKLOG, 2, 3)
    assert "10-06-2026" in sentence_for(held, ReasonCode.ALREADY_RAISED)


def test_a_rung_raised_in_a_half_year_is_not_raised_again_at_its_closing() -> None:
    """Example 17."""
    running = standing(PERIOD, date(2026, 6, 1), target=60, opening_balance=-20, realised=40)
    placed = decided(date(2026, 6, 10), 2, 3, running, DecisionKind.DEVIATED)
    closing, following = closed(-20, 60, 50), closed(-30, 60, 50, PERIOD.next)

    held = judge(3, closing, placed, today=date(2026, 7, 5))
    again = judge(3, following, placed, today=date(2027, 1, 5))

    assert (held.rule, held.outcome) == (Rule.GROWING_BACKLOG, 3)
    assert "besluit van 10-06-2026" in sentence_for(held, ReasonCode.ALREADY_RAISED)
    assert again.outcome == 4
    often = replace(POLICY, one_rise_per_period=False)
    assert judge(3, closing, placed, today=date(2026, 7, 5), policy=often).outcome == 4


def test_a_rung_lowered_or_held_in_a_half_year_is_raised_at_its_closing() -> None:
    running = standing(PERIOD, date(2026, 6, 1), target=60, opening_balance=-20, realised=40)
    for from_rung, rung in ((3, 2), (2, 2)):
        placed = decided(date(2026, 6, 10), from_rung, rung, running, DecisionKind.DEVIATED)

        assert judge(2, closed(-20, 60, 50), placed, today=date(2026, 7, 5)).outcome == 3


def test_a_closing_in_a_freeze_is_held_for_good_and_the_next_counts_from_its_end() -> None:
    """Example 18."""
    freeze = Freeze(date(2026, 4, 1), date(2026, 6, 30), "brand", "Het gebouw brandde af.")
    closing, following = closed(-10, 30, 26), closed(-14, 30, 29, PERIOD.next)

    held = judge(3, closing, today=date(2026, 7, 5), freezes=(freeze,))
    after = judge(3, following, today=date(2027, 1, 5), freezes=(freeze,), earlier=(closing,))

    assert (held.rule, held.outcome, held.moves) == (Rule.FROZEN, 3, False)
    assert held.without_freeze is not None
    assert held.without_freeze.outcome == 4
    assert (after.rule, after.outcome, after.growth) == (Rule.GROWING_BACKLOG, 4, 1)


def test_a_freeze_blocks_no_fall() -> None:
    freeze = Freeze(date(2026, 4, 1), date(2026, 6, 30), "brand", "Het gebouw brandde af.")

    judged = judge(3, closed(-10, 30, 40), today=date(2026, 7, 5), freezes=(freeze,))

    assert (judged.rule, judged.outcome) == (Rule.NO_BACKLOG, 1)


def test_a_freeze_holds_by_the_last_day_of_the_period_and_not_by_today() -> None:
    ended = Freeze(date(2026, 1, 1), date(2026, 6, 29), "brand", "Het gebouw brandde af.")
    later = Freeze(date(2026, 7, 1), date(2026, 8, 1), "brand", "Het gebouw brandde af.")

    judged = judge(3, closed(-10, 30, 26), today=date(2026, 7, 5), freezes=(ended, later))

    assert (judged.rule, judged.outcome) == (Rule.GROWING_BACKLOG, 4)


def test_a_frozen_period_is_none_of_the_periods_in_a_row() -> None:
    patient = replace(POLICY, periods_without_improvement=2)
    freeze = Freeze(date(2025, 12, 1), date(2025, 12, 31), "brand", "Het gebouw brandde af.")
    before, now = closed(-20, 30, 30, PERIOD.previous), closed(-20, 30, 30)

    apart = judge(3, now, today=date(2026, 7, 5), policy=patient, earlier=(before,))
    held = judge(
        3, now, today=date(2026, 7, 5), policy=patient, earlier=(before,), freezes=(freeze,)
    )

    assert (apart.outcome, held.outcome) == (4, 3)


def test_part_of_a_person_is_no_backlog_and_no_signal() -> None:
    """Example 19: of 30 persons 9,78 are due by 28 February; 9 were housed."""
    stand = standing(PERIOD, date(2026, 2, 28), target=30, opening_balance=0, realised=9)

    judged = judge(1, stand, today=date(2026, 3, 1))

    assert (stand.keep_level, stand.balance_to_date) == (9, 0)
    assert (judged.trend, judged.outcome, judged.warning) == (Trend.NONE, 1, None)
    assert warning_of(replace(stand, realised=8), POLICY) is not None


def test_a_next_step_is_provisional_until_four_weeks_after_the_decision() -> None:
    placed = decided(date(2026, 2, 1), 3, 4, to_date(date(2026, 2, 1), 40))
    worse = to_date(date(2026, 2, 15), 46)

    early = judge(4, worse, placed, today=date(2026, 2, 28))
    due = judge(4, worse, placed, today=date(2026, 3, 1))

    assert (early.outcome, early.is_provisional) == (5, True)
    assert "vanaf 01-03-2026" in sentence_for(early, ReasonCode.NEXT_STEP_FROM)
    assert (due.outcome, due.is_provisional) == (5, False)


def test_a_term_in_a_letter_on_file_goes_before_the_four_weeks() -> None:
    placed = decided(date(2026, 2, 1), 4, 5, to_date(date(2026, 2, 1), 40))
    notice = FileItem(
        "GM9001", FileItemKind.NOTICE, date(2026, 1, 2), due_on=date(2026, 1, 30), id=1
    )
    decision = FileItem(
        "GM9001", FileItemKind.DECISION, date(2026, 2, 1), due_on=date(2026, 4, 26), id=2
    )
    worse = to_date(date(2026, 4, 1), 46)

    within = judge(5, worse, placed, today=date(2026, 4, 26), letters=(notice, decision))
    over = judge(5, worse, placed, today=date(2026, 4, 27), letters=(notice, decision))
    without = judge(5, worse, placed, today=date(2026, 4, 1), letters=(notice,))

    assert within.is_provisional
    text = "de termijn uit de brief van 01-02-2026 loopt tot en met 26-04-2026."
    assert text in sentence_for(within, ReasonCode.NEXT_STEP_FROM)
    assert not over.is_provisional
    assert not without.is_provisional  # on rung 5 the term of the voornemen is past


def test_no_backlog_on_rung_4_leads_down_only_at_the_closing() -> None:
    placed = decided(date(2026, 2, 1), 3, 4, to_date(date(2026, 2, 1), 40))
    none = to_date(date(2026, 4, 1), 0)

    running = judge(4, none, placed, today=date(2026, 4, 2))
    closing = judge(4, closed(-40, 60, 100), placed, today=date(2026, 7, 2))

    assert (running.outcome, running.is_provisional) == (1, True)
    assert "einde van de periode (30-06-2026)" in sentence_for(running, ReasonCode.FALL_AT_END)
    assert (closing.outcome, closing.is_provisional) == (1, False)


def test_a_step_to_from_or_on_rung_4_names_who_decides() -> None:
    up = judge(3, closed(-20, 30, 25), today=date(2026, 7, 5))
    down = judge(4, closed(-20, 30, 50), today=date(2026, 7, 5))
    low = judge(2, closed(-20, 30, 25), today=date(2026, 7, 5))

    for judged, is_told in ((up, True), (down, True), (low, False)):
        assert (ReasonCode.OF_PROVINCE in [one.code for one in judged.reasons]) == is_told
    text = "Dit is een besluit van Gedeputeerde Staten (Gemeentewet art. 124)."
    assert sentence_for(up, ReasonCode.OF_PROVINCE) == text


def test_a_rung_read_from_a_sheet_is_counted_from_the_period_before() -> None:
    """No figures lie under it, and when it was decided is not known."""
    start = decided(date(2026, 3, 25), 4, 4, None, DecisionKind.START)

    judged = judge(4, to_date(date(2026, 4, 1), 46), start, today=date(2026, 4, 2))

    assert (judged.growth, judged.is_provisional) == (6, False)


def test_a_decision_on_running_figures_leaves_the_closing_before_it_to_be_judged() -> None:
    closing = closed(-20, 30, 25)
    running = standing(PERIOD.next, date(2026, 9, 1), target=30, opening_balance=-25, realised=10)

    assert not is_closing_decided(closing, [decided(date(2026, 9, 2), 1, 2, running)])
    assert is_closing_decided(closing, [decided(date(2026, 7, 2), 1, 2, closing)])
    later = closed(-25, 30, 30, PERIOD.next)
    assert is_closing_decided(closing, [decided(date(2027, 1, 2), 1, 2, later)])
    start = decided(date(2026, 8, 1), 2, 2, None, DecisionKind.START)
    assert is_closing_decided(closing, [start])
