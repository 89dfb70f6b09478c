"""Which sheets are lists, and what stands in them: by their headings, never by a guess."""

from __future__ import annotations

import struct
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.sentences import sentences
from tests.sheets.sheet_files import FILES
from tests.sheets.sheet_making import REALISTIC, saved, workbook, xlsb_of
from toezichtdesk import wording
from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.domain.lists import DATES, Field, ReadList, RecordKind
from toezichtdesk.sheets.files.xls_looks import BEGIN, XF, looks_of
from toezichtdesk.sheets.layouts import signature_of
from toezichtdesk.sheets.lists.reader import ROWS_AT_MOST
from toezichtdesk.sheets.process.workbook import Outcome, read_content

DAY = date(2026, 3, 12)


def read(layouts: dict[str, Layout] | None = None, **sheets: Any) -> Outcome:
    return read_content(workbook(**sheets), "eigen.xlsx", layouts)


def only(**sheets: Any) -> ReadList:
    outcome = read(**sheets)
    assert (outcome.tables, outcome.refusals) == ([], [])
    (each,) = outcome.lists
    return each


def values(read: ReadList, place: int = 0) -> dict[str, object]:
    return {field.value: one.value for field, one in read.entries[place].fields.items()}


RECOGNISED = {
    RecordKind.CONTACT: [
        ("Gemeente", "Datum", "Soort", "Samenvatting"),
        ("Naam gemeente", "DATUM GESPREK:", "Type contact", "Verslag", "Trede", "Behandelaar"),
        ("Gemeentecode", "Gesproken op", "Contactvorm", "Notitie", "Functie", "Actie", "Actie op"),
        ("Gemeente", "Datum", "Soort", "Opmerkingen"),
    ],
    RecordKind.MEASURE: [
        ("Gemeente", "Maatregel", "Termijn", "Trekker", "Gereed op", "Status"),
        ("Gemeente", "Omschrijving", "Termijn", "Wie", "Uiterlijk", "Verwachte plaatsen"),
        ("Gemeente", "Maatregel", "Omschrijving", "Soort maatregel", "Gerealiseerd"),
    ],
    RecordKind.AGREEMENT: [
        ("Gemeente", "Afspraak", "Wie", "Uiterlijk", "Nagekomen op"),
        ("Gemeente", "Toezegging", "Partij"),
    ],
    RecordKind.PLAN: [
        ("Gemeente", "Gevraagd op", "Ontvangen op", "Beoordeeld op", "Oordeel", "Vastgesteld op"),
        ("Gemeente", "Verbeterplan gevraagd op", "Inleveren voor"),
    ],
    RecordKind.INHABITANTS: [
        ("Gemeente", "Inwoners 1-1-2025"),
        ("Provincie", "Gemeente", "Jaar", "Aantal inwoners"),
        ("Gemeente", "Inwoners per 1 januari 2024", "Inwoners per 1 januari 2025"),
    ],
}


@pytest.mark.parametrize(
    ("kind", "head"), [(kind, head) for kind, heads in RECOGNISED.items() for head in heads]
)
def test_a_list_is_known_by_its_headings(kind: RecordKind, head: tuple[str, ...]) -> None:
    refusal = only(Blad1=(("Mijn overzicht",), (), head, ("Delft", *("x" * len(head)))))

    assert (refusal.kind, refusal.header_row, refusal.refusals) == (kind, 3, ())


@pytest.mark.parametrize(
    "head",
    [
        ("Gemeente", "Taakstelling", "Gerealiseerd", "Inwoners"),
        ("Gemeente", "Totaalopgave", "Gerealiseerd", "Datum", "Soort", "Opmerkingen"),
        ("Gemeente", "Gerealiseerd", "Status", "Omschrijving"),
        ("Gemeente", "Saldo", "Maatregel", "Termijn"),
    ],
)
def test_a_sheet_with_figures_stays_one(head: tuple[str, ...]) -> None:
    outcome = read(Blad1=(head, ("Delft", 30, 20)))

    assert (len(outcome.tables), outcome.lists) == (1, [])


def test_what_the_officer_said_of_the_columns_goes_first() -> None:
    head = ("Gemeente", "Datum", "Soort", "Aantal")
    columns = (Column.MUNICIPALITY, Column.REFERENCE_DATE, Column.IGNORED, Column.REALISED)
    layout = Layout("Eigen", signature_of(head), columns)

    outcome = read({layout.signature: layout}, Blad1=(head, ("Delft", DAY, "a", 3)))

    assert (len(outcome.tables), outcome.lists) == (1, [])


def test_every_sheet_of_a_workbook_is_read_for_what_it_is() -> None:
    outcome = read(
        Realisatie=REALISTIC,
        Contacten=(("Gemeente", "Datum", "Soort", "Verslag"), ("Delft", DAY, "mail", "x")),
        Maatregelen=(("Gemeente", "Maatregel", "Termijn"), ("Delft", "Flex", "kort")),
        Toelichting=(("Dit blad legt uit.",),),
        Kladblok=(("Bellen",),),
    )

    assert [table.sheet for table in outcome.tables] == ["Realisatie"]
    assert [(one.sheet, one.kind) for one in outcome.lists] == [
        ("Contacten", RecordKind.CONTACT),
        ("Maatregelen", RecordKind.MEASURE),
    ]
    assert sentences(outcome.warnings) == ("Geen herkenbare tabel op: „Kladblok”.",)


def test_a_row_knows_its_cells() -> None:
    head = ("", "", "Gemeente", "Code", "Datum", "Soort", "Verslag", "Vervolg op")
    refusal = only(Blad1=((), head, (None, None, "Delft", 503, DAY, "E-mail", "Gebeld", DAY)))

    (entry,) = refusal.entries
    assert (entry.number, entry.name, entry.code, entry.name_cell) == (3, "Delft", "GM0503", "C3")
    assert entry.fields[Field.SUMMARY] == ("Gebeld", "G3")
    assert values(refusal)["kind"] == "e-mail"
    assert refusal.columns[Field.HELD_ON] == ("Datum", "E2")


def test_a_heading_that_is_spare_counts_only_when_no_other_says_it() -> None:
    head = ("Gemeente", "Maatregel", "Omschrijving", "Termijn")
    refusal = only(Blad1=(head, ("Delft", "Flex", "Veertig woningen", "kort")))

    assert values(refusal)["description"] == "Flex"
    assert sentences(refusal.warnings) == ("Niet herkend en niet gelezen: kolom C „Omschrijving”.",)


def test_a_column_for_each_year_gives_a_number_for_each() -> None:
    head = ("Gemeente", "Inwoners 1-1-2024", "Inwoners 1-1-2025")
    refusal = only(Blad1=(head, ("Delft", 105_000, 106_000), ("Ede", None, 123_000)))

    assert [(e.number, e.fields[Field.YEAR].value) for e in refusal.entries] == [
        (2, 2024),
        (2, 2025),
        (3, 2025),
    ]


def test_the_whole_country_is_a_row_of_inhabitants_and_a_total_is_not() -> None:
    head = ("Gemeente", "Inwoners 2025")
    rows = (("Nederland", 18_000_000), ("Delft", 106_000), ("Totaal Nederland", 18_000_000),
            ("Totaal", 106_000))  # fmt: skip
    refusal = only(Inwoners=(head, *rows))

    assert [entry.name for entry in refusal.entries] == ["Nederland", "Delft", "Totaal Nederland"]
    assert refusal.notes == ("Totaal 106000",)


def test_rows_that_say_nothing_are_counted_and_those_below_the_last_are_not() -> None:
    head = ("Gemeente", "Datum", "Soort", "Verslag")
    talk = ("Delft", DAY, "bezoek", "x")
    refusal = only(Blad1=(head, talk, (), ("Ede",), head, talk, (), ()))

    assert (len(refusal.entries), refusal.blank_rows, len(refusal.notes)) == (2, 2, 1)


def test_a_country_row_among_figures_is_no_municipality_and_no_sum() -> None:
    head = ("Gemeente", "Periode", "Taakstelling")
    rows = (("Delft", "2026-I", 100), ("Nederland", "2026-I", 18_000), ("Totaal", None, 99))
    (table,) = read(Taakstellingen=(head, *rows)).tables

    assert table.names == ["Delft"]
    assert [(total.label, total.period) for total in table.totals] == [
        ("Nederland", "2026-I"),
        ("Totaal", None),
    ]
    assert sentences(table.warnings) == ("Totaalregel rij 4: kolom Taakstelling 99, opgeteld 100.",)


def test_formatted_rows_without_anything_in_them_are_no_rows() -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    for cells in (("Gemeente", "Datum", "Soort", "Verslag"), ("Delft", DAY, "bezoek", "x")):
        book.active.append(cells)
    for number in range(3, ROWS_AT_MOST + 100):
        book.active.cell(number, 1).font = Font(bold=True)

    (each,) = read_content(saved(book), "eigen.xlsx").lists

    assert (len(each.entries), each.blank_rows, each.refusals) == (1, 0, ())


cells = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.booleans(),
    st.sampled_from(("#N/A", "kort", "bezoek", "12-3-2026", "Delft", "Totaal")),
)
HEAD = ("Gemeente", "Maatregel", "Termijn", "Wie", "Gereed op", "Verwachte plaatsen", "Status",
        "Plan gevraagd op", "Plan ontvangen op")  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.tuples(*[cells] * len(HEAD)), max_size=4))
def test_whatever_stands_in_a_cell_it_is_of_its_kind_or_refused(rows: list[Any]) -> None:
    outcome = read(Maatregelen=(HEAD, *rows))

    for each in outcome.lists:
        for entry in each.entries:
            assert entry.refusals or entry.name
            for field, one in entry.fields.items():
                assert isinstance(one.value, date) == (field in DATES)
                assert one.value not in ("", None)
            for refusal in entry.refusals:
                assert refusal.cell
                assert wording.refusal(refusal).found.strip()
                assert wording.refusal(refusal).advice.endswith(".")


def coloured(head: tuple[str, ...], rows: list[tuple[object, ...]], cells: dict[str, str]) -> bytes:
    """Return a workbook with one list, of which cells have a colour."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Lijst"
    for row in (head, *rows):
        sheet.append(row)
    for place, colour in cells.items():
        sheet[place].fill = PatternFill("solid", fgColor=colour)
    return saved(book)


GREEN, RED = "FF00B050", "FFFF0000"
PROMISED = [
    ("Delft", "Lijst", "gemeente"),
    ("Ede", "Bellen", "provincie"),
    ("Goes", "x", "gemeente"),
]
OF_COLOURS = (
    "Een kleur, maar geen woord dat zegt hoe het ervoor staat: rij {} (kolom {}). Kleuren worden "
    "niet gelezen; gelezen als nog niet gedaan. Vul een kolom Status in als dat anders is."
)


@pytest.mark.parametrize(
    ("head", "rows", "cells", "told"),
    [
        (("Gemeente", "Afspraak", "Wie"), PROMISED, {"B2": GREEN, "B4": RED}, ("2 en 4", "B")),
        (("Gemeente", "Afspraak", "Wie"), PROMISED, {"E3": GREEN}, ("3", "E")),
        (
            ("Gemeente", "Afspraak", "Wie", "Status"),
            PROMISED,
            {"D2": GREEN, "D3": GREEN, "D4": GREEN},
            ("2, 3 en 4", "D"),
        ),
        (
            ("Gemeente", "Afspraak", "Wie", "Status"),
            [(*PROMISED[0], "gedaan"), *PROMISED[1:]],
            {"D2": GREEN, "D3": RED},
            ("3", "D"),
        ),
        (
            ("Gemeente", "Maatregel", "Termijn"),
            [("Delft", "Flex", "kort"), ("Ede", "Kamers", "kort")],
            {"A2": GREEN, "B2": GREEN, "C2": GREEN},
            ("2", "A, B en C"),
        ),
        (
            ("Gemeente", "Datum", "Soort", "Tijd", "Status"),
            [("Delft", date(2026, 9, 1), "bezoek", "10:00")],
            {"E2": GREEN},
            ("2", "E"),
        ),
    ],
)
def test_what_a_colour_alone_says_is_told(
    head: tuple[str, ...],
    rows: list[tuple[object, ...]],
    cells: dict[str, str],
    told: tuple[str, str],
) -> None:
    (listed,) = read_content(coloured(head, rows, cells), "eigen.xlsx").lists

    assert OF_COLOURS.format(*told) in sentences(listed.warnings)


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_colour_is_told_of_in_each_format_that_libreoffice_writes(ending: str) -> None:
    cell, row, status, column = read_content(
        (FILES / f"kleuren.{ending}").read_bytes(), f"eigen.{ending}"
    ).lists

    assert sentences(cell.warnings) == (OF_COLOURS.format("2 en 4", "B"),)
    assert sentences(row.warnings) == (OF_COLOURS.format("3", "A, B, C, D en E"),)
    assert sentences(status.warnings) == (OF_COLOURS.format("2, 3 en 4", "D"),)
    assert not column.warnings


def test_a_colour_is_told_of_in_an_xlsb() -> None:
    rows = [("Gemeente", "Afspraak", "Wie", "Status"), *((*one, None) for one in PROMISED)]

    (listed,) = read_content(xlsb_of(rows, {(1, 0), (3, 3)}), "eigen.xlsb").lists

    assert sentences(listed.warnings) == (OF_COLOURS.format("2 en 4", "A en D"),)


def test_a_colour_stands_in_a_style_of_an_old_xls() -> None:
    area = 0x01 << 16 | 0x0B  # one colour, the fourth of the palette
    style = struct.pack("<4HI", 0, 0, 0, 0, area).ljust(16, b"\0")
    plain = bytes(16)

    looks = looks_of([(BEGIN, struct.pack("<H", 0x0500)), (XF, plain), (XF, style)])

    assert looks.grounds == {1: "index11"}


@pytest.mark.parametrize(
    ("head", "is_told"),
    [("Gemeente;Afspraak;Wie", True), ("Gemeente;Afspraak;Wie;Status", False)],
)
def test_text_keeps_no_colours(head: str, *, is_told: bool) -> None:
    text = f"{head}\nDelft;Lijst;gemeente;gedaan\nEde;Bellen;provincie;\n"

    (listed,) = read_content(text.encode(), "eigen.csv").lists

    assert any("Kleuren gaan verloren" in one for one in sentences(listed.warnings)) == is_told


@pytest.mark.parametrize(
    ("head", "rows", "cells"),
    [
        (("Gemeente", "Afspraak", "Wie"), PROMISED, {"A1": GREEN, "B1": GREEN}),
        (("Gemeente", "Afspraak", "Wie"), PROMISED, {"A2": RED, "A3": RED, "A4": RED}),
        (
            ("Gemeente", "Afspraak", "Wie", "Nagekomen op"),
            [(*one, DAY) for one in PROMISED],
            {"D2": GREEN, "D3": RED},
        ),
        (
            ("Gemeente", "Datum", "Soort", "Verslag"),
            [("Delft", DAY, "mail", "x"), ("Ede", DAY, "mail", "y")],
            {"A2": GREEN},
        ),
    ],
    ids=["headings", "a whole column", "said in words too", "a list without a status"],
)
def test_a_colour_that_says_nothing_alone_is_left(
    head: tuple[str, ...], rows: list[tuple[object, ...]], cells: dict[str, str]
) -> None:
    (listed,) = read_content(coloured(head, rows, cells), "eigen.xlsx").lists

    assert "kleur" not in " ".join(sentences(listed.warnings))
