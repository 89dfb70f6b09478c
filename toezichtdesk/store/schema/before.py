"""The twin of each table, for what its rows held before they were changed or taken out."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, Table

from toezichtdesk.store.schema.parts import metadata

OUTSIDE = {
    "seal": "the hash of each line; it never changes, but for a salt that goes",
    "erased": "what was erased does not come back",
    "journal": "the acts themselves: a line is never changed or taken back",
    "journal_file": "the file of an import stays with its line",
    "draft": "typed and not recorded yet: no act wrote it, no report reads it",
}
_NEVER_TAKEN_BACK = ("journal.id", "municipality.code")


def twins() -> dict[str, Table]:
    """Return the twin of each table whose rows an act can take back, by its name."""
    return {
        table.name: _twin(table)
        for table in metadata.sorted_tables
        if "act" in table.c and table.name not in OUTSIDE
    }


def _twin(table: Table) -> Table:
    """Return the twin that keeps what a row held until the act `replaced_by`.

    restored_by: the act that put the row back where it was; None while it is out. A row that went
    out more than once has a line here for each time.
    What it names may be taken back itself: only references to rows that always stay are kept.
    """
    own_key = [column.name for column in table.primary_key]
    key = [*own_key, *([] if "act" in own_key else ["act"]), "replaced_by"]
    columns = [
        Column(
            column.name,
            column.type,
            *(
                ForeignKey(foreign.target_fullname)
                for foreign in column.foreign_keys
                if foreign.target_fullname in _NEVER_TAKEN_BACK
            ),
            nullable=column.nullable,
            autoincrement=False,
        )
        for column in table.c
    ]
    return Table(
        f"{table.name}_before",
        metadata,
        *columns,
        Column(
            "replaced_by",
            ForeignKey("journal.id"),
            nullable=False,
            autoincrement=False,
            index=table.c.act.index,
        ),
        Column("restored_by", ForeignKey("journal.id")),
        PrimaryKeyConstraint(*key),
        sqlite_with_rowid=False,
    )
