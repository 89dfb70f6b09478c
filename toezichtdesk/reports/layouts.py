"""The layouts that the officer remembered, and the headings imported before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.importing import Layout
from toezichtdesk.reports.record.acts_in_force import taken_back
from toezichtdesk.sheets.layouts import unpacked
from toezichtdesk.store import schema


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A layout in the list: who remembered or forgot it, and when it was used.

    used: imports of sheets with these headings that were not undone; last_used: None for none.
    """

    layout: Layout
    officer: str
    changed_on: date
    is_forgotten: bool
    used: int = 0
    last_used: date | None = None


@dataclass(frozen=True, slots=True)
class LastImport:
    """The last import of sheets with certain headings; its warnings, as marks."""

    act: int
    warned: frozenset[str]


def layouts(connection: Connection) -> tuple[Layout, ...]:
    """Return the remembered layouts by name."""
    table = schema.layout
    rows = connection.execute(select(table.c.mapping).order_by(table.c.name))
    return tuple(unpacked(row.mapping) for row in rows)


def layout_list(connection: Connection) -> tuple[LayoutRow, ...]:
    """Return the remembered layouts by name, then the forgotten ones, which can be restored."""
    rows = {row.layout.signature: row for row in (*_forgotten(connection), *_known(connection))}
    for line in _imports(connection):  # newest first
        for signature in set(line.signatures or ()) & rows.keys():
            row = rows[signature]
            last_used = row.last_used or _day(line.moment)
            rows[signature] = replace(row, used=row.used + 1, last_used=last_used)
    return tuple(
        sorted(rows.values(), key=lambda row: (row.is_forgotten, row.layout.name.casefold()))
    )


def times_used(connection: Connection, signatures: Collection[str]) -> dict[str, int]:
    """Return how many imports in force had a sheet with each of these headings."""
    times = dict.fromkeys(signatures, 0)
    for line in _imports(connection):
        for signature in set(line.signatures or ()) & times.keys():
            times[signature] += 1
    return times


def last_import(connection: Connection, signatures: Collection[str]) -> LastImport | None:
    """Return the last import in force of a file with exactly these headings."""
    wanted = set(signatures)
    lines = _imports(connection) if wanted else ()
    newest = next((line.id for line in lines if set(line.signatures or ()) == wanted), None)
    if newest is None:
        return None
    table = schema.journal
    details = connection.execute(select(table.c.details).where(table.c.id == newest)).scalar_one()
    return LastImport(newest, frozenset(details.get("warned", ())))


def _imports(connection: Connection) -> Iterator[Any]:
    """Yield number, moment and headings of the imports in force, newest first."""
    table = schema.journal
    undone = taken_back(connection)
    lines = connection.execute(
        select(table.c.id, table.c.moment, table.c.details["signatures"].label("signatures"))
        .where(table.c.act == Act.IMPORT)
        .order_by(table.c.id.desc())
    )
    return (line for line in lines if line.id not in undone)


def _known(connection: Connection) -> Iterator[LayoutRow]:
    journal, table = schema.journal, schema.layout
    query = select(table.c.mapping, journal.c.officer, journal.c.moment).join(journal)
    for line in connection.execute(query):
        layout = unpacked(line.mapping)
        yield LayoutRow(layout, line.officer, _day(line.moment), is_forgotten=False)


def _forgotten(connection: Connection) -> Iterator[LayoutRow]:
    """Yield the forgotten layouts, oldest first; some may have been remembered again."""
    table = schema.journal
    undone = taken_back(connection)
    query = select(table).where(table.c.act == Act.FORGET_LAYOUT).order_by(table.c.id)
    for line in connection.execute(query):
        if line.id in undone:
            continue
        layout = unpacked(line.details["before"])
        yield LayoutRow(layout, line.officer, _day(line.moment), is_forgotten=True)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()
