"""Example 14: what becomes of the balances and rungs of municipalities that merge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework import decide
from toezichtdesk.domain.assessment import Rule, Trend
from toezichtdesk.reports.answers import OverviewRow
from toezichtdesk.reports.dossier import dossier
from toezichtdesk.reports.overview import overview, province_state
from toezichtdesk.reports.proposals import proposals

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
    found = {row.name for row in merged.ask(overview, date(2022, 12, 31))}

    assert found == {"Brielle", "Hellevoetsluis", "Westvoorne"}


def test_of_an_unknown_part_no_sum_is_made_up(desk: Desk) -> None:
    desk.figures(date(2023, 1, 5), "2022-II", NEW_YEAR, Brielle=(20, 0, 23), Westvoorne=(9, 0, 9))
    desk.figures(SUMMER, "2023-I", date(2023, 7, 1), Voorne_aan_Zee=(70, None, 60))

    stand = voorne(desk).standing

    assert stand is not None
    assert (stand.opening_balance, stand.balance) == (None, None)
