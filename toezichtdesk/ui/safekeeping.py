"""The windows' interface to backups, implemented by the app."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified backup of the database. size: bytes; reason: why it was made, in Dutch."""

    path: Path
    made_on: datetime
    size: int
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a check of the record found.

    words: what is broken, in Dutch; empty for nothing. codes: of the municipalities that it may be
    about; None for any. is_verified: the record was read to its end; else the words say that.
    """

    words: str = ""
    codes: frozenset[str] | None = frozenset()
    is_verified: bool = True

    def about(self, code: str) -> str:
        """Return the words when they may be about this municipality, else nothing."""
        return self.words if self.codes is None or code in self.codes else ""


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
        """Return what is broken in the record, or that it could not be verified in time."""

    def copy_to(self, target: Path) -> Path:
        """Make a backup under a name that the officer chose."""
