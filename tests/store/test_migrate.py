"""A migration does all its steps or none, after a verified copy, and loses no row unannounced."""

from __future__ import annotations

import re
import shutil
import sqlite3
import textwrap
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Column, MetaData, Text, create_engine

from tests.store.store_acts import files
from toezichtdesk import wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.paths import backup_folder
from toezichtdesk.store import connecting, database, migrate, schema
from toezichtdesk.store.connecting import SCHEMA_VERSION
from toezichtdesk.store.database import Database
from toezichtdesk.store.migrate import REVISIONS, MigrationFailed, newest
from toezichtdesk.store.refusals import DatabaseBusy, DiskFull

TRIGGER = (
    "CREATE TRIGGER keep_names AFTER UPDATE ON municipality BEGIN SELECT raise(ABORT, 'no'); END"
)
REBUILD_THE_PARENT = """\
with op.batch_alter_table("municipality", recreate="always") as table:
    table.add_column(sa.Column("note", sa.Text))
"""
NEXT = SCHEMA_VERSION + 1
MakeRevision = Callable[..., Path]


@pytest.fixture
def filled(path: Path) -> Path:
    """A database with a parent that has children, and a trigger on the parent."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO journal (id, moment, officer, act, summary, details) "
            "VALUES (1, '', '', '', '', '{}')"
        )
        connection.execute(
            "INSERT INTO municipality (code, name, province, valid_from, successors, aliases, act) "
            "VALUES ('GM0344', 'Utrecht', 'Utrecht', '2015-01-01', '', '', 1)"
        )
        connection.execute("INSERT INTO followed VALUES ('GM0344', 1)")
        connection.executemany(
            "INSERT INTO figure VALUES ('GM0344', 4052, 1, ?, 1, 12, 'C4')",
            [(day,) for day in range(500)],
        )
        connection.commit()
        connection.execute(TRIGGER)
    return path


@pytest.fixture
def revision(tmp_path: Path) -> MakeRevision:
    """Make a folder of revisions with one after the newest, that runs this code."""

    def made(upgrade: str, head: str = "") -> Path:
        folder = tmp_path / "100% revisions"
        shutil.copytree(REVISIONS, folder, dirs_exist_ok=True)
        (folder / "versions" / f"{NEXT:04}_next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f'revision = "{NEXT:04}"\ndown_revision = "{SCHEMA_VERSION:04}"\n{head}\n'
            f"def upgrade():\n{textwrap.indent(upgrade, '    ')}\n"
        )
        return folder

    return made


@pytest.fixture
def with_note() -> MetaData:
    metadata = MetaData(naming_convention=schema.metadata.naming_convention)
    for table in schema.metadata.tables.values():
        table.to_metadata(metadata)
    metadata.tables["municipality"].append_column(Column("note", Text))
    return metadata


CLAUSE = re.compile(
    r"\n|, (?=(?:tags|labels|partners) JSON|basis_\w+ (?:INTEGER|DATE)\b|words VARCHAR)"
)  # a column that was added stands on the last line


def tables(path: Path) -> dict[str, str]:
    """Return the statement that made each table and index, constraints in order of the alphabet."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'guard%'"
        )
        return {
            name: "\n".join(
                sorted(filter(None, (line.strip(" \t,") for line in CLAUSE.split(sql))))
            )
            for name, sql in made
            if name != "alembic_version"
        }


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def refused(path: Path, revisions: Path, metadata: MetaData = schema.metadata) -> str:
    """Migrate, expect a failure, and prove that the file and its folder are what they were."""
    before = files(path.parent)

    with pytest.raises(MigrationFailed) as refusal:
        migrate.migrate(path, revisions=revisions, metadata=metadata)

    assert files(path.parent) == before
    (backup,) = backup_folder(path).iterdir()
    assert str(backup) in wording.obstacle(refusal.value)
    assert rows(backup, "figure") == rows(path, "figure")
    return str(refusal.value.__cause__)


def test_the_revisions_make_exactly_the_schema_of_the_program(path: Path, tmp_path: Path) -> None:
    """Columns, types, keys, names of constraints, WITHOUT ROWID and AUTOINCREMENT."""
    expected = tmp_path / "expected.db"
    engine = create_engine(f"sqlite:///{expected}")
    schema.metadata.create_all(engine)
    engine.dispose()

    assert tables(path) == tables(expected)


def test_the_program_knows_the_newest_revision() -> None:
    assert newest(REVISIONS) == SCHEMA_VERSION


def test_a_rebuilt_parent_keeps_its_children_and_its_trigger(
    filled: Path, revision: MakeRevision, with_note: MetaData
) -> None:
    """Alembic alone deletes the children and drops the trigger, without a word."""
    children = rows(filled, "followed"), rows(filled, "figure")
    assert children[0]

    backup = migrate.migrate(filled, revisions=revision(REBUILD_THE_PARENT), metadata=with_note)

    assert (rows(filled, "followed"), rows(filled, "figure")) == children
    assert rows(filled, "municipality")[0][-1] is None
    assert tables(filled)["keep_names"] == TRIGGER
    assert rows(filled, "alembic_version") == [(f"{NEXT:04}",)]
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert f"-voor-v{NEXT:04}" in backup.name
    assert rows(backup, "alembic_version") == [(f"{SCHEMA_VERSION:04}",)]
    assert rows(backup, "figure") == children[1]


def test_an_older_database_is_migrated_when_it_is_opened(
    filled: Path, revision: MakeRevision, with_note: MetaData, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = partial(migrate.migrate, revisions=revision(REBUILD_THE_PARENT), metadata=with_note)
    monkeypatch.setattr(migrate, "migrate", steps)
    for module in (connecting, database):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)

    opened = Database.open(filled)

    with opened.reading() as connection:
        assert connection.exec_driver_sql("SELECT note FROM municipality").all() == [(None,)]


@pytest.mark.parametrize(
    ("upgrade", "reason"),
    [
        (REBUILD_THE_PARENT + "\nraise RuntimeError('halfway')", "halfway"),
        (REBUILD_THE_PARENT + "\nop.execute('SELECT * FROM nowhere')", "no such table"),
        ("op.execute('DELETE FROM figure WHERE reference_date < 3')", "figure: 500 rows before"),
        ("op.drop_table('figure')", "figure: 500 rows before, None after"),
        ("op.execute('UPDATE followed SET act = 99')", "without their parent"),
        ("op.execute('CREATE TABLE _alembic_tmp_x (a)')", "half rebuilt"),
        ("op.add_column('contact', sa.Column('mood', sa.Text))", "mood"),
    ],
)
def test_a_step_that_fails_or_leaves_damage_is_taken_back_whole(
    filled: Path, revision: MakeRevision, with_note: MetaData, upgrade: str, reason: str
) -> None:
    metadata = with_note if "municipality" in upgrade else schema.metadata

    assert reason in refused(filled, revision(upgrade), metadata)


def test_a_step_that_lacks_what_the_program_expects_is_taken_back(
    filled: Path, revision: MakeRevision, with_note: MetaData
) -> None:
    assert "note" in refused(filled, revision("pass"), with_note)


def test_a_large_rebuild_that_fails_after_writing_in_the_file_is_taken_back_whole(
    filled: Path, revision: MakeRevision
) -> None:
    """Larger than SQLite's cache, so that changed pages reach the file before the failure."""
    with closing(sqlite3.connect(filled)) as connection:
        connection.executemany(
            "INSERT INTO setting VALUES (?, ?, 1)", [(str(row), "x" * 3000) for row in range(3000)]
        )
        connection.commit()
    upgrade = "op.execute(\"UPDATE setting SET value = 'y' || value\")\nraise RuntimeError('late')"

    assert refused(filled, revision(upgrade)) == "late"


def test_after_a_failed_migration_a_corrected_one_succeeds(
    filled: Path, revision: MakeRevision, with_note: MetaData
) -> None:
    refused(filled, revision(REBUILD_THE_PARENT + "\nraise RuntimeError"), with_note)

    migrate.migrate(filled, revisions=revision(REBUILD_THE_PARENT), metadata=with_note)

    assert len(list(backup_folder(filled).iterdir())) == 2


def test_a_step_may_remove_rows_when_it_says_so(filled: Path, revision: MakeRevision) -> None:
    revisions = revision(
        "op.execute('DELETE FROM figure WHERE reference_date < 3')",
        head='CHANGES_ROWS_OF = {"figure"}',
    )

    migrate.migrate(filled, revisions=revisions)

    assert len(rows(filled, "figure")) == 497


def refused_beforehand(path: Path, revisions: Path, kind: type[OfficerCanAct]) -> None:
    before = files(path.parent)

    with pytest.raises(kind):
        migrate.migrate(path, revisions=revisions)

    assert files(path.parent) == before
    assert not backup_folder(path).exists()


def test_without_room_for_a_copy_nothing_is_begun(
    filled: Path, revision: MakeRevision, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = SimpleNamespace(free=2 * filled.stat().st_size)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room)

    refused_beforehand(filled, revision("pass"), DiskFull)


@pytest.mark.usefixtures("impatient")
def test_while_another_program_writes_nothing_is_begun(
    filled: Path, revision: MakeRevision
) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        refused_beforehand(filled, revision("pass"), DatabaseBusy)


def test_two_programs_that_begin_a_database_at_once_end_with_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other finished first; its database, perhaps with work in it, stays."""
    before = files(path.parent)
    monkeypatch.setattr(Path, "exists", lambda found: found != path)

    database._begin(path)

    assert files(path.parent) == before
