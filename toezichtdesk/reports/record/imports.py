"""The imports: which sheets were read, and what each changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.record.journal import journal_lines
from toezichtdesk.store import schema


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that an import changed, in persons. before: None for a first figure."""

    municipality: str
    period: Period
    reference_date: date
    measure: Measure
    before: int | None
    value: int


def imports(connection: Connection) -> tuple[JournalRow, ...]:
    """Return the imports, newest first, also those that were undone."""
    return journal_lines(connection, schema.journal.c.act == Act.IMPORT)


def changes(connection: Connection, act: int) -> tuple[Change, ...]:
    """Return by name of the municipality the figures that an import changed.

    Each is compared with the last stand before it in the same period, of its own day or an earlier
    one. Nothing remains of an import that was undone.
    """
    figure, older = schema.figure, schema.figure.alias()
    before = (
        select(older.c.value)
        .where(
            older.c.municipality == figure.c.municipality,
            older.c.period == figure.c.period,
            older.c.measure == figure.c.measure,
            older.c.reference_date <= figure.c.reference_date,
            older.c.act < figure.c.act,
        )
        .order_by(older.c.reference_date.desc(), older.c.act.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            schema.municipality.c.name,
            figure.c.period,
            figure.c.reference_date,
            figure.c.measure,
            before.label("before"),
            figure.c.value,
        )
        .join(schema.municipality, schema.municipality.c.code == figure.c.municipality)
        .where(figure.c.act == act)
        .order_by(figure.c.period, figure.c.reference_date, figure.c.measure)
    )
    rows = (Change(*row) for row in connection.execute(query))
    changed = (row for row in rows if row.value != row.before)
    return tuple(sorted(changed, key=lambda row: folded(row.municipality)))
