"""Sheets with a single quantity are imported; what is odd in them is reported beforehand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.sentences import sentences
from toezichtdesk.casework.watching import may_come_in_unasked
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.sheets.process.reader import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
STAND = "Periode 2026-I, stand 1 juli 2026"
WHOLE = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")


@pytest.mark.parametrize("heading", ["Opgave", "Totaalopgave", "Gecorrigeerde taakstelling"])
def test_a_total_task_alone_is_recorded(desk: Desk, heading: str) -> None:
    plan = desk.plan(
        desk.sheet([("Delft", 40), ("Ede", 60)], head=("Gemeente", heading), title="2026-I"), TODAY
    )

    assert not plan.refusals
    values = {(code, measure): value for code, _, measure, _, value, _ in plan.rows.figures()}
    assert {measure for _, measure in values} == {Measure.TOTAL_TASK.value}
    assert sorted(values.values()) == [40, 60]


def test_an_opgave_beside_another_figure_is_asked(desk: Desk) -> None:
    head = ("Gemeente", "Opgave", "Gerealiseerd")

    plan = desk.plan(desk.sheet([("Delft", 40, 34)], head=head, title=STAND), TODAY)

    assert [refusal.cell for refusal in plan.refusals] == ["B3"]


def test_a_list_of_rungs_is_recorded_with_the_day_of_its_column(desk: Desk) -> None:
    rows = [("Delft", 2, date(2026, 2, 3)), ("Ede", 3, None)]
    path = desk.sheet(rows, head=("Gemeente", "Trede", "Sinds"))

    plan = desk.plan(path, TODAY)

    assert not plan.refusals
    assert not plan.questions
    assert {start.rung for start in plan.rows.starting_rungs} == {2, 3}
    assert [row.since for row in read_workbook(path).tables[0].rows] == [date(2026, 2, 3), None]
    desk.load(path, TODAY)
    assert desk.plan(path, TODAY).count(RowStatus.SAME) == 2


def test_a_day_of_a_rung_that_cannot_be_read_is_refused(desk: Desk) -> None:
    path = desk.sheet([("Delft", 2, "binnenkort")], head=("Gemeente", "Trede", "Besluitdatum"))

    assert [refusal.cell for refusal in desk.plan(path, TODAY).refusals] == ["C4"]


def test_a_saldo_of_formulas_that_were_never_calculated_is_one_notice(desk: Desk) -> None:
    rows = [(name, 40, 0, 34, "=D4-B4") for name in ("Delft", "Ede", "Zeist")]

    plan = desk.plan(desk.sheet(rows, head=(*WHOLE, "Saldo"), title=STAND), TODAY)

    assert not plan.refusals
    assert sum("formules zonder" in text for text in sentences(plan.warnings)) == 1


def test_realised_formulas_that_were_never_calculated_are_still_refused(desk: Desk) -> None:
    plan = desk.plan(desk.sheet([("Delft", 40, 0, "=B4-6")], title=STAND), TODAY)

    assert [refusal.cell for refusal in plan.refusals] == ["D4"]


@pytest.mark.parametrize(("realised", "is_odd"), [(341, True), (81, True), (80, False), (9, False)])
def test_more_than_twice_the_task_is_named_also_in_an_empty_store(
    desk: Desk, realised: int, is_odd: bool
) -> None:
    plan = desk.plan(desk.sheet([("Delft", 40, 0, realised)], title=STAND), TODAY)

    assert any("het dubbele" in text for text in sentences(plan.warnings)) is is_odd


def test_a_lower_count_on_the_same_day_is_named(desk: Desk) -> None:
    desk.stand(TODAY, "Periode 2026-I, stand 1 juni 2026", ("Delft", 60, 0, 40))

    again = desk.sheet([("Delft", 60, 0, 4)], title="Periode 2026-I, stand 1 juni 2026")

    text = sentences(desk.plan(again, TODAY).warnings)
    assert any("is lager dan 40" in warning for warning in text)


def test_a_workbook_that_corrects_several_periods_is_compared_with_itself(desk: Desk) -> None:
    """The closing that the opening has to equal is the one that the same file gives."""
    desk.stand(TODAY, "2025-II, stand 1 januari 2026", ("Delft", 30, 0, 30))
    rows = [
        ("Delft", "2025-II", date(2026, 1, 1), 30, 0, 26),
        ("Delft", "2026-I", TODAY, 30, -4, 28),
    ]
    head = ("Gemeente", "Periode", "Peildatum", *WHOLE[1:])

    both = desk.plan(desk.sheet(rows, head=head), TODAY)
    alone = desk.plan(desk.sheet(rows[1:], head=head), TODAY)

    assert not any("beginsaldo" in text for text in sentences(both.warnings))
    assert any("beginsaldo" in text for text in sentences(alone.warnings))


def test_a_month_still_to_come_is_refused_once_at_its_heading(desk: Desk) -> None:
    head = ("Gemeente", "Taakstelling", "t/m juli", "t/m augustus")
    rows = [("Delft", 40, 3, 3), ("Ede", 60, 5, 5)]

    plan = desk.plan(desk.sheet(rows, head=head, title="Gerealiseerd 2026-II"), TODAY)

    assert [refusal.cell for refusal in plan.refusals] == ["C3", "D3"]


def test_a_summary_under_the_table_is_left_out(desk: Desk) -> None:
    rows = [("Delft", 40, 0, 34), (), ("Aantal op trede 2", 1), ("Aantal op trede 3", 2)]

    plan = desk.plan(desk.sheet(rows, title=STAND), TODAY)

    assert not plan.refusals
    assert any("onder de tabel" in text for text in sentences(plan.warnings))


def test_a_row_without_a_name_is_refused_once(desk: Desk) -> None:
    rows = [("Delft", 40, 0, 34), (None, 10, 0, 1)]

    assert [r.cell for r in desk.plan(desk.sheet(rows, title=STAND), TODAY).refusals] == ["A5"]


def test_an_unknown_name_under_an_empty_row_is_refused_beside_known_ones(desk: Desk) -> None:
    rows = [("Delft", 40, 0, 34), (), ("Ede", 10, 0, 1), ("Zeitst", 20, 0, 2)]

    assert [r.cell for r in desk.plan(desk.sheet(rows, title=STAND), TODAY).refusals] == ["A7"]


@pytest.mark.parametrize(
    "kind", ["nul", "kolom", "rij", "ernaast", "eronder", "vooruit", "hoog", "teken"]
)
def test_what_is_not_all_in_sight_never_comes_in_unasked(desk: Desk, kind: str) -> None:
    """Not even when the last sheet had it too, and was accepted by the officer."""
    desk.load(_odd(desk, kind, "1 mei 2026", 20), TODAY)
    path = _odd(desk, kind, "1 juni 2026", 22)
    workbook = read_workbook(path)
    plan = desk.plan(path, TODAY)

    assert not plan.refusals
    assert plan.warnings
    assert not desk.ask(may_come_in_unasked, workbook, plan)


def test_the_same_sheet_without_anything_odd_does_come_in_unasked(desk: Desk) -> None:
    desk.load(_odd(desk, "", "1 mei 2026", 20), TODAY)
    path = _odd(desk, "", "1 juni 2026", 22)

    assert desk.ask(may_come_in_unasked, read_workbook(path), desk.plan(path, TODAY))


def _odd(desk: Desk, kind: str, day: str, realised: int) -> Path:
    """Return a sheet with one odd thing about it."""
    head = ["Gemeente", "Taakstelling", "Gerealiseerd"]
    rows = [["Delft", 40, realised], ["Ede", 9 if kind == "hoog" else 60, realised + 5]]
    title = f"Periode 2026-I, stand {day}"
    if kind == "nul":
        rows.append(["Zeist", 5, 0])
    if kind == "ernaast":
        head += ["", "Trede", "Aantal"]
        rows[0] += [None, 1, 2]
    if kind == "eronder":
        rows += [[], ["Aantal op trede 2", 1]]
    if kind == "vooruit":
        head = ["Gemeente", "Taakstelling", f"t/m {day}", "t/m 10 juni 2026"]
        rows = [["Delft", 40, realised, 0], ["Ede", 60, realised, 0]]
        title = "Gerealiseerd 2026-I"
    if kind == "teken":
        head.append("Voor-/achterstand vorige periode")
        rows = [[*row, number] for row, number in zip(rows, (3, -2), strict=True)]
    path = desk.sheet(rows, head=head, title=title, name=f"{day}.xlsx")
    book = load_workbook(path)
    if kind == "nul":
        book.active["C6"].number_format = "0;-0;;@"
    if kind == "kolom":
        book.active.column_dimensions["C"].hidden = True
    if kind == "rij":
        book.active.row_dimensions[5].hidden = True
    book.save(path)
    return path
