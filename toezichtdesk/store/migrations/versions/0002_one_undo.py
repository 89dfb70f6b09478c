"""Every table of records gets a twin, its numbers count on, and its rows name their act.

What a table says is read from the file, as the steps before left it; only what changes is spelled
out here.
"""

from __future__ import annotations

from typing import Any

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBERED = (  # rebuilt: a number that was used is never given again
    "layout",
    "inhabitants",
    "national_target",
    "decision",
    "freeze",
    "term_event",
    "file_item",
    "proposal_view",
    "contact",
    "agreement",
    "plan_measure",
    "early_warning",
    "policy_version",
)
_ALONE = ("improvement_plan", "followed", "learned_alias", "warning_closure")
_NEVER_TAKEN_BACK = ("journal", "municipality")
_WHO_ADDED = """coalesce(
    (SELECT min(id) FROM journal WHERE act = 'add_municipalities'),
    (SELECT min(id) FROM journal))"""
_WHO_SET = """coalesce(
    (SELECT max(id) FROM journal WHERE act = CASE name WHEN 'kept_megabytes' THEN 'keep_copies'
        WHEN 'watched_folder' THEN 'watch_folder' ELSE 'read_unasked' END),
    (SELECT max(id) FROM journal))"""


def upgrade() -> None:
    # The references of other tables go on naming the table that is made anew.
    op.execute("PRAGMA legacy_alter_table=ON")
    for table in _NUMBERED:
        _count_on(table)
    _name_the_act("municipality", _WHO_ADDED)
    _name_the_act("setting", _WHO_SET)
    for table in (*_NUMBERED, *_ALONE, "municipality", "setting", "figure"):
        if table != "figure":  # an index on its act would double it
            op.execute(f"CREATE INDEX ix_{table}_act ON {table} (act)")
        _twin(table)
    op.execute("PRAGMA legacy_alter_table=OFF")


def _count_on(table: str) -> None:
    made = _statement(table)
    key = f"CONSTRAINT pk_{table} PRIMARY KEY (id), "
    counting = made.replace(
        "id INTEGER NOT NULL,", "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,", 1
    )
    _make_anew(table, counting.replace(key, "", 1), "*")
    used = f"SELECT coalesce(max(id), 0) AS id FROM {table}"
    if _exists(f"{table}_before"):
        used += f" UNION ALL SELECT coalesce(max(id), 0) FROM {table}_before"
    op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
    op.execute(f"INSERT INTO sqlite_sequence SELECT '{table}', max(id) FROM ({used})")


def _name_the_act(table: str, act: str) -> None:
    names = ", ".join(_quoted(name) for name, *_ in _columns(table))
    made = _statement(table).replace(
        f"CONSTRAINT pk_{table}", f"act INTEGER NOT NULL, \n\tCONSTRAINT pk_{table}", 1
    )
    end = made.rindex("\n)")
    reference = f", \n\tCONSTRAINT fk_{table}_act FOREIGN KEY(act) REFERENCES journal (id)"
    _make_anew(table, made[:end] + reference + made[end:], f"{names}, {act}")


def _make_anew(table: str, statement: str, values: str) -> None:
    indexes = _query(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' "
        "AND sql IS NOT NULL"
    )
    for name, _ in indexes:
        op.execute(f"DROP INDEX {name}")
    op.execute(f"ALTER TABLE {table} RENAME TO {table}_old")
    op.execute(statement)
    op.execute(f"INSERT INTO {table} SELECT {values} FROM {table}_old")
    op.execute(f"DROP TABLE {table}_old")
    for _, made in indexes:
        op.execute(str(made))


def _twin(table: str) -> None:
    before = f"{table}_before"
    is_there = _exists(before)
    if is_there:
        op.execute(f"ALTER TABLE {before} RENAME TO {before}_old")
    columns = _columns(table)
    lines = [
        f"{_quoted(name)} {kind}{' NOT NULL' if needed else ''}"
        for name, kind, needed, _ in columns
    ]
    lines += ["replaced_by INTEGER NOT NULL", "restored_by INTEGER"]
    key = [name for name, *_, place in sorted(columns, key=_place) if place]
    key += [name for name in ("act", "replaced_by") if name not in key]
    lines.append(f"CONSTRAINT pk_{before} PRIMARY KEY ({', '.join(key)})")
    lines += [
        f"CONSTRAINT fk_{before}_{name} FOREIGN KEY({name}) REFERENCES {parent} ({parent_key})"
        for name, parent, parent_key in (
            *_references(table),
            ("replaced_by", "journal", "id"),
            ("restored_by", "journal", "id"),
        )
        if parent in _NEVER_TAKEN_BACK
    ]
    op.execute(f"CREATE TABLE {before} (\n\t" + ", \n\t".join(lines) + "\n)\n WITHOUT ROWID")
    if is_there:
        op.execute(f"INSERT INTO {before} SELECT *, NULL FROM {before}_old")
        op.execute(f"DROP TABLE {before}_old")
    if table != "figure":
        op.execute(f"CREATE INDEX ix_{before}_replaced_by ON {before} (replaced_by)")


def _columns(table: str) -> list[tuple[str, str, bool, int]]:
    """Return name, type, whether it is needed, and its place in the key or 0."""
    return [
        (str(name), str(kind), bool(needed), int(place))
        for _, name, kind, needed, _, place in _query(f"PRAGMA table_info({table})")
    ]


def _place(column: tuple[str, str, bool, int]) -> int:
    return column[-1]


def _references(table: str) -> list[tuple[str, str, str]]:
    """Return column, table and column that it refers to."""
    return [
        (str(row[3]), str(row[2]), str(row[4]))
        for row in _query(f"PRAGMA foreign_key_list({table})")
    ]


def _statement(table: str) -> str:
    (row,) = _query(f"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'")
    return str(row[0])


def _exists(table: str) -> bool:
    return bool(_query(f"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{table}'"))


def _quoted(name: str) -> str:
    return op.get_bind().dialect.identifier_preparer.quote(name)


def _query(statement: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in op.get_bind().exec_driver_sql(statement)]
