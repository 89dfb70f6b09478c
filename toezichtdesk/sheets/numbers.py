"""Whole persons from a cell: read exactly, or refused with what was found and what to do."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.sheets.cells import Cell, CellError, Doubtful, Problem, clean, shown

LARGEST = 1_000_000  # persons; more than any province ever had to house
_NUMBERS = range(LOWEST_RUNG, HIGHEST_RUNG + 1)
_RUNGS = tuple(map(str, _NUMBERS))
BALANCES = (Column.OPENING_BALANCE, Column.BALANCE)
SIGNED = (*BALANCES, Column.TOTAL_TASK)

# What reckoning with fractions leaves behind: 0.57 * 100 is 56.99999999999999.
_NOISE = 1e-9
_LEAST_NOISE = 1e-18  # a number closer to a whole one was made, not reckoned
WHOLE = "een geheel aantal personen"
_TYPE_IT = "Typ het aantal als getal in de cel."
_FILL_IN = "Vul het aantal in als getal, of maak de cel leeg bij geen opgave."
_DIRECTED = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_SPACED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+")
_PLAIN = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"([+-]?)(\d{1,3})(?:([.,])(\d{3}))((?:\3\d{3})*)")
_ZERO_FRACTION = re.compile(r"([+-]?\d+)[.,]0{1,2}")
_FRACTION = re.compile(r"[+-]?\d+[.,]\d+")
_DIRECTION = re.compile(r"(achterstand|voorsprong)[ :]*(\d+)|(\d+) *(achterstand|voorsprong)")


def persons(value: Cell, column: Column, largest: int = LARGEST) -> int | Problem | None:
    """Return the whole number in a cell, None for a blank one, or why it cannot be read.

    Target and realised are 0 or more, the total task and balances may be negative; nothing is
    larger than `largest`, in persons.
    """
    if isinstance(value, str):
        return _from_text(value, column, largest)
    if isinstance(value, bool):
        return Problem(shown(value), WHOLE, _TYPE_IT)
    if isinstance(value, (int, float)):
        return _from_number(value, column, largest)
    if isinstance(value, CellError):
        return _from_error(value)
    if isinstance(value, Doubtful):
        return value.problem
    return _from_moment(value)


def direction(value: Cell) -> int | None:
    """Return the balance in a text that says its direction itself, as `achterstand 34` does.

    Negative is behind; None for any other cell.
    """
    if not isinstance(value, str):
        return None
    found = _DIRECTION.fullmatch(clean(value).casefold())
    if found is None:
        return None
    count = int(found[2] or found[3])
    is_behind = (found[1] or found[4]) == "achterstand"
    return -count if is_behind else count


def rung(value: Cell) -> int | Problem | None:
    """Return the rung in a cell, 1 to 6, written as `3` or `trede 3`; None for a blank cell."""
    if isinstance(value, CellError):
        return _from_error(value)
    if isinstance(value, Doubtful):
        return value.problem
    if isinstance(value, str):
        text = clean(value).casefold().removeprefix("trede").strip()
        if not clean(value):
            return None
        if text in _RUNGS:
            return int(text)
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and value in _NUMBERS:
        return int(value)
    return Problem(
        shown(value),
        f"een trede van 1 tot en met {HIGHEST_RUNG}",
        "Vul het nummer van de trede in.",
    )


def _from_number(value: float, column: Column, largest: int) -> int | Problem:
    if value != value or value in (float("inf"), float("-inf")):
        return Problem("geen bestaand getal", WHOLE, _TYPE_IT)
    whole = round(value)
    is_noise = _LEAST_NOISE < abs(whole - value) <= _NOISE * max(1, abs(whole))
    if whole != value and not is_noise:
        found = shown(value)
        if 0 < abs(value) < 1:
            return Problem(found, WHOLE, "Dit lijkt een percentage: vul het aantal personen in.")
        return Problem(found, WHOLE, "Personen zijn geheel: vul het aantal zonder komma in.")
    return _within_limits(whole, column, largest)


def _within_limits(whole: int, column: Column, largest: int) -> int | Problem:
    if whole < 0 and column not in SIGNED:
        return Problem(str(whole), "een aantal van 0 of meer", "Vul het juiste aantal in.")
    if abs(whole) > largest:
        most = f"{largest:,}".replace(",", " ")
        return Problem(
            str(whole), f"een aantal van ten hoogste {most}", "Vul het juiste aantal in."
        )
    return whole


def _from_text(value: str, column: Column, largest: int) -> int | Problem | None:
    if value.isdecimal() and value.isascii() and len(value) < 16:
        return _within_limits(int(value), column, largest)
    if any(sign in value for sign in _DIRECTED):
        return Problem(shown(value), WHOLE, _TYPE_IT)
    text = clean(value).replace("\N{MINUS SIGN}", "-")
    if not text:
        return None
    if len(text) > 30 or not text.isascii():
        return Problem(shown(value), WHOLE, _FILL_IN)
    if _SPACED.fullmatch(text) or _PLAIN.fullmatch(text):
        return _within_limits(int(text.replace(" ", "")), column, largest)
    if zero := _ZERO_FRACTION.fullmatch(text):
        return _within_limits(int(zero[1]), column, largest)
    if grouped := _GROUPED.fullmatch(text):
        return _from_grouped(grouped, text, column, largest)
    return _not_a_number(text, column)


def _from_grouped(grouped: re.Match[str], text: str, column: Column, largest: int) -> int | Problem:
    sign, first, _, second, more = grouped.groups()
    whole = int(f"{sign}{first}{second}{re.sub(r'[.,]', '', more)}")
    if more:
        return _within_limits(whole, column, largest)
    as_fraction = f"{sign}{first},{second}"
    return Problem(
        f"'{text}' als tekst: dat is {whole} of {as_fraction}",
        WHOLE,
        f"Typ {whole} zonder punt of komma als dat het aantal is.",
    )


def _not_a_number(text: str, column: Column) -> Problem:
    if text.endswith("%"):
        return Problem(text, WHOLE, "Vul het aantal personen in, niet het percentage.")
    if _FRACTION.fullmatch(text):
        return Problem(text, WHOLE, "Personen zijn geheel: vul het aantal zonder komma in.")
    if text in ("-", "--", "."):
        return Problem(text, WHOLE, "Vul 0 in als het nul is, of maak de cel leeg.")
    if column in BALANCES and "geen" in text.casefold():
        return Problem(text, WHOLE, "Vul 0 in als er geen achterstand en geen voorsprong is.")
    return Problem(text, WHOLE, _FILL_IN)


def _from_error(value: CellError) -> Problem:
    if value.is_formula:
        return Problem(
            value.text,
            WHOLE,
            "Open het bestand in Excel, bewaar het en importeer opnieuw; of typ het aantal.",
        )
    return Problem(
        f"de foutwaarde {value.text}", WHOLE, "Herstel de formule of typ het aantal in de cel."
    )


def _from_moment(value: date | time | timedelta) -> Problem:
    what = "datum" if isinstance(value, date) else "tijd"
    return Problem(
        f"de {what} {shown(value)}",
        WHOLE,
        "Zet de celeigenschap op Getal en controleer het aantal.",
    )
