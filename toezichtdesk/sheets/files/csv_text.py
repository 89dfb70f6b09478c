"""Text with separators (.csv, .tsv): encoding and separator decided once and reported."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from toezichtdesk.domain.refusals import RefusalCode, problem
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.outputs import is_neutral
from toezichtdesk.sheets.cells import Cell, Doubtful, shown
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.files.xlsx_scan import GRID_LIMIT

WIDTH_LIMIT = 1_000  # columns
LAST_MONTH = 12
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_TAB_NAMES = (".tsv", ".tab")
_SEPARATORS = (";", "\t", ",", "|")


def read_text(content: bytes, file_name: str) -> tuple[list[list[Cell]], SheetWarning]:
    """Return the rows, all equally wide, and a warning about how the text was read.

    file_name: `.tsv` says that a tab separates the columns; otherwise the text decides.

    Raises:
        Unreadable: no known encoding, no separator that makes columns, or too wide.
    """
    text, encoding = _decoded(content)
    has_tabs = file_name.lower().endswith(_TAB_NAMES) and "\t" in text
    separator = "\t" if has_tabs else _separator(text)
    try:
        rows = list(csv.reader(_lines(text), delimiter=separator, strict=True))
    except csv.Error as error:
        raise Unreadable(RefusalCode.BAD_QUOTES) from error
    width = max(map(len, rows), default=0)
    if width > WIDTH_LIMIT or width * len(rows) > GRID_LIMIT:
        raise Unreadable(RefusalCode.TOO_WIDE, width=width)
    read = _as_typed if separator == "," else _as_text
    cells: list[list[Cell]] = [[*map(read, row), *[""] * (width - len(row))] for row in rows]
    return cells, warn(WarningCode.READ_AS_TEXT, separator=separator, encoding=encoding)


def _as_text(text: str) -> Cell:
    """Return a field; `="0513"` is how a code keeps its zero in Excel.

    An apostrophe keeps a text such as `- Lijst` from becoming a formula, and is no part of it.
    """
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        return text[2:-1]
    return text[1:] if is_neutral(text) else text


def _as_typed(text: str) -> Cell:
    """Return a field of a file with commas, which may write the month before the day."""
    slashed = _SLASHED.search(text)
    if slashed is None:
        return _as_text(text)
    first, second, year = (int(part) for part in slashed.groups())
    if first == second or max(first, second) > LAST_MONTH:
        return _as_text(text)
    ways = {"one": f"{first}-{second}-{year}", "other": f"{second}-{first}-{year}"}
    return Doubtful(text, problem(RefusalCode.TWO_DAYS, found=shown(text), **ways))


def _decoded(content: bytes) -> tuple[str, str]:
    forms: tuple[tuple[str, str], ...]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        forms = (("utf-16", "UTF-16"),)
    else:
        forms = (("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"))
    for codec, name in forms:
        try:
            return content.decode(codec), name
        except UnicodeDecodeError:
            continue
    raise Unreadable(RefusalCode.UNKNOWN_ENCODING)


def _lines(text: str) -> Iterator[str]:
    lines = io.StringIO(text, newline="")  # other characters that end a line may stand in a cell
    first = next(lines, "")
    if not first.lower().startswith("sep="):  # Excel writes and reads such a line
        yield first
    yield from lines


def _separator(text: str) -> str:
    """Return the character that splits most lines; a tab wins, since nobody types one in a cell."""
    first = text[:200].splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and first[0][4:5] in _SEPARATORS:
        return first[0][4:5]
    lines = [line for line in text[:100_000].splitlines()[:200] if line.strip()]
    counts = {
        separator: sorted(line.count(separator) for line in lines if separator in line)
        for separator in _SEPARATORS
    }
    best = max(
        _SEPARATORS,
        key=lambda separator: (len(counts[separator]), separator == "\t", sum(counts[separator])),
    )
    if not counts[best]:
        raise Unreadable(RefusalCode.NO_COLUMNS)
    return best
