"""The colours of cells, asked for where a colour may say what no word says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from toezichtdesk.sheets.cells import column_number

Fills = Mapping[int, Mapping[int, str]]

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,9})["']""")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")


def fills_of(pieces: Iterable[bytes], grounds: Mapping[int, str]) -> Fills:
    """Return the colour of each coloured cell of an .xlsx, by row (from 1) and column (from 0).

    pieces: of the part with the sheet, which was checked before. grounds: colours by number of
    style.
    """
    fills: dict[int, dict[int, str]] = {}
    rest = b""
    for piece in pieces if grounds else ():
        text = rest + piece
        end = text.rfind(b">") + 1
        for attributes in _CELL.findall(text[:end]):
            style, place = _STYLE.search(attributes), _PLACE.search(attributes)
            if style is None or place is None or (colour := grounds.get(int(style[1]))) is None:
                continue
            column = column_number(place[1].decode().upper())
            fills.setdefault(int(place[2]), {})[column] = colour
        rest = text[end:]
    return fills


def fills_by_style(cells: Iterable[tuple[int, int, int]], grounds: Mapping[int, str]) -> Fills:
    """Return the same of cells, each its row (from 1), its column (from 0) and its style."""
    fills: dict[int, dict[int, str]] = {}
    for row, column, style in cells:
        if style in grounds:
            fills.setdefault(row, {})[column] = grounds[style]
    return fills
