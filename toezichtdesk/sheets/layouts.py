"""Layouts: what the officer said of the columns of a sheet, and how it is recognised next time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import COLUMN_WORDS, Column, Layout
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Problem, problem
from toezichtdesk.sheets.cells import Cell, clean, shown
from toezichtdesk.sheets.dates import mentions, month_in
from toezichtdesk.sheets.figures.header import (
    FIGURES,
    NAMES,
    ROWS_SEARCHED,
    Heading,
    Merged,
    Rows,
    headings_as_written,
)
from toezichtdesk.sheets.figures.headings import BalanceSense, Meaning, meaning_of, words
from toezichtdesk.sheets.numbers import BALANCES

FEWEST_HEADINGS = 2
MOST_COLUMNS = 60  # that are looked at
LARGEST_FILE = 100_000  # characters
_FORM = "toezichtdesk-indeling"


def signature_of(row: Sequence[Cell], below: Sequence[Cell] = ()) -> str:
    """Return the headings as they are compared: no periods, dates, months, accents or capitals.

    Columns for consecutive months count once, so that a sheet with another month is recognised.
    below: the second row of headings of two rows. Empty when too few columns have a heading to be
    told from other rows.
    """
    upper, lower = _texts(row), _texts(below)
    if sum(map(bool, texts_of_two(upper, lower))) < FEWEST_HEADINGS:
        return ""
    places = places_of(row, below)
    firsts = [i for i, place in enumerate(places) if i == 0 or place > places[i - 1]]
    heads = ([texts[i] for i in firsts if i < len(texts)] for texts in (upper, lower) if texts)
    return "||".join("|".join((str(len(texts)), *map(_compared, texts))) for texts in heads)


def places_of(row: Sequence[Cell], below: Sequence[Cell] = ()) -> list[int]:
    """Return for each column the index of its heading in the signature."""
    rows = ([clean(shown(cell)) for cell in cells[:MOST_COLUMNS]] for cells in (row, below))
    places: list[int] = []
    before = ""
    for text in texts_of_two(*rows):
        places.append(places[-1] + (not _follows(before, text)) if places else 0)
        before = text
    return places


def _follows(before: str, text: str) -> bool:
    """Return whether the columns with these headings are a month and the month after it."""
    is_next = _month(before) > 0 and _month(text) == _month(before) % 12 + 1
    return is_next and _compared(before) == _compared(text)


def _texts(row: Sequence[Cell]) -> list[str]:
    texts = [clean(shown(cell)) for cell in row[:MOST_COLUMNS]]
    while texts and not texts[-1]:
        texts.pop()
    return texts


@lru_cache(maxsize=1024)
def _compared(text: str) -> str:
    return words(month_in(mentions(text).rest)[1])


@lru_cache(maxsize=1024)
def _month(text: str) -> int:
    """Return the month that a heading names, 1 to 12; 0 for none."""
    stated_days = mentions(text).stated_days
    stated = stated_days[0] if stated_days else month_in(text)[0]
    return 0 if stated is None else stated.month


def headings_in(signature: str) -> str:
    """Return the headings of a signature, to be read by an officer: `gemeente · doel · klaar`."""
    rows = (row.split("|")[1:] for row in signature.split("||"))
    return " · ".join(text for row in rows for text in row if text)


def headings_by_layout(
    rows: Rows, first_column: int, merged: Merged, layouts: Mapping[str, Layout]
) -> tuple[tuple[int, int, list[Heading]] | None, str]:
    """Return first row, last row, headings and layout name of the first row with a known layout.

    None and "" when there is no such row.
    """
    for first, row in enumerate(rows[:ROWS_SEARCHED] if layouts else ()):
        for last in range(first, min(first + 2, len(rows))):
            layout = layouts.get(signature_of(row, *rows[first + 1 : last + 1]))
            if layout is not None:
                written = headings_as_written(rows, first, last, first_column, merged)
                places = places_of(row, *rows[first + 1 : last + 1])
                return (first, last, _headings(written, places, layout)), layout.name
    return None, ""


def texts_of_two(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return the texts of two rows with headings, column by column."""
    return tuple(f"{a} {b}".strip() for a, b in zip_longest(above, below, fillvalue=""))


def suggested(texts: Sequence[str]) -> tuple[Column, ...]:
    """Return what these headings mean where that is sure, else ignored.

    texts: one for each place. Persons may be counted in several, where each names its own month.
    """
    columns: list[Column] = []
    for text in texts:
        meant = meaning_of(text).columns or meaning_of(month_in(text)[1]).columns if text else ()
        is_month = meant == (Column.REALISED,) and _month(text) > 0
        is_sure = len(meant) == 1 and (is_month or meant[0] not in columns)
        columns.append(meant[0] if is_sure else Column.IGNORED)
    return tuple(columns)


def wrong(layout: Layout, texts: Sequence[str] = ()) -> Problem | None:
    """Return why nothing can be read by this layout; None when it can.

    texts: the headings, one for each place, where the sheet is there to look at.
    """
    meant = [column for column in layout.columns if column is not Column.IGNORED]
    double = next((c for c in meant if c is not Column.REALISED and meant.count(c) > 1), None)
    counts = [text for c, text in zip(layout.columns, texts, strict=False) if c is Column.REALISED]
    unclear = [text for text in counts if len(counts) > 1 and not _month(text)]
    if not layout.name.strip():
        return problem(Obstacle.LAYOUT_WITHOUT_NAME)
    if not layout.signature:
        return problem(Obstacle.LAYOUT_WITHOUT_HEADINGS)
    if double is not None:
        return problem(Obstacle.LAYOUT_COLUMN_TWICE, column=double)
    if unclear:
        return problem(Obstacle.LAYOUT_MONTH_UNCLEAR, column=Column.REALISED, heading=unclear[0])
    if not set(meant) & set(NAMES):
        return problem(Obstacle.LAYOUT_WITHOUT_MUNICIPALITY)
    if not set(meant) & set(FIGURES):
        return problem(Obstacle.LAYOUT_WITHOUT_FIGURES)
    return None


def packed(layout: Layout) -> dict[str, object]:
    """Return the layout as plain values."""
    return {
        "name": layout.name,
        "signature": layout.signature,
        "columns": [column.value for column in layout.columns],
        "turned": sorted(layout.turned),
        "whole_months": sorted(layout.whole_months),
        "headings": list(layout.headings),
    }


def unpacked(document: Mapping[str, Any]) -> Layout:
    """Return the layout of plain values."""
    return Layout(
        document["name"],
        document["signature"],
        tuple(map(Column, document["columns"])),
        frozenset(document["turned"]),
        frozenset(document["whole_months"]),
        tuple(map(str, document.get("headings", ()))),  # an older layout has none
    )


def as_file(layout: Layout) -> str:
    """Return the layout as the text of a small file, for another officer."""
    return json.dumps({"form": _FORM, **packed(layout)}, ensure_ascii=False, indent=2) + "\n"


def from_file(text: str) -> Layout:
    """Return the layout in the text of such a file.

    Raises:
        OfficerCanAct: the text is no layout.
    """
    try:
        document = json.loads(text[:LARGEST_FILE])
        is_layout = document["form"] == _FORM and isinstance(document["name"], str)
        layout = (
            unpacked(document) if is_layout and isinstance(document["signature"], str) else None
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise OfficerCanAct(Obstacle.NO_LAYOUT) from error
    if layout is None or wrong(layout):
        raise OfficerCanAct(Obstacle.NO_LAYOUT)
    return layout


def _headings(
    written: Iterable[tuple[str, str]], places: Sequence[int], layout: Layout
) -> list[Heading]:
    headings: list[Heading] = []
    for i, ((text, cell), place) in enumerate(zip(written, places, strict=False)):
        column = layout.columns[place] if place < len(layout.columns) else Column.IGNORED
        if column is not Column.IGNORED or text:
            meaning = _meaning(text, column, is_turned=place in layout.turned)
            whole = place in layout.whole_months
            text = text or COLUMN_WORDS[column]
            headings.append(Heading(i, text, cell, meaning, is_whole_month=whole, is_stated=True))
    return headings


def _meaning(text: str, column: Column, *, is_turned: bool) -> Meaning:
    meaning = meaning_of(text)
    turn = BalanceSense.REMAINING if is_turned else BalanceSense.LEAD
    sense = turn if column in BALANCES else None
    return Meaning((column,), sense, periods=meaning.periods, stated_days=meaning.stated_days)
