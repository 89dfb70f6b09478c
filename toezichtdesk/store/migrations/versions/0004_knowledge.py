"""What is done for knowledge sharing gets its tables."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ITEM, SHARED = "knowledge_item_before", "practice_sharing"
SHARING = f"{SHARED}_before"
_STATEMENTS = (
    """CREATE TABLE knowledge_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    title TEXT NOT NULL,
    level VARCHAR,
    parties JSON NOT NULL,
    municipalities JSON NOT NULL,
    problem TEXT NOT NULL,
    approach TEXT NOT NULL,
    conditions TEXT NOT NULL,
    contact TEXT NOT NULL,
    outcome TEXT NOT NULL,
    tags JSON NOT NULL,
    act INTEGER NOT NULL,
    CONSTRAINT fk_knowledge_item_act FOREIGN KEY(act) REFERENCES journal (id)
)""",
    "CREATE INDEX ix_knowledge_item_act ON knowledge_item (act)",
    f"""CREATE TABLE knowledge_item_before (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    title TEXT NOT NULL,
    level VARCHAR,
    parties JSON NOT NULL,
    municipalities JSON NOT NULL,
    problem TEXT NOT NULL,
    approach TEXT NOT NULL,
    conditions TEXT NOT NULL,
    contact TEXT NOT NULL,
    outcome TEXT NOT NULL,
    tags JSON NOT NULL,
    act INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL,
    restored_by INTEGER,
    CONSTRAINT pk_knowledge_item_before PRIMARY KEY (id, act, replaced_by),
    CONSTRAINT fk_knowledge_item_before_act FOREIGN KEY(act) REFERENCES journal (id),
    CONSTRAINT fk_{ITEM}_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
    CONSTRAINT fk_{ITEM}_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID""",
    "CREATE INDEX ix_knowledge_item_before_replaced_by ON knowledge_item_before (replaced_by)",
    f"""CREATE TABLE practice_sharing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    item INTEGER NOT NULL,
    municipality VARCHAR NOT NULL,
    shared_on DATE NOT NULL,
    act INTEGER NOT NULL,
    CONSTRAINT fk_practice_sharing_item FOREIGN KEY(item) REFERENCES knowledge_item (id),
    CONSTRAINT fk_{SHARED}_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
    CONSTRAINT fk_practice_sharing_act FOREIGN KEY(act) REFERENCES journal (id)
)""",
    "CREATE INDEX ix_practice_sharing_act ON practice_sharing (act)",
    "CREATE INDEX ix_practice_sharing_item ON practice_sharing (item)",
    f"""CREATE TABLE practice_sharing_before (
    id INTEGER NOT NULL,
    item INTEGER NOT NULL,
    municipality VARCHAR NOT NULL,
    shared_on DATE NOT NULL,
    act INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL,
    restored_by INTEGER,
    CONSTRAINT pk_practice_sharing_before PRIMARY KEY (id, act, replaced_by),
    CONSTRAINT fk_{SHARING}_municipality FOREIGN KEY(municipality) REFERENCES municipality (code),
    CONSTRAINT fk_practice_sharing_before_act FOREIGN KEY(act) REFERENCES journal (id),
    CONSTRAINT fk_{SHARING}_replaced_by FOREIGN KEY(replaced_by) REFERENCES journal (id),
    CONSTRAINT fk_{SHARING}_restored_by FOREIGN KEY(restored_by) REFERENCES journal (id)
)
 WITHOUT ROWID""",
    "CREATE INDEX ix_practice_sharing_before_replaced_by ON practice_sharing_before (replaced_by)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
