"""Characters of any script: which can be shown as they are, and what replaces the others.

A character that cannot be shown is neither dropped nor drawn as an anonymous box: its code replaces
it, as `[U+4E2D]`, so that it can be looked up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby

CODE = "[U+"  # start of a code
_NO_CHARACTER = frozenset({"Co", "Cs", "Cn"})  # private use, half of a surrogate pair, unassigned

Shown = Callable[[str], str | None]  # how a character is shown; None when only its code can be


def plain(text: str) -> str:
    """Return the text for a document opened with other fonts than ours: a letter, a calendar.

    Control characters become spaces. Characters that reverse the direction of the text are dropped,
    since they could change how it reads.
    """
    return written(text, as_text).strip()


def written(text: str, shown: Shown) -> str:
    """Return the text with each character as it is shown, and a code for those that cannot be."""
    if text.isascii() and text.isprintable():
        return text
    result = ""
    for is_coded, pairs in groupby(((char, shown(char)) for char in text), _is_coded):
        if is_coded:
            result += coded("".join(char for char, _ in pairs))
        else:
            result += "".join(seen or "" for _, seen in pairs)
    return result


def coded(text: str) -> str:
    """Return the codes of the characters, as `[U+202E]`."""
    return f"[{' '.join(f'U+{ord(char):04X}' for char in text)}]"


def _is_coded(pair: tuple[str, str | None]) -> bool:
    return pair[1] is None


@lru_cache(maxsize=4096)
def as_text(char: str) -> str | None:
    """Return a character as any text may contain it; None when it is not one."""
    category = unicodedata.category(char)
    if category in _NO_CHARACTER:
        return None
    if category == "Cf":
        return ""
    return " " if category in ("Cc", "Zl", "Zp") else char
