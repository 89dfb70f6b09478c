"""Targets of an import beside the formula of the law: a check, never another number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from toezichtdesk.domain.importing import Column, ReadTable, RowStatus
from toezichtdesk.domain.lists import Inhabitants, NationalTarget, PlannedRecord, RecordKind
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.intake.list_planner import NATIONAL
from toezichtdesk.intake.plan_table import PlannedTable, Register
from toezichtdesk.intake.record_words import what
from toezichtdesk.reports.judging.legal_targets import FormulaNumbers, formula_numbers
from toezichtdesk.sheets.figures.headings import names_country, words

TARGETS_NAMED = 12  # targets; with more, a number that the formula reckons with is wrong


def national_targets(tables: Iterable[ReadTable], period: Period | None) -> Iterator[PlannedRecord]:
    """Yield the national targets in the rows about the whole country.

    A row that is the sum of those above is not one: targets are rounded up, so their sum is more.
    period: what the officer said about the sheets.
    """
    for table in tables:
        for total in table.totals:
            read = total.values.get(Column.TARGET)
            of_period = total.period or period or table.period
            if read is None or of_period is None or not names_country(words(total.name)):
                continue
            if read.value != _sum_of(table, total.period):
                data = NationalTarget(of_period, read.value)
                yield PlannedRecord(
                    status=RowStatus.NEW,
                    kind=RecordKind.NATIONAL_TARGET,
                    sheet=table.sheet,
                    number=total.number,
                    name=NATIONAL,
                    municipality="",
                    what=what(data),
                    cell=read.cell,
                    data=data,
                )


def odd_targets(
    connection: Connection,
    tables: Iterable[PlannedTable],
    register: Register,
    records: Sequence[PlannedRecord],
) -> Iterator[SheetWarning]:
    """Yield the targets that differ from the formula by more than rounding explains."""
    numbers = _with_records(formula_numbers(connection), records)
    warnings: list[SheetWarning] = []
    for table, row, target in _targets(tables, register) if numbers.targets else ():
        municipality = register.municipalities[table.whose[row]]
        period = register.timings[table.when[row]].period
        check = numbers.check(municipality.code, period, target)
        if check is not None and check.differs:
            warnings.append(
                warn(
                    WarningCode.ODD_TARGET,
                    name=municipality.name,
                    row=table.table.rows[row].number,
                    target=target,
                    period=period,
                    legal=check.legal,
                    national_target=check.national_target,
                    inhabitants=check.inhabitants,
                    national_inhabitants=check.national_inhabitants,
                    year=check.year,
                )
            )
    yield from warnings[:TARGETS_NAMED]
    if len(warnings) > TARGETS_NAMED:
        yield warn(WarningCode.MORE_ODD_TARGETS, count=len(warnings) - TARGETS_NAMED)


def _targets(
    tables: Iterable[PlannedTable], register: Register
) -> Iterator[tuple[PlannedTable, int, int]]:
    """Yield the rows with a target that no row before gives to the municipality in the period."""
    seen: set[tuple[int, int, int]] = set()
    for table in tables:
        for row, target in enumerate(table.figures.get(Column.TARGET, ())):
            if target is None or not table.can_come_in(row):
                continue
            entry = (table.whose[row], register.periods[table.when[row]], target)
            if entry not in seen:
                seen.add(entry)
                yield table, row, target


def _with_records(numbers: FormulaNumbers, records: Iterable[PlannedRecord]) -> FormulaNumbers:
    """Return the numbers as they would be after the import."""
    inhabitants, targets = dict(numbers.inhabitants), dict(numbers.targets)
    for record in records:
        match record.data:
            case Inhabitants(year, number):
                inhabitants[record.municipality, year] = number
            case NationalTarget(period, number):
                targets[period] = number
    return replace(numbers, inhabitants=inhabitants, targets=targets)


def _sum_of(table: ReadTable, period: Period | None) -> int:
    """Return the sum of the targets of a table, or of those of a period where rows name one."""
    read = (row.values.get(Column.TARGET) for row in table.rows if row.period == period)
    return sum(value.value for value in read if value is not None)
