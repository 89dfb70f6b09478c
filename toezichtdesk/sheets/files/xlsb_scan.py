"""What an .xlsb sheet holds besides its values: errors, hidden rows and columns, and its size.

Walks through the records of the parts and reads only those few; calamine reads the values.
Proved on a file that pyxlsbwriter 0.1.0 wrote and on copies changed by hand; a file saved by Excel
itself was not at hand.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import partial

from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.sheets.cells import BINARY_ERRORS, CellError
from toezichtdesk.sheets.files.fills import Fills, fills_by_style
from toezichtdesk.sheets.files.looks import Look, Mark, Runs
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.files.xls_looks import XlsLooks
from toezichtdesk.sheets.files.xlsb_looks import looks_of, runs_in
from toezichtdesk.sheets.files.xlsx_scan import COLUMN_LIMIT, ROW_LIMIT, SheetScan, check_grid

_ROW, _CELL_ERROR, _LAST_CELL, _FORMULA_ERROR = 0, 3, 11, 11
_COLUMN, _SHEET, _MERGED, _VIEW = 60, 156, 176, 137
_BLANK, _SHARED_TEXT, _RICH_TEXT = 1, 7, 62
_ONE_POINT, _ONE_CHARACTER = 20, 256  # of a row in twips, of a column in 1/256: no text fits


def sheet_relations(workbook: bytes) -> dict[str, str]:
    """Return the relation of each sheet by its name.

    Raises:
        Unreadable: the records of the workbook are damaged.
    """
    targets: dict[str, str] = {}
    try:
        for kind, start, stop in _records(workbook):
            if kind == _SHEET:
                relation, after = _text(workbook, start + 8, stop)
                name, _ = _text(workbook, after, stop)
                targets[name] = relation
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Unreadable(RefusalCode.DAMAGED_PARTS, ending=".xlsb") from error
    return targets


def looks_in(styles: bytes, texts: bytes) -> XlsLooks:
    """Return what is odd in the looks of a workbook, by two of its parts.

    Raises:
        Unreadable: damaged records.
    """
    try:
        return looks_of(_records, styles, texts)
    except (struct.error, IndexError) as error:
        raise Unreadable(RefusalCode.DAMAGED_PARTS, ending=".xlsb") from error


def scan_xlsb(sheet: bytes, looks: XlsLooks) -> SheetScan:
    """Return what the records of one sheet hold besides its values. looks: of the workbook.

    Raises:
        Unreadable: damaged records, or a cell outside the grid.
    """
    scan = SheetScan(fills=partial(_fills, sheet, looks.grounds))
    row, last_column = 0, 0
    try:
        for kind, start, stop in _records(sheet):
            if kind == _ROW:
                number = struct.unpack_from("<I", sheet, start)[0] + 1
                if not row < number <= ROW_LIMIT:
                    raise Unreadable(RefusalCode.ROWS_UNORDERED)
                row = number
                height = struct.unpack_from("<H", sheet, start + 8)[0]
                if sheet[start + 11] & 0x10 or height < _ONE_POINT:
                    scan.hidden_rows.append(row)
            elif 0 < kind <= _LAST_CELL or kind == _RICH_TEXT:
                column = struct.unpack_from("<I", sheet, start)[0]
                mark = _mark(looks, sheet, kind, start, stop)
                if mark is not None:
                    scan.mark(row, column, mark)
                last_column = max(last_column, column + 1)
                if kind in (_CELL_ERROR, _FORMULA_ERROR):
                    error = CellError(BINARY_ERRORS.get(sheet[start + 8], "#N/A"))
                    scan.errors.setdefault(row, {})[column] = error
            elif kind == _MERGED:
                top, bottom, left, right = struct.unpack_from("<4I", sheet, start)
                scan.merged.append(((top, left), (bottom, right)))
            elif kind == _VIEW:
                scan.hides_zeros = not struct.unpack_from("<H", sheet, start)[0] & 0x10
            elif kind == _COLUMN and _is_hidden(sheet, start):
                first, last = struct.unpack_from("<II", sheet, start)
                scan.hidden_columns.extend(range(first, min(last + 1, COLUMN_LIMIT)))
    except (struct.error, IndexError) as error:
        raise Unreadable(RefusalCode.DAMAGED_PARTS, ending=".xlsb") from error
    check_grid(row, last_column)
    return scan


def _is_hidden(sheet: bytes, start: int) -> bool:
    width = struct.unpack_from("<I", sheet, start + 8)[0]
    return bool(struct.unpack_from("<H", sheet, start + 16)[0] & 1) or width < _ONE_CHARACTER


def _mark(looks: XlsLooks, sheet: bytes, kind: int, start: int, stop: int) -> Mark | None:
    """Return what is odd about the look of a cell, None when it looks as it is."""
    if kind == _RICH_TEXT:  # the reader of the values passes it over
        return Mark(
            runs=runs_in(looks, sheet, start + 8, stop), text=_text(sheet, start + 9, stop)[0]
        )
    if not looks.fonts or kind == _BLANK:
        return None
    style = _style(sheet, start)
    runs: Runs = ()
    if kind == _SHARED_TEXT and looks.texts:
        runs = looks.texts.get(struct.unpack_from("<I", sheet, start + 8)[0], ())
    mark = Mark(looks.styles.get(style, Look()), runs)
    return None if mark == Mark() else mark


def _style(sheet: bytes, start: int) -> int:
    return int(struct.unpack_from("<I", sheet, start + 4)[0] & 0xFFFFFF)


def _fills(sheet: bytes, grounds: Mapping[int, str]) -> Fills:
    try:
        return fills_by_style(_styled_cells(sheet) if grounds else (), grounds)
    except struct.error as error:
        raise Unreadable(RefusalCode.DAMAGED_PARTS, ending=".xlsb") from error


def _styled_cells(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row (from 1), column (from 0) and style of every cell of a sheet, empty ones too."""
    row = 0
    for kind, start, _ in _records(sheet):
        if kind == _ROW:
            row = struct.unpack_from("<I", sheet, start)[0] + 1
        elif 0 < kind <= _LAST_CELL or kind == _RICH_TEXT:
            yield row, struct.unpack_from("<I", sheet, start)[0], _style(sheet, start)


def _records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and end of every record; both head numbers have seven bits a byte."""
    place, end = 0, len(content)
    while place < end:
        kind = content[place]
        place += 1
        if kind & 0x80:
            kind = kind & 0x7F | (content[place] & 0x7F) << 7
            place += 1
        size = 0
        for shift in (0, 7, 14, 21):
            part = content[place]
            place += 1
            size |= (part & 0x7F) << shift
            if not part & 0x80:
                break
        if place + size > end:
            raise IndexError(place)
        yield kind, place, place + size
        place += size


def _text(content: bytes, start: int, stop: int) -> tuple[str, int]:
    """Return a text with its length before it, and where it ends."""
    end = start + 4 + 2 * struct.unpack_from("<I", content, start)[0]
    if end > stop:
        raise IndexError(end)
    return content[start + 4 : end].decode("utf-16-le"), end
