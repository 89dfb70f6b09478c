"""Work may be put off or set aside, and a measure says why it is late."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COLUMNS = """id INTEGER NOT NULL{key},
        municipality VARCHAR NOT NULL,
        work TEXT NOT NULL,
        until DATE,
        reason TEXT NOT NULL,
        act INTEGER NOT NULL,"""


def upgrade() -> None:
    op.execute(
        f"""CREATE TABLE put_off (
        {_COLUMNS.format(key=" PRIMARY KEY AUTOINCREMENT")}
        {_reference("put_off", "municipality", "municipality (code)")},
        {_reference("put_off", "act", "journal (id)")}
        )"""
    )
    op.execute("CREATE INDEX ix_put_off_act ON put_off (act)")
    op.execute(
        f"""CREATE TABLE put_off_before (
        {_COLUMNS.format(key="")}
        replaced_by INTEGER NOT NULL,
        restored_by INTEGER,
        CONSTRAINT pk_put_off_before PRIMARY KEY (id, act, replaced_by),
        {_reference("put_off_before", "municipality", "municipality (code)")},
        {_reference("put_off_before", "act", "journal (id)")},
        {_reference("put_off_before", "replaced_by", "journal (id)")},
        {_reference("put_off_before", "restored_by", "journal (id)")}
        )
        WITHOUT ROWID"""
    )
    op.execute("CREATE INDEX ix_put_off_before_replaced_by ON put_off_before (replaced_by)")
    # The references of other tables go on naming the table that is made anew.
    op.execute("PRAGMA legacy_alter_table=ON")
    for table in ("plan_measure", "plan_measure_before"):
        _give_a_reason(table)
    op.execute("PRAGMA legacy_alter_table=OFF")


def _reference(table: str, column: str, target: str) -> str:
    return f"CONSTRAINT fk_{table}_{column} FOREIGN KEY({column}) REFERENCES {target}"


def _give_a_reason(table: str) -> None:
    """Make the table anew with a reason after the places."""
    connection = op.get_bind()
    found = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL", (table,)
    ).fetchall()
    indexes = [(str(name), str(made)) for kind, name, made in found if kind == "index"]
    statement = next(str(made) for kind, _, made in found if kind == "table")
    for name, _ in indexes:
        op.execute(f"DROP INDEX {name}")
    op.execute(f"ALTER TABLE {table} RENAME TO {table}_old")
    places = "actual_places INTEGER,"
    op.execute(statement.replace(places, f"{places}\n\treason TEXT NOT NULL,", 1))
    columns = connection.exec_driver_sql(f"PRAGMA table_info({table}_old)").fetchall()
    held = ", ".join(f'"{column[1]}"' for column in columns)
    op.execute(f"INSERT INTO {table} ({held}, reason) SELECT {held}, '' FROM {table}_old")
    op.execute(f"DROP TABLE {table}_old")
    for _, made in indexes:
        op.execute(made)
