"""Setting text from data: missing characters, measured widths, wrapping and cutting off.

Widths are in points and come from the font itself, so that no text overruns its column.
"""

from __future__ import annotations

import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from toezichtdesk.render.characters import written

FAMILY = "DejaVu Sans"  # comes with matplotlib: the same output on every machine
ELLIPSIS = "…"
LEADING = 1.32  # line distance as a share of the type size
_CHARACTERS_PER_LINE = 400  # more never fit on a line; keeps notes of 32,000 characters cheap
_EM = 100
_KINDS = ("ttf", "otf")  # endings of the files of fonts
_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_HINTING = 1.04  # screens round each letter to whole pixels: up to 5 % wider than on paper


_families: ContextVar[tuple[str, ...]] = ContextVar("families", default=(FAMILY,))


@contextmanager
def written_in(family: str) -> Iterator[None]:
    """Write in this family here, and in `FAMILY` what it lacks; only where matplotlib has it.

    It is of this thread alone: another may draw for paper meanwhile.
    """
    before = _families.set((family, FAMILY) if _is_known(family) else (FAMILY,))
    try:
        yield
    finally:
        _families.reset(before)


@lru_cache(maxsize=8)
def _is_known(family: str) -> bool:
    """Return whether matplotlib has the family, bold too; its list may be older than the fonts."""
    if not family or family == FAMILY:
        return False
    return _is_listed(family) or (_add_files(family) and _is_listed(family))


def _is_listed(family: str) -> bool:
    try:
        faces = {
            findfont(FontProperties(family=family, weight=weight), fallback_to_default=False)
            for weight in ("normal", "bold")
        }
    except ValueError:
        return False
    return len(faces) > 1


def _add_files(family: str) -> bool:
    """Let matplotlib know the files that are named after a family; return whether there are any.

    It makes its list of fonts once, for good: of fonts that came later it knows nothing.
    """
    start = family.replace(" ", "").casefold()
    files = [file for file in _font_files() if Path(file).stem.casefold().startswith(start)]
    for file in files:
        with suppress(OSError, RuntimeError):  # of a file that is broken or in use
            fontManager.addfont(file)
    return bool(files)


def _font_files() -> list[str]:
    """Return the paths of the fonts of this machine."""
    if sys.platform == "win32":
        folders = [font_manager.win32FontDirectory(), *font_manager.MSUserFontDirectories]
    else:
        folders = font_manager.X11FontDirectories
    return [file for folder in folders for file in font_manager.list_fonts(folder, _KINDS)]


def font(size: float, bold: bool = False) -> FontProperties:
    """Return the font of this size in points; shared, so do not modify it."""
    return _font(size, bold, _families.get())


@lru_cache(maxsize=64)
def _font(size: float, bold: bool, families: tuple[str, ...]) -> FontProperties:
    return FontProperties(family=list(families), size=size, weight="bold" if bold else "normal")


def clean(text: str, *, bold: bool = False) -> str:
    """Return the text on one line, with a code for each character that the font lacks.

    Invisible characters (joiners, directions, variation selectors) are dropped: they would show
    as boxes.
    """
    return " ".join(written(text, _bold if bold else _upright).split())


def _upright(char: str) -> str | None:
    return _drawable(char, bold=False)


def _bold(char: str) -> str | None:
    return _drawable(char, bold=True)


def _drawable(char: str, bold: bool) -> str | None:
    return _drawn(char, bold, _families.get())


@lru_cache(maxsize=4096)
def _drawn(char: str, bold: bool, families: tuple[str, ...]) -> str | None:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    if category == "Cf" or char in _VARIATIONS:
        return ""
    if category == "Co":  # of private use: a glyph here says nothing about what was meant
        return None
    has_glyph = any(_face(bold, (one,)).get_char_index(ord(char)) for one in families)
    if category in ("Mn", "Me") and not has_glyph:
        return ""
    return char if has_glyph else None


@lru_cache(maxsize=16)
def _face_paths(bold: bool, families: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(findfont(_font(10, bold, (one,)))) for one in families)


def _face(bold: bool, families: tuple[str, ...]) -> FT2Font:
    return get_font(list(_face_paths(bold, families)))


@lru_cache(maxsize=8192)
def _ems(text: str, bold: bool, families: tuple[str, ...]) -> float:
    face = _face(bold, families)
    face.set_size(_EM, 72)
    drawable = written(text, _bold if bold else _upright)
    face.set_text(drawable, 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / 64 / _EM


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of clean text, on paper and on screens, in points."""
    return _ems(text, bold, _families.get()) * size * _HINTING


def wrap(
    text: str, room: float, size: float, *, bold: bool = False, most: int = 99
) -> tuple[str, ...]:
    """Return the text as at most `most` lines no wider than `room` points, cut off with `…`."""
    return _wrapped(text, room, size, bold, most, _families.get())


@lru_cache(maxsize=2048)
def _wrapped(
    text: str, room: float, size: float, bold: bool, most: int, _families: tuple[str, ...]
) -> tuple[str, ...]:
    limit = most * _CHARACTERS_PER_LINE
    words = clean(text[:limit], bold=bold).split(" ")
    if len(text) > limit:
        words.append(ELLIPSIS)
    lines: list[str] = []
    current, taken = "", 0.0
    space = width(" ", size, bold=bold)
    for word in words:
        for piece in _pieces(word, room, size, bold):
            wide = width(piece, size, bold=bold)
            if current and taken + space + wide > room:
                lines.append(current)
                current = ""
            current, taken = (f"{current} {piece}", taken + space + wide) if current else (
                piece, wide,
            )  # fmt: skip
        if len(lines) > most:
            break
    lines.append(current)
    if len(lines) <= most:
        return tuple(line for line in lines if line)
    return (*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room, size, bold=bold, more=True))


def cut(text: str, room: float, size: float, *, bold: bool = False, more: bool = False) -> str:
    """Return the clean text on one line of at most `room` points, ending in `…` if cut off.

    more: there is more text than given, so always end in `…`.
    """
    one_line = clean(text[:_CHARACTERS_PER_LINE], bold=bold)
    more = more or len(text) > _CHARACTERS_PER_LINE
    if not more and width(one_line, size, bold=bold) <= room:
        return one_line

    def excess(characters: int) -> float:
        return width(one_line[:characters].rstrip() + ELLIPSIS, size, bold=bold) - room

    fitting = bisect_right(range(1, len(one_line) + 1), 0.0, key=excess)
    return one_line[:fitting].rstrip() + ELLIPSIS


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """Return the word, split when it is wider than the room (a link, a long compound)."""
    if width(word, size, bold=bold) <= room:
        return [word]
    pieces = [""]
    for char in word:
        if pieces[-1] and width(pieces[-1] + char, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces
