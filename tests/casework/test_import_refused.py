"""What an import refuses: with its cell, all at once, and without writing a byte."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.refusing import says
from tests.sentences import sentences
from toezichtdesk import wording
from toezichtdesk.casework import import_sheet
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.pages.overview import overview

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
FIRST = "Realisatie 2026-I, stand 1 juli 2026"
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")
GOOD = ("Ede", 40, 0, 40)

REFUSED_ROWS: dict[str, tuple[Sequence[object], str, str]] = {
    "an unknown municipality": (("Dellft", 30, -6, 24), "A5", "Delft"),
    "a name of two municipalities": (("Bergen", 30, -6, 24), "A5", "Kies tussen"),
    "a municipality of the past": (("Boxmeer", 30, -6, 24), "A5", "Land van Cuijk"),
    "negative persons": (("Delft", 30, -6, -1), "D5", ""),
    "a negative target": (("Delft", -30, -6, 24), "B5", ""),
    "half a person": (("Delft", 30, -6, 24.5), "D5", ""),
    "text where a number is due": (("Delft", 30, -6, "veel"), "D5", ""),
    "a formula without a stored value": (("Delft", 30, -6, "=20+4"), "D5", ""),
    "a number that may mean two": (("Delft", 30, -6, "1.234"), "D5", ""),
}


@pytest.mark.parametrize(("bad", "cell", "words"), REFUSED_ROWS.values(), ids=REFUSED_ROWS)
def test_a_row_that_cannot_be_read_is_refused_with_its_cell_and_nothing_is_written(
    desk: Desk, bad: Sequence[object], cell: str, words: str
) -> None:
    before = desk.path.read_bytes()

    plan = desk.plan(desk.sheet([GOOD, bad], title=FIRST), TODAY)

    (refusal,) = plan.refusals
    assert (refusal.sheet, refusal.cell) == ("Cijfers", cell)
    assert words in wording.refusal(refusal).advice
    assert wording.refusal(refusal).found
    assert wording.refusal(refusal).expected
    assert [row.status for row in plan.rows] == [RowStatus.NEW, RowStatus.REFUSED]
    with pytest.raises(OfficerCanAct, check=says("niet te lezen")):
        desk.act(import_sheet.apply, TODAY, plan)
    assert desk.path.read_bytes() == before


def test_all_that_is_wrong_is_reported_at_once(desk: Desk) -> None:
    rows = [bad for bad, _, _ in REFUSED_ROWS.values()]

    plan = desk.plan(desk.sheet(rows, title=FIRST), TODAY)

    unreadable = {refusal.cell for refusal in plan.refusals}
    assert {"A4", "A5", "A6", "D7", "B8", "D9", "D10", "D11", "D12"} <= unreadable


def test_with_refused_rows_skipped_only_the_good_ones_are_written(desk: Desk) -> None:
    rows = [GOOD, ("Dellft", 30, -6, 24), ("Delft", 30, -6, -1)]

    desk.load(desk.sheet(rows, title=FIRST), TODAY, skip_refused=True)

    assert [row.name for row in desk.ask(overview, TODAY)] == ["Ede"]
    assert len(desk.tables()["figure"]) == 3


@pytest.mark.parametrize(
    "second", [("Delft", 30, -6, 25), ("Delft", 30, -6, 24), ("Delft", 30, -6, "25?")]
)
def test_a_municipality_that_is_in_the_sheet_twice_is_refused_in_every_row(
    desk: Desk, second: Sequence[object]
) -> None:
    """Also when one of the two cannot be read: the other is not the right one by that."""
    path = desk.sheet([("Delft", 30, -6, 24), GOOD, second], title=FIRST)

    plan = desk.plan(path, TODAY)

    assert [row.status for row in plan.rows] == [
        RowStatus.REFUSED,
        RowStatus.NEW,
        RowStatus.REFUSED,
    ]
    assert any(refusal.cell.endswith("4") for refusal in plan.refusals)
    desk.act(import_sheet.apply, TODAY, plan, skip_refused=True)
    assert [row.name for row in desk.ask(overview, TODAY)] == ["Ede"]


def test_two_names_of_one_municipality_are_that_municipality_twice(desk: Desk) -> None:
    plan = desk.plan(
        desk.sheet([("Den Haag", 30, 0, 1), ("'s-Gravenhage", 30, 0, 2)], title=FIRST), TODAY
    )

    assert [row.status for row in plan.rows] == [RowStatus.REFUSED] * 2


@pytest.mark.parametrize(
    ("title", "wanted", "words"),
    [
        ("2026-II, stand 1 augustus 2026", {}, "tot en met vandaag"),
        (FIRST, {"period": Period(2025, 2)}, "zoals opgegeven"),
        (FIRST, {"reference_date": date(2026, 6, 1)}, "zoals opgegeven"),
        ("2026-I", {"reference_date": date(2025, 12, 31)}, "vanaf 01-01-2026"),
        (
            "Cijfers",
            {"period": Period(2026, 2), "reference_date": TODAY.replace(day=11)},
            "vandaag",
        ),
    ],
)
def test_a_moment_that_cannot_be_or_contradicts_the_sheet_is_refused(
    desk: Desk, title: str, wanted: dict[str, Any], words: str
) -> None:
    before = desk.path.read_bytes()

    plan = desk.plan(desk.sheet([GOOD], title=title), TODAY, **wanted)

    told_by_title = "augustus" in title  # of the whole column: once, at its heading
    cell = "D3" if told_by_title else "" if words == "zoals opgegeven" else "A4"
    assert {refusal.cell for refusal in plan.refusals} == {cell}
    assert words in wording.refusal(plan.refusals[0]).expected
    with pytest.raises(OfficerCanAct):
        desk.act(import_sheet.apply, TODAY, plan)
    with pytest.raises(OfficerCanAct):
        desk.act(import_sheet.apply, TODAY, plan, skip_refused=True)
    assert desk.path.read_bytes() == before


@pytest.mark.parametrize(("realised", "is_refused"), [(24, True), (0, False)])
def test_persons_counted_on_the_first_day_are_of_the_period_before(
    desk: Desk, realised: int, is_refused: bool
) -> None:
    """With the wrong period they would stand as housed in a period that has just begun."""
    path = desk.sheet([("Delft", 30, 0, realised)], title="stand 1 juli 2026")

    plan = desk.plan(path, TODAY, period=Period(2026, 2))

    assert [refusal.cell for refusal in plan.refusals] == (["D4"] if is_refused else [])
    assert all("2026-I" in wording.refusal(refusal).expected for refusal in plan.refusals)


def test_a_sheet_from_which_no_balance_follows_is_refused_as_a_whole(desk: Desk) -> None:
    head = ("Gemeente", "Beginsaldo", "Saldo")

    plan = desk.plan(desk.sheet([("Delft", -6, 36)], head=head, title=FIRST), TODAY)

    (refusal,) = plan.refusals
    assert "Beginsaldo, Saldo" in wording.refusal(refusal).found
    assert plan.rows == ()


def test_a_rung_that_does_not_exist_is_refused(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, -6, 24, 7)], head=(*HEAD, "Trede"), title=FIRST)

    plan = desk.plan(path, TODAY)

    (refusal,) = plan.refusals
    assert refusal.cell == "E4"


def test_a_balance_that_contradicts_its_own_row_is_refused(desk: Desk) -> None:
    rows = [("Delft", 30, -6, 24, -12), ("Ede", 40, 0, 44, 4), ("Wageningen", 10, 0, 8, -3)]

    plan = desk.plan(desk.sheet(rows, head=(*HEAD, "Saldo"), title=FIRST), TODAY)

    assert [refusal.cell for refusal in plan.refusals] == ["E6"]


@pytest.mark.parametrize("balance", ["Saldo", "Nog te realiseren", "Achterstand"])
def test_the_sign_of_the_balance_is_settled_by_the_sums_of_the_sheet(
    desk: Desk, balance: str
) -> None:
    sign = 1 if balance == "Saldo" else -1
    rows = [("Delft", 30, -6, 24, -12 * sign), ("Ede", 40, 0, 44, 4 * sign)]

    plan = desk.plan(desk.sheet(rows, head=(*HEAD, balance), title=FIRST), TODAY)

    assert plan.refusals == ()
    values = {row.name: {f.measure: f.value for f in row.figures} for row in plan.rows}
    assert values["Delft"][Measure.OPENING_BALANCE] == -6


def test_persons_that_vanish_are_named_and_do_not_block(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 juni 2026", ("Delft", 30, -6, 25))

    plan = desk.plan(desk.sheet([("Delft", 30, -6, 24)], title=FIRST), TODAY)

    assert any("24 is lager dan 25" in warning for warning in sentences(plan.warnings))
    assert plan.refusals == ()


def test_an_opening_balance_unlike_the_balance_before_is_named_and_does_not_block(
    desk: Desk,
) -> None:
    desk.stand(TODAY, "2025-II, stand 1 januari 2026", ("Delft", 30, 0, 24))

    plan = desk.plan(desk.sheet([("Delft", 30, -5, 24)], title=FIRST), TODAY)

    assert any("−5" in warning and "−6" in warning for warning in sentences(plan.warnings))
    assert plan.refusals == ()


@pytest.mark.parametrize(
    ("title", "name", "is_read"),
    [
        ("Realisatie 2022-I, stand 1 maart 2022", "Weesp", True),
        ("Realisatie 2022-I, stand 1 april 2022", "Weesp", False),
        ("Realisatie 2022-II, stand 1 februari 2023", "Brielle", True),
        ("Realisatie 2023-I, stand 1 februari 2023", "Brielle", False),
    ],
)
def test_a_merged_municipality_is_in_the_sheets_of_the_days_on_which_it_existed(
    desk: Desk, title: str, name: str, *, is_read: bool
) -> None:
    """Weesp went up in Amsterdam on 24 March 2022, in the middle of a half-year."""
    plan = desk.plan(desk.sheet([(name, 10, 0, 3)], title=title, head=HEAD), TODAY)

    assert [row.name for row in plan.rows if row.status is RowStatus.NEW] == [name] * is_read
    assert bool(plan.refusals) is not is_read
