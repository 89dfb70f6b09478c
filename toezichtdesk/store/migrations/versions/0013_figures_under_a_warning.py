"""A warning keeps the figures that opened it, so that newer ones are known from them.

Of an earlier warning only the sentence was recorded; its row is sealed and stays as it is.
"""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_COLUMNS = (
    "basis_period INTEGER",
    "basis_reference_date DATE",
    "basis_target INTEGER",
    "basis_opening_balance INTEGER",
    "basis_total_task INTEGER",
    "basis_realised INTEGER",
)


def upgrade() -> None:
    for table in ("early_warning", "early_warning_before"):
        for column in _COLUMNS:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
