"""The row right under the headings that numbers the columns or gives their unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toezichtdesk.sheets.cells import Cell, clean, is_blank, shown

_MARK = re.compile(r"[(\[][a-z0-9]{1,2}[)\]]|[a-z][.)]?|\d{1,2}[.)]")
_SUM = re.compile(r"(?=.*[=+*/:−-])[()\[\]a-z0-9=+*/:×x−., -]{1,24}")
_WORD = re.compile(r"[a-z]{2,}")
_UNIT = re.compile(
    r"\(?(?:in\s+|x\s+1\s*)?(?:personen|pers\.?|aantal(?:len)?|abs(?:oluut)?\.?|naam|code|n|%|"
    r"datum|trede|nr\.?|getal|tekst)\)?"
)


def numbers_columns(row: Sequence[Cell]) -> bool:
    """Return whether a row holds nothing but marks of columns or units: `(1)`, `c = a - b`."""
    filled = [cell for cell in row if not is_blank(cell)]
    if len(filled) < 2:
        return False
    ordinals = [str(number) for number in range(1, len(filled) + 1)]
    if [shown(cell) for cell in filled] == ordinals:
        return True
    return all(isinstance(cell, str) and _is_mark(clean(cell).casefold()) for cell in filled)


def _is_mark(text: str) -> bool:
    if _MARK.fullmatch(text) or _UNIT.fullmatch(text):
        return True
    return _SUM.fullmatch(text) is not None and _WORD.search(text) is None
