"""The words that stand with a contact or an item of knowledge: bottlenecks and parties.

They can be erased in `labels` and `partners`; what was recorded before those were there is sealed
in `tags` and `parties`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row


def bottlenecks_of(row: Row[*tuple[Any, ...]]) -> tuple[str, ...]:
    """Return the bottlenecks of a row with `labels` and `tags`, without `#`."""
    return tuple(row.tags or () if row.labels is None else row.labels)


def parties_of(row: Row[*tuple[Any, ...]]) -> tuple[str, ...]:
    """Return the organisations of a row with `partners` and `parties`."""
    return tuple(row.parties if row.partners is None else row.partners)
