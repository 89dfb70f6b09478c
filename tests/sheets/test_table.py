"""What a sheet says is read as it stands: header, rows, totals, signs, period and warnings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from tests.sentences import sentences
from tests.sheets.sheet_making import (
    HEADINGS,
    REALISTIC,
    TITLE,
    TOTAL,
    ZUID_HOLLAND,
    saved,
    workbook,
)
from toezichtdesk.domain.importing import Column, ReadTable, ReadWorkbook
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.sheets.process.wire import packed, unpacked
from toezichtdesk.sheets.process.workbook import read_content

OPENING = "Voorsprong/achterstand per 1-1"


def read(content: bytes) -> ReadWorkbook:
    """Return what the parent process gets, without a child."""
    file = ReadWorkbook("cijfers.xlsx", "", len(content), ())
    return unpacked(packed(read_content(content, "cijfers.xlsx")), file)


def table(*rows: Any, name: str = "Blad1") -> ReadTable:
    """Return the table of a workbook with one sheet."""
    read_back = read(workbook(**{name: rows}))
    assert not read_back.refusals
    return read_back.tables[0]


def column(found: ReadTable, which: Column) -> dict[str, int]:
    """Return the values of one column by municipality."""
    return {row.name: row.values[which].value for row in found.rows if which in row.values}


def refusals(found: ReadTable) -> list[Refusal]:
    """Return the refusals of the rows."""
    return [refusal for row in found.rows for refusal in row.refusals]


def test_the_published_sheet_is_read_without_a_question() -> None:
    result = table(*REALISTIC, name="Realisatie")

    assert result.header_row == 4
    assert result.period == Period(2022, 1)
    assert result.reference_date == date(2022, 7, 1)
    assert column(result, Column.TOTAL_TASK) == {name: task for name, task, _ in ZUID_HOLLAND}
    assert column(result, Column.REALISED) == {name: housed for name, _, housed in ZUID_HOLLAND}
    assert [row.name for row in result.totals] == ["Totaal"]
    assert len(result.notes) == 1
    assert sentences(result.warnings) == ()
    assert refusals(result) == []
    assert result.rows[2].values[Column.REALISED].cell == "C7"
    assert result.rows[2].name_cell == "A7"


def test_a_total_that_does_not_add_up_is_a_warning_with_both_numbers() -> None:
    result = table(HEADINGS, *ZUID_HOLLAND, ("Totaal", 711, 637))

    assert sentences(result.warnings) == (
        "Totaalregel rij 8: kolom Gerealiseerd 637, opgeteld 627.",
    )


@pytest.mark.parametrize(
    ("rows", "agree"),
    [
        ((*ZUID_HOLLAND, TOTAL), True),
        ((*ZUID_HOLLAND, ("Totaal", 711, 637)), False),
        ((*ZUID_HOLLAND, (None, 711, 627)), True),
        (ZUID_HOLLAND, None),
        ((*ZUID_HOLLAND, ("Soest", 0, "?"), TOTAL), None),
        ((*ZUID_HOLLAND, ("Soest", 1, "?"), TOTAL), False),
    ],
)
def test_the_totals_agree_only_where_each_of_them_could_be_checked(
    rows: tuple[tuple[Any, ...], ...], agree: bool | None
) -> None:
    assert table(HEADINGS, *rows).totals_agree is agree


def test_a_sheet_of_totals_does_not_flood_the_officer() -> None:
    result = table(HEADINGS, *[("Totaal", 1, 1)] * 100)

    assert len(sentences(result.warnings)) == 21
    assert sentences(result.warnings)[-1] == "En nog 180 waarschuwingen over dit blad."


def test_subtotals_and_a_grand_total_are_all_checked() -> None:
    first, second = ZUID_HOLLAND[:3], ZUID_HOLLAND[3:]
    rows = (*first, ("Subtotaal", 508, 476), *second, ("Subtotaal", 203, 151), TOTAL)

    result = table(HEADINGS, *rows)

    assert len(result.totals) == 3
    assert len(result.rows) == 6
    assert sentences(result.warnings) == ()


def test_the_province_is_a_total_whether_it_adds_up_or_not() -> None:
    assert len(table(HEADINGS, *ZUID_HOLLAND, ("Zuid-Holland", 711, 627)).rows) == 6
    other = table(HEADINGS, *ZUID_HOLLAND, ("Zuid-Holland", 711, 628))
    assert len(other.rows) == 6
    assert other.totals_agree is False
    assert len(table(HEADINGS, *ZUID_HOLLAND, (None, 711, 627)).rows) == 6


def test_utrecht_and_groningen_are_municipalities() -> None:
    result = table(HEADINGS, ("Groningen", 50, 40), ("Utrecht", 90, 80), ("Delft", 76, 85))

    assert [row.name for row in result.rows] == ["Groningen", "Utrecht", "Delft"]
    assert result.totals == ()


def test_a_municipality_without_figures_stays_and_a_note_below_does_not() -> None:
    result = table(HEADINGS, ("Delft", 76, 85), ("Wassenaar",), TOTAL, (), ("Cijfers van het COA",))

    assert [row.name for row in result.rows] == ["Delft", "Wassenaar"]
    assert result.rows[1].values == {}
    assert result.notes == ("Cijfers van het COA",)


def test_blank_rows_within_the_table_are_counted() -> None:
    result = table(HEADINGS, ("Delft", 76, 85), (), ("Wassenaar", 15, 24), (), ("Bron: COA",))

    assert result.blank_rows == 1
    assert len(result.rows) == 2


def test_a_header_of_two_rows_is_read() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Gemeente", "Eerste helft 2022", None])
    sheet.append([None, "Taakstelling", "Gerealiseerd"])
    sheet.append(["Delft", 76, 85])
    sheet.merge_cells("B1:C1")

    result = read(saved(book)).tables[0]

    assert result.header_row == 2
    assert result.period == Period(2022, 1)
    assert column(result, Column.TARGET) == {"Delft": 76}


def test_a_table_may_start_anywhere() -> None:
    book = Workbook()
    for offset, row in enumerate((HEADINGS, *ZUID_HOLLAND)):
        for index, value in enumerate(row):
            book.active.cell(20 + offset, 5 + index, value)

    result = read(saved(book)).tables[0]

    assert result.header_row == 20
    assert result.rows[0].values[Column.TOTAL_TASK].cell == "F21"
    assert len(result.rows) == 6


def test_every_sheet_with_a_table_is_read_and_others_are_named() -> None:
    rows = (HEADINGS, *ZUID_HOLLAND)
    read_back = read(workbook(Een=rows, Twee=rows, Uitleg=(("Lees dit",),)))

    assert [one.sheet for one in read_back.tables] == ["Een", "Twee"]
    assert sentences(read_back.warnings) == ("Geen herkenbare tabel op: „Uitleg”.",)


def test_hidden_sheets_rows_and_columns_are_named() -> None:
    book = Workbook()
    for row in (HEADINGS, *ZUID_HOLLAND):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("Geheim").sheet_state = "hidden"

    read_back = read(saved(book))

    assert sentences(read_back.warnings) == ("Blad „Geheim” is verborgen en niet gelezen.",)
    assert sentences(read_back.tables[0].warnings) == (
        "Rij 3 is verborgen en wel gelezen.",
        "Verborgen en wel gelezen: kolom C.",
    )
    assert len(read_back.tables[0].rows) == 6


def test_columns_that_are_not_known_are_named() -> None:
    result = table((*HEADINGS, "Burgemeester", None), ("Delft", 76, 85, "x", 12))

    assert sentences(result.warnings) == (
        "Niet herkend en niet gelezen: kolom D „Burgemeester”.",
        "Zonder kop en niet gelezen: kolom E.",
    )


@pytest.mark.parametrize("written", ["GM0503", "0503", "503", 503, "gm 503"])
def test_codes_are_made_whole(written: object) -> None:
    result = table(("Gemeentecode", "Gemeente", "Gerealiseerd"), (written, "Delft", 85))

    assert result.rows[0].code == "GM0503"


def test_the_province_stands_with_its_row() -> None:
    heads = ("Gemeente", "Provincie", "Gerealiseerd")
    result = table(
        heads, ("Bergen", "Limburg", 85), ("Bergen", "Noord-Holland", 3), ("Delft", 4, 5)
    )

    assert [row.province for row in result.rows] == ["Limburg", "Noord-Holland", ""]


def test_period_and_date_columns_are_read_row_by_row() -> None:
    heads = ("Gemeente", "Periode", "Peildatum", "Gerealiseerd")
    result = table(
        heads, ("Delft", "2022-I", date(2022, 7, 1), 85), ("Delft", "2e helft 2022", None, 3)
    )

    assert [row.period for row in result.rows] == [Period(2022, 1), Period(2022, 2)]
    assert [row.reference_date for row in result.rows] == [date(2022, 7, 1), None]


@pytest.mark.parametrize(
    ("title", "period", "day"),
    [
        (("Stand 1 maart", "2022-I"), Period(2022, 1), date(2022, 3, 1)),
        (("Peildatum:", date(2022, 7, 1)), None, date(2022, 7, 1)),
        (("Periode", "2e halfjaar 2022"), Period(2022, 2), None),
        (("Cijfers t/m 30 juni 2022", "stand 1 juli 2022"), None, date(2022, 7, 1)),
        (("Versie 12-8-2022",), None, None),
        (("Stand 1 maart",), None, None),
    ],
)
def test_period_and_reference_date_come_from_the_title_or_stay_open(
    title: tuple[Any, ...], period: Period | None, day: date | None
) -> None:
    result = table(title, HEADINGS, *ZUID_HOLLAND)

    assert (result.period, result.reference_date) == (period, day)


def test_two_periods_are_never_chosen_from() -> None:
    result = table(("1e helft 2022 en 2e helft 2022",), HEADINGS, *ZUID_HOLLAND, name="2022-I")

    assert result.period is None
    assert "meer dan één periode" in sentences(result.warnings)[0]
    assert "2022-I" in sentences(result.warnings)[0]
    assert "2022-II" in sentences(result.warnings)[0]


@pytest.mark.parametrize(
    ("title", "notes", "day"),
    [
        ("Realisatie 2026-I", ["Peildatum: 1 juni 2026"], date(2026, 6, 1)),
        ("Realisatie 2026-I", ["Bron: COA, stand per 1-6-2026."], date(2026, 6, 1)),
        ("2026-I, stand 1 mei 2026", ["Peildatum: 1 juni 2026"], date(2026, 5, 1)),
        ("Realisatie 2026-I", ["Stand 1 mei 2026.", "Stand 1 juni 2026."], None),
        ("Realisatie 2026-I", ["Volgende levering per 1 juli 2026."], None),
        ("Realisatie 2026-I", ["Stand 1 juni."], None),
    ],
)
def test_a_reference_date_under_the_table_counts_where_nothing_above_it_gives_one(
    title: str, notes: list[str], day: date | None
) -> None:
    rows = ((title,), ("Gemeente", "Taakstelling", "Gerealiseerd"), ("Delft", 30, 20), ())

    (table,) = read(workbook(Blad1=(*rows, *((note,) for note in notes)))).tables

    assert (table.reference_date, table.period) == (day, Period(2026, 1))


def test_the_day_of_an_opening_balance_is_not_the_reference_date() -> None:
    heads = ("Gemeente", "Netto taakstelling 2022-I", OPENING, "Realisatie t/m 1 juli")
    result = table(heads, ("Delft", 50, -26, 85))

    assert result.period == Period(2022, 1)
    assert result.reference_date == date(2022, 7, 1)
    assert column(result, Column.OPENING_BALANCE) == {"Delft": -26}


@pytest.mark.parametrize(
    "heading", ["Saldo eind 2021-II", "Achterstand uit 2021-II", "Meegenomen saldo uit 2021-II"]
)
def test_a_balance_of_the_half_year_before_is_the_opening_balance(heading: str) -> None:
    heads = ("Gemeente", heading, "Taakstelling", "Gerealiseerd")
    result = table(("2022-I, stand 1 april 2022",), heads, ("Delft", 0, 50, 20))

    assert column(result, Column.OPENING_BALANCE) == {"Delft": 0}


def test_the_end_of_the_named_half_year_is_no_opening_balance() -> None:
    heads = ("Gemeente", "Totaalopgave", "Gerealiseerd", "Saldo eind 2022-I")
    result = table((TITLE,), heads, ("Delft", 76, 85, 9))

    assert column(result, Column.BALANCE) == {"Delft": 9}


def test_the_day_of_a_column_that_means_nothing_here_is_not_the_reference_date() -> None:
    heads = ("Gemeente", "Inwoners per 1-1-2021", "Taakstelling", "Gerealiseerd")
    result = table(("Stand 1 april 2022",), heads, ("Delft", 110_000, 50, 20))

    assert result.reference_date == date(2022, 4, 1)
    assert not result.warnings


def test_periods_and_days_below_the_headings_belong_to_them() -> None:
    heads = ("Gemeente", "Achterstand/voorsprong", "Taakstelling", "Gerealiseerd")
    below = (None, "per 1-1-2022", "2022-I", "t/m 31-3-2022")
    result = table(heads, below, ("Delft", -4, 50, 20))

    assert (result.period, result.reference_date) == (Period(2022, 1), date(2022, 3, 31))
    assert column(result, Column.TARGET) == {"Delft": 50}
    assert column(result, Column.OPENING_BALANCE) == {"Delft": -4}


def test_the_stand_at_the_end_of_the_period_is_no_opening_balance() -> None:
    heads = ("Gemeente", "Totaalopgave", "Gerealiseerd", "Voorsprong/achterstand per 1-7-2022")
    result = table((TITLE,), heads, ("Delft", 76, 85, 9))

    assert column(result, Column.BALANCE) == {"Delft": 9}


def test_a_thousand_rows_are_taken_in_runs_without_losing_one() -> None:
    rows = [(f"Gemeente {i}", i, i % 7) for i in range(10_000)]
    result = table(HEADINGS, *rows)

    assert [row.number for row in result.rows] == list(range(2, 10_002))
    assert [row.values[Column.TOTAL_TASK].value for row in result.rows] == list(range(10_000))
