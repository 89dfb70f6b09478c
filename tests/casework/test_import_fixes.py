"""Problems solved in place: the plan is made anew, the sheet stays as it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from toezichtdesk import wording
from toezichtdesk.casework import import_sheet
from toezichtdesk.domain.importing import Alias, Column, Correction, Fix, ImportPlan, RowStatus
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.record.journal import journal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
FIRST = "Realisatie 2026-I, stand 1 juli 2026"
WRONG = (("Delft", 30, -6, "niet doorgegeven"), ("Utr. Heuvelrug", 26, 0, 6))


@pytest.fixture
def path(desk: Desk) -> Path:
    return desk.sheet(WRONG, title=FIRST)


def fixed(desk: Desk, path: Path, *fixes: Fix) -> ImportPlan:
    return desk.plan(path, TODAY, fixes=fixes)


NUMBER = Fix("Cijfers", "D4", value=33)
NAME = Fix("Cijfers", "A5", municipality="GM1581")


def test_what_can_be_solved_in_place_is_offered_with_what_is_likely(desk: Desk, path: Path) -> None:
    plan = desk.plan(path, TODAY)

    number, name = plan.remedies
    assert (number.cell, number.column) == ("D4", Column.REALISED)
    assert (name.cell, name.column) == ("A5", Column.MUNICIPALITY)
    assert "Utrechtse Heuvelrug" in name.suggestions


def test_a_typed_number_is_recorded_with_who_typed_it(desk: Desk, path: Path) -> None:
    plan = fixed(desk, path, NUMBER, NAME)
    act = desk.act(import_sheet.apply, TODAY, plan)

    assert plan.refusals == ()
    assert plan.corrections == (Correction("Cijfers", "D4", "niet doorgegeven", "33"),)
    cells = {row[6] for row in desk.tables()["figure"] if row[0] == "GM0503"}
    assert cells == {"Cijfers!B4", "Cijfers!C4", "Cijfers!D4 (verbeterd door test)"}
    line = desk.ask(journal, 1)[0]
    assert (line.id, line.officer) == (act, "test")
    assert line.details["corrections"][0]["found"] == "niet doorgegeven"


def test_a_chosen_municipality_is_learned_by_the_act_of_the_import(desk: Desk, path: Path) -> None:
    plan = fixed(desk, path, NUMBER, NAME)
    assert plan.aliases == (Alias("Utr. Heuvelrug", "GM1581"),)
    assert desk.tables()["learned_alias"] == []

    act = desk.act(import_sheet.apply, TODAY, plan)

    learned = desk.tables()["learned_alias"]
    assert learned == [(folded("Utr. Heuvelrug"), "Utr. Heuvelrug", "GM1581", act)]
    again = desk.sheet([("Utr. Heuvelrug", 26, 0, 8)], title=FIRST, name="later.xlsx")
    assert [row.municipality for row in desk.plan(again, TODAY).rows] == ["GM1581"]


def test_one_answer_holds_for_the_name_wherever_it_stands(desk: Desk) -> None:
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Peildatum")
    rows = [
        ("Utr. Heuvelrug", 26, 0, 6, date(2026, 4, 1)),
        ("Utr. Heuvelrug", 26, 0, 9, date(2026, 6, 1)),
    ]
    path = desk.sheet(rows, head=head, title="2026-I")

    plan = fixed(desk, path, NAME)

    assert plan.refusals == ()
    assert {row.municipality for row in plan.rows} == {"GM1581"}


def test_a_name_with_a_column_for_each_month_is_one_problem_and_a_number_is_of_its_month(
    desk: Desk,
) -> None:
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "jan-26", "feb-26", "mrt-26")
    rows = [("Utr. Heuvelrug", 26, 0, 1, 3, 6), ("Delft", 30, -6, 2, "n.n.b.", 9)]
    path = desk.sheet(rows, head=head, title="Realisatie 2026-I")
    plan = desk.plan(path, TODAY)
    assert [refusal.cell for refusal in plan.refusals if refusal.cell == "A4"] == ["A4"]

    name, number = Fix("Cijfers", "A4", municipality="GM1581"), Fix("Cijfers", "E5", value=5)
    plan = fixed(desk, path, name, number)

    assert plan.refusals == ()
    typed = [f for row in plan.rows for f in row.figures if f.is_typed]
    assert [(figure.cell, figure.value) for figure in typed] == [("E5", 5)]


def test_a_fix_of_one_problem_leaves_the_others_and_the_workbook(desk: Desk, path: Path) -> None:
    before = path.read_bytes()

    plan = fixed(desk, path, NUMBER)

    assert [refusal.cell for refusal in plan.refusals] == ["A5"]
    assert [row.status for row in plan.rows] == [RowStatus.NEW, RowStatus.REFUSED]
    assert path.read_bytes() == before


@pytest.mark.parametrize("value", [-1, 10_000_000])
def test_a_typed_number_that_cannot_be_is_refused_and_asked_again(
    desk: Desk, path: Path, value: int
) -> None:
    plan = fixed(desk, path, Fix("Cijfers", "D4", value=value))

    assert wording.refusal(plan.refusals[0]).found == f"{value}, zoals ingevuld"
    assert plan.remedies[0].cell == "D4"


def test_a_rung_that_does_not_exist_can_be_typed(desk: Desk) -> None:
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")
    path = desk.sheet([("Delft", 30, 0, 30, 7)], head=head, title=FIRST)
    assert desk.plan(path, TODAY).remedies[0].column is Column.RUNG

    plan = fixed(desk, path, Fix("Cijfers", "E4", value=2))

    assert plan.refusals == ()
    assert plan.rows[0].starting_rung == 2


def test_a_municipality_that_did_not_exist_then_is_no_answer(desk: Desk, path: Path) -> None:
    plan = fixed(desk, path, Fix("Cijfers", "A5", municipality="GM0788"))  # Haaren, until 2021

    assert any("bestond" in wording.refusal(refusal).advice for refusal in plan.refusals)
    assert plan.aliases == ()


def test_a_merged_name_is_corrected_here_and_not_learned(desk: Desk) -> None:
    path = desk.sheet([("Haaren", 20, 0, 6)], title=FIRST)
    (remedy,) = desk.plan(path, TODAY).remedies
    assert "Vught" in remedy.suggestions

    plan = fixed(desk, path, Fix("Cijfers", "A4", municipality="GM0865"))

    assert (plan.refusals, plan.aliases) == ((), ())
    assert plan.corrections == (Correction("Cijfers", "A4", "Haaren", "Vught"),)


def test_a_learned_name_alone_is_worth_an_act(desk: Desk) -> None:
    desk.stand(TODAY, FIRST, ("Utrechtse Heuvelrug", 26, 0, 6))
    path = desk.sheet([("Utr. Heuvelrug", 26, 0, 6)], title=FIRST, name="b.xlsx")

    plan = fixed(desk, path, Fix("Cijfers", "A4", municipality="GM1581"))
    desk.act(import_sheet.apply, TODAY, plan)

    assert [row.status for row in plan.rows] == [RowStatus.SAME]
    assert len(desk.tables()["learned_alias"]) == 1


CHECKED = ("Gemeente", "Taakstelling", "Beginsaldo", "Totaalopgave", "Gerealiseerd", "Saldo")


@pytest.mark.parametrize("balance", [-7, "zie brief"])
def test_a_balance_that_does_not_hold_is_left_out_and_that_is_kept(
    desk: Desk, balance: int | str
) -> None:
    rows = [("Delft", 30, -6, 36, 33, balance), ("Ede", 40, 0, 40, 40, 0)]
    path = desk.sheet(rows, head=CHECKED, title=FIRST)
    refused = desk.plan(path, TODAY)
    assert [(r.cell, r.column) for r in refused.remedies] == [("F4", Column.BALANCE)]

    plan = fixed(desk, path, Fix("Cijfers", "F4", is_left_out=True))
    act = desk.act(import_sheet.apply, TODAY, plan)

    assert plan.refusals == ()
    (correction,) = plan.corrections
    assert (correction.cell, correction.put) == ("F4", "niet gebruikt")
    assert correction.read == wording.refusal(refused.refusals[0]).found
    line = desk.ask(journal, 1)[0]
    assert (line.id, line.details["corrections"][0]["put"]) == (act, "niet gebruikt")
    assert [f.value for f in plan.rows[0].figures] == [30, -6, 36, 33]


def test_a_typed_number_has_to_fit_the_sums_of_its_row(desk: Desk) -> None:
    rows = [("Delft", 30, "?", 36, "n.n.b.", -3)]
    path = desk.sheet(rows, head=CHECKED, title=FIRST)

    opening, realised = Fix("Cijfers", "C4", value=-5), Fix("Cijfers", "E4", value=30)
    plan = fixed(desk, path, opening, realised)

    assert [(r.cell, wording.refusal(r).found) for r in plan.refusals] == [
        ("C4", "het beginsaldo −5 (achterstand van 5)"),
        ("F4", "het saldo −3 (achterstand van 3)"),
    ]
    assert [r.cell for r in plan.remedies] == ["C4", "F4"]
    plan = fixed(desk, path, Fix("Cijfers", "C4", value=-6), Fix("Cijfers", "E4", value=33))
    assert plan.refusals == ()


DATED = ("Gemeente", "Periode", "Peildatum", "Taakstelling", "Beginsaldo", "Gerealiseerd")
JULY = date(2026, 7, 1)
WRONG_MOMENTS = [
    ("Delft", "eerste", JULY, 30, -6, 33),
    ("Ede", "2026-I", "begin juli", 40, 0, 38),
    ("Gouda", "2026-I", date(2026, 7, 20), 20, 0, 18),
    ("Zeist", "2026-I", JULY, 12, 0, 12),
]


def test_a_period_and_a_date_are_typed_where_they_stand(desk: Desk) -> None:
    path = desk.sheet(WRONG_MOMENTS, head=DATED)
    refused = desk.plan(path, TODAY)
    assert refused.questions == ()
    assert [(r.cell, r.column) for r in refused.remedies] == [
        ("B4", Column.PERIOD),
        ("C5", Column.REFERENCE_DATE),
        ("C6", Column.REFERENCE_DATE),
    ]
    assert [row.status for row in refused.rows] == [*[RowStatus.REFUSED] * 3, RowStatus.NEW]

    period = Fix("Cijfers", "B4", text="1e helft 2026")
    days = (Fix("Cijfers", "C5", text="1-7-2026"), Fix("Cijfers", "C6", text="1 juli 2026"))
    plan = fixed(desk, path, period, *days)
    desk.act(import_sheet.apply, TODAY, plan)

    assert plan.refusals == ()
    assert [(c.cell, c.read, c.put) for c in plan.corrections] == [
        ("B4", "eerste", "2026-I"),
        ("C5", "begin juli", "01-07-2026"),
        ("C6", "20-07-2026", "01-07-2026"),
    ]
    assert {(str(row.period), row.reference_date) for row in plan.rows} == {("2026-I", JULY)}
    assert len(desk.ask(journal, 1)[0].details["corrections"]) == 3


@pytest.mark.parametrize(
    ("fix", "found"),
    [
        (Fix("Cijfers", "B4", text="ooit"), "ooit, zoals ingevuld"),
        (Fix("Cijfers", "C5", text="31-2-2026"), "31-2-2026, zoals ingevuld"),
        (Fix("Cijfers", "C6", text="1-8-2026"), "peildatum 01-08-2026"),
        (Fix("Cijfers", "C6", text="1-12-2025"), "peildatum 01-12-2025"),
    ],
)
def test_a_typed_moment_that_cannot_be_is_refused_and_asked_again(
    desk: Desk, fix: Fix, found: str
) -> None:
    plan = fixed(desk, desk.sheet(WRONG_MOMENTS, head=DATED), fix)

    assert (fix.cell, found) in {
        (refusal.cell, wording.refusal(refusal).found) for refusal in plan.refusals
    }
    assert fix.cell in {remedy.cell for remedy in plan.remedies}
    assert plan.corrections == () or found.startswith("peildatum")


def test_who_has_no_readable_period_is_refused_and_not_missing(desk: Desk) -> None:
    desk.stand(date(2026, 1, 5), "2025-II, stand 1 januari 2026", ("Delft", 30, 0, 24))

    plan = desk.plan(desk.sheet(WRONG_MOMENTS, head=DATED), TODAY)

    assert plan.count(RowStatus.MISSING) == 0
    assert plan.count(RowStatus.REFUSED) == 3


def test_a_row_that_says_no_day_while_others_do_is_asked_in_its_place(desk: Desk) -> None:
    rows = [("Delft", "", "", 30, -6, 33), WRONG_MOMENTS[0]]

    plan = desk.plan(desk.sheet(rows, head=DATED), TODAY)

    assert "C4" in {refusal.cell for refusal in plan.refusals}
    assert "C4" in {remedy.cell for remedy in plan.remedies}


RUNGS = ("Gemeente", "Trede", "Sinds")


@pytest.mark.parametrize(
    ("put", "since", "told"),
    [("1-3-2026", date(2026, 3, 1), "01-03-2026"), ("Onbekend", None, "onbekend")],
)
def test_the_day_of_a_rung_is_typed_or_said_not_to_be_known(
    desk: Desk, put: str, since: date | None, told: str
) -> None:
    rows = [("Delft", 3, "vorig voorjaar"), ("Ede", 2, date(2026, 1, 15)), ("Zeist", 1, "onbekend")]
    path = desk.sheet(rows, head=RUNGS, title="Treden, stand 1 juli 2026")
    (remedy,) = desk.plan(path, TODAY).remedies
    assert (remedy.cell, remedy.column) == ("C4", Column.SINCE)

    plan = fixed(desk, path, Fix("Cijfers", "C4", text=put))
    desk.act(import_sheet.apply, TODAY, plan)

    assert plan.refusals == ()
    assert plan.corrections == (Correction("Cijfers", "C4", "vorig voorjaar", told),)
    rungs = {one.municipality: (one.rung, one.since) for one in plan.rows.starting_rungs}
    assert rungs["GM0503"] == (3, since)
    assert rungs["GM0355"] == (1, None)


def test_a_day_of_a_rung_that_is_none_is_refused_again(desk: Desk) -> None:
    path = desk.sheet([("Delft", 3, "vorig jaar")], head=RUNGS, title="Treden, stand 1 juli 2026")

    plan = fixed(desk, path, Fix("Cijfers", "C4", text="ooit"))

    (refusal,) = plan.refusals
    assert "onbekend" in wording.refusal(refusal).expected
