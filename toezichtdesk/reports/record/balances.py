"""Balances with two different statements, and the officer's choice between them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select

from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Settlement
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.store import schema


def settled_on(known: AsKnown, code: str) -> dict[Period, date]:
    """Return the day on which the officer last settled the balance that a period begins with."""
    table = known.table(schema.balance_settlement)
    rows = known.connection.execute(
        select(table.c.period, schema.journal.c.moment)
        .join(schema.journal, schema.journal.c.id == table.c.act)
        .where(table.c.municipality == code)
        .order_by(table.c.id)
    )
    return {row.period: date.fromisoformat(row.moment[:10]) for row in rows}


def settlements(known: AsKnown) -> dict[str, list[Settlement]]:
    """Return per municipality which statements the officer chose, oldest first."""
    table = known.table(schema.balance_settlement)
    by_code: dict[str, list[Settlement]] = defaultdict(list)
    for row in known.connection.execute(select(table).order_by(table.c.id)):
        by_code[row.municipality].append(
            Settlement(row.period, row.closing, row.opening, row.right, row.reason)
        )
    return by_code
