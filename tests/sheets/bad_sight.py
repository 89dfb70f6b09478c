"""Files that look different from their values, or are ambiguous: refused or reported.

What a mark looks like differs in every format: the .xls and .ods were written by LibreOffice, the
.xlsb is changed record by record.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.sheets.bad_file import BadFile
from tests.sheets.sheet_files import FILES
from tests.sheets.sheet_making import (
    DECLARED,
    HEADINGS,
    MAIN,
    XLSB,
    delft,
    head,
    parts,
    record,
    saved,
    workbook,
    xlsb_with,
    zipped,
)

DELFT = {"Delft": (76, 85)}
TITLE = ("Stand per 1 juli 2026, periode 2026-I",)


def bad_sight() -> Iterator[BadFile]:
    """Yield the files of every kind, in each format that can carry it."""
    for group in (_in_every_format, _in_xlsb, _looks, _ends, _moments, _headings, _texts, _parts):
        yield from group()


def _in_every_format() -> Iterator[BadFile]:
    seen = (
        ("noot", "34 met noot 1", "C3"),
        ("deels-doorgehaald", "„58” doorgehaald en „61” niet", "C4"),
        ("rij-doorgehaald", "Den Haag, doorgehaald", "A5"),
        ("percentage", "een percentage", "C6"),
        ("verborgen-getal", "niet te zien", "C8"),
    )
    spread = (
        ("samengevoegd-cijfer", "samengevoegde cellen B2:B3", "B3"),
        ("verborgen-kolom", "naast de verborgen kolom", "D1"),
    )
    for ending in ("xlsx", "xls", "ods"):
        for file, kinds in (("zicht", seen), ("samengevoegd", spread)):
            content = (FILES / f"{file}.{ending}").read_bytes()
            for name, refused, cell in kinds:
                yield BadFile(f"{name}-{ending}", content, refused, cell=cell,
                              file_name=f"c.{ending}")  # fmt: skip
        content = (FILES / f"zicht.{ending}").read_bytes()
        yield BadFile(f"verborgen-nul-{ending}", content, "", file_name=f"c.{ending}",
                      warning="In C7 is niets te zien")  # fmt: skip


def _in_xlsb() -> Iterator[BadFile]:
    with zipfile.ZipFile(XLSB) as archive:
        styles = archive.read("xl/styles.bin")
    second_font = styles.index(bytes.fromhex("dc000100bc02")) + 2
    struck = styles[:second_font] + bytes.fromhex("0900") + styles[second_font + 2 :]
    long = "yyyy\\-mm\\-dd".encode("utf-16-le")

    def styled(name: str, refused: str, number: int, content: bytes, value: float) -> BadFile:
        cell = record(5, struct.pack("<IId", 2, number, value))
        book = xlsb_with({5: cell}, extra={"xl/styles.bin": content})
        return BadFile(f"{name}-xlsb", book, refused, cell="C5", file_name="c.xlsb")

    def in_format(number_format: str) -> bytes:
        return styles.replace(long, number_format.rjust(12).encode("utf-16-le"))

    yield styled("doorgehaald", "85, doorgehaald", 3, struck, 85)
    yield styled("percentage", "een percentage", 2, in_format("0.00%"), 1)
    yield styled("verborgen-getal", "niet te zien", 2, in_format(";;;"), 85)
    text = struct.pack("<I", 4) + "5861".encode("utf-16-le") + struct.pack("<I4H", 2, 0, 1, 2, 0)
    rich = record(62, struct.pack("<II", 2, 0) + b"\x01" + text)
    book = xlsb_with({5: rich}, extra={"xl/styles.bin": struck})
    yield BadFile("deels-doorgehaald-xlsb", book, "„58” doorgehaald", cell="C5", file_name="c.xlsb")


def _looks() -> Iterator[BadFile]:
    """Yield cells of an .xlsx by their look."""

    def formatted(name: str, value: Any, number_format: str, refused: str) -> BadFile:
        book = _book(HEADINGS, ("Delft", 76, value))
        book.active["C2"].number_format = number_format
        return BadFile(f"opmaak-{name}", saved(book), refused, cell="C2")

    yield formatted("percentage-twee-decimalen", 0.95, "0.00%", "95%")
    yield formatted("promille", 34, '0"‰"', "percentage")
    yield formatted("duizend-als-woord", 34, '0" dzd"', "anders toont")
    yield formatted("procentteken-als-tekst", 95, '0" %"', "percentage")
    yield formatted("in-duizenden", 34_000, "0,", "anders toont")
    yield formatted("met-cijfer-erachter", 34, '0"1"', "anders toont")
    yield formatted("min-ervoor", 34, "-0", "anders toont")
    yield formatted("tekst-in-plaats-van", 34, '"n.b."', "anders toont")
    yield formatted("cijfers-uit-elkaar", 12, "0-0", "anders toont")
    yield formatted("streep-na-drie", 12, "000\\-000", "anders toont")
    yield formatted("komma-erin-getekend", 12, '0","0', "anders toont")
    yield formatted("wetenschappelijk-afgerond", 1234, "0E+00", "anders toont")
    yield formatted("achterstand-als-woord", 5, '0" achterstand";0" voorsprong"', "anders toont")
    yield formatted("nul-als-woord", 0, '0;-0;"n.b."', "anders toont")
    for name, number_format in (
        ("boekhoudkundig", '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'),
        ("duizendtallen", "#,##0"),
        ("rood", "0;[Red]0"),
        ("twee-decimalen", "0.00"),
        ("voorloopnullen", "0000"),
        ("met-eenheid", '0" personen"'),
        ("punten-getekend", '#"."##0'),
        ("wetenschappelijk", "0.00E+00"),
    ):
        book = _book(HEADINGS, ("Delft", 76, 85))
        book.active["C2"].number_format = number_format
        yield BadFile(f"opmaak-goed-{name}", saved(book), values=DELFT)
    white = _book(HEADINGS, ("Delft", 76, 85))
    white.active["C2"].font = Font(color="FFFFFFFF")
    yield BadFile("wit-op-wit", saved(white), "niet te zien", cell="C2")

    def with_font(name: str, refused: str, where: str, font: Font, ground: str = "") -> BadFile:
        book = _book(HEADINGS, ("Delft", 76, 85))
        book.active[where].font = font
        if ground:
            book.active[where].fill = PatternFill("solid", fgColor=ground)
        return BadFile(name, saved(book), refused or None, None if refused else DELFT,
                       cell=where if refused else "")  # fmt: skip

    yield with_font("bijna-wit", "niet te zien", "C2", Font(color="FFFAFAFA"))
    yield with_font("wit-op-lichtgrijs", "niet te zien", "C2", Font(color="FFFFFFFF"), "FFF2F2F2")
    yield with_font("blauw-op-blauw", "niet te zien", "C2", Font(color="FF0000FF"), "FF0000FF")
    yield with_font("wit-op-blauw", "", "C2", Font(color="FFFFFFFF"), "FF0000FF")
    yield with_font("een-stip", "niet te zien", "C2", Font(size=1))
    yield with_font("naam-wit", "Delft, dat in de cel niet te zien is", "A2", Font(color="FFFFFF"))
    yield with_font("kop-wit", "niet te zien", "C1", Font(color="FFFFFF"))
    title = _book(("Stand per 1 mei 2026",), HEADINGS, ("Delft", 76, 85))
    title.active["C2"].font = Font(strike=True)
    yield BadFile("kop-doorgehaald", saved(title), "doorgehaald", cell="C2")
    zeros = _book(HEADINGS, ("Delft", 76, 0))
    zeros.active.sheet_view.showZeros = False
    text = "In C2 is niets te zien"
    yield BadFile("blad-zonder-nullen", saved(zeros), values={"Delft": (76, 0)}, warning=text)
    flat = zipped(parts(head() + delft().replace("<row", '<row ht="0" customHeight="1"')))
    yield BadFile("rij-zonder-hoogte", flat, values=DELFT, warning="Rij 2 is verborgen")
    rule = CellIsRule(operator="lessThan", formula=["90"], font=Font(strike=True))
    for name, thin in (("rij-een-stip-hoog", 'ht="0.75"'), ("kolom-een-stip-breed", "")):
        columns = "" if thin else '<cols><col min="3" max="3" width="0.29" customWidth="1"/></cols>'
        inside = head() + delft().replace("<row", f"<row {thin}")
        sheet = f'{DECLARED}<worksheet xmlns="{MAIN}">{columns}<sheetData>{inside}</sheetData>'
        flat = zipped(parts(sheet + "</worksheet>"))
        yield BadFile(name, flat, values=DELFT, warning="erborgen")
    conditional = _book(HEADINGS, ("Delft", 76, 85))
    conditional.active.conditional_formatting.add("C2:C9", rule)
    yield BadFile("voorwaardelijk", saved(conditional), values=DELFT, warning="Voorwaardelijke")
    noise = workbook(Blad1=(HEADINGS, ("Delft", 76, 84.99999999999999)))
    yield BadFile("rekenruis", noise, values=DELFT)
    broken = workbook(Blad1=(HEADINGS, ("Delft", 76, 84.999999)))
    yield BadFile("geen-rekenruis", broken, "84,999999", cell="C2")


def _ends() -> Iterator[BadFile]:
    """Yield sheets with something beside or under the table."""
    aside = (*HEADINGS, None, "Trede", "Aantal"), ("Delft", 76, 85, None, 1, 2)
    yield BadFile("samenvatting-ernaast", workbook(Blad1=aside), values=DELFT, warning="Trede")
    again = (*HEADINGS, None, *HEADINGS), ("Delft", 76, 85, None, "Zeist", 4, 3)
    yield BadFile("tabel-ernaast", workbook(Blad1=again), values=DELFT, warning="lege kolom")
    split = ("Gemeente", "Totaalopgave", None, "Gerealiseerd"), ("Delft", 76, None, 85)
    yield BadFile("lege-kolom-ertussen", workbook(Blad1=split), "lege kolom", cell="D1")
    over = _book(("Gemeente", "Totaalopgave", None, "Gerealiseerd"), ("Delft", 76, None, 85))
    over.active.merge_cells("B1:C1")
    yield BadFile("kop-over-twee-kolommen", saved(over), values=DELFT)
    wide = _book(HEADINGS, ("Delft", 76, None))
    wide.active.merge_cells("B2:C2")
    yield BadFile("cijfer-over-twee-kolommen", saved(wide), "samengevoegde cellen B2:C2", cell="B2")
    broad = _book(HEADINGS, ("Delft", None, 85))
    broad.active.merge_cells("A2:B2")
    yield BadFile("naam-over-twee-kolommen", saved(broad), "samengevoegde cellen A2:B2", cell="B2")
    for total in ("Alle gemeenten", "Provincietotaal", "Regiototaal", "Gemeenten samen"):
        summed = (HEADINGS, ("Delft", 76, 85), (total, 76, 85))
        yield BadFile(f"totaal-{total}", workbook(Blad1=summed), values=DELFT)
    share = ("Gemeente", "Totaalopgave", "Gerealiseerd (%)"), ("Delft", 76, 85)
    yield BadFile("alleen-percentages", workbook(Blad1=share), values={"Delft": (76, None)},
                  warning="Gerealiseerd (%)")  # fmt: skip
    for heading in ("Achterstand (+) / voorsprong (-)", "Achterstand", "Saldo"):
        loose = ("Gemeente", "Taakstelling", "Gerealiseerd", heading), ("Delft", 76, 85, 4)
        yield BadFile(f"saldo-alleen-{heading.lower()}", workbook(Blad1=loose),
                      values={"Delft": (None, 85)}, warning="niet na te rekenen")  # fmt: skip
    legend = (HEADINGS, ("Delft", 76, 85), (), ("Trede", "Betekenis"), ("1", "Signaleren"))
    yield BadFile("legenda-eronder", workbook(Blad1=legend), values=DELFT)
    lowest = (HEADINGS, ("Delft", 76, 85), (), ("Grootste opgave",), ("Delft", 76))
    yield BadFile("samenvatting-eronder", workbook(Blad1=lowest), values=DELFT,
                  warning="onder de tabel")  # fmt: skip
    single = (HEADINGS, ("Delft", 76, 85), ("Zeist", None, 3), ("Soest", None, 2))
    yield BadFile("alleen-eerste-rij", workbook(Blad1=single), "alleen op de eerste rij", cell="B2")


def _moments() -> Iterator[BadFile]:
    """Yield sheets of which the rows can be of another day or period than it seems."""
    rows = ("Delft", 76, 85)
    when = ("Gemeente", "Totaalopgave", "Gerealiseerd", "Periode")
    gap = (when, (*rows, "2026-I"), ("Zeist", 4, 3, None))
    yield BadFile("periode-eerste-rij", workbook(Blad1=gap), "een lege cel", cell="D3")
    merged = _book(when, (*rows, "2026-I"), ("Zeist", 4, 3, None))
    merged.active.merge_cells("D2:D3")
    yield BadFile("periode-samengevoegd", saved(merged), "samengevoegde cellen", cell="D3")
    for heading in ("Peildatum", "Sinds"):
        days = ("Gemeente", "Trede", "Gerealiseerd", heading), ("Delft", 2, 85, date(2026, 5, 1))
        over = _book(TITLE, *days, ("Zeist", 2, 3, None))
        over.active.merge_cells("D3:D4")
        text = "1-5-2026 in samengevoegde cellen D3:D4"
        yield BadFile(f"{heading.lower()}-samengevoegd", saved(over), text, cell="D4")
    doubtful = (TITLE, HEADINGS, rows, (), ("Stand per 31 juni 2026",), HEADINGS, ("Zeist", 4, 3))
    yield BadFile("blok-zonder-dag", workbook(Blad1=doubtful), "31 juni", cell="A5")
    beside = (TITLE, HEADINGS, rows, (None, "Stand 1 mei en 1 juni 2026"), ("Zeist", 4, 3))
    yield BadFile("blok-in-kolom-b", workbook(Blad1=beside), "boven de rijen", cell="B4")
    two = (TITLE, HEADINGS, rows, ("Stand 1 mei en 1 juni 2026",), ("Zeist", 4, 3))
    yield BadFile("blok-met-twee-dagen", workbook(Blad1=two), "boven de rijen", cell="A4")
    year = (
        ("Stand per 31 december 2025",),
        ("Gemeente", "Totaalopgave", "Gerealiseerd 2025"),
        rows,
    )
    yield BadFile("heel-jaar", workbook(Blad1=year), "een heel jaar", cell="C2")
    months = ("Gemeente", "Totaalopgave", "januari", "februari", "Totaal")
    apart = (("Gerealiseerd per maand, 2026-I",), months, ("Delft", 76, 3, 5, 8))
    yield BadFile("losse-maanden", workbook(Blad1=apart), "losse maanden", cell="C2")
    two = ("Gemeente", "Totaalopgave", "Gehuisvest in januari", "Gehuisvest in februari")
    for name, title, headings in (
        ("in-de-maand", "Gerealiseerd 2026-I", two),
        ("per-maand", "Gehuisvest per maand 2026-I", months[:4]),
        ("niet-opgeteld", "Realisatie 2026-I, niet cumulatief", months[:4]),
    ):
        each = workbook(Blad1=((title,), headings, ("Delft", 76, 3, 5)))
        yield BadFile(f"losse-maanden-{name}", each, "losse maanden", cell="D2")
    past = ("Gemeente", "Totaalopgave", "Gerealiseerd t/m april", "Gerealiseerd t/m mei")
    early = workbook(Blad1=(("Stand 1 mei 2026, 2026-I",), past, ("Delft", 76, 3, 5)))
    yield BadFile("maand-na-de-stand", early, "na de stand van 1-5-2026", cell="D2")
    part = ("Gemeente", "Taakstelling tot 1-4-2026", "Gerealiseerd"), ("Delft", 76, 85)
    yield BadFile("taak-van-een-deel", workbook(Blad1=part), "een deel van de periode", cell="B1")
    left = (*months[:4], "Nog te huisvesten")
    rest = (("Gerealiseerd 2026-I",), left, ("Delft", 76, 3, 5, 68))
    yield BadFile("losse-maanden-en-restant", workbook(Blad1=rest), "losse maanden", cell="C2")
    ahead = ("Gemeente", "Totaalopgave", "t/m januari", "t/m februari")
    filled = (("Gerealiseerd 2026-I",), ahead, ("Delft", 76, 85, 0))
    yield BadFile("maanden-vooruit", workbook(Blad1=filled), values=DELFT, warning="alleen nullen")


def _headings() -> Iterator[BadFile]:
    """Yield headings with signs that only paper needs, and totals with other names."""
    for name, total, realised in (
        ("afbreekstreepje", "Totaal-\nopgave", "Gereali-\nseerd"),
        ("voetnoten", "Totaalopgave¹", "Gerealiseerd *)"),
        ("noten-tussen-haken", "Totaalopgave (1)", "Gerealiseerd [2]"),
        ("nummers", "1. Totaalopgave", "2) Gerealiseerd"),
        ("koppelteken", "Totaal-opgave", "Gereali-seerd"),
        ("regeleinde", "Totale\nopgave", "Gerealiseerd\n1)"),
    ):
        heads = ("Gemeente", total, realised)
        yield BadFile(f"kop-{name}", workbook(Blad1=(heads, ("Delft", 76, 85))), values=DELFT)
    rows = ("Delft", 76, 85), ("Zeist", 4, 3)
    for total in ("Grand Total", "Σ", "Zuid-Holland", "Provincie Utrecht", "Totaal-generaal"):
        sheet = workbook(Blad1=(HEADINGS, *rows, (total, 80, 88)))
        yield BadFile(f"totaal-{total.casefold()}", sheet, values=DELFT | {"Zeist": (4, 3)})
    hidden = Workbook()
    hidden.active.append(["Voorblad"])
    hidden.create_sheet("Cijfers").append(list(HEADINGS))
    hidden["Cijfers"].sheet_state = "hidden"
    yield BadFile("cijfers-op-verborgen-blad", saved(hidden), "Cijfers")
    column = workbook(Blad1=(("Gemeente;Totaalopgave;Gerealiseerd",), ("Delft;76;85",)))
    yield BadFile("alles-in-een-kolom", column, "in één kolom")


def _texts() -> Iterator[BadFile]:
    """Yield files of text."""
    lines = "Gemeente,Totaalopgave,Gerealiseerd,Peildatum\nDelft,76,85,07/01/2026\n"
    yield BadFile("csv-amerikaanse-datum", lines.encode(), "1-7-2026", cell="D2", file_name="c.csv")
    code = 'Code;Gemeente;Totaalopgave;Gerealiseerd\n="0503";Delft;="76";="85"\n'
    yield BadFile("csv-gelijkteken", code.encode(), values=DELFT, file_name="c.csv")
    quoted = '"Gemeente,Totaalopgave"\n"Delft,76"\n'
    yield BadFile("csv-in-een-kolom", quoted.encode(), "in één kolom", file_name="c.csv")
    tabs = b"Gemeente\tTotaalopgave\nDelft\t76\n"
    yield BadFile("tekst-als-xls", tabs, "bewaar het opnieuw als .xlsx", file_name="c.xls")


def _parts() -> Iterator[BadFile]:
    """Yield workbooks that the reader can open, though they are not made as Excel makes them."""
    spill = '<c r="C2" t="e"><v>#SPILL!</v></c>'
    yield BadFile(
        "onbekende-foutcode", zipped(parts(head() + delft(2, spill))), "#SPILL!", cell="C2"
    )
    elsewhere = delft(2).replace("</row>", '<c r="E2" t="e"><v>#CALC!</v></c></row>')
    yield BadFile("foutcode-in-ongelezen-kolom", zipped(parts(head() + elsewhere)), values=DELFT)
    bare = delft(2).replace(' r="2"', "").replace(' r="A2"', "").replace(' r="B2"', "")
    bare = bare.replace(' r="C2"', "")
    yield BadFile("rijen-deels-zonder-nummer", zipped(parts(head() + bare)), values=DELFT)
    moved = {name.removeprefix("xl/"): c for name, c in parts(head() + delft()).items()}
    moved = {name: c.replace("xl/", "") if isinstance(c, str) else c for name, c in moved.items()}
    yield BadFile("niet-onder-xl", zipped(moved), values=DELFT)
    broken = "<text:p>Alphen aan<text:line-break/>den<text:s/>Rijn</text:p>"
    yield BadFile("ods-regeleinde", _ods(broken), values={"Alphen aan den Rijn": (76, 85)},
                  file_name="c.ods")  # fmt: skip
    old = (FILES / "zuid-holland.xls").read_bytes()
    upper = old.replace("Workbook".encode("utf-16-le"), "WORKBOOK".encode("utf-16-le"))
    yield BadFile("xls-in-hoofdletters", upper, file_name="c.xls")
    start = old.index(bytes.fromhex("09081000"))
    locked = old[: start + 20] + struct.pack("<HH", 0x2F, 6) + bytes(6) + old[start + 30 :]
    yield BadFile("oud-xls-met-wachtwoord", locked, "wachtwoord", file_name="c.xls")


def _ods(name: str) -> bytes:
    number = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p>'
    cells = "".join(f"{number.format(value)}</table:table-cell>" for value in (76, 85))
    heads = "".join(_ods_text(f"<text:p>{heading}</text:p>") for heading in HEADINGS)
    spaces = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Blad1"><table:table-row>{heads}</table:table-row>'
        f"<table:table-row>{_ods_text(name)}{cells}</table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest:manifest xmlns:manifest="urn:m"/>'
    files = {"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content}
    return zipped(files)


def _ods_text(paragraph: str) -> str:
    return f'<table:table-cell office:value-type="string">{paragraph}</table:table-cell>'


def _book(*rows: tuple[Any, ...]) -> Workbook:
    book = Workbook()
    sheet: Worksheet = book.active
    for row in rows:
        sheet.append(list(row))
    return book
