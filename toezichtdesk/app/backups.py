"""Backups of the open database for the windows; `store.backup` makes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk.app.checking import Checking
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.files import named_in, reachable
from toezichtdesk.paths import backup_folder
from toezichtdesk.ui.safekeeping import Copy

if TYPE_CHECKING:
    from toezichtdesk.casework.trial_restoring import TrialRestore
    from toezichtdesk.store.sealing import Anchor

COPY_NAME = re.compile(r"(\d{8}-\d{6})-([a-z-]+?)(?:-zegel-\d+-[0-9a-f]{8})?(?:-\d+)?$")


def _nothing_seen() -> None:
    """Say that no act was seen: whatever the file is, it is copied."""


class Backups:
    """Backups of one database in the folder beside it; every call may be slow."""

    def __init__(self, database: Path) -> None:
        self.folder = backup_folder(database)
        self._database = database
        self._checking = Checking(database, self.folder)
        self._newest_seen: Callable[[], Anchor | None] = _nothing_seen

    def follow(self, newest_seen: Callable[[], Anchor | None]) -> None:
        """From now on, copy no file in its place that does not go on from the newest act seen."""
        self._newest_seen = newest_seen

    def copies(self) -> tuple[Copy, ...]:
        """Return the backups in the folder, newest first."""
        folder = reachable(self.folder)
        copies_there = [
            _copy_of(path, self.folder / path.name)
            for path in named_in(folder, f"{self._database.stem}-*.db")
        ]
        readable = [copy for copy in copies_there if copy is not None]
        return tuple(sorted(readable, key=lambda copy: copy.made_on, reverse=True))

    def newest(self) -> Copy | None:
        """Return the newest backup, None when there is none."""
        copies = self.copies()
        return copies[0] if copies else None

    def make(self, reason: str) -> Copy:
        """Make a backup in the folder.

        Raises:
            OfficerCanAct: as `store.backup.automatic_backup`.
        """
        from toezichtdesk.store.backup import automatic_backup

        moment = datetime.now().astimezone()
        known = self._newest_seen()
        made = automatic_backup(self._database, self.folder, reason, moment, known)
        return Copy(made.path, moment, made.size, reason)

    def before_import(self) -> Copy:
        """Make the backup that precedes an import."""
        return self.make("voor-import")

    def is_up_to_date(self) -> bool:
        """Return whether the newest backup holds the last act.

        Raises:
            OfficerCanAct: as `store.anchoring.is_copied`.
        """
        from toezichtdesk.store.anchoring import is_copied

        return is_copied(self._database, self.folder)

    def check(self) -> Doubt:
        """Return what is broken in the record, or that the check was ended.

        Raises:
            OfficerCanAct: as `reports.record.soundness.check`.
        """
        return self._checking.check()

    def end_checks(self) -> None:
        """End a check in progress, whose process keeps the file open, and begin none any more."""
        self._checking.end()

    def try_restore(self, source: Path) -> TrialRestore:
        """Put a backup back in a temporary folder, check it there, and change nothing.

        Raises:
            OfficerCanAct: as `casework.trial_restoring.try_restore`.
        """
        from toezichtdesk.casework import trial_restoring

        return trial_restoring.try_restore(source)

    def copy_to(self, target: Path) -> Path:
        """Make a backup under a name that the officer chose.

        Raises:
            OfficerCanAct: as `store.backup.back_up`.
        """
        from toezichtdesk.store.backup import back_up

        return back_up(self._database, target, known=self._newest_seen()).path


def made_on(path: Path) -> datetime | None:
    """Return when a backup was made by its name, None when that is the name of no moment."""
    match = COPY_NAME.search(path.stem)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], "%Y%m%d-%H%M%S").astimezone()
    except (ValueError, OverflowError, OSError):  # no day, or one of before 1970 on Windows
        return None


def _copy_of(path: Path, named: Path) -> Copy | None:
    """Return the backup at a path, None when its name is that of no moment.

    named: the path in the form that is shown.
    """
    match, moment = COPY_NAME.search(path.stem), made_on(path)
    if match is None or moment is None:
        return None
    return Copy(named, moment, path.stat().st_size, match[2])
