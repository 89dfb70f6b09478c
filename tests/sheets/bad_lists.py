"""Lists that go wrong: contacts, measures and inhabitants as officers keep them, and worse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.sheets.bad_file import BadFile
from tests.sheets.sheet_making import parts, row, saved, text, workbook, zipped

CONTACTS = ("Gemeente", "Datum", "Soort", "Samenvatting")
MEASURES = ("Gemeente", "Maatregel", "Termijn", "Verwachte plaatsen", "Status")
PEOPLE = ("Gemeente", "Inwoners 1-1-2025")
DAY = date(2026, 3, 12)
TALK = {"held_on": DAY, "kind": "bezoek", "summary": "Langs de locaties"}


def bad_lists() -> Iterator[BadFile]:
    """Yield lists that are refused with their cell, and odd ones that are read exactly."""
    for group in (_contacts, _texts, _measures, _inhabitants, _headers, _dates):
        yield from group()


def _contact(*cells: Any) -> bytes:
    """Return a sheet with one contact; what is not given is as in TALK."""
    usual = ("Delft", DAY, "bezoek", "Langs de locaties")
    return workbook(Contacten=(CONTACTS, (*cells, *usual[len(cells) :])))


def _contacts() -> Iterator[BadFile]:
    refused: dict[str, tuple[tuple[Any, ...], str, str]] = {
        "zonder-gemeente": ((None,), "zonder gemeente", "A2"),
        "foutwaarde-als-naam": (("#N/A",), "zonder gemeente", "A2"),
        "datum-31-02": (("Delft", "31-02-2026"), "datum zoals", "B2"),
        "datum-als-getal": (("Delft", 46093), "datum zoals", "B2"),
        "datum-in-woorden": (("Delft", "binnenkort"), "datum zoals", "B2"),
        "zonder-datum": (("Delft", None), "lege cel", "B2"),
        "datum-zonder-dag": (("Delft", time(9, 30)), "datum zoals", "B2"),
        "datum-ver-weg": (("Delft", datetime(1899, 12, 31)), "datum zoals", "B2"),  # noqa: DTZ001
        "soort-onbekend": (("Delft", DAY, "koffie"), "voortgangsgesprek", "C2"),
        "soort-dubbelzinnig": (("Delft", DAY, "toezichtgesprek"), "ambtelijk", "C2"),
        "soort-leeg": (("Delft", DAY, None), "lege cel", "C2"),
        "soort-waar": (("Delft", DAY, True), "WAAR", "C2"),
        "zonder-samenvatting": (("Delft", DAY, "bezoek", None), "lege cel", "D2"),
        "samenvatting-onzichtbaar": (("Delft", DAY, "bezoek", "\u200b \u200e"), "lege cel", "D2"),
        "samenvatting-foutwaarde": (("Delft", DAY, "bezoek", "#REF!"), "#REF!", "D2"),
        "samenvatting-formule": (("Delft", DAY, "bezoek", "=A2&B2"), "formule", "D2"),
    }
    for name, (cells, fragment, cell) in refused.items():
        yield BadFile(f"contact-{name}", _contact(*cells), fragment, cell=cell)


def _texts() -> Iterator[BadFile]:
    read = {
        "formule-als-tekst": ("'=1+1", "'=1+1"),
        "commando": ("@SUM(A1)|' /C calc'!A0", "@SUM(A1)|' /C calc'!A0"),
        "opmaak": ("<b>vet</b> & <script>", "<b>vet</b> & <script>"),
        "lange-tekst": ("x" * 32_767, "x" * 32_767),
        "regels": ("een\ntwee\n", "een\ntwee"),
        "rechts-naar-links": ("Langs\u202e de\u2066 locaties", "Langs de locaties"),
        "getal": (12, "12"),
        "datum": (DAY, "12-3-2026"),
    }
    for name, (value, each) in read.items():
        expected = {**TALK, "summary": each}
        yield BadFile(f"verslag-{name}", _contact("Delft", DAY, "bezoek", value), read=expected)
    cells = (text(f"{c}1", t) for c, t in zip("ABCD", CONTACTS, strict=True))
    control = row(2, text("A2", "Delft"), text("B2", "12-3-2026"), text("C2", "bezoek"),
                  text("D2", "a_x0000_b\ufffe"))  # fmt: skip
    signs = {**TALK, "summary": "a\ufffdb\ufffd"}
    yield BadFile("verslag-stuurtekens", zipped(parts(row(1, *cells) + control)), read=signs)


def _measures() -> Iterator[BadFile]:
    def sheet(name: str, refused: str, *cells: Any, cell: str) -> BadFile:
        return BadFile(f"maatregel-{name}", workbook(M=(MEASURES, cells)), refused, cell=cell)

    yield sheet("zonder-omschrijving", "lege cel", "Delft", None, "kort", cell="B2")
    yield sheet("lange-termijn", "middellange", "Delft", "Flex", "lange termijn", cell="C2")
    yield sheet("zonder-termijn", "lege cel", "Delft", "Flex", None, 12, cell="C2")
    yield sheet("negatieve-plaatsen", "0 of meer", "Delft", "Flex", "kort", -3, cell="D2")
    yield sheet("halve-plaatsen", "zonder komma", "Delft", "Flex", "kort", 2.5, cell="D2")
    yield sheet("plaatsen-dubbelzinnig", "1200", "Delft", "Flex", "kort", "1.200", cell="D2")
    yield sheet("status-onbekend", "vertraagd", "Delft", "Flex", "kort", 3, "misschien", cell="E2")
    table = (MEASURES, ("Delft", "Flex", "KT", "1 200", "In uitvoering"))
    read = {"description": "Flex", "horizon": "korte termijn", "expected_places": 1200,
            "status": "loopt"}  # fmt: skip
    yield BadFile("maatregel-in-eigen-woorden", workbook(M=table), read=read)


def _inhabitants() -> Iterator[BadFile]:
    def sheet(name: str, refused: str, head: Any, *cells: Any, cell: str) -> BadFile:
        return BadFile(f"inwoners-{name}", workbook(Blad1=(head, cells)), refused, cell=cell)

    yield sheet("zonder-jaar", "zonder één jaar", ("Gemeente", "Inwoners"), "Delft", 9, cell="B1")
    july = ("Gemeente", "Inwoners 1-7-2025")
    yield sheet("op-1-juli", "zonder één jaar", july, "Delft", 9, cell="B1")
    twice = ("Gemeente", "Inwoners 2025", "Aantal inwoners 2025")
    yield sheet("een-jaar-twee-keer", "zonder één jaar", twice, "Delft", 9, 8, cell="C1")
    column = ("Gemeente", "Jaar", "Inwoners")
    yield sheet("vreemd-jaar", "een jaar zoals", column, "Delft", "25", 9, cell="B2")
    yield sheet("jaar-ontbreekt", "lege cel", column, "Delft", None, 9, cell="B2")
    yield sheet("geen", "1 of meer", PEOPLE, "Delft", 0, cell="B2")
    yield sheet("te-veel", "ten hoogste", PEOPLE, "Delft", 100_000_001, cell="B2")
    yield sheet("met-punt", "106086", PEOPLE, "Delft", "106.086", cell="B2")
    table = ((), ("Bevolking op 1 januari 2025",), ("Code", "Aantal inwoners"), (503, 106_086))
    yield BadFile("inwoners-jaar-in-titel", workbook(Blad1=table),
                  read={"number": 106_086, "year": 2025})  # fmt: skip


def _headers() -> Iterator[BadFile]:
    def sheet(name: str, refused: str, *rows: Any, cell: str = "") -> BadFile:
        return BadFile(f"lijst-{name}", workbook(Blad1=rows), refused, cell=cell)

    talk = ("Delft", DAY, "bezoek", "x", "y")
    yield sheet("zonder-samenvatting", "samenvatting", CONTACTS[:3], talk[:3], cell="B1")
    yield sheet("zonder-soort", "soort", ("Gemeente", "Datum", "Verslag"), talk[:3], cell="B1")
    yield sheet("twee-verslagen", "hetzelfde", (*CONTACTS, "Notitie"), talk, cell="E1")
    yield sheet("zonder-gemeente", "kop", CONTACTS[1:], talk[1:4])
    flex = ("Delft", "Flex", "loopt")
    yield sheet("zonder-termijn", "termijn", ("Gemeente", "Maatregel", "Status"), flex, cell="B1")
    yield BadFile("lijst-heel-lang", _very_long, "20.000 rijen")
    book = Workbook()
    for cells in (CONTACTS, talk[:4], (None, DAY, "e-mail", "y")):
        book.active.append(cells)
    yield BadFile("lijst-rij-zonder-naam", saved(book), "zonder gemeente", cell="A3")


def _very_long() -> bytes:
    many = (("Delft", DAY, "bezoek", str(i)) for i in range(20_001))
    return workbook(Blad1=(CONTACTS, *many))


def _dates() -> Iterator[BadFile]:
    for name, value in (
        ("tekst", "12-03-2026"),
        ("in-woorden", "12 maart 2026"),
        ("iso", "2026-03-12"),
        ("kort-jaar", "12/3/26"),
        ("met-tijd", datetime(2026, 3, 12, 9, 30)),  # noqa: DTZ001 - as Excel keeps it
        ("nulbreed", "12\u200b-3-2026"),
    ):
        yield BadFile(f"dag-{name}", _contact("Delft", value), read=TALK)
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for cells in (CONTACTS, ("Delft", DAY, "bezoek", "Langs de locaties")):
        book.active.append(cells)
    yield BadFile("dag-1904", saved(book), read=TALK)
    hidden = Workbook()
    for cells in (CONTACTS, ("Delft", DAY, "bezoek", "Langs de locaties")):
        hidden.active.append(cells)
    hidden.active.row_dimensions[2].hidden = True
    answer = "Rij 2 is verborgen en wel gelezen"
    yield BadFile("lijst-verborgen-rij", saved(hidden), read=TALK, warning=answer)
    lines = "Gemeente;Datum;Soort;Samenvatting\r\nDelft;12-3-2026;bezoek;Langs de locaties\r\n"
    yield BadFile("lijst-csv", lines.encode("utf-8-sig"), read=TALK, file_name="c.csv")
