"""Cells of a sheet: what one may hold, its address, and how its content is shown in a message."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite

from toezichtdesk.domain.refusals import Problem

LONGEST_NOTE = 500  # characters of a title or note that are kept
SHOWN_LENGTH = 60  # characters of a cell that fit in a message
BINARY_ERRORS = {  # of .xls and .xlsb, by their number
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell without a usable value: an error such as `#N/A`, or a formula never calculated."""

    text: str
    is_formula: bool = False


UNCALCULATED = CellError("een formule zonder berekende waarde", is_formula=True)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A cell that can be read in two ways, or looks other than what it holds.

    value: what it holds. problem: why nothing is read from it.
    """

    value: str | float | date | time | timedelta
    problem: Problem


Cell = str | float | int | bool | date | datetime | time | timedelta | CellError | Doubtful


def letters(column: int) -> str:
    """Return the letters of a column; column 0 is `A`."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """Return the number of the column with these letters; `A` is 0."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(row: int, column: int) -> str:
    """Return the address as Excel shows it: row counts from 1, column from 0."""
    return f"{letters(column)}{row}"


def is_blank(value: Cell) -> bool:
    """Return whether a cell holds nothing, or text that nobody sees."""
    return isinstance(value, str) and (not value or not clean(value))


def clean(text: str) -> str:
    """Return the text without invisible characters, blanks at its ends and runs of blanks."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    characters = (
        " " if char.isspace() else char for char in text if unicodedata.category(char) != "Cf"
    )
    return " ".join("".join(characters).split())


def as_laid_out(line: str) -> str:
    """Return a line without invisible characters and blanks at its end; those within it stay."""
    return "".join(
        " " if char.isspace() and char != "\t" else char
        for char in line
        if unicodedata.category(char) != "Cf"
    ).rstrip()


def whole_text(value: Cell) -> str:
    """Return a cell as text for a title or a note: long, but not endless."""
    return clean(value[:2000])[:LONGEST_NOTE] if isinstance(value, str) else shown(value)


def shown(value: Cell) -> str:
    """Return a cell as a message shows it: short, printable, numbers the Dutch way."""
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, Doubtful):
        return shown(value.value)
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, float) and not isfinite(value):
        return "geen bestaand getal"
    if isinstance(value, (int, float)):
        is_whole = isinstance(value, int) or value.is_integer()
        return str(int(value)) if is_whole else f"{value:.15g}".replace(".", ",")
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    text = clean(str(value))
    printable = "".join(
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text
    )
    return printable if len(printable) <= SHOWN_LENGTH else printable[:SHOWN_LENGTH] + "…"
