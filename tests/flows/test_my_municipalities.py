"""Who follows some municipalities has those alone, whatever a sheet of the country holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toezichtdesk.casework import municipalities
from toezichtdesk.reports.overview import overview, province_state
from toezichtdesk.reports.proposals import proposals

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
TITLE = "2026-I, stand 1 juli 2026"
ROWS = [("Delft", 30, -6, 20), ("Ede", 40, -8, 30), ("Zeist", 20, "geen", 9)]


def test_an_import_records_the_followed_alone_and_counts_the_others(desk: Desk) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0503"])

    plan = desk.plan(desk.sheet(ROWS, title=TITLE), TODAY)
    desk.load(desk.sheet(ROWS, title=TITLE), TODAY)

    assert (plan.read, plan.outside, plan.refusals) == (1, 2, ())
    assert "2 gemeenten staan niet op uw lijst en blijven buiten beschouwing" in plan.reconciliation
    assert {row[0] for row in desk.tables()["figure"]} == {"GM0503"}
    assert [row.name for row in desk.ask(overview, TODAY)] == ["Delft"]
    assert desk.ask(province_state, TODAY).municipalities == 1


def test_on_request_the_others_are_recorded_and_stay_out_of_the_lists(desk: Desk) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0503"])

    desk.load(desk.sheet(ROWS[:2], title=TITLE), TODAY, takes_outside=True)

    assert {row[0] for row in desk.tables()["figure"]} == {"GM0503", "GM0228"}
    assert [row.name for row in desk.ask(overview, TODAY)] == ["Delft"]
    assert {row.name for row in desk.ask(proposals, TODAY)} == {"Delft"}
    desk.act(municipalities.follow, TODAY, ["GM0228"])
    assert [row.name for row in desk.ask(overview, TODAY)] == ["Delft", "Ede"]
    desk.act(municipalities.unfollow, TODAY, ["GM0503"])
    assert [row.name for row in desk.ask(overview, TODAY)] == ["Ede"]


def test_what_a_municipality_was_before_a_merger_is_the_officers_too(desk: Desk) -> None:
    desk.act(municipalities.follow, TODAY, ["GM1992"])  # Voorne aan Zee, since 2023

    rows = [("Brielle", 20, 0, 20), ("Ede", 40, -8, 30)]
    desk.load(desk.sheet(rows, title="2022-II, stand 1 januari 2023"), TODAY)

    assert {row[0] for row in desk.tables()["figure"]} == {"GM0501"}
