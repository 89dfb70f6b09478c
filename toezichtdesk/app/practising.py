"""Switching between the officer's own data, a practice copy and a backup that is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk import wording
from toezichtdesk.app.backups import made_on
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.files import remove
from toezichtdesk.paths import practice_file
from toezichtdesk.ui.practice_dialog import Wish

if TYPE_CHECKING:
    from sqlalchemy import Connection

WORDS = (
    "PROEF met een kopie van uw eigen gegevens. Wat u hier vastlegt, "
    "komt niet in die gegevens zelf."
)

LOOKS = (
    "ALLEEN-LEZEN: u bekijkt de back-up {which}. Hier is niets vast te leggen; "
    "uw eigen gegevens blijven zoals zij zijn."
)


def is_practice(connection: Connection) -> bool:
    """Return whether the database is a practice copy."""
    from toezichtdesk.casework.practice import OWN
    from toezichtdesk.reports.settings import IS_TRIAL, setting

    return setting(connection, IS_TRIAL) == OWN


class Practising:
    """Which database the window shows: the officer's own, the practice copy, or a backup."""

    def __init__(self, own: Path) -> None:
        self.own = own
        self.copy = practice_file(own)
        self.looked_at: Path | None = None  # a copy of a backup, in a temporary folder
        self.words = ""  # above every page; empty for the officer's own data
        self._prepared: Path | None = None

    @property
    def is_on(self) -> bool:
        """Whether the window shows another database than the officer's own."""
        return bool(self.words)

    @property
    def only_looks(self) -> bool:
        """Whether the window shows a backup, in which nothing is recorded."""
        return self.looked_at is not None

    def prepare(self, wish: Wish | Path, by: Signature) -> str:
        """Prepare the files for a switch, while neither is open; return a message in Dutch.

        wish: a path is that of a backup to look at.

        Raises:
            OfficerCanAct: as `casework.practice.begin` and `look_into`.
        """
        from toezichtdesk.casework import practice

        if isinstance(wish, Path):
            self._prepared = practice.look_into(wish, by)
            return ""
        if wish is Wish.ANEW:
            practice.begin(self.own, self.copy, by)
            return "De proefomgeving is gemaakt van uw gegevens van nu."
        if wish is Wish.THROW_AWAY:
            practice.throw_away(self.copy)
            return "De proefomgeving is weggegooid. U ziet uw eigen gegevens."
        return "" if wish is Wish.GO_ON else "U ziet weer uw eigen gegevens."

    def turn(self, wish: Wish | Path) -> Path:
        """Show the database that the wish leads to from now on; return its path."""
        self.leave()
        if isinstance(wish, Path):
            self.looked_at, self._prepared = self._prepared, None
            moment = made_on(wish)
            which = wish.name if moment is None else f"van {wording.day_and_time(moment)}"
            self.words = LOOKS.format(which=which)
        elif wish in (Wish.GO_ON, Wish.ANEW):
            self.words = WORDS
        return self.looked_at or (self.copy if self.is_on else self.own)

    def leave(self) -> None:
        """Go back to the officer's own data; of a backup that was looked at, nothing is left."""
        if self.looked_at is not None:
            remove(self.looked_at.parent)
        self.looked_at, self.words = None, ""
