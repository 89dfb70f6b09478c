"""A copy of the workbook in which every refused cell is coloured and says why, to send back."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.limits import MEBIBYTE
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.outputs import replacing
from toezichtdesk.sheets.files.preflight import Parts
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.workbook_content import content_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_COLOUR = "FFF2B27A"
_AUTHOR = "Toezichtdesk"
SIZE_LIMIT = 20 * MEBIBYTE  # unpacked


def write(
    content: bytes, refusals: Iterable[Refusal], path: Path, say: Callable[[Refusal], str]
) -> int:
    """Write the marked copy to path and return the number of cells that are marked.

    content: the bytes of an .xlsx or .xlsm; macros are left out. The copy appears whole or not
    at all. Refusals of the file as a whole mark nothing. say: what is written beside a cell.

    Raises:
        OfficerCanAct: the workbook cannot be copied, or the place cannot be written.
    """
    by_cell: dict[tuple[str, str], list[Refusal]] = defaultdict(list)
    for refusal in refusals:
        if refusal.sheet and refusal.cell:
            by_cell[refusal.sheet, refusal.cell].append(refusal)
    _check_size(content)
    try:
        marked, copy = _marked(content, by_cell, say)
    except OfficerCanAct:
        raise
    except Exception as error:  # openpyxl raises eleven kinds on odd workbooks
        raise OfficerCanAct(Obstacle.NO_MARKED_COPY) from error
    _put(copy, path)
    return marked


def _marked(
    content: bytes, by_cell: Mapping[tuple[str, str], list[Refusal]], say: Callable[[Refusal], str]
) -> tuple[int, bytes]:
    """Return how many cells were marked, and the copy."""
    from openpyxl import load_workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    with warnings.catch_warnings():  # what the copy loses, told in English on the console
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(content), keep_links=False)
    marked = 0
    for (sheet, address), reasons in by_cell.items():
        if sheet not in book.sheetnames:
            continue
        cell = _whole_cell(book[sheet], address)
        text = "\n\n".join(say(refusal) for refusal in reasons)
        cell.comment = Comment(text, _AUTHOR, height=160, width=320)
        cell.fill = PatternFill("solid", start_color=_COLOUR, end_color=_COLOUR)
        marked += 1
    return marked, content_of(book)


def _whole_cell(sheet: Worksheet, address: str) -> Cell:
    """Return the cell at an address, or the one that it was merged into, which alone can speak."""
    for merged in sheet.merged_cells.ranges:
        if address in merged:
            return cast("Cell", sheet.cell(merged.min_row, merged.min_col))
    return cast("Cell", sheet[address])


def refuse_sheet_itself(path: Path, sheets: Iterable[Path]) -> None:
    """Refuse to write a copy over its own sheet, whatever path is used for it.

    Raises:
        OfficerCanAct: the place is that of one of the sheets.
    """
    for sheet in sheets:
        with suppress(OSError):  # one of the two is not there
            if path.samefile(sheet):
                raise OfficerCanAct(Obstacle.COPY_OVER_SHEET, path=path)


def _check_size(content: bytes) -> None:
    """Refuse what would take openpyxl minutes or gigabytes: it reads fifty times slower."""
    try:
        parts = Parts(content)
        size = sum(map(parts.size, parts.names))
    except Unreadable as error:
        raise OfficerCanAct(Obstacle.NO_MARKED_COPY) from error
    if size > SIZE_LIMIT:
        raise OfficerCanAct(Obstacle.COPY_TOO_LARGE)


def _put(content: bytes, path: Path) -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(content)
