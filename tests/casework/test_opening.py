"""A first start that is interrupted leaves nothing; what an earlier version left is completed."""

from __future__ import annotations

import os
import signal
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.conftest import signed
from tests.refusing import says
from toezichtdesk.casework import example
from toezichtdesk.casework.opening import building, open_or_begin
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.files import NameTaken
from toezichtdesk.store.database import Database
from toezichtdesk.store.schema import followed, municipality

pytestmark = pytest.mark.slow

BY = signed(date(2026, 3, 31))
MINE = ("GM0503", "GM0518")


def rows(database: Database, table: object) -> int:
    with database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def begin_and_die(path: Path, after: float) -> None:
    child = os.fork()
    if child == 0:
        try:
            open_or_begin(path, BY, MINE)
        finally:
            os._exit(0)  # never back into pytest
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill")
def test_a_first_start_that_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    """It left a database without municipalities, which refused every import."""
    moment, begun = 0.01, [False]
    while begun.count(True) < 2:
        path = tmp_path / str(len(begun)) / "toezichtdesk.db"
        begin_and_die(path, moment)
        begun.append(path.exists())
        moment *= 1.4

        database = open_or_begin(path, BY, MINE)
        assert rows(database, municipality) > 342
        assert rows(database, followed) == len(MINE)
        database.close()
        left = {each.name for each in path.parent.iterdir()} - {f"{path.name}-journal"}
        assert left == {path.name}, "what the kill left is gone at the next start"
    assert begun.count(False) >= 3


def test_a_database_without_municipalities_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "toezichtdesk.db"
    Database.open(path, create=True).close()

    database = open_or_begin(path, BY)

    assert rows(database, municipality) > 342
    assert rows(open_or_begin(path, BY), municipality) == rows(database, municipality)


def test_what_is_refused_halfway_leaves_no_database(tmp_path: Path) -> None:
    path = tmp_path / "nieuw" / "toezichtdesk.db"

    with pytest.raises(OfficerCanAct, check=says("GM0000")):
        open_or_begin(path, BY, ("GM0000",))

    assert list(path.parent.iterdir()) == []


def test_a_database_that_came_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "toezichtdesk.db"

    with pytest.raises(NameTaken), building(path, BY):
        path.write_bytes(b"van een ander")

    assert path.read_bytes() == b"van een ander"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_name_that_is_taken_is_refused_before_the_work_is_done(tmp_path: Path) -> None:
    path = tmp_path / "toezichtdesk.db"
    path.write_bytes(b"van een ander")

    with pytest.raises(NameTaken), building(path, BY):
        pytest.fail("the work was begun")

    assert path.read_bytes() == b"van een ander"


def test_the_example_appears_whole(built_example: Path) -> None:
    database = Database.open(built_example)
    assert rows(database, municipality) > 5
    database.close()
    with pytest.raises(NameTaken):
        example.build(built_example)
