"""The looks that an .xlsb gives its cells, from the records of its styles and its texts."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from toezichtdesk.sheets.files.looks import BLACK, SMALLEST_FONT, WHITE, Runs
from toezichtdesk.sheets.files.xls_looks import Font, XlsLooks, colour_of

_FONT, _FORMAT, _FILL, _STYLE = 43, 44, 45, 47
_STYLES, _STYLES_END = 617, 618  # those of cells, not the named ones
_TEXT = 19
_BUILT_IN = {9: "0%", 10: "0.00%"}
_INDEXED, _RGB, _THEME = 1, 2, 3  # kinds of colour
_TWIPS = 20  # in a point
_SOLID = 1

Records = Callable[[bytes], Iterator[tuple[int, int, int]]]


def looks_of(records: Records, styles: bytes, texts: bytes) -> XlsLooks:
    """Return what is odd in the looks of a workbook.

    records: yields kind, start and end of every record of a part.
    """
    xls_looks = XlsLooks(skips_fourth=False)
    formats = dict(_BUILT_IN)
    grounds: list[str] = []
    of_cells: list[tuple[int, int, int]] = []
    is_of_cells = False
    for kind, start, stop in records(styles):
        if kind == _FONT:
            xls_looks.fonts.append(_font(styles, start))
        elif kind == _FORMAT:
            number = struct.unpack_from("<H", styles, start)[0]
            formats[number] = styles[start + 6 : stop].decode("utf-16-le", "replace")
        elif kind == _FILL:
            pattern = struct.unpack_from("<I", styles, start)[0]
            ground = _colour(styles, start + 4) if pattern == _SOLID else ""
            grounds.append(ground if pattern else WHITE)
        elif kind in (_STYLES, _STYLES_END):
            is_of_cells = kind == _STYLES
        elif kind == _STYLE and is_of_cells:
            number, font, fill = struct.unpack_from("<HHH", styles, start + 2)
            of_cells.append((number, font, fill))
    for place, (number, font, fill) in enumerate(of_cells):
        of = xls_looks.font(font)
        ground = grounds[fill] if fill < len(grounds) else WHITE
        xls_looks.take_style(place, formats.get(number, "General"), of, ground)
    if any(font.is_struck or font.is_raised for font in xls_looks.fonts):
        xls_looks.texts = _texts(xls_looks, records, texts)
    return xls_looks


def runs_in(looks: XlsLooks, content: bytes, start: int, stop: int) -> Runs:
    """Return the runs of a text with its parts, as it stands in a record."""
    if not content[start] & 1:
        return ()
    count = struct.unpack_from("<I", content, start + 1)[0]
    end = start + 5 + 2 * count
    parts = struct.unpack_from("<I", content, end)[0]
    if end + 4 + 4 * parts > stop:
        raise IndexError(stop)
    flat = struct.unpack_from(f"<{2 * parts}H", content, end + 4)
    text = content[start + 5 : end].decode("utf-16-le", "replace")
    return looks.runs(text, list(zip(flat[::2], flat[1::2], strict=True)))


def _texts(looks: XlsLooks, records: Records, texts: bytes) -> dict[int, Runs]:
    starts = [(start, stop) for kind, start, stop in records(texts) if kind == _TEXT]
    every = ((number, runs_in(looks, texts, *place)) for number, place in enumerate(starts))
    return {number: runs for number, runs in every if runs}


def _font(styles: bytes, start: int) -> Font:
    height, options, _, raised = struct.unpack_from("<4H", styles, start)
    is_speck = height < SMALLEST_FONT * _TWIPS
    return Font(bool(options & 0x08), raised in (1, 2), _colour(styles, start + 12), is_speck)


def _colour(styles: bytes, start: int) -> str:
    kind, index = styles[start] >> 1, styles[start + 1]
    tint = struct.unpack_from("<h", styles, start + 2)[0]
    if kind == _RGB:
        return styles[start + 4 : start + 7].hex()
    if kind == _INDEXED:
        return colour_of(index)
    if kind == _THEME and not tint and index < 2:
        return (WHITE, BLACK)[index]
    return f"theme{index} {tint}" if kind == _THEME else BLACK
