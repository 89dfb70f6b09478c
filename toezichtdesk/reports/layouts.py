"""The layouts that the officer remembered."""

from __future__ import annotations

from sqlalchemy import Connection, select

from toezichtdesk.domain.importing import Layout
from toezichtdesk.sheets.layouts import unpacked
from toezichtdesk.store import schema


def layouts(connection: Connection) -> tuple[Layout, ...]:
    """Return the remembered layouts by name."""
    table = schema.layout
    rows = connection.execute(select(table.c.mapping).order_by(table.c.name))
    return tuple(unpacked(row.mapping) for row in rows)
