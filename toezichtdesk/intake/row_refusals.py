"""What makes a row of an import impossible: each with its cell, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.importing import Column, PlannedRow, ReadRow, ReadTable, Refusal
from toezichtdesk.domain.limits import REFUSALS_SHOWN, REFUSED_AT_MOST
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.sheets.matching import NotFound

_SUFFICIENT = "taakstelling, totaalopgave, gerealiseerd of trede"


def lacking_columns(table: ReadTable) -> list[Refusal]:
    """Refuse a table that holds neither a task, nor persons, nor rungs."""
    if set(table.columns) & {Column.TARGET, Column.REALISED, Column.TOTAL_TASK, Column.RUNG}:
        return []
    first = next(iter(table.columns.values()))
    return [
        Refusal(
            table.sheet,
            first[1],
            f"kolommen {', '.join(heading for heading, _ in table.columns.values())}",
            f"een kolom met {_SUFFICIENT}",
            "Voeg de ontbrekende kolom toe, of kies een ander blad.",
        )
    ]


def unknown(sheet: str, row: ReadRow, found: NotFound) -> Refusal:
    """Refuse a name or code by which no single municipality is meant."""
    written = row.name or row.code
    return Refusal(sheet, row.name_cell, written, "naam of code van een gemeente", found.sentence())


def contradiction(where: tuple[str, str], what: str, sheet: str, given: str) -> Refusal:
    """Refuse a sheet that says something else than the officer."""
    return Refusal(
        *where,
        f"{what} {sheet} in het blad",
        f"{what} {given}, zoals opgegeven",
        f"Laat de opgave van de {what} weg, of verbeter het blad.",
    )


def impossible_day(where: tuple[str, str], period: Period, day: date, today: date) -> list[Refusal]:
    """Refuse a reference date that is still to come, or lies before the period."""
    if day > today:
        expected = f"een peildatum tot en met vandaag, {wording.day(today)}"
    elif day < period.first_day:
        expected = f"een peildatum vanaf {wording.day(period.first_day)}, in {period}"
    else:
        return []
    advice = "Verbeter de peildatum of de periode in het blad."
    return [Refusal(*where, f"peildatum {wording.day(day)}", expected, advice)]


def still_to_come(table: ReadTable, today: date) -> list[Refusal]:
    """Refuse persons counted on a day that is still to come: once, at the heading of the column."""
    day = table.reference_date
    if day is None or day <= today or Column.REALISED not in table.columns:
        return []
    heading, cell = table.columns[Column.REALISED]
    return [
        Refusal(
            table.sheet,
            cell,
            f"de kolom '{heading}' met cijfers op {wording.day(day)}",
            f"een peildatum tot en met vandaag, {wording.day(today)}",
            "Maak een kolom die nog niet is geteld leeg, of verbeter de peildatum.",
        )
    ]


def just_begun(table: ReadTable, row: ReadRow, period: Period, day: date) -> list[Refusal]:
    """Refuse persons who would be housed before anything of the period has passed."""
    realised = row.values.get(Column.REALISED)
    if realised is None or not realised.value or day != period.first_day:
        return []
    return [
        Refusal(
            table.sheet,
            realised.cell,
            f"{realised.value} gerealiseerd op {wording.day(day)}, de eerste dag van {period}",
            f"periode {period.previous}: die eindigt met deze peildatum",
            "Verbeter de periode of de peildatum.",
        )
    ]


def missing_target(
    table: ReadTable, row: ReadRow, found: Municipality, period: Period
) -> list[Refusal]:
    """Refuse realised persons for whom no target is known: nothing could be judged."""
    realised = row.values[Column.REALISED]
    return [
        Refusal(
            table.sheet,
            realised.cell,
            f"{realised.value} gerealiseerd, zonder taakstelling",
            f"een taakstelling van {found.name} over {period}",
            "Importeer eerst de taakstellingen van deze periode, of voeg die kolom toe.",
        )
    ]


def bad_rung(table: ReadTable, row: ReadRow) -> list[Refusal]:
    """Refuse a rung that does not exist."""
    read = row.values.get(Column.RUNG)
    if read is None or LOWEST_RUNG <= read.value <= HIGHEST_RUNG:
        return []
    return [
        Refusal(
            table.sheet,
            read.cell,
            f"trede {read.value}",
            "een trede van 1 tot en met 6",
            "Verbeter de trede in het blad.",
        )
    ]


def too_many(table: ReadTable, refusals: Sequence[Refusal]) -> list[Refusal]:
    """Refuse a sheet of which too many rows cannot come in: one line, and the first of them."""
    summary = Refusal(
        table.sheet,
        refusals[0].cell,
        f"meer dan {wording.number(REFUSED_AT_MOST)} rijen die niet geïmporteerd kunnen worden",
        "een blad waarvan de rijen geïmporteerd kunnen worden",
        "Verhelp eerst wat hierna staat; het geldt voor veel rijen.",
    )
    return [summary, *refusals[:REFUSALS_SHOWN]]


def double(row: PlannedRow, where: str) -> Refusal:
    """Refuse a row of a municipality that stands in the file more than once for one moment.

    where: the other rows, in words.
    """
    return Refusal(
        row.sheet,
        row.figures[0].cell,
        f"{row.name}, ook op {where}",
        "elke gemeente één keer",
        "Laat één rij voor deze gemeente staan.",
    )
