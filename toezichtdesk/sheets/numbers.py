"""Whole persons from a cell: read exactly, or refused with what was found and what to do."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.domain.refusals import Problem, RefusalCode, problem
from toezichtdesk.sheets.cells import Cell, CellError, Doubtful, clean, shown

LARGEST = 1_000_000  # persons; more than any province ever had to house
_NUMBERS = range(LOWEST_RUNG, HIGHEST_RUNG + 1)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi")
# `3`, `trede 3`, `3e trede`, `III`, `3 - Actief toezicht`, `3 (actief toezicht)`
_RUNG = re.compile(
    r"(?:trede\s*)?(?:([1-6])(?:[.,]0)?(?:e|ste|de)?|(iii|ii|iv|vi|v|i))(?:\s*trede)?"
    r"(?:\s*[-–:.(]\s*[a-zé][^\d]*)?"
)
TASKS = frozenset((Column.TARGET, Column.TOTAL_TASK))
BALANCES = frozenset((Column.OPENING_BALANCE, Column.BALANCE))
SIGNED = (*BALANCES, Column.TOTAL_TASK)

# The error of floating-point arithmetic: 0.57 * 100 is 56.99999999999999.
_NOISE = 1e-9
_LEAST_NOISE = 1e-18  # a number closer to a whole one was typed, not calculated
_DIRECTED = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_MINUS = re.compile(r"^[-\N{MINUS SIGN}–—] ?(?=\d)")
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
        return problem(RefusalCode.NOT_PERSONS, found=shown(value))
    if isinstance(value, (int, float)):
        return _from_number(value, column, largest)
    if isinstance(value, CellError):
        return _from_error(value)
    if isinstance(value, Doubtful):
        return value.problem
    return _from_timing(value)


def direction(value: Cell) -> int | None:
    """Return the balance in a text that states its direction, such as `achterstand 34`.

    Negative is behind; None for any other cell.
    """
    if not isinstance(value, str):
        return None
    match = _DIRECTION.fullmatch(clean(value).casefold())
    if match is None:
        return None
    count = int(match[2] or match[3])
    is_behind = (match[1] or match[4]) == "achterstand"
    return -count if is_behind else count


def rung(value: Cell) -> int | Problem | None:
    """Return the rung in a cell, 1 to 6, written as `3` or `trede 3`; None for a blank cell."""
    if isinstance(value, CellError):
        return _from_error(value)
    if isinstance(value, Doubtful):
        return value.problem
    if isinstance(value, str):
        if not clean(value):
            return None
        match = _RUNG.fullmatch(clean(value).casefold())
        if match is not None:
            return int(match[1]) if match[1] else _ROMANS.index(match[2]) + LOWEST_RUNG
    elif isinstance(value, (int, float)) and not isinstance(value, bool) and value in _NUMBERS:
        return int(value)
    return problem(RefusalCode.NO_RUNG, found=shown(value))


def _from_number(value: float, column: Column, largest: int) -> int | Problem:
    if value != value or value in (float("inf"), float("-inf")):
        return problem(RefusalCode.NOT_PERSONS, found=shown(value))
    whole = round(value)
    is_noise = _LEAST_NOISE < abs(whole - value) <= _NOISE * max(1, abs(whole))
    if whole != value and not is_noise:
        is_share = 0 < abs(value) < 1
        code = RefusalCode.LIKELY_PERCENTAGE if is_share else RefusalCode.NOT_WHOLE
        return problem(code, found=shown(value))
    return _within_limits(whole, column, largest)


def _within_limits(whole: int, column: Column, largest: int) -> int | Problem:
    if whole < 0 and column not in SIGNED:
        return problem(RefusalCode.NEGATIVE, found=str(whole))
    if abs(whole) > largest:
        return problem(RefusalCode.TOO_LARGE, found=str(whole), most=largest)
    return whole


def _from_text(value: str, column: Column, largest: int) -> int | Problem | None:
    if value.isdecimal() and value.isascii() and len(value) < 16:
        return _within_limits(int(value), column, largest)
    if any(char in value for char in _DIRECTED):
        return problem(RefusalCode.NOT_PERSONS, found=shown(value))
    text = _MINUS.sub("-", clean(value))
    if not text:
        return None
    if len(text) > 30 or not text.isascii():
        return problem(RefusalCode.NOT_A_NUMBER, found=shown(value))
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
    return problem(
        RefusalCode.POINT_OR_COMMA, found=text, whole=whole, fraction=f"{sign}{first},{second}"
    )


def _not_a_number(text: str, column: Column) -> Problem:
    code = RefusalCode.NOT_A_NUMBER
    if text.endswith("%"):
        code = RefusalCode.PERCENTAGE
    elif _FRACTION.fullmatch(text):
        code = RefusalCode.NOT_WHOLE
    elif text in ("-", "--", "."):
        code = RefusalCode.DASH
    elif column in BALANCES and "geen" in text.casefold():
        code = RefusalCode.NO_BALANCE
    return problem(code, found=text)


def _from_error(value: CellError) -> Problem:
    if value.is_formula:
        return problem(RefusalCode.NOT_CALCULATED)
    return problem(RefusalCode.ERROR_VALUE, found=value.text)


def _from_timing(value: date | time | timedelta) -> Problem:
    is_date = isinstance(value, date)
    code = RefusalCode.DATE_AS_NUMBER if is_date else RefusalCode.TIME_AS_NUMBER
    return problem(code, found=shown(value))
