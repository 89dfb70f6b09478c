"""Seals on every act, and what remains of texts that were erased.

The seals themselves are made after the last step of an upgrade (`store.migrate`).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seal",
        sa.Column("act", sa.Integer, sa.ForeignKey("journal.id"), primary_key=True),
        sa.Column("salt", sa.String(32)),
        sa.Column("payload", sa.String(64), nullable=False),
        sa.Column("rows", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "erased",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("table_name", sa.String, nullable=False),
        sa.Column("row_key", sa.String, nullable=False),
        sa.Column("row_act", sa.Integer, sa.ForeignKey("journal.id"), nullable=False, index=True),
        sa.Column("salt", sa.String(64)),
        sa.Column("hash", sa.String(64)),
        sa.Column("act", sa.Integer, sa.ForeignKey("journal.id"), nullable=False, index=True),
        sqlite_autoincrement=True,
    )
