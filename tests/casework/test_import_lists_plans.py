"""Lists with plans and measures: to which plan a row belongs."""

from __future__ import annotations

from datetime import date

import pytest

from tests.casework.list_tools import (
    DELFT,
    FLEX,
    MEASURES,
    OTHER,
    OWN,
    PLANS,
    TODAY,
    load,
    opened,
    planned,
)
from tests.conftest import Desk
from toezichtdesk.casework import decide, plans
from toezichtdesk.casework.import_sheet import apply
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.casefile import (
    Horizon,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.importing import RowStatus


def test_a_plan_with_a_measure_of_the_officer_stays_without_the_imported_dates(desk: Desk) -> None:
    act = load(desk, **OWN)
    mine = PlanMeasureData("Woningdelen", Horizon.MEDIUM_TERM)
    desk.act(plans.add_measure, TODAY, DELFT, mine)

    desk.act(undo, TODAY, act)

    plan = opened(desk).plan
    assert plan is not None
    assert plan.dates == PlanDates()
    assert [measure.description for measure in plan.measures] == ["Woningdelen"]
    desk.act(redo, TODAY, act)
    again = opened(desk).plan
    assert again is not None
    assert {measure.description for measure in again.measures} == {
        "Woningdelen",
        "Flexwoningen",
        "Urgentie",
    }


def test_measures_go_into_the_plan_that_is_there(desk: Desk) -> None:
    desk.act(plans.record_dates, TODAY, DELFT, PlanDates(requested_on=date(2026, 1, 5)))

    plan = planned(desk, **OWN)
    desk.act(apply, TODAY, plan)

    assert [r.status for r in plan.records if r.what.startswith("Verbeterplan")] == [RowStatus.SAME]
    remaining = opened(desk).plan
    assert remaining is not None
    assert (remaining.dates.requested_on, len(remaining.measures)) == (date(2026, 1, 5), 2)


def test_the_dates_of_a_plan_may_stand_beside_its_measures(desk: Desk) -> None:
    head = (*MEASURES, "Plan gevraagd op", "Plan ontvangen op")
    asked = (date(2026, 2, 2), date(2026, 3, 2))
    rows = ((*FLEX, *asked), ("Delft", "Urgentie", "herhaling", None, None, None, None, *asked))

    load(desk, Maatregelen=(head, *rows))

    plan = opened(desk).plan
    assert plan is not None
    assert (plan.dates.received_on, len(plan.measures)) == (date(2026, 3, 2), 2)


JULY_2, JULY_3 = date(2026, 7, 2), date(2026, 7, 3)
OLD_PLAN = PlanDates(requested_on=date(2026, 6, 1))


@pytest.fixture
def returned(desk: Desk) -> Desk:
    """Delft left rung 3, where it had a plan with a measure, and came back to it on 3 July."""
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Delft=(30, -20, 31, 3))
    desk.act(plans.record_dates, date(2026, 6, 1), DELFT, OLD_PLAN)
    flex = PlanMeasureData("Flexwoningen", Horizon.SHORT_TERM, owner="wethouder")
    desk.act(plans.add_measure, date(2026, 6, 1), DELFT, flex)
    desk.act(decide.place, JULY_2, DELFT, 2, motive="Het gaat beter.")
    desk.act(decide.place, JULY_3, DELFT, 3, motive="Toch niet.")
    return desk


def test_measures_of_a_new_stay_on_rung_3_start_a_new_plan(returned: Desk) -> None:
    load(returned, Maatregelen=(MEASURES, OTHER))

    dialog = opened(returned)
    assert dialog.plan is not None
    assert [measure.description for measure in dialog.plan.measures] == ["Urgentie"]
    (old,) = dialog.earlier_plans
    assert old.dates == OLD_PLAN
    assert [measure.description for measure in old.measures] == ["Flexwoningen"]


def test_an_old_measure_in_a_list_stays_in_the_plan_of_then(returned: Desk) -> None:
    """A list that an officer keeps holds the measures of years; they are not agreed on anew."""
    load(returned, Maatregelen=(MEASURES, FLEX, OTHER))

    dialog = opened(returned)
    assert dialog.plan is not None
    assert [measure.description for measure in dialog.plan.measures] == ["Urgentie"]


def test_the_dates_of_a_plan_of_a_new_stay_make_a_new_plan(returned: Desk) -> None:
    asked = ("Delft", date(2026, 7, 6), None, None, None)

    plan = planned(returned, Verbeterplannen=(PLANS, asked), Maatregelen=(MEASURES, OTHER))
    act = returned.act(apply, TODAY, plan)

    assert [record.status for record in plan.records] == [RowStatus.NEW, RowStatus.NEW]
    dialog = opened(returned)
    assert dialog.plan is not None
    assert dialog.plan.dates == PlanDates(requested_on=date(2026, 7, 6))
    assert [measure.description for measure in dialog.plan.measures] == ["Urgentie"]
    assert [old.dates for old in dialog.earlier_plans] == [OLD_PLAN]
    again = planned(returned, Verbeterplannen=(PLANS, asked), Maatregelen=(MEASURES, OTHER))
    assert again.writes_nothing
    returned.act(undo, TODAY, act)
    dialog = opened(returned)
    assert (dialog.plan, [old.dates for old in dialog.earlier_plans]) == (None, [OLD_PLAN])
    returned.act(redo, TODAY, act)
    dialog = opened(returned)
    assert dialog.plan is not None
    assert dialog.plan.dates == PlanDates(requested_on=date(2026, 7, 6))
    assert [measure.description for measure in dialog.plan.measures] == ["Urgentie"]


def test_the_dates_of_a_plan_of_the_stay_before_make_no_new_plan(returned: Desk) -> None:
    plan = planned(returned, Verbeterplannen=(PLANS, ("Delft", date(2026, 6, 1), None, None, None)))

    assert [record.status for record in plan.records] == [RowStatus.SAME]


def test_within_one_stay_a_list_starts_no_second_plan(desk: Desk) -> None:
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Delft=(30, -20, 31, 3))
    desk.act(plans.record_dates, date(2026, 6, 1), DELFT, OLD_PLAN)

    load(desk, Maatregelen=(MEASURES, FLEX))

    dialog = opened(desk)
    assert dialog.plan is not None
    assert (dialog.plan.dates, len(dialog.plan.measures)) == (OLD_PLAN, 1)
    assert dialog.earlier_plans == ()


@pytest.mark.parametrize("first", [False, True])
def test_of_two_imported_plans_of_different_stays_each_is_taken_back_by_itself(
    desk: Desk, *, first: bool
) -> None:
    """Both files say "the plan of Delft", but not the same plan."""
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Delft=(30, -20, 31, 3))
    old, new = PlanDates(requested_on=date(2026, 6, 1)), PlanDates(requested_on=date(2026, 7, 6))
    acts = [load(desk, Verbeterplannen=(PLANS, ("Delft", old.requested_on, None, None, None)))]
    desk.act(decide.place, JULY_2, DELFT, 2, motive="Het gaat beter.")
    desk.act(decide.place, JULY_3, DELFT, 3, motive="Toch niet.")
    acts.append(load(desk, Verbeterplannen=(PLANS, ("Delft", new.requested_on, None, None, None))))

    def stand() -> tuple[PlanDates | None, list[PlanDates]]:
        dialog = opened(desk)
        return dialog.plan and dialog.plan.dates, [one.dates for one in dialog.earlier_plans]

    assert stand() == (new, [old])
    act = acts[0] if first else acts[1]
    desk.act(undo, TODAY, act)
    assert stand() == ((new, []) if first else (None, [old]))
    desk.act(redo, TODAY, act)
    assert stand() == (new, [old])
