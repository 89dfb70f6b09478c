"""The column with names where its heading leaves room: `Naam`, and `Gem.`, which may be an average.

What stands under such a heading settles it: municipalities are text, an average is a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from toezichtdesk.domain.importing import Column
from toezichtdesk.sheets.cells import Cell, clean, is_blank
from toezichtdesk.sheets.figures.headings import Meaning, words

if TYPE_CHECKING:
    from toezichtdesk.sheets.figures.header import Heading

_ANY_NAME = "naam"
_SHORT = "gem"
NAME_OR_CODE = (Column.MUNICIPALITY, Column.CODE)  # `Gem.` over numbers, without names elsewhere


def with_names(headings: list[Heading], below: Sequence[Sequence[Cell]]) -> list[Heading]:
    """Return the headings in which the column with names is known. below: the rows under them."""
    settled = [_without_average(heading, below) for heading in headings]
    if any(Column.MUNICIPALITY in heading.meaning.columns for heading in settled):
        return settled
    named = [heading for heading in settled if words(heading.text) == _ANY_NAME]
    if len(named) == 1 and not _has_numbers(named[0], below):
        meant = replace(named[0], meaning=Meaning((Column.MUNICIPALITY,)))
        return [meant if heading is named[0] else heading for heading in settled]
    has_codes = any(heading.meaning.columns == (Column.CODE,) for heading in settled)
    return settled if has_codes else _asked_about(headings, settled)


def _asked_about(read: list[Heading], settled: list[Heading]) -> list[Heading]:
    """Return the headings with `Gem.` over numbers as one that has to be asked about.

    Nothing else in the row names a municipality: it may be a code as well as an average.
    """
    return [
        replace(now, meaning=Meaning(NAME_OR_CODE)) if was is not now else now
        for was, now in zip(read, settled, strict=True)
    ]


def _without_average(heading: Heading, below: Sequence[Sequence[Cell]]) -> Heading:
    is_short = heading.meaning.columns == (Column.MUNICIPALITY,) and words(heading.text) == _SHORT
    return (
        replace(heading, meaning=Meaning())
        if is_short and _has_numbers(heading, below)
        else heading
    )


def _has_numbers(heading: Heading, below: Sequence[Sequence[Cell]]) -> bool:
    """Return whether there are numbers under a heading, and no names."""
    cells = [row[heading.index] for row in below if heading.index < len(row)]
    filled = [cell for cell in cells if not is_blank(cell)]
    numbers = [
        cell for cell in filled if isinstance(cell, (int, float)) and not isinstance(cell, bool)
    ]
    names = [
        cell for cell in filled if isinstance(cell, str) and any(map(str.isalpha, clean(cell)))
    ]
    return bool(numbers) and not names
