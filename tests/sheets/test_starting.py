"""The reading process is started ahead where a file is sure to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toezichtdesk.cli import usage
from toezichtdesk.sheets.process import starting
from toezichtdesk.sheets.process.reader import read_workbook

if TYPE_CHECKING:
    from tests.conftest import Desk


def test_the_one_started_ahead_reads_the_next_file_and_another_the_one_after(desk: Desk) -> None:
    sheet = desk.sheet([("Delft", 60, 0, 20)], title="2026-I, stand 1 maart 2026")
    starting.start_ahead()
    (ahead,) = starting._waiting

    read = [read_workbook(sheet), read_workbook(sheet)]

    assert [len(workbook.tables) for workbook in read] == [1, 1]
    assert (ahead.poll(), starting._waiting) == (0, [])


@pytest.mark.parametrize(
    ("typed", "is_import"),
    [
        ("import blad.xlsx", True),
        ("--database import --today 2026-01-01 import blad.xlsx --json", True),
        ("overview", False),
        ("--database import overview", False),
        ("import --help", False),
        ("--version", False),
        ("", False),
    ],
)
def test_an_import_is_known_before_the_command_is_read(typed: str, is_import: bool) -> None:
    assert usage.is_import(typed.split()) is is_import
