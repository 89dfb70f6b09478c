"""Another file that was put in the place of the open database is told, and left alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.store.store_acts import act, acts
from tests.store.test_database import assert_is_dutch_and_short
from toezichtdesk import wording
from toezichtdesk.store.database import Database
from toezichtdesk.store.refusals import DatabaseReplaced

Swap = Callable[[Path, Path], None]


def by_rename(source: Path, place: Path) -> None:
    source.replace(place)


def by_writing_over(source: Path, place: Path) -> None:
    place.write_bytes(source.read_bytes())


@pytest.mark.parametrize("swap", [by_rename, by_writing_over])
@pytest.mark.parametrize("what", ["an older copy", "another database", "the same length"])
def test_a_file_that_was_put_in_its_place_is_told_and_left_alone(
    database: Database, tmp_path: Path, empty_database: bytes, swap: Swap, what: str
) -> None:
    """Also when it was swapped right after an act, before anything was read again."""
    act(database, 1)
    other = tmp_path / "ander.db"
    other.write_bytes(empty_database if what == "another database" else database.path.read_bytes())
    act(database, 2)
    if what == "the same length":
        act(Database(other), 2, text="anders")

    swap(other, database.path)
    before = database.path.read_bytes()

    for at_it in (partial(acts, database), partial(act, database, 3)):
        with pytest.raises(DatabaseReplaced) as refusal:
            at_it()
        assert_is_dutch_and_short(wording.obstacle(refusal.value))
    assert database.path.read_bytes() == before


@pytest.mark.parametrize("swap", [by_rename, by_writing_over])
def test_a_copy_of_the_same_moment_or_later_goes_on(
    database: Database, tmp_path: Path, swap: Swap
) -> None:
    """As a program leaves it that saves a file under another name and renames it."""
    act(database, 1)
    other = tmp_path / "ander.db"
    other.write_bytes(database.path.read_bytes())
    act(Database(other), 2)

    swap(other, database.path)
    act(database, 3)

    assert acts(database) == {1: 1, 2: 1, 3: 1}
