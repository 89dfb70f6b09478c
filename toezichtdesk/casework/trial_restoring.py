"""Proves that a backup can be put back, without changing anything."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toezichtdesk.files import remove, throw_away_folder
from toezichtdesk.reports.record.journal import last_moment
from toezichtdesk.reports.record.soundness import beyond_seals
from toezichtdesk.store import backup
from toezichtdesk.store.backup import CheckReport
from toezichtdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class TrialRestore:
    """What a backup is like once it is put back.

    report: of a thorough reading. last_act: the moment of the newest act in it, None without one.
    """

    report: CheckReport
    last_act: datetime | None

    @property
    def rows(self) -> int:
        """The number of all rows together."""
        return sum(count for _, count in self.report.counts)


def try_restore(source: Path) -> TrialRestore:
    """Put a backup back in a temporary folder, open and check it there, and remove it again.

    Raises:
        OfficerCanAct: it cannot be put back or opened, as `store.backup.restore` and
            `Database.open`.
    """
    folder = throw_away_folder()
    try:
        restored = backup.restore(source, folder / "toezichtdesk.db").path
        Database.open(restored).close()  # brings one of an older program to this version
        report = backup.check(restored)
        with closing(Database(restored)) as database, database.reading() as connection:
            if report.is_sound:
                report = replace(report, broken=beyond_seals(connection))
            moment = last_moment(connection)
    finally:
        remove(folder)
    return TrialRestore(report, moment)
