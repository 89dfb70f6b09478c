"""The columns and texts of knowledge items, for the page Kennis and for a dossier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from toezichtdesk import wording
from toezichtdesk.domain.knowledge import Knowledge
from toezichtdesk.reports.pages.knowledge import knowledge_kind
from toezichtdesk.ui.lists.rows_model import TableColumn

Row = TypeVar("Row")


def item_columns(item_of: Callable[[Row], Knowledge]) -> tuple[TableColumn[Row], ...]:
    """Return the columns with day, kind and title of an item. item_of: gets it from a row."""

    def title(row: Row) -> str:
        return item_of(row).title

    return (
        TableColumn(
            "day",
            "Datum",
            lambda row: wording.day(item_of(row).held_on),
            sort=lambda row: item_of(row).held_on.toordinal(),
            width=96,
        ),
        TableColumn("kind", "Soort", lambda row: item_of(row).kind.value.capitalize(), width=148),
        TableColumn("title", "Onderwerp", title, tip=title, width=0),
    )


def item_parts(item: Knowledge, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the kind and the day of an item, then its parts with their headings.

    names: of the municipalities.
    """
    return (
        ("", f"{knowledge_kind(item).capitalize()}, {wording.day(item.held_on)}"),
        ("Gemeenten", ", ".join(names)),
        ("Partijen", ", ".join(item.parties)),
        ("Probleem", item.problem),
        ("Aanpak", item.approach),
        ("Randvoorwaarden", item.conditions),
        ("Contact", item.contact),
        ("Opbrengst", item.outcome),
    )
