"""The colours of the cells of an .xlsx, asked for where a colour may say what no word says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toezichtdesk.sheets.cells import column_number
from toezichtdesk.sheets.files.preflight import Parts

Fills = Mapping[int, Mapping[int, str]]

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,9})["']""")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")


def fills_of(parts: Parts, path: str, grounds: Mapping[int, str]) -> Fills:
    """Return the colour of each coloured cell of a sheet, by row (from 1) and column (from 0).

    path: the part with the sheet, which was checked before. grounds: colours by number of style.
    """
    fills: dict[int, dict[int, str]] = {}
    rest = b""
    for piece in parts.pieces(path) if grounds else ():
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
