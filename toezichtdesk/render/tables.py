"""Tables as a workbook (.xlsx), in the open format (.ods), or as text with semicolons (.csv).

Text from the store never becomes a formula, neither in a workbook nor in a text file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.listing import Cell, Listing
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.outputs import neutral, replacing, starts_formula
from toezichtdesk.render.characters import coded
from toezichtdesk.sheets.workbook_content import content_of

KINDS = (".xlsx", ".ods", ".csv")
_WIDEST = 48  # characters
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LONGEST = 32_767  # characters that a cell can hold


def write(listings: Sequence[Listing], path: Path, *, overwrite: bool = True) -> None:
    """Write the tables, completely or not at all; the suffix of the path chooses the kind of file.

    A workbook gets a sheet for each; a text file holds one table.

    Raises:
        OfficerCanAct: another suffix, more tables than the kind can hold, or the file cannot be
            written there.
    """
    content = made(listings, path.suffix.lower(), path.name)
    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)


def made(listings: Sequence[Listing], kind: str, name: str) -> bytes:
    """Return the tables as a file of this kind. name: of the file, for a refusal.

    Raises:
        OfficerCanAct: another kind, or more tables than a text file can hold.
    """
    if kind == ".xlsx":
        return _xlsx(listings)
    if kind == ".ods":
        return _ods(listings)
    if kind == ".csv" and len(listings) == 1:
        return _csv(listings[0])
    raise OfficerCanAct(Obstacle.TABLE_SUFFIX, file=name)


def _plain(text: str) -> str:
    """Return the text without characters that a workbook cannot hold.

    Characters that reverse the direction of the text are replaced by their codes, so that a cell
    reads in the order in which it was typed, and nothing is lost.
    """
    return "".join(map(_held, text))


def _held(char: str) -> str:
    if char in _TURNS:
        return coded(char)
    return char if char in "\t\n" or (ord(char) >= 32 and _valid(char)) else ""


def _valid(char: str) -> bool:
    return not 0xD800 <= ord(char) <= 0xDFFF and char not in "\ufffe\uffff"


def _csv(table: Listing) -> bytes:
    """Return semicolons, CRLF and a byte order mark, which a Dutch Excel opens as columns."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([[_csv_cell(cell) for cell in row] for row in table.rows])
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{wording.day(cell)} {cell:%H:%M}"
    if isinstance(cell, date):
        return wording.day(cell)
    if isinstance(cell, str):
        return neutral(_plain(cell))
    return str(cell).replace(".", ",")


def _xlsx(listings: Sequence[Listing]) -> bytes:
    from openpyxl import Workbook  # late: takes 0.2 s at start-up
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    for table in listings:
        sheet = book.create_sheet(table.name)
        for column, heading in enumerate(table.headings, 1):
            sheet.cell(1, column, heading).font = Font(bold=True)
        for number, row in enumerate(table.rows, 2):
            for column, value in enumerate(row, 1):
                _set_cell(sheet.cell(number, column), value)
        for column, wide in enumerate(_widths(table), 1):
            sheet.column_dimensions[get_column_letter(column)].width = wide
        sheet.freeze_panes = "C2"
        last = get_column_letter(len(table.headings))
        sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    return content_of(book)


def _widths(table: Listing) -> list[int]:
    """Return the width of the longest cell of each column, in characters."""
    longest = [len(heading) for heading in table.headings]
    for row in table.rows:
        longest = [max(most, len(str(cell or ""))) for most, cell in zip(longest, row, strict=True)]
    return [min(_WIDEST, most + 2) for most in longest]


def _set_cell(cell: Any, value: Cell) -> None:
    if isinstance(value, str):
        cell.value = _plain(value)[:_LONGEST]
        cell.data_type = "s"  # otherwise openpyxl makes a formula of a text that starts with =
        cell.quotePrefix = starts_formula(value)
        return
    cell.value = value
    if isinstance(value, datetime):
        cell.number_format = "dd-mm-yyyy hh:mm"
    elif isinstance(value, date):
        cell.number_format = "dd-mm-yyyy"


def _ods(listings: Sequence[Listing]) -> bytes:
    from toezichtdesk.render import open_sheet  # late: loads odfdo

    shown = [replace(one, rows=tuple(map(_ods_row, one.rows))) for one in listings]
    return open_sheet.made(shown, list(map(_widths, shown)))


def _ods_row(row: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(_plain(cell)[:_LONGEST] if isinstance(cell, str) else cell for cell in row)
