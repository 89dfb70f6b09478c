"""What the reader of the values does not tell: error cells, uncalculated formulas, hidden rows.

calamine gives an empty text for `#N/A`, for a formula without a stored value and for an empty
cell alike. A search through the bytes of the sheet tells them apart, at a fifth of the cost of
parsing the xml; patterns are made for the prefix that the sheet uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from toezichtdesk.sheets.cells import CellError, column_number
from toezichtdesk.sheets.files.preflight import MEGABYTE
from toezichtdesk.sheets.files.unreadable import SAVE_AGAIN, Unreadable, damaged

ROW_LIMIT = 1_048_576
COLUMN_LIMIT = 16_384
GRID_LIMIT = 24_000_000  # cells between A1 and the last one: calamine keeps 32 bytes for each
ROW_TEXT_LIMIT = 64 * MEGABYTE
DUPLICATES_LIMIT = 8 * MEGABYTE  # above this, looking for double addresses costs too much

_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,6})([0-9]{1,12})["']""")
_CELL_ADDRESS = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]+[0-9]+)""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,12})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_SPAN = re.compile(rb"""\b(min|max)\s*=\s*["'](\d{1,6})["']""")
_FAR = re.compile(rb"""r=["']([A-Z]{2,6})\d""")
_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")


@dataclass(slots=True)
class SheetScan:
    """What a sheet holds besides its values.

    errors: by row (from 1) and column (from 0). hidden_rows: row numbers. hidden_columns: from 0.
    """

    errors: dict[int, dict[int, CellError]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


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


@lru_cache
def _patterns(prefix: bytes) -> _Patterns:
    p = re.escape(prefix)
    value = rb"<" + p + rb"v(?:\s[^>]*)?(?:/>|>([^<]*)</" + p + rb"v>)"
    return _Patterns(
        row_end=b"</" + prefix + b"row>",
        row=re.compile(rb"<" + p + rb"row\b([^>]*)>"),
        column=re.compile(rb"<" + p + rb"col\b([^>]*)>"),
        error=re.compile(
            rb"<"
            + p
            + rb"""c\b([^>]*\bt\s*=\s*["']e["'][^>]*)>(?:[^<]*<"""
            + p
            + rb"f(?:\s[^>]*)?(?:/>|>[^<]*</"
            + p
            + rb"f>))?\s*(?:"
            + value
            + rb")?"
        ),
        formula=re.compile(
            rb"<"
            + p
            + rb"c\b([^>]*)>\s*<"
            + p
            + rb"f(?:\s[^>]*?)?(?:/>|>[^<]*</"
            + p
            + rb"f>)\s*("
            + value
            + rb")?"
        ),
        formula_start=b"<" + prefix + b"f",
        # Starts with plain bytes: with a choice of quotes in front the search is ten times slower.
        text_index=re.compile(rb't="s"[^>]*>\s*<' + p + rb"v>\s*(?:-\d|\d*[^\d\s<])"),
        plain_row=re.compile(rb"<" + p + rb'row r="(\d{1,12})"'),
        row_start=b"<" + prefix + b"row",
    )


def scan_sheet(pieces: Iterator[bytes], size: int) -> SheetScan:
    """Return what the xml of one sheet holds besides its values; size in bytes, unpacked.

    Raises:
        Unreadable: a cell outside the grid, rows out of order, an address that occurs twice.
    """
    scan = _Scanner(look_for_doubles=size <= DUPLICATES_LIMIT)
    rest = b""
    for piece in pieces:
        rest = scan.take(rest + piece)
        if len(rest) > ROW_TEXT_LIMIT:
            raise Unreadable("een rij met meer dan 64 MB tekst", advice=SAVE_AGAIN)
    scan.examine(rest)
    check_grid(scan.last_row, scan.last_column)
    return scan.result


def check_grid(last_row: int, last_column: int) -> None:
    """Refuse a sheet that is too wide or too long to hold in memory.

    Raises:
        Unreadable: a cell outside the grid, or very far from the table.
    """
    if last_row > ROW_LIMIT or last_column > COLUMN_LIMIT:
        raise damaged("een cel ligt buiten het rekenblad")
    if last_row * max(last_column, 1) > GRID_LIMIT:
        raise Unreadable(
            "een blad met een gevulde cel heel ver van de tabel",
            "een blad waarop alleen de tabel staat",
            "Kopieer de tabel naar een nieuwe werkmap en importeer die.",
        )


class _Scanner:
    """Keeps the state between the pieces of one sheet."""

    def __init__(self, *, look_for_doubles: bool) -> None:
        self.result = SheetScan()
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
            raise damaged("een cel verwijst naar een tekst die niet bestaat")
        for match in set(_FAR.findall(text)):
            self.last_column = max(self.last_column, column_number(match.decode()) + 1)
        if b'"e"' in text or b"'e'" in text:
            self._note_errors(patterns, text)
        if patterns.formula_start in text:
            self._note_formulas(patterns, text)
        if b"hidden" in text:
            self._note_hidden(patterns, text)
        if self._seen is not None:
            found = _CELL_ADDRESS.findall(text)
            before = len(self._seen)
            self._seen.update(found)
            if len(self._seen) != before + len(found):
                raise damaged("een celadres komt twee keer voor")

    def _check_rows(self, patterns: _Patterns, text: bytes) -> None:
        numbers = list(map(int, patterns.plain_row.findall(text)))
        if len(numbers) != text.count(patterns.row_start):
            rows = patterns.row.findall(text)
            numbers = [int(n[1]) if (n := _ROW_NUMBER.search(row)) else 0 for row in rows]
        if 0 in numbers:
            if any(numbers) or self.last_row:
                raise damaged("rijen met en zonder nummer door elkaar")
            self.last_row = 0
            return
        for number in numbers:
            if number <= self.last_row:
                raise damaged("de rijen staan niet op volgorde")
            self.last_row = number

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
                self._note(
                    attributes, CellError("een formule zonder berekende waarde", is_formula=True)
                )

    def _note(self, attributes: bytes, error: CellError) -> None:
        place = _ADDRESS.search(attributes)
        if place is None:
            raise Unreadable("een formule of fout in een cel zonder adres", advice=SAVE_AGAIN)
        row = self.result.errors.setdefault(int(place[2]), {})
        row.setdefault(column_number(place[1].decode().upper()), error)

    def _note_hidden(self, patterns: _Patterns, text: bytes) -> None:
        for attributes in patterns.row.findall(text):
            if _HIDDEN.search(attributes) and (number := _ROW_NUMBER.search(attributes)):
                self.result.hidden_rows.append(int(number[1]))
        for attributes in patterns.column.findall(text):
            if _HIDDEN.search(attributes):
                span = {name: int(value) for name, value in _SPAN.findall(attributes)}
                first, last = span.get(b"min", 0), min(span.get(b"max", 0), COLUMN_LIMIT)
                self.result.hidden_columns.extend(range(max(first - 1, 0), last))
