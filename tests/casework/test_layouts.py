"""A layout that the officer pointed out once is recognised next time, also by a colleague."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from tests.conftest import read_here
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import import_sheet, layouts
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column, Layout, ReadWorkbook
from toezichtdesk.reports.layouts import layout_list, times_used
from toezichtdesk.reports.layouts import layouts as remembered
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.sheets.layouts import (
    as_file,
    from_file,
    headings_in,
    places_of,
    signature_of,
    suggested,
    wrong,
)
from toezichtdesk.sheets.process.reader import preview

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Console, Desk

TODAY = date(2026, 7, 10)
TITLE = "Realisatie 2026-I, stand 1 juli 2026"
HEAD = ("Wie", "Doel", "Schuld", "Klaar t/m 1 juli 2026", "Doel %")
COLUMNS = (
    Column.MUNICIPALITY,
    Column.TARGET,
    Column.OPENING_BALANCE,
    Column.REALISED,
    Column.IGNORED,
)
LAYOUT = Layout("Maandbestand", signature_of(HEAD), COLUMNS, frozenset({2}))


@pytest.fixture
def path(desk: Desk) -> Path:
    return desk.sheet(
        [("Delft", 30, 6, 33, "91%"), ("Ede", 40, 0, 12, "30%")], head=HEAD, title=TITLE
    )


def read(desk: Desk, path: Path) -> ReadWorkbook:
    return read_here(path, desk.ask(remembered))


def test_unknown_headings_are_read_as_the_officer_said(desk: Desk, path: Path) -> None:
    assert wording.refusal(read(desk, path).refusals[0]).found.startswith("geen herkenbare kop")
    desk.act(layouts.remember, TODAY, LAYOUT)

    workbook = read(desk, path)
    plan = desk.ask(import_sheet.prepare, workbook, TODAY)

    (table,) = workbook.tables
    assert (table.layout, table.header_row, table.columns[Column.REALISED][1]) == (
        "Maandbestand",
        3,
        "D3",
    )
    assert [[figure.value for figure in row.figures] for row in plan.rows] == [
        [30, -6, 33],
        [40, 0, 12],
    ]
    assert {row.reference_date for row in plan.rows} == {date(2026, 7, 1)}


def test_the_next_month_and_other_capitals_are_the_same_layout(desk: Desk) -> None:
    desk.act(layouts.remember, TODAY, LAYOUT)
    head = ("WIE", "doel", "Schuld ", "Klaar t/m 1 april 2026", "Doel %")
    path = desk.sheet([("Delft", 30, 6, 12, "")], head=head, title="2026-I, stand 1 april 2026")

    assert read(desk, path).tables[0].layout == "Maandbestand"


@pytest.mark.parametrize(
    "head", [(*HEAD, "Extra"), ("Wie", "Doel", "Schuld", "Klaar"), ("Doel", "Wie", *HEAD[2:])]
)
def test_other_headings_are_another_layout(desk: Desk, head: tuple[str, ...]) -> None:
    desk.act(layouts.remember, TODAY, LAYOUT)
    path = desk.sheet([("Delft", 30, 6, 33, 1, 1)], head=head, title=TITLE)

    assert read(desk, path).tables == ()


def test_two_columns_with_one_meaning_are_settled_by_the_layout(desk: Desk) -> None:
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Gehuisvest")
    path = desk.sheet([("Delft", 30, -6, 33, 99)], head=head, title=TITLE)
    assert read(desk, path).tables[0].refusals
    desk.act(layouts.remember, TODAY, Layout("Dubbel", signature_of(head), COLUMNS))

    (row,) = read(desk, path).tables[0].rows

    assert row.values[Column.REALISED].value == 33


def column_per_month(
    desk: Desk, layout: Layout, *rows: tuple[object, ...], merged: str = "A9:A9"
) -> ReadWorkbook:
    """Remember the layout, and read the rows by it."""
    desk.act(layouts.remember, TODAY, layout)
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells(merged)
    path = desk.folder / "maanden.xlsx"
    book.save(path)
    return read(desk, path)


MONTHS = (Column.MUNICIPALITY, Column.TARGET, Column.REALISED)


def days(workbook: ReadWorkbook) -> list[tuple[date | None, int, str]]:
    """Return day, count and heading of every month that was read."""
    return [
        (table.reference_date, row.values[Column.REALISED].value, table.columns[Column.REALISED][0])
        for table in workbook.tables
        for row in table.rows
    ]


def test_headings_of_two_rows_and_a_column_for_each_month_are_read_as_told(desk: Desk) -> None:
    heads = (("Wie", "Doel", "Klaar 2026-I"), ("", "netto", "jan", "feb"))
    layout = Layout("Maanden", signature_of(*heads), (*MONTHS, Column.REALISED))

    workbook = column_per_month(desk, layout, *heads, ("Delft", 30, 3, 8), merged="C1:D1")

    assert workbook.refusals == ()
    assert {table.layout for table in workbook.tables} == {"Maanden"}
    assert workbook.tables[0].columns[Column.TARGET] == ("Doel netto", "B2")
    assert days(workbook) == [
        (date(2026, 1, 31), 3, "Klaar 2026-I jan"),
        (date(2026, 2, 28), 8, "Klaar 2026-I feb"),
    ]


@pytest.mark.parametrize(
    "months", [("jul 2026", "aug 2026"), ("jan",), ("okt", "nov", "dec 2025", "jan 2026")]
)
def test_other_months_and_more_of_them_are_the_same_layout(months: tuple[str, ...]) -> None:
    first = signature_of(("Wie", "Klaar jan 2026", "Klaar feb 2026", "Rest"))

    assert first == signature_of(("Wie", *(f"Klaar {month}" for month in months), "Rest"))
    assert first == "3|wie|klaar|rest"


@pytest.mark.parametrize(
    "head",
    [
        ("Wie", "Schuld 1-1", "Schuld 1-7", "Rest"),
        ("Wie", "Klaar jan", "Doel feb", "Rest"),
        ("Wie", "Klaar", "Klaar jan", "Rest"),
        ("Wie", "", "dec", "Rest"),
    ],
)
def test_columns_that_are_no_months_after_each_other_have_each_a_heading(
    head: tuple[str, ...],
) -> None:
    assert places_of(head) == [0, 1, 2, 3]


def test_a_month_that_is_added_is_read_by_the_same_layout(desk: Desk) -> None:
    heads = ("Wie", "Doel", "Klaar jan-26", "Klaar feb-26")
    layout = Layout("Maanden", signature_of(heads), MONTHS)

    workbook = column_per_month(desk, layout, (*heads, "Klaar mrt-26"), ("Delft", 30, 3, 8, 9))

    assert [(day, count) for day, count, _ in days(workbook)] == [
        (date(2026, 1, 31), 3),
        (date(2026, 2, 28), 8),
        (date(2026, 3, 31), 9),
    ]


@pytest.mark.parametrize(("whole", "first", "second"), [(True, 31, 28), (False, 1, 1)])
def test_the_officer_says_whether_a_date_is_that_day_or_its_month(
    desk: Desk, whole: bool, first: int, second: int
) -> None:
    heads = ("Wie", "Doel", date(2026, 1, 1), date(2026, 2, 1))
    layout = Layout(
        "Data", signature_of(heads), MONTHS, frozenset(), frozenset({2} if whole else ())
    )

    workbook = column_per_month(desk, layout, heads, ("Delft", 30, 3, 8))

    assert workbook.tables[0].refusals == ()
    assert [day for day, _, _ in days(workbook)] == [date(2026, 1, first), date(2026, 2, second)]


def test_two_counts_of_which_one_names_no_month_are_not_a_layout() -> None:
    layout = Layout("Maanden", "4|wie|doel|klaar|klaar", (*MONTHS, Column.REALISED))

    assert wrong(layout) is None
    problem = wrong(layout, ("Wie", "Doel", "Klaar jan", "Klaar"))
    assert problem is not None
    assert "„Klaar” noemt geen maand" in wording.obstacle(problem)
    assert suggested(("Gemeente", "Gerealiseerd jan", "Gerealiseerd t/m 28-2")) == (
        Column.MUNICIPALITY,
        Column.REALISED,
        Column.REALISED,
    )


def test_remembering_is_one_act_and_again_replaces(desk: Desk) -> None:
    desk.act(layouts.remember, TODAY, LAYOUT)
    other = replace(LAYOUT, turned=frozenset())
    act = desk.act(layouts.remember, TODAY, other)

    assert desk.ask(remembered) == (other,)
    line = desk.ask(journal, 1)[0]
    assert (line.id, line.summary) == (act, "Indeling Maandbestand gewijzigd.")
    assert line.details["before"] != line.details["after"]


def test_a_layout_gets_another_name_and_is_still_recognised(desk: Desk, path: Path) -> None:
    desk.act(layouts.remember, TODAY, LAYOUT)

    desk.act(layouts.remember, TODAY, replace(LAYOUT, name="COA per maand"))

    assert desk.ask(journal, 1)[0].summary == "Indeling Maandbestand heet voortaan COA per maand."
    assert read(desk, path).tables[0].layout == "COA per maand"


def test_a_forgotten_layout_stays_in_the_list_and_comes_back(desk: Desk, path: Path) -> None:
    desk.act(layouts.remember, TODAY, LAYOUT)
    before = desk.tables()["layout"]

    act = desk.act(layouts.forget, TODAY, LAYOUT.signature)

    assert read(desk, path).refusals
    assert desk.tables()["layout"] == []
    assert desk.ask(journal, 1)[0].summary == "Indeling Maandbestand buiten gebruik gesteld."
    (row,) = desk.ask(layout_list)
    assert (row.layout, row.officer, row.is_forgotten) == (LAYOUT, "test", True)
    desk.act(layouts.remember, TODAY, row.layout)
    assert [line[1:4] for line in desk.tables()["layout"]] == [line[1:4] for line in before]
    assert [row.is_forgotten for row in desk.ask(layout_list)] == [False]
    assert act > 0


def test_the_list_tells_how_often_and_when_last_sheets_came_in(desk: Desk, path: Path) -> None:
    desk.act(layouts.remember, TODAY, LAYOUT)
    plan = desk.ask(import_sheet.prepare, read(desk, path), TODAY)
    act = desk.act(import_sheet.apply, TODAY, plan)

    (row,) = desk.ask(layout_list)
    assert (row.used, row.last_used) == (1, TODAY)
    assert desk.ask(times_used, ["2|wie|klaar", LAYOUT.signature]) == {
        "2|wie|klaar": 0,
        LAYOUT.signature: 1,
    }
    desk.act(undo, TODAY, act)

    (row,) = desk.ask(layout_list)
    assert (row.used, row.last_used) == (0, None)


def test_a_signature_is_shown_as_headings() -> None:
    assert headings_in(LAYOUT.signature) == "wie · doel · schuld · klaar · doel"
    assert headings_in(signature_of(("Wie", "Doel", ""), ("", "2026-I", "jan"))) == "wie · doel"


@pytest.mark.parametrize(
    ("layout", "words"),
    [
        (replace(LAYOUT, name=" "), "naam"),
        (replace(LAYOUT, signature=""), "twee koppen"),
        (replace(LAYOUT, columns=(Column.TARGET, Column.REALISED)), "gemeente"),
        (replace(LAYOUT, columns=(Column.CODE, Column.PERIOD)), "cijfers"),
        (replace(LAYOUT, columns=(*COLUMNS[:4], Column.TARGET)), "Twee kolommen"),
        (replace(LAYOUT, signature="2|x|y"), "al een indeling"),
    ],
)
def test_a_layout_by_which_nothing_can_be_read_is_refused(
    desk: Desk, layout: Layout, words: str
) -> None:
    desk.act(layouts.remember, TODAY, LAYOUT)
    before = desk.tables()

    with pytest.raises(OfficerCanAct, check=says(words)):
        desk.act(layouts.remember, TODAY, layout)

    assert desk.tables() == before


def test_a_layout_travels_to_a_colleague_as_a_small_file() -> None:
    assert from_file(as_file(LAYOUT)) == LAYOUT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 50_000,
        as_file(LAYOUT).replace("target", "verzonnen"),
        as_file(LAYOUT).replace("toezichtdesk-indeling", "iets anders"),
        as_file(replace(LAYOUT, columns=())),
    ],
)
def test_another_file_is_no_layout(text: str) -> None:
    with pytest.raises(OfficerCanAct, check=says("geen indeling")):
        from_file(text)


def test_the_sheet_is_shown_as_it_looks(desk: Desk, path: Path) -> None:
    (look,) = preview(path).sheets

    assert (look.sheet, look.first_column, look.rows[0][0]) == ("Cijfers", 0, TITLE)
    assert look.rows[2] == HEAD
    assert look.rows[3] == ("Delft", "30", "6", "33", "91%")
    assert signature_of(look.rows[2]) == LAYOUT.signature
    assert suggested(("Gemeente", "Doel", "Gehuisvest", "Gerealiseerd", "")) == (
        Column.MUNICIPALITY,
        Column.IGNORED,
        Column.REALISED,
        Column.IGNORED,
        Column.IGNORED,
    )


def test_the_console_reads_by_what_the_window_remembered(
    desk: Desk, console: Console, path: Path
) -> None:
    assert console("import", path).code == 1
    desk.act(layouts.remember, TODAY, LAYOUT)

    assert console("import", path).code == 0


def test_a_file_that_cannot_be_opened_is_explained(desk: Desk) -> None:
    path = desk.folder / "geen.xlsx"
    path.write_bytes(b"PK geen werkmap")

    assert preview(path).refusals
    assert preview(desk.folder / "weg.xlsx").refusals
