"""What a column can mean, in the words of the officer."""

from __future__ import annotations

from dataclasses import dataclass

from toezichtdesk.domain.importing import Column


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a column can mean. is_turned: a positive balance is a backlog."""

    column: Column
    words: str
    short: str
    is_turned: bool = False


MEANINGS = (
    Meaning(Column.IGNORED, "niet lezen", ""),
    Meaning(Column.MUNICIPALITY, "gemeente", "gemeente"),
    Meaning(Column.CODE, "gemeentecode (CBS)", "code"),
    Meaning(Column.PROVINCE, "provincie", "provincie"),
    Meaning(Column.TARGET, "netto taakstelling", "taakstelling"),
    Meaning(Column.OPENING_BALANCE, "beginsaldo, achterstand is negatief", "beginsaldo (−)"),
    Meaning(
        Column.OPENING_BALANCE,
        "beginsaldo, achterstand is positief",
        "beginsaldo (+)",
        is_turned=True,
    ),
    Meaning(Column.TOTAL_TASK, "totaalopgave", "totaalopgave"),
    Meaning(Column.REALISED, "gerealiseerd", "gerealiseerd"),
    Meaning(Column.BALANCE, "saldo, achterstand is negatief", "saldo (−)"),
    Meaning(Column.BALANCE, "saldo, achterstand is positief", "saldo (+)", is_turned=True),
    Meaning(Column.RUNG, "trede", "trede"),
    Meaning(Column.PERIOD, "taakstellingsperiode", "periode"),
    Meaning(Column.REFERENCE_DATE, "peildatum", "peildatum"),
)


def meaning_of(column: Column) -> Meaning:
    """Return the usual meaning of a column."""
    return next(meaning for meaning in MEANINGS if meaning.column is column)


def words_of(place: str, text: str) -> str:
    """Return the question about a column."""
    return f"Kolom {place} '{text}' is:" if text else f"Kolom {place} is:"
