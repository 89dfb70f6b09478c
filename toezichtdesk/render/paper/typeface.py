"""The fonts of paper: DejaVu, which comes with matplotlib, and Noto Emoji."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import get_font

from toezichtdesk.paths import resource
from toezichtdesk.render.characters import as_text, written

CODES_SAY = "Een code als [U+4E2D] staat voor een teken dat niet kan worden gedrukt."
_USUAL = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
_EMOJI = "NotoEmoji-Regular.ttf"
_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # select another form of a character


def folders() -> tuple[str, str]:
    """Return the font folders."""
    return (str(Path(mpl.get_data_path()) / "fonts" / "ttf"), str(resource("fonts")))


def printable(text: str) -> str:
    """Return the text with a code for each character that the fonts lack.

    An archivable page has a glyph for every character. Control characters become spaces; characters
    that reverse the direction of the text are dropped, since they could change how it reads.
    """
    return written(text, _printed).strip()


@lru_cache(maxsize=4096)
def _printed(char: str) -> str | None:
    seen = as_text(char)
    if not seen or seen == " " or _has_letter(seen):
        return seen
    return "" if seen in _VARIATIONS else None


def _has_letter(char: str) -> bool:
    """Return whether both the regular and the bold font have it, or it is an emoji."""
    letters, emoji = folders()
    return all(_has(f"{letters}/{name}", char) for name in _USUAL) or _has(
        f"{emoji}/{_EMOJI}", char
    )


def _has(face: str, char: str) -> bool:
    return bool(get_font(face).get_char_index(ord(char)))
