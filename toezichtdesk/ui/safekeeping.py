"""What the windows know of back-ups: the app hands over who really makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy of the database. size in bytes; reason: why it was made, in Dutch."""

    path: Path
    made_on: datetime
    size: int
    reason: str


class Safekeeping(Protocol):
    """Makes and lists copies of the open database; each call may take a while: not on the UI."""

    folder: Path

    def copies(self) -> tuple[Copy, ...]:
        """Return the copies in the folder, newest first."""

    def newest(self) -> Copy | None:
        """Return the newest copy, None when there is none."""

    def make(self, reason: str) -> Copy:
        """Make a copy in the folder."""

    def check(self) -> str:
        """Return in Dutch what does not hold in the record; empty when all does."""

    def copy_to(self, target: Path) -> Path:
        """Make a copy under a name of the officer's choice."""
