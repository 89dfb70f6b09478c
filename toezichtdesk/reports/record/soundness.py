"""Checks the record of a database in use: its seals, what it was decided on, what is attached."""

from __future__ import annotations

from pathlib import Path

from toezichtdesk import wording
from toezichtdesk.domain.doubt import Doubt
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.judging.grounded import ungrounded
from toezichtdesk.reports.record.attachments import departing
from toezichtdesk.reports.record.doubt import codes_of
from toezichtdesk.store.backup import look_over
from toezichtdesk.store.chain import Broken
from toezichtdesk.store.database import Database


def check(database: Path, copies: Path) -> Doubt:
    """Return what is broken in the record, or that it could not be verified in time.

    copies: the folder with its backups.

    Raises:
        OfficerCanAct: as `store.backup.look_over`.
    """
    seen = look_over(database, copies)
    broken = seen or ()
    if not broken:
        with Database(database).reading() as connection:
            broken = ungrounded(connection) + departing(connection)
    if not broken:
        return Doubt(wording.not_verified(), is_verified=False) if seen is None else Doubt()
    words = wording.record_broken([wording.broken(one) for one in broken])
    return Doubt(words, _whose(database, broken))


def _whose(database: Path, broken: tuple[Broken, ...]) -> frozenset[str] | None:
    try:
        with Database(database).reading() as connection:
            return codes_of(connection, broken)
    except OfficerCanAct:  # so damaged that it cannot be asked
        return None
