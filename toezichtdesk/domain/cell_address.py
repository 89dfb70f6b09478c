"""The address of a cell in its sheet."""

from __future__ import annotations

import re
from typing import NamedTuple

_PARTS = re.compile(r"([A-Z]*)(\d*)")


class CellAddress(NamedTuple):
    """The letters of a column and the number of a row, as Excel shows them: `C14`.

    A refusal of a sheet as a whole stands nowhere: no letters, row 0.
    """

    column: str
    row: int

    @classmethod
    def parse(cls, text: str) -> CellAddress:
        """Return the address that is written so; anything else stands nowhere."""
        parts = _PARTS.fullmatch(text)
        return cls(parts[1], int(parts[2] or 0)) if parts else cls("", 0)

    def __str__(self) -> str:
        return f"{self.column}{self.row or ''}"
