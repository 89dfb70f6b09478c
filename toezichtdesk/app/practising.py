"""Switching between the officer's own data and a practice copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toezichtdesk.domain.casefile import Signature
from toezichtdesk.paths import practice_file
from toezichtdesk.ui.practice_dialog import Wish

if TYPE_CHECKING:
    from sqlalchemy import Connection

WORDS = (
    "PROEF met een kopie van uw eigen gegevens. Wat u hier vastlegt, "
    "komt niet in die gegevens zelf."
)


def is_practice(connection: Connection) -> bool:
    """Return whether the database is a practice copy."""
    from toezichtdesk.casework.practice import OWN
    from toezichtdesk.reports.settings import IS_TRIAL, setting

    return setting(connection, IS_TRIAL) == OWN


class Practising:
    """Which database the window shows: the officer's own, or the practice copy."""

    def __init__(self, own: Path) -> None:
        self.own = own
        self.copy = practice_file(own)
        self.is_on = False

    @property
    def path(self) -> Path:
        """The database to show."""
        return self.copy if self.is_on else self.own

    def prepare(self, wish: Wish, by: Signature) -> str:
        """Prepare the files for a switch, while neither is open; return a message in Dutch.

        Raises:
            OfficerCanAct: as `casework.practice.begin`.
        """
        from toezichtdesk.casework import practice

        if wish is Wish.ANEW:
            practice.begin(self.own, self.copy, by)
            return "De proefomgeving is gemaakt van uw gegevens van nu."
        if wish is Wish.THROW_AWAY:
            practice.throw_away(self.copy)
            return "De proefomgeving is weggegooid. U ziet uw eigen gegevens."
        return "" if wish is Wish.GO_ON else "U ziet weer uw eigen gegevens."

    def turn(self, wish: Wish) -> None:
        """Show the database that the wish leads to from now on."""
        self.is_on = wish in (Wish.GO_ON, Wish.ANEW)
