"""An officer who follows some municipalities sees only those, even after a national sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.sheets.sheet_making import workbook
from toezichtdesk.casework import import_sheet, municipalities
from toezichtdesk.domain.importing import ImportPlan
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.reports.pages.overview import overview, province_state
from toezichtdesk.reports.pages.proposals import proposals

if TYPE_CHECKING:
    from tests.conftest import Console, Desk

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


LISTS = {
    "Contacten": (
        ("Gemeente", "Datum", "Soort", "Samenvatting"),
        ("Delft", date(2026, 5, 12), "bezoek", "Langs de locaties"),
        ("Ede", date(2026, 5, 13), "bezoek", "Langs de locaties"),
        ("Ede", date(2026, 5, 14), "zoiets", "Een soort die niet bestaat"),
    ),
    "Maatregelen": (
        ("Gemeente", "Maatregel", "Termijn"),
        ("Delft", "Flexwoningen", "kort"),
        ("Zeist", "Flexwoningen", "kort"),
    ),
    "Verbeterplannen": (("Gemeente", "Gevraagd op"), ("Ede", date(2026, 2, 2))),
    "Afspraken": (
        ("Gemeente", "Afspraak", "Wie"),
        ("Zeist", "Lijst met locaties", "Gemeente"),
    ),
    "Inwoners": (
        ("Gemeente", "Inwoners 1 januari 2025"),
        ("Delft", 109000),
        ("Ede", 124000),
        ("Nederland", 18000000),
    ),
}


def lists_of(desk: Desk, *, takes_outside: bool = False, **sheets: object) -> ImportPlan:
    path = desk.folder / "eigen.xlsx"
    path.write_bytes(workbook(**(sheets or LISTS)))
    return desk.plan(path, TODAY, takes_outside=takes_outside)


def test_of_lists_too_the_followed_alone_are_recorded_and_the_others_counted(desk: Desk) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0503"])

    plan = lists_of(desk)
    desk.act(import_sheet.apply, TODAY, plan)

    assert (plan.outside, plan.refusals) == (2, ())
    assert "2 gemeenten staan niet op uw lijst en blijven buiten beschouwing" in plan.reconciliation
    assert {(record.kind, record.municipality) for record in plan.records} == {
        (RecordKind.CONTACT, "GM0503"),
        (RecordKind.MEASURE, "GM0503"),
        (RecordKind.INHABITANTS, "GM0503"),
        (RecordKind.INHABITANTS, ""),
    }
    tables = desk.tables()
    assert [len(tables[name]) for name in ("contact", "plan_measure", "agreement")] == [1, 1, 0]


def test_on_request_the_lists_of_the_others_come_in_with_what_is_wrong_in_them(desk: Desk) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0503"])

    plan = lists_of(desk, takes_outside=True)

    assert plan.outside == 2
    assert "buiten beschouwing" not in plan.reconciliation
    assert {record.municipality for record in plan.records} == {"GM0503", "GM0228", "GM0355", ""}
    assert [refusal.cell for refusal in plan.refusals] == ["C4"]


def test_a_municipality_outside_is_counted_once_for_figures_and_lists(
    desk: Desk, console: Console
) -> None:
    desk.act(municipalities.follow, TODAY, ["GM0503"])
    figures = ((TITLE,), ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd"), *ROWS[:2])
    path = desk.folder / "eigen.xlsx"
    path.write_bytes(workbook(Cijfers=figures, Contacten=LISTS["Contacten"]))

    text = console("import", path, "--dry-run").out
    taken = console("import", path, "--dry-run", "--skip-refused", "--all-municipalities").out

    assert "1 gemeente staat niet op uw lijst en blijft buiten beschouwing; 1 nieuw, 1 con" in text
    assert "2 nieuw, 2 contacten" in taken


def test_without_a_list_of_mine_every_list_comes_in(desk: Desk) -> None:
    plan = lists_of(desk)

    assert plan.outside == 0
    assert {record.municipality for record in plan.records} == {"GM0503", "GM0228", "GM0355", ""}
