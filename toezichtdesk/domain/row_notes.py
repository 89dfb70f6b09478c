"""What is said beside a row of the plan of an import: a code with values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class RowNoteCode(Enum):
    """What there is to say of a row; `wording.row_notes` says it in Dutch."""

    FIGURE_CHANGES = "figure_changes"
    BEGINS_ON_RUNG = "begins_on_rung"
    OLDER_DAY = "older_day"
    NOT_IN_FILE = "not_in_file"
    REFUSED = "refused"
    DOUBLE = "double"
    # Of lists.
    SAID_BEFORE = "said_before"
    NUMBER_CHANGES = "number_changes"
    STAYS_WITHDRAWN = "stays_withdrawn"
    STAYS_CHANGED = "stays_changed"
    COUNTS_AGREE = "counts_agree"
    STAYS_AS_RECORDED = "stays_as_recorded"


@dataclass(frozen=True, slots=True)
class RowNote:
    """One thing to say of a row: its code, and the numbers and names in it."""

    code: RowNoteCode
    values: tuple[tuple[str, object], ...] = ()


def row_note(code: RowNoteCode, **values: object) -> RowNote:
    """Return a note with the values of its words."""
    return RowNote(code, tuple(values.items()))
