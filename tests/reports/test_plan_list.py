"""The plans of all municipalities: who owes one, what is missing, and what it covers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.conftest import Desk, made_once
from toezichtdesk.casework import plans
from toezichtdesk.cli import plan_list as console
from toezichtdesk.domain.casefile import (
    Horizon,
    MeasureStatus,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.render.paper.figures import gap_words
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.plan_list import PlanList, expected_of, plan_list

DELFT = "GM0503"
TODAY = date(2026, 4, 10)
FLEX = PlanMeasureData(
    "Flexwoningen", Horizon.MEDIUM_TERM, due_on=TODAY - timedelta(days=1), expected_places=12
)


@made_once
def two_measures(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, -40, 4, 2), Ede=(40, 0, 40, 3))
    desk.act(plans.record_dates, TODAY, DELFT, PlanDates(requested_on=TODAY))
    desk.act(plans.add_measure, TODAY, DELFT, FLEX)
    desk.act(
        plans.add_measure,
        TODAY,
        DELFT,
        replace(FLEX, description="Kamers", status=MeasureStatus.DROPPED, reason="Brand"),
    )


@pytest.fixture
def filled(desk: Desk) -> Desk:
    two_measures(desk)
    return desk


def found(desk: Desk) -> PlanList:
    return desk.ask(plan_list, desk.ask(overview, TODAY), TODAY)


def test_who_stands_on_rung_3_owes_a_plan_and_is_listed_without_one(filled: Desk) -> None:
    rows = {row.name: row for row in found(filled).plans}

    assert rows["Ede"].is_due
    assert rows["Ede"].plan is None
    assert rows["Ede"].step == "Verbeterplan vragen"
    assert found(filled).missing == 1


def test_a_measure_that_fell_away_covers_nothing_and_is_not_late(filled: Desk) -> None:
    measures = {row.measure.description: row for row in found(filled).measures}
    delft = next(row for row in found(filled).plans if row.code == DELFT)

    assert measures["Flexwoningen"].is_late
    assert not measures["Kamers"].is_late
    assert expected_of(measures.values()) == delft.expected == 12
    assert delft.backlog is not None
    assert delft.gap == delft.backlog - 12


def test_what_is_done_covers_nothing_more_for_it_is_counted_as_realised(filled: Desk) -> None:
    """The backlog is without who was housed: subtracting the places again would flatter."""
    done = replace(FLEX, description="Opgeleverd", status=MeasureStatus.DONE, actual_places=9)
    partly = replace(FLEX, description="Half", status=MeasureStatus.RUNNING, actual_places=5)
    filled.act(plans.add_measure, TODAY, DELFT, done)
    filled.act(plans.add_measure, TODAY, DELFT, partly)

    row = next(row for row in found(filled).plans if row.code == DELFT)

    assert (row.expected, row.actual, row.to_come) == (36, 14, 12 + 7)
    assert row.backlog is not None
    assert row.plan is not None
    assert row.gap == row.backlog - 19
    text = gap_words(row.plan, row.backlog)
    assert "nog 19 plaatsen" in text
    assert "gerealiseerde plaatsen tellen niet mee" in text
    assert f"ongedekt: {row.backlog - 19}" in text
    assert f"zonder maatregel {row.backlog - 19}" in console.as_text(found(filled))


def test_the_console_tells_plans_and_measures_as_text_and_as_json(filled: Desk) -> None:
    text = console.as_text(found(filled))
    document = json.loads(json.dumps(list(console.as_json(found(filled)))))

    assert "Hierna: Verbeterplan vragen" in text
    assert "loopt" not in text
    assert "voorgenomen, t/m 09-04-2026, te laat: Flexwoningen" in text
    delft = next(row for row in document if row["code"] == DELFT)
    assert delft["expected_places"] == 12
    assert [measure["status"] for measure in delft["measures"]] == ["voorgenomen", "vervallen"]
