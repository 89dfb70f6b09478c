"""A sheet that looks different from its values, or is ambiguous, is never imported unasked.

Each kind is one change to a sheet that does come in without asking, in each format that has it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from openpyxl.cell.rich_text import CellRichText

from tests.casework.unasked_kinds import FIRST, HEAD, KINDS, MARCH, PLAIN, TOTALS, next_sheet, puts
from tests.conftest import Desk, read_here
from tests.sheets.bad_sight import bad_sight
from tests.sheets.sheet_files import FILES
from tests.sheets.sheet_making import HEADINGS, XLSB, ZUID_HOLLAND, record, saved, xlsb_with
from toezichtdesk.casework import import_sheet
from toezichtdesk.casework.watching import may_come_in_unasked

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook

TODAY, TODAY_OF_XLSB = date(2026, 7, 10), date(2022, 7, 10)
ERROR = record(3, (2).to_bytes(4, "little") + bytes(4) + b"\x2a")


def as_text(book: Workbook) -> bytes:
    """Return the sheet as Excel saves it as text; what has parts of its own becomes a number."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(map(shown, book.active.iter_rows()))
    return stream.getvalue().encode()


def shown(row: tuple[Cell, ...]) -> list[object]:
    return [25 if isinstance(cell.value, CellRichText) else cell.value for cell in row]


@cache
def stored(ending: str) -> dict[str, bytes]:
    """Return the sheets by kind as LibreOffice wrote them in a format."""
    with zipfile.ZipFile(FILES / f"ongevraagd-{ending}.zip") as archive:
        return {name.rsplit(".", 1)[0]: archive.read(name) for name in archive.namelist()}


def carried_by_text() -> list[str]:
    plain = as_text(next_sheet())
    return [kind for kind, change in KINDS.items() if as_text(next_sheet(change)) != plain]


def content_of(kind: str, ending: str) -> bytes:
    change = None if kind == PLAIN else KINDS[kind]
    if ending == "xlsx":
        return saved(next_sheet(change))
    if ending == "csv":
        return as_text(next_sheet(change))
    return stored(ending)[kind]


CASES = [
    *((kind, "xlsx") for kind in KINDS),
    # LibreOffice works a formula out, and writes what it gives.
    *((k, ending) for ending in ("xls", "ods") for k in KINDS if k != "a formula without a value"),
    *((kind, "csv") for kind in carried_by_text()),
]
IN_XLSB = {bad.name: bad.content for bad in bad_sight() if bad.name.endswith("-xlsb")} | {
    "verborgen-rij": xlsb_with(hidden=frozenset({6})),
    "foutwaarde": xlsb_with({8: ERROR}),
}


@pytest.fixture(scope="module")
def desks(
    tmp_path_factory: pytest.TempPathFactory, begun_database: bytes
) -> Iterator[dict[str, Desk]]:
    """Desks that imported such a sheet before: as a workbook, as text, and that of the .xlsb."""
    made = {}
    for name in ("workbook", "csv", "xlsb"):
        folder = tmp_path_factory.mktemp(name)
        (folder / "toezichtdesk.db").write_bytes(begun_database)
        made[name] = Desk(folder)
    march = made["workbook"].sheet([*FIRST, TOTALS[0]], head=HEAD, title=MARCH)
    made["workbook"].load(march, TODAY)
    text = made["csv"].folder / "maart.csv"
    lines = [(MARCH,), (), HEAD, *FIRST, TOTALS[0]]
    text.write_text("\n".join(";".join(map(str, line)) for line in lines), encoding="utf-8")
    made["csv"].load(text, TODAY)
    rows = [(name, task, housed // 2) for name, task, housed in ZUID_HOLLAND]
    title = "Huisvesting vergunninghouders, eerste helft 2022, stand 1 mei 2022"
    made["xlsb"].load(made["xlsb"].sheet(rows, head=HEADINGS, title=title), TODAY_OF_XLSB)
    yield made
    for desk in made.values():
        desk.database.close()


def by_itself(desk: Desk, content: bytes, ending: str) -> bool:
    today = TODAY_OF_XLSB if ending == "xlsb" else TODAY
    path: Path = desk.folder / f"mei.{ending}"
    path.write_bytes(content)
    workbook = read_here(path)
    plan = desk.ask(import_sheet.prepare, workbook, today)
    return bool(desk.ask(may_come_in_unasked, workbook, plan))


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_the_sheet_that_is_changed_comes_in_by_itself(desks: dict[str, Desk], ending: str) -> None:
    desk = desks["csv" if ending == "csv" else "workbook"]
    assert by_itself(desk, content_of(PLAIN, ending), ending)


@pytest.mark.parametrize(("kind", "ending"), CASES)
def test_whatever_can_be_seen_in_two_ways_is_asked(
    desks: dict[str, Desk], kind: str, ending: str
) -> None:
    desk = desks["csv" if ending == "csv" else "workbook"]
    assert not by_itself(desk, content_of(kind, ending), ending)


def test_a_title_that_says_per_month_is_asked(desks: dict[str, Desk]) -> None:
    title = puts("A1", "Huisvesting per maand 2026-I, stand 1 mei 2026")

    assert not by_itself(desks["workbook"], saved(next_sheet(title)), "xlsx")


def test_the_xlsb_that_is_changed_comes_in_by_itself(desks: dict[str, Desk]) -> None:
    assert by_itself(desks["xlsb"], XLSB.read_bytes(), "xlsb")


@pytest.mark.parametrize("content", IN_XLSB.values(), ids=IN_XLSB)
def test_what_an_xlsb_hides_or_marks_is_asked(desks: dict[str, Desk], content: bytes) -> None:
    assert not by_itself(desks["xlsb"], content, "xlsb")
