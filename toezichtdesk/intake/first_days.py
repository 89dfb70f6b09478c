"""A stand of the first day of a half-year that may close the one before, or begin the new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.intake.plan_table import NOBODY, PlannedTable, RowTiming


def is_of_either_period(
    table: PlannedTable,
    municipalities: Sequence[Municipality],
    timings: Sequence[RowTiming],
    stands: Callable[[str], Sequence[Standing]],
) -> bool:
    """Return whether to ask which half-year a stand on its first day is about.

    Such a stand closes the half-year before, unless it counts fewer persons than were already known
    for that one: a new count begins at zero. One municipality that corrects its figure downwards
    does not make a new half-year; most of those in the sheet do.
    """
    persons = table.figures.get(Column.REALISED)
    if persons is None or table.table.period is not None or Column.PERIOD in table.table.columns:
        return False
    compared = fewer = 0
    for place, when, value in zip(table.whose, table.when, persons, strict=True):
        period, day = timings[when]
        if value is None or place == NOBODY or day != period.next.first_day:
            continue
        before = realised_in(stands(municipalities[place].code), period)
        if before is not None:
            compared += 1
            fewer += value < before
    return 2 * fewer > compared


def realised_in(stands: Sequence[Standing], period: Period) -> int | None:
    """Return how many persons are known to be housed in a period; None where nothing is."""
    return next((stand.realised for stand in stands if stand.period == period), None)
