"""The layouts that the officer remembered, and which headings came in before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from toezichtdesk.domain.importing import Layout
from toezichtdesk.reports.journal import IMPORT, undone_imports
from toezichtdesk.sheets.layouts import unpacked
from toezichtdesk.store import schema


@dataclass(frozen=True, slots=True)
class LastImport:
    """The last import of sheets with certain headings: what was warned of."""

    act: int
    warnings: frozenset[str]


def layouts(connection: Connection) -> tuple[Layout, ...]:
    """Return the remembered layouts by name."""
    table = schema.layout
    rows = connection.execute(select(table.c.mapping).order_by(table.c.name))
    return tuple(unpacked(row.mapping) for row in rows)


def last_import(connection: Connection, signatures: Collection[str]) -> LastImport | None:
    """Return the last import, not taken back, of a file with these headings and no others."""
    table = schema.journal
    lines = connection.execute(
        select(table.c.id, table.c.details["signatures"].label("signatures"))
        .where(table.c.act == IMPORT)
        .order_by(table.c.id.desc())
    )
    undone, wanted = undone_imports(connection), set(signatures)
    stands = (line for line in lines if line.id not in undone and wanted)
    found = next((line.id for line in stands if set(line.signatures or ()) == wanted), None)
    if found is None:
        return None
    details = connection.execute(select(table.c.details).where(table.c.id == found)).scalar_one()
    return LastImport(found, frozenset(details.get("warnings", ())))
