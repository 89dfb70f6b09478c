"""Half-years side by side in one sheet: each column is read in its own."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from tests.sentences import sentences
from tests.sheets.sheet_making import saved, workbook
from tests.sheets.test_table import read
from toezichtdesk import wording
from toezichtdesk.domain.importing import Column, ReadTable
from toezichtdesk.domain.period import Period

JULY = date(2026, 7, 1)
TITLE = ("Realisatie, stand 1 juli 2026",)
PAIR = ("Taakstelling", "Gerealiseerd")
ROWS = (("Delft", 20, 18, 30, 21), ("Zeist", 10, 9, 12, 8), ("Totaal", 30, 27, 42, 29))
OLD, NEW = Period(2025, 2), Period(2026, 1)


def values(table: ReadTable) -> dict[str, tuple[int, int]]:
    return {
        row.name: (row.values[Column.TARGET][0], row.values[Column.REALISED][0])
        for row in table.rows
    }


def check(tables: tuple[ReadTable, ...]) -> None:
    old, new = tables
    assert (old.period, new.period) == (OLD, NEW)
    assert values(old) == {"Delft": (20, 18), "Zeist": (10, 9)}
    assert values(new) == {"Delft": (30, 21), "Zeist": (12, 8)}
    assert sentences(old.warnings) == ("De kolommen zijn per halfjaar gelezen: 2025-II en 2026-I.",)
    assert (len(old.totals), len(new.totals)) == (1, 0)


def test_two_half_years_beside_each_other_are_read_as_two_tables() -> None:
    heads = ("Gemeente", *(f"{text} {period}" for period in (OLD, NEW) for text in PAIR))

    tables = read(workbook(Blad1=(TITLE, heads, *ROWS))).tables

    check(tables)
    assert [table.reference_date for table in tables] == [JULY, JULY]


def test_two_half_years_under_group_headings_are_read_as_two_tables() -> None:
    book = Workbook()
    book.active.append(["Gemeente", "2025-II", None, "2026-I", None])
    book.active.append([None, *PAIR, *PAIR])
    for row in ROWS:
        book.active.append(row)
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("D1:E1")

    tables = read(saved(book)).tables

    check(tables)
    assert [table.reference_date for table in tables] == [None, None]


def test_counts_with_a_day_of_their_own_are_of_the_half_year_of_that_day() -> None:
    heads = (
        "Gemeente", "Taakstelling 2025-II", "Gerealiseerd t/m 31-12-2025",
        "Taakstelling 2026-I", "Gerealiseerd t/m 1-6-2026",
    )  # fmt: skip

    old, new = read(workbook(Blad1=(heads, *ROWS[:2]))).tables

    assert (old.period, old.reference_date) == (OLD, date(2025, 12, 31))
    assert (new.period, new.reference_date) == (NEW, date(2026, 6, 1))


def test_the_end_of_a_half_year_is_its_balance_and_where_the_next_begins() -> None:
    heads = ("Gemeente", *(f"{text} {p}" for p in (OLD, NEW) for text in (*PAIR, "Saldo")))
    other = ("Gemeente", "Saldo 2025-I", *(f"{text} {p}" for p in (OLD, NEW) for text in PAIR))

    both = read(workbook(Blad1=(TITLE, heads, ("Delft", 20, 18, -2, 30, 21, -11)))).tables
    (old, new) = read(workbook(Blad1=(TITLE, other, ("Delft", -3, 20, 18, 30, 21)))).tables

    assert all(Column.BALANCE in table.columns for table in both)
    assert (Column.OPENING_BALANCE in old.columns, new.columns.keys() & {Column.BALANCE}) == (
        True,
        set(),
    )


def test_the_rung_belongs_to_the_newest_half_year_of_the_sheet() -> None:
    heads = ("Gemeente", *(f"{text} {p}" for p in (OLD, NEW) for text in PAIR), "Trede")

    old, new = read(workbook(Blad1=(TITLE, heads, ("Delft", 20, 18, 30, 21, 2)))).tables

    assert (Column.RUNG in old.columns, Column.RUNG in new.columns) == (False, True)


def test_counts_of_several_half_years_without_any_task_are_all_read() -> None:
    heads = ("Gemeente", *(f"Gerealiseerd {period}" for period in (OLD, NEW)))

    tables = read(workbook(Blad1=(TITLE, heads, ("Delft", 18, 21)))).tables

    assert [(t.period, t.rows[0].values[Column.REALISED][0]) for t in tables] == [
        (OLD, 18),
        (NEW, 21),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Gemeente", "Taakstelling 2025-II", "Taakstelling 2025-II", "Gerealiseerd"),
        ("Gemeente", "Taakstelling 2025-II", "Taakstelling 2026-I", "Taakstelling"),
    ],
)
def test_two_columns_of_one_half_year_are_still_refused(heads: tuple[str, ...]) -> None:
    (table,) = read(workbook(Blad1=(TITLE, heads, ("Delft", 20, 18, 30)))).tables

    assert "de netto taakstelling" in wording.refusal(table.refusals[0]).found
