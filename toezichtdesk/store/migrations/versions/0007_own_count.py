"""The municipality's own count of a stand beside that of COA, with reason and day of agreeing."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COLUMNS = """municipality VARCHAR NOT NULL,
        period INTEGER NOT NULL,
        reference_date DATE NOT NULL,
        counted INTEGER NOT NULL,
        reason TEXT NOT NULL,
        agree_by DATE NOT NULL,
        agreed_on DATE,
        outcome TEXT NOT NULL,
        act INTEGER NOT NULL"""


def upgrade() -> None:
    op.execute(
        f"""CREATE TABLE own_count (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        {_COLUMNS},
        CONSTRAINT fk_own_count_municipality FOREIGN KEY(municipality) \
REFERENCES municipality (code),
        CONSTRAINT fk_own_count_act FOREIGN KEY(act) REFERENCES journal (id)
    )"""
    )
    op.execute("CREATE INDEX ix_own_count_act ON own_count (act)")
    op.execute(
        f"""CREATE TABLE own_count_before (
        id INTEGER NOT NULL,
        {_COLUMNS},
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_own_count_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_own_count_before_municipality FOREIGN KEY(municipality) \
REFERENCES municipality (code),
        CONSTRAINT fk_own_count_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_own_count_before_replaced_by FOREIGN KEY(replaced_by) \
REFERENCES journal (id),
        CONSTRAINT fk_own_count_before_restored_by FOREIGN KEY(restored_by) \
REFERENCES journal (id)
    )
     WITHOUT ROWID"""
    )
    op.execute("CREATE INDEX ix_own_count_before_replaced_by ON own_count_before (replaced_by)")
