"""Finds municipalities that occur twice for one day, and leaves the choice to the officer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toezichtdesk.domain.importing import MEASURE_OF_COLUMN, Column, RowStatus
from toezichtdesk.domain.limits import REFUSED_AT_MOST
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.domain.row_notes import RowNoteCode, row_note
from toezichtdesk.intake import row_refusals
from toezichtdesk.intake.plan_table import PlannedTable, Register

NAMED_AT_MOST = 8  # other rows on which a double is found
_Line = tuple[int, int]  # place of the table, and of the row in it


def refuse_doubles(
    tables: Sequence[PlannedTable], register: Register
) -> tuple[list[PlannedTable], list[Refusal]]:
    """Refuse every row of a municipality that is in the file twice for one day.

    A row that was refused already counts. Rows that say different things, such as targets in one
    sheet and realised persons in another, are not doubles. Return the tables, without those in
    which too many rows are double, and the refusals in the order of the sheets.
    """
    doubles: list[dict[int, tuple[list[_Line], int]]] = [{} for _ in tables]
    for municipality in range(len(register.municipalities)):
        for (number, row), others, count in _doubles(tables, municipality):
            if len(doubles[number]) <= REFUSED_AT_MOST:
                doubles[number][row] = (others, count)
    accepted: list[PlannedTable] = []
    refusals: list[Refusal] = []
    for table, of_table in zip(tables, doubles, strict=True):
        problems = []
        for row, (others, count) in sorted(of_table.items()):
            planned = table.planned(row, table.table.rows[row], register)
            problems.append(
                row_refusals.double(planned, _named(tables, others), count - len(others))
            )
            note = row_note(RowNoteCode.DOUBLE, refusal=problems[-1])
            table.refuse(row, replace(planned, status=RowStatus.REFUSED, notes=(note,)))
        if len(of_table) > REFUSED_AT_MOST:
            refusals += row_refusals.too_many(table.table, problems)
        else:
            refusals += problems
            accepted.append(table)
    return accepted, refusals


def _doubles(
    tables: Sequence[PlannedTable], municipality: int
) -> Iterator[tuple[_Line, list[_Line], int]]:
    """Yield each row that is double, with the first of the others and how many they are."""
    timings = [when for t in tables for when in map(t.when.__getitem__, t.of(municipality))]
    if len(set(timings)) == len(timings):
        return
    by_timing: defaultdict[int, list[_Line]] = defaultdict(list)
    for number, table in enumerate(tables):
        for row in table.of(municipality):
            by_timing[table.when[row]].append((number, row))
    for same in by_timing.values():
        by_filled: defaultdict[frozenset[Column], list[_Line]] = defaultdict(list)
        for number, row in same:
            by_filled[_filled(tables[number], row)].append((number, row))
        for columns, alike in by_filled.items():
            clashing = [lines for other, lines in by_filled.items() if _clash(columns, other)]
            count = sum(map(len, clashing)) - 1
            first = sorted(line for lines in clashing for line in lines[: NAMED_AT_MOST + 1])
            for line in alike if count else ():
                if line[1] not in tables[line[0]].refused:
                    others = [other for other in first if other != line][:NAMED_AT_MOST]
                    yield line, others, count


def _filled(table: PlannedTable, row: int) -> frozenset[Column]:
    if row in table.refused:
        return frozenset()
    return frozenset(table.row_values(row).keys() & {*MEASURE_OF_COLUMN, Column.RUNG})


def _clash(columns: frozenset[Column], other: frozenset[Column]) -> bool:
    return not columns or not other or bool(columns & other)


def _named(tables: Sequence[PlannedTable], others: Sequence[_Line]) -> list[tuple[str, int]]:
    """Return sheet and number of the other rows on which a double is found."""
    rows_named = ((tables[number].table, row) for number, row in others)
    return [(table.sheet, table.rows[row].number) for table, row in rows_named]
