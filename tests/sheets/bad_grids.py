"""Malicious files and full sheets, whose cost must stay within a limit."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from tests.sheets.bad_file import CFB, DELFT, BadFile
from tests.sheets.sheet_making import (
    DECLARED,
    delft,
    head,
    number,
    parts,
    row,
    text,
    zipped,
)


def hostile() -> Iterator[BadFile]:
    sheet = head() + delft()
    bomb = "<!DOCTYPE a [" + "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha"}">' for i in range(10)
    )
    inside = "<sheetData><row><c><v>&e9;</v></c></row></sheetData>"
    xml = f"{DECLARED}{bomb}]><worksheet>{inside}</worksheet>"
    yield BadFile("entiteitenbom", zipped(parts(xml)), "DOCTYPE")
    outside = f'{DECLARED}<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>'
    yield BadFile("externe-dtd", zipped(parts(outside)), "DOCTYPE")
    strings = parts(sheet) | {"xl/sharedStrings.xml": f"{DECLARED}<!DOCTYPE sst><sst/>"}
    yield BadFile("doctype-in-teksten", zipped(strings), "DOCTYPE")
    many = parts(sheet) | {f"xl/media/{i}.bin": b"" for i in range(5001)}
    yield BadFile("vijfduizend-onderdelen", zipped(many), "onderdelen")
    unread = parts(sheet) | {"xl/media/bom.bin": bytes(30_000_000)}
    yield BadFile("bom-die-niemand-leest", zipped(unread), values=DELFT)
    climbing = parts(sheet) | {"../../etc/passwd": "x"}
    yield BadFile("pad-naar-buiten", zipped(climbing), values=DELFT)
    yield BadFile("bom-in-een-cel", _cell_bomb, "uitgepakt", is_dangerous=True)
    yield BadFile("bom-in-teksten", _text_bomb, "uitgepakt", is_dangerous=True)
    attribute = row(2, text("A2", "Delft"), number("B2", 76), number("C2", 85)).replace(
        "<row", f'<row spans="{"1" * 9_000_000}"', 1
    )
    yield BadFile("negen-mb-attribuut", zipped(parts(head() + attribute)), is_dangerous=True)
    far = row(3, number("XFD3", 1)) + row(1048576, number("A1048576", 1))
    yield BadFile("verste-hoek", zipped(parts(sheet + far)), "ver van", is_dangerous=True)
    grid = row(3, number("ZZZZ3", 1))
    yield BadFile("kolom-buiten-het-blad", zipped(parts(sheet + grid)), "", is_dangerous=True)
    deep = row(99999999, number("A99999999", 1))
    yield BadFile("rij-buiten-het-blad", zipped(parts(sheet + deep)), "", is_dangerous=True)
    endless = row(3, number("A99999999999999999999", 1))
    yield BadFile("eindeloos-rijnummer", zipped(parts(sheet + endless)), "", is_dangerous=True)
    yield BadFile("opgemaakte-lege-rijen", _formatted_rows(200_002), values=DELFT)
    wide = row(3, *(f'<c r="{_letters(i)}3" s="0"/>' for i in range(16_384)))
    yield BadFile("opgemaakte-lege-kolommen", zipped(parts(sheet + wide)), values=DELFT)
    copied = BytesIO()
    with zipfile.ZipFile(copied, "w") as archive:
        for name, content in parts(sheet).items():
            archive.writestr(name, content)
        archive.fp.seek(0, 2)
        info = zipfile.ZipInfo("xl/worksheets/sheet1.xml")
        archive.NameToInfo.pop(info.filename)
        archive.writestr(info, b"<worksheet/>")
    yield BadFile("dubbel-onderdeel", copied.getvalue(), "zelfde naam")
    macros = parts(sheet) | {"xl/vbaProject.bin": b"macro"}
    yield BadFile("macro", zipped(macros), values=DELFT, warning="macro", file_name="cijfers.xlsm")
    links = parts(sheet) | {"xl/externalLinks/externalLink1.xml": "<a/>"}
    yield BadFile("externe-koppeling", zipped(links), values=DELFT, warning="andere bestanden")


def full_grids() -> Iterator[BadFile]:
    """Yield sheets that fill the grid to its edges, and what Office hides in a workbook."""
    sheet = head() + delft()
    wide = row(2, text("A2", "Delft"), number("B2", 76), number("C2", 85),
               *(number(f"{_letters(i)}2", i) for i in range(3, 16_384)))  # fmt: skip
    yield BadFile("16384-gevulde-kolommen", zipped(parts(head() + wide)), values=DELFT)
    headings = row(1, *(text(f"{_letters(i)}1", f"Kop {i}") for i in range(3, 16_384)))
    both = headings.replace('<row r="1">', head().removesuffix("</row>"))
    yield BadFile("16384-koppen", zipped(parts(both + delft())), values=DELFT)
    doubled = headings.replace('<row r="1">', head().removesuffix("</row>"))
    doubled = doubled.replace("Kop 16383", "Gehuisvest")
    yield BadFile("dubbele-kop-in-xfd", zipped(parts(doubled + delft())), "allebei", cell="XFD1")
    yield BadFile("1048576-rijen", _full_sheet, is_dangerous=True,
                  values={"Delft": (1_048_576 % 997, 1_048_576 % 991)})  # fmt: skip
    refused = "meer dan 10.000 rijen"
    yield BadFile("een-miljoen-weigeringen", _full_of_refusals, refused, is_dangerous=True)
    every_row = _formatted_rows(1_048_576)
    yield BadFile("miljoen-opgemaakte-lege-rijen", every_row, values=DELFT, is_dangerous=True)
    ole = parts(sheet) | {"xl/embeddings/oleObject1.bin": CFB + bytes(4000)}
    yield BadFile("ole-object", zipped(ole), values=DELFT)
    package = parts(sheet) | {"xl/embeddings/Microsoft_Excel.xlsx": zipped(parts(sheet))}
    yield BadFile("werkmap-in-een-werkmap", zipped(package), values=DELFT)
    active = parts(sheet) | {"xl/activeX/activeX1.bin": b"x", "xl/ctrlProps/ctrlProp1.xml": "<a/>"}
    yield BadFile("activex", zipped(active), values=DELFT)
    query = parts(sheet) | {"xl/connections.xml": '<connections><connection url="http://a"/>'}
    yield BadFile("verbinding-naar-buiten", zipped(query), values=DELFT)
    dde = "<f>cmd|' /C calc'!A0</f>"
    stored = delft(2, f'<c r="C2">{dde}<v>85</v></c>')
    yield BadFile("dde-formule-met-waarde", zipped(parts(head() + stored)), values=DELFT)
    empty = delft(2, f'<c r="C2">{dde}</c>')
    yield BadFile("dde-formule-zonder-waarde", zipped(parts(head() + empty)), "formule", cell="C2")
    outside = delft(2, '<c r="C2"><f>[1]Blad1!A1</f><v>85</v></c>')
    linked = parts(head() + outside) | {"xl/externalLinks/externalLink1.xml": "<a/>"}
    yield BadFile("koppeling-in-formule", zipped(linked), values=DELFT, warning="andere bestanden")


def _cell_bomb() -> bytes:
    return zipped(parts(head() + delft(2, text("C2", "x" * 40_000_000))))


def _text_bomb() -> bytes:
    return zipped(parts(head() + delft(), ["y" * 60_000_000]))


def _formatted_rows(last: int) -> Callable[[], bytes]:
    """Return what makes a sheet of one row, and formatted ones without a value up to the last."""

    def made() -> bytes:
        rows = "".join(
            f'<row r="{i}" s="1" customFormat="1"><c r="A{i}" s="0"/></row>'
            for i in range(3, last + 1)
        )
        return zipped(parts(head() + delft() + rows))

    return made


def _full_rows() -> str:
    return "".join(
        f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c><c r="B{i}"><v>{i % 997}</v></c>'
        f'<c r="C{i}"><v>{i % 991}</v></c></row>'
        for i in range(2, 1_048_577)
    )


def _full_sheet() -> bytes:
    return zipped(parts(head() + _full_rows(), ["Delft"]))


def _full_of_refusals() -> bytes:
    wrong = _full_rows().replace("</v></c></row>", ".5</v></c></row>")
    return zipped(parts(head() + wrong, ["Delft"]))


def _letters(index: int) -> str:
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
