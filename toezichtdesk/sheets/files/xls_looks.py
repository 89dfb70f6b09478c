"""The looks that an .xls gives its cells: fonts, number formats and texts with parts.

The last two versions of the format agree in the font and style records that are read here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from toezichtdesk.sheets.files.looks import (
    BLACK,
    SMALLEST_FONT,
    WHITE,
    Look,
    Run,
    Runs,
    are_alike,
    marked_texts,
)

FONT, FORMAT, XF, TEXTS, GOES_ON, BEGIN = 0x0031, 0x041E, 0x00E0, 0x00FC, 0x003C, 0x0809
PALETTE = 0x0092
_FIRST_OWN = 8  # the number of the first colour that a workbook chooses itself
_BUILT_IN = {9: "0%", 10: "0.00%"}
WHITES = (0x01, 0x09, 0x41)  # 0x41: the ground that the window gives
_BLACKS = (0x00, 0x08, 0x40, 0x7FFF)  # 0x40, 0x7FFF: the text that the window gives
_SOLID = 1
_TWIPS = 20  # in a point
_NEWEST = 0x0600  # version of the records
_NO_FONT = 4  # a number that is skipped when fonts are counted


@dataclass(frozen=True, slots=True)
class Font:
    """What a font does to a number. is_raised: above or below the line. is_speck: too small."""

    is_struck: bool = False
    is_raised: bool = False
    colour: str = BLACK
    is_speck: bool = False


@dataclass(slots=True)
class XlsLooks:
    """What is odd in a workbook: looks by number of the style, runs by number of the text.

    grounds: the colour that a style gives a cell, by number of the style; white ones are left out.
    skips_fourth: no font has number 4, as in an .xls.
    """

    fonts: list[Font] = field(default_factory=list)
    styles: dict[int, Look] = field(default_factory=dict)
    texts: dict[int, Runs] = field(default_factory=dict)
    grounds: dict[int, str] = field(default_factory=dict)
    skips_fourth: bool = True

    def runs(self, text: str, places: Sequence[tuple[int, int]]) -> Runs:
        """Return the runs of a text, given the place and the font of each part.

        Before the first part stands the font of the cell; that is a matter of its style.
        """
        bounds = [*places, (len(text), 0)]
        parts = [Run(text[: bounds[0][0]])]
        for (start, number), (end, _) in zip(places, bounds[1:], strict=True):
            font = self.font(number)
            parts.append(Run(text[start:end], font.is_struck, font.is_raised))
        return marked_texts(parts)

    def take_style(self, number: int, number_format: str, font: Font, ground: str) -> None:
        """Keep what is odd about a style. ground: empty for a pattern of two colours."""
        is_unseen = font.is_speck or are_alike(font.colour, ground)
        look = Look(number_format, font.is_struck, is_unseen)
        if not look.is_plain:
            self.styles[number] = look
        if ground not in ("", WHITE):
            self.grounds[number] = ground

    def font(self, number: int) -> Font:
        """Return a font by its number; a missing one has no effect."""
        place = number - (self.skips_fourth and number > _NO_FONT)
        return self.fonts[place] if place < len(self.fonts) else Font()


def looks_of(records: Iterable[tuple[int, bytes]]) -> XlsLooks:
    """Return what is odd in the looks of a workbook, by the records of its first part."""
    xls_looks = XlsLooks()
    formats = dict(_BUILT_IN)
    styles: list[tuple[int, int, str]] = []
    texts: list[bytes] = []
    palette: dict[str, str] = {}
    within_texts = False
    is_newest = True
    for kind, body in records:
        within_texts = kind == TEXTS or (within_texts and kind == GOES_ON)
        if kind == BEGIN and len(body) > 1:
            is_newest = struct.unpack_from("<H", body)[0] == _NEWEST
        elif kind == FONT:
            xls_looks.fonts.append(_font(body))
        elif kind == FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = _format(body, is_newest=is_newest)
        elif kind == XF:
            font, number_format = struct.unpack_from("<HH", body)
            styles.append((font, number_format, _ground(body) if is_newest else _old_ground(body)))
        elif kind == PALETTE:
            palette = _palette(body)
        elif within_texts:
            texts.append(body)
    for number, (font, number_format, ground) in enumerate(styles):
        of = xls_looks.font(font)
        of = replace(of, colour=palette.get(of.colour, of.colour))
        shown_as = formats.get(number_format, "General")
        xls_looks.take_style(number, shown_as, of, palette.get(ground, ground))
    if texts and any(font.is_struck or font.is_raised for font in xls_looks.fonts):
        xls_looks.texts = _marked_texts(xls_looks, texts)
    return xls_looks


def _font(body: bytes) -> Font:
    height, options, colour, _, raised = struct.unpack_from("<5H", body)
    is_speck = height < SMALLEST_FONT * _TWIPS
    return Font(bool(options & 0x08), raised in (1, 2), colour_of(colour), is_speck)


def _palette(body: bytes) -> dict[str, str]:
    """Return the custom colours of a workbook, by the name that `colour_of` gives them."""
    count = struct.unpack_from("<H", body)[0]
    parts = (body[2 + 4 * i : 5 + 4 * i].hex() for i in range(count))
    return {colour_of(number): part for number, part in enumerate(parts, _FIRST_OWN)}


def colour_of(index: int) -> str:
    """Return a colour of the palette: black and white as such, another one by its place."""
    if index in WHITES:
        return WHITE
    return BLACK if index in _BLACKS else f"index{index + 8 if index < 8 else index}"


def _format(body: bytes, *, is_newest: bool) -> str:
    if not is_newest:
        return body[3 : 3 + body[2]].decode("cp1252", "replace")
    count, options = struct.unpack_from("<HB", body, 2)
    if options & 1:
        return body[5 : 5 + 2 * count].decode("utf-16-le", "replace")
    return body[5 : 5 + count].decode("latin-1")


def _ground(body: bytes) -> str:
    pattern = struct.unpack_from("<I", body, 14)[0] >> 26
    return _of_pattern(pattern, struct.unpack_from("<H", body, 18)[0])


def _old_ground(body: bytes) -> str:
    """Return the same of the version before the last, which packs a style in half the bytes."""
    area = struct.unpack_from("<I", body, 8)[0]
    return _of_pattern(area >> 16 & 0x3F, area)


def _of_pattern(pattern: int, colours: int) -> str:
    """Return the colour of a fill, empty for a pattern of two colours."""
    if not pattern:
        return WHITE
    return colour_of(colours & 0x7F) if pattern == _SOLID else ""


def _marked_texts(looks: XlsLooks, bodies: list[bytes]) -> dict[int, Runs]:
    """Return the runs of the texts with an odd part, by their number."""
    reader = _TextReader(bodies)
    count = struct.unpack_from("<I", bodies[0], 4)[0]
    reader.skip(8)
    texts: dict[int, Runs] = {}
    for number in range(count):
        if reader.is_done:
            break
        text, places = reader.text()
        runs = looks.runs(text, places) if places else ()
        if runs:
            texts[number] = runs
    return texts


class _TextReader:
    """Reads texts that continue in the next record; each record states its own character width."""

    def __init__(self, bodies: list[bytes]) -> None:
        self._bodies = bodies
        self._record = 0
        self._place = 0

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left."""
        self._go_on()
        return self._record >= len(self._bodies)

    def skip(self, size: int) -> None:
        """Pass over some bytes."""
        self._bytes(size)

    def text(self) -> tuple[str, list[tuple[int, int]]]:
        """Return a text, and the place and the font of each of its parts."""
        count, options = struct.unpack("<HB", self._bytes(3))
        parts = struct.unpack("<H", self._bytes(2))[0] if options & 8 else 0
        extra = struct.unpack("<I", self._bytes(4))[0] if options & 4 else 0
        text = "".join(self._signs(count, is_wide=bool(options & 1)))
        flat = struct.unpack(f"<{2 * parts}H", self._bytes(4 * parts))
        self.skip(extra)
        return text, list(zip(flat[::2], flat[1::2], strict=True))

    def _signs(self, count: int, *, is_wide: bool) -> Iterator[str]:
        while count > 0:
            body = self._bodies[self._record]
            width = 2 if is_wide else 1
            taken = min(count, (len(body) - self._place) // width)
            part = body[self._place : self._place + taken * width]
            yield part.decode("utf-16-le" if is_wide else "latin-1", "replace")
            self._place += taken * width
            count -= taken
            if count > 0:
                self._record += 1
                is_wide = bool(self._bodies[self._record][0] & 1)
                self._place = 1

    def _bytes(self, size: int) -> bytes:
        content = b""
        while len(content) < size:
            self._go_on()
            body = self._bodies[self._record]
            part = body[self._place : self._place + size - len(content)]
            self._place += len(part)
            content += part
        return content

    def _go_on(self) -> None:
        while self._record < len(self._bodies) and self._place >= len(self._bodies[self._record]):
            self._record += 1
            self._place = 0
