"""Signs of any script: those that can be shown as they are, and what is written for the rest.

A sign that cannot be shown is never left out nor a box that could be anything: its code stands in
its place, as `[U+4E2D]`, by which it can be looked up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby

CODE = "[U+"  # how a code begins
_NO_SIGN = frozenset({"Co", "Cs", "Cn"})  # private use, half a sign, no sign at all

Shown = Callable[[str], str | None]  # a sign as it is shown; None when only its code can be


def plain(text: str) -> str:
    """Return the text for a document that is opened where more letters are: a letter, a calendar.

    Blanks stand for control signs. Signs that turn the direction of the text are dropped: they
    could make it read otherwise.
    """
    return written(text, as_text).strip()


def written(text: str, shown: Shown) -> str:
    """Return the text with each sign as it is shown, and one code for signs that cannot be."""
    if text.isascii() and text.isprintable():
        return text
    result = ""
    for is_coded, pairs in groupby(((sign, shown(sign)) for sign in text), _is_coded):
        if is_coded:
            result += f"[{' '.join(f'U+{ord(sign):04X}' for sign, _ in pairs)}]"
        else:
            result += "".join(seen or "" for _, seen in pairs)
    return result


def _is_coded(pair: tuple[str, str | None]) -> bool:
    return pair[1] is None


@lru_cache(maxsize=4096)
def as_text(sign: str) -> str | None:
    """Return a sign as any text may hold it; None when it is no sign."""
    category = unicodedata.category(sign)
    if category in _NO_SIGN:
        return None
    if category == "Cf":
        return ""
    return " " if category in ("Cc", "Zl", "Zp") else sign
