"""What makes a row of an import impossible: each with its cell, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toezichtdesk.domain.errors import NotAccepted
from toezichtdesk.domain.importing import Column, PlannedRow, ReadRow, ReadTable
from toezichtdesk.domain.limits import REFUSALS_SHOWN, REFUSED_AT_MOST
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG
from toezichtdesk.domain.refusals import Problem, Refusal, RefusalCode, problem
from toezichtdesk.sheets.matching import NotFound


def lacking_columns(table: ReadTable) -> list[Refusal]:
    """Refuse a table that holds neither a task, nor persons, nor rungs."""
    if set(table.columns) & {Column.TARGET, Column.REALISED, Column.TOTAL_TASK, Column.RUNG}:
        return []
    first = next(iter(table.columns.values()))
    headings = tuple(heading for heading, _ in table.columns.values())
    return [Refusal(table.sheet, first[1], problem(RefusalCode.COLUMNS_LACKING, headings=headings))]


def unknown(sheet: str, row: ReadRow, candidates: NotFound) -> Refusal:
    """Refuse a name or code by which no single municipality is meant."""
    return Refusal(sheet, row.name_cell, candidates.problem(row.name or row.code))


def not_accepted(error: NotAccepted, kind: RecordKind) -> Problem:
    """Return why the officer could not record this row of a list by hand either."""
    why = error.problem
    return problem(RefusalCode.RECORD_NOT_ACCEPTED, found=why, kind=kind, advice=why)


def other_period(where: tuple[str, str], in_row: Period, given: Period) -> Refusal:
    """Refuse a sheet of another period than the officer gave."""
    return Refusal(*where, problem(RefusalCode.OTHER_PERIOD_GIVEN, found=in_row, given=given))


def other_day(where: tuple[str, str], in_row: date, given: date) -> Refusal:
    """Refuse a sheet of another reference date than the officer gave."""
    return Refusal(*where, problem(RefusalCode.OTHER_DAY_GIVEN, found=in_row, given=given))


def impossible_day(where: tuple[str, str], period: Period, day: date, today: date) -> list[Refusal]:
    """Refuse a reference date that is still to come, or lies before the period."""
    if day > today:
        return [Refusal(*where, problem(RefusalCode.DAY_TO_COME, day=day, today=today))]
    if day >= period.first_day:
        return []
    code = RefusalCode.DAY_BEFORE_PERIOD
    why = problem(code, day=day, first_day=period.first_day, period=period)
    return [Refusal(*where, why)]


def still_to_come(table: ReadTable, today: date) -> list[Refusal]:
    """Refuse persons counted on a day that is still to come: once, at the heading of the column."""
    day = table.reference_date
    if day is None or day <= today or Column.REALISED not in table.columns:
        return []
    heading, cell = table.columns[Column.REALISED]
    why = problem(RefusalCode.COLUMN_TO_COME, heading=heading, day=day, today=today)
    return [Refusal(table.sheet, cell, why)]


def just_begun(table: ReadTable, row: ReadRow, period: Period, day: date) -> list[Refusal]:
    """Refuse persons housed before the period has begun."""
    realised = row.values.get(Column.REALISED)
    if realised is None or not realised.value or day != period.first_day:
        return []
    why = problem(
        RefusalCode.PERIOD_JUST_BEGUN,
        realised=realised.value,
        day=day,
        period=period,
        previous=period.previous,
    )
    return [Refusal(table.sheet, realised.cell, why)]


def missing_target(
    table: ReadTable, row: ReadRow, municipality: Municipality, period: Period
) -> list[Refusal]:
    """Refuse realised persons for whom no target is known: nothing could be judged."""
    realised = row.values[Column.REALISED]
    code = RefusalCode.TARGET_MISSING
    why = problem(code, realised=realised.value, name=municipality.name, period=period)
    return [Refusal(table.sheet, realised.cell, why)]


def bad_rung(table: ReadTable, row: ReadRow) -> list[Refusal]:
    """Refuse a rung that does not exist."""
    read = row.values.get(Column.RUNG)
    if read is None or LOWEST_RUNG <= read.value <= HIGHEST_RUNG:
        return []
    return [Refusal(table.sheet, read.cell, problem(RefusalCode.RUNG_UNKNOWN, found=read.value))]


def too_many(table: ReadTable, refusals: Sequence[Refusal]) -> list[Refusal]:
    """Refuse a sheet with too many rows that cannot be imported: one line, and the first ones."""
    why = problem(RefusalCode.TOO_MANY_REFUSED, limit=REFUSED_AT_MOST)
    return [Refusal(table.sheet, refusals[0].cell, why), *refusals[:REFUSALS_SHOWN]]


def double(row: PlannedRow, rows: Sequence[tuple[str, int]], more: int) -> Refusal:
    """Refuse a row of a municipality that is in the file more than once for one timing.

    rows: sheet and number of the other rows that are named. more: how many are not named.
    """
    code = RefusalCode.MUNICIPALITY_TWICE
    why = problem(code, name=row.name, rows=tuple(rows), more=more)
    cell = row.figures[0].cell if row.figures else f"A{row.number}"  # it may hold a rung alone
    return Refusal(row.sheet, cell, why)
