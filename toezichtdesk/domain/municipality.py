"""The gemeente: its CBS code, its names, and when it existed."""

from __future__ import annotations

import unicodedata
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


def folded(name: str) -> str:
    """Return the name as it is compared: no accents, case, apostrophes, dashes or extra blanks.

    `Súdwest-Fryslân` and `sudwest fryslan ` are equal after folding, `'s-Gravenhage` and
    `s-Gravenhage` too. Text in brackets stays: it tells `Bergen (NH.)` from `Bergen (L.)`.
    """
    decomposed = unicodedata.normalize("NFKD", name.replace("&", " en "))
    kept = (
        " " if character.isspace() or character in "-‐‑‒–—" else character
        for character in decomposed
        if character.isalnum() or character.isspace() or character in "()-‐‑‒–—"
    )
    return " ".join("".join(kept).casefold().replace("(", " (").split())
