"""What the reader of the values does not tell: error cells, uncalculated formulas, hidden rows.

calamine gives an empty text for `#N/A`, for a formula without a stored value and for an empty
cell alike. A search through the bytes of the sheet tells them apart, at a fifth of the cost of
parsing the xml; patterns are made for the prefix that the sheet uses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape

from toezichtdesk.domain.limits import MEBIBYTE
from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.sheets.cells import UNCALCULATED, CellError, column_number
from toezichtdesk.sheets.files.fills import Fills
from toezichtdesk.sheets.files.looks import Mark
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.files.xlsx_looks import Looks, is_marked, runs_in

ROW_LIMIT = 1_048_576
COLUMN_LIMIT = 16_384
GRID_LIMIT = 24_000_000  # cells between A1 and the last one: calamine keeps 32 bytes for each
ROW_TEXT_LIMIT = 64 * MEBIBYTE
MARKS_LIMIT = 400_000  # cells with an odd look; each takes some 300 bytes
DUPLICATES_LIMIT = 8 * MEBIBYTE  # above this, looking for double addresses costs too much

_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,6})([0-9]{1,12})["']""")
_CELL_ADDRESS = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]+[0-9]+)""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,12})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_SPAN = re.compile(rb"""\b(min|max)\s*=\s*["'](\d{1,6})["']""")
_FAR = re.compile(rb"""r=["']([A-Z]{2,6})\d""")
_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
_HIDES_ZEROS = re.compile(rb"""\bshowZeros\s*=\s*["'](?:0|false)["']""")
_NO_SIZE = re.compile(rb"""\b(?:ht|width)\s*=\s*["']0(?:\.\d*)?["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,9})["']""")
_CONDITION_STYLE = re.compile(rb"""\bdxfId\s*=\s*["'](\d{1,9})["']""")
_RANGE = re.compile(rb"""\bsqref\s*=\s*["']([A-Za-z0-9:$ ]{1,200})""")

Block = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class SheetScan:
    """What a sheet holds besides its values.

    errors: by row (from 1) and column (from 0). hidden_rows: row numbers. hidden_columns: from 0.
    marks: of cells that may look other than they are, by row and column. merged: first and last
    cell of each block, from 0, where the reader of the values does not tell them. hides_zeros: the
    sheet shows no zero. conditions: where a conditional style may strike through or hide. fills:
    looks up the colours of the cells.
    """

    errors: dict[int, dict[int, CellError]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    marks: dict[int, dict[int, Mark]] = field(default_factory=dict)
    merged: list[Block] = field(default_factory=list)
    hides_zeros: bool = False
    conditions: list[str] = field(default_factory=list)
    fills: Callable[[], Fills] = dict
    _count: int = 0

    def mark(self, row: int, column: int, mark: Mark) -> None:
        """Keep the mark of a cell.

        Raises:
            Unreadable: there are too many of them to hold.
        """
        self._count += 1
        if self._count > MARKS_LIMIT:
            raise Unreadable(RefusalCode.TOO_MANY_LOOKS, limit=MARKS_LIMIT)
        self.marks.setdefault(row, {})[column] = mark


@dataclass(frozen=True, slots=True)
class _Patterns:
    row_end: bytes
    row: re.Pattern[bytes]
    column: re.Pattern[bytes]
    error: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    formula_start: bytes
    text_index: re.Pattern[bytes]
    plain_row: re.Pattern[bytes]
    row_start: bytes
    cell: re.Pattern[bytes]
    shared_text: re.Pattern[bytes]
    own_text: re.Pattern[bytes]
    condition: re.Pattern[bytes]


@lru_cache
def _patterns(prefix: bytes) -> _Patterns:
    begin, end = rb"<" + re.escape(prefix), rb"</" + re.escape(prefix)
    value = begin + rb"v(?:\s[^>]*)?(?:/>|>([^<]*)" + end + rb"v>)"
    parts = {b"p": re.escape(prefix), b"v": value}
    return _Patterns(
        row_end=b"</" + prefix + b"row>",
        row=re.compile(begin + rb"row\b([^>]*)>"),
        column=re.compile(begin + rb"col\b([^>]*)>"),
        error=re.compile(
            (
                rb"""<%(p)bc\b([^>]*\bt\s*=\s*["']e["'][^>]*)>"""
                rb"(?:[^<]*<%(p)bf(?:\s[^>]*)?(?:/>|>[^<]*</%(p)bf>))?\s*(?:%(v)b)?"
            )
            % parts
        ),
        formula=re.compile(
            rb"<%(p)bc\b([^>]*)>\s*<%(p)bf(?:\s[^>]*?)?(?:/>|>[^<]*</%(p)bf>)\s*(%(v)b)?" % parts
        ),
        formula_start=b"<" + prefix + b"f",
        # Starts with plain bytes: with alternative quotes in front the search is ten times slower.
        text_index=re.compile(rb't="s"[^>]*>\s*' + begin + rb"v>\s*(?:-\d|\d*[^\d\s<])"),
        plain_row=re.compile(begin + rb'row r="(\d{1,12})"'),
        row_start=b"<" + prefix + b"row",
        cell=re.compile(begin + rb"""c\b([^>]*\bs\s*=\s*["']\d+["'][^>]*)>"""),
        shared_text=re.compile(
            begin + rb"""c\b([^>]*\bt\s*=\s*["']s["'][^>]*)>\s*""" + begin + rb"v>\s*(\d{1,9})"
        ),
        own_text=re.compile(
            begin + rb"c\b([^>]*)>\s*" + begin + rb"is>(.*?)" + end + rb"is>", re.DOTALL
        ),
        condition=re.compile(
            begin + rb"conditionalFormatting\b([^>]*)>(.*?)" + end + rb"conditionalFormatting>",
            re.DOTALL,
        ),
    )


def scan_sheet(pieces: Iterator[bytes], size: int, looks: Looks) -> SheetScan:
    """Return what the xml of one sheet holds besides its values; size in bytes, unpacked.

    looks: the odd looks of the workbook.

    Raises:
        Unreadable: a cell outside the grid, rows out of order, an address that occurs twice.
    """
    scan = _Scanner(looks, look_for_doubles=size <= DUPLICATES_LIMIT)
    rest = b""
    for piece in pieces:
        rest = scan.take(rest + piece)
        if len(rest) > ROW_TEXT_LIMIT:
            raise Unreadable(RefusalCode.ROW_TOO_LARGE)
    scan.examine(rest)
    check_grid(scan.last_row, scan.last_column)
    return scan.result


def check_grid(last_row: int, last_column: int) -> None:
    """Refuse a sheet that is too wide or too long to hold in memory.

    Raises:
        Unreadable: a cell outside the grid, or very far from the table.
    """
    if last_row > ROW_LIMIT or last_column > COLUMN_LIMIT:
        raise Unreadable(RefusalCode.CELL_OUTSIDE)
    if last_row * max(last_column, 1) > GRID_LIMIT:
        raise Unreadable(RefusalCode.CELL_FAR_AWAY)


def _place(attributes: bytes) -> tuple[int, int]:
    """Return the row (from 1) and the column (from 0) of a cell."""
    place = _ADDRESS.search(attributes)
    if place is None:
        raise Unreadable(RefusalCode.CELL_WITHOUT_ADDRESS)
    return int(place[2]), column_number(place[1].decode().upper())


class _Scanner:
    """Keeps the state between the pieces of one sheet."""

    def __init__(self, looks: Looks, *, look_for_doubles: bool) -> None:
        self.result = SheetScan()
        self._looks = looks
        self._patterns: _Patterns | None = None
        self.last_row = 0
        self.last_column = 0
        self._seen: set[bytes] | None = set() if look_for_doubles else None

    def take(self, buffer: bytes) -> bytes:
        """Examine the whole rows of the buffer; return what is left over."""
        if self._patterns is None:
            root = _ROOT.search(buffer)
            if root is None:
                return buffer
            self._patterns = _patterns(root[1] or b"")
        end = buffer.rfind(self._patterns.row_end)
        if end < 0:
            return buffer
        end += len(self._patterns.row_end)
        self.examine(buffer[:end])
        return buffer[end:]

    def examine(self, text: bytes) -> None:
        """Search one run of whole rows."""
        patterns = self._patterns
        if patterns is None:
            return
        self._check_rows(patterns, text)
        if patterns.text_index.search(text):
            raise Unreadable(RefusalCode.TEXT_NOT_THERE)
        for match in set(_FAR.findall(text)):
            self.last_column = max(self.last_column, column_number(match.decode()) + 1)
        if b'"e"' in text or b"'e'" in text:
            self._note_errors(patterns, text)
        if patterns.formula_start in text:
            self._note_formulas(patterns, text)
        if b"hidden" in text or b'ht="0' in text or b'width="0' in text:
            self._note_hidden(patterns, text)
        if b"showZeros" in text:
            self.result.hides_zeros = _HIDES_ZEROS.search(text) is not None
        if self._looks.styles or self._looks.texts or is_marked(text):
            self._note_marks(patterns, text)
        if self._looks.conditional and b"conditionalFormatting" in text:
            self._note_conditions(patterns, text)
        if self._seen is not None:
            addresses = _CELL_ADDRESS.findall(text)
            before = len(self._seen)
            self._seen.update(addresses)
            if len(self._seen) != before + len(addresses):
                raise Unreadable(RefusalCode.CELL_TWICE)

    def _check_rows(self, patterns: _Patterns, text: bytes) -> None:
        numbers = list(map(int, patterns.plain_row.findall(text)))
        if len(numbers) != text.count(patterns.row_start):
            rows = patterns.row.findall(text)
            numbers = [int(n[1]) if (n := _ROW_NUMBER.search(row)) else 0 for row in rows]
        for number in numbers:
            if 0 < number <= self.last_row:
                raise Unreadable(RefusalCode.ROWS_UNORDERED)
            self.last_row = number or self.last_row + 1  # one without a number follows the last

    def _note_errors(self, patterns: _Patterns, text: bytes) -> None:
        for attributes, value in patterns.error.findall(text):
            self._note(attributes, CellError(unescape(value.decode("utf-8", "replace")) or "#N/A"))

    def _note_formulas(self, patterns: _Patterns, text: bytes) -> None:
        for attributes, element, value in patterns.formula.findall(text):
            if value.strip():
                continue
            kind = _TYPE.search(attributes)
            is_empty_text = bool(element) and kind is not None and kind[1] == b"str"
            if not is_empty_text:
                self._note(attributes, UNCALCULATED)

    def _note(self, attributes: bytes, error: CellError) -> None:
        row, column = _place(attributes)
        self.result.errors.setdefault(row, {}).setdefault(column, error)

    def _note_marks(self, patterns: _Patterns, text: bytes) -> None:
        """Note the cells whose style or text is odd; a cell with both has one mark."""
        marks: dict[tuple[int, int], Mark] = {}
        for attributes in patterns.cell.findall(text) if self._looks.styles else ():
            style = None if attributes.endswith(b"/") else _STYLE.search(attributes)
            look = None if style is None else self._looks.styles.get(int(style[1]))
            if look is not None:
                marks[_place(attributes)] = Mark(look)
        for attributes, number in patterns.shared_text.findall(text) if self._looks.texts else ():
            runs = self._looks.texts.get(int(number))
            if runs is not None:
                place = _place(attributes)
                marks[place] = replace(marks.get(place, Mark()), runs=runs)
        for attributes, inside in patterns.own_text.findall(text) if is_marked(text) else ():
            if is_marked(inside) and (runs := runs_in(inside)):
                place = _place(attributes)
                marks[place] = replace(marks.get(place, Mark()), runs=runs)
        for (row, column), mark in marks.items():
            self.result.mark(row, column, mark)

    def _note_conditions(self, patterns: _Patterns, text: bytes) -> None:
        for attributes, inside in patterns.condition.findall(text):
            where = _RANGE.search(attributes)
            styles = {int(number) for number in _CONDITION_STYLE.findall(inside)}
            if where is not None and styles & self._looks.conditional:
                self.result.conditions.append(where[1].decode("ascii").replace("$", ""))

    def _note_hidden(self, patterns: _Patterns, text: bytes) -> None:
        for attributes in patterns.row.findall(text):
            is_hidden = _HIDDEN.search(attributes) or _NO_SIZE.search(attributes)
            if is_hidden and (number := _ROW_NUMBER.search(attributes)):
                self.result.hidden_rows.append(int(number[1]))
        for attributes in patterns.column.findall(text):
            if _HIDDEN.search(attributes) or _NO_SIZE.search(attributes):
                span = {name: int(value) for name, value in _SPAN.findall(attributes)}
                first, last = span.get(b"min", 0), min(span.get(b"max", 0), COLUMN_LIMIT)
                self.result.hidden_columns.extend(range(max(first - 1, 0), last))
