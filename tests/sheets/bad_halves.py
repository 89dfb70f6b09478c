"""Sheets with more than one half-year, and headings in the officer's own short words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.sheets.bad_file import DELFT, BadFile
from tests.sheets.sheet_making import HEADINGS, workbook

STAND = "stand 1 juni 2026"
TITLE = (f"Huisvesting vergunninghouders 2026-I, {STAND}",)
TASK = {"Delft": (None, 20)}


def bad_halves() -> Iterator[BadFile]:
    """Yield the sheets of every kind."""
    yield from _beside()
    yield from _short_words()
    yield from _days()
    yield from _asked()


def _beside() -> Iterator[BadFile]:
    head = ("Gemeente", "Taakstelling 2026-I", "Gerealiseerd 2026-I", "Gerealiseerd 2025-II")
    old = workbook(Blad1=(TITLE, head, ("Delft", 30, 20, 18)))
    yield BadFile("kop-van-het-vorige-halfjaar", old, values=TASK,
                  warning="niet gelezen: kolom D „Gerealiseerd 2025-II”")  # fmt: skip
    head = ("Gemeente", "Taakstelling", "Gerealiseerd 2025-I", "Gerealiseerd")
    plain = workbook(Blad1=(TITLE, head, ("Delft", 30, 18, 20)))
    yield BadFile("kop-zonder-halfjaar-naast-een-oude", plain, values=TASK,
                  warning="niet gelezen: kolom C")  # fmt: skip
    head = ("Gemeente", "Gerealiseerd 2026-I", "Gerealiseerd jan 2026-I", "Taakstelling")
    same = workbook(Blad1=(TITLE, head, ("Delft", 20, 5, 30)))
    yield BadFile("twee-keer-hetzelfde-halfjaar", same, "allebei", cell="B2")
    head = ("Gemeente", "Taakstelling 2025-I", "Taakstelling", "Gerealiseerd")
    unnamed = workbook(Blad1=(head, ("Delft", 30, 28, 20)))
    yield BadFile("naast-een-halfjaar-dat-niets-noemt", unnamed, "allebei", cell="B1")


def _short_words() -> Iterator[BadFile]:
    for name, heads in (
        ("ts", ("Gemeente", "TS", "Huisvesting")),
        ("ingevuld", ("Naam", "TS 2026-I", "Ingevuld")),
        ("onderstreept", ("gemeente_naam", "taakstelling_2026_1", "gerealiseerd_2026_06_01")),
        ("vh", ("Gem.", "Netto taakst.", "Gehuisveste VH")),
        ("kort-jaar", ("Gemeente", "Taakstelling 1e helft '26", "Gehuisvest 1 jun. '26")),
        ("excel-dag", ("Gemeente", "Taakstelling", "Gerealiseerd 1-jun-26")),
    ):
        book = workbook(Blad1=(TITLE, heads, ("Delft", 30, 20), ("Zeist", 12, 9)))
        yield BadFile(f"koppen-{name}", book, values={"Delft": (None, 20), "Zeist": (None, 9)})
    mean = ("Naam", "Taakstelling", "Gerealiseerd", "Gem.")
    yield BadFile("kop-gem-als-gemiddelde", workbook(Blad1=(TITLE, mean, ("Delft", 30, 20, 25))),
                  values=TASK, warning="kolom D „Gem.”")  # fmt: skip
    numbers = ("Gem.", "Totaalopgave", "Gerealiseerd"), (24, 30, 20)
    yield BadFile(
        "kop-gem-zonder-namen", workbook(Blad1=(TITLE, *numbers)), "gemiddelde", cell="A2"
    )


def _days() -> Iterator[BadFile]:
    for name, day in (("tekst", "1-6-2026"), ("label", "Stand 1 juni '26"), ("dag", "1 juni")):
        head = ("Gemeente", "Taakstelling", day)
        one = workbook(Blad1=(("Overzicht 2026-I",), head, ("Delft", 30, 20)))
        yield BadFile(f"kop-alleen-een-dag-{name}", one, values=TASK, warning="zegt niet wat")
    dated = (TITLE, ("Gemeente", "Taakstelling", "1-6-2026"), ("Delft", 30, 20))
    yield BadFile("kop-alleen-de-dag-van-de-titel", workbook(Blad1=dated), values=TASK,
                  warning="zegt niet wat")  # fmt: skip
    about = (("Huisvesting 2026-I",), ("Gemeente", "Taakstelling", "Achterstand 1-1", "1-7-2026"))
    yield BadFile("titel-met-het-onderwerp", workbook(Blad1=(*about, ("Delft", 30, 2, 5))),
                  values={"Delft": (None, None)}, warning="kolom D „1-7-2026”")  # fmt: skip
    cell = ("Gemeente", "Taakstelling", date(2026, 6, 1))
    yield BadFile("kop-alleen-een-datum", workbook(Blad1=(cell, ("Delft", 30, 20))), values=TASK,
                  warning="zegt niet wat")  # fmt: skip
    down = ("Gemeente", "Taakstelling", "1-4-2026", "1-5-2026"), ("Delft", 30, 12, 8)
    yield BadFile("dagen-die-dalen", workbook(Blad1=down), "lager dan een maand eerder", cell="D1")
    balance = (("Achterstanden",), ("Gemeente", "Taakstelling", "1-4-2026", "1-5-2026"))
    yield BadFile("dagen-van-een-saldo", workbook(Blad1=(*balance, ("Delft", 30, 12, 18))),
                  "wat er geteld is", cell="C2")  # fmt: skip
    first = ("Gemeente", "Taakstelling", "1-1-2026", "1-5-2026"), ("Delft", 30, 12, 18)
    yield BadFile("dagen-vanaf-de-eerste", workbook(Blad1=first), "wat er geteld is", cell="C1")


def _asked() -> Iterator[BadFile]:
    often = (f"Huisvesting per maand, {STAND}",)
    yield BadFile("titel-per-maand", workbook(Blad1=(often, HEADINGS, ("Delft", 76, 85))),
                  values=DELFT, warning="zegt „per maand”")  # fmt: skip
    each = ("Gemeente", "Totaalopgave", "Gerealiseerd per maand"), ("Delft", 76, 85)
    yield BadFile("kop-per-maand-over-een-kolom", workbook(Blad1=(TITLE, *each)),
                  values={"Delft": (76, None)}, warning="Is het kolom C „Ger")  # fmt: skip
    goal = workbook(Blad1=(("Gemeente", "Doel"), ("Delft", 3)))
    yield BadFile("kop-gemeente-zonder-cijfers", goal,
                  "met daarnaast „Doel”", cell="A1")  # fmt: skip
    place = workbook(Blad1=(("Plek", "Saldo"), ("Delft", 3)))
    yield BadFile("kop-cijfers-zonder-gemeente", place,
                  "die is herkend als de gemeente", cell="B1")  # fmt: skip
    year = ("Gemeente", "taakstelling_2026", "Gerealiseerd"), ("Delft", 76, 85)
    yield BadFile("jaar-achter-een-streepje", workbook(Blad1=year), "een heel jaar", cell="B1")
