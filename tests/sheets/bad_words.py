"""Sheets whose words say what their figures are: no persons, a part of the period, another year."""

from __future__ import annotations

from collections.abc import Iterator

from tests.sheets.bad_file import BadFile
from tests.sheets.sheet_making import HEADINGS, workbook

DELFT = {"Delft": (76, 85)}
ROWS = (HEADINGS, ("Delft", 76, 85))
STAND = "stand 1 juli 2026"


def bad_words() -> Iterator[BadFile]:
    """Yield the sheets of every kind, and the ordinary ones that look like them."""
    for group in (_titles, _columns, _pivots, _above_and_below, _years, _texts):
        yield from group()


def _titles() -> Iterator[BadFile]:
    for name, title in (
        ("duizendtallen", f"Huisvesting 2026-I, {STAND} (x 1.000)"),
        ("tientallen", f"Huisvesting 2026-I, {STAND}, in tientallen"),
        ("procenten", f"Realisatie in %, {STAND}"),
        ("woningen", f"Aantal woningen voor vergunninghouders, {STAND}"),
        ("huishoudens", f"Huisvesting (huishoudens), {STAND}"),
    ):
        yield BadFile(
            f"titel-{name}", workbook(Blad1=((title,), *ROWS)), "geen personen", cell="A1"
        )
    for name, title in (
        ("een-maand", f"Gehuisvest in juni 2026, {STAND}"),
        ("maandcijfers", f"Maandcijfers juni, {STAND}"),
        ("dagen-van-een-maand", "Huisvesting van 1 juni t/m 30 juni 2026"),
        ("kwartaal", f"Huisvesting 2e kwartaal 2026, {STAND}"),
        ("q2", f"Realisatie Q2 2026, {STAND}"),
        ("april-juni", "Realisatie april t/m juni 2026"),
        ("jaar", "Jaarcijfers 2025, stand 31 december 2025"),
    ):
        book = workbook(Blad1=((title,), *ROWS))
        yield BadFile(f"titel-{name}", book, "niet vanaf het begin", cell="A1")
    for name, title in (
        ("opgeteld", f"Gehuisvest in juni 2026, cumulatief, {STAND}"),
        ("halfjaar", "Huisvesting 1 januari t/m 30 juni 2026"),
        ("gepubliceerd-in", f"Gepubliceerd in juni 2026. Realisatie, {STAND}"),
        ("rapportage", f"Kwartaalrapportage Q2 2026, {STAND}"),
        ("eerste-kwartaal", "Huisvesting 1e kwartaal 2026, stand 1 april 2026"),
        ("in-woningen", f"Vergunninghouders gehuisvest in woningen, {STAND}"),
    ):
        yield BadFile(f"titel-{name}", workbook(Blad1=((title,), *ROWS)), values=DELFT)
    expected = workbook(Blad1=((f"Prognose 2026-I, {STAND}",), *ROWS))
    yield BadFile("titel-prognose", expected, values=DELFT, warning="zegt „prognose”")
    homes = ("Gemeente", "Totaalopgave", "Gerealiseerd", "Woningen"), ("Delft", 76, 85, 30)
    both = workbook(Blad1=((f"Huisvesting en aantal woningen, {STAND}",), *homes))
    yield BadFile("titel-ook-woningen", both, values=DELFT)
    later = workbook(Blad1=(*ROWS, (), ("Aantal woningen volgt later.",)))
    yield BadFile("noot-woningen", later, values=DELFT)
    noted = workbook(Blad1=(*ROWS, (), ("Alle aantallen x 1.000.",)))
    yield BadFile("noot-duizendtallen", noted, "geen personen")
    day = workbook(Blad1=(("Peildatum: 06/01/2026",), *ROWS))
    yield BadFile("titel-twee-dagen", day, values=DELFT, warning="kan 6 januari 2026 of 1 juni")


def _columns() -> Iterator[BadFile]:
    title = (f"Realisatie 2026-I, {STAND}",)
    single = (title, ("Gemeente", "Totaalopgave", "Gerealiseerd in juni"), ("Delft", 76, 85))
    yield BadFile("een-maand-in-de-kop", workbook(Blad1=single), "losse maanden", cell="C2")
    part = ("Gemeente", "Totaalopgave", "Gerealiseerd 1-4-2026 t/m 30-6-2026"), ("Delft", 76, 85)
    yield BadFile("kop-van-drie-maanden", workbook(Blad1=part), "niet vanaf het begin", cell="C1")
    added = (("Gemeente", "Totaalopgave", "Gerealiseerd (cum. t/m juni 2026)"), ("Delft", 76, 85))
    yield BadFile("kop-cum", workbook(Blad1=added), values=DELFT)
    group = ("Gemeente", "Totaalopgave", "Gerealiseerd", None), (None, None, "jan", "feb")
    months = workbook(Blad1=((f"2026-I, {STAND}",), *group, ("Delft", 76, 80, 85)))
    yield BadFile("kop-boven-de-eerste-maand", months, values=DELFT, warning="kolommen per maand")
    above = ("Gemeente", "2025-II", None), (None, "Totaalopgave", "Gerealiseerd")
    other = workbook(Blad1=(title, *above, ("Delft", 76, 85)))
    yield BadFile("kop-van-ander-halfjaar", other, "een ander halfjaar dan 2026-I", cell="B3")
    two = ("Gemeente", "Totaalopgave 2026-II", "Gerealiseerd 2026-I"), ("Delft", 76, 85)
    yield BadFile("koppen-van-twee-halfjaren", workbook(Blad1=(title, *two)),
                  "een ander halfjaar dan 2026-I", cell="B2")  # fmt: skip
    for name, marks in (
        ("nummers", ("(1)", "(2)", "(3)")),
        ("getallen", (1, 2, 3)),
        ("letters", ("a", "b", "c = b - a")),
        ("eenheden", (None, "(personen)", "(personen)")),
    ):
        marked = workbook(Blad1=(HEADINGS, marks, ("Delft", 76, 85)))
        yield BadFile(f"onder-de-kop-{name}", marked, values=DELFT)
    share = ("Gemeente", "Totaalopgave", "Gerealiseerd abs.", "Gerealiseerd rel.")
    yield BadFile("kop-abs-en-rel", workbook(Blad1=(share, ("Delft", 76, 85, 112))), values=DELFT)
    spans = ("Gemeente", "Kwartaal", "Totaalopgave", "Gerealiseerd")
    yield BadFile("kolom-kwartaal", workbook(Blad1=(title, spans, ("Delft", 2, 76, 85))),
                  "begin van het halfjaar", cell="B2")  # fmt: skip
    ahead = ("Gemeente", "Taakstelling", "Voorsprong", "Totaalopgave", "Gerealiseerd")
    yield BadFile("voorsprong-aan-het-begin", workbook(Blad1=(ahead, ("Delft", 96, 20, 76, 85))),
                  values=DELFT)  # fmt: skip
    alone = workbook(Blad1=(HEADINGS, ("(1)", "(2)", "(3)")))
    yield BadFile("onder-de-kop-verder-niets", alone, values={})
    pair = ("Gemeente", "Taakstelling", "Gerealiseerd", "Voorsprong", "Achterstand")
    loose = workbook(Blad1=(pair, ("Delft", 76, 85, 4, 0)))
    yield BadFile("saldo-in-twee-kolommen", loose, values={"Delft": (None, 85)}, warning="saldo")


def _pivots() -> Iterator[BadFile]:
    rows = ("Delft", 76, 85), ("(leeg)", None, None), ("Eindtotaal", 76, 85)
    for name in ("Gemeente", "Rijlabels"):
        head = (name, "Som van Totaalopgave", "Som van Gerealiseerd")
        yield BadFile(f"draaitabel-{name.lower()}", workbook(Blad1=(head, *rows)), values=DELFT)
    counted = ("Gemeente", "Som van Totaalopgave", "Aantal van Gerealiseerd")
    yield BadFile("draaitabel-telling", workbook(Blad1=(counted, *rows)),
                  values={"Delft": (76, None)}, warning="Aantal van Gerealiseerd")  # fmt: skip


def _above_and_below() -> Iterator[BadFile]:
    region = (HEADINGS, ("Regio Haaglanden",), ("Delft", 76, 85), ("Regio Rijnmond",))
    yield BadFile("regio-zonder-cijfers", workbook(Blad1=region), values=DELFT)
    summed = (HEADINGS, ("Regio Haaglanden", 76, 85), ("Delft", 76, 85))
    yield BadFile("regio-met-som", workbook(Blad1=summed), values=DELFT)
    regions = (HEADINGS, ("Regio A", 76, 85), ("Delft", 76, 85), ("Regio B", 4, 3), ("Zeist", 4, 3))
    yield BadFile("regio-boven-haar-gemeenten", workbook(Blad1=(*regions, ("Totaal", 80, 88))),
                  values=DELFT | {"Zeist": (4, 3)})  # fmt: skip
    wrong = (HEADINGS, ("Regio Haaglanden", 77, 85), ("Delft", 76, 85))
    yield BadFile("regio-met-andere-som", workbook(Blad1=wrong), values=DELFT, warning="77")
    place = (HEADINGS, ("Utrecht", 80, 88), ("Zeist", 4, 3), ("Woerden", 76, 85))
    yield BadFile("utrecht-als-som", workbook(Blad1=place),
                  values={"Zeist": (4, 3), "Woerden": (76, 85)})  # fmt: skip


def _years() -> Iterator[BadFile]:
    head = (*HEADINGS, "Jaar")
    title = (f"Realisatie 2026-I, {STAND}",)
    other = workbook(Blad1=(title, head, ("Delft", 76, 85, 2026), ("Zeist", 4, 3, 2025)))
    yield BadFile("ander-jaar", other, "het jaar 2025", cell="D4")
    halves = workbook(Blad1=((*head, "Halfjaar"), ("Delft", 76, 85, 2026, 1)))
    yield BadFile("jaar-en-halfjaar", halves, values=DELFT)


def _texts() -> Iterator[BadFile]:
    lines = "Gemeente,Totaalopgave,Gerealiseerd\nDelft,1,040,1,012\nZeist,4,3\n"
    yield BadFile("csv-komma-in-getal", lines.encode(), "meer getallen dan koppen", cell="A2",
                  file_name="c.csv")  # fmt: skip
    for name, day in (("met-tijd", "2026-06-01T00:00:00"), ("in-cijfers", "20260601")):
        dated = f"Gemeente;Totaalopgave;Gerealiseerd;Peildatum\nDelft;76;85;{day}\n"
        yield BadFile(f"csv-dag-{name}", dated.encode(), values=DELFT, file_name="c.csv")
    doubted = "Gemeente;Totaalopgave;Gerealiseerd;Peildatum\nDelft;76;85;06/01/2026\n"
    yield BadFile("csv-twee-dagen", doubted.encode(), "6 januari 2026 of 1 juni", cell="D2",
                  file_name="c.csv")  # fmt: skip
