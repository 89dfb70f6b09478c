"""The collection that all tables are in, and the columns that many of them have."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, MetaData, String, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def act_column() -> Column[int]:
    """Return the column that names the act that wrote the row."""
    return Column("act", ForeignKey("journal.id"), nullable=False, index=True)


def erasable(name: str, type_: type[String]) -> Column[str]:
    """Return a column with text about a person, which may have to go one day."""
    return Column(name, type_, nullable=False, info={"erasable": True})


def municipality_column(*, is_key: bool = False) -> Column[str]:
    """Return the column that names the municipality, by its code."""
    return Column(
        "municipality", ForeignKey("municipality.code"), nullable=False, primary_key=is_key
    )


def added_text(name: str) -> Column[str]:
    """Return an erasable text that came later: empty in the rows from before."""
    return Column(name, Text, info={"erasable": True})


def added_words(name: str) -> Column[list[str]]:
    """Return a column with erasable words that came later: empty in the rows from before."""
    return Column(name, JSON(none_as_null=True), info={"erasable": True})
