"""Balances of which two statements differ, and what the officer said of them."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from toezichtdesk.ladder.history import Settlement
from toezichtdesk.store import schema
from toezichtdesk.store.versions import known


def settlements(
    connection: Connection, *, last_act: int | None = None
) -> dict[str, list[Settlement]]:
    """Return per municipality which statement the officer called right, oldest first.

    last_act: as known after this act; None is now.
    """
    table = known(schema.balance_settlement, last_act)
    found: dict[str, list[Settlement]] = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.c.id)):
        found[row.municipality].append(
            Settlement(row.period, row.closing, row.opening, row.right, row.reason)
        )
    return found
