"""Lists as officers keep them: merged names, a sheet for each municipality, their own words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from tests.sheets.sheet_making import saved, workbook
from toezichtdesk.domain.casefile import Party
from toezichtdesk.domain.importing import Column, Fix, ImportPlan
from toezichtdesk.domain.knowledge import KnowledgeKind
from toezichtdesk.domain.policy import ContactKind

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
DAY = date(2026, 5, 5)
ACTIONS = ("Gemeente", "Actie", "Door", "Uiterlijk")


def planned(
    desk: Desk, sheets: dict[str, Any], merged: str = "", fixes: tuple[Fix, ...] = ()
) -> ImportPlan:
    path = desk.folder / "eigen.xlsx"
    path.write_bytes(workbook(**sheets))
    if merged:
        book = load_workbook(path)
        book.worksheets[0].merge_cells(merged)
        path.write_bytes(saved(book))
    return desk.plan(path, TODAY, fixes=fixes)


def test_a_name_in_merged_cells_is_of_every_row_beside_them(desk: Desk) -> None:
    rows = (("Delft", "A", "wij", None), (None, "B", "wij", None), ("Ede", "C", "wij", None))

    plan = planned(desk, {"Acties": (ACTIONS, *rows)}, merged="A2:A3")

    assert [record.name for record in plan.records] == ["Delft", "Delft", "Ede"]


def test_a_name_on_a_row_of_its_own_is_of_the_rows_below_it(desk: Desk) -> None:
    rows = (
        ("Delft",),
        (None, "A", "wij", None),
        (None, "B", "wij", None),
        ("Ede", "C", "wij", None),
    )

    plan = planned(desk, {"Acties": (ACTIONS, *rows)})

    assert [record.name for record in plan.records] == ["Delft", "Delft", "Ede"]


def test_a_row_without_a_name_is_asked_with_the_one_above_it_as_the_likeliest(desk: Desk) -> None:
    sheets = {"Acties": (ACTIONS, ("Delft", "A", "wij", None), (None, "B", "wij", None))}
    plan = planned(desk, sheets)
    (remedy,) = plan.remedies
    assert (remedy.cell, remedy.column, remedy.suggestions) == (
        "A3",
        Column.MUNICIPALITY,
        ("Delft",),
    )

    solved = planned(desk, sheets, fixes=(Fix("Acties", "A3", "GM0503"),))

    assert (solved.refusals, [one.name for one in solved.records]) == ((), ["Delft", "Delft"])


def test_a_sheet_that_is_called_after_a_municipality_is_of_it(desk: Desk) -> None:
    heads = ("Datum", "Soort", "Samenvatting")

    plan = planned(
        desk, {"Delft": (heads, (DAY, "bellen", "Flex")), "Ede": (heads, (DAY, "mail", "x"))}
    )

    assert plan.refusals == ()
    assert [record.name for record in plan.records] == ["Delft", "Ede"]


def test_the_title_names_the_kind_of_talks_without_a_column_for_it(desk: Desk) -> None:
    heads, row = ("Gemeente", "Datum gesprek", "Besproken"), ("Delft", DAY, "Stand")

    result = planned(desk, {"Voortgangsgesprekken": (heads, row)})
    untold = planned(desk, {"Gesprekken": (heads, row)})

    assert [record.data.kind for record in result.records] == [ContactKind.PROGRESS_TALK]
    assert len(untold.refusals) == 1


def test_who_promised_is_a_side_whatever_it_is_called(desk: Desk) -> None:
    called = ("gemeente Delft", "Delft", "Wethouder wonen", "Provincie Gelderland", "prov")
    rows = [("Delft", f"Punt {name}", name, "einde") for name in called]

    plan = planned(desk, {"Acties": (ACTIONS[:3], *(row[:3] for row in rows))})

    sides = [Party.MUNICIPALITY] * 3 + [Party.PROVINCE] * 2
    assert len(plan.records) == 5
    assert [record.data.party for record in plan.records] == sides


def test_sessions_of_nobody_and_practices_without_their_kind_are_knowledge(desk: Desk) -> None:
    sheets = {
        "Kennisdeling": (
            ("Soort", "Datum", "Thema", "Deelnemers"), ("Bijeenkomst", DAY, "Flex", "COA; Rijk"),
        ),
        "Voorbeelden": (
            ("Gemeente", "Praktijk", "Sinds", "Probleem", "Aanpak", "Gedeeld met", "Gedeeld op"),
            ("Delft", "Hotel", DAY, "tekort", "ombouw", "Ede, Gouda", DAY),
        ),
    }  # fmt: skip

    plan = planned(desk, sheets)

    assert plan.refusals == ()
    kinds = [record.data.kind for record in plan.records[:2]]
    assert kinds == [KnowledgeKind.SESSION, KnowledgeKind.PRACTICE]
    assert [record.name for record in plan.records[2:]] == ["Ede", "Gouda"]
