"""A plan is judged in parts, a measure may be talked over, and files may be attached."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_PARTS = (
    "executable VARCHAR",
    "executable_note TEXT",
    "terms VARCHAR",
    "terms_note TEXT",
    "recurrence VARCHAR",
    "recurrence_note TEXT",
    "adoption_note TEXT",
)
_NOTE = """
    CREATE TABLE measure_note (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        measure INTEGER NOT NULL,
        noted_on DATE NOT NULL,
        text TEXT NOT NULL,
        act INTEGER NOT NULL,
        CONSTRAINT fk_measure_note_measure FOREIGN KEY(measure) REFERENCES plan_measure (id),
        CONSTRAINT fk_measure_note_act FOREIGN KEY(act) REFERENCES journal (id)
    )
"""
_NOTE_BEFORE = """
    CREATE TABLE measure_note_before (
        id INTEGER NOT NULL,
        measure INTEGER NOT NULL,
        noted_on DATE NOT NULL,
        text TEXT NOT NULL,
        act INTEGER NOT NULL,
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_measure_note_before PRIMARY KEY (id, act, replaced_by),
        CONSTRAINT fk_measure_note_before_act FOREIGN KEY(act) REFERENCES journal (id),
        CONSTRAINT fk_measure_note_before_replaced_by FOREIGN KEY(replaced_by) \
REFERENCES journal (id),
        CONSTRAINT fk_measure_note_before_restored_by FOREIGN KEY(restored_by) \
REFERENCES journal (id)
    )
     WITHOUT ROWID
"""


_ATTACHMENT = """municipality VARCHAR NOT NULL,
        contact INTEGER,
        "plan" INTEGER,
        name TEXT NOT NULL,
        file VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        erased BOOLEAN NOT NULL,
        act INTEGER NOT NULL"""


def upgrade() -> None:
    # The references of other tables go on naming the table that is made anew.
    op.execute("PRAGMA legacy_alter_table=ON")
    for table in ("improvement_plan", "improvement_plan_before"):
        _give_parts(table)
    op.execute("PRAGMA legacy_alter_table=OFF")
    op.execute(_NOTE)
    op.execute("CREATE INDEX ix_measure_note_act ON measure_note (act)")
    op.execute("CREATE INDEX ix_measure_note_measure ON measure_note (measure)")
    op.execute(_NOTE_BEFORE)
    op.execute(
        "CREATE INDEX ix_measure_note_before_replaced_by ON measure_note_before (replaced_by)"
    )
    _make_attachments()


def _make_attachments() -> None:
    op.execute(
        f"""CREATE TABLE attachment (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        {_ATTACHMENT},
        {_reference("attachment", "municipality", "municipality (code)")},
        {_reference("attachment", "contact", "contact (id)")},
        CONSTRAINT fk_attachment_plan FOREIGN KEY("plan") REFERENCES improvement_plan (id),
        {_reference("attachment", "act", "journal (id)")}
    )"""
    )
    op.execute("CREATE INDEX ix_attachment_act ON attachment (act)")
    op.execute("CREATE INDEX ix_attachment_contact ON attachment (contact)")
    op.execute('CREATE INDEX ix_attachment_plan ON attachment ("plan")')
    op.execute(
        f"""CREATE TABLE attachment_before (
        id INTEGER NOT NULL,
        {_ATTACHMENT},
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_attachment_before PRIMARY KEY (id, act, replaced_by),
        {_reference("attachment_before", "municipality", "municipality (code)")},
        {_reference("attachment_before", "act", "journal (id)")},
        {_reference("attachment_before", "replaced_by", "journal (id)")},
        {_reference("attachment_before", "restored_by", "journal (id)")}
    )
     WITHOUT ROWID"""
    )
    op.execute("CREATE INDEX ix_attachment_before_replaced_by ON attachment_before (replaced_by)")


def _give_parts(table: str) -> None:
    """Make the table anew with the parts before its constraints."""
    connection = op.get_bind()
    found = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL", (table,)
    ).fetchall()
    indexes = [(str(name), str(made)) for kind, name, made in found if kind == "index"]
    statement = next(str(made) for kind, _, made in found if kind == "table")
    for name, _ in indexes:
        op.execute(f"DROP INDEX {name}")
    op.execute(f"ALTER TABLE {table} RENAME TO {table}_old")
    parts = "".join(f"{column},\n\t" for column in _PARTS)
    op.execute(statement.replace("CONSTRAINT", f"{parts}CONSTRAINT", 1))
    columns = connection.exec_driver_sql(f"PRAGMA table_info({table}_old)").fetchall()
    held = ", ".join(f'"{column[1]}"' for column in columns)
    op.execute(f"INSERT INTO {table} ({held}) SELECT {held} FROM {table}_old")
    if table == "improvement_plan":
        op.execute(  # a number that was used is never given again
            "UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence"
            " WHERE name = 'improvement_plan_old') WHERE name = 'improvement_plan'"
        )
    op.execute(f"DROP TABLE {table}_old")
    for _, made in indexes:
        op.execute(made)


def _reference(table: str, column: str, target: str) -> str:
    return f"CONSTRAINT fk_{table}_{column} FOREIGN KEY({column}) REFERENCES {target}"
