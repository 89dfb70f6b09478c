"""The first rows of a file as they look, for whoever has to say what its columns mean."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from toezichtdesk.domain.importing import Preview, SheetLook
from toezichtdesk.sheets.cells import shown
from toezichtdesk.sheets.figures.header import ROWS_SEARCHED
from toezichtdesk.sheets.files.grids import open_book
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.layouts import MOST_COLUMNS
from toezichtdesk.sheets.process.packed_refusals import packed_refusal, unpacked_refusal

if TYPE_CHECKING:
    from toezichtdesk.sheets.files.grids import Grid

MOST_SHEETS = 20


def look(content: bytes, file_name: str) -> bytes:
    """Return the first rows of each visible sheet as JSON; for the child process."""
    try:
        grids = islice(open_book(content, file_name).grids, MOST_SHEETS)
        document: dict[str, object] = {"sheets": list(map(_packed, grids)), "refusals": []}
    except Unreadable as error:
        document = {"sheets": [], "refusals": [packed_refusal(error.refusal)]}
    return json.dumps(document, separators=(",", ":")).encode("ascii")


def looked(answer: bytes) -> Preview:
    """Return what the answer of a child process says."""
    document = json.loads(answer)
    return Preview(
        tuple(
            SheetLook(name, first, tuple(tuple(row) for row in rows))
            for name, first, rows in document["sheets"]
        ),
        tuple(map(unpacked_refusal, document["refusals"])),
    )


def _packed(grid: Grid) -> tuple[str, int, list[list[str]]]:
    rows = [
        [shown(cell) for cell in row[:MOST_COLUMNS]] for row in islice(grid.rows, ROWS_SEARCHED)
    ]
    return grid.name, grid.first_column, rows
