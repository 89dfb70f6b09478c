"""The digests of the acts of a large table, from lines that SQLite itself joins.

A line handed over costs more than to write and hash it. SQLite promises no order within what it
joins, so that only equality with the seal says anything: then these are the sealed bytes. Whatever
differs is read again line by line.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import String, Table

from toezichtdesk.store.sealed_rows import erasable, query_of_joined

if TYPE_CHECKING:
    from hashlib import _Hash

ROWS_AT_ONCE = 2_500  # joined at a time, some quarter of a megabyte; of one municipality all


def can_be_joined(table: Table) -> bool:
    """Return whether its rows are of municipalities, and hold no text that may be erased."""
    first = next(iter(table.primary_key))
    return first.name == "municipality" and isinstance(first.type, String) and not erasable(table)


def digests_of_joined(raw: sqlite3.Connection, table: Table) -> dict[int, str]:
    """Return the digest of each act of which no row was replaced; the connection reads bytes."""
    open_digests: defaultdict[int, _Hash] = defaultdict(sha256)
    for low, high in _slices(raw, table):
        query = query_of_joined(table, has_low=low is not None, has_high=high is not None)
        for act, lines in raw.execute(query, {"since": 0, "low": low, "high": high}):
            digest = open_digests[act]
            digest.update(lines)
            digest.update(b"\n")
    return {act: digest.hexdigest() for act, digest in open_digests.items()}


def _slices(raw: sqlite3.Connection, table: Table) -> Iterator[tuple[bytes | None, bytes | None]]:
    """Yield from which municipality and up to which; None for without end.

    Each slice begins where the one before ended, so that together they leave out no row, whatever
    stands in the file.
    """
    source = f"FROM {table.name} WHERE municipality"
    nth = (
        f"SELECT municipality {source} >= CAST(? AS TEXT) "
        f"ORDER BY municipality LIMIT 1 OFFSET {ROWS_AT_ONCE}"
    )
    after = f"SELECT min(municipality) {source} > CAST(? AS TEXT)"
    low: bytes | None = None
    while True:
        high = _value(raw, nth, low or b"")
        if low is not None and high == low:
            high = _value(raw, after, low)
        is_last = not isinstance(high, bytes) or high <= (low or b"")
        yield low, None if is_last else high
        if is_last:
            return
        low = high


def _value(raw: sqlite3.Connection, query: str, low: bytes) -> bytes | None:
    row = raw.execute(query, (low,)).fetchone()
    return None if row is None else row[0]
