"""The overview as a workbook (.xlsx) or as text with semicolons (.csv), for use elsewhere.

Text from the store never becomes a formula: not in the workbook, not in the text file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.outputs import neutral, replacing, starts_formula
from toezichtdesk.reports.answers import OverviewRow

Cell = str | int | float | date | None

HEADINGS = (
    "Code",
    "Gemeente",
    "Provincie",
    "Trede",
    "Trede sinds",
    "Periode",
    "Peildatum",
    "Netto taakstelling",
    "Beginsaldo",
    "Totaalopgave",
    "Gerealiseerd",
    "Saldo (hele periode)",
    "Saldo tot peildatum",
    "Achterstand tot peildatum",
    "Richting",
    "Verandering achterstand",
    "Signaal",
    "Laatste contact",
    "Volgende actie",
    "Actie uiterlijk",
    "Voorstel trede",
    "Voorstel is voorlopig",
)
_WIDEST = 48  # signs
_LONGEST = 32_767  # signs that a cell can hold


def write_overview(rows: Sequence[OverviewRow], path: Path) -> None:
    """Write the rows under Dutch headings, complete or not at all; the suffix tells the kind.

    Raises:
        OfficerCanAct: the suffix is neither .xlsx nor .csv, or the file cannot be written there.
    """
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise OfficerCanAct(
            f"{path.name}: kies een naam die eindigt op .xlsx (werkblad) of .csv (tekst)."
        )
    table = [_cells(row) for row in rows]
    with replacing(path) as temporary:
        if kind == ".csv":
            temporary.write_bytes(_csv(table))
        else:
            temporary.write_bytes(_xlsx(table))


def _cells(row: OverviewRow) -> tuple[Cell, ...]:
    stand, action = row.standing, row.next_action
    return (
        row.code,
        row.name,
        row.province,
        row.rung,
        row.rung_since,
        str(stand.period) if stand else None,
        stand.reference_date if stand else None,
        stand.target if stand else None,
        stand.opening_balance if stand else None,
        stand.total_task if stand else None,
        stand.realised if stand else None,
        stand.balance if stand else None,
        _number(stand.balance_to_date if stand else None),
        _number(row.current_backlog),
        wording.trend(row.trend).word,
        _number(row.growth),
        "ja" if row.early_warning else "nee",
        row.last_contact,
        action.text if action else None,
        action.due_on if action else None,
        row.proposal,
        ("ja" if row.proposal_is_provisional else "nee") if row.proposal else None,
    )


def _number(value: Fraction | None) -> int | float | None:
    """Return persons with at most one decimal; whole ones as a whole number."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), 1)


def _plain(text: str) -> str:
    """Return the text without signs that a workbook cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (ord(sign) >= 32 and _valid(sign)))


def _valid(sign: str) -> bool:
    return not 0xD800 <= ord(sign) <= 0xDFFF and sign not in "\ufffe\uffff"


def _csv(table: Sequence[Sequence[Cell]]) -> bytes:
    """Return semicolons, CRLF and a byte order mark: what Excel in Dutch opens as columns."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([[_csv_cell(cell) for cell in row] for row in table])
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return wording.day(cell)
    if isinstance(cell, str):
        return neutral(_plain(cell))
    return str(cell).replace(".", ",")


def _xlsx(table: Sequence[Sequence[Cell]]) -> bytes:
    from openpyxl import Workbook  # late: costs 0.2 s at the start of the program
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Gemeenten"
    for column, heading in enumerate(HEADINGS, 1):
        sheet.cell(1, column, heading).font = Font(bold=True)
    for number, row in enumerate(table, 2):
        for column, value in enumerate(row, 1):
            _set_cell(sheet.cell(number, column), value)
    for column, heading in enumerate(HEADINGS, 1):
        longest = max((len(str(row[column - 1] or "")) for row in table), default=0)
        width = min(_WIDEST, max(len(heading), longest) + 2)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{len(table) + 1}"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _set_cell(cell: Any, value: Cell) -> None:
    if isinstance(value, str):
        cell.value = _plain(value)[:_LONGEST]
        cell.data_type = "s"  # else openpyxl makes a formula of a text that starts with =
        cell.quotePrefix = starts_formula(value)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd-mm-yyyy"
