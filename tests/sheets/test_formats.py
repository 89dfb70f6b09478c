"""The same figures come out of every format, whoever saved it; errors are never blanks."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sentences import sentences
from tests.sheets.sheet_files import all_342, all_municipalities
from tests.sheets.sheet_making import ZUID_HOLLAND, record, xlsb_with
from toezichtdesk import wording
from toezichtdesk.domain.importing import Column, ReadWorkbook
from toezichtdesk.sheets.files.csv_text import read_text
from toezichtdesk.sheets.process.reader import read_bytes, read_workbook

FILES = Path(__file__).parent / "files"


def _named(start: str) -> list[Path]:
    return sorted(FILES.glob(f"{start}.*"))


@pytest.mark.parametrize("path", _named("zuid-holland"), ids=lambda path: path.suffix)
def test_the_published_sheet_reads_the_same_in_every_format(path: Path) -> None:
    workbook = read_workbook(path)

    assert workbook.refusals == ()
    read = {
        row.name: (row.values[Column.TOTAL_TASK].value, row.values[Column.REALISED].value)
        for row in workbook.tables[0].rows
    }
    assert read == {name: (task, housed) for name, task, housed in ZUID_HOLLAND}
    assert str(workbook.tables[0].period) == "2022-I"
    assert [row.name for row in workbook.tables[0].totals] == ["Totaal"]


@pytest.mark.slow
def test_all_342_municipalities_read_the_same_from_openpyxl_and_libreoffice() -> None:
    own = read_bytes(all_342(), "alle-gemeenten.xlsx")
    others = [read_workbook(path) for path in _named("alle-gemeenten")]

    assert len(others) == 2
    assert len(own.tables[0].rows) == len(all_municipalities()) == 342
    assert sentences(own.tables[0].warnings) == ()
    for other in others:
        assert other.tables == own.tables
    first = own.tables[0].rows[0]
    code, name, target, opening, realised = all_municipalities()[0]
    assert (first.code, first.name) == (code, name)
    assert {column: read.value for column, read in first.values.items()} == {
        Column.TARGET: target,
        Column.OPENING_BALANCE: opening,
        Column.TOTAL_TASK: target - opening,
        Column.REALISED: realised,
        Column.BALANCE: realised - target + opening,
    }


@pytest.mark.parametrize("path", _named("fouten"), ids=lambda path: path.suffix)
def test_errors_and_hidden_rows_are_seen_in_every_format(path: Path) -> None:
    result: ReadWorkbook = read_workbook(path)
    rows = {row.name: row for row in result.tables[0].rows}

    assert [wording.refusal(r).found for r in rows["Westland"].refusals] == ["de foutwaarde #N/A"]
    assert [r.cell for r in rows["Zeist"].refusals] == ["C4"]
    assert "#DIV/0!" in wording.refusal(rows["Zeist"].refusals[0]).found
    assert rows["Soest"].values[Column.REALISED].value == 77
    assert "Rij 2 is verborgen en wel gelezen." in sentences(result.tables[0].warnings)


_CELL_C = (2).to_bytes(4, "little") + bytes(4)


@pytest.mark.parametrize("kind", [3, 11], ids=["value", "formula"])
def test_errors_and_hidden_rows_are_seen_in_xlsb(kind: int) -> None:
    body = _CELL_C + b"\x2a" + (bytes(6) if kind == 11 else b"")
    content = xlsb_with({8: record(kind, body)}, hidden=frozenset({6}))

    result = read_bytes(content, "cijfers.xlsb")

    rows = {row.name: row for row in result.tables[0].rows}
    assert [(r.cell, wording.refusal(r).found) for r in rows["Westland"].refusals] == [
        ("C8", "de foutwaarde #N/A")
    ]
    assert Column.REALISED not in rows["Westland"].values
    assert rows["Delft"].refusals == ()
    assert "Rij 6 is verborgen en wel gelezen." in sentences(result.tables[0].warnings)


def test_a_tab_between_the_columns_wins_from_commas_within_them() -> None:
    text = (
        "Gemeente\tTaakstelling, netto\nNuenen, Gerwen en Nederwetten\t9\nMill, Grave, Cuijk\t7\n"
    )

    result = read_bytes(text.encode(), "cijfers.csv")

    assert sentences(result.warnings) == (
        "Gelezen als tekst met tab tussen de kolommen, in UTF-8.",
    )
    assert [row.values[Column.TARGET].value for row in result.tables[0].rows] == [9, 7]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff"))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1))
def test_cells_as_excel_puts_them_on_the_clipboard_are_read_as_they_were(
    rows: list[tuple[str, str, str]],
) -> None:
    """Line breaks, quotes, other separators and odd ends of lines within the cells."""
    written = io.StringIO(newline="")
    csv.writer(written, dialect="excel-tab", quoting=csv.QUOTE_ALL).writerows(rows)

    cells, text = read_text(written.getvalue().encode(), "Plakbord.tsv")

    assert cells == [list(row) for row in rows]
    assert ("separator", "\t") in text.values
