"""What an old .xls sheet holds besides its values: errors, empty formulas and hidden rows.

Walks through the records of the file and reads only those few; calamine reads the values.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.sheets.cells import BINARY_ERRORS, UNCALCULATED, CellError, address
from toezichtdesk.sheets.files.fills import Fills, fills_by_style
from toezichtdesk.sheets.files.looks import Mark, Runs
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.files.xls_looks import WHITES, XlsLooks, looks_of
from toezichtdesk.sheets.files.xlsx_scan import SheetScan

_FREE = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_SECTOR_NUMBERS = 109  # sectors of the allocation table that the header itself names
_MINI_SECTOR = 64  # bytes
_BEGIN, _END, _SHEET = 0x0809, 0x000A, 0x0085
_PASSWORD, _WINDOW, _RICH_TEXT, _SHARED_TEXT = 0x002F, 0x023E, 0x00D6, 0x00FD
_NUMBERS, _BLANKS = 0x00BD, 0x00BE  # some numbers, or some empty cells, beside each other
_BLANK = 0x0201
_CELLS = (0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, 0x0006)  # row, column, style, and then the value
_CONDITIONS, _CONDITION = 0x01B0, 0x01B1  # where, and of each what it looks like
_HAS_FORMAT, _HAS_FONT = 0x02000000, 0x04000000
_FORMULA, _BOOLEAN_OR_ERROR, _ROW, _COLUMNS = 0x0006, 0x0205, 0x0208, 0x007D
_ONE_POINT, _ONE_CHARACTER = 20, 256  # of a row in twips, of a column in 1/256: no text fits


def scan_xls(content: bytes) -> list[SheetScan]:
    """Return for each sheet, in order, what it holds besides its values.

    Raises:
        Unreadable: the container or its records are damaged.
    """
    try:
        stream = _workbook_stream(content)
        first = list(_records(stream, 0))
        if any(kind == _PASSWORD for kind, _ in first):
            raise Unreadable(RefusalCode.HAS_PASSWORD)
        starts = [struct.unpack_from("<I", body)[0] for kind, body in first if kind == _SHEET]
        looks = looks_of(first)
        return [_scan(stream, start, looks) for start in starts]
    except (struct.error, IndexError) as error:
        raise Unreadable(RefusalCode.DAMAGED_PARTS, ending=".xls") from error


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one part of the stream, until its end; embedded charts are skipped."""
    depth = 0
    place = start
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        depth += (kind == _BEGIN) - (kind == _END)
        if kind == _END and depth <= 0:
            return
        place += 4 + length


def _scan(stream: bytes, start: int, looks: XlsLooks) -> SheetScan:
    scan = SheetScan(fills=partial(_fills, stream, start, looks.grounds))
    where = ""
    for kind, body in _records(stream, start):
        if kind in _CELLS:
            _note_mark(scan, kind, body, looks)
        elif kind == _NUMBERS:
            _note_marks(scan, body, looks)
        if kind == _FORMULA:
            row, column = struct.unpack_from("<HH", body)
            error = _formula_error(body[6:14])
            if error is not None:
                scan.errors.setdefault(row + 1, {})[column] = error
        elif kind == _BOOLEAN_OR_ERROR and body[7]:
            row, column = struct.unpack_from("<HH", body)
            error = CellError(BINARY_ERRORS.get(body[6], "#N/A"))
            scan.errors.setdefault(row + 1, {})[column] = error
        elif kind == _CONDITIONS:
            top, bottom, left, right = struct.unpack_from("<4H", body, 4)
            where = f"{address(top + 1, left)}:{address(bottom + 1, right)}"
        elif kind == _CONDITION and _is_odd_condition(body):
            scan.conditions.append(where)
        elif kind == _WINDOW:
            scan.hides_zeros = not struct.unpack_from("<H", body)[0] & 0x10
        elif kind == _ROW and _is_hidden_row(body):
            scan.hidden_rows.append(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMNS and _is_hidden_column(body):
            first, last = struct.unpack_from("<HH", body)
            scan.hidden_columns.extend(range(first, min(last, 255) + 1))
    return scan


def _is_odd_condition(body: bytes) -> bool:
    """Return whether a conditional look strikes through or is white."""
    flags = struct.unpack_from("<I", body, 6)[0]
    if not flags & _HAS_FONT:
        return False
    font = 12
    if flags & _HAS_FORMAT:
        font += max(struct.unpack_from("<H", body, 12)[0], 2)
    options, colour = struct.unpack_from("<I", body, font + 68)[0], body[font + 80 : font + 84]
    return bool(options & 0x80) or int.from_bytes(colour, "little") in WHITES


def _is_hidden_row(body: bytes) -> bool:
    height = struct.unpack_from("<H", body, 6)[0]
    return bool(struct.unpack_from("<I", body, 12)[0] & 0x20) or height & 0x7FFF < _ONE_POINT


def _is_hidden_column(body: bytes) -> bool:
    width = struct.unpack_from("<H", body, 4)[0]
    return bool(struct.unpack_from("<H", body, 8)[0] & 1) or width < _ONE_CHARACTER


def _note_mark(scan: SheetScan, kind: int, body: bytes, looks: XlsLooks) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    mark = Mark() if style not in looks.styles else Mark(looks.styles[style])
    runs: Runs = ()
    if kind == _SHARED_TEXT and looks.texts:
        runs = looks.texts.get(struct.unpack_from("<I", body, 6)[0], ())
    elif kind == _RICH_TEXT:
        runs = _runs_of_old_text(body, looks)
    if runs or style in looks.styles:
        scan.mark(row + 1, column, replace(mark, runs=runs))


def _runs_of_old_text(body: bytes, looks: XlsLooks) -> Runs:
    """Return the runs of a text of the version before the last: a byte for each character."""
    count = struct.unpack_from("<H", body, 6)[0]
    text = body[8 : 8 + count].decode("cp1252", "replace")
    places = body[9 + count : 9 + count + 2 * body[8 + count]]
    return looks.runs(text, list(zip(places[::2], places[1::2], strict=True)))


def _note_marks(scan: SheetScan, body: bytes, looks: XlsLooks) -> None:
    row, first = struct.unpack_from("<HH", body)
    for place in range(4, len(body) - 2, 6):
        look = looks.styles.get(struct.unpack_from("<H", body, place)[0])
        if look is not None:
            scan.mark(row + 1, first + (place - 4) // 6, Mark(look))


def _fills(stream: bytes, start: int, grounds: Mapping[int, str]) -> Fills:
    try:
        return fills_by_style(_styled_cells(stream, start) if grounds else (), grounds)
    except struct.error as error:
        raise Unreadable(RefusalCode.DAMAGED_PARTS, ending=".xls") from error


def _styled_cells(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield row (from 1), column (from 0) and style of every cell of a sheet, empty ones too."""
    for kind, body in _records(stream, start):
        if kind in _CELLS or kind in (_BLANK, _BOOLEAN_OR_ERROR):
            row, column, style = struct.unpack_from("<HHH", body)
            yield row + 1, column, style
        elif kind in (_NUMBERS, _BLANKS):
            row, first = struct.unpack_from("<HH", body)
            for index, place in enumerate(range(4, len(body) - 2, 6 if kind == _NUMBERS else 2)):
                yield row + 1, first + index, struct.unpack_from("<H", body, place)[0]


def _formula_error(result: bytes) -> CellError | None:
    """Return the error that a formula gave; writers mark `never calculated` as an empty text."""
    if result[6:8] != b"\xff\xff":
        return None
    if result[0] == 2:
        return CellError(BINARY_ERRORS.get(result[2], "#N/A"))
    if result[0] == 3:
        return UNCALCULATED
    return None


def _workbook_stream(content: bytes) -> bytes:
    """Return the stream with the records out of its container."""
    size = 1 << min(struct.unpack_from("<H", content, 0x1E)[0], 12)
    heads = struct.unpack_from(f"<{_SECTOR_NUMBERS}I", content, 0x4C)
    tables = [number for number in heads if number < _FREE]
    following = struct.unpack_from("<I", content, 0x44)[0]
    limit = len(content) // size + 1
    while following < _FREE and len(tables) <= limit:
        numbers = _numbers(_sector(content, following, size))
        tables.extend(number for number in numbers[:-1] if number < _FREE)
        following = numbers[-1]
    fat = [n for number in tables[:limit] for n in _numbers(_sector(content, number, size))]
    directory = _chain(content, fat, struct.unpack_from("<I", content, 0x30)[0], size)
    entries = [directory[place : place + 128] for place in range(0, len(directory) - 127, 128)]
    for entry in entries:
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace").lower()
        if name in ("workbook", "book"):
            first, count = struct.unpack_from("<II", entry, 116)
            if count >= struct.unpack_from("<I", content, 0x38)[0]:
                return _chain(content, fat, first, size)[:count]
            root = _chain(content, fat, struct.unpack_from("<I", entries[0], 116)[0], size)
            start = struct.unpack_from("<I", content, 0x3C)[0]
            mini = _numbers(_chain(content, fat, start, size))
            return _chain(root, mini, first, _MINI_SECTOR, header=0)[:count]
    raise Unreadable(RefusalCode.NO_WORKBOOK_INSIDE)


def _numbers(sector: bytes) -> list[int]:
    count = len(sector) // 4
    return list(struct.unpack_from(f"<{count}I", sector))


def _sector(content: bytes, number: int, size: int) -> bytes:
    return content[(number + 1) * size : (number + 2) * size]


def _chain(content: bytes, fat: list[int], first: int, size: int, *, header: int = 1) -> bytes:
    """Return the chain of sectors from the first; a loop ends at the file size."""
    sectors: list[bytes] = []
    number = first
    while number < _FREE and len(sectors) <= len(fat):
        sectors.append(content[(number + header) * size : (number + header + 1) * size])
        number = fat[number]
    return b"".join(sectors)
