"""Shared by the tests of undo: the tables to compare before an import and after taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toezichtdesk.store import schema

if TYPE_CHECKING:
    from tests.conftest import Desk

# What the acts themselves keep: the journal, the file, and what rows held before an act.
LOG = (*schema.OUTSIDE, *(f"{name}_before" for name in schema.BEFORE))


def without_acts(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Return the tables without the numbers of acts and rows, which say only when."""
    own = ("id", "act", "warning", "contact", "plan")
    numbers = {
        table.name: [i for i, c in enumerate(table.c) if c.name in own]
        for table in schema.metadata.sorted_tables
    }
    return {
        name: sorted(
            (tuple(v for i, v in enumerate(row) if i not in numbers[name]) for row in rows),
            key=repr,
        )
        for name, rows in desk.tables(besides=LOG).items()
    }
