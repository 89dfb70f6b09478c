"""Balances with two different statements, and the officer's choice between them."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from toezichtdesk.ladder.history import Settlement
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.store import schema


def settlements(known: AsKnown) -> dict[str, list[Settlement]]:
    """Return per municipality which statements the officer chose, oldest first."""
    table = known.table(schema.balance_settlement)
    by_code: dict[str, list[Settlement]] = defaultdict(list)
    for row in known.connection.execute(select(table).order_by(table.c.id)):
        by_code[row.municipality].append(
            Settlement(row.period, row.closing, row.opening, row.right, row.reason)
        )
    return by_code
