"""Which sheets of several half-years, and of short headings, are asked about in each format.

The headings were imported before, of other municipalities on the same day: that alone asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.conftest import Desk, read_here
from tests.sheets.bad_file import BadFile
from tests.sheets.bad_formats import bad_formats
from tests.sheets.bad_halves import bad_halves
from tests.sheets.sheet_files import all_municipalities
from toezichtdesk.casework import import_sheet
from toezichtdesk.casework.watching import may_come_in_unasked

TODAY = date(2026, 7, 10)
NAMED = ("Delft", "Zeist")
AVERAGE = "kop-gem-als-gemiddelde"  # only says that a column is left out again
READ = [bad for bad in bad_halves() if bad.values is not None]
PLAIN = [bad for bad in READ if not bad.warning or bad.name == AVERAGE]
TOLD = {bad.name: bad for bad in READ if bad not in PLAIN} | {
    bad.name: bad
    for bad in bad_formats()
    if bad.values is not None and bad.warning and AVERAGE not in bad.name
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, begun_database: bytes) -> Iterator[Desk]:
    """A desk that imported a sheet with each of the headings, of other municipalities."""
    folder = tmp_path_factory.mktemp("halfjaren")
    (folder / "toezichtdesk.db").write_bytes(begun_database)
    made = Desk(folder)
    others = (name for _, name, *_ in all_municipalities() if name not in NAMED)
    for bad in READ:
        book = load_workbook(BytesIO(bad.made()))
        for row in book.active.iter_rows(max_col=1):
            if row[0].value in NAMED:
                row[0].value = next(others)
        path = folder / "eerder.xlsx"
        book.save(path)
        made.load(path, TODAY)
    yield made
    made.database.close()


def by_itself(desk: Desk, bad: BadFile) -> bool:
    path = desk.folder / bad.file_name
    path.write_bytes(bad.made())
    workbook = read_here(path)
    plan = desk.ask(import_sheet.prepare, workbook, TODAY)
    return bool(desk.ask(may_come_in_unasked, workbook, plan))


@pytest.mark.parametrize("bad", PLAIN, ids=[bad.name for bad in PLAIN])
def test_a_sheet_with_short_headings_that_mean_one_thing_comes_in(desk: Desk, bad: BadFile) -> None:
    assert by_itself(desk, bad)


@pytest.mark.parametrize("bad", TOLD.values(), ids=TOLD)
def test_a_sheet_that_is_told_of_how_it_was_read_is_asked(desk: Desk, bad: BadFile) -> None:
    assert not by_itself(desk, bad)
