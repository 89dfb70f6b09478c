"""The officer's own words, bottlenecks and parties can be erased: they have places of their own.

What stands in a setting or in `tags` and `parties` already is sealed there and stays.
"""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_COLUMNS = """id INTEGER NOT NULL{key},
        kind VARCHAR NOT NULL,
        stands_for VARCHAR,
        word TEXT NOT NULL,
        offered BOOLEAN NOT NULL,
        act INTEGER NOT NULL,"""


def upgrade() -> None:
    op.execute(
        f"""CREATE TABLE own_word (
        {_COLUMNS.format(key=" PRIMARY KEY AUTOINCREMENT")}
        {_reference("own_word", "act")}
        )"""
    )
    op.execute("CREATE INDEX ix_own_word_act ON own_word (act)")
    op.execute(
        f"""CREATE TABLE own_word_before (
        {_COLUMNS.format(key="")}
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_own_word_before PRIMARY KEY (id, act, replaced_by),
        {_reference("own_word_before", "act")},
        {_reference("own_word_before", "replaced_by")},
        {_reference("own_word_before", "restored_by")}
        )
        WITHOUT ROWID"""
    )
    op.execute("CREATE INDEX ix_own_word_before_replaced_by ON own_word_before (replaced_by)")
    for table in ("contact", "knowledge_item"):
        for each in (table, f"{table}_before"):
            op.execute(f"ALTER TABLE {each} ADD COLUMN labels JSON")
    for each in ("knowledge_item", "knowledge_item_before"):
        op.execute(f"ALTER TABLE {each} ADD COLUMN partners JSON")


def _reference(table: str, column: str) -> str:
    return f"CONSTRAINT fk_{table}_{column} FOREIGN KEY({column}) REFERENCES journal (id)"
