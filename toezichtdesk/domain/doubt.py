"""What a check of the record found, for the windows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a check of the record found.

    words: what is broken, in Dutch; empty for nothing. codes: of the municipalities that it may be
    about; None for any. is_verified: the record was read to its end; else the check was ended.
    """

    words: str = ""
    codes: frozenset[str] | None = frozenset()
    is_verified: bool = True

    def about(self, code: str) -> str:
        """Return the words when they may be about this municipality, else nothing."""
        return self.words if self.codes is None or code in self.codes else ""
