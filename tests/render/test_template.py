"""The template: headings that an import knows, checked by Excel itself, and nothing else."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.refusing import says
from tests.sentences import sentences
from toezichtdesk.domain.casefile import Horizon, MeasureStatus, Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.render.template import write_template
from toezichtdesk.sheets.process.reader import read_workbook


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "sjabloon.xlsx"
    write_template(path)
    return path


def test_every_heading_is_known_and_nothing_is_read_from_it(template: Path) -> None:
    book, read = openpyxl.load_workbook(template), read_workbook(template)

    assert (read.refusals, sentences(read.warnings)) == ((), ())
    tables = {table.sheet: table for table in (*read.tables, *read.lists)}
    assert [*tables, "Toelichting"] == [*book.sheetnames[1:], book.sheetnames[0]]
    for name, table in tables.items():
        headings = [cell.value for cell in book[name][1]]
        recorded = [text for text, _ in table.columns.values()]
        assert sorted({*recorded, "Gemeente"}) == sorted(headings)
        assert (sentences(table.warnings), table.refusals) == ((), ())
    assert not any(table.rows for table in read.tables)
    assert not any(each.entries for each in read.lists)


def test_the_explanation_names_every_column_and_every_choice(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    values = {row[0]: row for row in book["Toelichting"].iter_rows(values_only=True)}

    for sheet in book.worksheets[1:]:
        for cell in sheet[1]:
            assert values[f"{sheet.title} › {cell.value}"][1].endswith(".")
    assert values["Contacten › Soort"][2] == ", ".join(kind.value for kind in ContactKind)


@pytest.mark.parametrize(
    ("sheet", "column", "words"),
    [
        ("Contacten", "C", ContactKind),
        ("Afspraken", "C", Party),
        ("Maatregelen", "C", Horizon),
        ("Maatregelen", "G", MeasureStatus),
    ],
)
def test_words_are_chosen_from_a_list(template: Path, sheet: str, column: str, words: type) -> None:
    checks = openpyxl.load_workbook(template)[sheet].data_validations.dataValidation

    (check,) = [one for one in checks if f"{column}2" in one.sqref]
    assert check.type == "list"
    assert check.formula1 == f'"{",".join(word.value for word in words)}"'


def test_days_and_numbers_are_checked_where_they_are_typed(template: Path) -> None:
    sheet = openpyxl.load_workbook(template)["Taakstellingen"]
    checks = {str(one.sqref)[0]: one for one in sheet.data_validations.dataValidation}
    contacts = openpyxl.load_workbook(template)["Contacten"]

    assert {column: one.type for column, one in checks.items()} == dict.fromkeys("CDE", "whole")
    assert (checks["E"].formula1, checks["E"].formula2) == ("1", "6")
    assert contacts.column_dimensions["B"].number_format == "dd-mm-yyyy"


def test_there_is_no_formula_in_it(template: Path) -> None:
    cells = [
        cell
        for sheet in openpyxl.load_workbook(template)
        for row in sheet.iter_rows()
        for cell in row
    ]

    assert "f" not in {cell.data_type for cell in cells}


def test_a_place_that_cannot_be_written_is_refused_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(OfficerCanAct, check=says("geen map")):
        write_template(tmp_path / "geen map" / "sjabloon.xlsx")
