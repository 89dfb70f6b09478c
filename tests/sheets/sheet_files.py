"""Makes the files in tests/sheets/files with LibreOffice: `python -m tests.sheets.sheet_files`.

They are committed, for a machine that runs the tests need not have LibreOffice. `zuid-holland.xlsb`
was written by pyxlsbwriter 0.1.0, for LibreOffice writes no .xlsb.
"""

from __future__ import annotations

import csv
import io
import subprocess
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from tests.casework.unasked_kinds import KINDS, PLAIN, next_sheet
from tests.sheets.bad_halves import bad_halves
from tests.sheets.sheet_making import HEADINGS, REALISTIC, saved, workbook
from toezichtdesk.paths import resource

FILES = Path(__file__).parent / "files"
HALVES = FILES / "halfjaren.tar.xz"
FORMATS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xls": "xls:MS Excel 97",
    "ods": "ods:calc8",
    "csv": "csv:Text - txt - csv (StarCalc):59,34,76",
}


def all_municipalities() -> tuple[tuple[str, str, int, int, int], ...]:
    """Return code, name, target, opening balance and realised of today's 342, all invented."""
    with resource("municipalities.csv").open(encoding="utf-8", newline="") as file:
        today = [line for line in csv.DictReader(file) if not line["valid_to"]]
    return tuple(
        (line["code"], line["name"], 10 + i % 90, i % 21 - 10, i % 80)
        for i, line in enumerate(today)
    )


def all_342() -> bytes:
    """Return a workbook of all municipalities with the five figures of a whole stand."""
    heads = (
        "Code",
        "Gemeente",
        "Taakstelling",
        "Beginsaldo",
        "Totaalopgave",
        "Gerealiseerd",
        "Saldo",
    )
    rows = [(c, n, t, s, t - s, r, r - t + s) for c, n, t, s, r in all_municipalities()]
    return workbook(Stand=(("Taakstelling 2022-I, stand 1 juli 2022",), heads, *rows))


def with_errors() -> bytes:
    """Return a workbook with formulas that fail, one that works, and a hidden row."""
    book = Workbook()
    for row in (
        HEADINGS,
        ("Delft", 76, 85),
        ("Westland", 81, "=NA()"),
        ("Zeist", 4, "=1/0"),
        ("Soest", 4, "=B2+1"),
    ):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    return saved(book)


def in_sight() -> bytes:
    """Return a workbook in which what is to be seen is not what the cells hold.

    Rows 3 to 9 of the sheet: a note in superscript, a part struck through, a whole row struck
    through, a percentage, a zero and a number that are hidden, and a number as it looks.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Zicht"
    raised, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
    for row in (
        ("Stand per 1 juli 2026, periode 2026-I",),
        HEADINGS,
        ("Delft", 76, CellRichText("34", TextBlock(raised, "1"))),
        ("Wassenaar", 15, CellRichText(TextBlock(struck, "58"), "61")),
        ("Den Haag", 417, 367),
        ("Westland", 81, 1),
        ("Zoetermeer", 109, 0),
        ("Voorschoten", 13, 12),
        (CellRichText("Zeist", TextBlock(raised, "2")), 4, 3),
    ):
        sheet.append(row)
    for cell in sheet[5]:
        cell.font = Font(strike=True)
    sheet["C6"].number_format = "0%"
    sheet["C7"].number_format = "0;-0;;@"
    sheet["C8"].number_format = ";;;"
    return saved(book)


def spread() -> bytes:
    """Return a workbook with a target over two rows and a hidden old column beside the new one."""
    book = Workbook()
    over = book.active
    over.title = "Samengevoegd"
    for row in (HEADINGS, ("Delft", 76, 85), ("Wassenaar", None, 24), ("Zeist", 4, 3)):
        over.append(row)
    over.merge_cells("B2:B3")
    hidden = book.create_sheet("Verborgen")
    for row in ((*HEADINGS, "Gerealiseerd nieuw"), ("Delft", 76, 80, 85)):
        hidden.append(row)
    hidden.column_dimensions["C"].hidden = True
    return saved(book)


def unasked(ending: str) -> None:
    """Write the sheets that never come in unasked, with the one that does, in a format."""
    made = {PLAIN: next_sheet(), **{kind: next_sheet(change) for kind, change in KINDS.items()}}
    with TemporaryDirectory() as folder:
        sources = [Path(folder) / f"{kind}.xlsx" for kind in made]
        for source, book in zip(sources, made.values(), strict=True):
            book.save(source)
        convert(sources, ending, Path(folder))
        with zipfile.ZipFile(FILES / f"ongevraagd-{ending}.zip", "w", zipfile.ZIP_LZMA) as archive:
            for source in sources:
                content = source.with_suffix(f".{ending}").read_bytes()
                named = zipfile.ZipInfo(f"{source.stem}.{ending}")
                archive.writestr(named, bare(content, ending), zipfile.ZIP_LZMA)


def halves() -> None:
    """Write the sheets of several half-years, and of short headings, in other formats."""
    with TemporaryDirectory() as folder, tarfile.open(HALVES, "w:xz") as archive:
        sources = []
        for bad in bad_halves():
            sources.append(Path(folder) / f"{bad.name}.xlsx")
            sources[-1].write_bytes(bad.made())
        for ending in ("xls", "ods"):
            convert(sources, ending, Path(folder))
            for source in sources:
                content = bare(source.with_suffix(f".{ending}").read_bytes(), ending)
                named = tarfile.TarInfo(f"{source.stem}.{ending}")
                named.size = len(content)
                archive.addfile(named, io.BytesIO(content))


def bare(content: bytes, ending: str) -> bytes:
    """Return an .ods without its picture, packed once only: so is the archive it goes into."""
    if ending != "ods":
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        remaining = [name for name in whole.namelist() if not name.startswith("Thumbnails/")]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for name in remaining:
                archive.writestr(zipfile.ZipInfo(name), whole.read(name))
    return stream.getvalue()


def convert(sources: Sequence[Path], ending: str, folder: Path) -> None:
    """Let LibreOffice write workbooks in a format."""
    command = ["soffice", "--headless", "--convert-to", FORMATS[ending], "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True)


def in_colours() -> bytes:
    """Return a workbook with lists of which some rows say by a colour how far they are."""
    book = Workbook()
    book.remove(book.active)
    promised = (("Delft", "Lijst", "gemeente"), ("Ede", "Bellen", "provincie"), ("Goes", "x", "ik"))
    for name, status, coloured in (
        ("Cel", (), {"B2": "00B050", "B4": "FF0000"}),
        ("Rij", (), dict.fromkeys(("A3", "B3", "C3", "D3", "E3"), "92D050")),
        ("Status", ("Status",), {"D2": "00B050", "D3": "00B050", "D4": "123456"}),
        ("Kolom", (), dict.fromkeys(("A2", "A3", "A4"), "FFFF00")),
    ):
        sheet = book.create_sheet(name)
        for row in (("Gemeente", "Afspraak", "Wie", *status), *promised):
            sheet.append(row)
        for place, colour in coloured.items():
            sheet[place].fill = PatternFill("solid", fgColor=f"FF{colour}")
    return saved(book)


def main() -> None:
    """Convert the workbooks to every format."""
    for ending in ("xls", "ods"):
        unasked(ending)
    halves()
    with TemporaryDirectory() as folder:
        for name, content, formats in (
            ("zuid-holland", workbook(Realisatie=REALISTIC), FORMATS),
            ("alle-gemeenten", all_342(), ("xlsx", "ods")),
            ("fouten", with_errors(), ("xlsx", "xls", "ods")),
            ("zicht", in_sight(), ("xlsx", "xls", "ods")),
            ("samengevoegd", spread(), ("xlsx", "xls", "ods")),
            ("kleuren", in_colours(), ("xlsx", "xls", "ods")),
        ):
            source = Path(folder) / f"{name}.xlsx"
            source.write_bytes(content)
            for one in formats:
                convert([source], one, FILES)


if __name__ == "__main__":
    main()
