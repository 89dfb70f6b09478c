"""What paper, tables and the console say about a record that is not as it was sealed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.municipality import folded
from toezichtdesk.store import schema
from toezichtdesk.store.chain import Broken
from toezichtdesk.store.doubt import broken_in


def doubt(connection: Connection) -> str:
    """Return in Dutch what is broken and whom it may be about; empty when the record is sound.

    Also that it was not verified, where that takes too long.
    """
    broken = broken_in(connection)
    if broken is None:
        return wording.not_verified()
    if not broken:
        return ""
    codes = codes_of(connection, broken)
    names = _names(connection)
    whose = sorted((names.get(code, code) for code in codes or ()), key=folded)
    return wording.doubtful([wording.broken(one) for one in broken], whose)


def codes_of(connection: Connection, broken: Sequence[Broken]) -> frozenset[str] | None:
    """Return the municipalities of which an act wrote the rows or the lines that are broken.

    Which of its rows it is, no seal can tell. None where it may be any municipality.
    """
    codes: set[str] = set()
    for table, act in {(one.table, one.act) for one in broken}:
        of_act = _of_act(connection, table, act)
        if not of_act:
            return None
        codes |= of_act
    return frozenset(codes)


def _of_act(connection: Connection, name: str, act: int) -> set[str]:
    table = schema.metadata.tables.get(name)
    queries = [select(schema.journal.c.municipality).where(schema.journal.c.id == act)]
    if table is not None and {"municipality", "act"} <= set(table.c.keys()):
        queries += [select(table.c.municipality).where(table.c.act == act).distinct()]
    codes = (code for query in queries for code in connection.execute(query).scalars())
    return {code for code in codes if code}


def _names(connection: Connection) -> dict[str, str]:
    """Return the newest name of each code."""
    table = schema.municipality
    rows = connection.execute(select(table.c.code, table.c.name).order_by(table.c.valid_from))
    return {row.code: row.name for row in rows}
