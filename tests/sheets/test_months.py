"""Long layouts: a row for each municipality and date, or a column for each month."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from tests.sentences import sentences
from tests.sheets.sheet_making import saved, workbook
from tests.sheets.test_table import read, refusals
from toezichtdesk import wording
from toezichtdesk.casework import import_sheet
from toezichtdesk.domain.importing import Column, ReadTable, RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.sheets.figures.months import READ_AS_DAY, READ_AS_STAND

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
TITLE = ("Realisatie taakstelling 2026-I",)
JANUARY, FEBRUARY, MARCH = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)
Counts = dict[tuple[str, date | None], tuple[int, str]]


def tables(*rows: Any, name: str = "Blad1") -> tuple[ReadTable, ...]:
    """Return the tables of a workbook with one sheet."""
    return read(workbook(**{name: rows})).tables


def counts(found: tuple[ReadTable, ...]) -> Counts:
    """Return the persons counted and their cell, by name and day."""
    return {
        (row.name, row.reference_date or table.reference_date): row.values[Column.REALISED]
        for table in found
        for row in table.rows
        if Column.REALISED in row.values
    }


def sheet_refusals(*rows: Any) -> list[Refusal]:
    """Return the refusals of a sheet with these rows."""
    (each,) = tables(*rows)
    assert not each.rows
    return list(each.refusals)


@pytest.mark.parametrize(
    ("headings", "days"),
    [
        (("Gerealiseerd jan", "Gerealiseerd feb"), (JANUARY, FEBRUARY)),
        (("Gerealiseerd jan 2026", "Gerealiseerd mrt '26"), (JANUARY, MARCH)),
        (("Realisatie t/m januari", "Realisatie t/m februari"), (JANUARY, FEBRUARY)),
        (("Realisatie t/m jan.", "Realisatie t/m feb."), (JANUARY, FEBRUARY)),
        (("Realisatie t/m januari 2026", "Realisatie t/m februari 2026"), (JANUARY, FEBRUARY)),
        (("1-2-2026", "1-3-2026"), (date(2026, 2, 1), date(2026, 3, 1))),
        (("januari 2026", "maart 2026"), (JANUARY, MARCH)),
        (("jan-26", "feb-26"), (JANUARY, FEBRUARY)),
        (("Gehuisvest per 1-2", "Gehuisvest per 1-7"), (date(2026, 2, 1), date(2026, 7, 1))),
        ((datetime(2026, 1, 31), datetime(2026, 2, 28)), (JANUARY, FEBRUARY)),  # noqa: DTZ001
        (("Stand 1 maart", "Stand 1 april"), (date(2026, 3, 1), date(2026, 4, 1))),
        ((date(2026, 2, 1), date(2026, 3, 1)), (date(2026, 2, 1), date(2026, 3, 1))),
        ((date(2026, 6, 1), date(2026, 7, 1)), (date(2026, 6, 1), date(2026, 7, 1))),
    ],
)
def test_every_month_has_its_own_reference_date_and_cell(
    headings: tuple[Any, Any], days: tuple[date, date]
) -> None:
    result = tables(TITLE, ("Gemeente", *headings), ("Delft", 3, 8), ("Zeist", 5, 5))

    assert counts(result) == {
        ("Delft", days[0]): (3, "B3"),
        ("Delft", days[1]): (8, "C3"),
        ("Zeist", days[0]): (5, "B4"),
        ("Zeist", days[1]): (5, "C4"),
    }
    assert {table.period for table in result} == {Period(2026, 1)}


def test_months_of_two_periods_follow_their_own_year() -> None:
    heads = ("Gemeente", "Gerealiseerd t/m november 2025", "Gerealiseerd t/m februari 2026")
    result = tables(heads, ("Delft", 30, 8))

    assert set(counts(result)) == {("Delft", date(2025, 11, 30)), ("Delft", FEBRUARY)}
    assert [table.period for table in result] == [None, None]


def test_months_below_a_group_heading_are_read() -> None:
    book = Workbook()
    book.active.append(["Gemeente", "Gerealiseerd 2026-I", None])
    book.active.append([None, "t/m januari", "t/m februari"])
    book.active.append(["Delft", 3, 8])
    book.active.merge_cells("B1:C1")

    result = read(saved(book)).tables

    assert set(counts(result)) == {("Delft", JANUARY), ("Delft", FEBRUARY)}


def test_a_month_that_is_not_filled_gives_no_row_and_a_total_is_counted_once() -> None:
    heads = ("Gemeente", "Gerealiseerd jan", "Gerealiseerd feb", "Gerealiseerd mrt")
    result = tables(TITLE, heads, ("Delft", 3, 8), ("Zeist",), ("Totaal", 3, 9), (), ("Bron: COA",))

    assert set(counts(result)) == {("Delft", JANUARY), ("Delft", FEBRUARY)}
    assert [[row.name for row in table.rows] for table in result] == [["Delft", "Zeist"], ["Delft"]]
    assert [len(table.totals) for table in result] == [1, 0]
    assert [len(table.notes) for table in result] == [1, 0]
    warnings = [warning for table in result for warning in sentences(table.warnings)]
    assert warnings == [
        *sentences([READ_AS_STAND]),
        "Totaalregel rij 5: kolom Gerealiseerd feb 9, opgeteld 8.",
    ]


def test_the_balance_and_the_rung_are_those_of_the_newest_month() -> None:
    heads = ("Gemeente", "Totaalopgave", "Stand 1-2", "Stand 1-3", "Saldo", "Trede")
    heads = (*heads[:2], "Gerealiseerd per 1-2", "Gerealiseerd per 1-3", *heads[4:])
    result = tables(TITLE, heads, ("Delft", 10, 3, 8, -2, 3), ("Zeist", 10, 3, 8, -7, 1))

    assert [set(table.columns) & {Column.BALANCE, Column.RUNG} for table in result] == [
        set(),
        {Column.BALANCE, Column.RUNG},
    ]
    assert [refusal.cell for table in result for refusal in refusals(table)] == ["E4"]


def test_a_bad_cell_is_refused_in_its_own_month() -> None:
    heads = ("Gemeente", "Gerealiseerd jan", "Gerealiseerd feb")
    result = tables(TITLE, heads, ("Delft", 3, "?"))

    assert [[r.cell for r in refusals(table)] for table in result] == [[], ["C3"]]


@pytest.mark.parametrize(
    ("title", "headings", "cells"),
    [
        ((), ("Gerealiseerd jan", "Gerealiseerd feb"), ["B2", "C2"]),
        (TITLE, ("Gerealiseerd jan", "Gerealiseerd sep"), ["C2"]),
        (("Stand van zaken",), ("1-2-2026", "1-3-2026"), ["B2", "C2"]),
        (TITLE, (date(2026, 1, 1), date(2026, 2, 1)), ["B2", "C2"]),
        (("Gerealiseerd",), (date(2025, 7, 1), date(2025, 12, 1)), ["B2", "C2"]),
        (TITLE, ("Gerealiseerd jan", "Gehuisvest t/m 31-1"), ["B2", "C2"]),
        (TITLE, ("Gerealiseerd jan", "Gerealiseerd feb", "Gerealiseerd"), ["D2", "B2", "C2"]),
        (TITLE, ("Gerealiseerd jan", "Gerealiseerd feb", "Peildatum"), ["D2"]),
    ],
)
def test_a_month_that_can_be_read_in_two_ways_is_refused_with_its_cell(
    title: tuple[str, ...], headings: tuple[Any, ...], cells: list[str]
) -> None:
    result = sheet_refusals(title, ("Gemeente", *headings), ("Delft", 3, 8))

    assert [refusal.cell for refusal in result] == cells


def test_months_that_go_down_were_counted_apart_and_are_refused() -> None:
    heads = ("Gemeente", "Gerealiseerd jan", "Gerealiseerd feb")

    (refusal,) = sheet_refusals(TITLE, heads, ("Delft", 3, 8), ("Zeist", 5, 2))

    assert refusal.cell == "C2"
    assert "C4 is lager dan een maand eerder" in wording.refusal(refusal).found


def test_a_count_up_to_a_day_may_be_put_right_later() -> None:
    heads = ("Gemeente", "Gerealiseerd t/m jan", "Gerealiseerd t/m feb")

    assert len(counts(tables(TITLE, heads, ("Zeist", 5, 2)))) == 2


def test_a_stand_on_the_first_of_a_month_is_published_that_day() -> None:
    """`Stand 1 januari` closes the half-year before; the columns after it are of the next one."""
    heads = ("Gemeente", date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1))

    result = tables(("Realisatie taakstelling",), heads, ("Delft", 30, 34, 3))

    assert set(counts(result)) == {
        ("Delft", date(2025, 12, 1)),
        ("Delft", date(2026, 1, 1)),
        ("Delft", date(2026, 2, 1)),
    }
    assert result[0].warnings == (READ_AS_DAY,)


@pytest.mark.parametrize("first", range(1, 13))
def test_dates_that_begin_with_a_half_year_may_be_its_months_and_no_others(first: int) -> None:
    days = [date(2025 + (first + n) // 13, (first + n - 1) % 12 + 1, 1) for n in range(3)]

    result = tables(("Gerealiseerd",), ("Gemeente", *days), ("Delft", 1, 2, 3))

    assert bool(result[0].refusals) == (first in (1, 7))
    assert result[0].refusals or {day for _, day in counts(result)} == set(days)


def test_dates_over_months_counted_apart_are_refused() -> None:
    heads = ("Gemeente", date(2026, 2, 1), date(2026, 3, 1))

    (refusal,) = sheet_refusals(TITLE, heads, ("Delft", 3, 8), ("Zeist", 5, 2))

    assert refusal.cell == "C2"


def test_up_to_the_first_of_a_month_may_be_the_whole_month() -> None:
    book = Workbook()
    book.active.append(["Gemeente", "Gerealiseerd t/m", None])
    book.active.append([None, date(2026, 2, 1), date(2026, 3, 1)])
    book.active.append(["Delft", 3, 8])
    book.active.merge_cells("B1:C1")

    (each,) = read(saved(book)).tables

    assert [refusal.cell for refusal in each.refusals] == ["B2", "C2"]
    assert "Indeling" in wording.refusal(each.refusals[0]).advice


def test_one_count_with_a_date_in_its_heading_is_the_ordinary_layout() -> None:
    (each,) = tables(("Gemeente", "Realisatie t/m 1 juli 2022"), ("Delft", 85))

    assert each.reference_date == date(2022, 7, 1)
    assert sentences(each.warnings) == ()


def test_a_column_for_each_month_comes_into_the_store_with_every_date(desk: Desk) -> None:
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd jan", "Gerealiseerd feb")
    rows = [("Delft", 30, -6, 3, 8), ("Zeist", 12, 0, 2, None)]
    path = desk.sheet(rows, head=head, title="Realisatie 2026-I")

    plan = desk.plan(path, TODAY)
    desk.act(import_sheet.apply, TODAY, plan)

    assert (plan.questions, plan.refusals) == ((), ())
    assert plan.reconciliation == "gelezen: 2 rijen = 2 gemeenten"
    assert {(row.name, row.reference_date) for row in plan.rows} == {
        ("Delft", JANUARY),
        ("Delft", FEBRUARY),
        ("Zeist", JANUARY),
    }
    delft = next(row for row in desk.ask(overview, TODAY) if row.name == "Delft")
    assert delft.standing is not None
    assert (delft.standing.reference_date, delft.standing.realised) == (FEBRUARY, 8)
    assert {row.status for row in desk.plan(path, TODAY).rows} == {RowStatus.SAME}


def test_a_row_for_each_reference_date_comes_into_the_store_with_every_date(desk: Desk) -> None:
    head = ("Gemeente", "Peildatum", "Taakstelling", "Beginsaldo", "Gerealiseerd")
    rows = [
        ("Delft", "31-12-2025", 20, 0, 14),
        ("Delft", JANUARY, 30, -6, 3),
        ("Delft", FEBRUARY, 30, -6, 8),
        ("Zeist", JANUARY, 12, 0, 2),
    ]
    path = desk.sheet(rows, head=head)

    plan = desk.plan(path, TODAY)
    desk.act(import_sheet.apply, TODAY, plan)

    assert (plan.questions, plan.refusals) == ((), ())
    assert [(row.name, row.period, row.reference_date) for row in plan.rows] == [
        ("Delft", Period(2025, 2), date(2025, 12, 31)),
        ("Delft", Period(2026, 1), JANUARY),
        ("Delft", Period(2026, 1), FEBRUARY),
        ("Zeist", Period(2026, 1), JANUARY),
    ]
    assert [figure.cell for row in plan.rows for figure in row.figures][-1] == "E7"
    delft = next(row for row in desk.ask(overview, TODAY) if row.name == "Delft")
    assert delft.standing is not None
    assert (delft.standing.reference_date, delft.standing.balance) == (FEBRUARY, -28)
    assert {row.status for row in desk.plan(path, TODAY).rows} == {RowStatus.SAME}
