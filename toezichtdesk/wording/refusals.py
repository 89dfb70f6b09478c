"""Dutch words for refusals: what was found, what was expected, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, cast

from toezichtdesk.domain.importing import COLUMN_WORDS, Column
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode
from toezichtdesk.wording.acts import record_kind
from toezichtdesk.wording.numbers import day, number
from toezichtdesk.wording.refused_cells import CELLS, DAY, PERIOD, WHOLE
from toezichtdesk.wording.refused_files import FILES
from toezichtdesk.wording.refused_plans import PLANS
from toezichtdesk.wording.refused_tables import TABLES

_WANTED = {Column.PERIOD: PERIOD, Column.REFERENCE_DATE: DAY, Column.SINCE: DAY}
_UNKNOWN = "(onbekend)"
PROBLEMS: Mapping[RefusalCode, tuple[str, str, str]] = CELLS | TABLES | FILES | PLANS


class ProblemWords(NamedTuple):
    """What was found and expected, as phrases, and what to do, as sentences."""

    found: str
    expected: str
    advice: str


class _Spoken(dict[str, str]):
    """Values for a sentence; a missing one becomes `(onbekend)`."""

    def __missing__(self, name: str) -> str:
        return _UNKNOWN


def problem(value: Problem) -> ProblemWords:
    """Return what is wrong, without its place."""
    spoken = _Spoken({name: _spoken(name, one) for name, one in value.values})
    return ProblemWords(*(text.format_map(spoken) for text in PROBLEMS[value.code]))


def refusal(value: Refusal) -> ProblemWords:
    """Return what is wrong, naming the file unless the text does already."""
    words = problem(value.problem)
    if not value.file or value.file in dict(value.problem.values).values():
        return words
    return words._replace(found=f"{words.found} ({value.file})")


def refused_row(value: Refusal, *, with_cell: bool = True) -> str:
    """Return why a row is refused, for display beside it."""
    words = refusal(value)
    place = f"{value.cell}: " if with_cell else ""
    return f"{place}{words.found.removesuffix('.')}. {words.advice}"


def remark(value: Refusal) -> str:
    """Return the note beside a cell in the marked copy for the supplier."""
    words = refusal(value)
    found = words.found.removesuffix(".")
    return f"Gevonden: {found}.\nVerwacht: {words.expected}.\nWat te doen: {words.advice}"


def _spoken(name: str, value: object) -> str:
    if name in _BY_NAME:
        try:
            return _BY_NAME[name](value)
        except (ValueError, TypeError, KeyError, AttributeError):
            return str(value)  # from a child that a hostile file took over
    return day(value) if isinstance(value, date) else str(value)


def _limit(value: object) -> str:
    return number(cast(int, value))


def _most(value: object) -> str:
    return f"{value:,}".replace(",", " ")


def _balance(value: object) -> str:
    balance = cast(int, value)
    if balance == 0:
        return "0"
    word = "achterstand" if balance < 0 else "voorsprong"
    return f"{balance} ({word} van {abs(balance)})".replace("-", "−", 1)


def _column(value: object) -> str:
    return COLUMN_WORDS[Column(value)]


def _readings(value: object) -> str:
    return " of ".join(map(_column, cast(Sequence[object], value)))


def _wanted(value: object) -> str:
    return _WANTED.get(Column(value), WHOLE)


def _one_of(value: object) -> str:
    *most, last = cast(Sequence[str], value)
    return f"{', '.join(most)} of {last}"


def _quoted(value: object) -> str:
    return ", ".join(f"'{name}'" for name in cast(Sequence[str], value))


def _listed(value: object) -> str:
    return ", ".join(cast(Sequence[str], value))


def _either(value: object) -> str:
    return " of ".join(cast(Sequence[str], value))


def _both(value: object) -> str:
    return " en ".join(cast(Sequence[str], value))


def _rows(value: object) -> str:
    named = cast(Sequence[tuple[str, int]], value)
    return ", ".join(f"{sheet} rij {row}" for sheet, row in named)


def _more(value: object) -> str:
    return f" en nog {value}" if value else ""


def _capital(value: object) -> str:
    return str(value).capitalize()


def _kind(value: object) -> str:
    return record_kind(cast(RecordKind, value))


_BY_NAME: dict[str, Callable[[object], str]] = {
    "balance": _balance,
    "both": _both,
    "capital": _capital,
    "cells": _both,
    "column": _column,
    "due": _balance,
    "either": _either,
    "headings": _listed,
    "hidden": _quoted,
    "kind": _kind,
    "limit": _limit,
    "more": _more,
    "most": _most,
    "readings": _readings,
    "rows": _rows,
    "sheets": _quoted,
    "sums": _listed,
    "wanted": _wanted,
    "words": _one_of,
}
