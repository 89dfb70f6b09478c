"""The copy for the supplier shows every problem at its cell, and holds no formula made of text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.refusing import says
from tests.sheets.sheet_making import HEADINGS, workbook
from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.sheets import marked_copy
from toezichtdesk.sheets.process.reader import read_bytes

# As Excel keeps a choice list whose words stand in another sheet.
_EXTENSION = (
    b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14='
    b'"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations '
    b'count="0"/></ext></extLst>'
)


def _refusal(cell: str, sheet: str = "Blad1", found: str = "47%") -> Refusal:
    return Refusal(sheet, cell, problem(RefusalCode.NOT_A_NUMBER, found=found))


def _write(content: bytes, refusals: Iterable[Refusal], path: Path) -> int:
    return marked_copy.write(content, refusals, path, wording.remark)


def test_refused_cells_are_coloured_and_say_why(tmp_path: Path) -> None:
    content = workbook(Blad1=(HEADINGS, ("Delft", 76, "47%"), ("Westland", 81, 53)))
    refusals = read_bytes(content, "a.xlsx").tables[0].rows[0].refusals

    marked = _write(content, refusals, tmp_path / "kopie.xlsx")

    sheet = load_workbook(tmp_path / "kopie.xlsx")["Blad1"]
    assert marked == 1
    assert sheet["C2"].value == "47%"
    assert "Gevonden: 47%" in sheet["C2"].comment.text
    assert sheet["C2"].fill.start_color.rgb == "FFF2B27A"
    assert sheet["C3"].comment is None
    assert sheet["C3"].fill.fill_type is None


def test_two_problems_of_one_cell_share_a_comment_and_others_mark_nothing(tmp_path: Path) -> None:
    content = workbook(Blad1=(HEADINGS, ("Delft", 76, 85)))
    refusals = [
        _refusal("C2"),
        _refusal("C2", found="nog iets"),
        _refusal("C2", sheet="Ander"),
        _refusal("", sheet=""),
    ]

    assert _write(content, refusals, tmp_path / "kopie.xlsx") == 1
    text = load_workbook(tmp_path / "kopie.xlsx")["Blad1"]["C2"].comment.text
    assert "47%" in text
    assert "nog iets" in text


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_text_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    content = _with_text(text)

    _write(content, [_refusal("A2", found=text)], tmp_path / "kopie.xlsx")

    cell = load_workbook(tmp_path / "kopie.xlsx").active["A2"]
    assert cell.data_type == "s"
    assert cell.value == text


def test_a_refusal_of_a_cell_that_was_merged_away_stands_in_the_cell_that_is_seen(
    tmp_path: Path,
) -> None:
    book = load_workbook(BytesIO(workbook(Blad1=(HEADINGS, ("Delft", 76, 85), ("Ede", 1, 2)))))
    book.active.merge_cells("C2:C3")

    assert _write(_saved(book), [_refusal("C3")], tmp_path / "kopie.xlsx") == 1
    assert load_workbook(tmp_path / "kopie.xlsx")["Blad1"]["C2"].comment is not None


def test_a_part_that_a_copy_loses_is_not_told_in_english(tmp_path: Path) -> None:
    """In the tests a warning is an error: then no copy could be made."""
    content = workbook(Blad1=(HEADINGS, ("Delft", 76, 85)))
    with_part = _changed(
        content, "xl/worksheets/sheet1.xml", b"</worksheet>", _EXTENSION + b"</worksheet>"
    )

    assert _write(with_part, [_refusal("C2")], tmp_path / "kopie.xlsx") == 1


def test_a_workbook_of_which_no_sheet_is_seen_cannot_be_marked(tmp_path: Path) -> None:
    content = workbook(Blad1=(HEADINGS, ("Delft", 76, 85)))
    unseen = _changed(content, "xl/workbook.xml", b'state="visible"', b'state="hidden"')

    with pytest.raises(OfficerCanAct, check=says("geen gemarkeerde kopie")):
        _write(unseen, [_refusal("C2")], tmp_path / "kopie.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_workbook_cannot_be_marked(tmp_path: Path) -> None:
    with pytest.raises(OfficerCanAct, check=says("geen gemarkeerde kopie")):
        _write(b"tekst", [_refusal("C2")], tmp_path / "kopie.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    content = workbook(Blad1=(HEADINGS, ("Delft", 76, 85)))
    folder = tmp_path / "kopie.xlsx"
    folder.mkdir()

    with pytest.raises(OfficerCanAct, check=says("is een map")):
        _write(content, [_refusal("C2")], folder)
    assert list(tmp_path.iterdir()) == [folder]


def _with_text(text: str) -> bytes:
    book = load_workbook(BytesIO(workbook(Blad1=(HEADINGS, ("Delft", 76, 85)))))
    cell = book.active["A2"]
    cell.value = text
    cell.data_type = "s"
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return the workbook with other bytes in one of its parts."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as book, zipfile.ZipFile(stream, "w") as made:
        for name in book.namelist():
            text = book.read(name)
            assert name != part or old in text
            made.writestr(name, text.replace(old, new) if name == part else text)
    return stream.getvalue()
