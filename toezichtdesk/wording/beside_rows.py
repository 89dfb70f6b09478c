"""Dutch words beside a row of the plan of an import."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.domain.row_notes import RowNote, RowNoteCode
from toezichtdesk.wording.figures import measure
from toezichtdesk.wording.numbers import number
from toezichtdesk.wording.refusals import found_in, refused_row
from toezichtdesk.wording.rules import Values


def row_notes(notes: Iterable[RowNote]) -> str:
    """Return what there is to say of a row, as phrases; empty when that is nothing."""
    return "; ".join(NOTES[note.code](dict(note.values)) for note in notes)


def row_problems(notes: Iterable[RowNote]) -> str:
    """Return what is wrong with a row in a few words: the cell, and what was found there."""
    refused = (dict(note.values).get("refusal") for note in notes)
    return "; ".join(found_in(each) for each in refused if isinstance(each, Refusal))


def _figure_changes(values: Values) -> str:
    return f"{measure(values['measure'])} {values['before']} → {values['now']}"


NOTES: dict[RowNoteCode, Callable[[Values], str]] = {
    RowNoteCode.FIGURE_CHANGES: _figure_changes,
    RowNoteCode.BEGINS_ON_RUNG: lambda values: f"begint op trede {values['rung']}",
    RowNoteCode.OLDER_DAY: lambda _: "oudere peildatum dan bekend was",
    RowNoteCode.NOT_IN_FILE: lambda _: "geen opgave; wat bekend was, blijft staan",
    RowNoteCode.REFUSED: lambda values: refused_row(values["refusal"]),
    RowNoteCode.DOUBLE: lambda values: refused_row(values["refusal"], with_cell=False),
    RowNoteCode.SAID_BEFORE: lambda values: f"staat ook op {values['sheet']} rij {values['row']}",
    RowNoteCode.NUMBER_CHANGES: lambda values: f"bekend was {number(values['before'])}",
    RowNoteCode.STAYS_WITHDRAWN: lambda _: "staat vastgelegd en is ingetrokken; dat blijft zo",
    RowNoteCode.STAYS_CHANGED: lambda _: (
        "was vastgelegd en is daarna gewijzigd; wat vastligt, blijft"
    ),
    RowNoteCode.COUNTS_AGREE: lambda _: (
        "het COA telt hetzelfde; er is geen verschil vast te leggen"
    ),
    RowNoteCode.STAYS_AS_RECORDED: lambda _: (
        "staat al vastgelegd, met iets anders erbij; wat vastligt, blijft"
    ),
}
