"""Numbers, dates and enumerations in Dutch notation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_percent

from toezichtdesk.domain.limits import MEGABYTE

LOCALE = "nl_NL"
_TWO_POINTS = re.compile(r"(?<=[^\s./\\])\.\.(?=\s|$)")
_DUTCH = str.maketrans(".,-", ",.−")
SHORT_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def number(value: int | Fraction) -> str:
    """Return whole persons with a point per thousand; a fraction is rounded, half away from 0."""
    # Babel takes 40 µs a number, and an overview shows thousands.
    return f"{whole(value):,}".replace(",", ".").replace("-", "−")


def whole(value: int | Fraction) -> int:
    """Return the nearest whole number, half away from zero."""
    # Integer arithmetic: an overview shows thousands of numbers, and fractions are slow.
    persons, parts = abs(value.numerator), value.denominator
    rounded = (2 * persons + parts) // (2 * parts)
    return rounded if value >= 0 else -rounded


def signed(value: int | Fraction) -> str:
    """Return the number with plus or minus: `+3`, `−3`, `0`."""
    persons = whole(value)
    if persons == 0:
        return "0"
    return f"{'+' if persons > 0 else '−'}{number(abs(persons))}"


def decimal(value: int | float | Fraction, digits: int = 1) -> str:
    """Return the number with a decimal comma and at most this many digits."""
    # Babel would read in all that it knows of Dutch first, a twelfth of the time of an import.
    written = f"{Decimal(str(float(value))):,.{digits}f}"
    if digits:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written.translate(_DUTCH)  # never `−0`


def signed_decimal(value: int | Fraction) -> str:
    """Return the number with plus or minus and at most one decimal: `+3,9`, `−4`, `0`."""
    written = decimal(value)
    return written if value <= 0 or written == "0" else f"+{written}"


def percentage(share: Fraction) -> str:
    """Return a share (0-1) in whole percents: `67 %`, with a non-breaking space."""
    return format_percent(float(share), format="#,##0\xa0%", locale=LOCALE)


def day(value: date) -> str:
    """Return `01-03-2026`."""
    return value.strftime("%d-%m-%Y")


def day_and_time(value: datetime) -> str:
    """Return `01-03-2026 09:30`."""
    return f"{day(value)} {value:%H:%M}"


def short_day(value: date) -> str:
    """Return `di 10-03-2026`."""
    return f"{SHORT_WEEKDAYS[value.weekday()]} {day(value)}"


def long_day(value: date) -> str:
    """Return `dinsdag 10 maart 2026`."""
    # Babel would load all its names of dates first, and the first page waits for this.
    return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def persons(value: int | Fraction) -> str:
    """Return `1 persoon` or `12 personen`."""
    return f"{number(value)} {'persoon' if whole(value) == 1 else 'personen'}"


def counted(value: int, one: str, more: str) -> str:
    """Return `1 gemeente` or `12 gemeenten`."""
    return f"{number(value)} {one if value == 1 else more}"


def joined(names: Sequence[str], word: str = "en") -> str:
    """Return the names as an enumeration: `Brielle, Westvoorne en Hellevoetsluis`."""
    return f" {word} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def one_point(sentences: str) -> str:
    """Return sentences in which a name with a point of its own ends one: not `Nuenen c.a..`."""
    return _TWO_POINTS.sub(".", sentences)


def file_size(size: int) -> str:
    """Return `1,2 MB` or `340 kB`, with the units of the file explorer. size: in bytes."""
    if size >= MEGABYTE:
        return f"{decimal(size / MEGABYTE)} MB"
    return f"{max(1, round(size / 1000))} kB"
