"""A draft may be of a form that is about no municipality, such as a version of the policy."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_DRAFT = """
    CREATE TABLE draft (
        form VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        fields JSON NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (form, subject)
    )
"""


def upgrade() -> None:
    op.execute("ALTER TABLE draft RENAME TO draft_old")
    op.execute(_DRAFT)
    op.execute(
        "INSERT INTO draft (form, subject, fields) SELECT form, municipality, fields FROM draft_old"
    )
    op.execute("DROP TABLE draft_old")
