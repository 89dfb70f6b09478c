"""Makes the sheets of the example data again: `python packaging/make_example_sheets.py`.

The municipalities and all figures are invented. Each sheet looks a little different, as the sheets
that an officer gets do: other headings, title rows, a total row, a note below the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

FOLDER = Path(__file__).parent.parent / "resources" / "example"
PERIODS = ("2023-II", "2024-I", "2024-II", "2025-I", "2025-II", "2026-I")
RUNNING = "2026-II"
TARGET_FACTORS = (1.0, 1.3, 1.15, 1.0, 1.1, 0.9, 1.0)
STANDS = (
    (date(2026, 8, 1), "1 augustus 2026"),
    (date(2026, 9, 1), "1 september 2026"),
    (date(2026, 10, 1), "1 oktober 2026"),
    (date(2026, 11, 1), "1 november 2026"),
)


@dataclass(frozen=True)
class Town:
    """base: persons of an ordinary target. closing: backlog (-) or lead (+) at each period end.

    running: persons housed at each stand of the running period.
    """

    name: str
    base: int
    rung: int
    opening: int
    closing: tuple[int, ...]
    running: tuple[int, ...]


TOWNS = (
    Town("Lindestad", 120, 1, 4, (6, 2, 5, 8, 7, 9), (22, 41, 61, 82)),
    Town("Waterveen", 34, 1, 0, (0, -6, -3, -2, -1, 1), (5, 11, 17, 24)),
    Town("Heidelo", 26, 1, 2, (1, 0, 2, -1, -4, -9), (3, 6, 9, 12)),
    Town("Molenwijde", 48, 2, -9, (-12, -10, -7, -5, -2, 0), (9, 17, 25, 33)),
    Town("Kruisdrecht", 64, 2, -14, (-14, -12, -10, -9, -12, -11), (11, 20, 29, 39)),
    Town("Veenhorst", 18, 1, 12, (9, 8, 5, 4, 2, 1), (2, 4, 5, 7)),
    Town("Rietmeren", 22, 1, 0, (1, -2, 0, 1, 0, 2), (4, 8, 11, 15)),
    Town("Duinoord aan Zee", 30, 1, -3, (-5, -4, -3, -2, -4, -3), (8, 15, 21, 27)),
    Town("Eikendal", 40, 3, -20, (-16, -15, -14, -12, -8, -5), (8, 15, 22, 30)),
    Town("Broekerwold", 52, 3, -31, (-30, -28, -26, -25, -38, -45), (4, 8, 12, 15)),
    Town("Sluisambacht", 36, 2, -10, (-9, -8, -7, -6, -14, -22), (3, 6, 8, 10)),
    Town("Westerlaak", 44, 3, -24, (-22, -20, -19, -18, -26, -34), (4, 7, 11, 13)),
    Town("Noorderhage", 28, 1, 0, (2, 1, 0, -4, -10, -10), (4, 7, 10, 14)),
    Town("'s-Heerenwold", 16, 1, 1, (0, 1, 0, 2, 1, 0), (2, 5, 7, 10)),
    Town("Laagmeer c.a.", 20, 1, 0, (0, 0, -2, 0, 1, -3), (4, 8, 12, 16)),
    Town("Oudekreek", 24, 2, -12, (-10, -9, -7, -6, -4, -3), (4, 8, 11, 15)),
)


def main() -> None:
    """Write every sheet of the example into `resources/example`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for index, period in enumerate(PERIODS):
        _write_closing(index, period)
    for index, (_, words) in enumerate(STANDS):
        _write_running(index, words)


def targets(town: Town) -> list[int]:
    """Return the target of each period, in persons."""
    return [round(town.base * factor) for factor in TARGET_FACTORS]


def _write_closing(index: int, period: str) -> None:
    year, half = period.split("-")
    closing_day = f"1 juli {year}" if half == "I" else f"1 januari {int(year) + 1}"
    half_words = "eerste" if half == "I" else "tweede"
    title = f"Huisvesting vergunninghouders, {half_words} helft {year}, stand {closing_day}"
    heads = ["Gemeente", "Netto taakstelling", "Gerealiseerd", "Saldo"]
    if index == 0:
        heads = ["Gemeente", "Trede", "Netto taakstelling", "Beginsaldo", "Gerealiseerd", "Saldo"]
    rows = []
    for town in TOWNS:
        opening = town.opening if index == 0 else town.closing[index - 1]
        target, balance = targets(town)[index], town.closing[index]
        realised = balance - opening + target
        first = [town.name, town.rung, target, opening] if index == 0 else [town.name, target]
        rows.append([*first, realised, balance])
    _save(f"realisatie_{period}.xlsx", title, heads, rows, header_row=3 + index % 3)


def _write_running(index: int, words: str) -> None:
    title = f"Stand {words}, taakstellingsperiode {RUNNING}"
    heads = ["Gemeente", "Taakstelling 2e helft 2026", "Gehuisvest"]
    rows = [[town.name, targets(town)[-1], town.running[index]] for town in TOWNS]
    day = STANDS[index][0]
    _save(f"maandstand_{day.isoformat()}.xlsx", title, heads, rows, header_row=4)


def _save(
    name: str, title: str, heads: list[str], rows: list[list[object]], *, header_row: int
) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Realisatie"
    sheet["A1"] = title
    sheet["A1"].font = Font(bold=True, size=13)
    for column, head in enumerate(heads, start=1):
        sheet.cell(header_row, column, head).font = Font(bold=True)
    for number, row in enumerate(rows, start=header_row + 1):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    total_row = header_row + len(rows) + 1
    sheet.cell(total_row, 1, "Totaal").font = Font(bold=True)
    for column, head in enumerate(heads[1:], start=2):
        if head != "Trede":
            sheet.cell(total_row, column, sum(int(str(row[column - 1])) for row in rows))
    sheet.cell(total_row + 2, 1, "Voorbeeldgegevens: gemeenten en cijfers zijn verzonnen.")
    sheet.column_dimensions["A"].width = 26
    sheet.freeze_panes = sheet.cell(header_row + 1, 1)
    book.properties.creator = "Toezichtdesk"
    book.properties.created = datetime(2026, 11, 1, tzinfo=UTC).replace(tzinfo=None)
    book.save(FOLDER / name)


if __name__ == "__main__":
    main()
