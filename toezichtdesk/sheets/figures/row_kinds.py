"""What the name of a row makes of it: a municipality, a total, a note or a repeated heading."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from toezichtdesk.sheets.cells import clean
from toezichtdesk.sheets.figures.headings import names_country, names_municipalities, words
from toezichtdesk.sheets.figures.provinces import ALSO_MUNICIPALITIES, PROVINCES

_TOTAL_STARTS = (
    "totaal", "eindtotaal", "subtotaal", "totalen", "totale ", "total ", "grand total", "som ",
    "gesamt", "generaal totaal", "alle gemeenten", "gemeenten samen", "samen", "gezamenlijk",
)  # fmt: skip
_REGION = re.compile(
    r"(?:deel|sub|arbeidsmarkt|veiligheids|woon|woningmarkt)?-?regio(?:naal)?\b", re.IGNORECASE
)
LONGEST_NAME = 60  # characters; the longest official name has 29
_NOTE = re.compile(
    r"(?:bron|toelichting|let op|nb|n\.b|noot|opmerking|peildatum|stand|zie|cijfers|versie|"
    r"inclusief|exclusief|incl|excl|opgave|voetnoot)\b|[*#]|\(?\d\)|[¹²³]",
    re.IGNORECASE,
)


class RowKind(IntEnum):
    """What the text in the name column makes of a row; 0 is a plain municipality."""

    PLAIN = 0
    BLANK = 1
    TOTAL = 2
    AVERAGE = 3
    COUNTRY = 4
    NOTE = 5
    HEADING = 6
    REGION = 7


@lru_cache(maxsize=2048)  # a run takes equal names together; the next run holds them again
def kind_of_row(name: str) -> RowKind:
    """Return what the text in the name column makes of a row."""
    text = clean(name)
    if not text:
        return RowKind.BLANK
    folded = words(text[:200])
    if names_country(folded):
        return RowKind.COUNTRY
    if says_total(folded):
        return RowKind.TOTAL
    if folded in ("gemiddeld", "gemiddelde"):
        return RowKind.AVERAGE
    if names_municipalities(folded):
        return RowKind.HEADING
    if _REGION.match(text):
        return RowKind.REGION
    if text.casefold() in ("(leeg)", "(blank)", "(empty)"):
        return RowKind.NOTE
    is_sentence = text.endswith((".", ":")) and " " in text and not text.endswith(("c.a.", "e.o."))
    if len(text) > LONGEST_NAME or is_sentence or _NOTE.match(text):
        return RowKind.NOTE
    return RowKind.PLAIN


def is_total(text: str) -> bool:
    """Return whether a text names a row with totals."""
    return says_total(words(text[:200]))


def says_total(text: str) -> bool:
    """Return whether these `words` of a name are those of a row with totals."""
    return (
        text.startswith(_TOTAL_STARTS)
        or text.endswith(("totaal", " total"))
        or text in ("som", "sum", "total", "totals", "optelling", "totale", "σ", "sigma", "tot")
        or _names_province(text)
    )


def _names_province(text: str) -> bool:
    """Return whether these words are those of a province and of no municipality."""
    bare = " ".join(word for word in text.split() if word not in ("provincie", "prov", "pv"))
    return bare in PROVINCES and (bare != text or bare not in ALSO_MUNICIPALITIES)
