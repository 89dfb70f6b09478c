"""What a sheet says of all rows of its list: whose they are, and what kind of talk they hold."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache

from toezichtdesk.domain.lists import Field
from toezichtdesk.domain.municipality import folded
from toezichtdesk.paths import resource
from toezichtdesk.sheets.cells import Cell, is_blank, whole_text
from toezichtdesk.sheets.figures.body import clean_name
from toezichtdesk.sheets.figures.headings import words
from toezichtdesk.sheets.lists.cells import words_for

_SHORTEST = 6  # letters of a kind of talk in a title: `bo` and `post` are parts of other words
_PLURAL = r"(?:ken|gen|en|s)?"


def municipality_of(sheet: str) -> str:
    """Return the name of the municipality that a sheet is called after, or nothing."""
    name = clean_name(sheet)
    return name if folded(name) in _names() else ""


def kind_of(sheet: str, titles: Sequence[Sequence[Cell]]) -> str | None:
    """Return the one kind of contact that the name of a sheet or its title names."""
    texts = [sheet, *(whole_text(cell) for row in titles for cell in row if not is_blank(cell))]
    text = " ".join(map(words, texts))
    kinds = {
        kind
        for phrase, kind in words_for(Field.KIND).items()
        if len(phrase) >= _SHORTEST and re.search(rf"\b{re.escape(phrase)}{_PLURAL}\b", text)
    }
    return kinds.pop() if len(kinds) == 1 else None


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Return every name by which a municipality is or was known."""
    with resource("municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["name"] for row in rows}
    names |= {alias for row in rows for alias in row["aliases"].split(";")}
    return frozenset(folded(name) for name in names if name)
