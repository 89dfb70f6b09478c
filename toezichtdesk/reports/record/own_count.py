"""Municipalities' own counts beside those of COA: the difference, why, and until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from toezichtdesk import wording
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.own_count import OwnCount, OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.dossier import OwnCountRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.store import schema


def own_counts(known: AsKnown, code: str | None = None) -> dict[str, tuple[OwnCountRow, ...]]:
    """Return per municipality its own counts, newest stand first."""
    table = known.table(schema.own_count)
    query = select(table).order_by(table.c.reference_date.desc(), table.c.id.desc())
    if code is not None:
        query = query.where(table.c.municipality == code)
    by_code: dict[str, list[OwnCountRow]] = defaultdict(list)
    for row in known.connection.execute(query):
        own = own_count_of(row)
        by_code[own.municipality].append(OwnCountRow(own, counted_by_coa(known, own)))
    return {municipality: tuple(rows) for municipality, rows in by_code.items()}


def counted_by_coa(known: AsKnown, of: OwnCountData) -> int | None:
    """Return COA's present count of persons for the same stand; None without one."""
    table = known.table(schema.figure)
    value: int | None = known.connection.execute(
        select(table.c.value)
        .where(
            table.c.municipality == of.municipality,
            table.c.period == of.period,
            table.c.measure == Measure.REALISED,
            table.c.reference_date == of.reference_date,
        )
        .order_by(table.c.act.desc())
        .limit(1)
    ).scalar()
    return value


def periods_counted(known: AsKnown, code: str, reference_date: date) -> tuple[Period, ...]:
    """Return the periods for which COA has a stand on this day; at most two."""
    table = known.table(schema.figure)
    query = select(table.c.period).where(
        table.c.municipality == code,
        table.c.measure == Measure.REALISED,
        table.c.reference_date == reference_date,
    )
    return tuple(known.connection.execute(query.distinct().order_by(table.c.period)).scalars())


def open_differences(rows: Iterable[OwnCountRow]) -> tuple[OwnCountRow, ...]:
    """Return the counts that still differ, by the day on which to agree."""
    still = (row for row in rows if row.is_open)
    return tuple(sorted(still, key=lambda row: (row.own.agree_by, row.own.id)))


def line(row: OwnCountRow, *, with_reason: bool = True) -> str:
    """Return Dutch sentences: both counts, why they differ, and the state of affairs.

    with_reason: include the officer's own explanation.
    """
    return wording.own_count(row.own, row.coa, with_reason=with_reason)


def own_count_of(row: Row[Any]) -> OwnCount:
    """Return the count in a row of the table."""
    return OwnCount(
        municipality=row.municipality,
        period=row.period,
        reference_date=row.reference_date,
        counted=row.counted,
        reason=row.reason,
        agree_by=row.agree_by,
        agreed_on=row.agreed_on,
        outcome=row.outcome,
        id=row.id,
    )
