"""Workbooks for the tests: real ones through openpyxl, hostile ones by hand, byte by byte."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.datetime import to_excel as excel_day

TITLE = "Huisvesting vergunninghouders, eerste helft 2022, stand 1 juli 2022"
HEADINGS = ("Gemeente", "Totaalopgave", "Gerealiseerd")
ZUID_HOLLAND = (
    ("Delft", 76, 85),
    ("Wassenaar", 15, 24),
    ("Den Haag", 417, 367),
    ("Westland", 81, 53),
    ("Zoetermeer", 109, 86),
    ("Voorschoten", 13, 12),
)
TOTAL = ("Totaal", 711, 627)
NOTE = "Opgave is inclusief achterstanden. Bron: publicatie van augustus 2022."
REALISTIC = ((TITLE,), (), (), HEADINGS, *ZUID_HOLLAND, TOTAL, (), (NOTE,))

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SMALL = 1 << 29
XLSB = Path(__file__).parent / "files" / "zuid-holland.xlsb"
_COLOURED = 3  # the number of the style that gets the second fill of that file, made green
_PATTERN = bytes.fromhex("2d441100000003400000000000ff")
_GREEN = bytes.fromhex("2d440100000005ff000000b050ff")
_FOURTH_STYLE = bytes.fromhex("2f10000000010100000000000000")
_GREEN_STYLE = bytes.fromhex("2f10000000010100010000000000")
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Return an .xlsx with these sheets, saved by openpyxl."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return the bytes of an openpyxl workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts(sheet: str | bytes, strings: Sequence[str] = ()) -> dict[str, str | bytes]:
    """Return the parts of a minimal workbook with this sheet xml (whole, or only the rows)."""
    if isinstance(sheet, str) and not sheet.lstrip().startswith(("<?xml", "<work", "<x:")):
        sheet = f'{DECLARED}<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
    items = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return {
        "[Content_Types].xml": f'{DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" '
        f'ContentType="{_SHEET_TYPE}.sharedStrings+xml"/>'
        "</Types>",
        "_rels/.rels": f'{DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": f'{DECLARED}<sst xmlns="{MAIN}">{items}</sst>',
        "xl/worksheets/sheet1.xml": sheet,
    }


def zipped(contents: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of these parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.getvalue()


def text(address: str, value: str) -> str:
    """Return the xml of a cell with text."""
    return f'<c r="{address}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(address: str, value: object) -> str:
    """Return the xml of a cell with a number, or with whatever a hostile file says is one."""
    return f'<c r="{address}"><v>{value}</v></c>'


def row(index: int, *cells: str, attributes: str = "") -> str:
    """Return the xml of a row."""
    return f'<row r="{index}"{attributes}>{"".join(cells)}</row>'


def head(index: int = 1) -> str:
    """Return a header row: Gemeente, Totaalopgave, Gerealiseerd."""
    return row(index, *(text(f"{c}{index}", t) for c, t in zip("ABC", HEADINGS, strict=True)))


def delft(index: int = 2, realised: str | None = None) -> str:
    """Return a row about Delft, 76 and 85, or with another third cell."""
    third = number(f"C{index}", 85) if realised is None else realised
    return row(index, text(f"A{index}", "Delft"), number(f"B{index}", 76), third)


def xlsb_with(cells: Mapping[int, bytes] | None = None, *, hidden: frozenset[int] = frozenset(),
              extra: Mapping[str, bytes] | None = None) -> bytes:  # fmt: skip
    """Return the .xlsb of Zuid-Holland with records changed in its sheet.

    cells: by row number (from 1) the record, head and all, that takes the place of the third cell.
    hidden: rows made hidden. extra: parts to replace.
    """
    with zipfile.ZipFile(XLSB) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.bin"
    contents[name] = b"".join(_changed(contents[name], cells or {}, hidden))
    return zipped(contents | dict(extra or {}))


def xlsb_of(
    rows: Sequence[Sequence[Any]], coloured: Container[tuple[int, int]] = frozenset()
) -> bytes:
    """Return the .xlsb of Zuid-Holland with these rows in the place of its own.

    Its sheet has a name that says nothing: 'Realisatie' would say what is counted. coloured: row
    and column, both from 0, of the cells that get a colour.
    """
    with zipfile.ZipFile(XLSB) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.bin"
    start = contents[name].rindex(bytes.fromhex("910100")) + 3
    end = contents[name].rindex(bytes.fromhex("920100"))
    table = b"".join(
        record(0, struct.pack("<IIH3xIII", index, 0, 300, 1, 0, max(0, len(row) - 1)))
        + b"".join(
            _binary(column, value, _COLOURED if (index, column) in coloured else 0)
            for column, value in enumerate(row)
        )
        for index, row in enumerate(rows)
        if row
    )
    contents[name] = contents[name][:start] + table + contents[name][end:]
    contents["xl/styles.bin"] = contents["xl/styles.bin"].replace(_PATTERN, _GREEN)
    contents["xl/styles.bin"] = contents["xl/styles.bin"].replace(_FOURTH_STYLE, _GREEN_STYLE)
    named, plain = ("Realisatie".encode("utf-16-le"), "Werkblad 1".encode("utf-16-le"))
    contents["xl/workbook.bin"] = contents["xl/workbook.bin"].replace(named, plain)
    return zipped(contents)


def _binary(column: int, value: object, style: int) -> bytes:
    """Return the record of a cell: nothing, a number, a day or a text."""
    if value is None:
        return record(1, struct.pack("<II", column, style)) if style else b""
    if isinstance(value, date):
        return record(5, struct.pack("<IId", column, 2, excel_day(value)))
    if isinstance(value, int) and abs(value) < _SMALL:  # as a number of four bytes
        return record(2, struct.pack("<IIi", column, style, value << 2 | 2))
    if isinstance(value, int | float):
        return record(5, struct.pack("<IId", column, style, value))
    text = str(value)
    return record(6, struct.pack("<III", column, style, len(text)) + text.encode("utf-16-le"))


def record(kind: int, body: bytes) -> bytes:
    """Return a record of an .xlsb part; both numbers have seven bits a byte."""
    size = len(body)
    head = bytearray((kind,))
    while size > 0x7F:
        head.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes((*head, size)) + body


def _changed(sheet: bytes, cells: Mapping[int, bytes], hidden: frozenset[int]) -> Iterator[bytes]:
    place = row = 0
    while place < len(sheet):
        start, kind = place, sheet[place]
        place += 1
        if kind & 0x80:
            kind, place = kind & 0x7F | sheet[place] << 7, place + 1
        size = sheet[place]
        place += 1
        body = sheet[place : place + size]
        place += size
        whole = sheet[start:place]
        if kind == 0:
            row = int.from_bytes(body[:4], "little") + 1
            if row in hidden:
                whole = record(0, body[:11] + bytes((body[11] | 0x10,)) + body[12:])
        is_third = 0 < kind <= 11 and body[:4] == (2).to_bytes(4, "little")
        yield cells[row] if is_third and row in cells else whole
