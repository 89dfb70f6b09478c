"""The gemeente: its CBS code, its names, and when it existed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality of the table, of today or of the past.

    code: CBS code, `GM0344`. valid_to: first day on which it no longer existed, or None.
    successors: codes of what it became; more than one means that it was split.
    """

    code: str
    name: str
    province: str
    valid_from: date
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def exists_on(self, day: date) -> bool:
        """Return whether the municipality existed on the day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


Names = Sequence[tuple[str, str]]  # code and name of municipalities


def codes_named(names: Names, typed: Iterable[str]) -> tuple[str, ...]:
    """Return the code of each typed name, in whatever capitals or accents; empty if unknown."""
    codes = {folded(name): code for code, name in reversed(names)}
    return tuple(codes.get(folded(name), "") for name in typed)


def folded(name: str) -> str:
    """Return the name as it is compared: no accents, case, apostrophes, dashes or extra blanks.

    `Súdwest-Fryslân` and `sudwest fryslan ` are equal after folding, `'s-Gravenhage` and
    `s-Gravenhage` too. Text in brackets stays: it tells `Bergen (NH.)` from `Bergen (L.)`.
    """
    decomposed = unicodedata.normalize("NFKD", name.replace("&", " en "))
    plain = decomposed.translate(_FOLDING)
    return " ".join(plain.casefold().replace("(", " (").split())


class _Folding(dict[int, str]):
    """What stays of a character; each is judged once, for a list folds thousands of texts."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace() or character in "-‐‑‒–—":
            kept = " "
        else:
            kept = character if character.isalnum() or character in "()" else ""
        self[code] = kept
        return kept


_FOLDING = _Folding()
