"""Parses days, periods and rungs, and translates argparse's own messages to Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toezichtdesk.domain.period import FIRST_YEAR, LAST_YEAR, Period
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG

DUTCH = {
    "usage: ": "gebruik: ",
    "options": "keuzes",
    "positional arguments": "opdrachten en gegevens",
    "show this help message and exit": "toon deze uitleg",
    "%(prog)s: error: %(message)s\n": "%(prog)s: onjuiste opdracht: %(message)s\n",
    "the following arguments are required: %s": "deze gegevens ontbreken: %s",
    "ignored explicit argument %r": "daar hoort geen waarde bij: %r",
    "unrecognized arguments: %s": "onbekende gegevens: %s",
    "expected one argument": "er hoort één waarde bij",
    "expected at least one argument": "er hoort ten minste één waarde bij",
    "one of the arguments %s is required": "kies een van %s",
    "not allowed with argument %s": "gaat niet samen met %s",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r kan niet (kies uit %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r is geen %(type)s",
    "ambiguous option: %(option)s could match %(matches)s": ("%(option)s kan op %(matches)s slaan"),
}


def is_import(arguments: Sequence[str]) -> bool:
    """Return whether this is an import, as far as can be seen before parsing."""
    rest = list(arguments)
    while rest and rest[0].startswith("--"):
        has_value = rest[0] in ("--database", "--today")
        rest = rest[2:] if has_value else rest[1:]
    return rest[:1] == ["import"] and not {"-h", "--help"} & set(rest)


def day(text: str) -> date:
    """Parse a day such as `2026-03-01`.

    Raises:
        ValueError: another form, or a year outside all periods.
    """
    read = date.fromisoformat(text)
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise ValueError(f"een jaar zonder taakstellingsperiode: {read.year}")
    return read


def rung(text: str) -> int:
    """Parse a rung, 1 to 6."""
    typed = int(text)
    if not LOWEST_RUNG <= typed <= HIGHEST_RUNG:
        raise ValueError(text)
    return typed


def period(text: str) -> Period:
    """Parse a period such as `2026-I`."""
    return Period.parse(text)


day.__name__ = "datum (jjjj-mm-dd)"
rung.__name__ = "trede (1 tot en met 6)"
period.__name__ = "periode (zoals 2022-I)"
