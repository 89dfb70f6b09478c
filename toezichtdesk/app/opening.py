"""File work of the desk, off the UI thread: opens, fills and restores databases."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk.domain.casefile import Signature
from toezichtdesk.files import remove, throw_away_folder
from toezichtdesk.log import start_log
from toezichtdesk.paths import resource

if TYPE_CHECKING:
    from toezichtdesk.domain.municipality import Municipality
    from toezichtdesk.store.backup import Restored
    from toezichtdesk.store.database import Database


class FixedSignature:
    """A signature with a fixed moment: the example data has its own today."""

    def __init__(self, signature: Signature) -> None:
        self._signature = signature

    def __call__(self) -> Signature:
        """Return the signature."""
        return self._signature


def open_database(path: Path, by: Signature, followed: tuple[str, ...]) -> Database:
    """Open the database, or create it with these municipalities on the officer's list.

    Raises:
        OfficerCanAct: as `casework.opening.open_or_begin`.
    """
    from toezichtdesk.casework.opening import open_or_begin

    start_log()
    return open_or_begin(path, by, followed)


def trial_path() -> Path:
    """Return the path of a trial database, in a temporary folder."""
    return throw_away_folder() / "proef.db"


def throw_away(folder: Path) -> None:
    """Remove the folder of a trial."""
    remove(folder)


def fill_trial(path: Path) -> tuple[Database, datetime]:
    """Fill a new database with the example data; return it and the moment it ends at."""
    from toezichtdesk.casework import example
    from toezichtdesk.store.database import Database

    today = example.build(path).today
    return Database.open(path), datetime.combine(today, time(9), tzinfo=UTC)


def restore(source: Path, path: Path, by: Signature, aside: str = "vervangen") -> Restored:
    """Replace the database by a backup; the old file is kept with `aside` in its name.

    Raises:
        OfficerCanAct: as `casework.practice.restore`.
    """
    from toezichtdesk.casework import practice

    return practice.restore(source, path, by, aside)


def municipalities_of_today(by: Signature) -> tuple[Municipality, ...]:
    """Return the municipalities that exist today, to choose from at a first start."""
    from toezichtdesk.casework.municipalities import read_table

    table = read_table(resource("municipalities.csv"))
    return tuple(each for each in table if each.exists_on(by.today))
