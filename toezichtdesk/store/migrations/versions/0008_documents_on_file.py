"""What was put on file can have its document with it."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TWIN = "file_document_before"
_STATEMENTS = (
    """CREATE TABLE file_document (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    municipality VARCHAR NOT NULL,
    item INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    content BLOB,
    act INTEGER NOT NULL,
    CONSTRAINT fk_file_document_municipality FOREIGN KEY(municipality) \
REFERENCES municipality (code),
    CONSTRAINT fk_file_document_item FOREIGN KEY(item) REFERENCES file_item (id),
    CONSTRAINT fk_file_document_act FOREIGN KEY(act) REFERENCES journal (id)
)""",
    "CREATE INDEX ix_file_document_act ON file_document (act)",
    "CREATE INDEX ix_file_document_item ON file_document (item)",
    f"""CREATE TABLE file_document_before (
    id INTEGER NOT NULL,
    municipality VARCHAR NOT NULL,
    item INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    content BLOB,
    act INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL,
    restored_by INTEGER,
    CONSTRAINT pk_file_document_before PRIMARY KEY (id, act, replaced_by),
    CONSTRAINT fk_{_TWIN}_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
    CONSTRAINT fk_file_document_before_act FOREIGN KEY(act) REFERENCES journal (id),
    CONSTRAINT fk_{_TWIN}_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
    CONSTRAINT fk_{_TWIN}_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID""",
    "CREATE INDEX ix_file_document_before_replaced_by ON file_document_before (replaced_by)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
