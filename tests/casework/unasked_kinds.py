"""Each kind of sheet that is never imported unasked, as one change to a sheet that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede", "Toelichting")
PLAIN = "nothing changed"
MARCH, MAY = "Realisatie 2026-I, stand 1 maart 2026", "Realisatie 2026-I, stand 1 mei 2026"
FIRST = (("Delft", 36, -10, 15, 2), ("Ede", 42, -6, 18, 1), ("Gouda", 20, 0, 8, 1))
SECOND = (("Delft", 36, -10, 25, 2), ("Ede", 42, -6, 28, 1), ("Gouda", 20, 0, 13, 1))
TOTALS = (("Totaal", 98, -16, 41), ("Totaal", 98, -16, 66))
Change = Callable[["Worksheet"], object]


def puts(cell: str, value: object) -> Change:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = value

    return change


def shows(cells: str, number_format: str) -> Change:
    def change(sheet: Worksheet) -> None:
        for cell in cells.split():
            sheet[cell].number_format = number_format

    return change


def writes_in(cells: str, **look: object) -> Change:
    def change(sheet: Worksheet) -> None:
        for cell in cells.split():
            sheet[cell].font = Font(**look)

    return change


def adds(*rows: tuple[object, ...]) -> Change:
    def change(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(list(row))

    return change


def beside(sheet: Worksheet) -> None:
    for row, values in ((3, ("Trede", "Aantal")), (4, (1, 2)), (5, (2, 1))):
        for column, value in enumerate(values, start=8):
            sheet.cell(row, column, value)


def block(title: str) -> Change:
    """A second block between the rows, under a title of its own."""

    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(5)
        sheet["A5"] = title

    return change


def hides_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[5].hidden = True


def hides_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["D"].hidden = True


def hides_zeros(sheet: Worksheet) -> None:
    sheet.sheet_view.showZeros = False


def merges(cells: str, *emptied: str) -> Change:
    def change(sheet: Worksheet) -> None:
        for cell in emptied:
            sheet[cell] = None
        sheet.merge_cells(cells)

    return change


def colours(sheet: Worksheet) -> None:
    rule = CellIsRule(operator="lessThan", formula=["90"], font=Font(strike=True))
    sheet.conditional_formatting.add("D4:D6", rule)


def hidden_sheet(sheet: Worksheet) -> None:
    other = sheet.parent.create_sheet("Cijfers oud")
    other.append(list(HEAD))
    other.append(["Delft", 36, -10, 99, 2])
    other.sheet_state = "hidden"


def second_sheet(sheet: Worksheet) -> None:
    other = sheet.parent.create_sheet("2025-II")
    for row in (("Realisatie 2025-II, stand 1 januari 2026",), HEAD, ("Delft", 30, 0, 20, 2)):
        other.append(list(row))


RAISED = CellRichText("2", TextBlock(InlineFont(vertAlign="superscript"), "5"))
STRUCK = CellRichText(TextBlock(InlineFont(strike=True), "2"), "25")
KINDS: dict[str, Change] = {
    # Numbers that are not what they look like.
    "a footnote in a number": puts("D4", RAISED),
    "a number partly struck through": puts("D4", STRUCK),
    "a cell struck through": writes_in("D4", strike=True),
    "a row struck through": writes_in("A4 B4 C4 D4 E4", strike=True),
    "a name struck through": writes_in("A4", strike=True),
    "the title struck through": writes_in("A1", strike=True),
    "a column struck through": writes_in("D3", strike=True),
    "a percentage": shows("D4", "0%"),
    "a percent sign beside it": shows("D4", '0" %"'),
    "in thousands": shows("D4", "0,"),
    "a number not shown": shows("D4", ";;;"),
    "a zero not shown": shows("C6", "0;-0;"),
    "a sheet that shows no zeros": hides_zeros,
    "white on white": writes_in("D4", color="FFFFFFFF"),
    "a look that follows the values": colours,
    "far above the target": puts("D4", 400),
    "a broken number": puts("D4", 25.5),
    "a number that may mean two": puts("D4", "1.025"),
    "an error": puts("D4", "#REF!"),
    "a formula without a value": puts("D4", "=20+5"),
    # Where the table ends.
    "a table beside it": beside,
    "a table under it": adds((), ("Grootste taakstelling",), ("Delft", 99)),
    "rows under an empty row": adds((), ("Zeist", 30, 0, 12, 1)),
    "a block of another day": block("Stand per 1 juni 2026"),
    "a block of a day that is none": block("Stand per 31 juni 2026"),
    "a block of another period": block("Periode 2025-II, stand 1 januari 2026"),
    "a figure merged over rows": merges("B4:B5", "B5"),
    "a name merged over rows": merges("A4:A5", "A5"),
    "a figure merged over columns": merges("C4:D4", "D4"),
    "a figure on the first row alone": puts("B5", None),
    "a hidden row": hides_row,
    "a hidden column": hides_column,
    "a hidden sheet with figures": hidden_sheet,
    "a sheet of another period": second_sheet,
    # Signs, dates and headings.
    "a sign in words": puts("C3", "Voor-/achterstand"),
    "a day of change in the title": puts("A1", "Realisatie 2026-I, gewijzigd per 1 mei 2026"),
    "a day of delivery in the title": puts("A1", "Realisatie 2026-I, volgende levering 1 mei 2026"),
    "two days in the title": puts("A1", "Realisatie 2026-I, stand 1 mei 2026 en 1 juni 2026"),
    "two days in figures": puts("A1", "Realisatie 2026-I, stand 1-5-2026 / 1-6-2026"),
    "no day": puts("A1", "Realisatie 2026-I"),
    "a promille": shows("D4", '0"‰"'),
    "in thousands, in words": shows("D4", '0" dzd"'),
    "a task of a part of the period": puts("B3", "Taakstelling tot 1-4-2026"),
    "a month by itself": puts("D3", "Gerealiseerd in mei 2026"),
    "a range for a day": puts("A1", "Taakstelling 1 januari t/m 30 juni 2026"),
    "a whole year": puts("D3", "Gerealiseerd 2026"),
    "a heading that comes twice": puts("F3", "Gerealiseerd"),
    "a heading nobody knows": puts("D3", "Aantal definitief"),
    "a total that does not fit": puts("D7", 99),
    "a province as a total that does not fit": adds(("Zuid-Holland", 98, -16, 99)),
}


def next_sheet(change: Change | None = None) -> Workbook:
    """Return the sheet of May, with a change."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Cijfers"
    for row in ((MAY,), (), HEAD, *SECOND, TOTALS[1]):
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    return book
