"""A process that is killed at a random moment: nothing acknowledged is lost, nothing is half.

A kill does not test a power cut: what was written stays in the page cache.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Text

from tests.store.store_acts import act, acts, files
from toezichtdesk.store import migrate, schema
from toezichtdesk.store.backup import back_up, restore
from toezichtdesk.store.connecting import SCHEMA_VERSION, connect, row_counts
from toezichtdesk.store.database import Database

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill"),
]

ROWS_PER_ACT = 200
Say = Callable[[int], None]


def run_and_kill(work: Callable[[Say], None], after: float) -> list[int]:
    """Run the work in a process of its own, kill it after some seconds; return what it said."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda number: os.write(writer, number.to_bytes(4, "big")) and None)
        finally:
            os._exit(0)  # never back into pytest
    os.close(writer)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        text = pipe.read()
    return [int.from_bytes(text[at : at + 4], "big") for at in range(0, len(text), 4)]


LATE_SHARES = (0.7, 0.8, 0.9, 1.0, 1.1)  # of the time that the work takes


def ever_later(ended: list[bool]) -> Iterator[float]:
    """Give moments in seconds, each a third later, until three runs came to their end by then.

    So a slow machine is tried at the same stages of the work as a fast one. Then moments about the
    end of the work, close together: there the files take each other's place.
    ended: of each run so far, whether it came to its end; the caller adds to it.
    """
    moment = took = 0.002
    while ended.count(True) < 3:
        yield moment
        took = moment if ended.count(True) <= 1 else took
        moment *= 4 / 3
    yield from (took * share for share in LATE_SHARES)


def keep_acting(path: Path, first: int, say: Say) -> None:
    database = Database(path)
    for number in count(first):
        act(database, number, rows=ROWS_PER_ACT, text="x" * 50)
        say(number)


def test_no_acknowledged_act_is_lost_and_none_is_half(path: Path) -> None:
    acknowledged = 0
    interrupted = 0
    journal = path.with_name(path.name + "-journal")
    chance = random.Random(20260331)
    longest = 0.05  # seconds; more on a machine too busy to come to an act by then

    for _ in range(60):
        work = partial(keep_acting, path, acknowledged + 1)
        done = run_and_kill(work, chance.uniform(0.001, longest))
        acknowledged = max([acknowledged, *done])
        interrupted += journal.exists() and journal.stat().st_size > 0
        if not (acknowledged and interrupted):
            longest *= 1.25

        result = acts(Database.open(path))
        assert set(result.values()) <= {ROWS_PER_ACT}
        assert acknowledged <= len(result) <= acknowledged + 1
        acknowledged = len(result)  # one may be committed, but killed before it could say so

    print(f"\n{acknowledged} acts; {interrupted} of 60 kills left a journal to roll back")
    assert interrupted > 0


def test_a_database_is_begun_whole_or_not_at_all(tmp_path: Path) -> None:
    begun: list[bool] = []
    for moment in ever_later(begun):
        path = tmp_path / str(len(begun)) / "toezichtdesk.db"

        run_and_kill(lambda _, path=path: Database.open(path, create=True).close(), moment)

        begun.append(path.exists())
        if path.exists():
            assert acts(Database.open(path)) == {}
    assert begun.count(False) >= 3


def test_a_copy_is_whole_or_not_there(path: Path, tmp_path: Path) -> None:
    act(Database.open(path), 1, rows=5000, text="x" * 200)
    made: list[bool] = []
    for moment in ever_later(made):
        target = tmp_path / f"{len(made)}.db"

        run_and_kill(lambda _, target=target: back_up(path, target) and None, moment)

        made.append(target.exists())
        if target.exists():
            assert acts(Database.open(target)) == {1: 5000}
    assert made.count(False) >= 3
    assert acts(Database.open(path)) == {1: 5000}


def test_restoring_leaves_the_old_database_or_the_new(path: Path, tmp_path: Path) -> None:
    database = Database.open(path)
    act(database, 1, rows=3000, text="x" * 200)
    copy = back_up(path, tmp_path / "kopie.db").path
    act(database, 2, rows=10)
    both = files(tmp_path)[path.name]
    put_back: list[bool] = []

    for moment in ever_later(put_back):
        path.write_bytes(both)
        run_and_kill(lambda _: restore(copy, path) and None, moment)

        result = acts(Database.open(path))
        assert result in ({1: 3000, 2: 10}, {1: 3000})
        put_back.append(len(result) == 1)
        for each in tmp_path.glob("*vervangen*.db"):
            assert acts(Database.open(each)) == {1: 3000, 2: 10}
            each.unlink()
    assert put_back.count(False) >= 3


def test_a_migration_is_done_or_not_begun(path: Path, tmp_path: Path) -> None:
    act(Database.open(path), 1, rows=3000, text="x" * 200)
    before = path.read_bytes()
    revisions = tmp_path / "revisions"
    shutil.copytree(migrate.REVISIONS, revisions)
    (revisions / "versions" / f"{SCHEMA_VERSION + 1:04}_next.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f'revision = "{SCHEMA_VERSION + 1:04}"\ndown_revision = "{SCHEMA_VERSION:04}"\n'
        "\ndef upgrade():\n"
        '    with op.batch_alter_table("setting", recreate="always") as table:\n'
        '        table.add_column(sa.Column("note", sa.Text))\n'
    )
    metadata = MetaData(naming_convention=schema.metadata.naming_convention)
    for table in schema.metadata.tables.values():
        table.to_metadata(metadata)
    metadata.tables["setting"].append_column(Column("note", Text))
    migrated: list[bool] = []

    for moment in ever_later(migrated):
        path.write_bytes(before)
        run_and_kill(
            lambda _: migrate.migrate(path, revisions=revisions, metadata=metadata) and None,
            moment,
        )

        with closing(connect(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            width = len(connection.execute("PRAGMA table_info(setting)").fetchall())
            assert (version, width) in ((SCHEMA_VERSION, 3), (SCHEMA_VERSION + 1, 4))
            assert row_counts(connection)["setting"] == 3000
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        migrated.append(version > SCHEMA_VERSION)
    assert migrated.count(False) >= 3
