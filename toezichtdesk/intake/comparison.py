"""Compares the rows of a sheet with the store, municipality by municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.importing import MEASURE_OF_COLUMN, Column, RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.intake.plan_table import PLACE_OF, PlannedTable, Register
from toezichtdesk.intake.stored_figures import InPeriod, Key, StoredFigures

Fresh = dict[Period, set[str]]
_MOST_TIMINGS = 12  # a sheet of a whole history is not read beside the stand before it


def compare(tables: Sequence[PlannedTable], register: Register, known: StoredFigures) -> Fresh:
    """Give every row that can be imported its status, and what the store holds on its keys.

    Return by period the codes of the municipalities with persons that the store does not hold.
    """
    periods = {timing.period for timing in register.timings}
    fresh: Fresh = defaultdict(set)
    for place, municipality in enumerate(register.municipalities):
        code = municipality.code
        held = {p.index: there for p in periods if (there := known.in_period(p).get(code))}
        values: Mapping[Key, int] = {}
        if held:
            values = known.values(code, held, min(register.days), max(register.days))
        if held and len(register.timings) <= _MOST_TIMINGS:
            stands = {stand.period.index: stand for stand in known.stands(code)}
            for table in tables:
                _note_earlier(table, place, register, stands)
        for table in tables:
            new = {
                column: set(_new(table, column, place, register, values))
                for column in table.figures
                if column is Column.REALISED or (held and column in MEASURE_OF_COLUMN)
            }
            when = {table.when[row] for row in new.get(Column.REALISED, ())}
            for period in {register.timings[place].period for place in when}:
                fresh[period].add(code)
            if held or not MEASURE_OF_COLUMN.keys() & table.figures.keys():
                placed = _placed(table, place, register)
                _give_statuses(table, place, placed.union(*new.values()), register, held)
    return dict(sorted(fresh.items()))


def _note_earlier(
    table: PlannedTable, municipality: int, register: Register, stands: Mapping[int, Standing]
) -> None:
    """Note what the newest known stand says, beside the rows that are newer."""
    if Column.REALISED not in table.figures:
        return
    for row, _ in table.values_of(Column.REALISED, municipality):
        when = table.when[row]
        stand = stands.get(register.periods[when])
        if stand is None or stand.realised is None:
            continue
        if register.days[when] > stand.reference_date.toordinal():
            table.earlier[row] = stand.realised


def _new(
    table: PlannedTable,
    column: Column,
    municipality: int,
    register: Register,
    values: Mapping[Key, int],
) -> Iterator[int]:
    """Yield the rows with a figure that the store does not hold; note what it holds instead."""
    measure = MEASURE_OF_COLUMN[column].value
    for row, value in table.values_of(column, municipality):
        if not values:
            yield row
            continue
        when = table.when[row]
        before = values.get((register.periods[when], measure, register.days[when]))
        if before is not None:
            table.note(column, row, before)
        if before != value:
            yield row


def _placed(table: PlannedTable, municipality: int, register: Register) -> set[int]:
    """Return the rows that say on which rung a municipality begins, and are not recorded yet."""
    code = register.municipalities[municipality].code
    return {
        row
        for row, rung in table.values_of(Column.RUNG, municipality)
        if register.begins(code, register.timings[table.when[row]].day, rung)
    }


def _give_statuses(
    table: PlannedTable,
    municipality: int,
    changing: Set[int],
    register: Register,
    held: Mapping[int, InPeriod],
) -> None:
    """Set for each row what an import does with it.

    New: nothing was known of the period. Correction: it changes the past, because the store holds
    a newer date or a later period. Otherwise the period moves on: changed.
    """
    for row in table.good(municipality):
        when = table.when[row]
        there = held.get(register.periods[when])
        if row not in changing:
            status = RowStatus.SAME
        elif there is None:
            status = RowStatus.NEW
        elif there.is_followed or there.newest > register.days[when]:
            status = RowStatus.CORRECTED
        else:
            status = RowStatus.CHANGED
        table.statuses[row] = PLACE_OF[status]
