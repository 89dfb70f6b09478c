"""Exported tables: Dutch headings, typed cells, and no formula out of text."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import python_calamine
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.refusing import says
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.listing import Listing
from toezichtdesk.render import tables
from toezichtdesk.reports.papers.exports import OVERVIEW_HEADINGS as HEADINGS
from toezichtdesk.reports.papers.exports import overview_listing

from . import examples

OFFICE = shutil.which("localc")  # comes with the part of LibreOffice that opens tables
ROW = examples.row_of(examples.STANDS, proposal=3)
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "＝1"]


def write_overview(rows, path):
    tables.write((overview_listing(tuple(rows)),), path)


def read_csv(path):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_workbook_holds_numbers_and_dates_under_dutch_headings(tmp_path):
    path = tmp_path / "overzicht.xlsx"

    write_overview([ROW], path)

    headings, cells = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    result = dict(zip(headings, cells, strict=True))
    assert headings == HEADINGS
    assert result["Gemeente"] == "Waterveen"
    assert result["Peildatum"] == datetime(2026, 3, 1)  # noqa: DTZ001 - as Excel stores it
    assert result["Gerealiseerd"] == 7
    assert result["Achterstand tot peildatum"] == 11
    assert result["Richting"] == "groeit"
    assert result["Voorstel trede"] == 3


def test_a_text_file_opens_in_dutch_excel(tmp_path):
    path = tmp_path / "overzicht.csv"

    write_overview([ROW], path)

    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfCode;Gemeente;")
    result = dict(zip(*read_csv(path), strict=True))
    assert result["Peildatum"] == "01-03-2026"
    assert result["Achterstand tot peildatum"] == "11"
    assert result["Saldo tot peildatum"] == "-11"


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_is_never_a_formula(tmp_path, text):
    row = examples.row_of(examples.STANDS, name=text)
    book, plain = tmp_path / "o.xlsx", tmp_path / "o.csv"

    write_overview([row], book)
    write_overview([row], plain)

    cell = openpyxl.load_workbook(book).active["B2"]
    assert cell.data_type == "s"
    assert cell.value == text
    assert read_csv(plain)[1][1] == f"'{text}"


@given(st.text(max_size=60))
@example("\ud800\x00\ufffe")
@settings(max_examples=12, deadline=None)
def test_any_name_can_be_exported(name):
    listing = overview_listing((examples.row_of((), name=name, growth=3),))

    book, *_ = (tables.made((listing,), kind, "x") for kind in tables.KINDS)

    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_no_rows_is_an_empty_table(tmp_path):
    write_overview([], tmp_path / "leeg.xlsx")
    write_overview([], tmp_path / "leeg.csv")

    assert openpyxl.load_workbook(tmp_path / "leeg.xlsx").active.max_row == 1
    assert read_csv(tmp_path / "leeg.csv") == [list(HEADINGS)]


def test_an_unknown_suffix_is_refused(tmp_path):
    with pytest.raises(OfficerCanAct, check=says(r"\.xlsx")):
        write_overview([ROW], tmp_path / "overzicht.xls")


def test_the_day_of_the_last_contact_goes_along(tmp_path):
    path = tmp_path / "o.csv"

    write_overview([examples.row_of((), last_contact=date(2026, 1, 2))], path)

    assert dict(zip(*read_csv(path), strict=True))["Laatste contact"] == "02-01-2026"


def test_an_open_sheet_holds_numbers_dates_and_text_as_they_are(tmp_path):
    path = tmp_path / "o.ods"
    rows = (("=1+1", 3, 2.5, date(2026, 3, 1), None), ("Fryslân", -4, None, None, "x"))

    tables.write((Listing("Cijfers", ("A", "B", "C", "D", "E"), rows),), path)

    (sheet,) = [python_calamine.load_workbook(path).get_sheet_by_name("Cijfers")]
    assert sheet.to_python() == [
        ["A", "B", "C", "D", "E"],
        ["=1+1", 3.0, 2.5, date(2026, 3, 1), ""],
        ["Fryslân", -4.0, "", "", "x"],
    ]
    with zipfile.ZipFile(path) as parts:
        assert "table:formula" not in parts.read("content.xml").decode()
        settings = parts.read("settings.xml").decode()
        assert set(re.findall(r'fo:language="(\w+)"', parts.read("styles.xml").decode())) == {"nl"}
    for place, at in (("Horizontal", 2), ("Vertical", 1)):  # the head stays, and two columns
        assert re.search(rf'"{place}SplitMode" config:type="short">2<', settings)
        assert re.search(rf'"{place}SplitPosition" config:type="int">{at}<', settings)


def test_more_tables_are_sheets_of_one_workbook_but_no_text_file(tmp_path):
    two = tuple(Listing(name, ("A",), ((1,),)) for name in ("Een", "Twee"))

    tables.write(two, tmp_path / "o.xlsx")

    assert openpyxl.load_workbook(tmp_path / "o.xlsx").sheetnames == ["Een", "Twee"]
    with pytest.raises(OfficerCanAct, check=says("één tabel")):
        tables.write(two, tmp_path / "o.csv")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-calc")
def test_libreoffice_reads_the_tables_as_they_are_meant(tmp_path):
    """Text, dates and moments are such, and each heading has a filter."""
    moment = datetime(2026, 3, 1, 14, 5)  # noqa: DTZ001 - as a workbook stores it
    row = ("=1+1", "Fryslân", date(2026, 3, 1), moment, 2.5)
    listing = Listing("Cijfers", ("A", "B", "C", "D", "E"), (row, row))
    paths = [tmp_path / "van-xlsx.xlsx", tmp_path / "van-ods.ods"]
    for path in paths:
        tables.write((listing,), path)
    folder = tmp_path / "gelezen"

    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, *paths],
        check=True, capture_output=True,
    )  # fmt: skip

    for path in paths:
        sheet = openpyxl.load_workbook(folder / f"{path.stem}.xlsx").active
        cells = sheet[2]
        assert [cell.value for cell in cells] == [
            "=1+1", "Fryslân", datetime(2026, 3, 1), moment, 2.5,  # noqa: DTZ001 - as stored
        ]  # fmt: skip
        assert [cell.data_type for cell in cells] == ["s", "s", "d", "d", "n"]
        assert [cell.number_format.lower() for cell in cells[2:4]] == [
            "dd\\-mm\\-yyyy", "dd\\-mm\\-yyyy\\ hh:mm",
        ]  # fmt: skip
        assert sheet.auto_filter.ref == "A1:E3"
        assert sheet["A1"].font.b
