"""Reads which municipalities merged or were split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk.ladder.mergers import Merger, Part
from toezichtdesk.store import schema
from toezichtdesk.store.cache import cached


def mergers(connection: Connection, today: date) -> dict[str, tuple[Merger, ...]]:
    """Return per successor the reorganisations up to the day, oldest first."""
    return cached(connection, "mergers", today, lambda: _read(connection, today))


def _read(connection: Connection, today: date) -> dict[str, tuple[Merger, ...]]:
    table = schema.municipality
    ended = select(table).where(table.c.successors != "").order_by(table.c.code)
    rows = connection.execute(ended).all()  # most municipalities never ended
    heirs = {code for row in rows for code in row.successors.split(";")}
    named = {
        row.code: row for row in connection.execute(select(table).where(table.c.code.in_(heirs)))
    }
    parts: dict[tuple[date, str], list[Part]] = defaultdict(list)
    for row in rows:
        successors = [code for code in row.successors.split(";") if code in named]
        if not successors or row.valid_to is None or row.valid_to > today:
            continue
        part = Part(row.code, row.name, tuple(named[code].name for code in successors))
        for code in successors:
            parts[(row.valid_to, code)].append(part)
    by_code: dict[str, list[Merger]] = defaultdict(list)
    for (on, code), members in sorted(parts.items()):
        by_code[code].append(Merger(code, on, tuple(members), named[code].valid_from >= on))
    return {code: tuple(of_code) for code, of_code in by_code.items()}


def with_parts(code: str, merged: Mapping[str, Sequence[Merger]]) -> tuple[str, ...]:
    """Return the code, and those of all municipalities that merged into it, however long ago."""
    codes = [code]
    for one in codes:
        codes += [
            part.code
            for merger in merged.get(one, ())
            for part in merger.parts
            if part.code not in codes
        ]
    return tuple(codes)
