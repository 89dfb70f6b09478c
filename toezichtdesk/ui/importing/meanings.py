"""The possible meanings of a column, in the officer's words."""

from __future__ import annotations

from dataclasses import dataclass

from toezichtdesk.domain.importing import Column

LONGEST_SHOWN = 24  # characters of a heading that fit beside the choice


@dataclass(frozen=True, slots=True)
class Meaning:
    """One possible meaning of a column.

    is_turned: a positive balance is a backlog. is_whole_month: a heading with the first of a month
    stands for that whole month.
    """

    column: Column
    words: str
    short: str
    is_turned: bool = False
    is_whole_month: bool = False


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
    Meaning(
        Column.REALISED,
        "gerealiseerd t/m einde van de maand",
        "gerealiseerd (maand)",
        is_whole_month=True,
    ),
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
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return f"Kolom {place} „{shown}” is:" if text else f"Kolom {place} is:"
