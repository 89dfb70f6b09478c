"""Files that go wrong, each by name: what it is, and whether it is refused or read exactly.

Everything is made when the test runs; nothing hostile lies in the repository.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook

from tests.sheets.bad_file import CFB, DELFT, BadFile
from tests.sheets.bad_formats import bad_formats
from tests.sheets.bad_grids import full_grids, hostile
from tests.sheets.bad_halves import bad_halves
from tests.sheets.bad_lists import bad_lists
from tests.sheets.bad_sight import bad_sight
from tests.sheets.bad_words import bad_words
from tests.sheets.sheet_making import (
    DECLARED,
    HEADINGS,
    REALISTIC,
    XLSB,
    ZUID_HOLLAND,
    delft,
    head,
    number,
    parts,
    record,
    row,
    saved,
    text,
    workbook,
    xlsb_with,
    zipped,
)

GOOD = {name: (total, realised) for name, total, realised in ZUID_HOLLAND}


def every_bad_file() -> Iterator[BadFile]:
    """Yield the whole corpus."""
    for group in (
        _containers, _damaged, hostile, full_grids, _xlsb, _names, _xml, _cells, _figures,
        _headers, _rows, _texts, bad_halves, bad_formats, bad_lists, bad_sight, bad_words,
    ):  # fmt: skip
        yield from group()


def _containers() -> Iterator[BadFile]:
    good = workbook(Realisatie=REALISTIC)
    yield BadFile("nul-bytes", b"", "leeg bestand")
    yield BadFile("tekst-als-xlsx", b"Gemeente;Totaalopgave\nDelft;76\n", "tekst")
    yield BadFile("binair-afval", bytes(range(256)) * 40, "onbekend soort")
    yield BadFile("pdf-als-xlsx", b"%PDF-1.7\n%\xe2\xe3", "PDF")
    yield BadFile("html-als-xls", b"<html><table><tr><td>Delft", "webpagina", file_name="a.xls")
    yield BadFile("xml-2003", b'<?xml version="1.0"?><Workbook/>', "XML")
    yield BadFile("rtf", b"{\\rtf1 Delft}", "tekst")
    yield BadFile("plaatje", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "onbekend soort")
    encrypted = CFB + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    yield BadFile("met-wachtwoord", encrypted, "wachtwoord")
    word = CFB + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(500)
    yield BadFile("oud-word", word, "geen werkmap")
    yield BadFile("kapotte-xls", CFB + bytes(504) + "Workbook".encode("utf-16-le"), "beschadigd")
    yield BadFile("alleen-pk", b"PK", "beschadigd")
    yield BadFile("lege-zip", b"PK\x05\x06" + bytes(18), "geen werkmap")
    yield BadFile("zip-met-plaatjes", zipped({"a.png": b"x"}), "geen werkmap")
    yield BadFile("word-document", zipped({"word/document.xml": "<a/>"}), "Word")
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
    yield BadFile("odt", zipped(odt), "geen rekenblad")
    ods = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a"}
    yield BadFile("kapotte-ods", zipped(ods), "beschadigd", file_name="a.ods")
    yield BadFile("te-groot", bytes(50 * 1024 * 1024 + 1), "50 MB")
    yield BadFile("xlsx-heet-xls", good, values=GOOD, file_name="cijfers.xls")
    yield BadFile("xlsx-zonder-extensie", good, values=GOOD, file_name="cijfers")
    yield BadFile("rommel-achter-de-zip", good + b"rommel", values=None)
    backslash = {name.replace("/", "\\"): c for name, c in parts(head() + delft()).items()}
    yield BadFile("backslash-in-namen", zipped(backslash), refused=None, values=None)
    yield BadFile("geen-bladen", zipped(parts("") | {"xl/workbook.xml": "<workbook/>"}), "bladen")
    without = {n: c for n, c in parts(head()).items() if "sheet1" not in n}
    yield BadFile("blad-ontbreekt", zipped(without), "")
    broken = parts(head() + delft()) | {"xl/workbook.xml": "<workbook><sheets>"}
    yield BadFile("kapotte-workbook", zipped(broken), "beschadigd")


def _damaged() -> Iterator[BadFile]:
    good = workbook(Realisatie=REALISTIC)
    for tenth in range(1, 10):
        cut = good[: len(good) * tenth // 10]
        yield BadFile(f"afgebroken-op-{tenth}0-procent", cut, "beschadigd")
    for seed in range(12):
        chance = random.Random(seed)
        flipped = bytearray(good)
        for _ in range(3):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        yield BadFile(f"omgevallen-bits-{seed}", bytes(flipped))


def _xlsb_bomb() -> bytes:
    return xlsb_with(extra={"xl/worksheets/sheet1.bin": bytes(60_000_000)})


def _xlsb() -> Iterator[BadFile]:
    """Yield .xlsb files that are damaged, each with one thing."""
    whole = XLSB.read_bytes()

    def changed(
        name: str, refused: str, content: bytes | Callable[[], bytes], cell: str = ""
    ) -> BadFile:
        return BadFile(f"xlsb-{name}", content, refused, cell=cell, file_name="c.xlsb",
                       is_dangerous=callable(content))  # fmt: skip

    for tenth in range(1, 10):
        yield changed(f"afgebroken-op-{tenth}0-procent", "", whole[: len(whole) * tenth // 10])
    far = (999_999).to_bytes(4, "little") + bytes(12)
    yield changed("kolom-buiten-het-blad", "buiten", xlsb_with({5: record(5, far)}))
    nan = (2).to_bytes(4, "little") + bytes(4) + b"\0\0\0\0\0\0\xf8\x7f"
    yield changed("nan", "geen bestaand getal", xlsb_with({5: record(5, nan)}), "C5")
    cut = {"xl/worksheets/sheet1.bin": b"\x00\x7fabc"}
    yield changed("kapotte-records", "beschadigd", xlsb_with(extra=cut))
    yield changed("leeg-blad", "", xlsb_with(extra={"xl/worksheets/sheet1.bin": b""}))
    yield changed("zonder-werkmap", "", xlsb_with(extra={"xl/workbook.bin": b"\x83\x01\x00"}))
    yield changed("bom", "uitgepakt", _xlsb_bomb)


def _names() -> Iterator[BadFile]:
    """Yield names that would do harm elsewhere: kept as text, or refused."""
    for number_of_name, name in enumerate(
        (
            "=1+1", '=HYPERLINK("http://a","b")', "+31", "@SUM(A1)", "-2+3", "=cmd|' /C calc'!A0",
            "<b>Delft</b>", "&amp;Delft", "%s %n {0}", "'; DROP TABLE figure; --", "../../etc",
        )
    ):  # fmt: skip
        book = Workbook()
        for content in (HEADINGS, (None, 76, 85)):
            book.active.append(content)
        book.active["A2"].value = name
        book.active["A2"].data_type = "s"
        yield BadFile(f"naam-als-tekst-{number_of_name}", saved(book), values={name: (76, 85)})
    invisible = {
        "nulbreed": "Del\u200bft",
        "bom": "\ufeffDelft",
        "harde-spatie": "Delft\u00a0",
        "zacht-afbreken": "Del\u00adft",
        "rechts-naar-links": "\u200fDelft\u200e",
        "omkering": "\u202eDelft\u202c",
        "regeleinde": "Delft\n",
    }
    for what, name in invisible.items():
        yield BadFile(f"naam-{what}", workbook(Blad1=(HEADINGS, (name, 76, 85))), values=DELFT)
    heads = ("Gemeente\u200b", "\u202eTotaalopgave", "Gere\u00adaliseerd")
    yield BadFile("koppen-met-onzichtbare-tekens", workbook(Blad1=(heads, ("Delft", 76, 85))),
                  values=DELFT)  # fmt: skip
    long = "D" * 32_767
    yield BadFile("naam-van-32767-tekens", workbook(Blad1=(HEADINGS, (long, 76, 85))),
                  values={long[:240]: (76, 85)})  # fmt: skip
    heads = (*HEADINGS, "K" * 32_767)
    yield BadFile("kop-van-32767-tekens", workbook(Blad1=(heads, ("Delft", 76, 85))),
                  values=DELFT, warning="Niet herkend")  # fmt: skip
    title = (("T" * 32_767,), HEADINGS, ("Delft", 76, 85))
    yield BadFile("titel-van-32767-tekens", workbook(Blad1=title), values=DELFT)
    pair = ("Gemeente", "Achterstand", "Voorsprong", "Gerealiseerd")
    both = workbook(Blad1=(pair, ("Delft", 4, 5, 6)))
    yield BadFile("voorsprong-en-achterstand", both, "een van de twee", cell="B2")
    double = workbook(Blad1=((*HEADINGS, "Totaalopgave"), ("Delft", 76, 85, 76)))
    yield BadFile("zelfde-kop-twee-keer", double, "allebei", cell="D1")
    names = workbook(Blad1=(("Gemeente", "Gemeente", *HEADINGS[1:]), ("Delft", "Zeist", 76, 85)))
    yield BadFile("twee-kolommen-gemeente", names, "allebei", cell="B1")


def _xml() -> Iterator[BadFile]:
    sheet = f"{DECLARED}<worksheet><sheetData>{head()}{delft()}</sheetData></worksheet>"
    wide = sheet.replace("UTF-8", "UTF-16").encode("utf-16")
    yield BadFile("utf-16-blad", zipped(parts(wide)), "UTF-8")
    bare = sheet.replace(DECLARED, "").encode("utf-16-le")
    yield BadFile("utf-16-zonder-kenmerk", zipped(parts(bare)), "UTF-8")
    latin = sheet.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    yield BadFile("latin-1-blad", zipped(parts(latin)), "UTF-8")
    yield BadFile("rijen-door-elkaar", zipped(parts(head() + delft(5) + delft(3))), "volgorde")
    yield BadFile("rij-twee-keer", zipped(parts(head() + delft(2) + delft(2))), "volgorde")
    twice = row(2, text("A2", "Delft"), number("B2", 76), number("B2", 77))
    yield BadFile("adres-twee-keer", zipped(parts(head() + twice)), "twee keer")
    negative = row(2, '<c r="A2" t="s"><v>-1</v></c>', number("B2", 76))
    yield BadFile("tekstnummer-negatief", zipped(parts(head() + negative, ["Delft"])), "tekst")
    beyond = row(2, '<c r="A2" t="s"><v>99</v></c>', number("B2", 76))
    yield BadFile("tekstnummer-te-hoog", zipped(parts(head() + beyond, ["Delft"])), "")
    unclosed = f"{DECLARED}<worksheet><sheetData>{head()}{delft()}"
    yield BadFile("xml-niet-gesloten", zipped(parts(unclosed)), "beschadigd")
    tags = f"{DECLARED}<worksheet><sheetData>{head()}<row r='2'><c></row></sheetData></worksheet>"
    yield BadFile("xml-kruist", zipped(parts(tags)), "")
    prefixed = (sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")).replace(
        "<x:worksheet>", '<x:worksheet xmlns:x="urn:x">'
    )
    yield BadFile("met-voorvoegsel", zipped(parts(prefixed)), values=DELFT)
    lies = sheet.replace("<sheetData>", '<dimension ref="A1"/><sheetData>')
    yield BadFile("afmeting-liegt", zipped(parts(lies)), values=DELFT)


def _cells() -> Iterator[BadFile]:
    def with_cell(name: str, xml: str, refused: str) -> BadFile:
        return BadFile(name, zipped(parts(head() + delft(2, xml))), refused, cell="C2")

    for shown in ("#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!"):
        error = f'<c r="C2" t="e"><v>{shown}</v></c>'
        yield with_cell(f"fout-{shown.strip('#!?').replace('/', '')}", error, shown)
    formula = '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    yield with_cell("fout-uit-formule", formula, "#DIV/0!")
    yield with_cell("fout-enkele-aanhalingstekens", "<c r='C2' t='e'><v>#N/A</v></c>", "#N/A")
    for name, inner in (
        ("zonder-waarde", "<f>B2+9</f>"),
        ("met-lege-waarde", "<f>B2+9</f><v/>"),
        ("met-open-waarde", "<f>B2+9</f><v></v>"),
        ("gedeeld-zonder-waarde", '<f t="shared" si="0"/>'),
    ):
        yield with_cell(f"formule-{name}", f'<c r="C2">{inner}</c>', "formule")
    for value in ("NaN", "INF", "-INF", "1E400", "1e-300", "1,5", "tachtig", "0x55", "--5"):
        yield with_cell(f"getal-{value}", number("C2", value), "")
    stored = '<c r="C2"><f>SUM(B2,9)</f><v>85</v></c>'
    yield BadFile("formule-met-waarde", zipped(parts(head() + delft(2, stored))), values=DELFT)
    empty = '<c r="C2" t="str"><f>IF(1,"","")</f><v></v></c>'
    yield BadFile(
        "formule-geeft-leeg", zipped(parts(head() + delft(2, empty))), values={"Delft": (76, None)}
    )


def _with(value: Any, column: str = "C") -> bytes:
    book = Workbook()
    sheet = book.active
    for content in (HEADINGS, ("Delft", 76, 85)):
        sheet.append(content)
    sheet[f"{column}2"] = value
    return saved(book)


def _figures() -> Iterator[BadFile]:
    refused: dict[str, tuple[Any, str]] = {
        "punt-in-tekst": ("1.234", "1234"),
        "komma-in-tekst": ("1,234", "1234"),
        "punt-2347": ("2.347", "2347"),
        "negatief": (-5, "-5"),
        "negatieve-tekst": ("-5", "-5"),
        "breuk": (12.5, "12,5"),
        "breuk-als-tekst": ("12,5", "12,5"),
        "halve-promille": (0.47, "0,47"),
        "procent-als-tekst": ("47%", "47%"),
        "niet-doorgegeven": ("niet doorgegeven", "niet doorgegeven"),
        "geen-achterstand": ("geen achterstand", "geen achterstand"),
        "bijna-2100": ("bijna 2100", "bijna 2100"),
        "streepje": ("-", "-"),
        "vraagteken": ("?", "?"),
        "nvt": ("n.v.t.", "n.v.t."),
        "met-eenheid": ("47 personen", "47 personen"),
        "met-voetnoot": ("47*", "47*"),
        "datum": (date(2022, 7, 1), "1-7-2022"),
        "datum-met-tijd": (datetime(2022, 7, 1, 12), "1-7-2022"),  # noqa: DTZ001 - cells have no zone
        "tijd": (time(4, 7), "tijd"),
        "waar": (True, "WAAR"),
        "te-groot": (1_000_001, "1000001"),
        "veel-te-groot": (9_007_199_254_740_993, ""),
        "te-groot-als-tekst": ("9" * 40, "999"),
        "achterstevoren": ("\u202e58", ""),
        "arabische-cijfers": ("٤٧", ""),
        "brede-cijfers": ("４７", ""),
        "romeins": ("XLVII", "XLVII"),
        "formule-als-tekst": ("'=1+1", ""),
        "wetenschappelijk": ("4,7E1", ""),
        "haakjes": ("(47)", "(47)"),
        "min-achteraan": ("47-", "47-"),
        "twee-getallen": ("47/50", "47/50"),
        "html": ("<b>47</b>", "<b>47</b>"),
        "lange-tekst": ("x" * 32_767, "xxx"),
    }
    for name, (value, fragment) in refused.items():
        yield BadFile(f"cel-{name}", _with(value), fragment, cell="C2")
    accepted: dict[str, tuple[Any, int | None]] = {
        "tekst": ("47", 47),
        "tekst-met-blanco": (" 47\u00a0", 47),
        "nulbreed": ("4\u200b7", 47),
        "spatie-duizend": ("1 234", 1234),
        "smalle-spatie": ("1\u202f234", 1234),
        "komma-nul": ("47,0", 47),
        "nul": (0, 0),
        "min-nul": (-0.0, 0),
        "alleen-blanco": ("   ", None),
        "leeg": (None, None),
        "miljoen": (1_000_000, 1_000_000),
    }
    for name, (value, read) in accepted.items():
        yield BadFile(f"cel-goed-{name}", _with(value), values={"Delft": (76, read)})


def _headers() -> Iterator[BadFile]:
    rows = (("Delft", 76, 85),)

    def sheet(name: str, refused: str, *contents: Any, cell: str = "") -> BadFile:
        return BadFile(name, workbook(Blad1=contents), refused, cell=cell)

    yield sheet("leeg-blad", "zichtbaar blad")
    yield sheet("geen-kop", "kop", *rows)
    yield sheet("kop-op-rij-31", "kop", *[()] * 30, HEADINGS, *rows)
    yield sheet("kop-zonder-gemeente", "kop", ("Plaats", "Totaalopgave"), ("Delft", 76))
    yield sheet("kop-zonder-cijfers", "kop", ("Gemeente", "Burgemeester"), ("Delft", "x"))
    double = ("Gemeente", "Gerealiseerd", "Gehuisvest")
    yield sheet("kop-twee-keer", "allebei", double, *rows, cell="B1")
    yield sheet("kop-dubbelzinnig", "kan zijn", ("Gemeente", "Opgave", "Saldo"), *rows, cell="B1")
    months = ("Gemeente", "Realisatie januari", "Realisatie februari", "Realisatie maart")
    yield sheet("kop-per-maand", "", months, ("Delft", 1, 2, 3))
    second = (HEADINGS, *rows, (), ("Gemeente", "Saldo"), ("Delft", 9))
    yield sheet("twee-tabellen", "tweede tabel", *second)
    hidden = Workbook()
    hidden.active.append(["leeg"])
    for content in (HEADINGS, *rows):
        hidden.create_sheet("Geheim") if "Geheim" not in hidden.sheetnames else None
        hidden["Geheim"].append(content)
    hidden["Geheim"].sheet_state = "hidden"
    yield BadFile("alleen-verborgen-blad", saved(hidden), "Geheim")


def _rows() -> Iterator[BadFile]:
    def sheet(name: str, refused: str, *contents: Any, cell: str = "") -> BadFile:
        return BadFile(name, workbook(Blad1=(HEADINGS, *contents)), refused, cell=cell)

    yield sheet("rij-zonder-naam", "zonder gemeente", ("Delft", 76, 85), (None, 5, 6), cell="A3")
    book = Workbook()
    for content in (HEADINGS, ("Delft", 76, 85), (None, 15, 24)):
        book.active.append(content)
    book.active.merge_cells("A2:A3")
    yield BadFile("samengevoegde-naam", saved(book), "zonder gemeente", cell="A3")
    code = ("Gemeente", "Code", "Totaalopgave", "Gerealiseerd")
    wrong = workbook(Blad1=(code, ("Delft", "ABC", 76, 85)))
    yield BadFile("code-geen-code", wrong, "ABC", cell="B2")
    huge = workbook(Blad1=(code, ("Delft", 34400, 76, 85)))
    yield BadFile("code-te-lang", huge, "34400", cell="B2")
    trede = ("Gemeente", "Gerealiseerd", "Trede")
    for value in (0, 7, 2.5, "hoog"):
        content = workbook(Blad1=(trede, ("Delft", 85, value)))
        yield BadFile(f"trede-{value}", content, "trede van 1", cell="C2")
    when = ("Gemeente", "Gerealiseerd", "Peildatum")
    for name, value in (("31-02", "31-02-2022"), ("getal", 46082), ("woord", "binnenkort")):
        content = workbook(Blad1=(when, ("Delft", 85, value)))
        yield BadFile(f"peildatum-{name}", content, "datum zoals", cell="C2")
    balance = ("Gemeente", "Totaalopgave", "Gerealiseerd", "Saldo")
    content = workbook(Blad1=(balance, ("Delft", 76, 85, 9), ("Westland", 81, 53, -82)))
    yield BadFile("saldo-klopt-niet", content, "−28", cell="D3")
    word = workbook(Blad1=(balance, ("Delft", 76, 85, 9), ("Westland", 81, 81, "geen achterstand")))
    yield BadFile("saldo-in-woorden", word, "geen achterstand", cell="D3")


def _texts() -> Iterator[BadFile]:
    lines = "Gemeente;Totaalopgave;Gerealiseerd\r\nDelft;76;85\r\n"
    makers: dict[str, Callable[[], bytes]] = {
        "puntkomma": lines.encode,
        "bom": lambda: lines.encode("utf-8-sig"),
        "cp1252": lambda: (lines + "# bron: D\u00e9lft\r\n").encode("cp1252"),
        "utf-16": lambda: lines.encode("utf-16"),
        "komma": lines.replace(";", ",").encode,
        "tab": lines.replace(";", "\t").encode,
        "sep-regel": lambda: b"sep=;\r\n" + lines.encode(),
    }
    for name, make in makers.items():
        yield BadFile(f"csv-{name}", make(), values=DELFT, file_name="c.csv", warning="Gelezen als")
    yield BadFile("csv-zonder-kolommen", b"Delft\nWestland\n", "kolommen", file_name="c.csv")
    quotes = b'Gemeente;Saldo\n"Delft;9\n'
    yield BadFile("csv-open-aanhaling", quotes, "aanhalingstekens", file_name="c.csv")
    point = lines.replace("85", "1.085").encode()
    yield BadFile("csv-duizendpunt", point, "1085", cell="C2", file_name="c.csv")
