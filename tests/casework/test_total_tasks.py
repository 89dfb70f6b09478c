"""A total task is a figure to record; what contradicts another statement is reported."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.sentences import sentences
from toezichtdesk import wording
from toezichtdesk.reports.pages.overview import overview

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 8, 10)
HEAD = ("Gemeente", "Gecorrigeerde taakstelling")


def test_a_total_task_alone_is_recorded_and_gives_the_balance_with_a_target(desk: Desk) -> None:
    desk.stand(TODAY, "Totaalopgave 2026-II", ("Delft", 40), head=HEAD)
    (row,) = desk.ask(overview, TODAY)
    before = (row.standing.target, row.standing.opening_balance, row.standing.total_task)

    title = "Taakstelling 2026-II"
    desk.stand(TODAY, title, ("Delft", 30), head=("Gemeente", "Taakstelling"), name="t.xlsx")

    (row,) = desk.ask(overview, TODAY)
    assert before == (None, None, 40)
    assert (row.standing.target, row.standing.opening_balance) == (30, -10)


def test_a_total_task_that_contradicts_the_others_is_reported_and_no_opening(desk: Desk) -> None:
    desk.figures(TODAY, "2026-II", date(2026, 8, 1), Delft=(30, -10, 9))
    path = desk.sheet([("Delft", 50)], head=HEAD, title="2026-II, stand 9 augustus 2026")

    plan = desk.plan(path, TODAY)
    desk.load(path, TODAY)

    assert any("totaalopgave 50 is niet" in text for text in sentences(plan.warnings))
    (row,) = desk.ask(overview, TODAY)
    assert (row.standing.opening_balance, row.standing.total_task) == (-10, 40)


@pytest.mark.parametrize(
    "sheets",
    [
        ({"Taakstelling": 30}, {"Gecorrigeerde taakstelling": 50}),
        ({"Gecorrigeerde taakstelling": 50}, {"Taakstelling": 30}),
        ({"Taakstelling": 30, "Gecorrigeerde taakstelling": 50},),
        ({"Taakstelling": 30}, {"Taakstelling": 30, "Gecorrigeerde taakstelling": 50}),
    ],
)
def test_a_total_task_beside_the_end_of_the_period_before_is_reported_and_no_opening(
    desk: Desk, sheets: tuple[dict[str, int], ...]
) -> None:
    desk.figures(date(2026, 7, 3), "2026-I", date(2026, 7, 1), Delft=(30, -10, 30))
    for number, sheet in enumerate(sheets):
        head = ("Gemeente", *sheet)
        path = desk.sheet(
            [("Delft", *sheet.values())], head=head, title="2026-II", name=f"{number}.xlsx"
        )
        plan = desk.plan(path, TODAY)
        desk.load(path, TODAY)

    text = list(sentences(plan.warnings))
    (line,) = (line for line in text if "beginsaldo" in line)
    assert line.endswith("taakstelling min het beginsaldo, 30 − −10 = 40. Gerekend wordt met 40.")
    desk.figures(TODAY, "2026-II", date(2026, 8, 1), Delft=(None, None, 4))
    (row,) = desk.ask(overview, TODAY)
    assert (row.standing.opening_balance, row.standing.total_task) == (-10, 40)
    two = row.standing.two_balances
    assert two is not None
    assert two.is_open
    assert wording.two_balances(two).endswith(
        "volgt −20. Nu telt −10; een totaalopgave is geen nieuw beginsaldo."
    )


def test_a_corrected_target_is_not_held_against_the_total_task_that_followed_from_it(
    desk: Desk,
) -> None:
    desk.figures(date(2026, 7, 3), "2026-I", date(2026, 7, 1), Delft=(30, -10, 30))
    desk.figures(date(2026, 8, 3), "2026-II", date(2026, 8, 1), Delft=(30, None, 4))

    head = ("Gemeente", "Taakstelling")
    plan = desk.plan(desk.sheet([("Delft", 33)], head=head, title="2026-II"), TODAY)

    assert not any("totaalopgave" in line for line in sentences(plan.warnings))


def test_a_corrected_closing_beside_another_opening_is_reported(desk: Desk) -> None:
    desk.figures(date(2026, 7, 3), "2026-I", date(2026, 7, 1), Delft=(30, -6, 26))
    desk.figures(date(2026, 8, 3), "2026-II", date(2026, 8, 1), Delft=(30, -10, 4))

    title = "2026-I, stand 1 juli 2026"
    plan = desk.plan(desk.sheet([("Delft", 30, -6, 35)], title=title), TODAY)

    assert any("eindsaldo wordt −1" in text for text in sentences(plan.warnings))
