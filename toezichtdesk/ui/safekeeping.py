"""The windows' interface to backups, implemented by the app."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from toezichtdesk.domain.doubt import Doubt

if TYPE_CHECKING:
    from toezichtdesk.casework.trial_restoring import TrialRestore


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified backup of the database. size: bytes; reason: why it was made, in Dutch."""

    path: Path
    made_on: datetime
    size: int
    reason: str


class Safekeeping(Protocol):
    """Makes and lists backups of the open database; calls are slow, so not on the UI thread."""

    folder: Path

    def copies(self) -> tuple[Copy, ...]:
        """Return the backups in the folder, newest first."""

    def newest(self) -> Copy | None:
        """Return the newest backup, None when there is none."""

    def make(self, reason: str) -> Copy:
        """Make a backup in the folder."""

    def check(self) -> Doubt:
        """Return what is broken in the record, or that the check was ended."""

    def try_restore(self, source: Path) -> TrialRestore:
        """Put a backup back in a temporary folder, check it there, and change nothing."""

    def copy_to(self, target: Path) -> Path:
        """Make a backup under a name that the officer chose."""
