"""Talks are planned, and a contact names bottlenecks apart from its words."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_COLUMNS = """id INTEGER NOT NULL{key},
        planned_on DATE NOT NULL,
        starts_at VARCHAR,
        kind VARCHAR NOT NULL,
        municipalities JSON NOT NULL,
        place TEXT NOT NULL,
        subject TEXT NOT NULL,
        counterpart TEXT NOT NULL,
        state VARCHAR NOT NULL,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,"""


def upgrade() -> None:
    op.execute(
        f"""CREATE TABLE planned_talk (
        {_COLUMNS.format(key=" PRIMARY KEY AUTOINCREMENT")}
        {_reference("planned_talk", "act")}
        )"""
    )
    op.execute("CREATE INDEX ix_planned_talk_act ON planned_talk (act)")
    op.execute(
        f"""CREATE TABLE planned_talk_before (
        {_COLUMNS.format(key="")}
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_planned_talk_before PRIMARY KEY (id, act, replaced_by),
        {_reference("planned_talk_before", "act")},
        {_reference("planned_talk_before", "replaced_by")},
        {_reference("planned_talk_before", "restored_by")}
        )
        WITHOUT ROWID"""
    )
    op.execute(
        "CREATE INDEX ix_planned_talk_before_replaced_by ON planned_talk_before (replaced_by)"
    )
    for table in ("contact", "contact_before"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN tags JSON")


def _reference(table: str, column: str) -> str:
    return f"CONSTRAINT fk_{table}_{column} FOREIGN KEY({column}) REFERENCES journal (id)"
