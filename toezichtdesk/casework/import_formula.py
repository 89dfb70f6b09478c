"""Targets of an import beside the formula of the law: a check, never another number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from toezichtdesk import wording
from toezichtdesk.casework.import_records import NATIONAL, what
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.importing import Column, PlannedRow, ReadTable, RowStatus
from toezichtdesk.domain.lists import Inhabitants, NationalTarget, PlannedRecord, RecordKind
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.legal_targets import FormulaNumbers, formula_numbers
from toezichtdesk.sheets.headings import names_country, words

NAMED_AT_MOST = 12  # targets; with more, a number that the formula reckons with is wrong


def national_targets(tables: Iterable[ReadTable], period: Period | None) -> Iterator[PlannedRecord]:
    """Yield the national targets in the rows about the whole country.

    A row that is the sum of those above is none: the targets are rounded up, their sum is more.
    period: what the officer said of the sheets.
    """
    for table in tables:
        for total in table.totals:
            read = total.values.get(Column.TARGET)
            of_period = total.period or period or table.period
            if read is None or of_period is None or not names_country(words(total.name)):
                continue
            if read.value != _sum_of(table, total.period):
                draft = NationalTarget(of_period, read.value)
                yield PlannedRecord(
                    status=RowStatus.NEW,
                    kind=RecordKind.NATIONAL_TARGET,
                    sheet=table.sheet,
                    number=total.number,
                    name=NATIONAL,
                    municipality="",
                    what=what(draft),
                    cell=read.cell,
                    draft=draft,
                )


def odd_targets(
    connection: Connection, rows: Iterable[PlannedRow], records: Sequence[PlannedRecord]
) -> Iterator[str]:
    """Yield which targets differ more from the formula than rounding explains."""
    numbers = _with_records(formula_numbers(connection), records)
    odd: dict[tuple[str, Period, int], str] = {}
    for row in rows if numbers.targets else ():
        target = next((f.value for f in row.figures if f.measure is Measure.TARGET), None)
        if target is None or row.period is None or row.status is RowStatus.REFUSED:
            continue
        check = numbers.check(row.municipality, row.period, target)
        if check is not None and check.differs:
            odd[row.municipality, row.period, target] = (
                f"{row.name} (rij {row.number}): taakstelling {wording.number(target)} over "
                f"{row.period}; volgens de wettelijke formule {check.reckoning}. "
                "De vastgestelde taakstelling geldt."
            )
    told = list(odd.values())
    yield from told[:NAMED_AT_MOST]
    if len(told) > NAMED_AT_MOST:
        yield (
            f"En nog {len(told) - NAMED_AT_MOST} taakstellingen wijken af van de wettelijke "
            "formule. Kijk de landelijke taakstelling en de inwoners van Nederland na."
        )


def _with_records(numbers: FormulaNumbers, records: Iterable[PlannedRecord]) -> FormulaNumbers:
    """Return the numbers as they would be after the import."""
    inhabitants, targets = dict(numbers.inhabitants), dict(numbers.targets)
    for record in records:
        match record.draft:
            case Inhabitants(year, number):
                inhabitants[record.municipality, year] = number
            case NationalTarget(period, number):
                targets[period] = number
    return replace(numbers, inhabitants=inhabitants, targets=targets)


def _sum_of(table: ReadTable, period: Period | None) -> int:
    """Return the sum of the targets of a table, or of those of a period where rows name one."""
    read = (row.values.get(Column.TARGET) for row in table.rows if row.period == period)
    return sum(value.value for value in read if value is not None)
