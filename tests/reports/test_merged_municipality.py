"""Example 14: what becomes of the balances and rungs of municipalities that merge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework import decide, plans
from toezichtdesk.domain.assessment import Rule, Trend
from toezichtdesk.domain.casefile import Horizon, PlanDates, PlanMeasureData
from toezichtdesk.reports.answers.overview import ActionKind, OverviewRow
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview, province_state
from toezichtdesk.reports.pages.proposals import proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

NEW = "Voorne aan Zee"
NEW_YEAR, SUMMER = date(2023, 1, 1), date(2023, 7, 10)


@pytest.fixture
def merged(desk: Desk) -> Desk:
    """Brielle +3 on rung 1, Hellevoetsluis -8 on 3 and Westvoorne -2 on 2 became one."""
    desk.figures(
        date(2023, 1, 5),
        "2022-II",
        NEW_YEAR,
        Brielle=(20, 0, 23, 1),
        Hellevoetsluis=(40, 0, 32, 3),
        Westvoorne=(15, 0, 13, 2),
    )
    return desk


def voorne(desk: Desk, today: date = SUMMER) -> OverviewRow:
    rows = {row.name: row for row in desk.ask(overview, today)}
    return rows[NEW]


def test_the_balances_are_added_the_direction_is_unknown_and_the_rung_is_the_officers(
    merged: Desk,
) -> None:
    merged.figures(SUMMER, "2023-I", date(2023, 7, 1), Voorne_aan_Zee=(70, None, 60))

    row = voorne(merged)

    assert row.standing is not None
    assert (row.standing.opening_balance, row.standing.balance) == (-7, -17)
    assert (row.trend, row.proposal) == (Trend.UNKNOWN, None)
    assert row.assessment is not None
    assert (row.assessment.rule, row.assessment.outcome) == (Rule.UNKNOWN, None)
    assert merged.ask(proposals, SUMMER) == ()
    explained = " ".join(merged.ask(dossier, row.code, SUMMER).explanation)
    for part in ("Brielle", "Hellevoetsluis", "Westvoorne"):
        assert part in explained


def test_the_officer_places_it_and_the_second_period_is_judged(merged: Desk) -> None:
    merged.figures(SUMMER, "2023-I", date(2023, 7, 1), Voorne_aan_Zee=(70, None, 60))
    code = voorne(merged).code
    merged.act(decide.place, SUMMER, code, 2, motive="Twee van de drie stonden hoger.")
    winter = date(2024, 1, 10)

    merged.figures(winter, "2023-II", date(2024, 1, 1), Voorne_aan_Zee=(70, None, 60))

    row = voorne(merged, winter)
    assert (row.rung, row.trend, row.proposal) == (2, Trend.GROWS, 3)


def test_a_municipality_of_the_past_is_no_longer_supervised(merged: Desk) -> None:
    """It would stand in the list, and in the count of whom to speak, for ever."""
    merged.figures(SUMMER, "2023-I", date(2023, 7, 1), Voorne_aan_Zee=(70, None, 60))

    assert [row.name for row in merged.ask(overview, SUMMER)] == [NEW]
    assert merged.ask(province_state, SUMMER).municipalities == 1


def test_before_the_merger_its_parts_are_what_is_supervised(merged: Desk) -> None:
    result = {row.name for row in merged.ask(overview, date(2022, 12, 31))}

    assert result == {"Brielle", "Hellevoetsluis", "Westvoorne"}


def test_of_an_unknown_part_no_sum_is_made_up(desk: Desk) -> None:
    desk.figures(date(2023, 1, 5), "2022-II", NEW_YEAR, Brielle=(20, 0, 23), Westvoorne=(9, 0, 9))
    desk.figures(SUMMER, "2023-I", date(2023, 7, 1), Voorne_aan_Zee=(70, None, 60))

    stand = voorne(desk).standing

    assert stand is not None
    assert (stand.opening_balance, stand.balance) == (None, None)


HELLEVOETSLUIS = "GM0530"
AUTUMN, ASKED = date(2022, 7, 5), PlanDates(requested_on=date(2022, 9, 1))


@pytest.fixture
def merged_on_3(desk: Desk) -> Desk:
    """Hellevoetsluis, on rung 3 with a plan and a measure, became a part of Voorne aan Zee."""
    desk.figures(
        AUTUMN,
        "2022-I",
        date(2022, 7, 1),
        Brielle=(20, 0, 23, 1),
        Hellevoetsluis=(40, 0, 32, 3),
        Westvoorne=(15, 0, 13, 2),
    )
    desk.act(plans.record_dates, date(2022, 9, 1), HELLEVOETSLUIS, ASKED)
    flex = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, due_on=date(2023, 3, 1))
    desk.act(plans.add_measure, date(2022, 9, 2), HELLEVOETSLUIS, flex)
    return desk


def test_the_ladder_and_the_plan_of_a_part_on_rung_3_stay_readable(merged_on_3: Desk) -> None:
    before = merged_on_3.ask(dossier, HELLEVOETSLUIS, date(2022, 12, 31))
    after = merged_on_3.ask(dossier, HELLEVOETSLUIS, SUMMER)

    assert (before.row.rung, after.row.rung) == (3, 3)
    assert after.row.rung_since == date(2022, 7, 1)
    assert after.plan is not None
    assert after.plan.dates == ASKED
    assert [measure.description for measure in after.plan.measures] == ["Flexwoningen"]
    assert after.plan == before.plan


def test_on_the_day_of_the_merger_the_duties_of_a_part_on_rung_3_leave_the_list(
    merged_on_3: Desk,
) -> None:
    """Its plan and measure were owed the day before; who is gone owes nothing any more."""
    rows = {row.name: row for row in merged_on_3.ask(overview, date(2022, 12, 31))}
    owed = {action.kind for action in rows["Hellevoetsluis"].actions}
    assert {ActionKind.PLAN, ActionKind.MEASURE} <= owed

    (row,) = merged_on_3.ask(overview, NEW_YEAR)

    assert row.name == NEW
    assert not {ActionKind.PLAN, ActionKind.MEASURE} & {action.kind for action in row.actions}
    assert [each.name for each in merged_on_3.ask(proposals, NEW_YEAR)] == []


def test_the_successor_of_a_part_on_rung_3_is_asked_for_a_rung_and_owes_a_plan_of_its_own(
    merged_on_3: Desk,
) -> None:
    merged_on_3.figures(SUMMER, "2023-I", date(2023, 7, 1), Voorne_aan_Zee=(70, None, 60))
    code = voorne(merged_on_3).code
    asked = merged_on_3.ask(dossier, code, SUMMER)
    assert (asked.row.rung, asked.plan, asked.plan_is_due) == (1, None, False)
    assert asked.row.next_action is not None
    assert asked.row.next_action.text == "Trede bepalen na de herindeling van 01-01-2023"
    assert any("Hellevoetsluis (saldo onbekend, trede 3)" in line for line in asked.explanation)

    merged_on_3.act(decide.place, SUMMER, code, 3, motive="Het tekort is dat van Hellevoetsluis.")

    answer = merged_on_3.ask(dossier, code, SUMMER)
    assert (answer.row.rung, answer.row.rung_since) == (3, SUMMER)
    assert (answer.plan, answer.earlier_plans, answer.plan_is_due) == (None, (), True)
    texts = [action.text for action in answer.row.actions]
    assert "Verbeterplan vragen" in texts
    assert not any("herindeling" in text for text in texts)
    merged_on_3.act(plans.record_dates, SUMMER, code, PlanDates(requested_on=SUMMER))
    old = merged_on_3.ask(dossier, HELLEVOETSLUIS, SUMMER).plan
    new = merged_on_3.ask(dossier, code, SUMMER).plan
    assert old is not None
    assert new is not None
    assert (old.dates, new.dates.requested_on, new.measures) == (ASKED, SUMMER, ())
